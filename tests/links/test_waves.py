"""Single blows of a wave that is told as one happening are tied to it, where the report says so or lists them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from talion.links.counting import count_told
from talion.records import Aggregate, Coding, Count, Span
from talion.views.chain import view_chains
from talion.views.context import open_context
from talion.views.lanes import split_chains
from talion.views.page import view_page

if TYPE_CHECKING:
    from conftest import Coder

MONDAY = "2024-05-20"
SERIES = (
    "The ELN launched a series of coordinated attacks on police stations in Norte de Santander, Colombia, on Sunday. "
    "In the deadliest, a car bomb killed four officers in Tibu. In another, gunmen opened fire on a post in Ocana, "
    "wounding two."
)


def parts(coding: Coding) -> dict[str, str]:
    """The words by the town of the part."""
    towns = {i.id: i.place.name if i.place else "" for i in coding.incidents}
    return {towns[x.source]: x.span.quote for x in coding.links if x.kind == "part_of"}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (SERIES, {"Tibú", "Ocaña"}),
        (
            "Insurgents carried out a wave of bombings across Narathiwat province in southern Thailand on Sunday night. "
            "In Rueso, a bomb at a petrol station killed a guard. A third device went off near a school in Tak Bai.",
            {"Rueso", "Tak Bai"},
        ),
        (
            "Russian drones struck more than ten towns in Ukraine's Kharkiv region on Sunday. One of the strikes killed a "
            "woman in "
            "Izyum. Elsewhere in the wave, a drone hit a warehouse in Chuhuiv and injured three workers.",
            {"Izyum", "Chuhuyiv"},
        ),
        (
            "A bomb exploded outside a police station in Hub on Sunday, killing two constables. The blast was one of a "
            "string of "
            "attacks that the Baloch Liberation Army carried out across Balochistan that day.",
            {"Hub"},
        ),
        (
            "Boko Haram fighters raided three villages in Borno state on Sunday night. In Konduga, they killed eight farmers. "
            "In Bama, seven herders were shot dead and their cattle taken.",
            {"Konduga", "Bama"},
        ),
        (
            "Islamic State fighters launched simultaneous attacks on several checkpoints in Diyala province on Sunday. "
            "Among them was "
            "an assault on a post near Khanaqin in which three soldiers were killed. The army later shelled the militants "
            "near Jalawla.",
            {"Khanaqin"},
        ),
    ],
)
def test_single_blows_are_parts(coder: Coder, text: str, towns: set[str]) -> None:
    assert set(parts(coder.code(text, MONDAY))) == towns


@pytest.mark.parametrize(
    "text",
    [
        "The ELN launched a series of attacks in Norte de Santander, Colombia, on Sunday. In another development, gunmen "
        "shot dead a "
        "mayor in Ocana on Sunday. In Cucuta, a man was stabbed to death in a bar.",
        "Israeli jets bombed several villages in southern Lebanon on Sunday. Hezbollah fired rockets at Kiryat Shmona, "
        "wounding two. "
        "In Nablus, soldiers shot dead a man. In Rafah, shelling killed six people.",
        "A wave of attacks across Burkina Faso has killed 200 people since January. On Sunday gunmen shot dead five "
        "traders in Djibo. "
        "In Dori, a bomb killed a soldier on Saturday.",
        "Gunmen raided a village in Zamfara state, Nigeria, on Sunday and burnt several houses. Separately, in Katsina, "
        "two farmers "
        "were shot dead on Sunday.",
        "Al Shabaab fired mortars at several districts of Mogadishu on Sunday. On the same day a policeman was shot dead "
        "by unknown "
        "men in Kismayo. In Baidoa, clan fighters clashed, leaving four dead.",
        "The attack on the market in Bara on Sunday, in which six people died, was the deadliest in a series of attacks "
        "in the Tirah "
        "valley this year.",
    ],
)
def test_time_and_place_alone_make_no_part(coder: Coder, text: str) -> None:
    assert parts(coder.code(text, MONDAY)) == {}


def test_the_words_are_quoted(coder: Coder) -> None:
    assert parts(coder.code(SERIES, MONDAY)) == {
        "Tibú": "In the deadliest, a car bomb killed four officers in Tibu",
        "Ocaña": "In another, gunmen opened fire on a post in Ocana, wounding two",
    }


def test_the_page_says_part_of_and_no_chain_does(coder: Coder) -> None:
    coding = coder.code(SERIES, MONDAY)
    target = next(x.target for x in coding.links)
    wave = next(i for i in coding.incidents if i.id == target)
    part = next(i for i in coding.incidents if i.id != target)
    assert [n.tie.how for n in view_page(wave, coding).after] == ["had as a part"] * 2
    assert [n.tie.how for n in view_page(part, coding).before] == ["part of"]
    assert view_chains(coding, open_context(coding)) == ()
    assert split_chains(coding.links) == []


@pytest.mark.parametrize(
    ("toll", "what", "town"),
    [("", "attacks", "Konduga"), ("", "people killed", "Konduga"), (", killing 15 people", "people killed", "Borno")],
)
def test_a_wave_and_its_parts_are_counted_once(coder: Coder, toll: str, what: str, town: str) -> None:
    """Of the two parts only one names the doer; a toll is added up of the wave that tells one."""
    coding = coder.code(
        f"Boko Haram fighters raided three villages in Borno state, Nigeria, on Sunday night{toll}. In Konduga, they killed "
        "eight farmers. In Bama, seven herders were shot dead.",
        MONDAY,
    )
    claim = Aggregate(
        span=Span(report="r", start=0, end=4, quote="nine"), count=Count(low=9, high=9), what=what, actor="Boko Haram",
        since="2024-05", until=None, region=("NGA",),
    )  # fmt: skip
    counted = count_told(claim, "", dt.date(2024, 5, 20), lambda _: coding.incidents, coding.links)
    assert counted is not None
    assert [i.place.name for i in counted.incidents if i.place] == [town]
    assert len(counted.doubled) == 1
