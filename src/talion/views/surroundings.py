"""A Ledger and an incident go in, the incident with all that its page shows comes out as a Coding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talion.ledger.store import Ledger
from talion.records import Coding, Incident, Link
from talion.views.reconciliation import CountHeld, view_reconciliation


def surround(ledger: Ledger, incident: Incident, *, inferred: bool = False) -> Coding:
    """The incident, those that a link joins to it, and the reports that tell of either; `inferred` links only if asked for."""
    links = ledger.links(incident.id, inferred=inferred)
    ends = {end for link in links for end in (link.source, link.target)} - {incident.id}
    incidents = (incident, *(ledger.find(end) for end in sorted(ends)))
    return _with_reports(ledger, incidents, links)


def follow(ledger: Ledger, incident: Incident, *, inferred: bool = False) -> Coding:
    """The incident and all that links of answer and cause tie to it over any number of steps, before it and after it."""
    found, fresh = {incident.id: incident}, [incident.id]
    links: set[Link] = set()
    while fresh:
        near = [link for key in fresh for link in ledger.links(key, inferred=inferred) if link.kind != "part_of"]
        links.update(near)
        fresh = sorted({end for link in near for end in (link.source, link.target)} - found.keys())
        found |= {key: ledger.find(key) for key in fresh}
    return _with_reports(
        ledger, sorted(found.values(), key=lambda one: one.id), sorted(links, key=lambda x: (x.source, x.target, x.span))
    )


def _with_reports(ledger: Ledger, incidents: Sequence[Incident], links: Sequence[Link]) -> Coding:
    spans = [span for one in incidents for span in (*one.mentions, *(s for claim in one.claims for s in claim.spans))]
    reports = ledger.reports({span.report for span in (*spans, *(link.span for link in links))})
    return Coding(reports=tuple(reports.values()), incidents=tuple(incidents), links=tuple(links))


def count_claimed(ledger: Ledger) -> tuple[CountHeld, ...]:
    """The counts that reports claim, beside the ledger's own; only what may be counted is read."""
    claimed = replace(ledger.claimed(), links=tuple(ledger.links()))
    return view_reconciliation(claimed, lambda scope: ledger.within(scope.first, scope.last, scope.region))
