"""A place, who attacks it and a year go in, out comes who holds the ground where that is not the state whose map it is on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from talion.mentions.actor_knowledge import load_actors
from talion.records import Actor, Place
from talion.registry import load_tsv

FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Holding:
    """A row of `knowledge/holders.tsv`: no places stand for the whole country, no attackers for all but the holder's own."""

    places: frozenset[str]
    country: str
    holder: Actor
    against: frozenset[str]
    since: int
    until: int


@cache
def load_holdings() -> tuple[Holding, ...]:
    """The rows in the order of the file, which is that of their rank."""
    return tuple(
        Holding(
            places=listed(row["place"]), country=row["country"],
            holder=load_actors()[row["holder"]], against=listed(row["against"]),
            since=int(row["since"] or FIRST_YEAR), until=int(row["until"] or LAST_YEAR),
        )
        for row in load_tsv("holders.tsv")
    )  # fmt: skip


def listed(cell: str) -> frozenset[str]:
    return frozenset(part for part in cell.split(";") if part)


def find_holder(place: Place, attackers: Collection[str], year: int | None) -> Actor | None:
    """Who holds the place against these attackers (canonical names, or none known); None where no row tells."""
    for row in load_holdings():
        here = (
            place.name in row.places and row.country in {"", place.country or ""} if row.places else place.country == row.country
        )
        then = year is None or row.since <= year <= row.until
        if here and then and is_against(row, attackers):
            return row.holder
    return None


def is_against(row: Holding, attackers: Collection[str]) -> bool:
    """Is the ground the holder's against them: those listed, or anybody who is not of the holder's own country?"""
    if row.against:
        return any(name in row.against for name in attackers)
    known = [load_actors().get(name) for name in attackers]
    own = row.holder.country
    return row.holder.name not in attackers and not any(
        a is not None and a.country is not None and a.country == own for a in known
    )
