"""A ledger goes in, its reports come out page by page."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from talion.ledger.schema import reports


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """A report without its text; `published` is an ISO date or date-time."""

    id: str
    publisher: str
    published: str | None
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """How many reports there are, and those that were asked for."""

    total: int
    heads: tuple[ReportHead, ...]


def list_reports(connection: Connection, start: int, limit: int) -> ReportList:
    """From number `start` (0 is the first) in the order of their ids, at most `limit`."""
    columns = (reports.c.id, reports.c.publisher, reports.c.published, reports.c.title, reports.c.url)
    rows = connection.execute(select(*columns).order_by(reports.c.id).offset(start).limit(limit))
    heads = tuple(
        ReportHead(id=row.id, publisher=row.publisher, published=row.published, title=row.title, url=row.url) for row in rows
    )
    return ReportList(total=connection.execute(select(func.count()).select_from(reports)).scalar_one(), heads=heads)
