"""What one report told before and what it tells now go in; the difference is written to the tables of events and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, update

from talion.ledger.codec import encode_spans
from talion.ledger.rows import claim_rows, event_row, insert_rows
from talion.ledger.schema import claims, events
from talion.records import Event

Version = tuple[tuple[bool, int, str], ...]


def is_outdated(before: Iterable[Event], now: Iterable[Event]) -> bool:
    """Whether an older coder made `now` than `before`; events without claims are nobody's, and are never older."""
    made = _newest_coder(now)
    return made is not None and made < (_newest_coder(before) or ())


def revise_events(connection: Connection, before: Sequence[Event], now: Sequence[Event]) -> None:
    """Replaces one report's events; an event that stays keeps its row, so links of other reports to it stay."""
    stored, given = {event.id: event for event in before}, {event.id: event for event in now}
    gone = sorted(stored.keys() - given.keys())
    new = sorted(given.keys() - stored.keys())
    changed = sorted(key for key in stored.keys() & given.keys() if stored[key] != given[key])
    if gone:
        connection.execute(delete(events).where(events.c.id == bindparam("key")), [{"key": key} for key in gone])
    if changed:
        connection.execute(delete(claims).where(claims.c.event == bindparam("key")), [{"key": key} for key in changed])
        statement = update(events).where(events.c.id == bindparam("key")).values(mentions=bindparam("now"))
        connection.execute(statement, [{"key": key, "now": encode_spans(given[key].mentions)} for key in changed])
    insert_rows(connection, events, [event_row(given[key]) for key in new])
    insert_rows(connection, claims, [row for key in (*new, *changed) for row in claim_rows(given[key])])


def _newest_coder(told: Iterable[Event]) -> Version | None:
    return max((_split(claim.coder) for event in told for claim in event.claims), default=None)


def _split(version: str) -> Version:
    """The version in an order in which 0.10 comes after 0.9."""
    parts = re.findall(r"[0-9]+|[^0-9]+", version)
    return tuple((True, int(part), "") if part.isascii() and part.isdigit() else (False, 0, part) for part in parts)
