"""An Incident goes in, on how many points its sources disagree comes out."""

from __future__ import annotations

from talion.records import Claim, ClaimField, ClaimValue, Count, Incident, Place, When

BLAME: tuple[ClaimField, ...] = ("claimed_by", "attributed_to", "perpetrators")
SINGLE: tuple[ClaimField, ...] = ("date", "place", "status")  # fields of which only one value can be true


def count_disagreements(incident: Incident) -> int:
    """One point for each: the dead, the hurt, who did it, whether it happened, when, where. What people decided is no source."""
    told = [claim for claim in incident.claims if not claim.is_judged]
    blamed = any(claim.field in BLAME and claim.stance == "denies" for claim in told)
    single = (disagree([claim for claim in told if claim.field == field]) for field in SINGLE)
    denied = {claim.field for claim in told if claim.stance == "denies"}
    dead, hurt = _is_range(incident.fatalities) or "fatalities" in denied, _is_range(incident.injured) or "injured" in denied
    return dead + hurt + blamed + sum(single)


def _is_range(count: Count | None) -> bool:
    return count is not None and None not in (count.low, count.high) and count.low != count.high


def disagree(claims: list[Claim]) -> bool:
    """Does one of these claims of one field deny, or exclude another?"""
    if any(claim.stance == "denies" for claim in claims):
        return True
    values = list(dict.fromkeys(claim.value for claim in claims if claim.stance == "asserts"))
    return any(exclude(a, b) for i, a in enumerate(values) for b in values[i + 1 :])


def exclude(a: ClaimValue, b: ClaimValue) -> bool:
    """Can two values of one field not both be true? One that is only less exact excludes nothing."""
    if isinstance(a, When) and isinstance(b, When):
        return a.latest < b.earliest or b.latest < a.earliest
    if isinstance(a, Place) and isinstance(b, Place):
        if a.country and b.country and a.country != b.country:
            return True
        return a.precision == b.precision and _key(a) != _key(b)
    if {a, b} == {"occurred", "intercepted"}:
        return False  # a salvo of which a part was stopped
    return isinstance(a, str) and isinstance(b, str) and a != b and "uncertain" not in (a, b)


def _key(place: Place) -> str:
    return place.gazetteer_id or place.name
