"""Names of actors go in, the events whose reports give these names come out, by an index."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, or_, select, text

from talion.ledger.contents import in_parts
from talion.ledger.schema import NAMES_ACTORS, claims, events
from talion.records import canonical

PLAIN = ("perpetrators", "recipients", "claimed_by")
BLAMED = "attributed_to"


def find_naming(connection: Connection, names: Collection[str]) -> Mapping[str, frozenset[str]]:
    """By name the events that are told with it, whoever is said to have done it, suffered, claimed it or been blamed."""
    found: dict[str, set[str]] = {name: set() for name in names}
    table = claims.c
    columns = select(table.event, table.field, table.value).where(text(NAMES_ACTORS))
    for part in in_parts(names):
        plain = table.field.in_(PLAIN) & table.value.in_([canonical(name) for name in part])
        for key, _, value in connection.execute(columns.where(plain)):
            found[json.loads(value)].add(key)
    for part in in_parts(names):
        blamed = or_(*(table.value.startswith(_begin(name), autoescape=True) for name in part))
        for key, _, value in connection.execute(columns.where(table.field == BLAMED, blamed)):
            if (name := json.loads(value)["actor"]) in found:
                found[name].add(key)
    return {name: frozenset(held) for name, held in found.items()}


def find_reports_naming(connection: Connection, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """By name the ids of the reports that give it, sorted; names that none gives are left out."""
    naming = find_naming(connection, names)
    homes: dict[str, str] = {}
    for part in in_parts(event for found in naming.values() for event in found):
        homes.update(
            (key, report) for key, report in connection.execute(select(events.c.id, events.c.report).where(events.c.id.in_(part)))
        )
    return {name: tuple(sorted({homes[event] for event in found})) for name, found in naming.items() if found}


def _begin(name: str) -> str:
    """How the value of an attribution to this actor begins."""
    return canonical({"actor": name})[:-1] + ","
