"""An Incident's claims go in, the points on which reports differ or somebody denies come out in words."""

from __future__ import annotations

from collections.abc import Sequence

from talion.incidents.disagreement import SINGLE, exclude
from talion.records import Claim, Incident
from talion.views.words import FIELD_WORDS, clean, word_list, word_value


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
    if any(exclude(a, b) for i, a in enumerate(values) for b in values[i + 1 :]):
        return tuple(sorted({word_value(v) for v in values if any(exclude(v, other) for other in values)}))
    return ()


def _word_denials(incident: Incident) -> tuple[str, ...]:
    """Who denies what, one line for each field; a denial without a speaker is the report's own."""
    denied: dict[str, set[str]] = {}
    for claim in incident.claims:
        if claim.stance == "denies" and not claim.is_judged:
            what = f"{FIELD_WORDS[claim.field]} {word_value(claim.value)}"
            denied.setdefault(clean(claim.said_by) if claim.said_by else "the report itself", set()).add(what)
    return tuple(f"{who} denies: {word_list(sorted(denied[who]))}" for who in sorted(denied))
