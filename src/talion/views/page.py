"""An Incident goes in, everything known of it comes out in words: fields, passages by report, links before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from talion.judgements.reviewing import Standing
from talion.records import ClaimField, Coding, Event, Incident, Link, LinkKind, Report
from talion.views.chain import BACKWARD, FORWARD, Tie, word_tie
from talion.views.context import Context, open_context
from talion.views.fields import FIELDS
from talion.views.incident import IncidentLine, view_incident
from talion.views.joinings import JoiningLine, view_joinings
from talion.views.judgements import JudgementLine, view_own
from talion.views.naming import shorten_ids
from talion.views.order import sort_incidents
from talion.views.passage import Passage
from talion.views.reasons import explain_confidence, find_confidence, word_shown
from talion.views.toll import word_growth
from talion.views.words import FIELD_WORDS, clean, word_number, word_share


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field: `claims` is worded, "3 claims in 2 reports", `sure` is the shown value's confidence, "0.87"; "" for none."""

    name: str
    field: str
    value: str
    claims: str
    sure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """What one report says of the incident; `reprint` names the report that it reprints, "" for none.

    `events` are the short ids of its tellings, where there are several to tell apart.
    """

    source: str
    events: tuple[str, ...]
    title: str
    url: str
    reprint: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An incident before or after this one, and what ties the two."""

    tie: Tie
    line: IncidentLine


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """One incident, whole; `signs` are what its confidence rests on."""

    line: IncidentLine
    judgements: tuple[JudgementLine, ...]
    signs: tuple[str, ...]
    fields: tuple[FieldLine, ...]
    reports: tuple[ReportPart, ...]
    joinings: tuple[JoiningLine, ...]
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


def view_page(incident: Incident, coding: Coding, standings: Sequence[Standing] = ()) -> IncidentPage:
    """`coding` holds the incident's events, reports and links, and the incidents at the links' other ends; `standings` are what
    people decided."""
    context = open_context(coding)
    tellings = coding.events if len(incident.events) > 1 else ()
    before = [link for link in coding.links if link.source == incident.id]
    after = [link for link in coding.links if link.target == incident.id]
    return IncidentPage(
        line=view_incident(incident, context),
        judgements=view_own(incident, standings, lambda key: context.short.get(key, key)),
        signs=explain_confidence(incident, context.reports),
        fields=tuple(_view_field(incident, field, context) for field in FIELDS),
        reports=tuple(_view_report(one, incident, tellings, context) for one in sorted({m.report for m in incident.mentions})),
        joinings=view_joinings(incident, context),
        before=_view_neighbours({link.target for link in before}, before, BACKWARD, context),
        after=_view_neighbours({link.source for link in after}, after, FORWARD, context),
    )


def _view_field(incident: Incident, field: ClaimField, context: Context) -> FieldLine:
    claims = [claim for claim in incident.claims if claim.field == field]
    reports = {span.report for claim in claims for span in claim.spans}
    words = f"{word_number(len(claims), 'claim')} in {word_number(len(reports), 'report')}" if claims else ""
    sure = word_share(find_confidence(incident, field))
    growth = word_growth(incident, field, context)
    value = f"{word_shown(incident, field)} ({growth})" if growth else word_shown(incident, field)
    return FieldLine(name=FIELD_WORDS[field], field=field, value=value, claims=words, sure=sure)


def _view_report(report: str, incident: Incident, tellings: Sequence[Event], context: Context) -> ReportPart:
    short = shorten_ids(event.id for event in tellings)
    known = context.reports.get(report) or Report(id=report, text="")
    passages = tuple(context.passage(incident, mention) for mention in sorted(incident.mentions) if mention.report == report)
    root = context.sourcing.root(report)
    reprint = f"a reprint of {context.source(root)}" if root != report else ""
    events = tuple(short[event.id] for event in tellings if event.report == report)
    return ReportPart(
        source=context.source(report),
        events=events,
        title=clean(known.title),
        url=clean(known.url),
        reprint=reprint,
        passages=passages,
    )


def _view_neighbours(
    ids: Iterable[str], links: Iterable[Link], words: Mapping[LinkKind, str], context: Context
) -> tuple[Neighbour, ...]:
    at_hand = [context.incidents[one] for one in ids if one in context.incidents]
    held = list(links)
    return tuple(
        Neighbour(
            tie=word_tie([k for k in held if one.id in (k.source, k.target)], words, context),
            line=view_incident(one, context),
        )
        for one in sort_incidents(at_hand)
    )
