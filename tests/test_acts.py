"""What the pages decide beyond the command line: two incidents are kept apart, an actor gets its right name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from talion import acts
from talion.judgements.making import JudgementError
from talion.ledger import Ledger
from talion.ledger.query import Query
from talion.pipeline import BUILDER, code_reports
from talion.records import Report

NEVER = "the same morning, two roads"
TEXTS = {
    "a": "Fighters of the Zarquine Brigade ambushed an army patrol near Gao in Mali on Monday, killing three soldiers.",
    "b": "In Mali, Zarquine Brigade fighters ambushed an army patrol near Gao on Monday; three soldiers were killed.",
    "c": "Gunmen of the Zarquine Brigade burned down a school in Timbuktu, Mali, on Tuesday.",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    reports = [Report(id=key, text=text, published="2024-03-06", publisher=f"Wire {key}") for key, text in TEXTS.items()]
    with Ledger.open(tmp_path / "own.db") as one:
        one.add(code_reports(reports), BUILDER)
        yield one


def test_two_incidents_that_are_kept_apart_stay_two(ledger: Ledger):
    (whole,) = (one for one in ledger.incidents() if len({span.report for span in one.mentions}) == 2)
    acts.split(ledger, acts.sign(ledger, "ada", NEVER), whole.id, ["b"])
    acts.undo(ledger, acts.sign(ledger, "ada", "wrong"), [1])
    assert ledger.find(whole.id).events == whole.events
    burned = next(one for one in ledger.incidents() if one.id != whole.id)
    acts.keep_apart(ledger, acts.sign(ledger, "ada", NEVER), whole.id, burned.id)
    with pytest.raises(JudgementError):
        acts.keep_apart(ledger, acts.sign(ledger, "ada", NEVER), whole.id, whole.id)
    assert ledger.find(whole.id).events == whole.events
    acts.merge(ledger, acts.sign(ledger, "bob", "one after all"), [whole.id, burned.id])
    assert ledger.find(whole.id) == ledger.find(burned.id)
    assert [one.holds for one in ledger.review()][2] is False


def test_a_name_gives_way_everywhere_or_is_confirmed_once(ledger: Ledger):
    named = Query(branch=("Zarquine Brigade",))
    before = ledger.incidents(named)
    assert len(before) == 2
    assert len(acts.name_actor(ledger, acts.sign(ledger, "ada", "known here"), "Zarquine Brigade", "Zarquine Brigade")) == 1
    assert [one.perpetrators for one in ledger.incidents(named)] == [one.perpetrators for one in before]
    assert len(acts.name_actor(ledger, acts.sign(ledger, "ada", "a cover name"), "Zarquine Brigade", "AQIM")) == 1
    assert [one.id for one in ledger.incidents(named)] == [one.id for one in before], "still found by it"
    renamed = [ledger.find(one.id).perpetrators for one in before]
    assert renamed[0] == renamed[1]
    assert "Zarquine Brigade" not in renamed[0]
    with pytest.raises(JudgementError, match="no incident names"):
        acts.name_actor(ledger, acts.sign(ledger, "ada", "gone"), "Zarquine Brigade", None)
    with pytest.raises(JudgementError, match="no actor is called"):
        acts.name_actor(ledger, acts.sign(ledger, "ada", "who?"), renamed[0][0], "Qwertyists")
