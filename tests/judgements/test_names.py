"""Names that people take for one actor: what is shown, what claims keep, who overrules whom, and that nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tests.judgements.factory as make
from hypothesis import given
from hypothesis import strategies as st

from talion import acts
from talion.judgements.making import JudgementError
from talion.judgements.names import NAMED, settle_names
from talion.judgements.standing import find_standing
from talion.ledger import Ledger
from talion.ledger.query import Query
from talion.pipeline import BUILDER
from talion.records import Attribution, Claim, Coding, Event, Judgement

FRONT, NORTH, DHAR = make.NAMES
REPORTS, EVENTS = make.make_events(24, 8, seed=4)
LETTERS = ("A", "B", "C", "D", "E")


def same(made: str, *names: str) -> Judgement:
    return make.judge("same-actor", made, values=names)


def called(*judgements: Judgement) -> dict[str, str]:
    return {alias: naming.name for alias, naming in settle_names(find_standing(judgements)).names.items()}


def test_names_are_followed_to_the_last_one() -> None:
    assert called(same("1", "B", "A"), same("2", "C", "B", "D")) == {"A": "C", "B": "C", "D": "C"}


def test_of_two_judgements_about_one_name_the_newest_holds() -> None:
    older, newer = same("1", "B", "A", "D"), same("2", "C", "A")
    assert called(older, newer) == {"A": "C", "D": "B"}
    settled = settle_names(find_standing([older, newer]))
    assert (settled.refused, settled.idle) == ({older.id: frozenset({newer.id})}, frozenset())


def test_names_never_go_round_in_a_circle() -> None:
    older, newer = same("1", "B", "A"), same("2", "A", "B")
    settled = settle_names(find_standing([older, newer]))
    assert called(older, newer) == {"B": "A"}
    assert (settled.refused, settled.idle) == ({older.id: frozenset({newer.id})}, frozenset({older.id}))


@given(pairs=st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)).filter(lambda p: p[0] != p[1]), max_size=9))
def test_a_name_that_is_shown_gives_way_to_none(pairs: list[tuple[str, str]]) -> None:
    names = called(*(same(str(number), *pair) for number, pair in enumerate(pairs)))
    assert not set(names.values()) & names.keys()
    if pairs:
        assert names[pairs[-1][1]] == names.get(pairs[-1][0], pairs[-1][0]), "the newest is always obeyed"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "ledger.db")
    opened.add(Coding(reports=tuple(REPORTS), events=tuple(EVENTS)), BUILDER)
    return opened


def test_incidents_show_the_one_name_and_claims_keep_what_reports_say(ledger: Ledger) -> None:
    before = ledger.load().incidents
    made = acts.same_actor(ledger, acts.sign(ledger, "ann", "its own statement of May"), FRONT, [NORTH.upper(), DHAR])
    assert made[0].values == (FRONT, NORTH, DHAR)
    now = ledger.load().incidents
    assert {one.perpetrators for one in now} == {(FRONT,)}
    assert ledger.load().events == tuple(sorted(EVENTS, key=lambda event: (event.trigger, event.id)))
    for was, one in zip(before, now, strict=True):
        told = [claim for claim in one.claims if not claim.is_judged]
        assert told == list(was.claims)
        named = [claim for claim in one.claims if claim.is_judged]
        assert [(c.value, c.said_by) for c in named] == ([] if was.perpetrators == (FRONT,) else [(FRONT, "ann")])
        assert all((c.derived or "").startswith(NAMED) and c.spans in [t.spans for t in told] for c in named)
        assert replace(one, perpetrators=was.perpetrators, claims=was.claims) == was
    assert {party.name for party in ledger.parties(Query())} == {FRONT, "Iraq"}
    assert len(ledger.incidents(Query(actor=NORTH))) == sum(NORTH in one.perpetrators for one in before), "still found by it"
    (standing,) = ledger.review()
    assert set(standing.incidents) == {one.id for one in before if one.perpetrators != (FRONT,)}
    acts.undo(ledger, acts.sign(ledger, "ann", "withdrawn"), [1])
    assert ledger.load().incidents == before


def test_a_name_is_obeyed_in_reports_that_come_later_and_in_what_people_set(tmp_path: Path) -> None:
    clock = make.Clock()
    late = [event for event in EVENTS if event.report == REPORTS[0].id]
    with Ledger.open(tmp_path / "grown.db") as grown, Ledger.open(tmp_path / "whole.db") as whole:
        grown.add(Coding(reports=tuple(REPORTS[1:]), events=tuple(e for e in EVENTS if e not in late)), BUILDER)
        one = grown.load().incidents[0]
        held = grown.events(one.events)
        grown.judge(
            [
                make.judge("set", clock(), held, field="perpetrators", change="replaces", values=(NORTH, "Iraq")),
                make.judge("set", clock(), held, field="attributed_to", change="replaces", values=(_blame(DHAR),)),
                same(clock(), FRONT, NORTH, DHAR),
                make.judge("set", clock(), held, field="perpetrators", change="removes", values=(FRONT,)),
            ],
            BUILDER,
        )
        shown = grown.find(one.id)
        assert (shown.perpetrators, shown.attributed_to) == (("Iraq",), (_blame(FRONT),))
        grown.add(Coding(reports=tuple(REPORTS[:1]), events=tuple(late)), BUILDER)
        whole.add(Coding(reports=tuple(REPORTS), events=tuple(EVENTS), judgements=tuple(grown.judgements())), BUILDER)
        assert grown.load().incidents == whole.load().incidents
        assert {name for i in whole.load().incidents for name in i.perpetrators} == {FRONT, "Iraq"}


def _blame(name: str) -> Attribution:
    return Attribution(actor=name, by="Iraq")


def test_who_is_blamed_and_who_claims_is_named_so_too(tmp_path: Path) -> None:
    reports = [make.make_report("one", 1), make.make_report("two", 1)]
    blamed = _claim_more(make.make_event(reports[0], 0, 0, "Town 1"), ("attributed_to", _blame("Dhar Men")))
    claimed = _claim_more(make.make_event(reports[1], 0, 900, "Town 9"), ("claimed_by", "Dhar Men_%"))
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(Coding(reports=tuple(reports), events=(blamed, claimed)), BUILDER)
        by = acts.sign(ledger, "ann", "one group")
        with pytest.raises(JudgementError, match="no actor is called 'Dhar'"):
            acts.same_actor(ledger, by, "Dhar", ["Dhar Men"])
        with pytest.raises(JudgementError, match="describes"):
            acts.same_actor(ledger, by, DHAR, ["unidentified armed group"], new_names=True)
        with pytest.raises(JudgementError, match="one name already"):
            acts.same_actor(ledger, by, "Houthis", ["Ansar Allah"])
        acts.same_actor(ledger, by, DHAR, ["Dhar Men"], new_names=True)
        assert ledger.find(blamed.id).attributed_to == (_blame(DHAR),)
        assert ledger.find(claimed.id).claimed_by == ("Dhar Men_%",), "another name, though it begins alike"
        assert ledger.naming(["Dhar Men", "Dhar Men_%", "Dhar"]) == {"Dhar Men": ("one",), "Dhar Men_%": ("two",)}


def _claim_more(event: Event, *more: tuple[str, object]) -> Event:
    made = (Claim(event=event.id, field=f, value=v, spans=(event.trigger,), coder="test 0.1") for f, v in more)  # type: ignore[arg-type]
    return replace(event, claims=(*event.claims, *made))
