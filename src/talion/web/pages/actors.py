"""`/actors` and `/actors/NAME`: who acts against whom, who backs whom, and all about one of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.ledger.errors import NotFoundError
from talion.ledger.query import Query
from talion.ledger.selection import Survey
from talion.ledger.store import Ledger
from talion.mentions.actor_knowledge import load_actors
from talion.records import Coding
from talion.views.actor import ActorPage, view_actor
from talion.views.network import HEIGHT, WIDTH, view_network
from talion.views.words import word_country
from talion.web.asking import Asked, Held
from talion.web.rendering import show_page

router = APIRouter()
EDGES = 60  # pairs in the picture
LISTED = 300  # actors in the table
PAIRS = 40  # of one actor


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
def show_actor(name: str, ledger: Held) -> HTMLResponse:
    """Raises as `find_actor`."""
    page, survey = find_actor(ledger, name)
    return show_page("actor.html", {"title": name, "page": page, "survey": survey})


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
