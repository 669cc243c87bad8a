"""Judgements in a ledger on disk: they restore, survive a newer coder and any order of arrival, and leave no orphan."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import tests.judgements.factory as make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talion.builder import Builder
from talion.exports.exchange import read_exchange, write_exchange
from talion.ledger import Ledger
from talion.pipeline import BUILDER
from talion.records import Coding, Count, Event, Incident, Judgement, Report

REPORTS, EVENTS = make.make_events(18, 6, seed=3)


def coding(reports: Sequence[Report], events: Sequence[Event], judgements: Sequence[Judgement] = ()) -> Coding:
    kept = {report.id for report in reports}
    return Coding(reports=tuple(reports), events=tuple(e for e in events if e.report in kept), judgements=tuple(judgements))


@contextmanager
def fresh(*codings: Coding, builder: Builder = BUILDER) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        for one in codings:
            ledger.add(one, builder)
        yield ledger


def state(ledger: Ledger) -> list[Incident]:
    return list(ledger.load().incidents)


def judge_at_random(
    dice: random.Random, ledger: Ledger | None, events: Sequence[Event], made: list[Judgement], now: str
) -> Judgement:
    """Any judgement that a person could make of these events; of incidents as they are where a ledger is given."""
    kind = dice.choice(["merge", "merge", "split", "set", "set", "accept", "reject", "same-actor", "undo"])
    if kind == "undo" and made:
        return make.judge("undo", now, undoes=dice.choice(made[-20:]).id)
    if kind == "same-actor":
        return make.judge(kind, now, values=tuple(dice.sample(make.NAMES, dice.choice((2, 3)))))
    some = dice.sample(list(events), 3)
    if ledger is not None:
        held = ledger.events(ledger.find(some[0].id).events)
        some = [*held, *some[1:]] if kind == "merge" or len(held) < 2 else held
    cut = dice.randrange(1, len(some))
    match kind:
        case "set":
            value = Count(low=dice.randrange(9), high=None)
            return make.judge("set", now, some, field="injured", change="replaces", values=(value,))
        case "accept" | "reject":
            return make.judge(kind, now, some)
        case _:
            return make.judge("split" if kind == "split" else "merge", now, some[:cut], some[cut:])


@given(seed=st.integers(0, 10**6), steps=st.integers(1, 6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_undoing_everything_in_any_order_restores_exactly(seed: int, steps: int) -> None:
    dice, clock = random.Random(seed), make.Clock()
    made: list[Judgement] = []
    with fresh(coding(REPORTS, EVENTS)) as ledger:
        states = [state(ledger)]
        for _ in range(steps):
            one = judge_at_random(dice, ledger, EVENTS, [], clock())
            made += ledger.judge([one], BUILDER)
            states.append(state(ledger))
        last = make.judge("undo", clock(), undoes=made[-1].id)
        ledger.judge([last], BUILDER)
        assert state(ledger) == states[-2], "the last one undone: as before it"
        ledger.judge([make.judge("undo", clock(), undoes=last.id)], BUILDER)
        assert state(ledger) == states[-1], "its undoing undone: as after it"
        for one in dice.sample(made, len(made)):
            ledger.judge([make.judge("undo", clock(), undoes=one.id)], BUILDER)
        assert state(ledger) == states[0]
        assert len(ledger.judgements()) == 2 * steps + 2, "nothing is ever deleted"


@given(seed=st.integers(0, 10**6), order=st.permutations(range(6)), late=st.integers(0, 6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reports_and_judgements_in_any_order_give_the_same_ledger(seed: int, order: list[int], late: int) -> None:
    dice, clock = random.Random(seed), make.Clock()
    made: list[Judgement] = []
    for _ in range(8):
        made.append(judge_at_random(dice, None, EVENTS, made, clock()))
    with fresh(coding(REPORTS, EVENTS, made)) as ledger:
        expected = state(ledger)
    parts = [coding([REPORTS[number]], EVENTS) for number in order]
    dice.shuffle(made)
    with fresh(*parts[:late], Coding(judgements=tuple(made)), *parts[late:]) as ledger:
        assert state(ledger) == expected
        assert ledger.add(parts[0], BUILDER).new_incidents == 0
        assert state(ledger) == expected


def test_judgements_survive_a_newer_coder_and_a_rebuild() -> None:
    """The newer coder hangs every telling on another word, so that no event has the id that it had."""
    clock = make.Clock()
    newer = make.make_events(18, 6, seed=3, coder="test 0.2", shift=5)[1]
    match = dict(zip([e.id for e in EVENTS], [e.id for e in newer], strict=True))
    with fresh(coding(REPORTS, EVENTS)) as ledger:
        apart, whole = _find_kinds(ledger)
        ledger.judge(
            [
                make.judge("merge", clock(), apart[0], apart[1]),
                make.judge("split", clock(), whole[1:], whole[:1]),
                make.judge("set", clock(), apart[2], field="injured", change="replaces", values=(Count(low=9, high=9),)),
                make.judge("reject", clock(), apart[3]),
            ],
            BUILDER,
        )
        before = state(ledger)
        ledger.add(coding(REPORTS, newer), BUILDER)
        after = state(ledger)
        renamed = {frozenset(match[event] for event in one.events): one for one in before}
        assert {frozenset(one.events) for one in after} == set(renamed)
        for one in after:
            was = renamed[frozenset(one.events)]
            assert (one.injured, one.verdict, one.fatalities) == (was.injured, was.verdict, was.fatalities)
        assert all(standing.holds and not standing.dangling for standing in ledger.review())
        ledger.add(Coding(), replace(BUILDER, version="other rules"))
        assert state(ledger) == after


def _find_kinds(ledger: Ledger) -> tuple[list[list[Event]], list[Event]]:
    """Four incidents, and one of several events."""
    found = [ledger.events(one.events) for one in state(ledger)]
    whole = next(events for events in found if len(events) > 1)
    return [events for events in found if events is not whole][:4], whole


def test_a_ledger_with_judgements_travels_without_loss(tmp_path: Path) -> None:
    dice, clock = random.Random(5), make.Clock()
    made: list[Judgement] = []
    with fresh(coding(REPORTS, EVENTS)) as ledger, Ledger.open(tmp_path / "copy.db") as copy:
        for _ in range(30):
            made += ledger.judge([judge_at_random(dice, ledger, EVENTS, made, clock())], BUILDER)
        write_exchange(ledger.load(), tmp_path / "files")
        read = read_exchange(tmp_path / "files")
        assert read.judgements == ledger.load().judgements
        assert set(read.incidents) == set(ledger.load().incidents)
        assert copy.add(read, BUILDER).new_judgements == 30
        assert copy.load() == ledger.load()
        assert copy.add(read, BUILDER).new_judgements == 0


def test_judgements_of_reports_that_are_not_there_wait_for_them() -> None:
    clock = make.Clock()
    with fresh(coding(REPORTS, EVENTS)) as whole:
        events = whole.events(state(whole)[0].events)
        judged = make.judge("set", clock(), events, field="injured", change="replaces", values=(Count(low=9, high=9),))
        whole.judge([judged], BUILDER)
        expected = state(whole)
    with fresh(Coding(judgements=(judged,))) as ledger:
        assert [(one.holds, len(one.dangling)) for one in ledger.review()] == [(True, len(events))]
        ledger.add(coding(REPORTS, EVENTS), BUILDER)
        assert state(ledger) == expected
        assert [one.dangling for one in ledger.review()] == [()]


def test_a_thousand_judgements_on_five_thousand_events_leave_no_orphan() -> None:
    reports, events = make.make_events(5000, 250, seed=7, lean=True)
    dice, clock = random.Random(11), make.Clock()
    made: list[Judgement] = []
    with fresh(coding(reports, events), builder=make.QUICK) as ledger:
        while len(made) < 1000:
            part = [judge_at_random(dice, ledger, events, made, clock()) for _ in range(250)]
            made += ledger.judge(part, make.QUICK)
        told = ledger.load()
        held = [event for one in told.incidents for event in one.events]
        assert sorted(held) == sorted(event.id for event in events), "every event is in one incident"
        homes = {event: one.id for one in told.incidents for event in one.events}
        assert all(ledger.find(event.id).id == homes[event.id] for event in dice.sample(events, 50))
        standings = ledger.review()
        assert [one.judgement.id for one in standings] == [one.id for one in made]
        assert not any(one.dangling for one in standings)
        assert all(set(one.incidents) <= set(homes.values()) for one in standings)
        ledger.add(Coding(), replace(make.QUICK, version="anew"))
        assert ledger.load().incidents == told.incidents, "computed in one go it is the same"
