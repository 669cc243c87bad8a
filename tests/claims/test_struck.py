"""Who was struck, where the words name nobody or name them only by where they were, what they own or what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

STRUCK = [
    # pupils of a school, but not of an academy of arms or a school that shelters
    ("Gunmen took 30 children from a school in Zamfara on Monday.", ["students"]),
    ("The attack by Boko Haram on a college in Gujba on Monday left 42 dead.", ["students"]),
    ("A shell killed ten at a school where displaced families live in Rafah on Monday.", ["civilians"]),
    # a trade that an apposition gives
    ("His uncle, a tailor, was hanged by the junta in Gondar on Monday.", ["tailor"]),
    # whoever a pronoun stands for
    ("Militants planted a bomb in the mayor's office in Van on Monday, and he died of his burns.", ["mayor"]),
    # convoys and boats
    ("Rebels ambushed a grain convoy near Djibo on Monday, killing 12.", ["grain convoy"]),
    ("Gunmen attacked a patrol boat off Bossaso on Monday and wounded two of its crew.", ["patrol boat"]),
    # the owner of a house
    ("Shells hit the Popular Vanguard offices in Rancagua on Monday.", ["Popular Vanguard"]),
    ("A bomb exploded on Monday at the headquarters of the Bakers Union in Lima.", ["Bakers Union"]),
    # ships by name and flag
    ("The Nordstar was hijacked on Monday off Lagos.", ["Nordstar"]),
    ("A Greek tanker was hit by a drone off Hodeidah on Monday.", ["Greek tanker"]),
    ("Pirates attacked the Danish chemical tanker Nord Baltic off Somalia on Monday.", ["Nord Baltic"]),
    ("Somali pirates were blamed. Two skiffs fired on the Greek tanker off Oman on Monday.", ["Greek tanker"]),
    # whose kin they are
    ("Gunmen abducted the wife of Senator Ali Musa in Kaduna on Monday.", ["Ali Musa's wife"]),
    # a crowd that does not demonstrate, and one that does
    ("A suicide bomber struck a crowd in Kabul on Monday, killing 20.", ["civilians"]),
    ("Police fired on the crowd in Nairobi on Monday, killing two protesters.", ["Kenyan protesters"]),
    # who holds the ground
    ("Two rockets were fired at the Conoco gas field on Monday.", ["United States"]),
    ("U.S. warplanes bombed radars in Hodeidah on Monday.", ["Houthis"]),
    ("Rockets landed near Ashkelon on Monday.", ["Israel"]),
    # the state whose towns a volley is aimed at
    ("Russia fired 30 missiles at cities across Ukraine on Monday.", ["Ukraine"]),
    ("A drone killed two soldiers in the Golan Heights on Monday.", ["Israel"]),
    ("An explosion damaged the bridge at Kerch on Monday.", ["Russia"]),
    # works that another state strikes are the state's
    ("Ukrainian drones struck an oil refinery in Slavyansk-na-Kubani on Monday and a worker died.", ["Russia"]),
    # those taken for members of a group
    (
        "The SDF said 32 people were arrested on charges of belonging to Islamic State in Hasakah on Monday.",
        ["Islamic State"],
    ),
    ("Islamic State cells are active. Police detained five men on suspicion of links to the group on Monday.", ["Islamic State"]),
    # sexual violence in the report's words
    ("Soldiers raped 12 women and girls near Bentiu on Monday.", ["women and girls"]),
    # who is attacked and holds
    ("Troops repelled an attack by rebels on Goma on Monday.", ["Democratic Republic of Congo"]),
    # one of the dead is not what the dead are
    ("Gunmen attacked a hotel in Bamako on Monday and killed 20 people, an American among them.", ["civilians"]),
    # a regime is a side, a commander anybody's
    ("Rebels fired rockets on the regime's positions near Hama on Monday.", ["Syria"]),
    # a demonstration over laws is about those who make them, one over another's war is not
    ("Thousands marched through Accra on Monday against a new tax law.", ["Ghana"]),
    ("Thousands marched in London on Monday against the war in Gaza.", []),
    # who foils an attack is not the one attacked
    ("The Kenyan navy thwarted an attack by pirates on a cargo ship off Mombasa on Monday.", ["merchant vessels"]),
    # of two sides, the forces are struck by the unknown one
    ("A gunfight between guerrillas and army troops was reported near Osorno on Monday.", ["Chile"]),
]


@pytest.mark.parametrize(("text", "struck"), STRUCK)
def test_the_struck_are_named(coder: Coder, text: str, struck: list[str]) -> None:
    (incident,) = coder.code(text).incidents
    assert list(incident.recipients) == struck


def test_a_passage_beside_the_toll_makes_nobody_the_attacker(coder: Coder) -> None:
    text = "A shooting at a parade in Shiraz on Monday left 25 people dead, among them 12 members of the Revolutionary Guards."
    (incident,) = coder.code(text).incidents
    assert "Islamic Revolutionary Guard Corps" not in incident.perpetrators


def test_a_state_over_the_name_of_a_place_is_not_struck(coder: Coder) -> None:
    (incident,) = coder.code("Pakistan hit Baloch hideouts in Iran's Saravan with drones on Monday.").incidents
    assert "Iran" not in incident.recipients


DONE_BY = [
    ("Militants with ties to the Islamic State killed nine farmers near Palma on Monday.", ["Islamic State-linked militants"]),
    ("A group with al-Qaeda links attacked a market in Djibo on Monday, killing nine people.", ["al-Qaeda-linked militants"]),
    ("Army troops fought off gunmen at a base near Sevare on Monday.", ["unidentified armed group"]),
    ("A sniper shot a policeman dead in Caloto on Monday.", ["unidentified armed group"]),
    ("An Israeli sniper shot a boy dead in Jenin on Monday.", ["Israel"]),
    ("Some of the bandits burned nine huts in Gusau on Monday.", ["bandits"]),
    ("Abu Kar of Boko Haram died on Monday in a battle with his former comrades of the Arakan Army.", ["Arakan Army"]),
    ("Regime-backed militias shelled Nubl on Monday.", ["pro-government militias"]),
    ("Riyadh's coalition bombed a bus in Dahyan on Monday, killing 40 boys.", ["Saudi-led coalition"]),
]


@pytest.mark.parametrize(("text", "doers"), DONE_BY)
def test_those_who_did_it_are_named(coder: Coder, text: str, doers: list[str]) -> None:
    (incident,) = coder.code(text).incidents
    assert list(incident.perpetrators) == doers


def test_an_officer_told_by_title_is_the_one_named_with_it(coder: Coder) -> None:
    text = "President Jose Ramos arrived in Baucau at noon. The president was shot and wounded by gunmen there on Monday."
    assert {n for i in coder.code(text).incidents for n in i.recipients} == {"Jose Ramos"}
