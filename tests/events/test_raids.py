"""Violence and arrests of one raid are one happening; a man held for an earlier killing is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israeli troops stormed the village of Tammun on Monday and detained two Hamas members.", "Arrests"),
        ("Israeli troops raided a house in Tammun on Monday, arresting two Hamas members.", "Arrests"),
        ("Kenyan police arrested five al-Shabaab suspects on Monday during a raid in Garissa.", "Arrests"),
        (
            "In an operation near Mosul on Monday, Iraqi troops killed four Islamic State fighters and captured two.",
            "Armed clash",
        ),
        ("A raid near Jenin on Monday led to the arrest of three Hamas members.", "Arrests"),
        ("Iraqi soldiers clashed with Islamic State gunmen near Kirkuk on Monday and arrested three of them.", "Armed clash"),
    ],
)
def test_one_raid(coder: Coder, text: str, kind: str) -> None:
    assert [i.acled_sub_event_type for i in coder.code(text).incidents] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Nairobi arrested two al-Shabaab members on Monday for killing a judge in Mombasa on Friday.",
        "Police in Nairobi arrested two al-Shabaab members on Monday after gunmen killed nine soldiers in Lamu on Friday.",
        "Rebels attacked an army post near Goma on Monday. On Tuesday police arrested two members of M23 in Kampala.",
    ],
)
def test_held_for_something_else(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


def test_what_is_done_by_it_has_its_day_and_place(coder: Coder) -> None:
    text = "The army began Operation Iron Fist on April 29 in Deir ez-Zor, arresting dozens of Islamic State members."
    arrest = next(i for i in coder.code(text).incidents if i.acled_sub_event_type == "Arrests")
    assert arrest.when is not None
    assert (arrest.when.earliest.month, arrest.when.earliest.day) == (4, 29)
    assert [p.name for p in [arrest.place] if p] == ["Deir ez-Zor"]


def test_harm_of_many_attacks_is_no_happening(coder: Coder) -> None:
    text = "Boko Haram carried out 20 attacks last month, killing 45 farmers in Borno."
    assert not coder.code(text).incidents


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were hurt near Gao in the accident that killed a private on Monday.",
        "The army showed its Bradley Fighting Vehicles near Hasakah on Monday.",
    ],
)
def test_no_happening_of_conflict(coder: Coder, text: str) -> None:
    assert not coder.code(text).incidents


def test_a_headline_names_nobody(coder: Coder) -> None:
    text = (
        "Coalition Says Raid Killed 3 ISIS Militants in Syria\n\nThe coalition said that a raid killed three militants on Monday."
    )
    assert not any("Killed" in name for i in coder.code(text).incidents for name in i.perpetrators)


def test_the_order_of_another_clause_sets_nothing_apart(coder: Coder) -> None:
    text = "Fighting broke out near Raqqa on Monday, and the coalition withdrew after arresting two Islamic State members."
    kinds = [i.acled_sub_event_type for i in coder.code(text).incidents]
    assert "Armed clash" in kinds
