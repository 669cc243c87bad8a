"""A query goes in, the shape of what meets it comes out: how many, of what status, when, where; one page of it.

Everything is counted by the database, so that a ledger of 100,000 incidents is shown as fast as a small one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, UnaryExpression, func, select

from talion.ledger.contents import read_rows
from talion.ledger.dialects import cut
from talion.ledger.query import Query, list_conditions
from talion.ledger.schema import incident_weapons, incidents, reports
from talion.records import Incident, Status

Order = Literal[
    "date", "-date", "killed", "-killed", "place", "-place", "type", "-type", "confidence", "-confidence", "-disputed"
]
Step = Literal["day", "month", "year"]
DAYS_SHOWN = 400  # bars
MONTHS_SHOWN = 400
SHIFT = 200.0  # degrees, by which no coordinate is negative
GRAINS = 10_000_000  # in a degree

_LETTERS: dict[Step, int] = {"day": 10, "month": 7, "year": 4}
_COLUMNS = {
    "date": incidents.c.date_start,
    "killed": incidents.c.killed,
    "place": incidents.c.place,
    "type": incidents.c.acled_sub_event_type,
    "confidence": incidents.c.confidence,
    "disputed": incidents.c.disputed,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many incidents there are, how many of each status, and the first and last day (ISO) of those that are dated."""

    total: int
    statuses: dict[Status, int]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The incidents that begin within one day, month or year, `start` as exact as that: "2024-01"."""

    start: str
    status: Status
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Incidents close to one another: their mean position in degrees, how many, the dead by the highest figures.

    `id` is that of the only incident of a cell that has one, `place` the folded name of the place where all have the same.
    """

    lat: float
    lon: float
    incidents: int
    killed: int
    id: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The incidents of which no more than the country (alpha-3) is known."""

    country: str
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What meets a query: how many, the course of time, the points of the map, countries, and how many lie nobody knows where."""

    tally: Tally
    step: Step
    bars: tuple[Bar, ...]
    cells: tuple[Cell, ...]
    areas: tuple[Area, ...]
    placeless: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The values that a ledger has, of which somebody may choose."""

    countries: tuple[str, ...]
    types: tuple[str, ...]
    weapons: tuple[str, ...]
    publishers: tuple[str, ...]


def survey(connection: Connection, query: Query, size: float, most: int | None) -> Survey:
    """All of it; the course of time in the finest step that gives no more bars than a screen can show.

    Where there are more than `most` cells, they are made twice as wide until there are not.
    """
    counted = tally(connection, query)
    step = choose_step(counted.first, counted.last)
    cells = count_cells(connection, query, size)
    while most is not None and len(cells) > most:
        size *= 2
        cells = count_cells(connection, query, size)
    return Survey(
        tally=counted, step=step, bars=tuple(count_bars(connection, query, step)), cells=tuple(cells),
        areas=tuple(count_areas(connection, query)), placeless=count_placeless(connection, query),
    )  # fmt: skip


def choose_step(first: str | None, last: str | None) -> Step:
    if first is None or last is None:
        return "day"
    days = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    return "day" if days <= DAYS_SHOWN else "month" if days <= MONTHS_SHOWN * 31 else "year"


def list_choices(connection: Connection) -> Choices:
    return Choices(
        countries=tuple(list_values(connection, "country")),
        types=tuple(list_values(connection, "acled_sub_event_type")),
        weapons=tuple(list_weapons(connection)),
        publishers=tuple(list_publishers(connection)),
    )


def tally(connection: Connection, query: Query) -> Tally:
    rows = connection.execute(
        select(
            incidents.c.status, func.count().label("number"),
            func.min(incidents.c.date_start).label("first"), func.max(incidents.c.date_end).label("last"),
        ).where(*list_conditions(query)).group_by(incidents.c.status).order_by(incidents.c.status)
    ).all()  # fmt: skip
    return Tally(
        total=sum(row.number for row in rows),
        statuses={row.status: row.number for row in rows},
        first=min((row.first for row in rows if row.first), default=None),
        last=max((row.last for row in rows if row.last), default=None),
    )


def count_bars(connection: Connection, query: Query, step: Step) -> list[Bar]:
    """By time, then status; undated incidents are left out."""
    start = func.substr(incidents.c.date_start, 1, _LETTERS[step]).label("start")
    dated = incidents.c.date_start.is_not(None)
    statement = select(start, incidents.c.status, func.count().label("number")).where(dated, *list_conditions(query))
    rows = connection.execute(statement.group_by(start, incidents.c.status).order_by(start, incidents.c.status))
    return [Bar(start=row.start, status=row.status, incidents=row.number) for row in rows]


def count_cells(connection: Connection, query: Query, size: float) -> list[Cell]:
    """Squares of `size` degrees, the fullest first; only incidents that have a point of their own, so none of a mere country."""
    column, row = _floor(incidents.c.lon, size).label("x"), _floor(incidents.c.lat, size).label("y")
    statement = select(
        func.sum(_grain(incidents.c.lat)).label("lat"), func.sum(_grain(incidents.c.lon)).label("lon"),
        func.count().label("number"),
        func.coalesce(func.sum(incidents.c.killed), 0).label("killed"), func.min(incidents.c.id).label("id"),
        func.min(incidents.c.place).label("place"), func.max(incidents.c.place).label("other"),
    ).where(incidents.c.lat.is_not(None), incidents.c.lon.is_not(None), *list_conditions(query))  # fmt: skip
    number = func.count().desc()
    return [
        Cell(
            lat=_mean(found.lat, found.number), lon=_mean(found.lon, found.number),
            incidents=found.number, killed=int(found.killed),
            id=found.id if found.number == 1 else None, place=found.place if found.place == found.other else None,
        )
        for found in connection.execute(statement.group_by(column, row).order_by(number, column, row))
    ]  # fmt: skip


def _floor(column: ColumnElement[float], size: float) -> ColumnElement[int]:
    return cut((column + SHIFT) / size)


def _grain(column: ColumnElement[float]) -> ColumnElement[int]:
    """Degrees as a whole number: these add up to the same in whatever order a database comes by them."""
    return cut((column + SHIFT) * GRAINS + 0.5)


def _mean(grains: int, number: int) -> float:
    return round(int(grains) / number / GRAINS - SHIFT, 4)


def count_areas(connection: Connection, query: Query) -> list[Area]:
    """By country; the incidents that lie in a country, nobody says where."""
    statement = select(
        incidents.c.country, func.count().label("number"), func.coalesce(func.sum(incidents.c.killed), 0).label("killed")
    ).where(incidents.c.place_precision == "country", incidents.c.country.is_not(None), *list_conditions(query))
    rows = connection.execute(statement.group_by(incidents.c.country).order_by(incidents.c.country))
    return [Area(country=row.country, incidents=row.number, killed=int(row.killed)) for row in rows]


def count_placeless(connection: Connection, query: Query) -> int:
    """The incidents of which not even the country is known."""
    nowhere = (incidents.c.lat.is_(None), incidents.c.country.is_(None))
    return connection.execute(select(func.count()).select_from(incidents).where(*nowhere, *list_conditions(query))).scalar_one()


def read_page(connection: Connection, query: Query, order: Order, start: int, limit: int) -> list[Incident]:
    """The incidents from number `start` (0 is the first) in this order, `limit` at most; those without a value come last."""
    column = _COLUMNS[order.removeprefix("-")]
    conditions = list_conditions(query)
    statement = select(incidents.c.id).where(*conditions).order_by(column.is_(None), *_sort(column, order)).offset(start)
    ids: Sequence[str] = connection.execute(statement.limit(limit)).scalars().all()
    return read_rows(connection, ids)


def _sort(column: ColumnElement[str], order: Order) -> list[UnaryExpression[str]]:
    if order.startswith("-"):
        return [column.desc(), incidents.c.id.desc()]
    return [column.asc(), incidents.c.id.asc()]


def list_weapons(connection: Connection) -> list[str]:
    """The weapons of the ledger's incidents, in alphabetical order."""
    return list(connection.execute(select(incident_weapons.c.name).distinct().order_by(incident_weapons.c.name)).scalars())


def list_publishers(connection: Connection) -> list[str]:
    """The publishers of the ledger's reports, in alphabetical order."""
    named = reports.c.publisher != ""
    return list(connection.execute(select(reports.c.publisher).where(named).distinct().order_by(reports.c.publisher)).scalars())


def list_values(connection: Connection, column: Literal["country", "acled_sub_event_type", "plover_type"]) -> list[str]:
    """The values that the ledger has in this column, in alphabetical order."""
    target = incidents.c[column]
    return list(connection.execute(select(target).where(target.is_not(None)).group_by(target).order_by(target)).scalars())
