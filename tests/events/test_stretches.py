"""Harm that a whole time did is no part of the happening told before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("tail", "counted"),
    [
        ("Three months of fire across the border have killed more than 130 Hezbollah fighters.", 131),
        ("Two weeks of shelling have killed 70 soldiers.", 70),
        ("Ten days of fighting left 40 soldiers dead.", 40),
    ],
)
def test_a_length_of_time_that_killed_is_counted_and_joins_nothing(coder: Coder, tail: str, counted: int) -> None:
    coding = coder.code(f"An Israeli drone killed a man in Tyre on Tuesday. {tail}")
    [incident] = coding.incidents
    assert incident.fatalities is not None
    assert (incident.fatalities.low, incident.fatalities.high) == (1, 1)
    assert incident.recipients == ("civilians",)
    assert [a.count.low for a in coding.aggregates] == [counted]


def test_a_day_that_killed_is_a_happening(coder: Coder) -> None:
    [incident] = coder.code("A day of clashes in Goma on Monday killed nine soldiers.").incidents
    assert incident.fatalities is not None


@pytest.mark.parametrize("dateline", ["BEIRUT - ", "BEIRUT (Wire) - ", "BEIRUT, Jan 3 (Wire) - ", "BEIRUT \u2014 ", ""])
def test_no_sentence_ends_in_a_name_behind_the_dateline(coder: Coder, dateline: str) -> None:
    [incident] = coder.code(
        f"{dateline}Saleh al-Arouri, the deputy leader of Hamas, was killed by a drone in Tyre on Tuesday."
    ).incidents
    assert incident.victims == ("Saleh al-Arouri",)
    assert incident.recipients == ("Hamas",)
