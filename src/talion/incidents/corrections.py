"""Claims of one happening go in, the same come out without figures that a report corrects: its own, and those told before.

A report that says what the figure was before withdraws it wherever it was told. One that only says that the toll was lowered, or
rose, withdraws the higher, or the lower, figures of reports that are not later. The claims themselves are kept by the caller.
"""

from __future__ import annotations

from collections.abc import Sequence

from talion.claims.rules import CORRECTED, LOWERED, RAISED, REPLACED
from talion.incidents.sourcing import Sourcing
from talion.records import Claim, Count

CHANGES = frozenset({LOWERED, RAISED, CORRECTED})


def drop_corrected(claims: Sequence[Claim], sourcing: Sourcing) -> Sequence[Claim]:
    """Without what is withdrawn; a figure stays where nothing would be left of its field."""
    if not any(c.derived == REPLACED or c.derived in CHANGES for c in claims):
        return claims
    withdrawn = find_withdrawn(claims, sourcing)
    left = {c.field for c in claims if c.id not in withdrawn and c.stance != "denies"}
    return [c for c in claims if c.id not in withdrawn or c.field not in left]


def find_withdrawn(claims: Sequence[Claim], sourcing: Sourcing) -> dict[str, Claim]:
    """By the id of each claim of a figure that is withdrawn: the claim that withdraws it, which may be the claim itself."""
    told = [c for c in claims if isinstance(c.value, Count) and c.stance != "denies"]
    active = [c for c in told if c.derived == REPLACED or c.derived in CHANGES]
    found = {c.id: c for c in active if c.derived == REPLACED}
    for claim in told:
        if claim.id not in found:
            by = next((a for a in active if withdraws(a, claim, sourcing)), None)
            if by is not None:
                found[claim.id] = by
    return found


def withdraws(active: Claim, claim: Claim, sourcing: Sourcing) -> bool:
    """Does the one correct the other, which another report made?"""
    mine, theirs = report_of(active), report_of(claim)
    if active.field != claim.field or mine == theirs or sourcing.is_later(theirs, mine):
        return False
    if active.derived == REPLACED:
        return active.value == claim.value
    if claim.derived in CHANGES and not sourcing.is_later(mine, theirs):
        return False
    ours, other = size_of(active), size_of(claim)
    if active.derived == LOWERED:
        return other > ours
    return other < ours if active.derived == RAISED else other != ours


def report_of(claim: Claim) -> str:
    return claim.spans[0].report if claim.spans else ""


def size_of(claim: Claim) -> int:
    count = claim.value
    return (count.low or count.high or 0) if isinstance(count, Count) else 0
