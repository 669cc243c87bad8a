"""`/reports/ID`: a report's text with what was read from it marked, its incidents, and what was skipped and why."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from talion.views.reading import view_mentions, view_omissions, view_reading, view_retellings
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
    """Reads the report anew, as this version does: what it names, what was taken for one happening and for none, and why."""
    # The coder and its gazetteer take seconds to load, and only this page and /try need them.
    from talion.gazetteer.index import open_gazetteer
    from talion.pipeline import explain_report

    report = ledger.reports([key])[key]
    explained = explain_report(report, open_gazetteer())
    data = {
        "stretches": view_mentions(report, explained.mentions), "retold": view_retellings(report, explained.retellings),
        "skipped": view_omissions(report, explained.omissions),
    }  # fmt: skip
    return show_page("skipped.html", {"title": "Skipped", "report": report, **data})
