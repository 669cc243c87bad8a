"""`/incidents/ID`: everything that is known of one incident, with the words behind every value; and where it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, cast, get_args

from fastapi import APIRouter, Form
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.judgements.reviewing import Standing
from talion.ledger.store import Ledger
from talion.records import Coding, Incident, TalionError
from talion.views.context import open_context
from talion.views.fields import FIELDS
from talion.views.judgements import pick_own, view_log
from talion.views.page import view_page
from talion.views.passage import Passage
from talion.views.surroundings import surround
from talion.views.toll import list_toll_days
from talion.views.why import view_why
from talion.views.words import word_place
from talion.web.access import Acting, Known, Visitor
from talion.web.asking import Held
from talion.web.judging import Act, ChangedError, Kind, judge, list_since, mark_seen
from talion.web.rendering import show_page

router = APIRouter()
EMPTY: Mapping[str, str] = {"because": "", "values": "", "others": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of the incident, as it may be chosen to be split off."""

    id: str
    passage: Passage


@router.get("/incidents/{key}", response_class=HTMLResponse)
def show_incident(key: str, ledger: Held, visitor: Known) -> Response:
    """An old id, an event's id or a beginning of an id leads to the incident's present address."""
    incident = ledger.find(key)
    if incident.id != key:
        return RedirectResponse(f"/incidents/{incident.id}", status_code=307)
    return show_whole(ledger, incident, ledger.review(), visitor=visitor)


@router.post("/incidents/{key}/judge", response_class=HTMLResponse)
def judge_incident(  # noqa: PLR0913 - each parameter is a field of the form
    key: str,
    ledger: Held,
    visitor: Acting,
    act: Annotated[str, Form(max_length=40)],
    seen: Annotated[str, Form(max_length=80)] = "",
    because: Annotated[str, Form(max_length=2000)] = "",
    values: Annotated[str, Form(max_length=4000)] = "",
    new_names: Annotated[bool, Form()] = False,
    others: Annotated[str, Form(max_length=400)] = "",
    tellings: Annotated[tuple[str, ...], Form(max_length=1000)] = (),
) -> Response:
    """`act` is the name of an act, for undoings with the number of the judgement: "undo 3"."""
    given = {"because": because, "values": values, "others": others}
    try:
        judge(ledger, visitor.name, key, read_act(act, given, new_names=new_names, tellings=tellings), seen)
    except ChangedError as error:
        incident, standings = ledger.find(key), ledger.review()
        news = list_since(seen, incident, standings)
        return show_whole(ledger, incident, standings, visitor=visitor, given=given, problem=str(error), news=news)
    except TalionError as error:
        return show_whole(ledger, ledger.find(key), ledger.review(), visitor=visitor, given=given, problem=str(error))
    return RedirectResponse(f"/incidents/{ledger.find(key).id}", status_code=303)


def read_act(words: str, given: Mapping[str, str], *, new_names: bool, tellings: Sequence[str]) -> Act:
    """Raises TalionError for an act that there is not."""
    kind, _, number = words.partition(" ")
    if kind not in get_args(Kind) or not ((number.isascii() and number.isdigit() and len(number) < 10) or not number):
        raise TalionError(f"there is no act {words!r}; there are {', '.join(get_args(Kind))}")
    return Act(
        kind=cast(Kind, kind), because=given["because"], new_names=new_names, tellings=tuple(tellings),
        values=tuple(line.strip() for line in given["values"].splitlines() if line.strip()),
        others=tuple(given["others"].replace(",", " ").split()), numbers=(int(number),) if number else (),
    )  # fmt: skip


def show_whole(  # noqa: PLR0913 - what went wrong is said on the same page
    ledger: Ledger,
    incident: Incident,
    standings: Sequence[Standing],
    *,
    visitor: Visitor | None = None,
    given: Mapping[str, str] = EMPTY,
    problem: str = "",
    news: Sequence[Standing] | None = None,
) -> HTMLResponse:
    """The page; with `news`, what was judged since it was shown last."""
    coding = replace(surround(ledger, incident), events=tuple(ledger.events(incident.events)))
    claimed = {claim.field for claim in incident.claims}
    data = {
        "title": incident.id,
        "incident": incident,
        "page": view_page(incident, coding, standings),
        "whys": [view_why(incident, field, coding) for field in FIELDS if field in claimed],
        "toll_days": list_toll_days(incident, open_context(coding)),
        "point": find_point(incident),
        "visitor": visitor,
        "given": given,
        "problem": problem,
        "changed": news is not None,
        "news": view_log(news or (), lambda key: key),
        "seen": mark_seen(incident, standings),
        "undoable": {one.number for one in pick_own(incident, standings) if one.undone_by is None},
        "tellings": list_tellings(incident, coding) if len(incident.events) > 1 else [],
    }
    return show_page("incident.html", data, status=409 if news is not None else 422 if problem else 200)


def find_point(incident: Incident) -> dict[str, object] | None:
    """Where the inset shows it; None for a place without a point of its own, as a mere country is."""
    place = incident.place
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"lat": place.lat, "lon": place.lon, "name": word_place(place), "precision": place.precision}


def list_tellings(incident: Incident, coding: Coding) -> list[Telling]:
    context = open_context(coding)
    held = [event for event in coding.events if event.id in incident.events]
    passages = (context.passage(incident, min(event.mentions, default=event.trigger)) for event in held)
    return [Telling(id=event.id, passage=passage) for event, passage in zip(held, passages, strict=True)]
