"""Who acts and who is acted upon: pronouns, appositions, by-phrases, captors, owners, craft, series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.records import Incident

if TYPE_CHECKING:
    from conftest import Coder


def incident(coder: Coder, text: str) -> Incident:
    [one] = coder.code(text).incidents
    return one


@pytest.mark.parametrize(
    ("text", "perpetrators"),
    [
        ("Shelling of Gorlovka by Ukrainian artillery on Sunday killed two nurses.", ("Ukraine",)),
        ("Depots near Derna were struck on Sunday by missiles fired from French and Italian frigates.", ("France", "Italy")),
        (
            "Fighters of Hamas and Palestinian Islamic Jihad stormed a post near Nirim on Sunday.",
            ("Hamas", "Palestinian Islamic Jihad"),
        ),
        ("The men, members of Yemen's Houthi movement, kidnapped nine sailors off Mocha on Sunday.", ("Houthis",)),
        ("Chad's army and its ally France bombed rebels near Bardai on Sunday.", ("Chad", "France")),
        ("President Macron had warned the juntas. He did not wait: on Sunday his jets bombed a camp near Gao.", ("France",)),
        ("On Monday the ELN blew up a pipeline near Saravena.", ("National Liberation Army (ELN)",)),
        ("The kidnapping by pirates of six Danish sailors off Lome on Monday was condemned in Copenhagen.", ("pirates",)),
        ("Rwandan troops kept a crowd from lynching a trader in Bangui on Monday.", ("mob",)),
        ("Both Hamas and Fatah have men in Sidon. The latter shot two traders there on Monday.", ("Fatah",)),
        ("An Iran-backed group, not Iran itself, fired rockets at Erbil on Monday.", ("Iran-backed militias",)),
        (
            "A shooting at a parade in Zahedan on Monday left nine people dead, among them members of the Revolutionary Guards.",
            (),
        ),
        ("Kenyan police, who had been chasing al-Shabaab, were ambushed by them near Wajir on Monday.", ("al-Shabaab",)),
        ("A priest, held for two years by Boko Haram, was freed near Banki on Sunday.", ("Boko Haram",)),
        (
            "British jets bombed a depot in Hodeidah on Friday, while a submarine fired missiles at a barracks in Taiz.",
            ("United Kingdom",),
        ),
    ],
)
def test_who_acts(coder: Coder, text: str, perpetrators: tuple[str, ...]) -> None:
    found = coder.code(text).incidents
    assert {p for i in found for p in i.perpetrators} == set(perpetrators)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Iran fired rockets at two Iraqi bases that house American troops on Monday.", ("United States",)),
        ("Gunmen shot at a Turkish town near Kilis on Monday and wounded two women.", ("civilians",)),
        ("Rebels looted Georgian homes in Gori on Monday.", ("civilians",)),
        ("A shell hit a U.N. school in Rafah on Monday and left nine people dead.", ("civilians",)),
        ("The village of Susa was captured from Islamic State on Monday.", ("Islamic State",)),
        ("The Pakistani consulate in Jalalabad was the target of a suicide bombing on Monday.", ("Pakistan",)),
        ("Bandits kidnapped a Dutch birdwatcher near Jos on Monday.", ("birdwatcher",)),
        ("The arrest of students by Indian police in Srinagar on Monday angered lawyers.", ("students",)),
        ("Cuban agents detained the artist Luis Robles in Havana on Monday.", ("Luis Robles",)),
        ("The army of Cameroon said its soldiers had killed nine separatists who attacked their base in Kumbo on Monday.",
         ("unidentified armed group",)),
        ("A boy threw a grenade into a betting shop in Gitega on Monday.", ("betting shop",)),
        ("Clashes between the M23 and the Congolese army near Sake on Monday left twelve dead.",
         ("Democratic Republic of Congo", "M23")),
    ],
)  # fmt: skip
def test_who_is_struck(coder: Coder, text: str, recipients: tuple[str, ...]) -> None:
    assert incident(coder, text).recipients == recipients


@pytest.mark.parametrize(
    ("text", "recipients", "rule"),
    [
        ("Two pressure cookers went off in a Lyon street on Monday and left 12 dead.", ("civilians",), "of whom no more is said"),
        ("Ukraine fired six missiles into the Kursk region on Monday.", ("Russia",), "struck from outside"),
    ],
)
def test_the_struck_follow_where_no_words_name_them(coder: Coder, text: str, recipients: tuple[str, ...], rule: str) -> None:
    one = incident(coder, text)
    assert one.recipients == recipients
    assert all(rule in (c.derived or "") for c in one.claims if c.field == "recipients")


def test_a_pronoun_is_never_the_subject_of_its_own_blow(coder: Coder) -> None:
    one = incident(coder, "Four boys were swimming off Tyre when an Israeli gunboat opened fire on them on Monday.")
    assert one.recipients == ("civilians",)


def test_another_strike_has_the_attacker_of_the_one_before(coder: Coder) -> None:
    text = "An Israeli strike killed two fighters in Tyre on Monday. Another strike killed a farmer in Sidon on Tuesday."
    assert [i.perpetrators for i in coder.code(text).incidents] == [("Israel",), ("Israel",)]


def test_the_army_in_a_territory_without_one_is_that_of_its_holder(coder: Coder) -> None:
    assert incident(coder, "The army shot dead a teenager in Jenin on Monday.").perpetrators == ("Israel",)


def test_an_army_named_before_is_not_the_army_of_the_place(coder: Coder) -> None:
    one = incident(
        coder, "Turkish troops shelled a village near Afrin in Syria on Monday, and the army killed two farmers there."
    )
    assert one.perpetrators == ("Turkey",)


def test_a_demonstration_is_the_crowds(coder: Coder) -> None:
    text = "Protesters threw stones at Senegalese police in Dakar on Friday, and the police clashed with them until night."
    assert {p for i in coder.code(text).incidents for p in i.perpetrators} == {"Senegalese protesters"}


@pytest.mark.parametrize(
    ("text", "perpetrators", "recipients"),
    [
        ("An army truck struck a landmine near Bama on Sunday; five soldiers died.", (), {"Nigeria"}),
        ("Kenyan police ran over a roadside bomb laid by al-Shabaab near Liboi on Sunday.", ("al-Shabaab",), {"Kenyan police"}),
    ],
)
def test_who_hits_a_mine_is_its_victim(coder: Coder, text: str, perpetrators: tuple[str, ...], recipients: set[str]) -> None:
    found = incident(coder, text)
    assert (found.perpetrators, found.acled_sub_event_type) == (perpetrators, "Remote explosive/landmine/IED")
    assert recipients <= set(found.recipients)


def test_missiles_that_hit_a_mine_are_no_victims(coder: Coder) -> None:
    assert incident(coder, "Russian missiles hit a mine in Donetsk on Monday.").perpetrators == ("Russia",)


@pytest.mark.parametrize("what", ["fire", "gunfire"])
def test_who_exchange_fire_clash(coder: Coder, what: str) -> None:
    found = incident(coder, f"Ugandan soldiers exchanged {what} with cattle raiders near Moroto on Monday.")
    assert found.acled_sub_event_type == "Armed clash"
    assert found.recipients


def test_who_is_taken_for_a_member_is_of_the_group(coder: Coder) -> None:
    assert incident(coder, "Troops arrested four men accused of links to Boko Haram in Maiduguri on Monday.").recipients == (
        "Boko Haram",
    )


def test_craft_of_the_state_are_its_forces(coder: Coder) -> None:
    assert incident(coder, "Junta helicopters bombed a school near Mandalay on Monday.").perpetrators == ("Myanmar",)


def test_what_was_shot_down_unnamed_is_nobodys(coder: Coder) -> None:
    text = (
        "American warplanes bombed a depot near Qaim on Monday. "
        "Two drones had been launched at Ain al-Asad on Sunday, and one of them was shot down."
    )
    drones = next(i for i in coder.code(text).incidents if "drone" in i.weapons)
    assert drones.perpetrators == ()
