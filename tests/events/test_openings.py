"""What the first words of a sentence say of how it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a hotel in Goma on Monday, killing six people. In Bunia, two officers were murdered.",
        "Two aid workers were killed in shelling of Marib on Monday. In the town of Lahij, four people were shot dead.",
        "A bomb went off in a cafe in Ambon on Monday, killing two people. In Poso, three Christians were hacked to death.",
        "Gunmen shot dead a teacher in Mosul on Monday. In the nearby town of Tal Afar, gunmen killed two brothers.",
    ],
)
def test_a_sentence_that_opens_with_another_town_tells_of_another_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


def test_a_sentence_that_opens_with_the_same_town_goes_on(coder: Coder) -> None:
    text = "Gunmen attacked a hotel in Goma on Monday. In Goma, six people were killed."
    assert len(coder.code(text).incidents) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A bomb wrecked a shrine in Samarra on Wednesday. In apparent retaliation, three imams were shot dead.",
        "A bomb wrecked a shrine in Samarra on Wednesday. In response, gunmen attacked three mosques in Basra.",
        "Fighters ambushed a patrol near Gao on Monday. In reprisal, soldiers killed six villagers.",
    ],
)
def test_a_sentence_that_opens_as_an_answer_tells_of_another_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday Boko Haram fighters overran a base in Mainok, killing 33 soldiers.",
        "Rebels captured the town of Kidal on Sunday, killing nine soldiers and wounding two.",
        "M23 rebels seized Bunagana on Sunday and killed two policemen.",
    ],
)
def test_those_killed_as_a_place_falls_fell_in_its_capture(coder: Coder, text: str) -> None:
    (one,) = coder.code(text).incidents
    assert one.fatalities is not None
    assert one.acled_sub_event_type == "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen people were killed when gunmen stormed a bus station in Bamako. In 2015 jihadists besieged a hotel and killed "
        "twenty guests.",
        "A mortar attack on a clinic in Taiz killed four patients. Last month a drone hit a school in town, killing a teacher.",
        "Rebels shelled a market in Goma, killing five traders. And in January a grenade was thrown at a bar, wounding six.",
    ],
)
def test_a_sentence_that_opens_with_a_wider_time_is_not_the_undated_news(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        (
            "Eleven people were killed on Tuesday in a series of coordinated attacks in eastern Afghanistan. A grenade hurled at "
            "a bus in Jalalabad killed two passengers. In a suburb of Asadabad, a car bomb left four dead.",
            3,
        ),
        (
            "Rebels carried out more than a dozen attacks in Mindanao on Monday, killing nine people. Twin blasts at a market in "
            "Cotabato killed three. On the outskirts of Marawi, gunmen shot dead a soldier.",
            3,
        ),
        ("Several blasts hit Baghdad on Monday. The blasts killed nine people in the city.", 1),
    ],
)
def test_one_of_many_attacks_that_has_its_own_town_and_toll_is_told_by_itself(coder: Coder, text: str, happenings: int) -> None:
    assert len(coder.code(text).incidents) == happenings
