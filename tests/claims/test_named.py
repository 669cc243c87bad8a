"""People whom a report names as struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.incidents.people import may_be_one_person
from talion.incidents.values import list_people

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An Israeli drone strike killed Hassan Mirani, a Hezbollah commander, near Tyre on Monday.", {"Hassan Mirani"}),
        ("Gunmen shot dead journalist Miguel Ortega in Tijuana on Monday.", {"Miguel Ortega"}),
        ("Gunmen kidnapped a French engineer, Paul Renard, in Niamey on Monday.", {"Paul Renard"}),
        ("Miguel Ortega was killed by a car bomb in Tijuana on Monday, police chief Juan Soto said.", {"Miguel Ortega"}),
        ("Rebels shelled Goma on Monday, killing nine soldiers, General Jean Mbala said.", set()),
    ],
)
def test_who_is_named_as_struck(coder: Coder, text: str, names: set[str]) -> None:
    incidents = coder.code(text).incidents
    assert {name for incident in incidents for name in incident.victims} == names
    told = [claim for incident in incidents for claim in incident.claims if claim.field == "victims"]
    assert all(claim.spans[0].quote in text and claim.confidence is None for claim in told)
    assert bool(told) == bool(names)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Salhab", "Hassan Salhab", True),
        ("Hassan Mahmoud Saleh", "Hassan Saleh", True),
        ("Saleh al-Arouri", "Saleh Al Arouri", True),
        ("Hassan Salhab", "Ali Salhab", False),
        ("Hassan", "Hassan Salhab", False),
        ("de", "Jan de", False),
    ],
)
def test_two_names_of_one_person(one: str, other: str, may: bool) -> None:
    assert may_be_one_person(one, other) is may
    assert may_be_one_person(other, one) is may


def test_each_person_is_shown_once_by_the_fullest_name() -> None:
    assert list_people(["Salhab", "Noa Peretz", "Hassan Salhab"]) == ("Hassan Salhab", "Noa Peretz")
