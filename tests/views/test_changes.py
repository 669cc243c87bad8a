"""What is new, gone and changed between two states of a ledger."""

from __future__ import annotations

from dataclasses import replace

import tests.judgements.factory as make

from talion.incidents.merging import build_incident
from talion.records import Count, Incident
from talion.views.changes import compare_incidents

REPORTS = [make.make_report(key, 3) for key in ("one", "two")]
A, B, C = (make.make_event(REPORTS[0], line, line, "Town 1") for line in range(3))
D = make.make_event(REPORTS[1], 0, 0, "Town 1")


def told(*groups: tuple[object, ...]) -> list[Incident]:
    return [build_incident(group) for group in groups]  # type: ignore[arg-type]


def test_nothing_changes_where_nothing_does() -> None:
    changes = compare_incidents(told((A, D), (B,)), told((A, D), (B,)))
    assert (changes.new, changes.gone, changes.changed, changes.same) == ((), (), (), 2)


def test_an_incident_is_the_same_when_a_newer_coder_hangs_it_on_another_word() -> None:
    moved = make.make_event(REPORTS[0], 1, 1, "Town 1", shift=5)
    changes = compare_incidents(told((A,), (B,)), told((A,), (moved,)))
    assert (changes.new, changes.gone, changes.changed, changes.same) == ((), (), (), 2)


def test_values_that_differ_are_named() -> None:
    before = told((A,))[0]
    after = replace(before, fatalities=Count(low=4, high=4))
    changed = compare_incidents([before], [after]).changed
    assert [(d.name, d.before, d.after) for d in changed[0].differences] == [("killed", "none", "4")]


def test_what_is_new_or_gone_says_where_its_words_were() -> None:
    whole, (rest, off) = told((A, D), (B,)), told((A,), (D,))
    split = compare_incidents(whole, [rest, off])
    assert [one.id for one in split.gone] == [whole[1].id]
    assert len(split.new) == 1
    assert split.within[split.new[0].id] == whole[0].id
    back = compare_incidents([rest, off], whole)
    assert [one.id for one in back.new] == [whole[1].id]
    assert back.within[back.gone[0].id] == whole[0].id
    assert whole[1].id not in back.within
