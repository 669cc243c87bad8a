"""The filters of an address go in, the query that they mean comes out, and addresses with other filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args
from urllib.parse import urlencode

from talion.ledger.query import Query, list_conditions
from talion.ledger.selection import Order
from talion.records import Status, TalionError
from talion.views.asking import read_days
from talion.views.branches import list_branch
from talion.views.words import find_countries

PAGE_SIZE = 50
NAMES = (
    "since", "until", "country", "place", "actor", "branch", "type", "weapon", "status", "killed", "source", "confidence", "text",
    "rejected",
)  # fmt: skip


class FilterError(TalionError):
    """A filter that means nothing; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """`given`: the filters as they stand in the address, empty ones left out; `page` counts from 1."""

    given: Mapping[str, str]
    query: Query
    order: Order
    page: int

    @property
    def start(self) -> int:
        return (self.page - 1) * PAGE_SIZE

    def address(self, path: str = "/", **changes: str | None) -> str:
        """`path` with these filters and order, but for the `changes`; None takes a filter away. A change goes back to page 1."""
        parts = {**self.given, "order": self.order, **changes}
        kept = {name: value for name, value in parts.items() if value and (name, value) != ("order", "-date")}
        return f"{path}?{urlencode(kept)}" if kept else path


def read_filters(values: Mapping[str, str]) -> Filters:
    """Raises FilterError for a value that its filter cannot have."""
    given = {name: values[name].strip() for name in NAMES if values.get(name, "").strip()}
    try:
        query = Query(
            since=read_days(given["since"])[0] if "since" in given else None,
            until=read_days(given["until"])[1] if "until" in given else None,
            country=_country(given["country"]) if "country" in given else None,
            place=given.get("place"),
            actor=given.get("actor"),
            branch=list_branch(given["actor"]) if "actor" in given and "branch" in given else (),
            type=given.get("type"),
            weapon=given.get("weapon"),
            status=_status(given["status"]) if "status" in given else None,
            min_killed=_number("killed", given["killed"]) if "killed" in given else None,
            source=given.get("source"),
            min_confidence=_share(given["confidence"]) if "confidence" in given else 0.0,
            text=given.get("text"),
            rejected="rejected" in given,
        )
        list_conditions(query)  # refuses what no incident could meet
    except FilterError:
        raise
    except TalionError as error:
        raise FilterError(str(error)) from error
    return Filters(given=given, query=query, order=_order(values.get("order", "")), page=read_page(values.get("page", "")))


def _country(text: str) -> str:
    found = find_countries(text)
    if len(found) != 1:
        could = f"; it could be any of {', '.join(found)}" if found else ""
        raise FilterError(f"country: no single country is called {text!r}{could}")
    return found[0]


def _status(text: str) -> Status:
    if text.lower() not in get_args(Status):
        raise FilterError(f"status: {text!r} is none; there are {', '.join(get_args(Status))}")
    return cast(Status, text.lower())


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise FilterError(f"{name}: {text!r} is no whole number of people")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError as error:
        raise FilterError(f"confidence: {text!r} is no number") from error
    if not 0 <= share <= 1:
        raise FilterError(f"confidence: {text} does not lie between 0 and 1")
    return share


def _order(text: str) -> Order:
    if not text:
        return "-date"
    if text not in get_args(Order):
        raise FilterError(f"order: {text!r} is none; there are {', '.join(get_args(Order))}")
    return cast(Order, text)


def read_page(text: str) -> int:
    """From 1, which "" means too. Raises FilterError for anything else."""
    if not text:
        return 1
    page = _number("page", text)
    if page < 1:
        raise FilterError("page: the first page is 1")
    return page
