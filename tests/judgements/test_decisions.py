"""What judgements decide never contradicts itself, whatever people say; the newest is taken whole where it can be."""

from __future__ import annotations

import tests.judgements.factory as make
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.judgements.anchors import place_anchors
from talion.judgements.decisions import Decisions, decide, find_changed
from talion.records import Event, Judgement, event_id

REPORT = make.make_report("one", 8)
EVENTS = [make.make_event(REPORT, line, 0, "Town 1") for line in range(8)]
A, B, C, D = EVENTS[:4]


def settle(*judgements: Judgement) -> Decisions:
    held = {event.id for event in EVENTS}
    anchors = [anchor for one in judgements for anchor in (*one.about, *one.others)]
    return decide(judgements, place_anchors(anchors, held, {}))


def groups(decisions: Decisions) -> set[frozenset[str]]:
    whole = decisions.constraints.find_whole(event.id for event in EVENTS)
    found: dict[str, set[str]] = {}
    for event, head in whole.items():
        found.setdefault(head, set()).add(event)
    return {frozenset(group) for group in found.values() if len(group) > 1}


def ids(*events: Event) -> frozenset[str]:
    return frozenset(event.id for event in events)


def test_merge_joins_and_split_parts() -> None:
    merge = make.judge("merge", "1", [A, B], [C])
    assert groups(settle(merge)) == {ids(A, B, C)}
    split = make.judge("split", "2", [A, B], [C])
    decided = settle(merge, split)
    assert groups(decided) == {ids(A, B)}
    assert decided.overruled[merge.id].by == {split.id}
    assert not decided.overruled[merge.id].wholly
    assert split.id not in decided.overruled


def test_a_newer_merge_overrules_an_older_split_also_over_a_third_event() -> None:
    split = make.judge("split", "1", [A], [C])
    first, second = make.judge("merge", "2", [A], [B]), make.judge("merge", "3", [B], [C])
    decided = settle(split, first, second)
    assert groups(decided) == {ids(A, B, C)}
    assert decided.overruled[split.id].wholly
    assert decided.overruled[split.id].by == {first.id, second.id}


def test_of_a_merge_what_a_newer_split_leaves_is_kept() -> None:
    split = make.judge("split", "2", [B], [A, C])
    assert groups(settle(make.judge("merge", "1", [A, B], [C, D]), split)) == {ids(A, C, D)}


def test_undoing_restores_and_undoing_that_restores_again() -> None:
    merge = make.judge("merge", "1", [A], [B])
    undo = make.judge("undo", "2", undoes=merge.id)
    again = make.judge("undo", "3", undoes=undo.id)
    assert groups(settle(merge, undo)) == set()
    assert groups(settle(merge, undo, again)) == {ids(A, B)}
    assert settle(merge, undo) == settle()


def test_what_is_set_stays_with_the_rest_when_events_are_split_off() -> None:
    head = min((A, B), key=lambda event: event.id)
    other = B if head is A else A
    given = make.judge("set", "1", [head, other], field="plover_mode", change="replaces", values=("aerial",))
    assert set(settle(given).settings) == {head.id}
    split = make.judge("split", "2", [other], [head])
    assert set(settle(given, split).settings) == {other.id}
    assert set(settle(given, split, make.judge("undo", "3", undoes=split.id)).settings) == {head.id}


def test_the_newest_verdict_counts() -> None:
    first, second = make.judge("reject", "1", [A, B]), make.judge("accept", "2", [B])
    assert settle(second, first).verdicts == {A.id: first, B.id: second}


def test_an_anchor_finds_the_telling_of_a_newer_coder_and_else_hangs_in_the_air() -> None:
    newer = [make.make_event(REPORT, line, 0, "Town 1", shift=5) for line in (0, 1)]
    anchors = [A.trigger, B.trigger, C.trigger]
    placed = place_anchors(anchors, ids(*newer), {REPORT.id: newer})
    assert placed == {A.trigger: newer[0].id, B.trigger: newer[1].id}
    assert place_anchors(anchors, ids(A, *newer), {REPORT.id: newer})[A.trigger] == event_id(A.trigger)


@st.composite
def sequences(draw: st.DrawFn) -> list[Judgement]:
    made: list[Judgement] = []
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(["merge", "split", "undo", "reject", "set"]))
        some = draw(st.lists(st.sampled_from(EVENTS), min_size=2, max_size=5, unique_by=lambda event: event.id))
        at = draw(st.integers(1, len(some) - 1))
        when = f"{number:03}"
        if kind == "undo":
            made += [make.judge("undo", when, undoes=draw(st.sampled_from(made)).id)] if made else []
        elif kind == "set":
            made.append(make.judge("set", when, some, field="plover_mode", change="replaces", values=("aerial",)))
        else:
            made.append(make.judge(kind, when, some[:at], some[at:] if kind != "reject" else ()))
    return made


@given(made=sequences(), order=st.randoms())
@settings(deadline=None)
def test_any_sequence_is_consistent_and_its_order_of_arrival_does_not_matter(made: list[Judgement], order: object) -> None:
    decided = settle(*made)
    whole = decided.constraints.find_whole(event.id for event in EVENTS)  # raises where the two contradict
    assert all(whole[one] != whole[other] for one, other in decided.constraints.apart)
    shuffled = list(made)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle(*shuffled) == decided


@given(made=sequences(), more=sequences())
@settings(deadline=None)
def test_undoing_all_that_came_later_restores_exactly(made: list[Judgement], more: list[Judgement]) -> None:
    before = settle(*made)
    later = [make.judge(m.kind, "5" + m.made, **_rest(m)) for m in more if m.kind != "undo"]
    undone = [make.judge("undo", f"9{number:03}", undoes=one.id) for number, one in enumerate(later)]
    after = settle(*made, *later, *undone)
    assert after == before
    assert find_changed(before, after) == frozenset()


def _rest(one: Judgement) -> dict[str, object]:
    by_trigger = {event.trigger: event for event in EVENTS}
    about, others = ([by_trigger[anchor] for anchor in group] for group in (one.about, one.others))
    return {"about": about, "others": others, "field": one.field, "change": one.change, "values": one.values}


@given(made=sequences())
@settings(deadline=None)
def test_the_newest_merge_or_split_is_always_taken_whole(made: list[Judgement]) -> None:
    last = make.judge("split", "999", [A, B], [C])
    decided = settle(*made, last)
    assert last.id not in decided.overruled
    whole = decided.constraints.find_whole(event.id for event in EVENTS)
    assert whole[A.id] == whole[B.id] != whole[C.id]
