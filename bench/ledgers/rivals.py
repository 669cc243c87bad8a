"""Coded sets go in; what our merging makes of their events comes out beside the usual ways, all on the same events.

The others: every event by itself; one incident for each day, perpetrators, recipients and type; all within 50 km and 7 days of
one another; whatever our own pair scores connect, over any number of steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

from ledgers.coding import CodedSet
from ledgers.scoring import Figures, score_set
from ledgers.scripts import ScoreScript
from talion.events.affinity import distance_km
from talion.exports.exchange import write_exchange
from talion.incidents.confidence import gauge_incidents
from talion.incidents.constraints import Constraints, Pair
from talion.incidents.merging import find_ties
from talion.incidents.profiles import Profile, build_profile
from talion.incidents.showing import settle_incidents
from talion.pipeline import join_events
from talion.records import Coding, Event

KM = 50.0
DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A way of merging: the pairs of events that it joins; what pairs connect is one incident."""

    name: str
    find_pairs: Callable[[Sequence[Event]], set[Pair]]


def pair_nothing(events: Sequence[Event]) -> set[Pair]:
    return set()


def pair_by_day(events: Sequence[Event]) -> set[Pair]:
    """By day, perpetrators, recipients and type; what has no day stays by itself."""
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for event in events:
        values = build_profile(event).values
        if values.when is not None:
            kind = values.acled_sub_event_type or values.plover_type
            groups[values.when, values.perpetrators, values.recipients, kind].append(event.id)
    return {pair for group in groups.values() for pair in pairwise(sorted(group))}


def pair_by_distance(events: Sequence[Event]) -> set[Pair]:
    """Within 50 km and 7 days; what has no point or no date stays by itself."""
    profiles = sorted(map(build_profile, events), key=lambda p: p.event.id)
    return {(a.event.id, b.event.id) for a, b in combinations(profiles, 2) if are_close(a, b)}


def are_close(one: Profile, other: Profile) -> bool:
    a, b = one.values, other.values
    if a.when is None or b.when is None or a.place is None or b.place is None:
        return False
    apart = max((b.when.earliest - a.when.latest).days, (a.when.earliest - b.when.latest).days)
    distance = distance_km(a.place, b.place)
    return apart <= DAYS and distance is not None and distance <= KM


def pair_by_score(events: Sequence[Event]) -> set[Pair]:
    return set(find_ties(events, ()))


RIVALS = (
    Rival(name="every event by itself", find_pairs=pair_nothing),
    Rival(name="one a day, pair and type", find_pairs=pair_by_day),
    Rival(name="within 50 km and 7 days", find_pairs=pair_by_distance),
    Rival(name="components of our pair scores", find_pairs=pair_by_score),
)


def merge_as(rival: Rival, coding: Coding) -> Coding:
    """The coding with the rival's incidents and no links."""
    pairs = Constraints(together=frozenset(rival.find_pairs(coding.events)))
    incidents, _ = join_events(coding.events, (), across=False, constraints=pairs)
    settled = gauge_incidents(settle_incidents(incidents, coding.reports), coding.reports)
    return replace(coding, incidents=tuple(settled), links=())


def compare_mergings(score: ScoreScript, coded: Sequence[CodedSet], work: Path) -> Iterator[tuple[str, list[Figures]]]:
    """Each way's name and its figures of every set; ours last."""
    for number, rival in enumerate(RIVALS):
        figures = []
        for one in coded:
            folder = work / "rivals" / str(number) / one.gold.name
            merged = merge_as(rival, one.coding)
            write_exchange(merged, folder)
            figures.append(score_set(score, replace(one, coding=merged, folder=folder)))
        yield rival.name, figures
    yield "ours", [score_set(score, one) for one in coded]
