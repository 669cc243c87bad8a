"""Codings go in, incidents and the claims behind them come out: the ledger's named operations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import get_args

from sqlalchemy import Connection, Engine

from talion.builder import Builder
from talion.judgements.decisions import Decisions, find_changed, find_renamed
from talion.judgements.names import Names, list_aliases, sets_any
from talion.judgements.reviewing import Standing, review
from talion.ledger.answers import read_links, read_links_among
from talion.ledger.change import Change, find_homes
from talion.ledger.connection import open_engine, reading, rehearsing, writing
from talion.ledger.contents import (
    incident_order,
    read_aggregates,
    read_events,
    read_events_of,
    read_incidents,
    read_relations,
    read_reports,
    read_rows,
)
from talion.ledger.errors import LedgerError, NotFoundError
from talion.ledger.intake import take_in
from talion.ledger.judging import find_places, keep_judgements, read_judgements, settle
from talion.ledger.listing import ReportList, list_reports
from talion.ledger.lookup import find_incident
from talion.ledger.names import find_naming, find_reports_naming
from talion.ledger.news import count_undated, find_last_day, read_news
from talion.ledger.parties import Pairing, Party, count_pairings, count_parties
from talion.ledger.places import Spots, read_spots
from talion.ledger.query import Query, select_incidents, select_told
from talion.ledger.queue import Twins, Waiting, find_twins, read_doubtful, read_unplaced
from talion.ledger.rebuild import rebuild_incidents
from talion.ledger.references import read_references
from talion.ledger.reprints import read_reprints
from talion.ledger.schema import BODIES, incidents
from talion.ledger.selection import Choices, Order, Survey, Tally, list_choices, read_page, survey, tally
from talion.records import Aggregate, Claim, ClaimField, Coding, Event, Incident, Judgement, Link, Relation, Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an addition changed: counts of the reports of this call, and of what the whole ledger holds after it.

    `outdated_reports` of the `known_reports` were left as a newer coder had read them. `new_incidents` have new ids,
    `new_judgements` came with the reports. `reprints`: how many of the reports of this call reprint another of the ledger.
    """

    new_reports: int
    known_reports: int
    outdated_reports: int
    events: int
    incidents: int
    new_incidents: int
    new_judgements: int = 0
    reprints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """A ledger after its reports were coded anew; `outdated` reports were left as a newer coder had read them."""

    incidents: list[Incident]
    standings: list[Standing]
    outdated: int


