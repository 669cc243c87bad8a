"""`/disputes`: incidents on which sources disagree, those with the most points first, the newest of them first."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.ledger.store import Ledger
from talion.views.account import Account, view_account
from talion.web.asking import Asked, Held
from talion.web.filters import PAGE_SIZE, Filters
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/disputes")
def show_disputes(ledger: Held, filters: Asked) -> HTMLResponse:
    total, accounts = find_disputes(ledger, filters)
    pages = -(-total // PAGE_SIZE)
    return show_page(
        "disputes.html",
        {
            "title": "Disputes",
            "filters": filters,
            "total": total,
            "accounts": accounts,
            "pages": pages,
            "earlier": filters.address("/disputes", page=str(filters.page - 1)) if filters.page > 1 else None,
            "later": filters.address("/disputes", page=str(filters.page + 1)) if filters.page < pages else None,
        },
    )


def find_disputes(ledger: Ledger, filters: Filters) -> tuple[int, list[Account]]:
    """How many incidents of the selection are disputed, and those of the page."""
    query = replace(filters.query, min_disputed=1)
    total = ledger.tally(query).total
    incidents = ledger.page(query, "-disputed", filters.start, PAGE_SIZE)
    coding = ledger.gather(incidents)
    return total, [view_account(incident, coding) for incident in incidents]
