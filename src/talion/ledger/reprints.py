"""A connection and reports go in, the keys of their texts are kept, and those that reprint one another are found by them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, func, select

from talion.incidents.reprints import find_reprints, read_print
from talion.ledger.contents import in_parts, read_reports
from talion.ledger.rows import Row, insert_rows
from talion.ledger.schema import built_with, report_keys
from talion.records import Report

RULES = "prints"
VERSION = "1"  # of the keys


def note_reports(connection: Connection, given: Iterable[Report]) -> None:
    """Keeps the keys of these reports; of all, where those that are kept were made otherwise."""
    if connection.scalar(select(built_with.c.value).where(built_with.c.name == RULES)) != VERSION:
        connection.execute(delete(report_keys))
        connection.execute(delete(built_with).where(built_with.c.name == RULES))
        insert_rows(connection, built_with, [{"name": RULES, "value": VERSION}])
        given = read_reports(connection)
    wanted = {report.id: report.text for report in given}
    for part in in_parts(wanted):
        held = set(connection.scalars(select(report_keys.c.report).where(report_keys.c.report.in_(part))))
        rows: list[Row] = [
            {"key": key, "report": report}
            for report in part
            if report not in held
            for key in sorted(read_print(wanted[report]).keys)
        ]
        insert_rows(connection, report_keys, rows)


def read_reprints(connection: Connection, ids: Collection[str] | None = None) -> Mapping[str, str]:
    """The id of each reprint with that of the report that it goes back to: of all reports, or of these and what they are like."""
    return find_reprints(read_reports(connection, find_alike(connection, _find_shared(connection) if ids is None else ids)))


def find_alike(connection: Connection, ids: Collection[str]) -> set[str]:
    """These reports, and those that share a key with one of them, over any number of steps."""
    found, fresh = set(ids), set(ids)
    while fresh:
        near: set[str] = set()
        for part in in_parts(fresh):
            keys = select(report_keys.c.key).where(report_keys.c.report.in_(part))
            near.update(connection.scalars(select(report_keys.c.report).where(report_keys.c.key.in_(keys)).distinct()))
        fresh = near - found
        found |= fresh
    return found


def _find_shared(connection: Connection) -> set[str]:
    """The reports that share a key with another."""
    shared = select(report_keys.c.key).group_by(report_keys.c.key).having(func.count() > 1)
    return set(connection.scalars(select(report_keys.c.report).where(report_keys.c.key.in_(shared)).distinct()))
