"""`/try`: a text goes in, what Talion makes of it is shown, and nothing is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse

from talion.records import Report, TalionError, report_id
from talion.views.asking import read_day
from talion.views.timeline import view_timeline
from talion.web.meter import Meter
from talion.web.rendering import show_page

router = APIRouter()

LONGEST = 200_000  # characters
_SAMPLE = (
    "Drones launched by the Northern Front struck a fuel depot outside Marib late on Tuesday, killing two guards and wounding "
    "five, police said. The group said it had acted in answer to Sunday's shelling of the village of Al Jubah."
)


METER = Meter(tries=20, window=60.0)


@router.get("/try")
def show_form() -> HTMLResponse:
    return show_page("try.html", {"title": "Try", "text": _SAMPLE, "published": "", "problem": "", "timeline": None})


@router.post("/try")
def code_text(text: Annotated[str, Form()] = "", published: Annotated[str, Form()] = "") -> HTMLResponse:
    """Codes the text by itself; the ledger is not touched."""
    data: dict[str, object] = {"title": "Try", "text": text, "published": published, "problem": "", "timeline": None}
    problem = find_problem(text, published)
    if problem:
        return show_page("try.html", {**data, "problem": problem}, status=422)
    if not METER.admit():
        problem = f"More than {METER.tries} texts in {METER.window:.0f} seconds: wait a little."
        return show_page("try.html", {**data, "problem": problem}, status=429)
    from talion.pipeline import code_reports

    day = published.strip() or None
    report = Report(id=report_id(text, published=day), text=text, published=day)
    coding = code_reports([report], each=True)
    if coding.failures:
        return show_page("try.html", {**data, "problem": coding.failures[0].reason}, status=422)
    return show_page("try.html", {**data, "timeline": view_timeline(coding)})


def find_problem(text: str, published: str) -> str:
    if not text.strip():
        return "There is no text: paste a report."
    if len(text) > LONGEST:
        return f"The text has {len(text):,} characters; at most {LONGEST:,} are coded here. Use talion add for more."
    if published.strip():
        try:
            read_day(published)
        except TalionError as error:
            return str(error)
    return ""
