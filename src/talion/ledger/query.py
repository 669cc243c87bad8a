"""What somebody looks for goes in, the statement that selects these incidents comes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select

from talion.ledger.dialects import Words
from talion.ledger.errors import LedgerError
from talion.ledger.folding import fold
from talion.ledger.schema import (
    BODIES,
    events,
    incident_actors,
    incident_events,
    incident_quotes,
    incident_weapons,
    incidents,
    reports,
)
from talion.records import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Conditions that incidents must meet, all at once; None sets no condition. Case, accents and dashes never matter.

    since, until: first and last day; what may have happened on one of the days between is found, undated incidents are not.
    place, actor, text: a part of the place's name, of an actor's (whichever side), of a passage that tells of it.
    min_confidence: from 0 to 1; an incident that nobody gauged is never left out.
    rejected: only those that a person rejected (True), only the others (False), or either.
    country: ISO 3166 alpha-3. type: an ACLED event type or sub-event type, or a PLOVER type, in full.
    branch: names of actors in full, of whom one has to take part, on whichever side; with `actor`, either is enough.
    weapon: a weapon's name in full. source: the publisher of one of the reports, in full. min_killed: so many dead at least, by
    the highest figure. min_disputed: on so many points at least sources disagree.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    place: str | None = None
    country: str | None = None
    actor: str | None = None
    branch: tuple[str, ...] = ()
    type: str | None = None
    status: Status | None = None
    text: str | None = None
    weapon: str | None = None
    source: str | None = None
    min_killed: int | None = None
    min_disputed: int = 0
    min_confidence: float = 0.0
    rejected: bool | None = False


def select_incidents(query: Query) -> Select[tuple[str, str]]:
    """Ids and bodies of the incidents that meet `query`. Raises as `list_conditions`."""
    return BODIES.where(*list_conditions(query))


def select_told(report: str) -> Select[tuple[str, str]]:
    """Ids and bodies of the incidents of which a report tells."""
    told = (
        select(incident_events.c.incident).join(events, incident_events.c.event == events.c.id).where(events.c.report == report)
    )
    return BODIES.where(incidents.c.id.in_(told))


def list_conditions(query: Query) -> list[ColumnElement[bool]]:
    """What a row of `incidents` has to meet. Raises LedgerError for a condition that nothing can meet or miss."""
    if query.since and query.until and query.since > query.until:
        raise LedgerError(f"nothing happens from {query.since} until {query.until}: the first day comes after the last")
    if not 0 <= query.min_confidence <= 1:
        raise LedgerError(f"a confidence lies between 0 and 1, and {query.min_confidence} does not")
    return [*_time(query), *_words(query), *_actors(query), *_kinds(query), *_terms(query)]


def _time(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.since:
        conditions.append(incidents.c.date_end >= query.since.isoformat())
    if query.until:
        conditions.append(incidents.c.date_start <= query.until.isoformat())
    return conditions


def _words(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.place is not None:
        conditions.append(incidents.c.place.contains(_needle("place", query.place), autoescape=True))
    if query.text is not None:
        said = incident_quotes.c.quotes.contains(_needle("text", query.text), autoescape=True)
        conditions.append(incidents.c.id.in_(select(incident_quotes.c.incident).where(said)))
    return conditions


def _actors(query: Query) -> list[ColumnElement[bool]]:
    named: list[ColumnElement[bool]] = []
    if query.actor is not None:
        named.append(incident_actors.c.name.contains(_needle("actor", query.actor), autoescape=True))
    if query.branch:
        named.append(incident_actors.c.name.in_([fold(name) for name in query.branch]))
    return [incidents.c.id.in_(select(incident_actors.c.incident).where(or_(*named)))] if named else []


def _terms(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.weapon is not None:
        armed = select(incident_weapons.c.incident).where(incident_weapons.c.name == query.weapon.strip().lower())
        conditions.append(incidents.c.id.in_(armed))
    if query.source is not None:
        told = select(incident_events.c.incident).join(events, incident_events.c.event == events.c.id)
        published = told.join(reports, events.c.report == reports.c.id).where(reports.c.publisher == query.source.strip())
        conditions.append(incidents.c.id.in_(published))
    return conditions


def _kinds(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.country is not None:
        conditions.append(incidents.c.country == query.country.strip().upper())
    if query.status is not None:
        conditions.append(incidents.c.status == query.status)
    if query.min_killed is not None:
        conditions.append(incidents.c.killed >= query.min_killed)
    if query.min_disputed > 0:
        conditions.append(incidents.c.disputed >= query.min_disputed)
    if query.min_confidence > 0:
        conditions.append(or_(incidents.c.confidence.is_(None), incidents.c.confidence >= query.min_confidence))
    if query.rejected is not None:
        rejected = incidents.c.verdict == "rejected"
        conditions.append(rejected if query.rejected else or_(incidents.c.verdict.is_(None), ~rejected))
    if query.type is not None:
        kinds = (incidents.c.acled_event_type, incidents.c.acled_sub_event_type, incidents.c.plover_type)
        conditions.append(or_(*(func.lower(kind, type_=Words) == query.type.strip().lower() for kind in kinds)))
    return conditions


def _needle(name: str, words: str) -> str:
    folded = fold(words)
    if not folded:
        raise LedgerError(f"the {name} to look for is empty")
    return folded