class Ledger:
    """A ledger on disk or in a database. Several processes may read it while one writes; use it in a `with` block or close it.

    Every method raises LedgerError when the database cannot do what is asked, and says why in plain words.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, target: Path | str, *, create: bool = True) -> Ledger:
        """The ledger at a path or an SQLAlchemy URL, made when it is missing and `create`, brought up to this version's form.

        Raises LedgerError when there is none, when `target` is something else, or when a newer Talion wrote it.
        """
        return cls(open_engine(target, create=create))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(self, coding: Coding, builder: Builder) -> Added:
        """Stores all that the coding tells and computes the incidents that it touches; all of it, or nothing when it raises.

        The incidents are those that all events would give if they were computed in one go. Adding again
        changes nothing, and the order of adding does not matter. Links may join events, or incidents of `coding`.
        A report that is known keeps its text and gets the events of this coding, unless a newer coder made those it has.
        Raises LedgerError for a report whose id stands for another text, for a quote that its report does not hold, and
        for a `builder` that does not give every event to one incident.
        """
        with writing(self._engine) as connection:
            return _add(connection, coding, builder)

    def recode(self, coding: Coding, builder: Builder, *, keep: bool) -> Recoded:
        """What the whole ledger holds once `coding`, which tells anew what its reports say, is added; written only where `keep`.

        Raises as `add`.
        """
        with (writing if keep else rehearsing)(self._engine) as connection:
            added = _add(connection, coding, builder)
            standings = _review(connection)
            return Recoded(incidents=read_incidents(connection), standings=standings, outdated=added.outdated_reports)

    def judge(self, judgements: Iterable[Judgement], builder: Builder) -> list[Judgement]:
        """Keeps what people decided and computes the incidents that it touches; all of it, or nothing when it raises.

        Returns those that were not known. Raises LedgerError for a judgement that makes no sense.
        """
        with writing(self._engine) as connection:
            before = settle(connection)
            kept = keep_judgements(connection, judgements)
            if kept:
                after = settle(connection)
                rebuild_incidents(connection, builder, Change().widen(_find_touched(connection, before, after)), after)
        return kept

    def judgements(self) -> list[Judgement]:
        """All that people decided, in the order in which the ledger got it: the first has the number 1."""
        with reading(self._engine) as connection:
            return read_judgements(connection)

    def review(self) -> list[Standing]:
        """Every judgement in the order of its arrival, with its number and what became of it."""
        with reading(self._engine) as connection:
            return _review(connection)

    def names(self) -> Names:
        """What people decided that actors are called, by the name that gives way."""
        with reading(self._engine) as connection:
            return settle(connection).names

    def naming(self, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """By actor's name the ids of the reports that give it, sorted; names that none gives are left out."""
        with reading(self._engine) as connection:
            return find_reports_naming(connection, names)

    def events(self, ids: Iterable[str]) -> list[Event]:
        """The events of these ids with their claims, by report and place there."""
        with reading(self._engine) as connection:
            return read_events_of(connection, set(ids))

    def incidents(self, query: Query | None = None) -> list[Incident]:
        """The incidents that meet `query`, by date, then id, undated last."""
        statement = select_incidents(query or Query())
        with reading(self._engine) as connection:
            return read_incidents(connection, statement)

    def pick(self, ids: Collection[str]) -> list[Incident]:
        """The incidents of these ids, sorted by id. Raises KeyError for an id that is none."""
        with reading(self._engine) as connection:
            return read_rows(connection, sorted(set(ids)))

    def survey(self, query: Query, size: float, most: int | None = None) -> Survey:
        """The shape of what meets `query`: counts by status, time and place; the map in squares of `size` degrees.

        With `most`, the squares are made as much wider as it takes to have no more of them.
        """
        with reading(self._engine) as connection:
            return survey(connection, query, size, most)

    def tally(self, query: Query) -> Tally:
        """How many incidents meet `query`, and how many of each status."""
        with reading(self._engine) as connection:
            return tally(connection, query)

    def page(self, query: Query, order: Order, start: int, limit: int) -> list[Incident]:
        """The incidents that meet `query` from number `start` (0 is the first) in this order, at most `limit`."""
        with reading(self._engine) as connection:
            return read_page(connection, query, order, start, limit)

    def parties(self, query: Query) -> list[Party]:
        """Who takes part in what meets `query`, the most active first."""
        with reading(self._engine) as connection:
            return count_parties(connection, query)

    def spots(self, limit: int, *, bare: bool = False) -> Spots:
        """The places at which incidents are shown, the most frequent first, at most `limit`; `bare`: those without a point."""
        with reading(self._engine) as connection:
            return read_spots(connection, limit, bare=bare)

    def pairings(self, query: Query, limit: int) -> list[Pairing]:
        """Who acts against whom in what meets `query`, the most frequent first, at most `limit`."""
        with reading(self._engine) as connection:
            return count_pairings(connection, query, limit)

    def doubtful(self, start: int) -> Waiting:
        """Number `start` (0 is the first) of the incidents without a verdict, by rising confidence."""
        with reading(self._engine) as connection:
            return read_doubtful(connection, start)

    def unplaced(self, start: int) -> Waiting:
        """Number `start` of the incidents without a verdict at a place that has a name and no point."""
        with reading(self._engine) as connection:
            return read_unplaced(connection, start)

    def twins(self) -> list[Twins]:
        """Pairs of incidents that may be one happening and that nobody judged apart, by their ids."""
        with reading(self._engine) as connection:
            return find_twins(connection)

    def choices(self) -> Choices:
        """The countries, types, weapons and publishers of which the ledger tells."""
        with reading(self._engine) as connection:
            return list_choices(connection)

    def gather(self, incidents: Sequence[Incident]) -> Coding:
        """These incidents with their events, the reports that tell of them, and the links among them."""
        members = {event for incident in incidents for event in incident.events}
        with reading(self._engine) as connection:
            links = read_links_among(connection, incidents)
            told = {span.report for incident in incidents for span in incident.mentions}
            reports = read_reports(connection, told | {link.span.report for link in links})
            events = read_events_of(connection, members)
        return Coding(reports=tuple(reports), events=tuple(events), incidents=tuple(incidents), links=tuple(links))

    def find(self, id: str) -> Incident:  # noqa: A002
        """The incident of this id, of this event's id, or of the only id that begins so (four characters or more).

        Raises NotFoundError, or AmbiguousError with the candidates.
        """
        with reading(self._engine) as connection:
            key = find_incident(connection, id)
            return read_incidents(connection, BODIES.where(incidents.c.id == key))[0]

    def claims(self, id: str, field: str) -> list[Claim]:  # noqa: A002
        """The claims behind one field of an incident, by report and place there. Raises as `find`, and for an unknown field."""
        fields = get_args(ClaimField)
        if field not in fields:
            raise LedgerError(f"no field is called {field!r}; there are {', '.join(fields)}")
        return sorted((claim for claim in self.find(id).claims if claim.field == field), key=_claim_order)

    def reports(self, ids: Iterable[str] | None = None) -> dict[str, Report]:
        """The reports by id, in the order of the ids: all, or those of `ids`. Raises NotFoundError for an id that is unknown."""
        wanted = None if ids is None else set(ids)
        with reading(self._engine) as connection:
            found = {report.id: report for report in read_reports(connection, wanted)}
        if missing := sorted((wanted or set()) - found.keys()):
            raise NotFoundError(f"no report has the id {missing[0]!r}")
        return found

    def list_reports(self, start: int, limit: int) -> ReportList:
        """The reports without their texts, from number `start` (0 is the first) in the order of their ids, at most `limit`."""
        with reading(self._engine) as connection:
            return list_reports(connection, start, limit)

    def told(self, report: str) -> list[Incident]:
        """The incidents of which a report tells, by date, then id."""
        with reading(self._engine) as connection:
            return read_incidents(connection, select_told(report))

    def links(self, id: str | None = None, *, inferred: bool = False) -> list[Link]:  # noqa: A002
        """The links between incidents, sorted: all, or those that begin or end at one. Raises as `find`.

        `inferred`: also those that no report states.
        """
        with reading(self._engine) as connection:
            return read_links(connection, None if id is None else find_incident(connection, id), inferred=inferred)

    def reprints(self, ids: Iterable[str] | None = None) -> Mapping[str, str]:
        """The id of each reprint with that of the report that it goes back to: of all, or of these and those like them."""
        with reading(self._engine) as connection:
            return read_reprints(connection, None if ids is None else set(ids))

    def aggregates(self) -> list[Aggregate]:
        """The counts over many happenings, by report and place there."""
        with reading(self._engine) as connection:
            return read_aggregates(connection)

    def claimed(self) -> Coding:
        """The counts over many happenings with the reports that give them, and nothing else."""
        with reading(self._engine) as connection:
            held = read_aggregates(connection)
            return Coding(reports=tuple(read_reports(connection, {one.span.report for one in held})), aggregates=tuple(held))

    def within(self, first: dt.date | None, last: dt.date | None, countries: Sequence[str]) -> list[Incident]:
        """The incidents of these days and countries, by date, then id; None and no country set no bound."""
        queries = [Query(since=first, until=last, country=country) for country in countries or (None,)]
        with reading(self._engine) as connection:
            found = [one for query in queries for one in read_incidents(connection, select_incidents(query))]
        return sorted(found, key=incident_order)

    def relations(self) -> list[Relation]:
        """Who backs, leads or belongs to whom, by report and place there."""
        with reading(self._engine) as connection:
            return read_relations(connection)

    def news(self, since: dt.date, until: dt.date) -> Coding:
        """The incidents of which a report published in these days tells, with all that bears on them (`views.digest`)."""
        with reading(self._engine) as connection:
            return read_news(connection, since, until)

    def last_day(self) -> dt.date | None:
        """The last day on which a report was published; None where nobody knows of any."""
        with reading(self._engine) as connection:
            return find_last_day(connection)

    def undated(self) -> int:
        """How many reports have no day of publication."""
        with reading(self._engine) as connection:
            return count_undated(connection)

    def load(self) -> Coding:
        """Everything, as one coding of all the reports would give it; links join incidents."""
        with reading(self._engine) as connection:
            return Coding(
                reports=tuple(read_reports(connection)),
                events=tuple(read_events(connection)),
                incidents=tuple(read_incidents(connection)),
                links=tuple(read_links(connection)),
                aggregates=tuple(read_aggregates(connection)),
                relations=tuple(read_relations(connection)),
                judgements=tuple(read_judgements(connection)),
                references=tuple(read_references(connection)),
            )


