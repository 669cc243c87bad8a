"""Weapons: families by name and by kind, the verbs that imply them, and things of the same name."""

from __future__ import annotations

import pytest

from talion.mentions.weapons import find_weapons, load_weapons
from talion.parse import parse_report
from talion.records import Report


def weapons(text: str) -> list[str]:
    mentions = find_weapons(parse_report(Report(id="r", text=text)), "r")
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in mentions)
    return [str(m.value) for m in mentions]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("The navy fired an anti-ship ballistic missile at the ferry.", "ballistic missile"),
        ("Two Tomahawks hit the depot.", "cruise missile"),
        ("The brigade fired a Scud at the port.", "ballistic missile"),
        ("Fighters launched three one-way attack drones at the ferry.", "drone"),
        ("A Shahed drone hit the mill.", "drone"),
        ("Katyusha rockets fell on the barracks.", "rocket"),
        ("An air-strike levelled the mill.", "airstrike"),
        ("Warplanes bombed the ridge at noon.", "airstrike"),
        ("A roadside bomb tore up the jeep.", "IED"),
        ("A truck bomb went off at the gate.", "vehicle bomb"),
        ("A suicide bomber walked into the hall.", "suicide bomb"),
        ("Mortar rounds fell on the square.", "mortar"),
        ("Howitzers fired at the ridge all night.", "artillery"),
        ("Troops shelled the town for hours.", "artillery"),
        ("Men on mules opened fire on the guards.", "small arms"),
        ("Gunmen killed the miller at his door.", "small arms"),
        ("The captain was shot in the back.", "small arms"),
        ("A shepherd stepped on a mine near the ford.", "landmine"),
        ("Police fired tear gas at the crowd.", "tear gas"),
        ("Raiders set fire to the granary.", "arson"),
        ("The men carried machetes.", "machete"),
        ("Cluster munitions were dropped on the orchard.", "cluster munition"),
    ],
)
def test_a_weapon(text: str, family: str) -> None:
    assert weapons(text) == [family]


@pytest.mark.parametrize(
    "text",
    [
        "Prices will rocket this winter.",
        "The fuel tank of the ferry leaked.",
        "A think tank wrote the paper.",
        "The gold mine closed and the house is mine.",
        "Drillers from the firm's mine went on strike.",
        "It was paid through a shell company.",
        "Speakers drone on for hours while doctors strike for pay.",
        "They shot a film in the valley.",
        "The bomb disposal squad went home.",
    ],
)
def test_no_weapon(text: str) -> None:
    assert weapons(text) == []


def test_an_implied_weapon_names_the_word_that_implies_it() -> None:
    [mention] = find_weapons(parse_report(Report(id="r", text="Troops shelled the town for hours.")), "r")
    assert mention.rule == "the verb 'shell'"


def test_no_term_stands_in_two_families() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for rows in load_weapons().terms.values():
        for words, family in rows:
            assert seen.setdefault(words, family) == family, words


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("B-52 bombers hit the dumps on Tuesday.", "airstrike"),
        ("Geran-2 raids went on all night.", "drone"),
        ("A Khaibar Shekan landed near the port.", "ballistic missile"),
        ("Storm Shadow struck the headquarters.", "cruise missile"),
        ("An explosives-laden drone boat struck the tanker.", "naval drone"),
        ("A lorry packed with explosives blew up at the gate.", "vehicle bomb"),
        ("The post was destroyed by an SVBIED.", "suicide bomb"),
        ("Villagers died of sarin.", "chemical weapon"),
        ("They fired a Yassin 105 at the post.", "rocket-propelled grenade"),
        ("They fired 122mm rockets at the airport.", "rocket"),
        ("The crowd threw bricks at the guards.", "stones"),
        ("They were attacked with pangas.", "machete"),
        ("F-35s struck the plant on Friday.", "airstrike"),
        ("A Kh-101 hit a block of flats.", "cruise missile"),
        ("He carried an AK-47.", "small arms"),
    ],
)
def test_names_of_weapons_by_family(text: str, family: str) -> None:
    doc = parse_report(Report(id="r", text=text))
    assert family in {m.value for m in find_weapons(doc, "r")}


def test_a_model_tells_what_the_noun_behind_it_is() -> None:
    doc = parse_report(Report(id="r", text="GBU-39 bombs fell on the depot."))
    assert [m.value for m in find_weapons(doc, "r")] == ["airstrike"]


@pytest.mark.parametrize(
    "text",
    [
        "A van packed with gas cylinders stood outside the chapel.",
        "Police found a Toyota stuffed with sacks of fertiliser and petrol.",
        "A minibus rigged with dynamite was left at the gate.",
    ],
)
def test_a_vehicle_packed_with_what_explodes_is_a_bomb(text: str) -> None:
    assert "vehicle bomb" in weapons(text)


@pytest.mark.parametrize(
    "text", ["A van packed with tourists stopped at the gate.", "A truck loaded with gas cylinders overturned."]
)
def test_a_load_of_another_kind_is_none(text: str) -> None:
    assert weapons(text) == []
