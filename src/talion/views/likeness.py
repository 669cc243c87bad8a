"""Two incidents that may be one go in, both as lines and what speaks for and against it come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.incidents.comparison import compare_profiles
from talion.incidents.profiles import build_profile
from talion.records import Coding, Event, Incident
from talion.views.context import open_context
from talion.views.incident import IncidentLine, view_incident
from talion.views.joinings import word_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """`score` is worded, "score 6.4"; the reasons come by their weight."""

    lines: tuple[IncidentLine, ...]
    score: str
    reasons: tuple[str, ...]


def view_likeness(incidents: Sequence[Incident], tied: tuple[Event, Event], coding: Coding) -> Likeness:
    """`tied` are the two events, one of each incident, that are compared; `coding` holds the reports that tell of either."""
    context = open_context(coding)
    found = compare_profiles(build_profile(tied[0]), build_profile(tied[1]))
    weighty = sorted(found.reasons, key=lambda reason: -abs(reason.points))
    return Likeness(
        lines=tuple(view_incident(one, context) for one in incidents),
        score=f"score {found.score:.1f}",
        reasons=tuple(map(word_reason, weighty)),
    )
