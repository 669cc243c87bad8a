"""`/reports/ID`: one report's text with what was read from it marked, and the incidents that it tells of."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.views.reading import view_reading
from talion.web.asking import Held
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/reports/{key}", response_class=HTMLResponse)
def show_report(key: str, ledger: Held) -> HTMLResponse:
    report = ledger.reports([key])[key]
    reading = view_reading(report, ledger.told(key))
    return show_page("report.html", {"title": report.title or report.id, "report": report, "reading": reading})
