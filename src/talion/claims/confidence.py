"""The claims of an event go in, the same claims come out, each with the probability that its value is right.

"Right" means: given that the happening is one at all. What counts is which field it is, whether its words stand in the passage
that tells of the happening, by what rule the value came, and whether other words say the same or something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from talion.claims.signs import load_model, load_rules
from talion.records import Claim, Place, Span, When

SINGLE = frozenset({"date", "place", "acled_sub_event_type", "status", "fatalities", "injured"})
UNGAUGED = frozenset({"victims"})  # no gold ledger has them, so nothing says how often they are right


def gauge_claims(claims: Sequence[Claim], trigger: Span, mentions: Sequence[Span]) -> tuple[Claim, ...]:
    """The claims in their order, with `confidence` where the field is gauged.

    `mentions` are the event's passages, `trigger` its first telling word.
    """
    model = load_model("claim")
    signs = describe_claims(claims, trigger, mentions)
    return tuple(
        c if c.field in UNGAUGED else replace(c, confidence=model.weigh(found)) for c, found in zip(claims, signs, strict=True)
    )


def describe_claims(claims: Sequence[Claim], trigger: Span, mentions: Sequence[Span]) -> list[frozenset[str]]:
    """The signs of each claim of an event."""
    told = next((m for m in mentions if m.overlaps(trigger)), trigger)
    return [frozenset(claim_signs(c, claims, told)) for c in claims]


def claim_signs(claim: Claim, claims: Sequence[Claim], told: Span) -> Iterator[str]:
    """Names of the signs that hold. `claims` are all of the event, `told` is the passage that its trigger stands in."""
    yield claim.field
    if any(told.overlaps(span) for span in claim.spans):
        yield "own_words"
    rule = claim.derived or ""
    if any(part in rule for part in load_rules().resort):
        yield "resort"
    elif any(part in rule for part in load_rules().carried):
        yield "carried"
    others = [c for c in claims if c.field == claim.field and c is not claim and c.stance == "asserts"]
    again = sum(c.value == claim.value and c.spans != claim.spans for c in others)
    if again:
        yield "told_twice"
    if again > 1:
        yield "told_thrice"
    if any(is_rival(claim, c) for c in others):
        yield "rival" if claim.field in SINGLE else "beside"
    if claim.stance != "asserts":
        yield "not_asserted"
    if is_rough(claim):
        yield "rough"


def is_rival(one: Claim, other: Claim) -> bool:
    """Do the two exclude one another? A country does not exclude a town in it."""
    if isinstance(one.value, Place) and isinstance(other.value, Place):
        if "country" in {one.value.precision, other.value.precision}:
            return one.value.country != other.value.country
        return one.value.name != other.value.name
    return one.value != other.value


def is_rough(claim: Claim) -> bool:
    """A month or a year, a country or a sea: little is said, and little can be wrong."""
    match claim.value:
        case When() as when:
            return when.precision in {"month", "year"}
        case Place() as place:
            return place.precision in {"country", "sea", "province"}
        case _:
            return False
