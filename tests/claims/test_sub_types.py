"""Every ACLED sub-type comes out of a plain sentence that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.incidents.acled import acled_event_types

if TYPE_CHECKING:
    from conftest import Coder

TOLD = {
    "Government regains territory": "Syrian government forces recaptured the town of Morek from rebels on Monday.",
    "Non-state actor overtakes territory": "Taliban fighters captured the town of Spin Boldak on Monday.",
    "Armed clash": "Soldiers and rebels clashed near Goma on Monday.",
    "Excessive force against protesters": "Police opened fire on demonstrators in Khartoum on Monday, killing six of them.",
    "Protest with intervention": "Police fired tear gas to disperse protesters in Tbilisi on Monday.",
    "Peaceful protest": "Thousands of people marched through Minsk on Monday to protest against the election.",
    "Violent demonstration": "Protesters threw petrol bombs and set fire to a town hall in Port Louis on Monday.",
    "Mob violence": "A mob beat two suspected thieves to death in Gulu on Monday.",
    "Chemical weapon": "Syrian aircraft dropped chlorine bombs on Saraqib on Monday, a monitor said.",
    "Air/drone strike": "Turkish drones struck a convoy near Qamishli on Monday.",
    "Suicide bomb": "A suicide bomber blew himself up outside a mosque in Kabul on Monday.",
    "Shelling/artillery/missile attack": "Russian forces shelled Kherson on Monday, wounding two people.",
    "Remote explosive/landmine/IED": "A roadside bomb killed three soldiers near Mosul on Monday.",
    "Grenade": "Attackers threw a grenade into a bar in Bujumbura on Monday, wounding four people.",
    "Sexual violence": "Soldiers raped several women in the village of Tabit on Monday.",
    "Attack": "Gunmen shot dead a mayor in Tijuana on Monday.",
    "Abduction/forced disappearance": "Gunmen kidnapped four nuns near Owerri on Monday.",
    "Agreement": "Ethiopia and Tigrayan rebels signed a ceasefire in Pretoria on Monday.",
    "Arrests": "Police in Istanbul arrested 40 members of the Kurdistan Workers' Party on Monday.",
    "Change to group/activity": "A faction of the FARC broke away from the group on Monday and took up arms again.",
    "Disrupted weapons use": "Saudi air defences shot down a Houthi missile over Riyadh on Monday.",
    "Headquarters or base established": "The Turkish army set up a base near Bashiqa in northern Iraq on Monday.",
    "Looting/property destruction": "Armed men looted shops and burned houses in the village of Kaga on Monday.",
    "Non-violent transfer of territory": "Libyan National Army forces withdrew from the town of Gharyan on Monday.",
    "Other": "The United States imposed sanctions on three commanders of the Rapid Support Forces on Monday.",
}


def test_every_sub_type_is_told() -> None:
    assert set(TOLD) == set(acled_event_types())


@pytest.mark.parametrize("name", sorted(TOLD))
def test_the_sub_type_comes_out(coder: Coder, name: str) -> None:
    [incident] = coder.code(TOLD[name]).incidents
    assert incident.acled_sub_event_type == name
    assert incident.acled_event_type == acled_event_types()[name]


@pytest.mark.parametrize(
    "text",
    [
        "A crowd beat a suspected thief to death in Gitega on Monday.",
        "Soldiers in Bria kept a crowd from lynching a Muslim butcher on Monday.",
    ],
)
def test_a_crowd_that_beats_is_a_mob(coder: Coder, text: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.acled_sub_event_type == "Mob violence"


def test_a_bomb_that_did_not_go_off_was_meant_to(coder: Coder) -> None:
    text = "The bomb outside the police station in Derry on Monday did not go off."
    (incident,) = coder.code(text).incidents
    assert incident.status == "attempted"


@pytest.mark.parametrize("text", ["A convoy of the Red Cross left Nyala on Monday.", "An aid convoy left Nyala on Monday."])
def test_help_that_leaves_gives_up_no_ground(coder: Coder, text: str) -> None:
    assert not coder.code(text).incidents


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Villagers armed with machetes set upon a police patrol near Bunia on Monday.", "villagers"),
        ("In Sfax on Monday, residents armed with sticks and knives attacked migrants in their beds.", "residents"),
        ("Residents armed with hockey sticks attacked a police post in Multan on Monday.", "residents"),
    ],
)
def test_people_of_a_place_who_attack_keep_their_word(coder: Coder, text: str, people: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.perpetrators == (people,)
    assert any(people in m.quote.lower() for m in incident.mentions)
