"""Events that will go or change go in, what hangs together with them comes out, to be looked at again once they have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from talion.incidents.constraints import Constraints
from talion.ledger.contents import in_parts
from talion.ledger.schema import event_ties, incident_events


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`fresh` events are new or say something else now; `around` are others that may now stand in another incident or link.

    `stale` are incidents that lost an event. `gain` is how many more events there are.
    """

    fresh: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()
    gain: int = 0

    def widen(self, events: Iterable[str]) -> Change:
        """The change with more events to be looked at again."""
        return replace(self, around=self.around | frozenset(events))


def note_change(connection: Connection, leaving: Collection[str], fresh: Collection[str], linked: Collection[str]) -> Change:
    """The change that begins when the events `leaving` go or change; call it before they do."""
    stale = find_incidents(connection, leaving)
    table = incident_events.c
    held = (connection.scalars(select(table.event).where(table.incident.in_(part))) for part in in_parts(stale))
    fellows = {event for part in held for event in part}
    around = {*fellows, *find_tied(connection, leaving), *linked}
    return Change(
        fresh=frozenset(fresh),
        around=frozenset(around - set(leaving) - set(fresh)),
        stale=frozenset(stale),
        gain=len(fresh) - len(leaving),
    )


def find_incidents(connection: Connection, events: Collection[str]) -> set[str]:
    """The incidents that hold these events."""
    table = incident_events.c
    return {one for part in in_parts(events) for one in connection.scalars(select(table.incident).where(table.event.in_(part)))}


def find_homes(connection: Connection, events: Collection[str]) -> dict[str, str]:
    """By event the incident that holds it."""
    table = incident_events.c
    rows = (connection.execute(select(table.event, table.incident).where(table.event.in_(part))) for part in in_parts(events))
    return {event: incident for part in rows for event, incident in part}


def find_tied(connection: Connection, events: Collection[str]) -> Iterator[str]:
    """The events that a tie joins to one of these."""
    table = event_ties.c
    for part in in_parts(events):
        yield from connection.scalars(select(table.other).where(table.one.in_(part)))
        yield from connection.scalars(select(table.one).where(table.other.in_(part)))


def close(connection: Connection, events: Collection[str], constraints: Constraints) -> set[str]:
    """These events and all that ties and people's decisions connect them with, over any number of steps."""
    joined: dict[str, set[str]] = {}
    for one, other in constraints.together:
        joined.setdefault(one, set()).add(other)
        joined.setdefault(other, set()).add(one)
    found, border = set(events), set(events)
    while border:
        reached = {*find_tied(connection, border), *(other for event in border for other in joined.get(event, ()))}
        border = reached - found
        found |= border
    return found
