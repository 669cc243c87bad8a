"""Passages of one report that tell of one happening, and of two."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked an army post near Goma on Monday. The attack killed nine soldiers.",
        "Rebels attacked an army post near Goma on Monday, killing nine soldiers and wounding two.",
        "A car bomb exploded outside a police station in Kabul on Monday. The explosion killed nine officers.",
        "Nine soldiers were killed on Monday when rebels attacked an army post near Goma.",
        "Nine soldiers were killed in an attack on an army post near Goma on Monday.",
        "An attack on an army post near Goma killed nine soldiers on Monday. Rebels carried out the attack.",
        "Israeli jets bombed a Hezbollah depot near Tyre on Monday. The strike killed two fighters.",
        "Nine people were killed and thirty hurt following an explosion at a market in Kabul on Monday.",
        "Nine soldiers were killed on Monday after gunmen attacked their post near Goma.",
        "Two people were killed and three others injured by shelling in Kharkiv on Monday.",
        "The assault began before dawn on Monday, when mortar rounds hit an army post near Basra.",
        "The army beat back rebels who stormed a post near Goma on Monday. The M23 fighters attacked the post from two sides.",
        "An explosion followed by gunfire in a restaurant in Mogadishu on Tuesday has left eleven people dead.",
        "Fighters blew up a bridge near Gao on Monday, seized a bus and held its passengers hostage.",
        "Russian shells landed in the port of Odesa on Monday, killing two dockers.",
        "Relatives spoke of the killing of two nurses in Goma who died when a shell hit their clinic on Monday.",
    ],
)
def test_one_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked an army post near Goma on Monday. Another attack killed nine soldiers near Bukavu on Tuesday.",
        "On Monday a car bomb exploded in Kabul. On Tuesday a car bomb exploded in Kabul.",
        "Hamas fired rockets at Ashkelon on Monday. Israeli jets bombed Gaza City on Tuesday.",
        "Gunmen stormed a village near Sokoto on Sunday. Earlier this month, gunmen killed a chief in the same area.",
        "Turkish forces shelled Aleppo on Monday. Turkish forces also shelled Idlib.",
        "Turkish forces shelled Aleppo on Monday. There were also reports of Turkish shelling of villages near Idlib.",
        "Gunmen and the Taliban killed two guards near Kabul on Monday. Islamic State fighters ambushed a convoy on Monday.",
        "Israeli jets bombed Gaza City on Monday in response to a rocket attack by Hamas on Ashkelon on Sunday.",
        "Israeli jets bombed Gaza City on Monday after Hamas fired rockets at Ashkelon on Sunday.",
        "Rebels attacked an army post near Goma on Monday. On the same day, police arrested two members of M23 in Kampala.",
        "Gunmen shot dead a mayor in Tijuana on Monday. A car bomb killed two policemen in Kabul on Monday.",
        "A bomb exploded at a market in Cali on Monday and killed three people. The rebels kidnapped a mayor.",
        "A mine killed three engineers near Agdam on Monday. Soon afterwards two guards died when their car hit another mine.",
        "Rebels ambushed a convoy near Goma on Tuesday. Soldiers returned to Rutshuru on Wednesday and burned ten houses.",
    ],
)
def test_two_happenings(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


def test_the_toll_goes_to_the_attack_that_the_words_point_back_to(coder: Coder) -> None:
    text = "Rebels attacked an army post near Goma on Monday. The attack killed nine soldiers."
    [incident] = coder.code(text).incidents
    assert incident.perpetrators == ("unidentified armed group",)
    assert incident.fatalities is not None
    assert (incident.fatalities.low, incident.fatalities.high) == (9, 9)
    assert any(m.quote.startswith("The attack") for m in incident.mentions)


def test_a_toll_does_not_wander_to_the_other_happening(coder: Coder) -> None:
    text = "Rebels attacked an army post near Goma on Monday. Another attack killed nine soldiers near Bukavu on Tuesday."
    tolls = {i.place.name: i.fatalities.low if i.fatalities else None for i in coder.code(text).incidents if i.place}
    assert tolls == {"Goma": None, "Bukavu": 9}


def test_both_sides_of_a_retaliation_keep_their_dates(coder: Coder) -> None:
    text = "Israeli jets bombed Gaza City on Tuesday in response to a rocket attack by Hamas on Ashkelon on Monday."
    days = {i.perpetrators: i.when.earliest for i in coder.code(text).incidents if i.when}
    assert days == {("Israel",): dt.date(2024, 3, 12), ("Hamas",): dt.date(2024, 3, 11)}


def test_an_event_is_named_by_its_first_trigger(coder: Coder) -> None:
    text = "Rebels attacked an army post near Goma on Monday. The attack killed nine soldiers."
    [event] = coder.code(text).events
    assert event.trigger.quote == "attacked"
    assert len(event.mentions) >= 2


def test_a_clause_after_a_day_is_still_the_strikes(coder: Coder) -> None:
    text = (
        "Iran fired missiles at Israel on Monday in retaliation for an Israeli strike in Damascus on March 1 "
        "that killed seven officers."
    )
    days = {i.when.earliest: i.fatalities and i.fatalities.low for i in coder.code(text).incidents if i.when}
    assert days == {dt.date(2024, 3, 11): None, dt.date(2024, 3, 1): 7}


def test_what_was_told_only_as_a_cause_lends_no_day_to_what_follows(coder: Coder) -> None:
    text = (
        "Israeli jets bombed Damascus on Tuesday in response to an attack on a bus in Haifa on March 1. "
        "Hezbollah fired rockets at a base near Safed."
    )
    rockets = next(i for i in coder.code(text).incidents if i.perpetrators == ("Hezbollah",))
    assert rockets.when is not None
    assert rockets.when.earliest == dt.date(2024, 3, 12)


def test_a_dateline_inside_the_page_takes_no_part(coder: Coder) -> None:
    text = "Child killed\n\nShare on X\n\nERBIL, Kurdistan Region - Turkish forces shelled Kobani on Monday, killing a child."
    (one,) = coder.code(text).incidents
    assert one.perpetrators == ("Turkey",)
    assert one.place is None or one.place.name != "Erbil"


@pytest.mark.parametrize(
    "text",
    [
        "The army carried out an air strike on Tuesday in northern Yemen targeting a rebel chief. The strike killed two guards.",
        "A cruise missile was fired at a tanker in the Gulf of Aden on Sunday and shot down by a warship. Nobody was hurt.",
        "A car bomb exploded at a market in Kabul on Monday. Nine people were killed and another 20 were wounded.",
        "Israeli jets bombed Tyre on Monday. A school was also damaged by the strikes.",
    ],
)
def test_what_a_clause_adds_is_of_the_same_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


@pytest.mark.parametrize(
    "text",
    [
        "On Monday gunmen ambushed a patrol near Gao. In another incident, four farmers were shot dead near Mopti.",
        "A mine killed two shepherds near Idlib on Monday. Later a lorry ran over another mine near Saraqib, killing its driver.",
        "Houthi fighters fired a missile at a tanker in the Red Sea on Monday. "
        "An hour later another missile fired at a freighter missed its target.",
        "Rebels shelled Donetsk on Monday, killing two people. A monitor also reported shelling of Horlivka by the army.",
        "Turkish forces shelled Kobani on Monday, killing a child. "
        "Meanwhile, officials said that Turkish drones hit a car near Qamishli on Monday.",
    ],
)
def test_words_that_bring_in_one_more_open_another_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


def test_all_that_a_sentence_tells_after_an_old_date_is_of_that_time(coder: Coder) -> None:
    text = (
        "Gunmen killed six miners near Quetta on Tuesday. "
        "In 2019 the same group stormed a hotel in Gwadar; five people were killed and four wounded."
    )
    tolls = {i.when.earliest.year: i.fatalities and i.fatalities.low for i in coder.code(text).incidents if i.when}
    assert tolls == {2024: 6, 2019: 5}


def test_who_fired_the_missile_before_fired_another(coder: Coder) -> None:
    text = (
        "Houthi fighters fired a missile at a tanker in the Red Sea on Monday. "
        "An hour later another missile fired at a freighter missed its target."
    )
    assert [i.perpetrators for i in coder.code(text).incidents] == [("Houthis",)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The operation follows the worst attack in years on the port of Aden, when six rockets were launched at it on Friday.",
        "A drone hit a depot near Donetsk on Monday, and two firemen were wounded.",
        "Shelling of a suburb of Aleppo on Monday resulted in the killing of a teacher.",
        "Rebels were beaten back on Monday after six hours of fighting near Gao.",
        "Several missiles went off at the airport of Latakia on Monday night. The Israeli airstrike came without warning.",
    ],
)
def test_what_is_told_with_two_words_is_one_happening(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


def test_harm_in_a_place_of_its_own_is_another_happening(coder: Coder) -> None:
    text = "A bus was bombed near Homs on Monday, and two soldiers were shot dead in Daraa."
    assert len(coder.code(text).incidents) == 2


def test_an_earlier_strike_is_not_of_the_day_of_what_it_brought_about(coder: Coder) -> None:
    text = (
        "Crowds stormed the Danish embassy in Baghdad on Tuesday, enraged by an earlier strike on a unit of Kataib Hezbollah. "
        "That strike was carried out in response to an attack on a base in Kirkuk in which a guard was killed."
    )
    strike = next(i for i in coder.code(text).incidents if "Kataib Hezbollah" in i.recipients)
    assert strike.when is not None
    assert strike.when.latest == dt.date(2024, 3, 11)
    assert strike.fatalities is None


def test_what_came_before_something_earlier_is_not_the_news(coder: Coder) -> None:
    text = (
        "An American air strike killed a commander at Baghdad airport on Friday. "
        "Earlier in the week a mob besieged the embassy after American air strikes on Kataib Hezbollah."
    )
    assert len([i for i in coder.code(text).incidents if "United States" in i.perpetrators]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Militants shot dead nine villagers near Palma on Monday. Mozambican helicopters fired at a camp on Monday, killing six.",
        "Gunmen killed two nurses near Gao on Monday. The Malian army killed 15 people in the same district on Monday.",
    ],
)
def test_gunmen_nobody_knows_are_no_troops_of_a_state(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A car bomb exploded outside a bank in Kabul on Monday, killing nine people. Hours later gunmen shot dead "
            "a judge in Herat. The minister condemned the bombing.",
            "the bombing",
        ),
        (
            "A drone set a fuel tanker ablaze off Hodeidah on Monday. On Tuesday soldiers shot dead two smugglers in Aden. "
            "The tanker was struck by the Houthis, the coastguard said.",
            "The tanker was struck by the Houthis",
        ),
    ],
)
def test_what_was_done_it_with_or_struck_tells_which_of_two_is_meant(coder: Coder, text: str, words: str) -> None:
    first, second = sorted(coder.code(text).incidents, key=lambda i: min(m.start for m in i.mentions))
    assert words in {m.quote for m in first.mentions}
    assert words not in {m.quote for m in second.mentions}


def test_what_goes_on_for_years_is_no_happening_of_the_report(coder: Coder) -> None:
    text = "Rebels have fought the army of Mali for more than a decade. On Monday they ambushed a patrol near Mopti."
    [incident] = coder.code(text).incidents
    assert not any("decade" in m.quote for m in incident.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Two farmers were killed and five hurt on Monday due to the Turkish shelling of Tal Rifaat.",
        "Four soldiers were hurt near Homs on Monday as a result of Israeli air strikes.",
        "Jets struck an army post near Goma on Monday. Radio Okapi reported the attack, saying that six soldiers were killed.",
    ],
)
def test_harm_and_its_cause_are_one(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


def test_what_breaks_out_is_new(coder: Coder) -> None:
    text = (
        "Turkish forces shelled a village in Aleppo on Sunday. Clashes broke out on Sunday, pitting Syrian troops against the "
        "Syrian National Army. A soldier was killed in the clashes."
    )
    incidents = coder.code(text).incidents
    clash = next(i for i in incidents if i.acled_sub_event_type == "Armed clash")
    assert len(incidents) == 2
    assert set(clash.perpetrators) == {"Syria", "Syrian National Army"}
    assert clash.fatalities is not None
    assert clash.fatalities.low == 1


def test_the_attacks_are_those_of_the_sentence_before(coder: Coder) -> None:
    text = (
        "Hamas fired rockets at Ashkelon on Sunday. Hezbollah attacked a base near Safed on Tuesday, wounding two soldiers. "
        "The attack involved drones."
    )
    incidents = coder.code(text).incidents
    assert [i.weapons for i in incidents if "Hezbollah" in i.perpetrators] == [("drone",)]


@pytest.mark.parametrize(
    "text",
    [
        "A drone killed a contractor near Hasakah on Monday. At about the same time, drones were launched at a base in Kirkuk.",
        "Rockets hit the airport in Erbil on Sunday. Simultaneously, gunmen shot two policemen in Kirkuk.",
    ],
)
def test_what_happens_at_the_same_time_is_another(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 2


def test_some_of_many_are_told_one_by_one(coder: Coder) -> None:
    text = (
        "Turkish drones hit a car near Kobani on May 9, killing two. Two of the latest Turkish drone strikes hit Qamishli. "
        "A strike on May 3 killed a doctor. Another strike on May 5 killed three farmers."
    )
    incidents = coder.code(text).incidents
    assert sorted(i.when.earliest.day for i in incidents if i.when) == [3, 5, 9]
    assert all(i.perpetrators == ("Turkey",) for i in incidents)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a village near Sokoto on Monday and killed nine farmers. In an operation that lasted all night, soldiers "
        "killed twelve of the gunmen.",
        "Terrorists attacked a bus near Quetta on Monday and killed a boy. In a swift operation the army killed the terrorists.",
    ],
)
def test_an_operation_against_those_who_attacked_is_a_happening_of_its_own(coder: Coder, text: str) -> None:
    attack, operation = sorted(coder.code(text).incidents, key=lambda i: min(m.start for m in i.mentions))
    assert attack.perpetrators == ("unidentified armed group",)
    assert operation.recipients == ("unidentified armed group",)


def test_bombers_who_are_shot_are_no_bombing(coder: Coder) -> None:
    [incident] = coder.code("Soldiers shot dead two suicide bombers near Gao on Monday.").incidents
    assert incident.acled_sub_event_type == "Armed clash"
    assert incident.perpetrators == ("Mali",)


def test_where_attackers_operate_from_is_not_where_they_struck(coder: Coder) -> None:
    text = "The attack near Quetta on Monday, which killed six soldiers, was directed by terrorists operating out of Afghanistan."
    [incident] = coder.code(text).incidents
    assert incident.recipients == ("Pakistan",)
    assert incident.place is not None
    assert incident.place.name == "Quetta"


def test_a_bomb_that_was_found_had_been_laid(coder: Coder) -> None:
    text = "Soldiers found a bomb near a school in Kabul on Tuesday. The bomb had been planted on Monday."
    assert [i.acled_sub_event_type for i in coder.code(text).incidents] == ["Disrupted weapons use"]


def test_who_falls_into_an_ambush_is_struck_where_it_was_laid(coder: Coder) -> None:
    text = "Gunmen burned a school in Gao on Friday. An army patrol fell into an ambush at Mopti on Saturday. A captain was hurt."
    ambush = next(i for i in coder.code(text).incidents if i.place and i.place.name == "Mopti")
    assert ambush.injured is not None
    assert ambush.injured.low == 1


def test_a_named_bomber_is_of_the_group_that_did_it(coder: Coder) -> None:
    text = "Islamic State attacked a mosque in Herat on Friday. It said that Karim Zaman killed 60 people with his vest."
    [incident] = coder.code(text).incidents
    assert incident.fatalities is not None
    assert incident.fatalities.low == 60
