"""What a gazetteer look-up hands out: the record of one place that a name may stand for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from talion.records import PlacePrecision, TalionError

EARTH_RADIUS_KM = 6371.0


class GazetteerError(TalionError):
    """The index cannot be built, or is damaged and could not be built again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a name may stand for.

    `country` is ISO 3166 alpha-3, None at sea; `lat` and `lon` are WGS84 degrees, None for a country; `population` is 0
    where nobody knows. `feature` is "populated place", "capital", "airport", "site", "region", "sea" or "country".
    `admin1` is the GeoNames code of the first-level division, "" where unknown. `gazetteer_id` names the source:
    "geonames:95446", "airport:ORBI", "talion:al-tanf-garrison", "iso3166:IQ-AN".
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    population: int
    gazetteer_id: str
    feature: str
    admin1: str = ""


def measure_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two (latitude, longitude) pairs in kilometres."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
