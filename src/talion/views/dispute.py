"""An Incident's claims go in, the points on which reports differ or somebody denies come out in words."""

from __future__ import annotations

from collections.abc import Sequence

from talion.records import Claim, ClaimField, Incident, Place, When
from talion.views.words import FIELD_WORDS, clean, word_list, word_value

SINGLE: tuple[ClaimField, ...] = ("date", "place", "status")  # counts show their range, lists show all their members


def word_disputes(incident: Incident) -> tuple[str, ...]:
    """ "reports differ on the date: 23 Jan 2024 or 24 Jan 2024", "Iran denies: ..."; silent where one is only less exact."""
    lines = []
    for field in SINGLE:
        claims = [c for c in incident.claims if c.field == field and c.stance == "asserts" and not c.is_judged]
        rivals = find_rivals(claims)
        if rivals:
            lines.append(f"reports differ on the {FIELD_WORDS[field]}: {' or '.join(rivals)}")
    return (*lines, *_word_denials(incident))


def find_rivals(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The worded values of claims of one field that cannot all be true; empty where they agree or only differ in exactness."""
    values = [claim.value for claim in claims]
    if any(_exclude(a, b) for i, a in enumerate(values) for b in values[i + 1 :]):
        return tuple(sorted({word_value(v) for v in values if any(_exclude(v, other) for other in values)}))
    return ()


def _exclude(a: object, b: object) -> bool:
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


def _word_denials(incident: Incident) -> tuple[str, ...]:
    """Who denies what, one line for each field; a denial without a speaker is the report's own."""
    denied: dict[str, set[str]] = {}
    for claim in incident.claims:
        if claim.stance == "denies" and not claim.is_judged:
            what = f"{FIELD_WORDS[claim.field]} {word_value(claim.value)}"
            denied.setdefault(clean(claim.said_by) if claim.said_by else "the report itself", set()).add(what)
    return tuple(f"{who} denies: {word_list(sorted(denied[who]))}" for who in sorted(denied))
