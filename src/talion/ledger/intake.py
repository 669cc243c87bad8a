"""A coding goes in, its reports and all that they tell lie in the ledger's tables; what is there already is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import TypeVar

from sqlalchemy import Column, Connection, bindparam, delete, update

from talion.ledger.change import Change, note_change
from talion.ledger.contents import (
    aggregate_order,
    link_order,
    read_event_links,
    read_events,
    read_reports,
    relation_order,
)
from talion.ledger.errors import LedgerError
from talion.ledger.linkage import resolve_links
from talion.ledger.references import reference_rows
from talion.ledger.reprints import note_reports
from talion.ledger.revision import Revision, compare_events, is_outdated, revise_events, unite_revisions
from talion.ledger.rows import Row, aggregate_row, insert_rows, link_row, relation_row, report_row
from talion.ledger.schema import aggregates, event_links, event_references, relations, reports
from talion.ledger.soundness import check_coding
from talion.records import Aggregate, Coding, Event, Link, Relation, Report, Span

Item = TypeVar("Item", Aggregate, Relation)
Order = tuple[Span, *tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How many reports were new, were known, and were known from a newer coder, whose reading was kept; and what it changed."""

    new: int
    known: int
    outdated: int
    change: Change


def take_in(connection: Connection, coding: Coding) -> Intake:
    """Stores the coding. Raises LedgerError when it contradicts itself or the ledger; the caller then undoes what was done.

    A report that is there keeps its text; what it tells is replaced, unless a newer coder told it.
    """
    check_coding(coding)
    given = {report.id for report in coding.reports}
    known = _store_reports(connection, coding.reports)
    before, now = _by_report(read_events(connection, known)), _by_report(coding.events)
    outdated = {report for report in known if is_outdated(before[report], now[report])}
    current = sorted(given - outdated)
    lost = {event.id for key in outdated for event in now[key]} - {event.id for key in outdated for event in before[key]}
    links = _keep_links(resolve_links(connection, coding), current, lost)
    # All at once: a server far away takes its time for each statement.
    revision = unite_revisions([compare_events(before[report], now[report]) for report in current])
    change = _note_change(connection, revision, set(read_event_links(connection, current)) ^ {x for _, x in links})
    revise_events(connection, revision)
    _replace(connection, event_links.c.owner, current, _link_rows(links))
    _replace(connection, aggregates.c.report, current, _aggregate_rows(coding.aggregates, current))
    _replace(connection, relations.c.report, current, _relation_rows(coding.relations, current))
    _replace(connection, event_references.c.owner, current, reference_rows(coding.references, current))
    note_reports(connection, coding.reports)
    return Intake(new=len(given) - len(known), known=len(known), outdated=len(outdated), change=change)


def _note_change(connection: Connection, revision: Revision, links: Collection[Link]) -> Change:
    """What the revision will change, and `links` that come or go."""
    gone, new, changed = ({event.id for event in told} for told in (revision.gone, revision.new, revision.changed))
    linked = {end for link in links for end in (link.source, link.target)}
    return note_change(connection, gone | changed, new | changed, linked)


def _store_reports(connection: Connection, given: Iterable[Report]) -> set[str]:
    """Stores the reports that are new, and returns the ids of those that were there."""
    wanted: dict[str, Report] = {}
    for report in given:
        wanted[report.id] = _unite(wanted.get(report.id, report), report)
    known = {report.id: report for report in read_reports(connection, wanted.keys())}
    for report in known.values():
        url = _unite(report, wanted[report.id]).url
        if url != report.url:
            connection.execute(update(reports).where(reports.c.id == report.id).values(url=url))
    insert_rows(connection, reports, [report_row(report) for key, report in sorted(wanted.items()) if key not in known])
    return set(known)


def _unite(known: Report, given: Report) -> Report:
    """Refuses another report of the same id. One text found at two addresses is one report: the lesser address is kept."""
    if known.text != given.text:
        raise LedgerError(f"the report {given.id} is known already, with another text: give this one another id")
    for name, before, now in (
        ("publication date", known.published, given.published),
        ("publisher", known.publisher, given.publisher),
        ("title", known.title, given.title),
    ):
        if before != now:
            said = f"with the {name} {before or 'none'}, not {now or 'none'}"
            raise LedgerError(f"the report {given.id} is known already, {said}: give this one another id")
    return replace(known, url=min(filter(None, (known.url, given.url)), default=""))


def _by_report(told: Iterable[Event]) -> defaultdict[str, list[Event]]:
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in told:
        groups[event.report].append(event)
    return groups


def _replace(connection: Connection, owner: Column[str], owners: Collection[str], rows: list[Row]) -> None:
    """Puts `rows` in the place of all that the `owners` had in this table."""
    if owners:
        connection.execute(delete(owner.table).where(owner == bindparam("key")), [{"key": key} for key in owners])
    insert_rows(connection, owner.table, rows)


def _keep_links(links: Mapping[str, set[Link]], owners: Iterable[str], lost: Collection[str]) -> list[tuple[str, Link]]:
    """The links of `owners`, without those to a `lost` event, which only an older coder's reading of a report knew."""
    return [
        (owner, link)
        for owner in owners
        for link in sorted(links.get(owner, ()), key=link_order)
        if link.source not in lost and link.target not in lost
    ]


def _link_rows(links: Iterable[tuple[str, Link]]) -> list[Row]:
    groups = groupby(links, key=lambda pair: pair[0])
    return [{"owner": owner, "position": at, **link_row(link)} for owner, pairs in groups for at, (_, link) in enumerate(pairs)]


def _aggregate_rows(told: Iterable[Aggregate], owners: Collection[str]) -> list[Row]:
    return [row for items in _of(told, owners, aggregate_order) for row in map(aggregate_row, items, count())]


def _relation_rows(told: Iterable[Relation], owners: Collection[str]) -> list[Row]:
    return [row for items in _of(told, owners, relation_order) for row in map(relation_row, items, count())]


def _of(told: Iterable[Item], owners: Iterable[str], order: Callable[[Item], Order]) -> list[list[Item]]:
    """What each of the owners tells, sorted, each once."""
    groups: defaultdict[str, set[Item]] = defaultdict(set)
    for item in told:
        groups[item.span.report].add(item)
    return [sorted(groups[owner], key=order) for owner in owners]
