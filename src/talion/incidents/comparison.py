"""Two events of different reports go in, how surely they are one happening comes out, with the reasons in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from talion.incidents.profiles import Profile
from talion.incidents.signs import find_conflict, find_signs
from talion.records import Reason, digest
from talion.registry import load_toml

TABLE = "merging.toml"
FORBIDDEN = -9.0
LEAST = -8.0  # what is only unlikely is never forbidden
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of the points, or FORBIDDEN with the one reason why the two cannot be one."""

    score: float
    reasons: tuple[Reason, ...]


class EventScorer(Protocol):
    """How surely two reports' events are one happening, on the scale of the table: `compare_profiles`, or a trained scorer."""

    def __call__(self, first: Profile, second: Profile, /) -> Comparison: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`points` and `says` by the name of the sign; from `threshold` on two events are joined.

    `slack` is how far under the threshold the mean over two groups of events may lie.
    """

    threshold: float
    slack: float
    points: Mapping[str, float]
    says: Mapping[str, str]


@cache
def load_weights() -> Weights:
    data = load_toml(TABLE)
    rows = cast("Sequence[Mapping[str, object]]", data["sign"])
    return Weights(
        threshold=cast("float", data["threshold"]),
        slack=cast("float", data["slack"]),
        points={str(row["name"]): cast("float", row["points"]) for row in rows},
        says={str(row["name"]): str(row["says"]) for row in rows},
    )


def name_rules() -> str:
    """A name of the table as it is: another one where anything in it is another."""
    return digest(load_toml(TABLE))


def compare_profiles(first: Profile, second: Profile) -> Comparison:
    """The same whichever of the two comes first, but for the order of names in the reasons."""
    first, second = sorted((first, second), key=lambda p: p.event.id)
    conflict = find_conflict(first, second)
    if conflict is not None:
        return Comparison(FORBIDDEN, (Reason(points=FORBIDDEN, says=conflict),))
    weights = load_weights()
    reasons = tuple(
        Reason(points=round(weights.points[s.name] * s.strength, DIGITS), says=weights.says[s.name].format(s.detail))
        for s in find_signs(first, second)
    )
    score = round(math.fsum(r.points for r in reasons), DIGITS)
    return Comparison(max(score, LEAST), reasons)
