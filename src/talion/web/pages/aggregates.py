"""`/aggregates`: counts over many happenings, as reports claim them, beside what the ledger itself tells."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.views.surroundings import count_claimed
from talion.web.asking import Held
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/aggregates")
def show_aggregates(ledger: Held) -> HTMLResponse:
    return show_page("aggregates.html", {"title": "Aggregates", "counts": count_claimed(ledger)})
