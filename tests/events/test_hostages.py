"""Where hostages are held, what their captors did and what forces did to these are two happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

BAND = ("unidentified armed group",)


def sort_by_struck(coder: Coder, text: str) -> list[tuple[tuple[str, ...], int | None]]:
    """Who was struck, and the least number of dead, of each incident."""
    found = coder.code(text).incidents
    return sorted((i.recipients, i.fatalities.low if i.fatalities else None) for i in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen hijacked a bus near Maradi on Monday and took 30 passengers hostage. Three passengers were killed by the"
            " hijackers on the first night. In an operation on Wednesday soldiers shot dead all five hijackers.",
            [(("civilians",), 3), (BAND, 5)],
        ),
        (
            "Gunmen stormed a hotel in Mogadishu on Monday and took nine guests hostage. They shot two of the hostages."
            " Commandos killed all four gunmen on Tuesday.",
            [(("civilians",), None), (BAND, 4)],
        ),
        (
            "Four gunmen who attacked the Chaman Express have been killed, the army said on Wednesday."
            " The gunmen took the passengers hostage on Tuesday near Sukkur. They executed six passengers.",
            [(("civilians",), 6), (BAND, 4)],
        ),
        (
            "Five militants who stormed a shopping centre in Kampala were killed, the president said on Wednesday, while 40"
            " shoppers lost their lives. The militants had taken hostages. Snipers killed two gunmen on the roof.",
            [(("civilians",), 40), (BAND, 2)],
        ),
        (
            "Islamic State fighters took twelve guards hostage at a prison in Hasakah on Monday and executed seven of the guards."
            " The SDF eliminated 40 of the fighters on Tuesday.",
            [(("Islamic State",), 40), (("guards",), 7)],
        ),
    ],
)
def test_captors_and_forces(coder: Coder, text: str, told: list[tuple[tuple[str, ...], int | None]]) -> None:
    assert sort_by_struck(coder, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked an army base at Baledogle on Monday. Ten attackers were killed by the soldiers."
        " Two soldiers also died.",
        "Two hostages were killed on Monday when police stormed a bank in Manila, where a gunman was holding them.",
    ],
)
def test_one_fight(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


def test_clash_that_frees(coder: Coder) -> None:
    """That people are held, as they are freed, is none of their captors' deeds."""
    text = "Ugandan soldiers freed five hostages held by the ADF in a clash near Beni on Monday that left three rebels dead."
    assert [i.fatalities.low for i in coder.code(text).incidents if i.fatalities] == [3]


def test_pursuit(coder: Coder) -> None:
    text = (
        "Gunmen raided the village of Kankara on Monday, killing eighteen villagers."
        " Troops chased the gunmen into the forest and killed seven of them."
    )
    assert sort_by_struck(coder, text) == [(("civilians",), 18), (BAND, 7)]


def test_day_of_the_end_is_not_that_of_the_deed(coder: Coder) -> None:
    text = (
        "Four gunmen who attacked a bank in Lahore have been killed, police said on Wednesday."
        " The gunmen held the tellers hostage."
    )
    days = {
        c.value
        for i in coder.code(text).incidents
        for c in i.claims
        if c.field == "date" and c.derived and "day of the statement" in c.derived and BAND[0] in i.perpetrators
    }
    assert not days


def test_marksmen_are_not_of_those_whom_they_shoot(coder: Coder) -> None:
    [incident] = coder.code("Snipers killed three gunmen in Aleppo on Monday.").incidents
    assert (incident.perpetrators, incident.recipients) == ((), BAND)
