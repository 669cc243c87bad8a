"""Events and judgements made by the score, without texts: what the tests of judgements play with."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

from talion.records import (
    Claim,
    ClaimField,
    ClaimValue,
    Count,
    Event,
    Incident,
    Judgement,
    JudgementKind,
    Place,
    Report,
    Span,
    When,
    event_id,
)  # fmt: skip

DAY = dt.date(2024, 1, 1)
WORD = "raid"
LINE = 40  # characters of one telling


class Clock:
    """One second later at every look."""

    def __init__(self) -> None:
        self.now = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)

    def __call__(self) -> str:
        self.now += dt.timedelta(seconds=1)
        return self.now.isoformat()


def make_report(key: str, tellings: int) -> Report:
    """A report whose every line of forty characters tells of one raid."""
    return Report(id=key, text="".join(f"{f'a {WORD} was told by {key}':<{LINE - 1}}\n" for _ in range(tellings)), publisher=key)


def make_event(report: Report, line: int, day: int, town: str, coder: str = "test 0.1", shift: int = 0) -> Event:
    """A raid on a day in a town; `shift` hangs it on another word of its line, as another coder might."""
    start = line * LINE
    mention = Span(report=report.id, start=start, end=start + LINE - 1, quote=report.text[start : start + LINE - 1])
    at = start + 2 + shift
    trigger = Span(report=report.id, start=at, end=at + 4, quote=report.text[at : at + 4])
    date = DAY + dt.timedelta(days=day)
    values: Sequence[tuple[ClaimField, ClaimValue]] = (
        ("date", When(earliest=date, latest=date, precision="day")),
        ("place", Place(name=town, country="IRQ", precision="town", lat=33.0, lon=44.0)),
        ("perpetrators", "Northern Front"),
        ("recipients", "Iraq"),
        ("plover_type", "ASSAULT"),
        ("acled_sub_event_type", "Armed clash"),
        ("status", "occurred"),
        ("fatalities", Count(low=day % 5, high=day % 5)),
    )
    claims = tuple(
        Claim(event=event_id(trigger), field=field, value=value, spans=(trigger,), coder=coder, confidence=0.8)
        for field, value in values
    )
    return Event(report=report.id, trigger=trigger, mentions=(mention,), claims=claims)


def make_events(
    count: int, reports: int, seed: int = 1, coder: str = "test 0.1", shift: int = 0
) -> tuple[list[Report], list[Event]]:
    """So many events over so many reports, of which about three tell of one happening."""
    dice = random.Random(seed)
    told = [make_report(f"r{number:05}", -(-count // reports)) for number in range(reports)]
    places = [(told[number % reports], number // reports) for number in range(count)]
    return told, [
        make_event(report, line, dice.randrange(count // 3 or 1), f"Town {line}", coder, shift) for report, line in places
    ]


def judge(kind: JudgementKind, made: str, about: Iterable[Event] = (), others: Iterable[Event] = (), **rest: object) -> Judgement:
    return Judgement(
        kind=kind, author="ann", made=made, because="because", about=tuple(e.trigger for e in about),
        others=tuple(e.trigger for e in others), **rest,  # type: ignore[arg-type]
    )  # fmt: skip


def partition(incidents: Iterable[Incident]) -> set[frozenset[str]]:
    return {frozenset(one.events) for one in incidents}
