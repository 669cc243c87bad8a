"""`/incidents/ID`: everything that is known of one incident, with the words behind every value."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.views.fields import FIELDS
from talion.views.page import view_page
from talion.views.surroundings import surround
from talion.views.why import view_why
from talion.web.asking import Held
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/incidents/{key}", response_class=HTMLResponse)
def show_incident(key: str, ledger: Held) -> Response:
    """An old id, an event's id or a beginning of an id leads to the incident's present address."""
    incident = ledger.find(key)
    if incident.id != key:
        return RedirectResponse(f"/incidents/{incident.id}", status_code=307)
    coding = surround(ledger, incident)
    claimed = {claim.field for claim in incident.claims}
    return show_page(
        "incident.html",
        {
            "title": incident.id,
            "incident": incident,
            "page": view_page(incident, coding),
            "whys": [view_why(incident, field, coding) for field in FIELDS if field in claimed],
        },
    )
