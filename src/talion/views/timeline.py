"""A Coding goes in, the line of time comes out: incidents by date, then answers, counts and relations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from talion.records import Coding, DatePrecision, Incident
from talion.views.chain import Step, view_chains
from talion.views.context import Context, open_context
from talion.views.incident import IncidentLine, view_incident
from talion.views.order import sort_incidents
from talion.views.standing import CountLine, RelationLine, view_counts, view_relations
from talion.views.words import DASH, clean, word_day, word_number, word_partial, word_source

UNDATED = "Date unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The incidents that begin in one year, or those without a date."""

    heading: str
    incidents: tuple[IncidentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that a coding holds, in the order in which a person reads it; `source` tells of the report where there is only one."""

    summary: str
    source: str
    stretches: tuple[Stretch, ...]
    chains: tuple[Step, ...]
    counts: tuple[CountLine, ...]
    relations: tuple[RelationLine, ...]


def view_timeline(coding: Coding) -> Timeline:
    """The whole coding."""
    context = open_context(coding, headed=True)
    incidents = sort_incidents(coding.incidents)
    return Timeline(
        summary=word_summary(coding, incidents),
        source=_word_only(coding, context),
        stretches=_divide(incidents, context),
        chains=view_chains(coding, context),
        counts=view_counts(coding.aggregates, context),
        relations=view_relations(coding.relations, context),
    )


def _word_only(coding: Coding, context: Context) -> str:
    """The one report's source and title, said once; "" where there are several."""
    if len(coding.reports) != 1:
        return ""
    report = coding.reports[0]
    title = clean(report.title)
    source = word_source(report, context.short[report.id])
    return f"{title} — {source}" if title and report.publisher else source


def _divide(incidents: list[Incident], context: Context) -> tuple[Stretch, ...]:
    years: dict[str, list[IncidentLine]] = {}
    for incident in incidents:
        line = view_incident(incident, context)
        years.setdefault(str(line.year) if line.year else UNDATED, []).append(line)
    return tuple(Stretch(heading=heading, incidents=tuple(lines)) for heading, lines in years.items())


def word_summary(coding: Coding, incidents: list[Incident]) -> str:
    """ "7 incidents in 2 reports, Jan 2020 – 23 Jan 2024"."""
    words = f"{word_number(len(incidents), 'incident')} in {word_number(len(coding.reports), 'report')}"
    dated = [incident.when for incident in incidents if incident.when]
    if not dated:
        return words
    first = _word_edge(min(dated, key=lambda when: when.earliest).precision, min(when.earliest for when in dated))
    last = _word_edge(max(dated, key=lambda when: when.latest).precision, max(when.latest for when in dated))
    return f"{words}, {first}" if first == last else f"{words}, {first} {DASH} {last}"


def _word_edge(precision: DatePrecision, day: dt.date) -> str:
    """The day, its month or its year, whatever is known."""
    if precision == "year":
        return str(day.year)
    return word_partial(f"{day:%Y-%m}") if precision == "month" else word_day(day)
