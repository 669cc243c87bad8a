"""`/try`: a text goes in, what Talion makes of it is shown, and nothing is kept unless an analyst asks for it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.records import Coding, Report, TalionError, report_id
from talion.views.asking import read_day
from talion.views.timeline import Timeline, view_timeline
from talion.web.access import Acting, Known, Visitor
from talion.web.asking import Held
from talion.web.meter import Meter
from talion.web.rendering import show_page

router = APIRouter()

Text = Annotated[str, Form()]
Published = Annotated[str, Form()]
LONGEST = 200_000  # characters
_SAMPLE = (
    "Drones launched by the Northern Front struck a fuel depot outside Marib late on Tuesday, killing two guards and wounding "
    "five, police said. The group said it had acted in answer to Sunday's shelling of the village of Al Jubah."
)


METER = Meter(tries=20, window=60.0)


@router.get("/try")
def show_form(visitor: Known) -> HTMLResponse:
    return _show(visitor, _SAMPLE, "")


@router.post("/try")
def code_text(visitor: Known, text: Text = "", published: Published = "") -> HTMLResponse:
    """Codes the text by itself; the ledger is not touched."""
    coding = _code(visitor, text, published)
    if not isinstance(coding, Coding):
        return coding
    return _show(visitor, text, published, timeline=view_timeline(coding))


@router.post("/try/keep", response_class=HTMLResponse)
def keep_text(ledger: Held, visitor: Acting, text: Text = "", published: Published = "") -> Response:
    """Adds the text to the ledger as a report of its own, and leads to it."""
    coding = _code(visitor, text, published)
    if not isinstance(coding, Coding):
        return coding
    from talion.pipeline import BUILDER

    ledger.add(coding, BUILDER)
    return RedirectResponse(f"/reports/{coding.reports[0].id}", status_code=303)


def _code(visitor: Visitor, text: str, published: str) -> Coding | HTMLResponse:
    """What the text tells, or the page that says why it is not coded."""
    problem = find_problem(text, published)
    if problem:
        return _show(visitor, text, published, problem=problem, status=422)
    if not METER.admit():
        return _show(visitor, text, published, problem=_slow_down(), status=429)
    coding = code_one(text, published)
    if coding.failures:
        return _show(visitor, text, published, problem=coding.failures[0].reason, status=422)
    return coding


def code_one(text: str, published: str) -> Coding:
    # The coder takes seconds to load, and only who tries a text needs it.
    from talion.pipeline import code_reports

    day = published.strip() or None
    text = text.replace("\r\n", "\n")  # as forms send line ends
    report = Report(id=report_id(text, published=day), text=text, published=day)
    return code_reports([report], each=True, inferred=True)


def _slow_down() -> str:
    return f"More than {METER.tries} texts in {METER.window:.0f} seconds: wait a little."


def _show(
    visitor: Visitor, text: str, published: str, *, problem: str = "", timeline: Timeline | None = None, status: int = 200
) -> HTMLResponse:
    data = {"title": "Try", "text": text, "published": published, "problem": problem, "timeline": timeline, "visitor": visitor}
    return show_page("try.html", data, status=status)


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
