"""Places that a happening takes from the words around it, and what they may not do there."""

from __future__ import annotations

import pytest
from tests.conftest import Coder

from talion.records import Coding


def shown(coding: Coding) -> list[tuple[str | None, str | None]]:
    return sorted((i.place.name, i.place.country) if i.place else (None, None) for i in coding.incidents)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two shepherds were shot dead on Monday in an ambush near Maiduguri.", "Maiduguri"),
        ("Four rebels were killed by soldiers on Sunday during clashes in Taiz.", "Taiz"),
        ("Soldiers were waiting in Gao on Monday. Gunmen shot two of the guards dead.", "Gao"),
    ],
)
def test_a_place_is_that_of_the_frame_or_of_the_sentence_before(coder: Coder, text: str, place: str) -> None:
    assert {name for name, _ in shown(coder.code(text))} == {place}


def test_where_the_sentence_before_has_two_places_none_is_guessed(coder: Coder) -> None:
    text = "Convoys gathered in Gao and in Kidal on Monday. Gunmen shot two of the guards dead."
    assert not {name for name, _ in shown(coder.code(text))} & {"Gao", "Kidal"}


def test_a_town_told_of_only_to_place_another_is_not_shown(coder: Coder) -> None:
    text = "A roadside bomb killed two soldiers on Monday in Balad, 80 km north of Baghdad."
    assert shown(coder.code(text)) == [("Balad", "IRQ")]


def test_a_guessed_place_is_told_as_derived(coder: Coder) -> None:
    coding = coder.code("Soldiers were waiting in Gao on Monday. Gunmen shot two of the guards dead.")
    rules = [c.derived for i in coding.incidents for c in i.claims if c.field == "place"]
    assert rules
    assert all(rule and rule.startswith("guessed") for rule in rules)


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Bamako was calm on Monday. In June gunmen attacked a hotel in the city and killed nine people.", "Bamako", "MLI"),
        ("Turkish jets struck two Syrian villages on Monday, killing five people.", "Syria", "SYR"),
        ("The assassination of President Sadat by a squad of soldiers on Monday left Egypt leaderless.", "Egypt", "EGY"),
        ("Munir Khan of Quetta was shot dead by gunmen in Herat on Monday.", "Herat", "AFG"),
        ("Rockets were fired at two Iraqi bases on Monday, killing a guard.", "Iraq", "IRQ"),
        (
            "President Adan Wako of Kenya spoke to mourners. Gunmen killed nine farmers on Monday, and Kenyans are angry.",
            "Kenya",
            "KEN",
        ),
        ("Boats had been seen off Sinai. A bomb killed two guards on Monday.", "Sinai Peninsula", "EGY"),
        ("Gunmen shot dead a broker in Kandahar on Monday, according to a source in Kabul.", "Kandahar", "AFG"),
    ],
)
def test_words_that_stand_for_a_place_or_only_seem_to(coder: Coder, text: str, place: str, country: str) -> None:
    assert shown(coder.code(text)) == [(place, country)]


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA, March 12 - Gunmen killed seven aid workers at a clinic on Saturday.",
        "Four soldiers from Chad were killed on Tuesday when a bomb hit their vehicle.",
    ],
)
def test_neither_the_reporter_nor_the_home_of_the_dead_says_where(coder: Coder, text: str) -> None:
    assert {name for name, _ in shown(coder.code(text))} == {None}


def test_where_a_ship_is_bound_is_not_where_it_was_hit(coder: Coder) -> None:
    text = "The Odesa-bound freighter was hit by a missile in the Black Sea on Monday."
    assert {name for name, _ in shown(coder.code(text))} == {"Black Sea"}


def test_a_garrison_abroad_is_not_in_its_own_country(coder: Coder) -> None:
    assert shown(coder.code("Rockets hit an American base on Monday and wounded two soldiers.")) == [(None, None)]


def test_the_place_of_what_it_is_measured_against_is_another(coder: Coder) -> None:
    assert shown(coder.code("Gunmen killed nine farmers on Monday in the deadliest attack since the one in Beslan.")) == [
        (None, None)
    ]


def test_where_a_war_shall_end_is_not_where_the_blow_fell(coder: Coder) -> None:
    text = (
        "Israeli jets struck a depot of Hezbollah near Tyre on Monday. A minister called them useless and said that Paris should "
        "seek an end to the war in Yemen."
    )
    assert shown(coder.code(text)) == [("Tyre", "LBN")]
    assert not {c for _, c in shown(coder.code(text))} & {"YEM", "FRA"}


@pytest.mark.parametrize(
    "text",
    [
        "Two farmers were wounded by mortar fire in Kotli on Monday and were taken to a hospital in Mirpur.",
        "A car bomb widely blamed on Syria wounded two farmers in Kotli on Monday.",
    ],
)
def test_where_the_hurt_were_brought_and_who_is_blamed_say_nothing_of_where(coder: Coder, text: str) -> None:
    assert {name for name, _ in shown(coder.code(text))} == {"Kotli"}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "A blast tore through a church in Cotabato City on Sunday, killing three people. Police in Davao are on alert. "
            "The rebels besieged the city in 2019.",
            "Cotabato",
        ),
        ("Rebels killed two guards in Goma on Monday. M23 fighters shelled the town in May 2023.", "Goma"),
        ("An explosion hit a bus in Mocha on Monday, in a town that Houthi fighters besieged in 2017.", "Mocha"),
    ],
)
def test_the_town_that_is_struck_again_is_the_one_told_before(coder: Coder, text: str, town: str) -> None:
    incidents = coder.code(text).incidents
    assert len(incidents) == 2
    assert {i.place.name for i in incidents if i.place} == {town}
