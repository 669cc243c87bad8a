"""Incidents and their reports go in, the same incidents come out, each with the probability that it is one.

"Is one" means: a careful reader of the reports would enter this happening, once. What counts is what the claims name, by what
rules the values came, and how long the reports are: the more a report tells, the easier one happening is taken for two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from talion.claims.signs import load_model, load_rules
from talion.records import Claim, Coding, Incident, Report

SHORT = 60  # words; a sentence or two
LONG = 400  # words
SAID = frozenset(
    {"THREATEN", "DEMAND", "REQUEST", "ACCUSE", "REJECT", "AGREE", "CONSULT", "SUPPORT"}
)  # PLOVER's words, not deeds
EXACT_PLACES = frozenset({"site", "town", "district"})


def gauge_incidents(incidents: Sequence[Incident], reports: Sequence[Report]) -> list[Incident]:
    """The incidents in their order with `confidence` set."""
    model = load_model("incident")
    lengths = {r.id: count_words(r) for r in reports}
    return [replace(i, confidence=model.weigh(frozenset(incident_signs(i, lengths)))) for i in incidents]


def drop_unsure(coding: Coding, share: float) -> Coding:
    """Without the incidents whose confidence is under `share`, their events and links; one that nobody gauged stays."""
    kept = tuple(i for i in coding.incidents if i.confidence is None or i.confidence >= share)
    ids, events = {i.id for i in kept}, {event for i in kept for event in i.events}
    return replace(
        coding, incidents=kept, events=tuple(e for e in coding.events if e.id in events),
        links=tuple(link for link in coding.links if {link.source, link.target} <= ids),
        references=tuple(one for one in coding.references if one.source in events),
    )  # fmt: skip


def count_words(report: Report) -> int:
    return len(report.text.split())


def incident_signs(incident: Incident, lengths: Mapping[str, int]) -> Iterator[str]:
    """Names of the signs that hold; `lengths` are words by report."""
    words = min((lengths[m.report] for m in incident.mentions if m.report in lengths), default=SHORT)
    if words <= SHORT:
        yield "short_report"
    if words >= LONG:
        yield "long_report"
    if any(c.field == "weapons" and not is_read_off(c) for c in incident.claims):
        yield "weapon"
    if incident.recipients:
        yield "recipient"
    if any(c.field == "date" and not is_carried(c) for c in incident.claims):
        yield "own_date"
    if incident.place is not None and incident.place.precision in EXACT_PLACES:
        yield "exact_place"
    if incident.plover_type in SAID:
        yield "statement"


def is_carried(claim: Claim) -> bool:
    """Was the value taken over from other words, or is it a last resort?"""
    rule = claim.derived or ""
    return any(part in rule for part in (*load_rules().carried, *load_rules().resort))


def is_read_off(claim: Claim) -> bool:
    """A weapon that only the verb implies."""
    return (claim.derived or "").startswith(("frame ", "the verb "))
