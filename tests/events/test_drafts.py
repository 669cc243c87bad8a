"""Who acts and who is acted upon, in every wording that reports use for it; with what, on what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


def roles(coder: Coder, text: str) -> tuple[set[str], set[str]]:
    """All agents and all recipients of the text's first draft."""
    draft = coder.drafts(text)[0]
    return {m.actor.name for m in draft.agents if m.actor}, {m.actor.name for m in draft.recipients if m.actor}


@pytest.mark.parametrize(
    ("text", "agents", "recipients"),
    [
        ("Israeli jets bombed a Hezbollah depot near Tyre.", {"Israel"}, {"Hezbollah"}),
        ("A Hezbollah depot near Tyre was bombed by Israeli jets.", {"Israel"}, {"Hezbollah"}),
        ("A Hezbollah depot near Tyre was bombed before dawn.", set(), {"Hezbollah"}),
        ("Boko Haram's attack on Nigerian soldiers lasted an hour.", {"Boko Haram"}, {"Nigeria"}),
        ("Israeli strikes on Hamas lasted an hour.", {"Israel"}, {"Hamas"}),
        ("The killing of nine Kenyan soldiers by al-Shabaab shocked Nairobi.", {"al-Shabaab"}, {"Kenya"}),
        ("Turkey carried out an airstrike on the PKK near Sulaymaniyah.", {"Turkey"}, {"Kurdistan Workers' Party"}),
        ("Al-Shabaab, which attacked Kenyan soldiers near Garissa, fled.", {"al-Shabaab"}, {"Kenya"}),
        ("The Taliban, a hardline movement, attacked Pakistani soldiers near Chaman.", {"Taliban"}, {"Pakistan"}),
        ("Iran-backed militias attacked U.S. troops at Al-Asad.", {"Iran-backed militias"}, {"United States"}),
        ("Iranian-backed Kataib Hezbollah attacked U.S. troops at Al-Asad.", {"Kataib Hezbollah"}, {"United States"}),
        ("Israel, backed by the United States, bombed Hezbollah near Tyre.", {"Israel"}, {"Hezbollah"}),
        ("The United States and Britain struck Houthi radars.", {"United States", "United Kingdom"}, {"Houthis"}),
        ("American and British jets struck Houthi radars.", {"United States", "United Kingdom"}, {"Houthis"}),
        ("Hamas fighters ambushed Israeli soldiers in Rafah.", {"Hamas"}, {"Israel"}),
        ("A Ukrainian drone hit a Russian refinery.", {"Ukraine"}, {"Russia"}),
        ("The Houthis fired a missile at the tanker Marlin Luanda.", {"Houthis"}, {"Marlin Luanda"}),
        ("The navy shot down a Houthi drone over the Red Sea.", {"Houthis"}, None),
        ("Colombian police arrested two members of the ELN.", {"Colombian police"}, {"National Liberation Army (ELN)"}),
        ("Saudi-led coalition jets hit Sanaa.", {"Saudi-led coalition"}, None),
        ("Gunmen ambushed Kenyan soldiers near Garissa.", {"unidentified armed group"}, {"Kenya"}),
    ],
)
def test_roles(coder: Coder, text: str, agents: set[str], recipients: set[str] | None) -> None:
    found = roles(coder, text)
    assert found[0] == agents
    assert recipients is None or found[1] == recipients


def test_both_sides_of_a_clash_act(coder: Coder) -> None:
    agents, recipients = roles(coder, "Clashes between the Sudanese army and the Rapid Support Forces broke out in Omdurman.")
    assert agents | recipients == {"Sudan", "Rapid Support Forces"}


def test_nobody_does_it_to_himself(coder: Coder) -> None:
    agents, recipients = roles(coder, "Israel said Israeli jets bombed Hezbollah near Tyre.")
    assert agents & recipients == set()


def test_an_explosion_has_no_doer_in_its_subject(coder: Coder) -> None:
    assert roles(coder, "A bomb exploded outside a Turkish bank in Cairo.")[0] == set()


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Israeli jets bombed a depot near Tyre.", "airstrike"),
        ("Houthi drones hit a tanker.", "drone"),
        ("Hamas fired rockets at Ashkelon.", "rocket"),
        ("Iran launched ballistic missiles at Erbil.", "ballistic missile"),
        ("A car bomb killed nine policemen in Kabul.", "car bomb"),
        ("Mortar fire hit a school in Donetsk.", "mortar"),
    ],
)
def test_with_what(coder: Coder, text: str, weapon: str) -> None:
    assert {m.word for d in coder.drafts(text) for m in d.weapons} == {weapon}


def test_a_weapon_that_is_struck_is_none(coder: Coder) -> None:
    assert [m.word for d in coder.drafts("U.S. forces destroyed four missiles near Hodeidah.") for m in d.weapons] == []


def test_each_happening_has_its_own_place_and_time(coder: Coder) -> None:
    text = "Rebels shelled Goma on Monday and jets bombed Bukavu on Tuesday."
    shelled, bombed = coder.drafts(text)
    assert [m.place.name for m in shelled.places if m.place] == ["Goma"]
    assert [m.place.name for m in bombed.places if m.place] == ["Bukavu"]
    assert [m.when.earliest.day for m in shelled.times if m.when] == [11]
    assert [m.when.earliest.day for m in bombed.times if m.when] == [12]


def test_each_happening_has_its_own_toll(coder: Coder) -> None:
    text = "Rebels ambushed a convoy near Goma, killing nine soldiers. Jets bombed a market in Bukavu, killing 31 civilians."
    tolls = [(t.field, t.count.low) for d in coder.drafts(text) for t in d.tolls]
    assert sorted(tolls) == [("fatalities", 9), ("fatalities", 31)]
    first, *_, last = coder.drafts(text)
    assert first.token < last.token
    assert not any(t.count.low == 31 for t in first.tolls)


def test_the_passage_holds_the_trigger(coder: Coder) -> None:
    for text in (
        "A car bomb that rebels had hidden killed two guards.",
        "Rebels carried out a raid on the fort.",
        "The raid, which began at dawn, failed.",
    ):
        assert all(d.passage[0] <= d.token < d.passage[1] for d in coder.drafts(text))


def test_a_dateline_acts_on_nobody(coder: Coder) -> None:
    text = "BAGHDAD - Two rockets hit an air base on Monday, wounding three Iraqi soldiers, the Iraqi military said."
    [incident] = coder.code(text).incidents
    assert incident.perpetrators == ()
    assert incident.claimed_by == ()


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Five missiles fired from a Russian bomber struck a warehouse in Odesa on Monday.", {"missile"}),
        ("It was the worst day since May: rockets and missiles were fired at a base in Erbil on Monday.", {"missile", "rocket"}),
        ("Rebels attacked an army camp in Goma on Monday. It was carried out with six drones.", {"drone"}),
        ("Rebels attacked an army camp in Goma on Monday. It was the first time that drones flew.", set()),
    ],
)
def test_a_weapon_goes_to_the_blow_that_it_was_used_in(coder: Coder, text: str, weapons: set[str]) -> None:
    assert {w for i in coder.code(text).incidents for w in i.weapons} == weapons
