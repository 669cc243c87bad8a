"""A crowd's unrest, the deadly fires that it sets, and what set it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

LIMA = "Thousands of protesters clashed with police in Lima on Monday, hurling rocks. "


def told(coder: Coder, text: str) -> list[tuple[str | None, int | None]]:
    """Sub-type and least number of dead of each incident."""
    incidents = coder.code(text).incidents
    return sorted(((i.acled_sub_event_type, i.fatalities.low if i.fatalities else None) for i in incidents), key=str)


@pytest.mark.parametrize(
    "text",
    [
        LIMA + "Four shoppers were killed when rioters torched a supermarket on Grau Avenue. The unrest went on into the night.",
        "Four shoppers were killed when rioters torched a supermarket in Lima on Monday. Youths fought police with rocks.",
        "Four people were killed on Monday when Peruvians protesting against the cuts burned a hotel in Lima. Protesters clashed "
        "with police in front of the palace.",
        "A petrol bomb attack on a bakery in Lima killed four people on Monday as police fought running battles with protesters.",
    ],
)
def test_the_house_that_rioters_burn_is_a_happening_of_its_own(coder: Coder, text: str) -> None:
    found = told(coder, text)
    assert len(found) == 2
    assert {dead for _, dead in found} == {4, None}


@pytest.mark.parametrize(
    "text",
    [
        "Protesters clashed with police in Lima on Monday. Two people were killed.",
        "Riots over bread prices left four people dead in Tunis on Monday as crowds burned shops.",
        "Rioters burned a bus in Karachi on Monday, killing six passengers. The rioters threw petrol bombs through its windows.",
    ],
)
def test_the_dead_of_the_unrest_itself_and_more_of_the_same_fire_are_one(coder: Coder, text: str) -> None:
    assert len(told(coder, text)) == 1


def test_two_reports_keep_the_fire_and_the_unrest_apart(coder: Coder) -> None:
    fire = coder.code(LIMA + "Four shoppers were killed when rioters torched a supermarket on Grau Avenue.").incidents
    assert sorted(i.plover_type for i in fire) == ["ASSAULT", "PROTEST"]


def test_what_set_unrest_off_is_no_part_of_it_and_has_its_year(coder: Coder) -> None:
    text = "Youths threw stones at police in Tottenham on Monday. It was like the 2011 riots, which began when police shot a man."
    shot = [i for i in coder.code(text).incidents if i.plover_type == "ASSAULT"]
    assert [(i.when.earliest.year, i.when.precision) for i in shot if i.when] == [(2011, "year")]


def test_a_fight_with_a_crowd_is_a_violent_demonstration(coder: Coder) -> None:
    assert told(coder, "Police battled protesters in Lima on Monday.") == [("Violent demonstration", None)]
    assert told(coder, "Troops battled rebels near Goma on Monday.") == [("Armed clash", None)]


def test_those_who_protest_are_protesters_in_all_that_they_do(coder: Coder) -> None:
    (incident,) = coder.code("Villagers protesting against the dam threw stones at police in Tehri on Monday.").incidents
    assert [a.lower().rsplit(" ", 1)[-1] for a in incident.perpetrators] == ["protesters"]


def test_a_bare_strike_is_of_the_sort_told_before(coder: Coder) -> None:
    text = "A general strike shut ports across Argentina on Monday. The strike was called by dockers."
    assert told(coder, text) == [("Peaceful protest", None)]
    frames = [d.trigger.frame.name for d in coder.drafts("An air strike hit a depot in Homs on Monday. The strike killed nine.")]
    assert "protest" not in frames


def test_inside_goes_back_to_the_house(coder: Coder) -> None:
    drafts = coder.drafts("Gunmen burst into a mosque in Kano on Monday and opened fire inside, killing nine worshippers.")
    assert [m.word for d in drafts if d.trigger.frame.name == "fire" for m in d.targets] == ["mosque"]


def test_those_hurt_in_the_violence_are_hurt_in_the_unrest(coder: Coder) -> None:
    fire = "Two guards died when rioters set a bank on fire. "
    text = "Police clashed with protesters in Quito on Monday. " + fire + "Fifteen people were hurt in the violence."
    hurt = {i.acled_sub_event_type: i.injured.low for i in coder.code(text).incidents if i.injured}
    assert hurt == {"Violent demonstration": 15}
    assert {i.plover_type for i in coder.code(text).incidents if i.injured} == {"PROTEST"}


def test_what_a_crowd_does_in_riots_is_told_with_them(coder: Coder) -> None:
    text = "Riots shook Port Louis on Monday as youths stormed the court and threw stones at police."
    assert told(coder, text) == [("Violent demonstration", None)]


def test_police_who_call_up_men_face_the_crowd(coder: Coder) -> None:
    text = "Police chiefs in Lima called up all reserves on Monday. Protesters threw stones at officers."
    called = next(i for i in coder.code(text).incidents if i.plover_type == "MOBILIZE")
    assert called.recipients == ("Peruvian protesters",)
