"""Claimed counts over many happenings, held against the incidents that are told one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from talion.links.counting import count_told, find_names, parse_edge
from talion.pipeline import code_reports
from talion.records import Aggregate, Coding, Count, Report, Span

TOLD = (
    Report(
        id="a", published="2024-03-05",
        text="Kataib Hezbollah fired rockets at American troops at Al-Asad Air Base in Iraq on Monday.",
    ),
    Report(
        id="b", published="2024-03-07",
        text="Kataib Hezbollah attacked U.S. soldiers near Erbil in Iraq with drones on Wednesday.",
    ),
    Report(
        id="c", published="2024-03-07",
        text="Israeli jets bombed a Hezbollah depot near Tyre in Lebanon on Wednesday, killing two.",
    ),
    Report(
        id="d", published="2024-02-02",
        text="Kataib Hezbollah fired rockets at U.S. troops at Al-Asad Air Base on February 1.",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Coding:
    return code_reports(TOLD)


def claim(what: str, *, actor: str | None = None, since: str | None = None, region: tuple[str, ...] = ()) -> Aggregate:
    span = Span(report="r", start=0, end=4, quote="more")
    return Aggregate(span=span, count=Count(low=141, high=None), what=what, actor=actor, since=since, until=None, region=region)


@pytest.mark.parametrize(
    ("one", "words", "number"),
    [
        (claim("attacks on U.S. forces in Iraq", since="2024-03", region=("IRQ",)), "", 2),
        (claim("attacks on U.S. forces in Iraq", since="2024-02", region=("IRQ",)), "", 3),
        (claim("attacks on U.S. forces in Iraq", actor="Iran-backed militias", since="2024-03", region=("IRQ",)), "", 2),
        (claim("attacks on U.S. forces", actor="Houthis", since="2024-03"), "", 0),
        (claim("times", actor="militia", since="2024-03"), "Since March militias have attacked American troops 140 times.", 2),
        (claim("air strikes", actor="Israel", since="2024-03"), "", 1),
        (claim("attacks", actor="Kataib Hezbollah", since="2024-03", region=("SYR",)), "", 0),
    ],
)
def test_what_is_told_one_by_one(told: Coding, one: Aggregate, words: str, number: int) -> None:
    counted = count_told(one, words, dt.date(2024, 3, 20), lambda _: told.incidents)
    assert counted is not None
    assert len(counted.incidents) == number


def test_not_beyond_the_day_of_the_report(told: Coding) -> None:
    counted = count_told(claim("attacks on U.S. forces", since="2024-03"), "", dt.date(2024, 3, 5), lambda _: told.incidents)
    assert counted is not None
    assert len(counted.incidents) == 1


@pytest.mark.parametrize(
    "one", [claim("bulk carriers", actor="Houthis", since="2023-11"), claim("attacks"), claim("attacks", actor="Houthis")]
)
def test_what_nothing_bounds_is_not_counted(told: Coding, one: Aggregate) -> None:
    assert count_told(one, "", None, lambda _: told.incidents) is None


def test_tolls_add_up(told: Coding) -> None:
    counted = count_told(
        claim("people killed", actor="Israel", since="2024-03"), "", dt.date(2024, 3, 20), lambda _: told.incidents
    )
    assert counted is not None
    assert counted.toll == Count(low=2, high=2)


def test_edges_and_names() -> None:
    assert (parse_edge("2024-02", last=True), parse_edge("2024", last=False)) == (dt.date(2024, 2, 29), dt.date(2024, 1, 1))
    assert [actor.name for actor, _ in find_names("attacks on U.S. forces by Kataib Hezbollah")] == [
        "United States",
        "Kataib Hezbollah",
    ]
