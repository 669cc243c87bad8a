"""The project's own place tables go in, source places come out: sites, regions, countries and their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

import pycountry

from talion.gazetteer.candidates import GazetteerError
from talion.gazetteer.keys import fold_name
from talion.records import PlacePrecision
from talion.registry import load_tsv

FEATURES = {"site": "site", "town": "populated place", "district": "district", "province": "region", "sea": "sea"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlace:
    """One row on its way into the index: `names` holds every spelling, the canonical one first."""

    gazetteer_id: str
    names: tuple[str, ...]
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    population: int = 0
    feature: str = "populated place"
    admin1: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryNames:
    """The names, short forms and demonyms of one country."""

    alpha2: str
    alpha3: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


def split_list(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(";") if part.strip())


def read_own_places(table: str) -> list[SourcePlace]:
    """The rows of sites.tsv or regions.tsv. Raises GazetteerError where a row is malformed."""
    return [_read_row(table, row) for row in load_tsv(table)]


def _read_row(table: str, row: dict[str, str]) -> SourcePlace:
    kind = row["kind"]
    if kind not in get_args(PlacePrecision):
        raise GazetteerError(f"{table}: {row['name']!r} has the unknown kind {kind!r}")
    precision: PlacePrecision = next(known for known in get_args(PlacePrecision) if known == kind)
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except (TypeError, ValueError) as error:
        raise GazetteerError(f"{table}: {row['name']!r} has no coordinates") from error
    slug = re.sub(r"\W+", "-", fold_name(row["name"]))
    land = row["country"].lower() or "sea"
    return SourcePlace(
        gazetteer_id=f"talion:{land}-{slug}",
        names=(row["name"], *split_list(row["aliases"])),
        country=row["country"] or None,
        lat=lat,
        lon=lon,
        precision=precision,
        feature=FEATURES[precision],
    )


@cache
def read_countries() -> tuple[CountryNames, ...]:
    """Every country of ISO 3166 with its names (the canonical one first) and demonyms; source: pycountry and own table."""
    own = {row["country"]: row for row in load_tsv("country_names.tsv")}
    found = []
    for entry in sorted(pycountry.countries, key=lambda entry: entry.alpha_3):
        row = own.get(entry.alpha_3, {})
        formal = [getattr(entry, key, "") for key in ("common_name", "name", "official_name")]
        spellings = (row.get("name", ""), *formal, *split_list(row.get("aliases")))
        names = dict.fromkeys(name for name in spellings if name and "," not in name)
        found.append(
            CountryNames(
                alpha2=entry.alpha_2,
                alpha3=entry.alpha_3,
                names=tuple(names) or (entry.name,),
                demonyms=split_list(row.get("demonyms")),
            )
        )
    kosovo = own["XKX"]
    aliases = split_list(kosovo["aliases"])
    found.append(
        CountryNames(alpha2="XK", alpha3="XKX", names=(kosovo["name"], *aliases), demonyms=split_list(kosovo["demonyms"]))
    )
    return tuple(found)


@cache
def map_alpha3() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3."""
    return {country.alpha2: country.alpha3 for country in read_countries()}


@cache
def map_demonyms() -> dict[str, str]:
    """Demonyms ("Iraqi", "Iraqis") to alpha-3."""
    return {demonym: row["country"] for row in load_tsv("country_names.tsv") for demonym in split_list(row["demonyms"])}
