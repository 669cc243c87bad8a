"""Judgements go in and are kept; out come all of them in the order of their arrival, and what those that stand decide."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import Connection, func, select
from sqlalchemy import Row as Stored

from talion.judgements.anchors import Places, list_anchors, place_anchors
from talion.judgements.decisions import Decisions, decide
from talion.judgements.standing import judgement_order
from talion.ledger.codec import decode_spans, encode_spans, fits_field, read_value
from talion.ledger.contents import in_parts, read_events
from talion.ledger.errors import LedgerError
from talion.ledger.rows import Row, insert_rows
from talion.ledger.schema import events, judgements
from talion.records import Event, Judgement, as_json, canonical, event_id


def read_judgements(connection: Connection) -> list[Judgement]:
    """All of them in the order of their arrival, from which they have their numbers: the first is 1."""
    return [_read(row) for row in connection.execute(select(judgements).order_by(judgements.c.number))]


def keep_judgements(connection: Connection, given: Iterable[Judgement]) -> list[Judgement]:
    """Keeps those that are not there yet, the oldest first, and returns them. Raises LedgerError for one that makes no sense."""
    wanted = {one.id: one for one in given}
    known: set[str] = set()
    for part in in_parts(wanted):
        known.update(connection.scalars(select(judgements.c.id).where(judgements.c.id.in_(part))))
    new = sorted((one for key, one in wanted.items() if key not in known), key=judgement_order)
    last = connection.scalar(select(func.max(judgements.c.number))) or 0
    insert_rows(connection, judgements, [_row(one, number) for number, one in enumerate(new, last + 1)])
    return new


def settle(connection: Connection) -> Decisions:
    """What the ledger's judgements decide about its events."""
    held = read_judgements(connection)
    return decide(held, find_places(connection, held))


def find_places(connection: Connection, held: Sequence[Judgement]) -> Places:
    """The events that the anchors of these judgements mean now."""
    anchors = list_anchors(held)
    known: set[str] = set()
    for part in in_parts(event_id(anchor) for anchor in anchors):
        known.update(connection.scalars(select(events.c.id).where(events.c.id.in_(part))))
    loose = {anchor.report for anchor in anchors if event_id(anchor) not in known}
    told: dict[str, list[Event]] = defaultdict(list)
    for event in read_events(connection, loose) if loose else ():
        told[event.report].append(event)
    return place_anchors(anchors, known, told)


def _row(one: Judgement, number: int) -> Row:
    named = [value for value in one.values if isinstance(value, str)] if one.kind == "same-actor" else []
    if (
        (one.kind == "set") is not (one.field is not None and one.change is not None)
        or (one.kind == "undo") is not bool(one.undoes)
        or (one.kind == "same-actor") is not (len(named) > 1 and len(named) == len(one.values))
    ):
        raise LedgerError(f"the judgement {one.id} of {one.author} lacks what a judgement of its kind ({one.kind}) says")
    if one.field is not None:
        for value in one.values:
            if not fits_field(one.field, value):
                raise LedgerError(f"the judgement {one.id}: {one.field} cannot be a {type(value).__name__}")
    return {
        "number": number, "id": one.id, "kind": one.kind, "author": one.author, "made": one.made, "because": one.because,
        "about": encode_spans(one.about), "others": encode_spans(one.others), "field": one.field, "change": one.change,
        "given": canonical([as_json(value) for value in one.values]), "undoes": one.undoes,
    }  # fmt: skip


def _read(row: Stored[tuple[object, ...]]) -> Judgement:
    values = cast("list[object]", json.loads(row.given))
    return Judgement(
        kind=row.kind, author=row.author, made=row.made, because=row.because, about=decode_spans(row.about),
        others=decode_spans(row.others), field=row.field, change=row.change,
        values=tuple(read_value(row.field or "status", value) for value in values), undoes=row.undoes,
    )  # fmt: skip
