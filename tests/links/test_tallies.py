"""Counts over many happenings in wordings that no trigger carries, and figures that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

NEWS = "A bomb killed two people in Tyre on Friday. "


def counted(coder: Coder, text: str) -> list[int | None]:
    return [a.count.low for a in coder.code(text, "2024-03-17").aggregates if a.count is not None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A missile killed a sailor off Aden on Friday. He is the fourth Indian sailor to be killed by the rebels this year.", 4),
        (NEWS + "The deaths brought to 19 the number of policemen killed since the start of the year.", 19),
        ("Pirates freed a ship off Eyl on Friday for ransom. The release was the sixth in three months.", 6),
        (NEWS + "From January to March 2023 at least 1,640 people were killed in the north.", 1640),
    ],
)
def test_counts(coder: Coder, text: str, count: int) -> None:
    assert counted(coder, text) == [count]


def test_what_counted_attacks_left(coder: Coder) -> None:
    text = NEWS + "The monitors have recorded 154 attacks in the province since January. The attacks left 98 people dead."
    assert counted(coder, text) == [154, 98]


@pytest.mark.parametrize(
    "text",
    [
        NEWS + "The city has been tense since May, when a car bomb killed 11 people.",
        NEWS + "The minister said 80 soldiers would be flown to the city later this week.",
        NEWS + "He was the second of four brothers to join the police this year.",
    ],
)
def test_no_counts(coder: Coder, text: str) -> None:
    assert counted(coder, text) == []
