"""`/review`: what somebody should look at, one item at a time, with one key for each answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.judgements.vocabulary import find_alike
from talion.ledger.store import Ledger
from talion.records import Judgement, TalionError, event_id
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """How far somebody is: `skip` items of the queue are left out, `done` were answered; `last` is an event of the last one."""

    line: Line
    skip: int = 0
    done: int = 0
    last: str = ""

    @property
    def address(self) -> str:
        given = {"skip": self.skip, "done": self.done, "last": self.last}
        return f"/review?{urlencode({'line': self.line, **{name: value for name, value in given.items() if value}})}"


@router.get("/review")
def show_review(
    ledger: Held,
    visitor: Known,
    line: Annotated[Line, Query()] = "doubtful",
    skip: Count = 0,
    done: Count = 0,
    last: Annotated[str, Query(pattern="^([ei]-[0-9a-f]{16})?$")] = "",
) -> HTMLResponse:
    return show_item(ledger, visitor, Sitting(line=line, skip=skip, done=done, last=last))


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
        made = settle(ledger, visitor.name, given, line, choice)
    except TalionError as error:
        status = 409 if isinstance(error, ChangedError) else 422
        return show_item(
            ledger, visitor, Sitting(line=line, skip=skip, done=done), given=given, problem=str(error), status=status
        )
    last = find_touched(ledger, made[0]) if made else ""
    return RedirectResponse(Sitting(line=line, skip=skip, done=done + 1, last=last).address, status_code=303)


def find_touched(ledger: Ledger, made: Judgement) -> str:
    """An event of what the judgement is about; of names the id of an incident that shows them, "" where none does."""
    if made.about:
        return event_id(made.about[0])
    return next((key for one in ledger.review() if one.judgement.id == made.id for key in one.incidents), "")


def show_item(
    ledger: Ledger,
    visitor: Visitor,
    sitting: Sitting,
    *,
    given: Mapping[str, str] = NOTHING,
    problem: str = "",
    status: int = 200,
) -> HTMLResponse:
    line = sitting.line
    queues = find_item(ledger, line, sitting.skip)
    data = {
        "title": "Review",
        "line": line,
        "lines": [(name, words, queues.left[name], Sitting(line=name).address) for name, words in NAMES.items()],
        "left": queues.left[line],
        "sitting": sitting,
        "item": queues.item,
        "next": replace(sitting, skip=sitting.skip + 1, last="").address,
        "first": replace(sitting, skip=0, last="").address,
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
