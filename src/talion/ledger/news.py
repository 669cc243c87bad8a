"""A connection and a stretch of days go in, what the reports published in it tell comes out, with all that bears on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from talion.ledger.answers import find_answers
from talion.ledger.change import find_incidents
from talion.ledger.contents import in_parts, read_aggregates, read_events, read_incident_links, read_reports, read_rows
from talion.ledger.judging import read_judgements
from talion.ledger.references import read_references
from talion.ledger.schema import events, reports
from talion.links.resolution import unite_links
from talion.records import Coding, Link


def read_news(connection: Connection, since: dt.date, until: dt.date) -> Coding:
    """The incidents of which a report published from `since` to `until` tells, with all reports that tell of them.

    Beside them stand the links of which one end is among them, the incidents at the other end, the counts of those reports, and
    all judgements.
    """
    fresh = find_published(connection, since, until)
    touched = find_incidents(connection, _find_events(connection, fresh))
    links = _read_links(connection, touched)
    ends = {end for link in links for end in (link.source, link.target)}
    incidents = read_rows(connection, sorted(touched | ends))
    told = {span.report for one in incidents for span in one.mentions} | fresh | {link.span.report for link in links}
    members = {event for one in incidents for event in one.events}
    return Coding(
        reports=tuple(read_reports(connection, told)),
        events=tuple(event for event in read_events(connection, told) if event.id in members),
        incidents=tuple(incidents),
        links=tuple(links),
        aggregates=tuple(read_aggregates(connection, fresh)),
        judgements=tuple(read_judgements(connection)),
    )


def count_undated(connection: Connection) -> int:
    """How many reports have no day of publication."""
    return connection.scalar(select(func.count()).select_from(reports).where(reports.c.published.is_(None))) or 0


def find_last_day(connection: Connection) -> dt.date | None:
    last = connection.scalar(select(func.max(reports.c.published)))
    return dt.date.fromisoformat(last[:10]) if last else None


def find_published(connection: Connection, since: dt.date, until: dt.date) -> set[str]:
    """The ids of the reports of these days."""
    after = (until + dt.timedelta(days=1)).isoformat()
    within = (reports.c.published >= since.isoformat()) & (reports.c.published < after)
    return set(connection.scalars(select(reports.c.id).where(within)))


def _find_events(connection: Connection, told: Collection[str]) -> list[str]:
    statement = select(events.c.id)
    return [key for part in in_parts(told) for key in connection.scalars(statement.where(events.c.report.in_(part)))]


def _read_links(connection: Connection, touched: Collection[str]) -> list[Link]:
    """The stated links that begin or end at these incidents, and those to what their reports only refer to."""
    incidents = read_rows(connection, sorted(touched))
    references = read_references(connection, {event for one in incidents for event in one.events})
    links = unite_links(read_incident_links(connection, sorted(touched)), find_answers(connection, references))
    return [link for link in links if not link.inferred]
