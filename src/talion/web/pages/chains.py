"""`/chains`: blow and answer as lanes by actor over time, with the words that tie them; the latest or the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from talion.ledger.store import Ledger
from talion.records import Coding, Incident, Link
from talion.views.chain import Step, view_chains
from talion.views.context import open_context
from talion.views.lanes import Lanes, split_chains, view_lanes
from talion.views.words import word_when
from talion.web.asking import Held
from talion.web.filters import read_page
from talion.web.rendering import show_page

router = APIRouter()
SHOWN = 10  # chains of one page
Sorting = Literal["latest", "longest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """One chain, drawn and told."""

    heading: str
    lanes: Lanes
    steps: tuple[Step, ...]


@router.get("/chains")
def show_chains(
    ledger: Held, sort: Annotated[Sorting, Query()] = "latest", page: Annotated[str, Query(max_length=10)] = ""
) -> HTMLResponse:
    number = read_page(page)
    found = find_chains(ledger, sort)
    pages = max(1, -(-len(found) // SHOWN))
    shown = found[(number - 1) * SHOWN : number * SHOWN]

    def address(other: int) -> str:
        return f"/chains?page={other}" if sort == "latest" else f"/chains?sort={sort}&page={other}"

    return show_page(
        "chains.html",
        {
            "title": "Chains",
            "sort": sort,
            "total": len(found),
            "chains": [view_chain(ledger, incidents, links) for incidents, links in shown],
            "page": number,
            "pages": pages,
            "earlier": address(number - 1) if number > 1 else None,
            "later": address(number + 1) if number < pages else None,
        },
    )


def find_chains(ledger: Ledger, sort: Sorting) -> list[tuple[list[Incident], tuple[Link, ...]]]:
    """Incidents and links of each chain that reports tell of; rejected incidents are left out."""
    groups = split_chains(ledger.links())
    known = {
        one.id: one for one in ledger.pick({end for links in groups for link in links for end in (link.source, link.target)})
    }
    told = {key for key, one in known.items() if one.verdict != "rejected"}
    chains = []
    for links in split_chains(link for group in groups for link in group if {link.source, link.target} <= told):
        ends = dict.fromkeys(end for link in links for end in (link.target, link.source))
        chains.append(([known[end] for end in ends], links))
    if sort == "longest":
        return sorted(chains, key=lambda chain: (-len(chain[0]), _latest(chain[0]), chain[1][0].target))
    return sorted(chains, key=lambda chain: (_latest(chain[0]), chain[1][0].target))


def _latest(incidents: list[Incident]) -> tuple[bool, int]:
    days = [one.when.latest.toordinal() for one in incidents if one.when]
    return (not days, -max(days, default=0))


def view_chain(ledger: Ledger, incidents: list[Incident], links: tuple[Link, ...]) -> ChainView:
    spans = [span for one in incidents for span in one.mentions]
    reports = ledger.reports({span.report for span in spans} | {link.span.report for link in links if link.span.report})
    coding = Coding(reports=tuple(reports.values()), incidents=tuple(incidents), links=links)
    dated = sorted((one.when for one in incidents if one.when), key=lambda when: (when.earliest, when.latest))
    when = (
        f"{word_when(dated[0])} – {word_when(dated[-1])}"
        if dated and dated[0] != dated[-1]
        else word_when(dated[0] if dated else None)
    )
    return ChainView(
        heading=f"{len(incidents)} incidents, {when}",
        lanes=view_lanes(incidents, links),
        steps=view_chains(coding, open_context(coding)),
    )
