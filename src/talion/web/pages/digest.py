"""`/digest?since=`: what the reports published since a day brought; what an analyst reads each morning."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from talion.ledger.store import Ledger
from talion.records import TalionError
from talion.views.asking import read_days
from talion.views.digest import Digest, view_digest
from talion.web.asking import Held
from talion.web.filters import FilterError
from talion.web.rendering import show_page

router = APIRouter()
Day = Annotated[str, Query(max_length=40)]


@router.get("/digest")
def show_digest(ledger: Held, since: Day = "", until: Day = "") -> HTMLResponse:
    """Without `since`, of the last day on which reports were published."""
    made = make_digest(ledger, since, until)
    return show_page("digest.html", {"title": "Digest", "digest": made, "since": since, "until": until})


def make_digest(ledger: Ledger, since: str, until: str) -> Digest | None:
    """None where no report of the ledger has a day. Raises FilterError for what is no date, and where the last comes first."""
    newest = ledger.last_day()
    try:
        first = read_days(since)[0] if since.strip() else newest
        last = read_days(until)[1] if until.strip() else max(filter(None, (newest, first)), default=None)
    except TalionError as error:
        raise FilterError(str(error)) from error
    if first is None or last is None:
        return None
    if last < first:
        raise FilterError(f"the last day, {last}, comes before the first, {first}")
    return view_digest(ledger.news(first, last), first, last, ledger.undated())
