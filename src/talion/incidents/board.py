"""Profiles and people's decisions go in, the pairs worth comparing, their scores and the groups that follow come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from talion.incidents.blocking import list_keys
from talion.incidents.clustering import Limits, group_units
from talion.incidents.comparison import FORBIDDEN, Comparison, EventScorer, load_weights
from talion.incidents.constraints import Constraints
from talion.incidents.profiles import Profile
from talion.records import Joining, Reason

ONE_REPORT = Comparison(FORBIDDEN, (Reason(points=FORBIDDEN, says="one report tells of both"),))
SET_APART = Comparison(FORBIDDEN, (Reason(points=FORBIDDEN, says="people keep them apart"),))
DECIDED = (Reason(points=0.0, says="people say so"),)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Events that are one happening, by id, and the pairs that brought them together."""

    profiles: Sequence[Profile]
    joinings: Sequence[Joining]


class Board:
    """Units of events, one each but for those that people joined; every pair is compared once at most."""

    def __init__(self, profiles: Sequence[Profile], scorer: EventScorer, constraints: Constraints) -> None:
        """`profiles` by id. Raises ContradictionError."""
        whole = constraints.find_whole(p.event.id for p in profiles)
        units: dict[str, list[Profile]] = {}
        for profile in profiles:
            units.setdefault(whole[profile.event.id], []).append(profile)
        self.units = list(units.values())
        self._scorer = scorer
        self._apart = constraints.apart
        self._compared: dict[Pair, tuple[Profile, Profile, Comparison]] = {}

    def group(self, *, across: bool) -> list[Group]:
        """The groups; `across` False leaves every unit by itself."""
        found = self.find_edges(range(len(self.units))) if across else []
        edges = {pair: self.score(*pair) for pair in found}
        weights = load_weights()
        groups, used = group_units(range(len(self.units)), edges, self.score, Limits(weights.threshold, weights.slack))
        home = {k: number for number, members in enumerate(groups) for k in members}
        joinings: dict[int, list[Joining]] = defaultdict(list)
        for pair in used:
            joinings[home[pair[0]]].append(self._join(pair))
        return [self._gather(members, joinings[number]) for number, members in enumerate(groups)]

    def find_edges(self, among: Collection[int]) -> list[Pair]:
        """The pairs of units, one of them of `among`, that share a key and score high enough to be one, sorted."""
        keys = [[list_keys(p) for p in unit] for unit in self.units]
        offered: dict[str, list[int]] = defaultdict(list)
        for k, unit in enumerate(keys):
            for key in {key for one in unit for key in one.offers}:
                offered[key].append(k)
        pairs: set[Pair] = set()
        for a in among:
            near = {k for one in keys[a] for key in one.asks for k in offered.get(key, ())}
            pairs.update((min(a, b), max(a, b)) for b in near if a != b)
        threshold = load_weights().threshold
        return sorted(pair for pair in pairs if self.score(*pair) >= threshold)

    def score(self, a: int, b: int) -> float:
        return self._compare(a, b)[2].score

    def _compare(self, a: int, b: int) -> tuple[Profile, Profile, Comparison]:
        """The best pair of the two units; FORBIDDEN where one report tells of both or people keep a pair apart."""
        pair = (a, b)
        if pair not in self._compared:
            results = [(x, y, self._compare_events(x, y)) for x, y in product(self.units[a], self.units[b])]
            barred = next((r for r in results if r[2] in (ONE_REPORT, SET_APART)), None)
            self._compared[pair] = barred or max(results, key=lambda r: r[2].score)
        return self._compared[pair]

    def _compare_events(self, one: Profile, other: Profile) -> Comparison:
        if one.event.report == other.event.report:
            return ONE_REPORT
        if (min(one.event.id, other.event.id), max(one.event.id, other.event.id)) in self._apart:
            return SET_APART
        return self._scorer(one, other)

    def _join(self, pair: Pair) -> Joining:
        one, other, comparison = self._compare(*pair)
        first, second = sorted((one.event.id, other.event.id))
        return Joining(one=first, other=second, score=comparison.score, reasons=comparison.reasons)

    def _gather(self, members: Sequence[int], joinings: Sequence[Joining]) -> Group:
        decided = [
            Joining(one=a.event.id, other=b.event.id, score=None, reasons=DECIDED)
            for k in members
            for a, b in pairwise(self.units[k])
        ]
        return Group([p for k in members for p in self.units[k]], [*decided, *joinings])
