"""Dates, places, counts and attributions go in, the keys of the exchange form come out, and back again."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from talion.exports.rows import Line, Row
from talion.records import Attribution, Count, DatePrecision, Place, PlacePrecision, When

DATE_KEYS = ("date_start", "date_end", "date_precision")
PLACE_KEYS = ("place", "country", "lat", "lon", "place_precision", "country_name", "gazetteer_id")
DATE_PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
PLACE_PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)


def date_values(when: When | None) -> Row:
    if when is None:
        return dict.fromkeys(DATE_KEYS)
    return {"date_start": when.earliest.isoformat(), "date_end": when.latest.isoformat(), "date_precision": when.precision}


def place_values(place: Place | None) -> Row:
    """A country is given by its code, and `place` is null; `country_name` keeps the name that the coder gave it."""
    if place is None:
        return dict.fromkeys(PLACE_KEYS)
    only_country = place.precision == "country" and place.country is not None
    return {
        "place": None if only_country else place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.precision,
        "country_name": place.name if only_country else None,
        "gazetteer_id": place.gazetteer_id,
    }


def count_row(count: Count) -> Row:
    return {"min": count.low, "max": count.high}


def attribution_row(attribution: Attribution) -> Row:
    return {"actor": attribution.actor, "by": attribution.by}


def when_from(line: Line) -> When:
    return When(
        earliest=date_from(line, "date_start"), latest=date_from(line, "date_end"),
        precision=line.choice("date_precision", DATE_PRECISIONS),
    )  # fmt: skip


def optional_when(line: Line) -> When | None:
    return None if all(line.get(key) is None for key in DATE_KEYS) else when_from(line)


def date_from(line: Line, key: str) -> dt.date:
    value = line.text(key)
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise line.error(f'"{key}" is "{value}", which is no ISO date') from error


def place_from(line: Line) -> Place:
    precision = line.choice("place_precision", PLACE_PRECISIONS)
    country = line.optional_text("country")
    only_country = precision == "country" and country is not None
    return Place(
        name=line.text("country_name" if only_country else "place"), country=country, precision=precision,
        lat=line.optional_number("lat"), lon=line.optional_number("lon"), gazetteer_id=line.optional_text("gazetteer_id"),
    )  # fmt: skip


def optional_place(line: Line) -> Place | None:
    return None if all(line.get(key) is None for key in PLACE_KEYS) else place_from(line)


def count_from(line: Line) -> Count:
    return Count(low=line.optional_integer("min"), high=line.optional_integer("max"))


def optional_count(line: Line, key: str) -> Count | None:
    return None if line.get(key) is None else count_from(line.child(key))


def attribution_from(line: Line) -> Attribution:
    return Attribution(actor=line.text("actor"), by=line.text("by"))
