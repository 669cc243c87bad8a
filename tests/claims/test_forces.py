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
