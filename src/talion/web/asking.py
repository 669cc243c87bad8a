"""A request goes in, what its answer needs comes out: the ledger and the filters."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Query, Request

from talion.ledger.store import Ledger
from talion.web.filters import Filters, read_filters


def find_ledger(request: Request) -> Ledger:
    return cast(Ledger, request.app.state.ledger)


def find_filters(  # noqa: PLR0913 - each parameter is a filter of the address
    since: Annotated[str, Query(max_length=40, description="First day: 2024-01-20, or all of 2024-01 or 2024.")] = "",
    until: Annotated[str, Query(max_length=40, description="Last day, as since.")] = "",
    country: Annotated[str, Query(max_length=80, description="ISO 3166 alpha-3 code or name.")] = "",
    place: Annotated[str, Query(max_length=200, description="Part of a place's name.")] = "",
    actor: Annotated[str, Query(max_length=200, description="Part of an actor's name, on either side.")] = "",
    branch: Annotated[str, Query(max_length=4, description="Anything: all that belongs to the actor as well.")] = "",
    type: Annotated[str, Query(max_length=80, description="ACLED event or sub-event type, or PLOVER type.")] = "",  # noqa: A002
    weapon: Annotated[str, Query(max_length=80, description="A weapon, in full.")] = "",
    status: Annotated[str, Query(max_length=20, description="occurred, attempted, intercepted, threatened, ...")] = "",
    killed: Annotated[str, Query(max_length=10, description="So many dead at least, by the highest figure.")] = "",
    source: Annotated[str, Query(max_length=200, description="The publisher of one of the reports, in full.")] = "",
    confidence: Annotated[str, Query(max_length=10, description="From 0 to 1.")] = "",
    text: Annotated[str, Query(max_length=200, description="Part of a passage that tells of it.")] = "",
    rejected: Annotated[str, Query(max_length=4, description="Anything: those that people rejected, and only these.")] = "",
    order: Annotated[str, Query(max_length=20, description="date, killed, place, type or confidence; -date: falling.")] = "",
    page: Annotated[str, Query(max_length=10, description="From 1.")] = "",
) -> Filters:
    """Raises FilterError for a filter that means nothing."""
    return read_filters(
        {
            "since": since, "until": until, "country": country, "place": place, "actor": actor, "branch": branch, "type": type,
            "weapon": weapon, "status": status, "killed": killed, "source": source, "confidence": confidence, "text": text,
            "rejected": rejected, "order": order, "page": page,
        }
    )  # fmt: skip


Held = Annotated[Ledger, Depends(find_ledger)]
Asked = Annotated[Filters, Depends(find_filters)]
