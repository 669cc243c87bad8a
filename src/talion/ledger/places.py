"""A connection goes in, the places at which its incidents are shown come out, counted by the database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from talion.judgements.settings import find_set
from talion.ledger.contents import in_parts, read_rows
from talion.ledger.folding import fold
from talion.ledger.query import Query, list_conditions
from talion.ledger.schema import incidents
from talion.records import Incident, Place

WIDE = ("country", "sea")  # places of which nobody expects a point
BARE = (incidents.c.place.is_not(None), incidents.c.lat.is_(None), incidents.c.place_precision.not_in(WIDE))


def is_bare(place: Place) -> bool:
    """Whether it is only a name."""
    return place.lat is None and place.precision not in WIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as incidents show it, and at how many; `judged`: a person set it.

    `reports` are the ids of those that name it, only where it has no point.
    """

    place: Place
    incidents: int
    judged: bool = False
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The first of them, and how many there are."""

    first: tuple[Spot, ...]
    total: int


def read_spots(connection: Connection, limit: int, *, bare: bool) -> Spots:
    """The most frequent first, then by name, at most `limit`; `bare`: only those that have no point."""
    table = incidents.c
    shape = (table.place, table.country, table.lat, table.lon, table.place_precision)
    conditions = [table.place.is_not(None), *list_conditions(Query()), *(BARE if bare else ())]
    number = func.count()
    counted = select(*shape, number.label("incidents"), func.min(table.id).label("one")).where(*conditions).group_by(*shape)
    rows = connection.execute(counted.order_by(number.desc(), *(one.nulls_first() for one in shape)).limit(limit)).all()
    shown = {one.id: one for one in read_rows(connection, sorted(row.one for row in rows))}
    naming = _find_reports(connection, [one.place for one in shown.values() if one.place is not None and is_bare(one.place)])
    spots = (
        Spot(
            place=place,
            incidents=row.incidents,
            judged="place" in find_set(shown[row.one]),
            reports=naming.get((place.name, place.country), ()) if is_bare(place) else (),
        )
        for row in rows
        if (place := shown[row.one].place) is not None
    )
    return Spots(first=tuple(spots), total=connection.scalar(select(func.count()).select_from(counted.subquery())) or 0)


def _find_reports(connection: Connection, bare: list[Place]) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """By name and country of a place without a point the reports that name it in an incident that is shown there."""
    table = incidents.c
    names = {fold(place.name) for place in bare}
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for part in in_parts(names):
        ids = connection.scalars(select(table.id).where(table.place.in_(part), *BARE))
        for one in read_rows(connection, sorted(ids)):
            if one.place is not None:
                found[one.place.name, one.place.country] |= _list_reports(one, one.place)
    return {key: tuple(sorted(reports)) for key, reports in found.items()}


def _list_reports(incident: Incident, place: Place) -> set[str]:
    told = [claim for claim in incident.claims if claim.value == place and not claim.is_judged]
    return {span.report for claim in told for span in claim.spans}
