"""What an addition changed goes in; the incidents that it touches are computed anew and stored, only rows that differ.

Ties, pairs of events that score high enough to be one happening, say what hangs together: the events that they connect with the
changed ones give the same incidents as all events would. A ledger that other rules built is computed anew as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update

from talion.builder import Builder, Whole
from talion.incidents.disagreement import count_disagreements
from talion.judgements.decisions import Decisions
from talion.judgements.names import Names, read_actor
from talion.ledger.change import Change, close, find_homes, find_incidents
from talion.ledger.codec import encode_incident
from talion.ledger.contents import in_parts, link_order, read_events_of, read_incident_links, read_links_at, read_reports
from talion.ledger.errors import LedgerError
from talion.ledger.folding import fold
from talion.ledger.rows import Row, insert_rows, link_row
from talion.ledger.schema import (
    BODIES,
    built_with,
    events,
    incident_actors,
    incident_bodies,
    incident_events,
    incident_links,
    incident_parties,
    incident_quotes,
    incident_weapons,
    incidents,
)
from talion.ledger.ties import forget_ties, tie_events
from talion.records import Incident, Link

RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many events and incidents the ledger has now, and how many incidents have an id that was not there before."""

    events: int
    incidents: int
    new: int


def rebuild_incidents(connection: Connection, builder: Builder, change: Change, decisions: Decisions) -> Rebuilt:
    """Computes anew what the change touches, with what people decided, and stores the incidents and their links.

    Raises LedgerError when the builder does not put every event into exactly one incident, or links what it does not hold.
    """
    if _is_built_with(connection, builder.version):
        tie_events(connection, builder, change.fresh)
    else:
        change = _begin_anew(connection, builder)
    whole = _gather(connection, close(connection, change.fresh | change.around, decisions.constraints), decisions)
    made, links = builder.build(whole)
    _check(whole, made, links)
    old = find_incidents(connection, [event.id for event in whole.events]) | change.stale
    stored = _read_bodies(connection, old)
    bodies = {incident.id: encode_incident(incident) for incident in made}
    gone = sorted(key for key, body in stored.items() if bodies.get(key) != body)
    if gone:
        connection.execute(delete(incidents).where(incidents.c.id == bindparam("key")), [{"key": key} for key in gone])
    _insert(
        connection, [incident for incident in made if stored.get(incident.id) != bodies[incident.id]], bodies, decisions.names
    )
    _store_links(connection, links, bodies.keys())
    new = len(bodies.keys() - stored.keys())
    return Rebuilt(
        events=_count_on(connection, "events", change.gain),
        incidents=_count_on(connection, "incidents", new - len(stored.keys() - bodies.keys())),
        new=new,
    )


def _is_built_with(connection: Connection, version: str) -> bool:
    return connection.scalar(select(built_with.c.value).where(built_with.c.name == RULES)) == version


def _begin_anew(connection: Connection, builder: Builder) -> Change:
    """All events are fresh."""
    forget_ties(connection)
    connection.execute(delete(built_with).where(built_with.c.name.in_((RULES, "events", "incidents"))))
    insert_rows(connection, built_with, [{"name": RULES, "value": builder.version}])
    fresh = frozenset(connection.scalars(select(events.c.id)))
    tie_events(connection, builder, fresh)
    return Change(fresh=fresh, stale=frozenset(connection.scalars(select(incidents.c.id))))


def _count_on(connection: Connection, name: str, gain: int) -> int:
    """The number of rows of a table; counting them all would take longer the more there are."""
    before = connection.scalar(select(built_with.c.value).where(built_with.c.name == name))
    if before is None:
        table = incidents if name == "incidents" else events
        found = connection.scalar(select(func.count()).select_from(table)) or 0
        insert_rows(connection, built_with, [{"name": name, "value": str(found)}])
        return found
    if gain:
        connection.execute(update(built_with).where(built_with.c.name == name).values(value=str(int(before) + gain)))
    return int(before) + gain


def _gather(connection: Connection, ids: Collection[str], decisions: Decisions) -> Whole:
    told = read_events_of(connection, ids)
    inside = {event.id for event in told}
    links = read_links_at(connection, inside)
    outside = {end for link in links for end in (link.source, link.target)} - inside
    reports = read_reports(connection, {event.report for event in told})
    return Whole(events=told, reports=reports, links=links, decisions=decisions, homes=find_homes(connection, outside))


def _read_bodies(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    rows = (row for part in in_parts(ids) for row in connection.execute(BODIES.where(incidents.c.id.in_(part))))
    return {row.id: row.body for row in rows}


def _check(whole: Whole, made: Sequence[Incident], links: Sequence[Link]) -> None:
    ids = {incident.id for incident in made}
    if len(ids) < len(made):
        raise LedgerError("two incidents were made with one id")
    held = [event for incident in made for event in incident.events]
    if sorted(held) != sorted(event.id for event in whole.events):
        wrong = {event.id for event in whole.events} ^ set(held) or {event for event in held if held.count(event) > 1}
        raise LedgerError(f"every event belongs to exactly one incident, but not {', '.join(sorted(wrong)[:3])}")
    known = ids | set(whole.homes.values())
    for link in links:
        if not {link.source, link.target} <= known:
            raise LedgerError(f"a link joins {link.source} to {link.target}, which are not both incidents of the ledger")


def _insert(connection: Connection, made: Sequence[Incident], bodies: dict[str, str], names: Names) -> None:
    insert_rows(connection, incidents, [_row(incident) for incident in made])
    insert_rows(connection, incident_bodies, [{"incident": one.id, "body": bodies[one.id]} for one in made])
    members: list[Row] = [{"event": event, "incident": incident.id} for incident in made for event in incident.events]
    insert_rows(connection, incident_events, members)
    actors: list[Row] = [{"incident": incident.id, "name": name} for incident in made for name in _actor_names(incident, names)]
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


def _row(incident: Incident) -> Row:
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
        "disputed": count_disagreements(incident),
    }


def _actor_names(incident: Incident, names: Names) -> list[str]:
    """Also those that gave way to another, so that they are found."""
    accused = (attribution.actor for attribution in incident.attributed_to)
    given = {name for claim in incident.claims if (name := read_actor(claim)) in names}
    shown = (*incident.perpetrators, *incident.recipients, *incident.claimed_by, *accused)
    return sorted({fold(name) for name in (*shown, *given)})


def _store_links(connection: Connection, links: Sequence[Link], ends: Collection[str]) -> None:
    """Puts `links` in the place of all that begin or end at one of the incidents `ends`."""
    now, there = set(links), set(read_incident_links(connection, ends))
    table = incident_links.c
    for link in sorted(there - now, key=link_order):
        span = link.span
        connection.execute(
            delete(incident_links).where(
                table.source == link.source, table.target == link.target, table.kind == link.kind,
                table.inferred == int(link.inferred), table.report == span.report, table.start_at == span.start,
                table.end_at == span.end,
            )
        )  # fmt: skip
    insert_rows(connection, incident_links, [link_row(link) for link in sorted(now - there, key=link_order)])
