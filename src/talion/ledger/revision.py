"""What reports told before and what they tell now go in; the difference is written to the tables of events and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, update

from talion.ledger.codec import encode_spans
from talion.ledger.rows import claim_rows, event_row, insert_rows, past_row
from talion.ledger.schema import claims, events, past_events
from talion.records import Event

Version = tuple[tuple[bool, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Events that go, that come, and that stay but say something else."""

    gone: tuple[Event, ...]
    new: tuple[Event, ...]
    changed: tuple[Event, ...]


def is_outdated(before: Iterable[Event], now: Iterable[Event]) -> bool:
    """Whether an older coder made `now` than `before`; events without claims are nobody's, and are never older."""
    made = _newest_coder(now)
    return made is not None and made < (_newest_coder(before) or ())


def compare_events(before: Sequence[Event], now: Sequence[Event]) -> Revision:
    """How one report's events change."""
    stored, given = {event.id: event for event in before}, {event.id: event for event in now}
    return Revision(
        gone=tuple(stored[key] for key in sorted(stored.keys() - given.keys())),
        new=tuple(given[key] for key in sorted(given.keys() - stored.keys())),
        changed=tuple(given[key] for key in sorted(stored.keys() & given.keys()) if stored[key] != given[key]),
    )


def unite_revisions(revisions: Sequence[Revision]) -> Revision:
    """Those of several reports as one."""
    return Revision(
        gone=tuple(event for one in revisions for event in one.gone),
        new=tuple(event for one in revisions for event in one.new),
        changed=tuple(event for one in revisions for event in one.changed),
    )


def revise_events(connection: Connection, revision: Revision) -> None:
    """Replaces the events of reports; an event that stays keeps its row, so links of other reports to it stay.

    What goes is remembered by its trigger, so that its id still leads somewhere.
    """
    for table, left in ((events, revision.gone), (past_events, revision.new)):
        if left:
            connection.execute(delete(table).where(table.c.id == bindparam("key")), [{"key": event.id} for event in left])
    insert_rows(connection, past_events, [past_row(event) for event in revision.gone])
    if revision.changed:
        keys = [{"key": event.id} for event in revision.changed]
        connection.execute(delete(claims).where(claims.c.event == bindparam("key")), keys)
        statement = update(events).where(events.c.id == bindparam("key")).values(mentions=bindparam("now"))
        connection.execute(statement, [{"key": event.id, "now": encode_spans(event.mentions)} for event in revision.changed])
    insert_rows(connection, events, [event_row(event) for event in revision.new])
    insert_rows(connection, claims, [row for event in (*revision.new, *revision.changed) for row in claim_rows(event)])


def _newest_coder(told: Iterable[Event]) -> Version | None:
    return max((_split(claim.coder) for event in told for claim in event.claims), default=None)


def _split(version: str) -> Version:
    """The version in an order in which 0.10 comes after 0.9."""
    parts = re.findall(r"[0-9]+|[^0-9]+", version)
    return tuple((True, int(part), "") if part.isascii() and part.isdigit() else (False, 0, part) for part in parts)
