"""A coding's links go in, of events or of incidents; links between events come out, by the report that gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from talion.ledger.contents import in_parts
from talion.ledger.errors import LedgerError
from talion.ledger.schema import events
from talion.records import Coding, Link


def resolve_links(connection: Connection, coding: Coding) -> dict[str, set[Link]]:
    """The links by the report that says them, or that tells of the answer where nobody says them.

    An end that is an incident becomes its least event in the report that says the link, or its least event where that
    report tells none. A link to what its report only refers to is left out: its reference finds it again.
    Raises LedgerError for an end that names nothing, and for a link of a report that is not given.
    """
    members = {incident.id: incident.events for incident in coding.incidents}
    homes = {event.id: event.report for event in coding.events}
    given = {report.id for report in coding.reports}
    # What a given report told before may be about to go, so only other reports' events count here.
    homes |= {event: home for event, home in _find_homes(connection, coding.links, homes).items() if home not in given}
    found: dict[str, set[Link]] = defaultdict(set)
    for link in coding.links:
        if link.found:
            continue
        source, target = (_find_event(end, link, members, homes) for end in (link.source, link.target))
        owner = link.span.report or homes[source]
        if owner not in given:
            raise LedgerError(f"the link from {link.source} to {link.target} is of report {owner!r}, which is not given")
        found[owner].add(Link(source=source, target=target, kind=link.kind, span=link.span, inferred=link.inferred))
    return found


def _find_homes(connection: Connection, links: tuple[Link, ...], known: Mapping[str, str]) -> dict[str, str]:
    """The reports of those ends that are events of the ledger only."""
    ends = {end for link in links for end in (link.source, link.target)} - known.keys()
    rows = (connection.execute(select(events.c.id, events.c.report).where(events.c.id.in_(part))) for part in in_parts(ends))
    return {key: report for part in rows for key, report in part}


def _find_event(end: str, link: Link, members: Mapping[str, tuple[str, ...]], homes: Mapping[str, str]) -> str:
    if end in homes:
        return end
    if not members.get(end):
        raise LedgerError(f"the link from {link.source} to {link.target} names {end}, which is nothing that was given")
    inside = [event for event in members[end] if homes[event] == link.span.report]
    return min(inside or members[end])
