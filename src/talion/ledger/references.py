"""A connection and References go in, they are stored and read again: what answers refer to without telling it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TypedDict, cast

from sqlalchemy import Connection, Row, Select, or_, select

from talion.ledger.codec import PlaceRow, WhenRow, read_place, read_when
from talion.ledger.contents import in_parts
from talion.ledger.rows import Row as Written
from talion.ledger.schema import event_references, incident_events, incidents
from talion.records import Incident, LinkKind, Reference, Span, as_json, canonical

Columns = tuple[str, int, str, LinkKind, str | None, str | None, int, int, str, str]


class Body(TypedDict):
    perpetrators: list[str]
    recipients: list[str]
    named: list[str]
    whens: list[WhenRow]
    places: list[PlaceRow]
    weapons: list[str]


def reference_order(reference: Reference) -> tuple[Span, str, str]:
    return reference.span, reference.source, reference.kind


def reference_rows(told: Iterable[Reference], owners: Collection[str]) -> list[Written]:
    """The references of these reports, numbered in each."""
    rows: list[Written] = []
    position: dict[str, int] = {}
    for one in sorted(set(told), key=reference_order):
        owner = one.span.report
        if owner not in owners:
            continue
        position[owner] = position.get(owner, -1) + 1
        rows.append(
            {
                "owner": owner, "position": position[owner], "source": one.source, "kind": one.kind,
                "date_start": min((w.earliest.isoformat() for w in one.whens), default=None),
                "date_end": max((w.latest.isoformat() for w in one.whens), default=None),
                "start_at": one.span.start, "end_at": one.span.end, "quote": one.span.quote, "body": encode_body(one),
            }
        )  # fmt: skip
    return rows


def encode_body(one: Reference) -> str:
    return canonical(
        {
            "perpetrators": one.perpetrators, "recipients": one.recipients, "named": one.named, "weapons": one.weapons,
            "whens": [as_json(when) for when in one.whens], "places": [as_json(place) for place in one.places],
        }
    )  # fmt: skip


def read_references(connection: Connection, sources: Collection[str] | None = None) -> list[Reference]:
    """All references, sorted, or those that begin at one of these events."""
    statement = select(event_references)
    if sources is None:
        return _read(connection, [statement])
    return _read(connection, [statement.where(event_references.c.source.in_(part)) for part in in_parts(sources)])


def read_references_to(connection: Connection, incident: Incident, last_day: str) -> list[Reference]:
    """Those that may mean this incident by their time: of its days, or undated with an answer from then to `last_day`."""
    if incident.when is None:
        return []
    first, last = incident.when.earliest.isoformat(), incident.when.latest.isoformat()
    table = event_references.c
    answers = select(incident_events.c.event).join(incidents, incidents.c.id == incident_events.c.incident)
    near = answers.where(incidents.c.date_end >= first, incidents.c.date_start <= last_day)
    dated = (table.date_start <= last) & (table.date_end >= first)
    return _read(connection, [select(event_references).where(or_(dated, table.date_start.is_(None) & table.source.in_(near)))])


def _read(connection: Connection, statements: Iterable[Select[Columns]]) -> list[Reference]:
    found = {_reference(row) for statement in statements for row in connection.execute(statement)}
    return sorted(found, key=reference_order)


def _reference(row: Row[Columns]) -> Reference:
    body = cast("Body", json.loads(row.body))
    return Reference(
        source=row.source, kind=row.kind, span=Span(report=row.owner, start=row.start_at, end=row.end_at, quote=row.quote),
        perpetrators=tuple(body["perpetrators"]), recipients=tuple(body["recipients"]), named=tuple(body["named"]),
        whens=tuple(map(read_when, body["whens"])), places=tuple(map(read_place, body["places"])),
        weapons=tuple(body["weapons"]),
    )  # fmt: skip