def _claim_order(claim: Claim) -> tuple[tuple[Span, ...], str, str]:
    return claim.spans, claim.id, claim.derived or ""


def _add(connection: Connection, coding: Coding, builder: Builder) -> Added:
    before = settle(connection)
    intake = take_in(connection, coding)
    judged = keep_judgements(connection, coding.judgements)
    after = settle(connection)
    change = intake.change.widen(_find_touched(connection, before, after))
    rebuilt = rebuild_incidents(connection, builder, change, after)
    given = {report.id for report in coding.reports}
    return Added(
        new_reports=intake.new, known_reports=intake.known, outdated_reports=intake.outdated,
        events=rebuilt.events, incidents=rebuilt.incidents, new_incidents=rebuilt.new, new_judgements=len(judged),
        reprints=len(given & read_reprints(connection, given).keys()),
    )  # fmt: skip


def _review(connection: Connection) -> list[Standing]:
    held = read_judgements(connection)
    places = find_places(connection, held)
    naming = find_naming(connection, {alias for one in held for alias in list_aliases(one)})
    events = {*places.values(), *(event for found in naming.values() for event in found)}
    return review(held, places, find_homes(connection, events), naming)


def _find_touched(connection: Connection, before: Decisions, after: Decisions) -> set[str]:
    """The events about which the two decide differently, or whose actors they name differently."""
    renamed = find_renamed(before, after)
    found = {event for events in find_naming(connection, renamed).values() for event in events}
    for decisions in (before, after):
        found |= {event for event, held in decisions.settings.items() if any(sets_any(one, renamed) for one in held)}
    return found | find_changed(before, after)
