"""Links between incidents, and the chains that they make, as JSON."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from talion.exports.record_rows import link_row
from talion.exports.rows import Row
from talion.web.api.paging import Number, Page, cut
from talion.web.asking import Held
from talion.web.pages.chains import Sorting, find_chains

router = APIRouter(tags=["chains"])


class Chain(BaseModel):
    """The ids of its incidents, and the links among them in the exchange form."""

    incidents: list[str]
    links: list[Row]


@router.get("/links")
def give_links(
    ledger: Held,
    page: Number = 1,
    inferred: Annotated[bool, Query(description="Also those that no report states.")] = False,
) -> Page[Row]:
    """The links between incidents, in the exchange form."""
    return cut([link_row(link) for link in ledger.links(inferred=inferred)], page)


@router.get("/chains")
def give_chains(ledger: Held, page: Number = 1, sort: Annotated[Sorting, Query()] = "latest") -> Page[Chain]:
    """Chains of blow and answer, as reports tell of them."""
    found = find_chains(ledger, sort)
    return cut([Chain(incidents=[one.id for one in told], links=list(map(link_row, links))) for told, links in found], page)
