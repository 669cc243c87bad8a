"""Incidents and their counts as JSON, by the filters that the pages have."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from talion.exports.exchange import to_json
from talion.exports.geojson import write_geojson
from talion.ledger.selection import Choices, Survey
from talion.records import Coding
from talion.views.surroundings import surround
from talion.web.asking import Asked, Held
from talion.web.filters import PAGE_SIZE
from talion.web.judging import mark_seen
from talion.web.pages.ledger import survey_map

router = APIRouter(tags=["incidents"])
Key = Annotated[str, Path(min_length=4, max_length=80)]


@router.get("/survey")
def give_survey(ledger: Held, filters: Asked) -> Survey:
    """How many incidents meet the filters, of what status, when and where."""
    return survey_map(ledger, filters)


@router.get("/incidents")
def give_incidents(ledger: Held, filters: Asked) -> Response:
    """One page of the incidents that meet the filters, in the exchange form, with the reports that tell of them."""
    incidents = ledger.page(filters.query, filters.order, filters.start, PAGE_SIZE)
    return _json(ledger.gather(incidents))


@router.get("/incidents.geojson", response_class=Response)
def give_geojson(ledger: Held, filters: Asked) -> Response:
    """One page of the incidents that meet the filters as GeoJSON; one without a point of its own has no geometry."""
    incidents = ledger.page(filters.query, filters.order, filters.start, PAGE_SIZE)
    return Response("".join(write_geojson(incidents)), media_type="application/geo+json")


@router.get("/choices")
def give_choices(ledger: Held) -> Choices:
    """The countries, types, weapons and publishers of which the ledger tells."""
    return ledger.choices()


@router.get("/incidents/{key}")
def give_incident(key: Key, ledger: Held) -> Response:
    """One incident in the exchange form, with its neighbours, links and reports. The header ETag marks it as it is now."""
    incident = ledger.find(key)
    answer = _json(ledger.gather(surround(ledger, incident).incidents))
    answer.headers["ETag"] = f'"{mark_seen(incident, ledger.review())}"'
    return answer


def _json(coding: Coding) -> Response:
    return Response(to_json(coding), media_type="application/json")
