"""Incidents go in, flat values come out, and a CSV table with a row an incident; lists are separated by semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from talion.records import Count, Incident

COLUMNS = (
    "id", "date_start", "date_end", "date_precision", "acled_event_type", "acled_sub_event_type", "plover_type", "plover_mode",
    "place", "country", "lat", "lon", "place_precision", "perpetrators", "recipients", "victims", "target_kind", "weapons",
    "fatalities_min", "fatalities_max", "injured_min", "injured_max", "claimed_by", "attributed_to", "status", "confidence",
    "reports", "quote",
)  # fmt: skip
# A cell that begins so is a formula to a spreadsheet; an apostrophe before it keeps it a text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(incidents: Iterable[Incident]) -> Iterator[str]:
    """The head, then a line an incident."""
    yield _line(COLUMNS)
    for incident in incidents:
        yield _line([_cell(value) for value in flatten(incident).values()])


def flatten(incident: Incident) -> dict[str, object]:
    """What an incident shows by COLUMNS, None where nothing is known."""
    return dict(zip(COLUMNS, _values(incident), strict=True))


def _values(incident: Incident) -> Iterator[object]:
    when, place = incident.when, incident.place
    yield incident.id
    yield from (when.earliest.isoformat(), when.latest.isoformat(), when.precision) if when else (None, None, None)
    yield from (incident.acled_event_type, incident.acled_sub_event_type, incident.plover_type, incident.plover_mode)
    yield from (place.name, place.country, place.lat, place.lon, place.precision) if place else (None,) * 5
    yield from (
        "; ".join(names)
        for names in (incident.perpetrators, incident.recipients, incident.victims, incident.target_kind, incident.weapons)
    )
    yield from (*_range(incident.fatalities), *_range(incident.injured))
    yield "; ".join(incident.claimed_by)
    yield "; ".join(f"{one.actor} (by {one.by})" for one in incident.attributed_to)
    yield from (incident.status, incident.confidence)
    yield "; ".join(sorted({span.report for span in incident.mentions}))
    yield min(incident.mentions).quote if incident.mentions else None


def _range(count: Count | None) -> tuple[int | None, int | None]:
    return (count.low, count.high) if count else (None, None)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue()
