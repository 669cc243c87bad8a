"""`/`: the incidents that meet the filters, in time, on the map and in a table, always the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.ledger.selection import Survey
from talion.ledger.store import Ledger
from talion.records import Coding, Incident
from talion.views.context import open_context
from talion.views.incident import IncidentLine, view_incident
from talion.views.words import word_country
from talion.web.asking import Asked, Held
from talion.web.filters import PAGE_SIZE, Filters
from talion.web.rendering import show_page

router = APIRouter()

CELL = 0.5  # degrees of a square on the map
POINTS = 4000  # squares at most: the map grows coarser rather than slow
HEADS = (
    ("date", "Date"), ("", "Who, to whom"), ("type", "What"), ("place", "Where"), ("killed", "Toll"), ("confidence", "Sure"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column's head: `address` sorts by it; `direction` is aria-sort's word for the order in force."""

    name: str
    address: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A status with its number, and the address that shows only these."""

    name: str
    incidents: int
    address: str
    chosen: bool


@router.get("/")
def show_ledger(ledger: Held, filters: Asked) -> HTMLResponse:
    survey = survey_map(ledger, filters)
    incidents = ledger.page(filters.query, filters.order, filters.start, PAGE_SIZE)
    choices = ledger.choices()
    pages = -(-survey.tally.total // PAGE_SIZE)
    return show_page(
        "ledger.html",
        {
            "title": "Ledger",
            "filters": filters,
            "survey": survey,
            "chips": list(list_chips(survey, filters)),
            "heads": list(list_heads(filters)),
            "lines": view_lines(ledger, incidents),
            "areas": [
                (word_country(area.country), area) for area in sorted(survey.areas, key=lambda a: (-a.incidents, a.country))
            ],
            "choices": choices,
            "countries": sorted(((code, word_country(code)) for code in choices.countries), key=lambda pair: pair[1]),
            "pages": pages,
            "earlier": filters.address(page=str(filters.page - 1)) if filters.page > 1 else None,
            "later": filters.address(page=str(filters.page + 1)) if filters.page < pages else None,
        },
    )


def survey_map(ledger: Ledger, filters: Filters) -> Survey:
    """The survey in the finest squares that the map can show."""
    return ledger.survey(filters.query, CELL, POINTS)


def view_lines(ledger: Ledger, incidents: list[Incident]) -> list[IncidentLine]:
    reports = ledger.reports({span.report for incident in incidents for span in incident.mentions})
    context = open_context(Coding(reports=tuple(reports.values()), incidents=tuple(incidents)))
    return [view_incident(incident, context) for incident in incidents]


def list_chips(survey: Survey, filters: Filters) -> Iterator[Chip]:
    for status, number in survey.tally.statuses.items():
        chosen = filters.given.get("status") == status
        yield Chip(name=status, incidents=number, address=filters.address(status=None if chosen else status), chosen=chosen)


def list_heads(filters: Filters) -> Iterator[Head]:
    for key, name in HEADS:
        if not key:
            yield Head(name=name, address="", direction="")
            continue
        falling = filters.order == f"-{key}"
        direction = "descending" if falling else "ascending" if filters.order == key else "none"
        # A first click shows the newest, the deadliest, the surest; of words the first ones.
        first = key if key in ("place", "type") else f"-{key}"
        other = key if falling else f"-{key}"
        yield Head(name=name, address=filters.address(order=first if direction == "none" else other), direction=direction)
