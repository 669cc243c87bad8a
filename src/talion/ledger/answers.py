"""A connection goes in, the links between incidents come out: those that reports state, and those to what they only refer to.

The latter are found when they are asked for: a report that comes later may tell what an earlier one referred to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from talion.ledger.change import find_homes
from talion.ledger.contents import read_incident_links, read_incidents, read_links_of, read_rows
from talion.ledger.references import read_references, read_references_to
from talion.ledger.schema import BODIES, incidents
from talion.links.resolution import REACH, Window, resolve_references, unite_links
from talion.records import Incident, Link, Reference


def read_links(connection: Connection, incident: str | None = None, *, inferred: bool = True) -> list[Link]:
    """All links, sorted, or those that begin or end at one incident; without what was only `inferred` where that is False."""
    if incident is None:
        stated, references = read_incident_links(connection), read_references(connection)
    else:
        stated = read_incident_links(connection, [incident])
        references = _read_around(connection, incident)
    found = [x for x in find_answers(connection, references) if incident in (None, x.source, x.target)]
    return [x for x in unite_links(stated, found) if inferred or not x.inferred]


def read_links_among(connection: Connection, chosen: Sequence[Incident]) -> list[Link]:
    """The stated links that begin and end among these incidents, sorted."""
    ids, events = {one.id for one in chosen}, {event for one in chosen for event in one.events}
    stated = [link for link in read_links_of(connection, ids) if not link.inferred]
    links = unite_links(stated, find_answers(connection, read_references(connection, events)))
    return [link for link in links if {link.source, link.target} <= ids]


def find_answers(connection: Connection, references: Sequence[Reference]) -> list[Link]:
    """The links of those references that an incident of the ledger fits."""
    homes = find_homes(connection, {one.source for one in references})
    answers = {one.id: one for one in read_rows(connection, sorted(set(homes.values())))}
    seen: dict[Window, list[Incident]] = {}

    def look_up(window: Window) -> Iterable[Incident]:
        if window not in seen:
            first, last = (day.isoformat() for day in window)
            within = (incidents.c.date_start <= last) & (incidents.c.date_end >= first)
            seen[window] = read_incidents(connection, BODIES.where(within))
        return seen[window]

    return resolve_references(references, {event: answers[home] for event, home in homes.items()}, look_up)


def _read_around(connection: Connection, key: str) -> list[Reference]:
    """The references that begin at the incident or may mean it."""
    (incident,) = read_rows(connection, [key])
    own = read_references(connection, incident.events)
    if incident.when is None:
        return own
    return [*own, *(x for x in read_references_to(connection, incident, str(incident.when.latest + REACH)) if x not in own)]
