"""Incidents go in, a GeoJSON feature collection (RFC 7946) comes out piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from talion.exports.incident_table import flatten
from talion.exports.rows import Row
from talion.records import Incident

LEFT_OUT = frozenset({"id", "lat", "lon"})


def write_geojson(incidents: Iterable[Incident]) -> Iterator[str]:
    """One feature an incident. `geometry` is null where no more than the country is known: a country has no point."""
    yield '{"type":"FeatureCollection","features":['
    for number, incident in enumerate(incidents):
        yield (",\n" if number else "\n") + json.dumps(_feature(incident), ensure_ascii=False, separators=(",", ":"))
    yield "\n]}\n"


def _feature(incident: Incident) -> Row:
    place = incident.place
    point = None if place is None or place.lat is None or place.lon is None else [place.lon, place.lat]
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {name: value for name, value in flatten(incident).items() if name not in LEFT_OUT},
    }
