"""A Coding goes in, what every view looks things up in comes out: reports, triggers and short ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talion.incidents.sourcing import Sourcing, open_sourcing
from talion.judgements.names import Names, settle_names
from talion.judgements.standing import find_standing
from talion.records import Coding, Incident, Report, Span
from talion.views.naming import shorten_ids
from talion.views.passage import Passage, quote_span
from talion.views.words import word_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`triggers` holds the triggers by event id; `short` the short forms of incident and report ids.

    `sourcing` tells which reports came later, and which reprint another; `names` are those that give way to others by judgement.
    `headed` says that a single report is named at the head of the view, and so not at each of its quotes.
    """

    reports: Mapping[str, Report]
    triggers: Mapping[str, Span]
    incidents: Mapping[str, Incident]
    short: Mapping[str, str]
    headed: bool
    sourcing: Sourcing
    names: Names

    def source(self, report: str) -> str:
        """ "Example Wire, 24 Jan 2024 [seed]"; "" where the head of the view names the only report."""
        if self.headed and len(self.reports) == 1 and report in self.reports:
            return ""
        return word_source(self.reports.get(report), self.short.get(report, report))

    def marks(self, incident: Incident) -> Sequence[Span]:
        """The words that tell of the incident: its events' triggers; without the events, what its type was claimed from."""
        triggers = [self.triggers[event] for event in incident.events if event in self.triggers]
        return triggers or [span for claim in incident.claims if claim.field == "plover_type" for span in claim.spans]

    def passage(self, incident: Incident, mention: Span) -> Passage:
        return quote_span(mention, self.marks(incident), self.source(mention.report))

    def quote(self, span: Span) -> Passage:
        """The span's words, none marked."""
        return quote_span(span, (), self.source(span.report))


def open_context(coding: Coding, *, headed: bool = False) -> Context:
    """All of the coding's records at hand."""
    reports = {report.id: report for report in coding.reports}
    incidents = {incident.id: incident for incident in coding.incidents}
    linked = [end for link in coding.links for end in (link.source, link.target)]
    return Context(
        reports=reports,
        triggers={event.id: event.trigger for event in coding.events},
        incidents=incidents,
        short={**shorten_ids([*incidents, *linked]), **shorten_ids(reports)},
        headed=headed,
        sourcing=open_sourcing(coding.reports),
        names=settle_names(find_standing(coding.judgements)).names,
    )
