"""What stands beside the incidents, as JSON: disputes, the digest, counts over many happenings, the queue of review."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from talion.views.account import Account
from talion.views.digest import Digest
from talion.views.reconciliation import CountHeld
from talion.views.surroundings import count_claimed
from talion.web.api.paging import Number, Page, cut, lay_out
from talion.web.asking import Asked, Held
from talion.web.pages.digest import Day, make_digest
from talion.web.pages.disputes import find_disputes
from talion.web.queue import Line, find_item

router = APIRouter(tags=["accounts"])


class Queued(BaseModel):
    """How many wait in each queue; ids of the incidents of the item, an unknown actor's name ("" in other queues), its mark."""

    left: dict[Line, int]
    incidents: list[str]
    name: str
    seen: str


@router.get("/disputes")
def give_disputes(ledger: Held, filters: Asked) -> Page[Account]:
    """Incidents on which sources disagree, those with the most points first, each with every claim to them."""
    total, accounts = find_disputes(ledger, filters)
    return lay_out(accounts, total, filters.page)


@router.get("/digest")
def give_digest(ledger: Held, since: Day = "", until: Day = "") -> Digest | None:
    """What the reports published in these days brought; of the last day without any. Null where no report has a day."""
    return make_digest(ledger, since, until)


@router.get("/aggregates")
def give_aggregates(ledger: Held, page: Number = 1) -> Page[CountHeld]:
    """Counts over many happenings, by day of report, beside the ledger's own."""
    return cut(count_claimed(ledger), page)


@router.get("/review")
def give_item(
    ledger: Held,
    line: Annotated[Line, Query(description="The queue.")] = "doubtful",
    skip: Annotated[int, Query(ge=0, le=1_000_000, description="So many items are left out.")] = 0,
) -> Queued:
    """What waits to be looked at, and how much."""
    found = find_item(ledger, line, skip)
    item = found.item
    return Queued(
        left=dict(found.left),
        incidents=[one.id for one in item.incidents] if item else [],
        name=item.name if item else "",
        seen=item.seen if item else "",
    )
