"""A ledger goes in, what somebody should look at comes out: doubtful incidents, possible duplicates, places without a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from talion.ledger.change import find_homes
from talion.ledger.contents import read_rows
from talion.ledger.judging import settle
from talion.ledger.places import BARE
from talion.ledger.schema import event_ties, incident_events, incidents
from talion.records import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many incidents wait, and the one that was asked for; None behind the last."""

    left: int
    incident: Incident | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two incidents, by id, that may be one: `tied` are the ids of an event of each that score high enough."""

    one: str
    other: str
    tied: tuple[str, str]


def read_doubtful(connection: Connection, start: int) -> Waiting:
    """Number `start` (0 is the first) of the incidents without a verdict, by rising confidence, those that nobody gauged last."""
    confidence = incidents.c.confidence
    return _read_waiting(connection, [incidents.c.verdict.is_(None)], [confidence.is_(None), confidence, incidents.c.id], start)


def read_unplaced(connection: Connection, start: int) -> Waiting:
    """Number `start` of the incidents without a verdict at a place that has a name and no point, by the place's name."""
    return _read_waiting(connection, [incidents.c.verdict.is_(None), *BARE], [incidents.c.place, incidents.c.id], start)


def _read_waiting(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], order: Sequence[ColumnElement[Any]], start: int
) -> Waiting:
    wanted = list(conditions)
    left = connection.execute(select(func.count()).select_from(incidents).where(*wanted)).scalar_one()
    ids = connection.execute(select(incidents.c.id).where(*wanted).order_by(*order).offset(start).limit(1)).scalars().all()
    return Waiting(left=left, incident=next(iter(read_rows(connection, ids)), None))


def find_twins(connection: Connection) -> list[Twins]:
    """Pairs of incidents, none of them rejected, that hold tied events and that nobody judged apart, sorted by their ids."""
    one, other = incident_events.alias("one_in"), incident_events.alias("other_in")
    first, second = incidents.alias("first"), incidents.alias("second")
    statement = (
        select(event_ties.c.one, event_ties.c.other, one.c.incident.label("first"), other.c.incident.label("second"))
        .join(one, one.c.event == event_ties.c.one)
        .join(other, other.c.event == event_ties.c.other)
        .join(first, first.c.id == one.c.incident)
        .join(second, second.c.id == other.c.incident)
        .where(one.c.incident != other.c.incident)
        .where(*(or_(side.c.verdict.is_(None), side.c.verdict != "rejected") for side in (first, second)))
        .order_by(event_ties.c.one, event_ties.c.other)
    )
    apart = _find_apart(connection)
    found: dict[tuple[str, str], Twins] = {}
    for row in connection.execute(statement):
        ends = ((row.first, row.one), (row.second, row.other))
        (left, event), (right, tied) = sorted(ends)
        if (left, right) not in apart:
            found.setdefault((left, right), Twins(one=left, other=right, tied=(event, tied)))
    return [found[pair] for pair in sorted(found)]


def _find_apart(connection: Connection) -> set[tuple[str, str]]:
    pairs = settle(connection).constraints.apart
    homes = find_homes(connection, {event for pair in pairs for event in pair})
    known = [(homes[one], homes[other]) for one, other in pairs if one in homes and other in homes]
    return {(min(pair), max(pair)) for pair in known}
