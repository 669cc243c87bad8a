"""Units of events and the scores of their pairs go in, groups that are one happening each and the pairs that made them come out.

Groups grow from the best pairs, and a group takes another only if no member of one is at odds with a member of the other and
the mean over all their pairs is near the threshold, so that one wrong pair does not chain happenings together. Only pairs that
reach the threshold begin anything, so what becomes of an event hangs on those alone that such pairs connect it with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from talion.incidents.comparison import FORBIDDEN


@dataclass(frozen=True, slots=True)
class Limits:
    """From `threshold` on a pair is joined; the mean over two groups may lie `slack` under it."""

    threshold: float
    slack: float


def group_units(
    units: Sequence[int], edges: Mapping[tuple[int, int], float], score: Callable[[int, int], float], limits: Limits
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Groups of units, and the edges that joined them; `score` gives that of any pair, an edge or not."""
    owner = {k: k for k in units}
    members = {k: [k] for k in units}
    used: list[tuple[int, int]] = []
    for (a, b), best in sorted(edges.items(), key=lambda x: (-x[1], x[0])):
        one, other = owner[a], owner[b]
        if best < limits.threshold or one == other:
            continue
        pairs = [score(min(x, y), max(x, y)) for x, y in product(members[one], members[other])]
        if min(pairs) <= FORBIDDEN or sum(pairs) / len(pairs) < limits.threshold - limits.slack:
            continue
        used.append((a, b))
        members[one] += members.pop(other)
        for k in members[one]:
            owner[k] = one
    return [sorted(g) for _, g in sorted(members.items())], used
