"""What came of a happening is told apart from it, and linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

SUNDAY = "2024-03-17"


@pytest.mark.parametrize(
    "text",
    [
        "The murder of a shopkeeper by soldiers in Gitega on Friday shook the country. "
        "Outrage at the killing boiled over into riots on Saturday, when protesters burned buses in Bujumbura.",
        "Grief over the killing of a student by police in Sidi Bouzid on Friday exploded into riots in Tunis on Saturday, "
        "with protesters throwing stones at police.",
        "On Saturday marines shot dead nine guerrillas near Tame who belonged to a column that they were chasing, "
        "after rebels had attacked a police station in Arauca on Friday.",
    ],
)
def test_they_are_two(coder: Coder, text: str) -> None:
    assert len(coder.code(text, SUNDAY).incidents) >= 2


def test_what_is_done_where_the_unrest_is_is_of_it(coder: Coder) -> None:
    text = (
        "There was rioting in the Bogside district of Derry on Saturday night, where youths threw petrol bombs at police jeeps."
    )
    assert len(coder.code(text, SUNDAY).incidents) == 1


def test_killed_by_those_who_pursued_the_attackers(coder: Coder) -> None:
    text = (
        "Twelve guerrillas were killed near Tame on Saturday by marines who were chasing the band that attacked "
        "a police station in Saravena on Friday."
    )
    coding = coder.code(text, SUNDAY)
    towns = {i.id: i.place.name if i.place else "" for i in coding.incidents}
    assert [(towns[x.source], towns[x.target]) for x in coding.links] == [("Tame", "Saravena")]


def test_who_resorts_to_shelling_does_it(coder: Coder) -> None:
    (incident,) = coder.code(
        "The Thai army resorted to heavy shelling of Samraong on Friday, killing four villagers.", SUNDAY
    ).incidents
    assert incident.perpetrators == ("Thailand",)


def test_who_hits_back_strikes_anew(coder: Coder) -> None:
    text = (
        "Gunmen shot dead two settlers near Jenin on Friday. "
        "The army hit back on Saturday, killing a man in Tulkarm with a drone."
    )
    coding = coder.code(text, SUNDAY)
    towns = {i.id: i.place.name if i.place else "" for i in coding.incidents}
    assert [(towns[x.source], towns[x.target]) for x in coding.links] == [("Tulkarm", "Jenin")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Militiamen fired mortars at Hodeidah port on Friday. The barrage killed two dockers. Ships left the harbour. "
            "In response to the barrage, Saudi jets bombed a camp in Saada on Saturday.",
            [("Saada", "Hodeidah port")],
        ),
        (
            "Shops were shut in Kano on Saturday, a day after the deadliest bombing in years killed nine people there. "
            "The army answered at once. Its jets struck a camp near Maiduguri.",
            [("Maiduguri", "Kano")],
        ),
    ],
)
def test_what_is_taken_up_was_told_before(coder: Coder, text: str, links: list[tuple[str, str]]) -> None:
    coding = coder.code(text, SUNDAY)
    towns = {i.id: i.place.name if i.place else "" for i in coding.incidents}
    assert [(towns[x.source], towns[x.target]) for x in coding.links] == links


def test_a_day_after_a_bombing_killed_is_one_happening_of_the_day_before(coder: Coder) -> None:
    (incident,) = coder.code(
        "Shops were shut in Kano on Saturday, a day after a bombing in the market killed nine people.", SUNDAY
    ).incidents
    assert incident.when is not None
    assert incident.when.earliest.isoformat() == "2024-03-15"
