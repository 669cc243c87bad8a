"""Actors as JSON: who takes part, who acts against whom, all about one of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from talion.ledger.parties import Pairing, Party
from talion.views.actor import ActorPage
from talion.web.api.paging import Page, cut
from talion.web.asking import Asked, Held
from talion.web.pages.actors import EDGES, find_actor

router = APIRouter(tags=["actors"])
Name = Annotated[str, Path(min_length=1, max_length=200, description="As incidents name the actor, in full.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many.")]


@router.get("/actors")
def give_actors(ledger: Held, filters: Asked) -> Page[Party]:
    """Who takes part in the incidents that meet the filters, the most active first."""
    return cut(ledger.parties(filters.query), filters.page)


@router.get("/pairings")
def give_pairings(ledger: Held, filters: Asked, limit: Limit = EDGES) -> list[Pairing]:
    """Who acts against whom in the incidents that meet the filters, the most frequent first."""
    return ledger.pairings(filters.query, limit)


@router.get("/actors/{name:path}")
def give_actor(name: Name, ledger: Held) -> ActorPage:
    """What Talion and the reports know of one actor, whom it acts against and who acts against it."""
    return find_actor(ledger, name)[0]
