"""What people set is shown, keeps what the reports say beside it, and gives way when it is undone or replaced."""

from __future__ import annotations

import tests.judgements.factory as make

from talion.incidents.merging import build_incident
from talion.judgements.anchors import place_anchors
from talion.judgements.decisions import decide
from talion.judgements.reviewing import review
from talion.judgements.settings import apply_settings, apply_verdicts
from talion.records import Count, Incident, Judgement

REPORT = make.make_report("one", 3)
A, B, C = (make.make_event(REPORT, line, 3, "Town 1") for line in range(3))
EVENTS = {event.id: event for event in (A, B, C)}
FIVE = Count(low=5, high=5)


def shown(*judgements: Judgement) -> Incident:
    anchors = [anchor for one in judgements for anchor in one.about]
    decisions = decide(judgements, place_anchors(anchors, EVENTS, {}))
    return apply_verdicts(apply_settings([build_incident([A, B])], EVENTS, decisions), decisions)[0]


def setting(made: str, field: str, *values: object, change: str = "replaces") -> Judgement:
    return make.judge("set", made, [A, B], field=field, change=change, values=values)


def test_a_set_value_replaces_and_is_a_claim_of_its_own() -> None:
    plain = shown()
    given = setting("1", "fatalities", FIVE)
    done = shown(given)
    assert done.fatalities == FIVE != plain.fatalities
    new = [claim for claim in done.claims if claim.is_judged]
    assert [(c.value, c.said_by, c.stance, c.derived, c.confidence) for c in new] == [
        (FIVE, "ann", "asserts", "judgement: because", 1.0)
    ]
    assert new[0].spans == (EVENTS[new[0].event].trigger,)
    assert [claim for claim in done.claims if not claim.is_judged] == list(plain.claims)


def test_lists_grow_and_shrink_in_the_order_of_judging() -> None:
    adds, removes = setting("1", "weapons", "drone", change="adds"), setting("2", "weapons", "drone", change="removes")
    assert shown(adds).weapons == ("drone",)
    assert shown(adds, removes).weapons == ()
    assert shown(adds, removes, setting("3", "weapons", "rocket", "drone")).weapons == ("rocket", "drone")
    assert shown(setting("0", "weapons", "mortar"), adds).weapons == ("mortar", "drone")


def test_the_newest_replacement_counts_whatever_the_order_of_arrival() -> None:
    old, new = setting("1", "fatalities", Count(low=1, high=1)), setting("2", "fatalities", FIVE)
    assert shown(new, old) == shown(old, new)
    assert shown(new, old).fatalities == FIVE
    assert len([claim for claim in shown(old, new).claims if claim.is_judged]) == 1


def test_unknown_denies_what_was_shown() -> None:
    done = shown(setting("1", "date"))
    assert done.when is None
    assert [(c.stance, c.value) for c in done.claims if c.is_judged] == [("denies", shown().when)]


def test_the_event_type_follows_its_sub_type() -> None:
    done = shown(setting("1", "acled_sub_event_type", "Grenade"))
    assert (done.acled_sub_event_type, done.acled_event_type) == ("Grenade", "Explosions/Remote violence")


def test_verdicts() -> None:
    accept, reject = make.judge("accept", "1", [A]), make.judge("reject", "2", [B])
    assert (shown(accept).verdict, shown(accept).confidence) == ("accepted", 1.0)
    assert (shown(accept, reject).verdict, shown(accept, reject).confidence) == ("rejected", None)
    assert shown(accept, reject, make.judge("undo", "3", undoes=reject.id)).verdict == "accepted"


def test_the_log_says_what_holds() -> None:
    first, second, verdict = setting("1", "fatalities", FIVE), setting("2", "fatalities", FIVE), make.judge("reject", "3", [A])
    lost = make.judge("accept", "4", [C])
    undo = make.judge("undo", "5", undoes=verdict.id)
    held = [first, second, verdict, lost, undo]
    anchors = [anchor for one in held for anchor in one.about]
    places = place_anchors(anchors, {A.id, B.id}, {})
    found = review(held, places, {A.id: "i-1", B.id: "i-1"}, {})
    assert [(one.number, one.holds, one.overruled_by, one.undone_by, len(one.dangling)) for one in found] == [
        (1, False, (2,), None, 0), (2, True, (), None, 0), (3, False, (), 5, 0), (4, True, (), None, 1), (5, True, (), None, 0),
    ]  # fmt: skip
    assert [one.incidents for one in found] == [("i-1",), ("i-1",), ("i-1",), (), ()]
