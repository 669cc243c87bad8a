"""The table of divisions and ISO 3166-2 go in, source places come out: states, provinces, counties and districts."""

from __future__ import annotations

from collections.abc import Iterator

import pycountry

from talion.gazetteer.candidates import GazetteerError
from talion.gazetteer.sources import clean_name
from talion.gazetteer.tables import SourcePlace, map_alpha3, split_list
from talion.records import PlacePrecision
from talion.registry import load_tsv

TABLE = "divisions.tsv"
FEATURES: dict[PlacePrecision, str] = {"province": "region", "district": "district"}


def read_divisions() -> Iterator[SourcePlace]:
    """The first-level divisions of the world and those of the second level that are called by their kind ("Laurel County").

    Names and points are those of GeoNames, joined by the spelling of ISO 3166-2; divisions that only ISO knows have no point.
    Raises GazetteerError where a row is malformed.
    """
    official = name_official_divisions()
    for row in load_tsv(TABLE):
        spelling = official.pop(row["iso"], None)
        yield read_division(row, spelling[1:] if spelling else ())
    for code, (country, *names) in official.items():
        yield SourcePlace(
            gazetteer_id=f"iso3166:{code}", names=tuple(names), country=country, lat=None, lon=None, precision="province",
            feature="region",
        )  # fmt: skip


def read_division(row: dict[str, str], official: tuple[str, ...]) -> SourcePlace:
    """One row with the official spellings beside its own."""
    precision: PlacePrecision = "province" if row["kind"] == "province" else "district"
    try:
        lat, lon, population = float(row["lat"]), float(row["lon"]), int(row["population"])
    except (TypeError, ValueError) as error:
        raise GazetteerError(f"{TABLE}: {row['name']!r} has no point or population") from error
    return SourcePlace(
        gazetteer_id=f"iso3166:{row['iso']}" if row["iso"] else f"geonames:{row['geonames']}",
        names=tuple(dict.fromkeys([row["name"], *split_list(row["aliases"]), *official])),
        country=row["country"],
        lat=lat,
        lon=lon,
        precision=precision,
        population=population,
        feature=FEATURES[precision],
        admin1=row["admin1"],
    )


def name_official_divisions() -> dict[str, tuple[str, ...]]:
    """ISO 3166-2 code to country (alpha-3) and spellings of the first-level divisions; source: pycountry."""
    alpha3 = map_alpha3()
    found: dict[str, tuple[str, ...]] = {}
    for entry in sorted(pycountry.subdivisions, key=lambda entry: entry.code):
        country = alpha3.get(entry.country_code)
        if country is not None and entry.parent_code is None:
            found[entry.code] = (country, *dict.fromkeys([clean_name(entry.name, country), entry.name]))
    return found
