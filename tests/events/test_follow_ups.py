"""A report that comes days later: the attack that it looks back to, the toll that rose, and what is new."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "The governor blamed the FARC for the assault on the post. On Tuesday, gunmen killed a trader in Tumaco.",
        "The coffins of those killed in the blast were flown home. On Monday, Russian shelling killed a nurse in Kupiansk.",
        "Nine traders were killed in Gwoza on Sunday. In neighbouring Adamawa State, gunmen killed five herders on Sunday.",
        "Raiders shot dead nine farmers in Gwoza on Sunday. In the nearby town of Pulka, gunmen killed a teacher on Sunday.",
    ],
)
def test_a_day_and_a_town_that_were_not_told_are_of_another_happening(coder: Coder, text: str) -> None:
    second = text.index(". ") + 1
    new = [i for i in coder.code(text).incidents if any(m.start > second for m in i.mentions)]
    assert len(new) == 1
    assert all(m.start > second for m in new[0].mentions)


def test_the_day_on_which_a_toll_is_told_does_not_date_what_it_counts(coder: Coder) -> None:
    text = (
        "The death toll from an attack on Djibo in the Sahel region has risen to 14, the governor said on Wednesday. "
        "Gunmen attacked the town on the night of March 9 to 10."
    )
    coding = coder.code(text)
    assert [i.when.earliest if i.when else None for i in coding.incidents] == [dt.date(2024, 3, 9)]
    (incident,) = coding.incidents
    assert incident.fatalities is not None
    assert incident.fatalities.low == 14
