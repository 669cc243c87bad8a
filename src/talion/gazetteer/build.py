"""Source places go in, the index file comes out: merges our own tables with the packages and writes one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from talion.gazetteer.candidates import measure_km
from talion.gazetteer.divisions import read_divisions
from talion.gazetteer.keys import drop_article, fold_name, make_skeleton
from talion.gazetteer.sources import ARABIC_SCRIPT, read_airfields, read_country_places, read_towns
from talion.gazetteer.tables import SourcePlace, read_own_places

Progress = Callable[[int, int], None]

BATCH = 10_000
MERGE_KM = {"site": 15.0, "town": 40.0, "province": 400.0}
NEAREST_TOWNS = 7
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, lat REAL, lon REAL, precision TEXT NOT NULL,
    population INTEGER NOT NULL, gazetteer_id TEXT NOT NULL, feature TEXT NOT NULL, admin1 TEXT NOT NULL
);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def build_index(path: Path, stamp: str, progress: Progress) -> None:
    """Write the index to `path`, which must not exist. Takes about 15 s and 600 MB; `progress` gets (done, total) places."""
    places = gather_places()
    store = sqlite3.connect(path)
    try:
        store.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        for start in range(0, len(places), BATCH):
            batch = places[start : start + BATCH]
            store.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _make_rows(batch, start))
            store.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", _make_name_rows(batch, start))
            progress(min(start + BATCH, len(places)), len(places))
        store.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
        store.commit()
    finally:
        store.close()


def gather_places() -> list[SourcePlace]:
    """All source places, our own rows first, each package's place that one of them already names taken into it."""
    towns = list(read_towns())
    sites = read_own_places("sites.tsv")
    regions = locate_divisions(read_own_places("regions.tsv"), towns)
    packaged = [*towns, *read_airfields(), *read_divisions()]
    return [*read_country_places(), *merge_places([*sites, *regions], packaged)]


def merge_places(own: list[SourcePlace], packaged: Iterable[SourcePlace]) -> list[SourcePlace]:
    """Our own places and then those packaged places that none of them is.

    A packaged place is one of ours when country, precision and a name agree and the two lie near one another; ours then
    takes over its spellings, its population and (for towns) its identity. Of two that fit, the more populous is taken.
    """
    merged = list(own)
    taken: dict[int, SourcePlace] = {}
    by_key: dict[tuple[str | None, str, str], list[int]] = {}
    for number, place in enumerate(own):
        for name in place.names:
            by_key.setdefault((place.country, place.precision, drop_article(fold_name(name))), []).append(number)
    rest = []
    for place in packaged:
        twin = _find_twin(place, own, by_key)
        if twin is None:
            rest.append(place)
            continue
        best = taken.get(twin)
        if best is None or place.population > best.population:
            taken[twin] = place
            rest.extend([best] if best and best.precision == "town" else [])
        elif place.precision == "town":
            rest.append(place)
    claimed = {(place.country, fold_name(name)) for place in own for name in place.names}
    for number, place in taken.items():
        merged[number] = _absorb(own[number], place, claimed)
    return [*merged, *rest]


def _find_twin(place: SourcePlace, own: list[SourcePlace], by_key: dict[tuple[str | None, str, str], list[int]]) -> int | None:
    for name in place.names:
        for number in by_key.get((place.country, place.precision, drop_article(fold_name(name))), ()):
            here, there = own[number].point, place.point
            if here is None or there is None or measure_km(here, there) <= MERGE_KM.get(place.precision, 0.0):
                return number
    return None


def _absorb(own: SourcePlace, other: SourcePlace, claimed: set[tuple[str | None, str]]) -> SourcePlace:
    """`own` with what the package knows of it, save the spellings that our tables give to another place ("Gaza", the strip)."""
    spellings = [name for name in other.names if (own.country, fold_name(name)) not in claimed]
    return replace(
        own,
        gazetteer_id=other.gazetteer_id if other.precision == "town" else own.gazetteer_id,
        names=tuple(dict.fromkeys([*own.names, *spellings])),
        population=max(own.population, other.population),
        feature=other.feature if other.precision == "town" else own.feature,
        admin1=own.admin1 or other.admin1,
        lat=other.lat if other.precision == "town" else own.lat,
        lon=other.lon if other.precision == "town" else own.lon,
    )


def locate_divisions(regions: list[SourcePlace], towns: list[SourcePlace]) -> list[SourcePlace]:
    """The regions with the GeoNames division in which most of the towns nearest to their centre lie."""
    by_country: dict[str | None, list[SourcePlace]] = {}
    for town in towns:
        by_country.setdefault(town.country, []).append(town)
    return [replace(region, admin1=_find_division(region, by_country.get(region.country, []))) for region in regions]


def _find_division(region: SourcePlace, towns: list[SourcePlace]) -> str:
    point = region.point
    if region.precision != "province" or point is None or not towns:
        return ""
    ranked = sorted((measure_km(point, town.point), town.gazetteer_id, town.admin1) for town in towns if town.point)
    nearest = ranked[:NEAREST_TOWNS]
    votes = Counter(admin1 for _, _, admin1 in nearest)
    return min(votes, key=lambda code: (-votes[code], code))


def _make_rows(places: list[SourcePlace], first: int) -> Iterator[tuple[int | str | float | None, ...]]:
    for number, p in enumerate(places, start=first):
        point = (p.lat, p.lon)
        yield (number, p.names[0], p.country, *point, p.precision, p.population, p.gazetteer_id, p.feature, p.admin1)


def _make_name_rows(places: list[SourcePlace], first: int) -> Iterator[tuple[str, int]]:
    for number, place in enumerate(places, start=first):
        for key in make_keys(place):
            yield key, number


def make_keys(place: SourcePlace) -> list[str]:
    """The keys of one place: folded names, these without an article, and skeletons where the script was Arabic."""
    keys: dict[str, None] = {}
    for name in place.names:
        key = fold_name(name)
        keys[key] = None
        if place.country in ARABIC_SCRIPT or name.startswith("The "):
            keys[drop_article(key)] = None
        if place.country in ARABIC_SCRIPT:
            keys[make_skeleton(key)] = None
    return [key for key in keys if key]
