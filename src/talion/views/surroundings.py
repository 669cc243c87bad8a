"""A Ledger and an incident go in, the incident with all that its page shows comes out as a Coding."""

from __future__ import annotations

from talion.ledger.store import Ledger
from talion.records import Coding, Incident


def surround(ledger: Ledger, incident: Incident) -> Coding:
    """The incident, those that a link joins to it, and the reports that tell of either."""
    links = ledger.links(incident.id)
    ends = {end for link in links for end in (link.source, link.target)} - {incident.id}
    incidents = (incident, *(ledger.find(end) for end in sorted(ends)))
    spans = [span for one in incidents for span in (*one.mentions, *(s for claim in one.claims for s in claim.spans))]
    reports = ledger.reports({span.report for span in (*spans, *(link.span for link in links))})
    return Coding(reports=tuple(reports.values()), incidents=incidents, links=tuple(links))
