"""An id or its beginning goes in, the id of the one incident that it means comes out."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from talion.ledger.contents import in_parts
from talion.ledger.errors import AmbiguousError, NotFoundError
from talion.ledger.schema import events, incident_events, incidents

SHORTEST = 4


def find_incident(connection: Connection, asked: str) -> str:
    """The id of the incident with this id, of this event, or of the only one that `asked` begins.

    The beginning has four characters or more, with or without the leading "i-" or "e-"; an event's means its incident, and
    so does an id that was an incident's before other events joined it.
    Raises NotFoundError and AmbiguousError.
    """
    start = asked.strip().lower()
    if len(start) < SHORTEST:
        raise NotFoundError(f"{asked!r} is too short for an id: give {SHORTEST} characters or more")
    found = _match(connection, start, exact=True) or _match(connection, start, exact=False)
    if not found and start.startswith("i-"):
        # An incident's id is made from one of its events, so an id once given out lives on as that event's.
        start = "e-" + start.removeprefix("i-")
        found = _match(connection, start, exact=True) or _match(connection, start, exact=False)
    if not found:
        raise NotFoundError(f"no incident has the id {asked!r}, and no event of one has it")
    if len(found) > 1:
        raise AmbiguousError(asked, found)
    return found[0]


def find_reports(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """The reports that tell these events."""
    found: set[str] = set()
    for part in in_parts(wanted):
        found.update(connection.scalars(select(events.c.report).where(events.c.id.in_(part))))
    return found


def _match(connection: Connection, start: str, *, exact: bool) -> list[str]:
    marked = start.startswith(("i-", "e-"))
    found: set[str] = set()
    for key, incident, mark in (
        (incidents.c.id, incidents.c.id, "i-"),
        (incident_events.c.event, incident_events.c.incident, "e-"),
    ):
        wanted = start if marked else mark + start
        condition = key == wanted if exact else key.startswith(wanted, autoescape=True)
        found.update(connection.scalars(select(incident).where(condition)))
    return sorted(found)
