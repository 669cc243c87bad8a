"""One verb over several sites or days tells of several happenings; one operation over several sites stays one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.events.splitting import split_drafts

if TYPE_CHECKING:
    from conftest import Coder


def told(coder: Coder, text: str) -> list[tuple[str | None, str | None]]:
    """Day and place of every incident, in order."""
    return sorted(
        (i.when.earliest.isoformat() if i.when else None, i.place.name if i.place else None) for i in coder.code(text).incidents
    )


def test_sites_with_days_of_their_own(coder: Coder) -> None:
    text = "Iran fired missiles at Erbil on Monday and at Idlib on Tuesday."
    assert told(coder, text) == [("2024-03-11", "Erbil"), ("2024-03-12", "Idlib")]


def test_a_day_told_once_is_that_of_all(coder: Coder) -> None:
    text = "Gunmen killed a policeman in Quetta, a teacher in Khuzdar and two miners in Karachi on Sunday."
    assert told(coder, text) == [("2024-03-10", "Karachi"), ("2024-03-10", "Khuzdar"), ("2024-03-10", "Quetta")]


def test_every_part_keeps_its_own_weapon(coder: Coder) -> None:
    incidents = coder.code("Russia hit Kherson with artillery and Odesa with drones on Monday.").incidents
    assert sorted((i.place.name, *i.weapons) for i in incidents if i.place) == [("Kherson", "artillery"), ("Odesa", "drone")]


def test_a_toll_is_counted_once(coder: Coder) -> None:
    incidents = coder.code("Gunmen killed three policemen in Quetta and a teacher in Khuzdar on Sunday.").incidents
    assert sum(i.fatalities.low or 0 for i in incidents if i.fatalities) <= 4


@pytest.mark.parametrize(
    "text",
    [
        "American aircraft hit depots in Latakia and Damascus on Monday.",  # one operation
        "Bombs exploded in Baghdad, Mosul and Kirkuk on Monday, killing 30 people.",  # one toll of all
        "Rebels attacked a base in Goma, in North Kivu, on Monday.",  # the second holds the first
        "Rebels attacked convoys between Goma and Bukavu on Monday.",
    ],
)
def test_one_happening_stays_one(coder: Coder, text: str) -> None:
    assert len(coder.code(text).incidents) == 1


def test_a_row_of_towns_is_a_row_of_happenings(coder: Coder) -> None:
    assert len(coder.code("Bombs went off in Baghdad, Mosul and Kirkuk on Monday.").incidents) == 3


def test_later_parts_are_triggered_by_words_of_their_own(coder: Coder) -> None:
    text = "Iran fired missiles at Erbil on Monday and at Idlib on Tuesday."
    parts = split_drafts(coder.scene(text), coder.drafts(text))
    assert [d.part for d in parts] == [1, 2]
    assert len({(d.trigger.start, d.trigger.end) for d in parts}) == len({e.id for e in coder.code(text).events}) == 2


def test_weapons_that_are_struck_do_not_strike(coder: Coder) -> None:
    text = "French forces had destroyed three loaded rocket launchers in Gao on Monday and two more on Tuesday."
    assert [i.weapons for i in coder.code(text).incidents] == [(), ()]
