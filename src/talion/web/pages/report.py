"""`/reports/ID`: a report's text with what was read from it marked, its incidents, and what was skipped and why."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.claims.omissions import Omission
from talion.records import Report
from talion.views.reading import view_omissions, view_reading
from talion.web.asking import Held
from talion.web.rendering import show_page

router = APIRouter()


@router.get("/reports/{key}", response_class=HTMLResponse)
def show_report(key: str, ledger: Held) -> HTMLResponse:
    report = ledger.reports([key])[key]
    reading = view_reading(report, ledger.told(key))
    return show_page("report.html", {"title": report.title or report.id, "report": report, "reading": reading})


@router.get("/reports/{key}/skipped", response_class=HTMLResponse)
def show_skipped(key: str, ledger: Held) -> HTMLResponse:
    """Reads the report anew, as this version does, and says of what it made no incident, and why."""
    report = ledger.reports([key])[key]
    return show_page("skipped.html", {"title": "Skipped", "report": report, "skipped": view_omissions(report, read_anew(report))})


def read_anew(report: Report) -> list[Omission]:
    # The coder and its gazetteer take seconds to load, and only this page and /try need them.
    from talion.gazetteer.index import open_gazetteer
    from talion.pipeline import explain_report

    return explain_report(report, open_gazetteer())
