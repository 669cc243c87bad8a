"""`/aggregates`: counts over many happenings, as reports claim them, beside what the ledger itself tells."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.views.reconciliation import view_reconciliation
from talion.web.asking import Held
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/aggregates")
def show_aggregates(ledger: Held) -> HTMLResponse:
    return show_page("aggregates.html", {"title": "Aggregates", "counts": view_reconciliation(ledger.load())})
