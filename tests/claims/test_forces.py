"""Whose army, police and security service it is that a report names by these words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Air force planes bombed a rebel camp near Jaffna on Monday, killing 11 guerrillas.", "Sri Lanka"),
        ("Air Force helicopters strafed fishing boats off Mannar on Monday, killing two men.", "Sri Lanka"),
        ("A patrol of the State Security raided a house in Inkhil on Monday and arrested three men.", "Syria"),
        ("On Monday Military Intelligence arrested a financier in Kirkuk.", "Iraq"),
        ("Regime artillery shelled Loikaw on Monday, killing a woman.", "Myanmar"),
        ("The Fourth Armoured Division stormed a village near Douma on Monday and eleven rebels were killed.", "Syria"),
    ],
)
def test_forces_that_every_state_has_are_those_of_the_state_where_it_happened(coder: Coder, text: str, state: str) -> None:
    (incident,) = coder.code(text).incidents
    assert list(incident.perpetrators) == [state]


def test_an_army_that_fights_a_group_is_not_that_groups(coder: Coder) -> None:
    (incident,) = coder.code("Clashes between the army and the RSF broke out in El Fasher on Monday.").incidents
    assert set(incident.perpetrators) == set(incident.recipients) == {"Rapid Support Forces", "Sudan"}


def test_peacekeepers_are_of_the_mission_that_the_report_names(coder: Coder) -> None:
    text = "MINUSMA said that its convoy hit a mine near Gao on Monday. Two Chadian peacekeepers were killed by the blast."
    (incident,) = coder.code(text).incidents
    assert list(incident.recipients) == ["MINUSMA"]


def test_where_no_place_has_a_country_the_report_says_whose_army_it_is(coder: Coder) -> None:
    text = "Talks were held in Bamako and in Gao. The army shelled the hamlet of Tinzagor on Monday, killing four villagers."
    shelled = next(i for i in coder.code(text).incidents if i.acled_sub_event_type == "Shelling/artillery/missile attack")
    assert list(shelled.perpetrators) == ["Mali"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("In the city of Sfax, hundreds took to the streets on Monday against the arrest of a blogger.", "protesters"),
        ("Nurses of the Mulago hospital in Kampala staged a sit-in on Monday over unpaid wages.", "protesters"),
        ("On Monday a crowd in Jos beat a suspected thief to death.", "mob"),
    ],
)
def test_who_demonstrates_is_a_protester_and_a_crowd_that_lynches_a_mob(coder: Coder, text: str, doer: str) -> None:
    (incident,) = coder.code(text).incidents
    assert list(incident.perpetrators) == [doer]
