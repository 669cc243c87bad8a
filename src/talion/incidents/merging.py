"""Events of many reports go in, Incidents come out: events that are plainly the same happening become one.

Blocking says which pairs are compared at all, comparison scores them by a table of signs, clustering decides; what people decided
outranks all of it. Each incident keeps the pairs that brought its events together, with their scores and reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talion.incidents.blocking import list_keys
from talion.incidents.board import Board
from talion.incidents.comparison import EventScorer, compare_profiles
from talion.incidents.constraints import NONE, Constraints
from talion.incidents.keys import Keys
from talion.incidents.profiles import build_profile
from talion.incidents.showing import show_incident
from talion.records import Event, Incident, Joining


def build_incidents(
    events: Sequence[Event], *, across: bool = True, scorer: EventScorer = compare_profiles, constraints: Constraints = NONE
) -> list[Incident]:
    """One incident a group of events, in the order of their ids; `across` False joins only what `constraints` say.

    What becomes of an event hangs only on the events that `find_ties` and `constraints.together` connect it with, over any
    number of steps: these alone give the same incidents as all events do.
    Raises ContradictionError where the constraints contradict one another.
    """
    profiles = [build_profile(e) for e in sorted(events, key=lambda e: e.id)]
    groups = Board(profiles, scorer, constraints).group(across=across)
    return sorted((build_incident([p.event for p in g.profiles], g.joinings) for g in groups), key=lambda i: i.id)


def find_ties(events: Sequence[Event], near: Sequence[Event], *, scorer: EventScorer = compare_profiles) -> list[tuple[str, str]]:
    """The pairs of ids, the least first, of an event and another of either list that score high enough to be one incident."""
    fresh = {e.id for e in events}
    profiles = [build_profile(e) for e in sorted((*events, *(e for e in near if e.id not in fresh)), key=lambda e: e.id)]
    board = Board(profiles, scorer, NONE)
    ids = [p.event.id for p in profiles]
    found = board.find_edges({k for k, key in enumerate(ids) if key in fresh})
    return sorted((ids[a], ids[b]) for a, b in found)


def list_event_keys(event: Event) -> Keys:
    """The keys by which other events are found that may be the same happening."""
    return list_keys(build_profile(event))


def build_incident(events: Sequence[Event], joinings: Iterable[Joining] = ()) -> Incident:
    """The incident of these events, its values computed from all their claims."""
    claims = tuple(sorted((c for e in events for c in e.claims), key=lambda c: (c.field, c.event, c.id)))
    ids = tuple(sorted(e.id for e in events))
    shown = show_incident(ids, tuple(sorted({m for e in events for m in e.mentions})), claims)
    return replace(shown, joinings=tuple(sorted(joinings, key=lambda j: (j.one, j.other))))
