"""`/review`: what somebody should look at, one item at a time, with one key for each answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.judgements.vocabulary import find_alike
from talion.ledger.store import Ledger
from talion.records import TalionError
from talion.views.context import open_context
from talion.views.incident import view_incident
from talion.views.likeness import view_likeness
from talion.views.reasons import explain_confidence
from talion.web.access import Acting, Known, Visitor
from talion.web.asking import Held
from talion.web.judging import ChangedError
from talion.web.queue import NAMES, Choice, Item, Line, find_item, settle
from talion.web.rendering import show_page

router = APIRouter()
SHOWN = 12  # incidents of an unknown actor
NOTHING: Mapping[str, str] = {"because": "reviewed", "other": ""}
Count = Annotated[int, Query(ge=0, le=1_000_000)]
Counted = Annotated[int, Form(ge=0, le=1_000_000)]


@router.get("/review")
def show_review(
    ledger: Held, visitor: Known, line: Annotated[Line, Query()] = "doubtful", skip: Count = 0, done: Count = 0
) -> HTMLResponse:
    """`skip` items are left out; `done` were answered in this sitting."""
    return show_item(ledger, visitor, line, skip, done)


@router.post("/review")
def answer(  # noqa: PLR0913 - each parameter is a field of the form
    ledger: Held,
    visitor: Acting,
    line: Annotated[Line, Form()],
    choice: Annotated[Choice, Form()],
    keys: Annotated[str, Form(max_length=400)],
    seen: Annotated[str, Form(max_length=80)] = "",
    because: Annotated[str, Form(max_length=2000)] = "",
    other: Annotated[str, Form(max_length=400)] = "",
    skip: Counted = 0,
    done: Counted = 0,
) -> Response:
    """Does what the form says and goes on to the next item."""
    given = {"keys": keys, "seen": seen, "because": because, "other": other}
    try:
        settle(ledger, visitor.name, given, line, choice)
    except TalionError as error:
        status = 409 if isinstance(error, ChangedError) else 422
        return show_item(ledger, visitor, line, skip, done, given=given, problem=str(error), status=status)
    return RedirectResponse(address(line, skip, done + 1), status_code=303)


def address(line: Line, skip: int, done: int) -> str:
    given = {"line": line, **({"skip": skip} if skip else {}), **({"done": done} if done else {})}
    return f"/review?{urlencode(given)}"


def show_item(  # noqa: PLR0913 - what went wrong is said on the same page
    ledger: Ledger,
    visitor: Visitor,
    line: Line,
    skip: int,
    done: int,
    *,
    given: Mapping[str, str] = NOTHING,
    problem: str = "",
    status: int = 200,
) -> HTMLResponse:
    queues = find_item(ledger, line, skip)
    data = {
        "title": "Review",
        "line": line,
        "lines": [(name, words, queues.left[name], address(name, 0, 0)) for name, words in NAMES.items()],
        "left": queues.left[line],
        "skip": skip,
        "done": done,
        "item": queues.item,
        "next": address(line, skip + 1, done),
        "first": address(line, 0, done),
        "visitor": visitor,
        "given": given,
        "problem": problem,
        **(_tell(ledger, queues.item) if queues.item else {}),
    }
    return show_page("review.html", data, status=status)


def _tell(ledger: Ledger, item: Item) -> dict[str, object]:
    """The incidents in words, and what bears on the answer."""
    shown = item.incidents[:SHOWN]
    coding = ledger.gather(shown)
    if item.tied is not None:
        events = {event.id: event for event in coding.events}
        likeness = view_likeness(shown, (events[item.tied[0]], events[item.tied[1]]), coding)
        return {"shown": likeness.lines, "reasons": likeness.reasons, "score": likeness.score, "alike": []}
    context = open_context(coding)
    return {
        "shown": [view_incident(one, context) for one in shown],
        "reasons": explain_confidence(shown[0], context.reports) if item.line == "doubtful" else (),
        "score": "",
        "alike": find_alike(item.name) if item.name else [],
    }
