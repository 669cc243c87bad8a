"""Dates and places that a happening takes from the words around it, and that these are told as derived."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.conftest import Coder

from talion.records import Claim, Coding, Place, When


def dates(coding: Coding) -> list[dt.date | None]:
    return [i.when.earliest if i.when else None for i in coding.incidents]


def claims(coding: Coding, field: str) -> list[Claim]:
    return [c for i in coding.incidents for c in i.claims if c.field == field]


def test_a_statement_is_dated_by_the_day_it_was_made(coder: Coder) -> None:
    text = "Rockets hit a base near Erbil on Monday. Iran vowed to attack the United States in revenge for the rockets."
    threat = next(i for i in coder.code(text).incidents if i.plover_type == "THREATEN")
    assert threat.when == When(earliest=dt.date(2024, 3, 14), latest=dt.date(2024, 3, 14), precision="day")
    assert all("day of the statement" in (c.derived or "") for c in threat.claims if c.field == "date")


def test_news_without_a_date_is_of_the_day_of_publication(coder: Coder) -> None:
    coding = coder.code("Gunmen attacked a police post in Quetta, killing three officers.")
    assert dates(coding) == [dt.date(2024, 3, 14)]
    assert all("day of publication" in (c.derived or "") for c in claims(coding, "date"))


def test_without_publication_no_date_is_invented(coder: Coder) -> None:
    coding = coder.code("Gunmen attacked a police post in Quetta on Tuesday, killing three officers.", None)
    assert all(i.when is None for i in coding.incidents)


def test_a_full_date_needs_no_publication(coder: Coder) -> None:
    coding = coder.code("Gunmen attacked a police post in Quetta on 5 March 2019, killing three officers.", None)
    assert dates(coding) == [dt.date(2019, 3, 5)]


def test_the_past_of_a_dated_sentence_is_not_the_present(coder: Coder) -> None:
    text = (
        "Turkey and Syria came close to war in March 2020. An airstrike on a Turkish convoy killed 33 soldiers. "
        "On Monday a Turkish drone struck a car in Qamishli, killing two people."
    )
    assert sorted(d.year for d in dates(coder.code(text)) if d) == [2020, 2024]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The M/V Alma, a tanker flagged in Panama, was hit by a drone in the Red Sea on Monday.", "PAN"),
        ("Hezbollah fired rockets at Haifa on Monday in support of Palestinians in Gaza.", "PSE"),
    ],
)
def test_flags_and_purposes_are_not_where_it_happened(coder: Coder, text: str, country: str) -> None:
    coding = coder.code(text)
    assert coding.incidents
    assert all(i.place is None or i.place.country != country for i in coding.incidents)


def test_a_place_of_the_sentence_is_told_as_derived(coder: Coder) -> None:
    coding = coder.code("BAGHDAD, March 13 - A suicide bomber killed nine people in a market here on Tuesday.")
    places = claims(coding, "place")
    assert [c.value.name for c in places if isinstance(c.value, Place)] == ["Baghdad"]
    assert all(c.derived for c in places)


def test_an_undated_happening_takes_the_day_that_the_report_tells_first(coder: Coder) -> None:
    text = (
        "A car bomb killed six soldiers in Kismayo on Monday.\n\nThe ministry rebuilt the harbour over the weekend.\n\n"
        "Gunmen shot dead two officers in Baidoa."
    )
    assert dates(coder.code(text)) == [dt.date(2024, 3, 11), dt.date(2024, 3, 11)]


def test_what_happened_is_not_dated_after_publication(coder: Coder) -> None:
    coding = coder.code("Gunmen shot dead two officers in Baidoa, and the council will meet on Saturday.")
    assert dates(coding) == [dt.date(2024, 3, 14)]


def test_the_day_of_the_deed_comes_before_the_day_of_the_statement(coder: Coder) -> None:
    coding = coder.code("The army said on Wednesday that it had laid the mines on which two men died in Kassala a week before.")
    assert dates(coding) == [dt.date(2024, 3, 6)]


def test_until_a_day_when_it_happened_is_that_day(coder: Coder) -> None:
    coding = coder.code("All was quiet until last Monday, when gunmen shot dead two officers in Baidoa.")
    assert dates(coding) == [dt.date(2024, 3, 11)]


def test_a_dispatch_is_of_the_day_that_it_bears(coder: Coder) -> None:
    text = "MOGADISHU, March 13 (Wire) - Gunmen attacked a base in Baidoa, killing three soldiers."
    assert dates(coder.code(text)) == [dt.date(2024, 3, 13)]
    text = "Lima, 3 Oct 1988 (Radio) -- Shining Path guerrillas attacked a police post in Ayacucho, killing three policemen."
    assert dates(coder.code(text, None)) == [dt.date(1988, 10, 3)]


def test_an_anniversary_tells_the_year_of_the_deed(coder: Coder) -> None:
    coding = coder.code("Families marked the tenth anniversary of the massacre, in which militiamen killed 70 villagers in Kobe.")
    assert [i.when and (i.when.earliest.year, i.when.precision) for i in coding.incidents] == [(2014, "year")]


def test_what_goes_on_since_a_day_lies_between_it_and_publication(coder: Coder) -> None:
    coding = coder.code("Rebels have shelled the town of Bunia since Monday, wounding a nurse.")
    assert [i.when for i in coding.incidents] == [
        When(earliest=dt.date(2024, 3, 11), latest=dt.date(2024, 3, 14), precision="day")
    ]


def test_arrests_told_as_news_need_no_word_for_who_made_them(coder: Coder) -> None:
    [found] = coder.code("Four suspected militants have been arrested in Benghazi, it was announced.").incidents
    assert found.acled_sub_event_type == "Arrests"
    assert found.when is not None


@pytest.mark.parametrize(
    "text",
    [
        "The fair at Jos opened early on Saturday. Children queued for the rides. Boko Haram fighters shot nine people dead.",
        "Market day in Jos was on Saturday. Traders had come from three states. Gunmen of Boko Haram killed nine of them.",
    ],
)
def test_a_day_holds_over_a_sentence_that_says_none(coder: Coder, text: str) -> None:
    assert dates(coder.code(text)) == [dt.date(2024, 3, 9)]


def test_what_is_called_something_took_place(coder: Coder) -> None:
    text = "Sudan calls its rockets on Nyala an answer to the bombing of Kosti on Monday. They killed six herders on Tuesday."
    found = {i.place.name if i.place else None: i for i in coder.code(text).incidents}
    assert {n: i.when.earliest if i.when else None for n, i in found.items()} == {
        "Nyala": dt.date(2024, 3, 12), "Kosti": dt.date(2024, 3, 11),
    }  # fmt: skip


def test_where_captives_are_brought_is_not_where_they_were_taken(coder: Coder) -> None:
    text = "Boko Haram fighters attacked a school in Chibok on Monday and carried forty pupils off to Cameroon."
    assert {i.place.name for i in coder.code(text).incidents if i.place} == {"Chibok"}


def test_a_year_that_tells_which_accord_dates_nothing_else(coder: Coder) -> None:
    text = "The blast is put down to rebels who rejected the 2016 accord. Gunmen of the ELN kidnapped a mayor near Cali."
    assert all(i.when is None or i.when.earliest.year == 2024 for i in coder.code(text).incidents)


def test_a_day_behind_an_announced_raid_is_that_of_the_announcement(coder: Coder) -> None:
    text = (
        "Chad's army bombed a Boko Haram camp near Bol at dawn on Sunday. Announcing the raid on Monday evening in the "
        "capital, the ministry said that 20 fighters were killed."
    )
    assert dates(coder.code(text)) == [dt.date(2024, 3, 10)]
    coding = coder.code("Announcing an airstrike on Tuesday, the ministry said six rebels were hit at a camp near Bol.")
    assert all("day of the statement" in (c.derived or "") for c in claims(coding, "date"))


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Chadian jets bombed a camp near Bol in response to an attack on a base in Diffa where six men died.",
        "Jets hit a camp at Bol on Monday. The raid was a response to an attack on a base in Diffa that left two soldiers dead.",
    ],
)
def test_what_was_answered_lies_in_the_week_up_to_its_answer(coder: Coder, text: str) -> None:
    before = [i.when for i in coder.code(text).incidents if i.place and i.place.name == "Diffa"]
    assert before == [When(earliest=dt.date(2024, 3, 4), latest=dt.date(2024, 3, 11), precision="week")]


def test_old_times_of_a_clause_by_the_way_date_nothing_else(coder: Coder) -> None:
    text = (
        "Three engineers died near Agdam, close to the post of the peacekeepers, whom Russia sent in 2020. "
        "Two policemen were killed when their car ran over a mine."
    )
    [incident] = coder.code(text).incidents
    assert incident.when is not None
    assert incident.when.earliest.year == 2024


def test_a_blast_in_a_town_is_news_of_the_day_without_a_bomber(coder: Coder) -> None:
    text = "Rebels attacked a post near Goma on Monday. Twin explosions in Bukavu killed two people."
    assert {i.place.name for i in coder.code(text).incidents if i.place and i.when} == {"Goma", "Bukavu"}


def test_the_day_of_the_incident_is_that_of_what_was_told_before(coder: Coder) -> None:
    text = "The defence ministry said on Wednesday that rebels shelled a camp near Goma. The incident occurred last Friday."
    (incident,) = coder.code(text, published="2024-01-24").incidents
    assert incident.when is not None
    assert incident.when.earliest == incident.when.latest == dt.date(2024, 1, 19)


def test_what_is_counted_from_dates_nothing(coder: Coder) -> None:
    drafts = coder.drafts("The march was the largest since the party agreed to the cuts in May.")
    assert not any(d.times for d in drafts if d.trigger.frame.name == "protest")


def test_what_has_gone_on_for_years_is_not_of_the_day_of_the_news(coder: Coder) -> None:
    """ "They have fought the rebels since 2021", in a paragraph of its own."""
    text = (
        "A bomb went off in a market in Kampala on Tuesday, killing two people.\n\n"
        "Kenyan troops have fought al-Shabaab in southern Somalia since 2011."
    )
    found = coder.code(text).incidents
    assert not [i for i in found if "Kenya" in i.perpetrators]
