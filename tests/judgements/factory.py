"""Events and judgements made by the score, without texts: what the tests of judgements play with."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from talion.builder import Builder, Whole
from talion.incidents.constraints import Constraints
from talion.incidents.keys import Keys
from talion.incidents.merging import build_incident
from talion.judgements.names import apply_names
from talion.judgements.settings import apply_settings, apply_verdicts
from talion.records import (
    Claim,
    ClaimField,
    ClaimValue,
    Count,
    Event,
    Incident,
    Judgement,
    JudgementKind,
    Link,
    Place,
    Report,
    Span,
    When,
    event_id,
)  # fmt: skip

DAY = dt.date(2024, 1, 1)
WORD = "raid"
NAMES = ("Northern Front", "Front of the North", "Dhar Brigade")  # of who raids, by the day
LEAN: tuple[ClaimField, ...] = ("date", "perpetrators", "place")  # what the quick builder and judgements look at
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
        ("place", Place(name=town, country="IRQ", precision="town", lat=-60.0 + int(town[5:]) * 5 % 120, lon=44.0)),
        ("perpetrators", NAMES[day // 7 % len(NAMES)]),
        ("recipients", "Iraq"),
        ("plover_type", "ASSAULT"),
        ("acled_sub_event_type", "Armed clash"),
        ("status", "occurred"),
        ("fatalities", Count(low=day % 5, high=day % 5)),
    )
    claims = tuple(
        Claim(event=event_id(trigger), field=field, value=value, spans=(trigger,), coder=coder, confidence=0.8)
        for field, value in sorted(values, key=lambda pair: pair[0])
    )
    return Event(report=report.id, trigger=trigger, mentions=(mention,), claims=claims)


def make_events(
    count: int, reports: int, seed: int = 1, coder: str = "test 0.1", shift: int = 0, lean: bool = False
) -> tuple[list[Report], list[Event]]:
    """So many events over so many reports, of which about three tell of one happening; happenings are weeks apart.

    `lean` events say no more than when, where and by whom.
    """
    dice = random.Random(seed)
    told = [make_report(f"r{number:05}", -(-count // reports)) for number in range(reports)]
    lines = -(-count // reports)
    events = []
    for number in range(count):
        line = number // reports
        day = (dice.randrange(reports // 3 or 1) * lines + line) * 7
        event = make_event(told[number % reports], line, day, f"Town {line}", coder, shift)
        events.append(replace(event, claims=tuple(c for c in event.claims if c.field in LEAN)) if lean else event)
    return told, events


def judge(kind: JudgementKind, made: str, about: Iterable[Event] = (), others: Iterable[Event] = (), **rest: object) -> Judgement:
    return Judgement(
        kind=kind, author="ann", made=made, because="because", about=tuple(e.trigger for e in about),
        others=tuple(e.trigger for e in others), **rest,  # type: ignore[arg-type]
    )  # fmt: skip


def partition(incidents: Iterable[Incident]) -> set[frozenset[str]]:
    return {frozenset(one.events) for one in incidents}


def tell_happening(event: Event) -> str:
    """The day and the town: what the quick builder takes for one happening."""
    return "|".join(str(claim.value) for claim in event.claims if claim.field in ("date", "place"))


def _list_keys(event: Event) -> Keys:
    keys = frozenset({tell_happening(event)})
    return Keys(offers=keys, asks=keys)


def _find_ties(fresh: Sequence[Event], near: Sequence[Event]) -> list[tuple[str, str]]:
    ids = {event.id for event in fresh}
    groups: dict[str, set[str]] = {}
    for event in (*fresh, *near):
        groups.setdefault(tell_happening(event), set()).add(event.id)
    return sorted(
        (one, other) for group in groups.values() for one, other in combinations(sorted(group), 2) if {one, other} & ids
    )


def _build(whole: Whole) -> tuple[list[Incident], list[Link]]:
    """Events of one day and town are one incident, but for what people say."""
    constraints = whole.decisions.constraints
    events = {event.id: event for event in whole.events}
    heads = constraints.find_whole(events)
    units: dict[str, list[Event]] = {}
    for key in sorted(events):
        units.setdefault(heads[key], []).append(events[key])
    groups: list[list[Event]] = []
    homes: dict[str, list[list[Event]]] = {}
    for unit in units.values():
        near = [group for event in unit for group in homes.get(tell_happening(event), ())]
        group = next((one for one in near if not _are_apart(one, unit, constraints)), None)
        if group is None:
            groups.append(group := [])
        group += unit
        for event in unit:
            homes.setdefault(tell_happening(event), []).append(group)
    named = apply_names([build_incident(group) for group in groups], whole.reports, whole.decisions.names)
    made = apply_settings(named, events, whole.decisions)
    return apply_verdicts(made, whole.decisions), []


def _are_apart(group: Sequence[Event], unit: Sequence[Event], constraints: Constraints) -> bool:
    if not constraints.apart:
        return False
    ids, others = [one.id for one in group], [one.id for one in unit]
    return any(pair in constraints.apart for one in ids for other in others for pair in ((one, other), (other, one)))


QUICK = Builder(version="quick", list_keys=_list_keys, find_ties=_find_ties, build=_build)
