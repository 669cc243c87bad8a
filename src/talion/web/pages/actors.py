"""`/actors` and `/actors/NAME`: who acts against whom, who backs whom, and all about one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion import acts
from talion.ledger.errors import NotFoundError
from talion.ledger.query import Query
from talion.ledger.selection import Survey
from talion.ledger.store import Ledger
from talion.mentions.actor_knowledge import load_actors
from talion.records import Coding, TalionError
from talion.views.actor import ActorPage, view_actor
from talion.views.network import HEIGHT, WIDTH, view_network
from talion.views.words import word_country
from talion.web.access import Acting, Known, Visitor
from talion.web.asking import Asked, Held
from talion.web.judging import ACTING
from talion.web.rendering import show_page

router = APIRouter()
EDGES = 60  # pairs in the picture
LISTED = 300  # actors in the table
PAIRS = 40  # of one actor
NOTHING: Mapping[str, str] = {"because": "", "other": ""}


@router.get("/actors")
def show_actors(ledger: Held, filters: Asked) -> HTMLResponse:
    pairings = ledger.pairings(filters.query, EDGES)
    parties = ledger.parties(filters.query)
    known = load_actors()
    choices = ledger.choices()
    return show_page(
        "actors.html",
        {
            "title": "Actors",
            "filters": filters,
            "network": view_network(pairings, ledger.relations()),
            "width": WIDTH,
            "height": HEIGHT,
            "parties": [(party, known.get(party.name)) for party in parties[:LISTED]],
            "all": len(parties),
            "countries": sorted(((code, word_country(code)) for code in choices.countries), key=lambda pair: pair[1]),
        },
    )


@router.get("/actors/{name:path}")
def show_actor(name: str, ledger: Held, visitor: Known) -> HTMLResponse:
    """Raises as `find_actor`."""
    return show_one(ledger, name, visitor)


@router.post("/actors/{name:path}")
def rename_actor(
    name: str,
    ledger: Held,
    visitor: Acting,
    because: Annotated[str, Form(max_length=2000)] = "",
    other: Annotated[str, Form(max_length=400)] = "",
) -> Response:
    """In every incident the name gives way to another, known actor."""
    try:
        with ACTING:
            made = acts.name_actor(ledger, acts.sign(ledger, visitor.name, because), name, other.strip())
    except TalionError as error:
        return show_one(ledger, name, visitor, given={"because": because, "other": other}, problem=str(error))
    right = str(made[0].values[0]) if made else name
    return RedirectResponse(f"/actors/{quote(right)}", status_code=303)


def show_one(
    ledger: Ledger, name: str, visitor: Visitor | None = None, *, given: Mapping[str, str] = NOTHING, problem: str = ""
) -> HTMLResponse:
    """The page of one actor. Raises as `find_actor`."""
    page, survey = find_actor(ledger, name)
    data = {"title": name, "page": page, "survey": survey, "visitor": visitor, "given": given, "problem": problem}
    return show_page("actor.html", data, status=422 if problem else 200)


def find_actor(ledger: Ledger, name: str) -> tuple[ActorPage, Survey]:
    """Raises NotFoundError for a name that neither the ledger nor Talion knows."""
    query = Query(branch=(name,), rejected=None)
    relations = [one for one in ledger.relations() if name in (one.subject, one.object)]
    pairings = ledger.pairings(query, PAIRS)
    survey = ledger.survey(query, 1.0)
    if not survey.tally.total and not relations and name not in load_actors():
        raise NotFoundError(f"nobody called {name!r} takes part in an incident of this ledger")
    reports = ledger.reports({one.span.report for one in relations})
    return view_actor(name, pairings, Coding(reports=tuple(reports.values()), relations=tuple(relations))), survey
