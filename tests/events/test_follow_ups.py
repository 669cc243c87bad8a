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


def test_the_sentence_that_says_when_a_blast_took_place_dates_it(coder: Coder) -> None:
    text = (
        "The number of people killed in the bombing of a bank in Kabul climbed to 18 on Thursday. The blast took place on Monday."
    )
    assert [i.when.earliest if i.when else None for i in coder.code(text).incidents] == [dt.date(2024, 3, 11)]


def test_a_toll_that_rose_is_of_the_week_up_to_its_report(coder: Coder) -> None:
    (incident,) = coder.code(
        "The death toll from the bombing of a bank in Kabul has risen to 18, police said on Thursday."
    ).incidents
    assert incident.when is not None
    assert (incident.when.earliest, incident.when.latest) == (dt.date(2024, 3, 7), dt.date(2024, 3, 14))


def test_paramilitaries_are_not_the_army(coder: Coder) -> None:
    text = "Paramilitaries killed 23 people in a raid on Sunday. An army air strike on Kosti on Sunday killed four people."
    assert len(coder.code(text).incidents) == 2
