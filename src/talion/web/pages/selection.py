"""`/export/...`: the incidents that meet the filters, all of them, as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from talion.exports.geojson import write_geojson
from talion.exports.incident_table import write_table
from talion.exports.record_rows import incident_row
from talion.exports.rows import dump_row
from talion.ledger.store import Ledger
from talion.records import Incident
from talion.web.asking import Asked, Held
from talion.web.filters import Filters

router = APIRouter(prefix="/export")
BATCH = 500  # incidents read at once


@router.get("/incidents.jsonl")
def give_lines(ledger: Held, filters: Asked) -> StreamingResponse:
    """The exchange form, one incident a line."""
    return _file(ledger, filters, lambda found: _write_lines(ledger, found), "application/x-ndjson", "jsonl")


@router.get("/incidents.geojson")
def give_geojson(ledger: Held, filters: Asked) -> StreamingResponse:
    """A feature an incident; one without a point of its own has no geometry."""
    return _file(ledger, filters, write_geojson, "application/geo+json", "geojson")


@router.get("/incidents.csv")
def give_csv(ledger: Held, filters: Asked) -> StreamingResponse:
    """A row an incident."""
    return _file(ledger, filters, write_table, "text/csv; charset=utf-8", "csv")


def _file(
    ledger: Ledger, filters: Filters, write: Callable[[Iterable[Incident]], Iterable[str]], kind: str, ending: str
) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="incidents.{ending}"'}
    return StreamingResponse(iter(write(_read_all(ledger, filters))), media_type=kind, headers=headers)


def _write_lines(ledger: Ledger, incidents: Iterable[Incident]) -> Iterator[str]:
    left = iter(incidents)
    while batch := list(islice(left, BATCH)):  # itertools.batched came with Python 3.12
        coding = ledger.gather(batch)
        events = {event.id: event for event in coding.events}
        yield from (dump_row(incident_row(incident, events)) + "\n" for incident in batch)


def _read_all(ledger: Ledger, filters: Filters) -> Iterator[Incident]:
    start = 0
    while batch := ledger.page(filters.query, filters.order, start, BATCH):
        yield from batch
        start += len(batch)
