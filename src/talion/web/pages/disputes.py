"""`/disputes`: incidents on which sources disagree, those with the most points first, the newest of them first."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.views.account import view_account
from talion.web.asking import Asked, Held
from talion.web.filters import PAGE_SIZE
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/disputes")
def show_disputes(ledger: Held, filters: Asked) -> HTMLResponse:
    query = replace(filters.query, min_disputed=1)
    total = ledger.survey(query, 10.0).tally.total
    incidents = ledger.page(query, "-disputed", filters.start, PAGE_SIZE)
    coding = ledger.gather(incidents)
    pages = -(-total // PAGE_SIZE)
    return show_page(
        "disputes.html",
        {
            "title": "Disputes",
            "filters": filters,
            "total": total,
            "accounts": [view_account(incident, coding) for incident in incidents],
            "pages": pages,
            "earlier": filters.address("/disputes", page=str(filters.page - 1)) if filters.page > 1 else None,
            "later": filters.address("/disputes", page=str(filters.page + 1)) if filters.page < pages else None,
        },
    )
