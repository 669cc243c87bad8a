"""A place as a person writes it goes in, the place that it means comes out, or what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import get_args

from talion.gazetteer import Candidate
from talion.judgements.making import JudgementError
from talion.records import Incident, Place, PlacePrecision

FindPlace = Callable[[str], Sequence[Candidate]]
POINT = re.compile(r"(?P<name>.+?)\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)(?:\s*,\s*(?P<rest>.+))?")
MANY_MORE = 20  # times as many people: then a name means the bigger of two places
PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
FORMS = (
    "a name of the gazetteer (Mosul, or Tripoli, LBY), or NAME@LATITUDE,LONGITUDE,COUNTRY with the code of the country (IRQ), "
    f"and where it is no site a comma and one of {', '.join(PRECISIONS)}"
)


def read_place(words: str, incident: Incident, find_place: FindPlace) -> Place:
    """The place of the gazetteer, or the point that is given."""
    if "@" in words:
        return _read_point(words)
    found = list(find_place(words))
    if not found and "," in words:
        name, _, where = words.rpartition(",")
        country = _find_country(where.strip(), find_place)
        found = [one for one in find_place(name.strip()) if one.country == country]
    if not found:
        raise JudgementError(f"the gazetteer knows no place {words!r}; give {FORMS}")
    return _as_place(_choose_place(words, found, incident))


def _choose_place(words: str, found: list[Candidate], incident: Incident) -> Candidate:
    """The only one; or the country of that name; or the biggest in the incident's country; or one far bigger than all others."""
    countries = [one for one in found if one.precision == "country"]
    if countries:
        return countries[0]
    own = [one for one in found if incident.place and one.country == incident.place.country]
    pool = own or found
    if len({one.country for one in pool}) == 1 or pool[0].population > MANY_MORE * max(one.population for one in pool[1:]):
        return pool[0]
    offers = ", ".join(dict.fromkeys(f'"{one.name}, {one.country}"' for one in pool[:8] if one.country))
    raise JudgementError(f"{words!r} may be any of {offers}: add the country")


def _as_place(one: Candidate) -> Place:
    return Place(
        name=one.name, country=one.country, precision=one.precision, lat=one.lat, lon=one.lon, gazetteer_id=one.gazetteer_id
    )


def _find_country(name: str, find_place: FindPlace) -> str | None:
    """The alpha-3 code of a code or a name; None where it is neither."""
    if re.fullmatch(r"[A-Z]{3}", name):
        return name
    return next((one.country for one in find_place(name) if one.precision == "country"), None)


def _read_point(words: str) -> Place:
    refusal = JudgementError(f"{words!r} is no place; give {FORMS}")
    found = POINT.fullmatch(words)
    if found is None or not found["rest"]:
        raise refusal
    country, _, kind = (part.strip() for part in found["rest"].partition(","))
    precision = next((one for one in PRECISIONS if one == (kind or "site")), None)
    lat, lon = float(found["lat"]), float(found["lon"])
    if not re.fullmatch(r"[A-Z]{3}", country) or precision in (None, "country") or abs(lat) > 90 or abs(lon) > 180:
        raise refusal
    return Place(name=found["name"], country=country, precision=precision or "site", lat=lat, lon=lon)
