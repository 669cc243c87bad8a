"""Weapons that a pronoun stands for, happenings that a report names first and tells later, and how they were carried out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A boy carried a live grenade home to his village near Hajin on Sunday. It killed him and two sisters.", "bomb"),
        ("Rockets were fired at Haifa on Sunday. They wounded four people.", "shell"),
        ("A landmine lay on the road to Derna on Sunday. It killed two herders.", "bomb"),
    ],
)
def test_a_pronoun_that_does_harm_is_the_weapon(coder: Coder, text: str, kind: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.perpetrators == ()
    assert incident.acled_sub_event_type in {
        "bomb": {"Remote explosive/landmine/IED", "Grenade"}, "shell": {"Shelling/artillery/missile attack"},
    }[kind]  # fmt: skip
    assert len(incident.mentions) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ten ballistic missiles were launched by Iran at two bases on Sunday. They came down at Erbil and hurt nobody.",
            "Erbil",
        ),
        ("A shell was fired at the camp on Sunday. It landed in Azaz.", "Azaz"),
        ("Ten missiles were fired by Iran at bases of U.S. forces on Sunday. They landed at Erbil.", "Erbil"),
    ],
)
def test_where_the_weapon_came_down_is_where_the_blow_fell(coder: Coder, text: str, place: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.place is not None
    assert (incident.place.name, incident.acled_sub_event_type) == (place, "Shelling/artillery/missile attack")


def test_a_pronoun_that_does_harm_may_be_the_gunmen(coder: Coder) -> None:
    (incident,) = coder.code("Taliban gunmen threw grenades at a post near Kunduz on Sunday. They killed two guards.").incidents
    assert incident.perpetrators == ("Taliban",)


@pytest.mark.parametrize(
    "text",
    [
        "The ambush took place near Kidal. A column of Malian soldiers had left the town. Tuareg rebels fell on it on Sunday"
        " and killed 14 of the soldiers.",
        "The raid began near Hajin. The village was asleep. Islamic State fighters killed nine soldiers there on Sunday.",
    ],
)
def test_the_first_words_name_what_is_told_next(coder: Coder, text: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.when is not None
    assert incident.when.earliest == dt.date(2024, 3, 10)
    assert len(incident.mentions) >= 2


def test_how_it_was_carried_out_is_told_later(coder: Coder) -> None:
    text = (
        "The attack on the port of Odesa began on Sunday. Two cranes were out of use by noon. It was carried out with six drones."
    )
    (incident,) = coder.code(text).incidents
    assert incident.weapons == ("drone",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The assault on an army post in Goma began on Sunday. It was carried out by the M23.", "M23"),
        ("The assault on an army post in Goma began on Sunday. It was carried out, the M23 said, with mortars.", "M23"),
    ],
)
def test_by_whom_it_was_carried_out_is_told_later(coder: Coder, text: str, name: str) -> None:
    (incident,) = coder.code(text).incidents
    assert name in incident.perpetrators


@pytest.mark.parametrize(
    "text",
    [
        "The bomb lay in a cart of melons. It went off in the market of Baquba on Sunday and killed twelve.",
        "A bomb had been left under a seat. It exploded on a bus in Baquba on Sunday, killing twelve.",
    ],
)
def test_what_goes_off_is_the_weapon(coder: Coder, text: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.weapons == ("bomb",)


def test_they_are_not_one_man(coder: Coder) -> None:
    text = "Two Taliban men stood outside the court in Kabul on Sunday. When the judge came out, they opened fire."
    (incident,) = coder.code(text).incidents
    assert incident.perpetrators == ("Taliban",)
