"""All that the ledger's reports tell goes in, its incidents are computed anew and stored: only rows that differ are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select

from talion.judgements.decisions import Decisions
from talion.ledger.codec import encode_incident
from talion.ledger.contents import link_order, read_event_links, read_events, read_incident_links, read_reports
from talion.ledger.errors import LedgerError
from talion.ledger.folding import fold
from talion.ledger.judging import settle
from talion.ledger.rows import Row, insert_rows, link_row
from talion.ledger.schema import (
    incident_actors,
    incident_events,
    incident_links,
    incident_parties,
    incident_quotes,
    incident_weapons,
    incidents,
)
from talion.records import Event, Incident, Link, Report

Build = Callable[[Sequence[Event], Sequence[Report], Sequence[Link], Decisions], tuple[Sequence[Incident], Sequence[Link]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many events and incidents the ledger has now, and how many incidents have an id that was not there before."""

    events: int
    incidents: int
    new: int


def rebuild_incidents(connection: Connection, build: Build) -> Rebuilt:
    """Calls `build` on all events, reports and event links, sorted, and on what people decided; stores the incidents and links.

    Raises LedgerError when what it returns does not hold every event exactly once, or links what it does not hold.
    """
    events = read_events(connection)
    made, links = build(events, read_reports(connection), read_event_links(connection), settle(connection))
    _check(events, made, links)
    stored = {row.id: row.body for row in connection.execute(select(incidents.c.id, incidents.c.body))}
    bodies = {incident.id: encode_incident(incident) for incident in made}
    gone = sorted(key for key, body in stored.items() if bodies.get(key) != body)
    if gone:
        connection.execute(delete(incidents).where(incidents.c.id == bindparam("key")), [{"key": key} for key in gone])
    _insert(connection, [incident for incident in made if stored.get(incident.id) != bodies[incident.id]], bodies)
    _store_links(connection, links)
    return Rebuilt(events=len(events), incidents=len(made), new=len(bodies.keys() - stored.keys()))


def _check(events: Sequence[Event], made: Sequence[Incident], links: Sequence[Link]) -> None:
    ids = {incident.id for incident in made}
    if len(ids) < len(made):
        raise LedgerError("two incidents were made with one id")
    held = [event for incident in made for event in incident.events]
    if sorted(held) != sorted(event.id for event in events):
        wrong = {event.id for event in events} ^ set(held) or {event for event in held if held.count(event) > 1}
        raise LedgerError(f"every event belongs to exactly one incident, but not {', '.join(sorted(wrong)[:3])}")
    for link in links:
        if not {link.source, link.target} <= ids:
            raise LedgerError(f"a link joins {link.source} to {link.target}, which are not both incidents of the ledger")


def _insert(connection: Connection, made: Sequence[Incident], bodies: dict[str, str]) -> None:
    insert_rows(connection, incidents, [_row(incident, bodies[incident.id]) for incident in made])
    members: list[Row] = [{"event": event, "incident": incident.id} for incident in made for event in incident.events]
    insert_rows(connection, incident_events, members)
    actors: list[Row] = [{"incident": incident.id, "name": name} for incident in made for name in _actor_names(incident)]
    insert_rows(connection, incident_actors, actors)
    parties: list[Row] = [
        {"incident": one.id, "side": side, "name": name}
        for one in made
        for side, names in (("by", one.perpetrators), ("against", one.recipients))
        for name in sorted(set(names))
    ]
    insert_rows(connection, incident_parties, parties)
    quotes: list[Row] = [{"incident": one.id, "quotes": "\n".join(fold(span.quote) for span in one.mentions)} for one in made]
    insert_rows(connection, incident_quotes, quotes)
    weapons: list[Row] = [{"incident": incident.id, "name": name} for incident in made for name in sorted(set(incident.weapons))]
    insert_rows(connection, incident_weapons, weapons)


def _row(incident: Incident, body: str) -> Row:
    when, place, dead = incident.when, incident.place, incident.fatalities
    return {
        "id": incident.id,
        "date_start": when.earliest.isoformat() if when else None,
        "date_end": when.latest.isoformat() if when else None,
        "place": fold(place.name) if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "killed": (dead.low if dead.high is None else dead.high) if dead else None,
        "acled_event_type": incident.acled_event_type,
        "acled_sub_event_type": incident.acled_sub_event_type,
        "plover_type": incident.plover_type,
        "status": incident.status,
        "confidence": incident.confidence,
        "verdict": incident.verdict,
        "body": body,
    }


def _actor_names(incident: Incident) -> list[str]:
    accused = (attribution.actor for attribution in incident.attributed_to)
    return sorted({fold(name) for name in (*incident.perpetrators, *incident.recipients, *incident.claimed_by, *accused)})


def _store_links(connection: Connection, links: Sequence[Link]) -> None:
    now = sorted(set(links), key=link_order)
    if now != read_incident_links(connection):
        connection.execute(delete(incident_links))
        insert_rows(connection, incident_links, [link_row(link, position) for position, link in enumerate(now)])
