"""A connection goes in, the records that the ledger holds come out, in an order that content alone decides."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import cast

from sqlalchemy import Column, Connection, FromClause, Row, Select, Table, select

from talion.ledger.codec import decode_incident, decode_spans, decode_value, read_count
from talion.ledger.schema import BODIES, aggregates, claims, event_links, events, incident_links, incidents, relations, reports
from talion.records import Aggregate, Claim, ClaimField, Event, Incident, Link, Relation, Report, Span, Stance

# Databases bound the values of one statement; SQLite's own bound was 999 for long.
PART = 500
# As `schema.claims` has them.
ClaimColumns = tuple[str, int, ClaimField, str, str | None, Stance, str | None, str, str, float | None]


def read_reports(connection: Connection, ids: Collection[str] | None = None) -> list[Report]:
    """Reports by id: all, or those of `ids` that are there."""
    rows = _select(connection, select(reports), reports.c.id, ids)
    found = [
        Report(id=row.id, text=row.text, publisher=row.publisher, url=row.url, published=row.published, title=row.title)
        for row in rows
    ]
    return sorted(found, key=lambda report: report.id)


def read_events(connection: Connection, of_reports: Collection[str] | None = None) -> list[Event]:
    """Events with their claims in the order of their reports' ids and of their place there: all, or those of some reports."""
    return _read_events(connection, events.c.report, of_reports)


def read_events_of(connection: Connection, ids: Collection[str]) -> list[Event]:
    """The events of these ids that are there, as `read_events`."""
    return _read_events(connection, events.c.id, ids)


def read_event_links(connection: Connection, owners: Collection[str] | None = None) -> list[Link]:
    """The links between events, sorted: all, or those that some reports gave."""
    return sorted(map(_link, _select(connection, select(event_links), event_links.c.owner, owners)), key=link_order)


def read_links_at(connection: Connection, ends: Collection[str]) -> list[Link]:
    """The links that begin or end at one of these events, sorted, one that two reports give twice."""
    found = {
        (row.owner, row.position): _link(row)
        for end in (event_links.c.source, event_links.c.target)
        for row in _select(connection, select(event_links), end, ends)
    }
    return sorted(found.values(), key=link_order)


def read_aggregates(connection: Connection, of_reports: Collection[str] | None = None) -> list[Aggregate]:
    rows = _select(connection, select(aggregates), aggregates.c.report, of_reports)
    return sorted(map(_aggregate, rows), key=aggregate_order)


def read_relations(connection: Connection, of_reports: Collection[str] | None = None) -> list[Relation]:
    rows = _select(connection, select(relations), relations.c.report, of_reports)
    found = [Relation(subject=row.subject, relation=row.relation, object=row.object, span=_span(row)) for row in rows]
    return sorted(found, key=relation_order)


def read_incidents(connection: Connection, statement: Select[tuple[str, str]] | None = None) -> list[Incident]:
    """Incidents by date, then id, undated last: all, or those whose id and body `statement` selects."""
    chosen = BODIES if statement is None else statement
    found = [decode_incident(key, body) for key, body in connection.execute(chosen)]
    return sorted(found, key=incident_order)


def read_rows(connection: Connection, ids: Sequence[str]) -> list[Incident]:
    """The incidents of these ids, in the order of the ids."""
    rows = _select(connection, BODIES, incidents.c.id, ids)
    found = {row.id: decode_incident(row.id, row.body) for row in rows}
    return [found[key] for key in ids]


def read_incident_links(connection: Connection, ends: Collection[str] | None = None) -> list[Link]:
    """The links between incidents, sorted: all, or those that begin or end at one of these."""
    if ends is None:
        return sorted(map(_link, connection.execute(select(incident_links))), key=link_order)
    sides = (incident_links.c.source, incident_links.c.target)
    return sorted({_link(row) for end in sides for row in _select(connection, select(incident_links), end, ends)}, key=link_order)


def read_links_of(connection: Connection, ids: Collection[str]) -> list[Link]:
    """The links that begin at one of these incidents, sorted."""
    return sorted(map(_link, _select(connection, select(incident_links), incident_links.c.source, ids)), key=link_order)


def incident_order(incident: Incident) -> tuple[bool, str, str]:
    return incident.when is None, incident.when.earliest.isoformat() if incident.when else "", incident.id


def link_order(link: Link) -> tuple[str, str, str, bool, Span]:
    return link.source, link.target, link.kind, link.inferred, link.span


def aggregate_order(aggregate: Aggregate) -> tuple[Span, str]:
    count = aggregate.count
    told = [count.low, count.high, aggregate.what, aggregate.actor, aggregate.since, aggregate.until, aggregate.region]
    return aggregate.span, json.dumps(told)


def relation_order(relation: Relation) -> tuple[Span, str, str, str]:
    return relation.span, relation.subject, relation.relation, relation.object


def in_parts(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """The ids, each once and sorted, in parts that one statement can hold."""
    kept = sorted(set(ids))
    return (kept[start : start + PART] for start in range(0, len(kept), PART))


def _select(
    connection: Connection, statement: Select[tuple[object, ...]], key: Column[str], ids: Collection[str] | None
) -> Iterator[Row[tuple[object, ...]]]:
    if ids is None:
        yield from connection.execute(statement)
        return
    for part in in_parts(ids):
        yield from connection.execute(statement.where(key.in_(part)))


def _read_events(connection: Connection, key: Column[str], ids: Collection[str] | None) -> list[Event]:
    told = _read_claims(connection, key, ids)
    found = [
        Event(report=row.report, trigger=_span(row), mentions=decode_spans(row.mentions), claims=tuple(told[row.id]))
        for row in _select(connection, select(events), key, ids)
    ]
    return sorted(found, key=lambda event: (event.trigger, event.id))


def _read_claims(connection: Connection, key: Column[str], ids: Collection[str] | None) -> dict[str, list[Claim]]:
    source: FromClause | Table = claims if ids is None else claims.join(events)
    statement = select(*claims.c).select_from(source).order_by(claims.c.event, claims.c.position)
    told: dict[str, list[Claim]] = defaultdict(list)
    rows = cast("Iterable[ClaimColumns]", _select(connection, statement, key, ids))
    for event, _, field, value, said_by, stance, derived, coder, spans, confidence in rows:
        claim = Claim(
            event=event, field=field, value=decode_value(field, value), spans=decode_spans(spans),
            said_by=said_by, stance=stance, derived=derived, coder=coder, confidence=confidence,
        )  # fmt: skip
        told[event].append(claim)
    return told


def _span(row: Row[tuple[object, ...]]) -> Span:
    return Span(report=row.report, start=row.start_at, end=row.end_at, quote=row.quote)


def _link(row: Row[tuple[object, ...]]) -> Link:
    return Link(source=row.source, target=row.target, kind=row.kind, span=_span(row), inferred=bool(row.inferred))


def _aggregate(row: Row[tuple[object, ...]]) -> Aggregate:
    return Aggregate(
        span=_span(row), count=read_count(json.loads(row.amount)), what=row.what, actor=row.actor,
        since=row.since, until=row.until, region=tuple(cast("list[str]", json.loads(row.region))),
    )  # fmt: skip
