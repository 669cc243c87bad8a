"""Small codings for the tests of the ledger: reports, events on a phrase of theirs, and two ways of building incidents."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from talion.builder import Builder, Whole
from talion.incidents.keys import Keys
from talion.judgements.decisions import UNDECIDED
from talion.ledger import Ledger
from talion.records import (
    Aggregate,
    Attribution,
    Claim,
    ClaimField,
    ClaimValue,
    Coding,
    Count,
    Event,
    Incident,
    Link,
    Place,
    Relation,
    Report,
    Span,
    When,
    event_id,
    incident_id,
)

CODER = "test 0.1"


class Samples:
    """Makes records; a phrase stands for its first place in the report."""

    @staticmethod
    def report(key: str, text: str, published: str | None = "2024-02-01") -> Report:
        return Report(id=key, text=text, publisher="Harbour Post", published=published, title=f"Title of {key}")

    @staticmethod
    def span(report: Report, phrase: str) -> Span:
        start = report.text.index(phrase)
        return Span(report=report.id, start=start, end=start + len(phrase), quote=phrase)

    @classmethod
    def event(
        cls, report: Report, phrase: str, values: Mapping[ClaimField, ClaimValue | Sequence[ClaimValue]], coder: str = CODER
    ) -> Event:
        span = cls.span(report, phrase)
        pairs = [(field, value) for field, given in values.items() for value in _as_list(given)]
        claims = tuple(
            Claim(event=event_id(span), field=field, value=value, spans=(span,), said_by="a spokesman", coder=coder)
            for field, value in pairs
        )
        return Event(report=report.id, trigger=span, mentions=(span,), claims=claims)

    @classmethod
    def link(cls, report: Report, source: str, target: str, phrase: str) -> Link:
        return Link(source=source, target=target, kind="retaliation", span=cls.span(report, phrase))

    @staticmethod
    def day(text: str) -> When:
        date = dt.date.fromisoformat(text)
        return When(earliest=date, latest=date, precision="day")

    @staticmethod
    def town(name: str, country: str) -> Place:
        return Place(name=name, country=country, precision="town", lat=15.5, lon=44.0, gazetteer_id="7")

    build: Builder  # one incident an event
    merge: Builder  # one incident for all events that are told in the same words

    @staticmethod
    def make(builder: Builder, events: Sequence[Event], links: Sequence[Link] = ()) -> tuple[Sequence[Incident], Sequence[Link]]:
        """What the builder makes of all these events."""
        return builder.build(Whole(events=events, reports=(), links=links, decisions=UNDECIDED, homes={}))

    @staticmethod
    def dump(path: Path) -> str:
        connection = sqlite3.connect(path)
        try:
            return "\n".join(connection.iterdump())
        finally:
            connection.close()

    @classmethod
    def harbour(cls) -> Coding:
        """Two reports of a port: three events, a retaliation, an aggregate, a relation."""
        one = cls.report("one", "Gunmen shelled Al-Qādir port. In answer, jets bombed a depot near Sana’a, killing four.")
        two = cls.report("two", "Al-Qādir port was hit. Over 30 raids since May. The guard, backed by Freedonia, denied it.")
        shelled = cls.event(
            one, "Gunmen shelled",
            {
                "date": cls.day("2024-01-26"), "place": cls.town("Al-Qādir", "YEM"), "perpetrators": "Coastal Front",
                "acled_sub_event_type": "Shelling/artillery/missile attack", "plover_type": "ASSAULT", "status": "occurred",
            },
        )  # fmt: skip
        bombed = cls.event(
            one, "jets bombed",
            {
                "date": cls.day("2024-01-28"), "place": cls.town("Sana’a", "YEM"), "fatalities": Count(low=4, high=4),
                "attributed_to": Attribution(actor="Freedonian Air Force", by="residents"),
                "recipients": ["Coastal Front", "Łuk Brigade"],
                "acled_sub_event_type": "Air/drone strike", "plover_type": "ASSAULT", "status": "occurred",
            },
        )  # fmt: skip
        hit = cls.event(
            two, "Al-Qādir port was hit", {"status": "denied", "weapons": "mortar", "injured": Count(low=None, high=20)}
        )
        return Coding(
            reports=(one, two),
            events=(shelled, bombed, hit),
            links=(cls.link(one, bombed.id, shelled.id, "In answer"),),
            aggregates=(
                Aggregate(
                    span=cls.span(two, "Over 30 raids since May"), count=Count(low=31, high=None), what="raids", actor=None,
                    since="2023-05", until=None, region=("YEM", "OMN"),
                ),
            ),
            relations=(
                Relation(
                    subject="Coastal Guard", relation="backed_by", object="Freedonia", span=cls.span(two, "backed by Freedonia")
                ),
            ),
        )  # fmt: skip


def _as_list(given: ClaimValue | Sequence[ClaimValue]) -> Sequence[ClaimValue]:
    return given if isinstance(given, list) else [given]  # type: ignore[list-item]


def _builder(name: str, key: Callable[[Event], str]) -> Builder:
    """One incident for all events of one key."""

    def build(whole: Whole) -> tuple[Sequence[Incident], Sequence[Link]]:
        groups: dict[str, list[Event]] = defaultdict(list)
        for event in whole.events:
            groups[key(event)].append(event)
        made = [_consolidate(group) for group in groups.values()]
        homes = {**whole.homes, **{event: incident.id for incident in made for event in incident.events}}
        joined = [
            Link(source=homes[link.source], target=homes[link.target], kind=link.kind, span=link.span, inferred=link.inferred)
            for link in whole.links
        ]
        return made, joined

    def find_ties(events: Sequence[Event], near: Sequence[Event]) -> list[tuple[str, str]]:
        told = {event.id: event for event in (*events, *near)}
        pairs = {(min(a.id, b), max(a.id, b)) for a in events for b in told if a.id != b and key(a) == key(told[b])}
        return sorted(pairs)

    def list_keys(event: Event) -> Keys:
        return Keys(frozenset({key(event)}), frozenset({key(event)}))

    return Builder(version=name, list_keys=list_keys, find_ties=find_ties, build=build)


Samples.build = _builder("build", lambda event: event.id)
Samples.merge = _builder("merge", lambda event: event.trigger.quote)


def _consolidate(group: Sequence[Event]) -> Incident:
    ids = tuple(sorted(event.id for event in group))
    claims = tuple(claim for event in group for claim in event.claims)

    def all_of(field: ClaimField) -> list[ClaimValue]:
        return [claim.value for claim in claims if claim.field == field]

    def first(field: ClaimField) -> ClaimValue | None:
        return next(iter(all_of(field)), None)

    sub_type = first("acled_sub_event_type")
    return Incident(
        id=incident_id(ids), events=ids,
        acled_event_type="Explosions/Remote violence" if sub_type else None, acled_sub_event_type=sub_type,
        plover_type=first("plover_type"), plover_mode=first("plover_mode"), when=first("date"), place=first("place"),
        perpetrators=tuple(all_of("perpetrators")), recipients=tuple(all_of("recipients")),
        target_kind=tuple(all_of("target_kind")), weapons=tuple(all_of("weapons")),
        fatalities=first("fatalities"), injured=first("injured"), claimed_by=tuple(all_of("claimed_by")),
        attributed_to=tuple(all_of("attributed_to")), status=first("status") or "uncertain",
        mentions=tuple(span for event in group for span in event.mentions), claims=claims,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture(scope="session")
def samples() -> type[Samples]:
    return Samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def harbour(path: Path) -> Ledger:
    """A ledger that holds `Samples.harbour()`."""
    with Ledger.open(path) as ledger:
        ledger.add(Samples.harbour(), Samples.build)
        yield ledger
