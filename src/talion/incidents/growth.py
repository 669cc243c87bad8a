"""Claims of one happening go in, what became of its toll from report to report comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.claims.rules import ATTACKERS_DEAD, NAMED_ONLY
from talion.incidents.corrections import find_withdrawn, report_of
from talion.incidents.sourcing import Sourcing
from talion.incidents.values import combine_counts
from talion.records import Claim, Count

PARTIAL = frozenset({ATTACKERS_DEAD, NAMED_ONLY})  # no toll of the whole where anybody tells one


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The toll as the reports of one day have it; `claims` are those that stand. `published` is an ISO date, "" for no date."""

    published: str
    count: Count
    claims: tuple[Claim, ...]


def trace_toll(claims: Sequence[Claim], sourcing: Sourcing) -> tuple[Reading, ...]:
    """The readings of one field in the order of publication, undated ones first; a reprint counts with what it reprints.

    A denied figure is none, nor is one that its own report gives up; one that a later report corrects was the toll of its day.
    "Several died" says nothing new of a toll that was higher before.
    """
    told = [c for c in sourcing.trace(claims) if isinstance(c.value, Count) and c.stance != "denies"]
    told = [c for c in told if c.derived not in PARTIAL] or told
    gone = find_withdrawn(told, sourcing)
    by_day: dict[str, list[Claim]] = {}
    for claim in told:
        by = gone.get(claim.id)
        if by is None or sourcing.is_later(report_of(by), report_of(claim)):
            by_day.setdefault(sourcing.published.get(report_of(claim), ""), []).append(claim)
    readings: list[Reading] = []
    for day, held in sorted(by_day.items()):
        count = combine_counts(held)
        if count is not None and not (count.high is None and any((r.count.low or 0) >= (count.low or 0) for r in readings)):
            readings.append(Reading(published=day, count=count, claims=tuple(held)))
    return tuple(readings)
