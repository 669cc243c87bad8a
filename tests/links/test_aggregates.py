"""Counts over many happenings are aggregates, not incidents; a few on one day are incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "since"),
    [
        ("There have been more than 140 attacks on U.S. troops since October.", "more than 140 attacks", 141, None, "2023-10"),
        ("U.S. jets carried out a fifth round of strikes on the Houthis on Thursday.", "a fifth round of strikes", 5, 5, None),
        ("Dozens of raids have hit villages in Darfur since April.", "Dozens of raids", 24, None, "2023-04"),
        ("Al-Shabaab has carried out at least 30 bombings since January.", "at least 30 bombings", 30, None, "2024-01"),
    ],
)
def test_an_aggregate(coder: Coder, text: str, quote: str, low: int, high: int | None, since: str | None) -> None:
    [one] = coder.code(text).aggregates
    assert text[one.span.start : one.span.end] == one.span.quote
    assert one.span.quote.startswith(quote)
    assert (one.count.low, one.count.high, one.since) == (low, high, since)


def test_its_region_is_every_country_that_it_names(coder: Coder) -> None:
    [one] = coder.code("There have been more than 140 attacks on U.S. troops in Syria and Iraq since October.").aggregates
    assert one.region == ("IRQ", "SYR")


def test_it_is_no_incident(coder: Coder) -> None:
    assert coder.code("There have been more than 140 attacks on U.S. troops in Iraq and Syria since October.").incidents == ()
    assert coder.code("Dozens of raids have hit villages in Darfur since April.").incidents == ()


def test_it_names_who_did_them(coder: Coder) -> None:
    [one] = coder.code("Al-Shabaab has carried out at least 30 bombings in Mogadishu since January.").aggregates
    assert one.actor == "al-Shabaab"
    assert one.what == "bombings"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels carried out two attacks on army posts near Goma on Tuesday.",
        "Two drone attacks hit an oil depot in Erbil on Tuesday.",
        "Rebels attacked an army post near Goma on Monday and killed nine soldiers.",
        "Hamas fired thirty rockets at Ashkelon on Monday.",
    ],
)
def test_a_few_on_one_day_are_none(coder: Coder, text: str) -> None:
    coding = coder.code(text)
    assert coding.aggregates == ()
    assert coding.incidents


def test_an_incident_beside_an_aggregate_stays(coder: Coder) -> None:
    text = (
        "A drone attack wounded three U.S. soldiers at Al-Asad on Monday. "
        "Militias have carried out more than 140 attacks on U.S. troops in Iraq since October."
    )
    coding = coder.code(text)
    assert len(coding.incidents) == 1
    assert [a.count.low for a in coding.aggregates] == [141]


BEFORE = "Gunmen attacked an army post near Gao on Monday and killed two soldiers. "


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("This was the sixth successful rescue operation by the navy in the Gulf of Guinea since May.", 6),
        ("It was the largest of some 70 incidents since March.", 70),
        ("The number of attacks on convoys since January has risen to 31.", 31),
        ("The number of people killed by mines since the war ended has climbed to 212, of whom half were farmers.", 212),
        ("The air force has bombed the forest at least 17 times since March.", 17),
        ("Militants have killed 900 people in the region since the start of the year.", 900),
        ("The conflict has killed at least 6,000 people.", 6000),
        ("Rebels carried out 12 attacks last month, killing 35 people.", 35),
        ("It was the fourth raid on the base in a week.", 4),
    ],
)
def test_what_no_trigger_counts(coder: Coder, text: str, low: int) -> None:
    assert low in [a.count.low for a in coder.code(BEFORE + text).aggregates]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people in Gao on Monday. The second explosion wounded ten at a market in Kidal on Tuesday.",
        "Four soldiers were killed in Gao on Monday in the worst violence in the city since 2012.",
        "Gunmen have attacked Gao since the early hours of Monday, killing four soldiers.",
    ],
)
def test_order_in_a_story_and_bounds_of_a_day_count_nothing(coder: Coder, text: str) -> None:
    coding = coder.code(text)
    assert coding.aggregates == ()
    assert coding.incidents


def test_the_second_of_two_is_an_incident(coder: Coder) -> None:
    text = "A bomb killed two people in Gao on Monday. The second bombing hit a market in Kidal on Tuesday, killing five."
    assert len(coder.code(text).incidents) == 2


def test_a_list_under_a_period_is_counted(coder: Coder) -> None:
    text = BEFORE + "\n\nThe toll of the protests since 3 May:\n- 41 dead\n- 250 injured\n\nThe army gave no figures."
    counts = [a.count.low for a in coder.code(text).aggregates]
    assert counts == [41, 250]
