"""Tolls: who died or was hurt, how many, and what tells no toll."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.events.tolls import Toll, find_tolls
from talion.parse import parse_report
from talion.records import Count, Report


def tolls(text: str) -> list[Toll]:
    found = find_tolls(parse_report(Report(id="r", text=text)), "r")
    assert all(text[t.span.start : t.span.end] == t.span.quote for t in found)
    assert all(t.number is None or text[t.number.start : t.number.end] == t.number.quote for t in found)
    return found


def figures(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(t.field, t.count.low, t.count.high) for t in tolls(text)]


@pytest.mark.parametrize(
    ("text", "field", "low", "high"),
    [
        ("Raiders killed 14 drovers at the ford.", "fatalities", 14, 14),
        ("At least 14 drovers died when the mill burned.", "fatalities", 14, None),
        ("More than 14 drovers were killed at the ford.", "fatalities", 15, None),
        ("Dozens were killed at the ford.", "fatalities", 24, None),
        ("Hundreds of villagers were massacred at the ford.", "fatalities", 200, None),
        ("A soldier was shot dead at the ford.", "fatalities", 1, 1),
        ("Two soldiers and a nurse were killed at the ford.", "fatalities", 3, 3),
        ("Omar Haddad was killed at the ford.", "fatalities", 1, 1),
        ("Nine drovers lost their lives at the ford.", "fatalities", 9, 9),
        ("The raid claimed 26 lives.", "fatalities", 26, 26),
        ("The death toll rose to 31 on Friday.", "fatalities", 31, 31),
        ("Rescuers found 12 bodies under the mill.", "fatalities", 12, 12),
        ("Civilians were killed in the raid.", "fatalities", 2, None),
        ("No one was killed in the raid.", "fatalities", 0, 0),
        ("The raid did not kill anyone.", "fatalities", 0, 0),
        ("One drover at least was killed at the ford.", "fatalities", 1, None),
        ("The raid wounded eight guards.", "injured", 8, 8),
        ("Eight guards suffered concussion in the raid.", "injured", 8, 8),
        ("The raid resulted in injuries to over 50 guards.", "injured", 51, None),
        ("Three drovers were fatally shot at the ford.", "fatalities", 3, 3),
        ("Half of the twelve drovers were killed at the ford.", "fatalities", 6, 6),
        ("Omar Haddad was killed along with four drovers.", "fatalities", 5, 5),
        ("A third drover was killed at the ford.", "fatalities", 3, 3),
        ("The toll ranges from 20 to 35.", "fatalities", 20, 35),
        ("The raid injured another and wounded five guards.", "injured", 6, 6),
        ("A drover lost a leg in the raid.", "injured", 1, 1),
        ("The raid caused injuries and damage.", "injured", 2, None),
        ("The raid injured another and wounded five guards in Gao.", "injured", 6, 6),
        ("Nine pupils were taken to hospital after the raid.", "injured", 9, 9),
        ("The raid left twelve people in hospital.", "injured", 12, 12),
        ("The mayor put the dead at seven.", "fatalities", 7, 7),
        ("Doctors gave a toll that ranges from a hundred to several hundred.", "fatalities", 100, None),
    ],
)
def test_a_toll(text: str, field: str, low: int | None, high: int | None) -> None:
    assert figures(text) == [(field, low, high)]


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("The blast left 18 dead and 40 wounded.", 18, 40),
        ("The blast killed four guards and wounded six.", 4, 6),
        ("Seven drovers were killed and 11 injured.", 7, 11),
        ("The blast killed two guards, wounding nine others.", 2, 9),
        ("No casualties were reported.", 0, 0),
        ("The raid ended without injuring anyone.", 0, 0),
        ("Nobody was hurt in the raid.", 0, 0),
    ],
)
def test_dead_and_hurt(text: str, dead: int, hurt: int) -> None:
    assert sorted(figures(text)) == [("fatalities", dead, dead), ("injured", hurt, hurt)]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 troops with 40 tanks took the ford.",
        "They fired 30 rockets at 12 targets and arrested five men.",
        "The warlord threatened to kill 50 hostages.",
        "Another raid could kill thousands of drovers.",
        "The drought killed 300 cows.",
        "The tax will hurt sales and kill jobs.",
        "The army executed a plan.",
    ],
)
def test_no_toll(text: str) -> None:
    assert tolls(text) == []


def test_the_span_is_the_shortest_that_says_it() -> None:
    [toll] = tolls("On Monday night raiders from the hills killed 14 drovers at the ford.")
    assert toll.span.quote == "killed 14 drovers"
    assert toll.number is not None
    assert toll.number.quote == "14"


def test_attackers_are_told_apart() -> None:
    assert [t.of_attackers for t in tolls("The blast killed nine guards. Three of the attackers were also killed.")] == [
        False,
        True,
    ]


def test_a_denied_toll() -> None:
    [toll] = tolls("The army denied that it had killed 20 drovers.")
    assert (toll.stance, toll.count) == ("denies", Count(low=20, high=20))


def test_a_toll_over_a_period() -> None:
    assert [t.cumulative for t in tolls("The raids have killed 900 drovers since October.")] == [True]
    assert [t.cumulative for t in tolls("The raid killed nine drovers on Monday.")] == [False]


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 900), st.sampled_from(["soldiers", "villagers", "people", "guards"]))
def test_any_number_is_kept(number: int, who: str) -> None:
    assert figures(f"Gunmen killed {number} {who} on the road.") == [("fatalities", number, number)]


def test_verbs_with_places_of_their_own_do_not_add_up() -> None:
    assert figures("Raiders killed two drovers in Gao and murdered three in Kidal.") == [
        ("fatalities", 2, 2),
        ("fatalities", 3, 3),
    ]


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("Raiders have killed 400 drovers since May.", True),
        ("Raids since May have killed 400 drovers.", True),
        ("The war has killed 9,000 people.", True),
        ("Nine drovers were killed in the worst raid since May.", False),
        ("Nine drovers have been killed since dawn on Monday.", False),
        ("Of the drovers at the ford, six have since died.", False),
        ("Omar Haddad, who was killed at the ford, had lived there since May.", False),
    ],
)
def test_the_toll_of_a_period(text: str, cumulative: bool) -> None:
    assert [t.cumulative for t in tolls(text)] == [cumulative]


def test_nobody_died_where_nobody_was_hurt() -> None:
    assert [(t.field, t.entailed) for t in tolls("Nobody was hurt in the raid.")] == [("fatalities", True), ("injured", False)]
