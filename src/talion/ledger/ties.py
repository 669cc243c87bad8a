"""Fresh events go in; the keys by which others find them, and the ties that connect them with others, are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, select

from talion.builder import Builder
from talion.ledger.contents import PART, read_events_of
from talion.ledger.rows import insert_rows
from talion.ledger.schema import event_keys, event_ties

KEY_BYTES = 8


def tie_events(connection: Connection, builder: Builder, fresh: Collection[str]) -> None:
    """Forgets the keys and ties of the fresh events and finds them anew."""
    if not fresh:
        return
    ids = [{"key": key} for key in sorted(fresh)]
    for column in (event_keys.c.event, event_ties.c.one, event_ties.c.other):
        connection.execute(delete(column.table).where(column == bindparam("key")), ids)
    told = read_events_of(connection, fresh)
    keys = {event.id: builder.list_keys(event) for event in told}
    rows = sorted((shorten(key), event) for event, own in keys.items() for key in own.offers)
    insert_rows(connection, event_keys, [{"key": key, "event": event} for key, event in dict.fromkeys(rows)])
    asked = {shorten(key) for own in keys.values() for key in own.asks}
    near = find_offering(connection, asked) - set(fresh)
    ties = builder.find_ties(told, read_events_of(connection, near))
    insert_rows(connection, event_ties, [{"one": one, "other": other} for one, other in ties])


def forget_ties(connection: Connection) -> None:
    for table in (event_keys, event_ties):
        connection.execute(delete(table))


def find_offering(connection: Connection, asked: Collection[int]) -> set[str]:
    """The events that offer one of these keys."""
    keys = sorted(asked)
    parts = (keys[start : start + PART] for start in range(0, len(keys), PART))
    return {event for part in parts for event in connection.scalars(select(event_keys.c.event).where(event_keys.c.key.in_(part)))}


def shorten(key: str) -> int:
    """A number that a database holds; that two keys share one is rare and does no harm."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:KEY_BYTES], "big", signed=True)
