"""An id or its beginning goes in, the id of the one incident that it means comes out."""

from __future__ import annotations

from sqlalchemy import Connection, select

from talion.judgements.anchors import find_telling
from talion.ledger.change import find_homes
from talion.ledger.contents import read_events
from talion.ledger.errors import AmbiguousError, NotFoundError
from talion.ledger.schema import incident_events, incidents, past_events
from talion.records import Span

SHORTEST = 4


def find_incident(connection: Connection, asked: str) -> str:
    """The id of the incident with this id, of this event, or of the only one that `asked` begins.

    The beginning has four characters or more, with or without the leading "i-" or "e-"; an event's means its incident, and
    so does an id that was an incident's before other events joined it. An event that a newer coding no longer tells means the
    incident of the event that now tells of that place, or of the nearest one in its report.
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
    found = found or _match_past(connection, start)
    if not found:
        raise NotFoundError(f"no incident has the id {asked!r}, and no event of one has it")
    if len(found) > 1:
        raise AmbiguousError(asked, found)
    return found[0]


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


def _match_past(connection: Connection, start: str) -> list[str]:
    """The incidents of the events that stand where those that are gone stood."""
    wanted = start if start.startswith("e-") else "e-" + start.removeprefix("i-")
    rows = connection.execute(select(past_events).where(past_events.c.id.startswith(wanted, autoescape=True))).all()
    triggers = [Span(report=row.report, start=row.start_at, end=row.end_at, quote=row.quote) for row in rows]
    heirs = [heir for trigger in triggers if (heir := find_heir(connection, trigger)) is not None]
    return sorted(set(find_homes(connection, heirs).values()))


def find_heir(connection: Connection, trigger: Span) -> str | None:
    """The event of the trigger's report that tells of that place now, or the nearest one; None where it tells of nothing."""
    told = read_events(connection, [trigger.report])
    near = min(told, key=lambda event: (abs(event.trigger.start - trigger.start), event.id), default=None)
    return find_telling(trigger, told) or (near.id if near else None)
