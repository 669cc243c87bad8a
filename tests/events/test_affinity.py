"""How well two names, dates or places agree."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.events.affinity import (
    compare_actors,
    compare_dates,
    compare_names,
    compare_periods,
    compare_places,
    compare_spots,
    distance_km,
)
from talion.records import Place, When

NAMES = [
    "Iran-backed militias",
    "Kataib Hezbollah",
    "Houthis",
    "United States",
    "civilians",
    "unidentified armed group",
    "soldiers",
    "police",
]
MOSUL = Place(name="Mosul", country="IRQ", precision="town", lat=36.34, lon=43.13)
ERBIL = Place(name="Erbil", country="IRQ", precision="town", lat=36.19, lon=44.01)
IRAQ = Place(name="Iraq", country="IRQ", precision="country")
SYRIA = Place(name="Syria", country="SYR", precision="country")


def day(number: int) -> When:
    return When(earliest=dt.date(2024, 1, number), latest=dt.date(2024, 1, number), precision="day")


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Houthis", "Houthis", 1.0, 1.0),
        ("Iran-backed militias", "Kataib Hezbollah", 0.7, 0.9),
        ("Islamic Revolutionary Guard Corps", "Iran", 0.7, 0.9),
        ("Houthis", "United States", 0.0, 0.0),
        ("unidentified armed group", "Houthis", 0.3, 0.7),
        ("civilians", "soldiers", 0.0, 0.0),
    ],
)
def test_names(one: str, other: str, low: float, high: float) -> None:
    assert low <= compare_names(one, other) <= high


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_names_agree_both_ways(one: str, other: str) -> None:
    assert compare_names(one, other) == compare_names(other, one)


def test_silence_is_no_disagreement() -> None:
    assert compare_actors([], ["Houthis"]) is None
    assert compare_places([], [MOSUL]) is None


def test_days() -> None:
    month = When(earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 1, 31), precision="month")
    assert compare_periods(day(3), day(3)) == 1.0
    assert 0 < compare_periods(day(3), day(4)) < 0.5
    assert compare_periods(day(3), day(6)) == 0.0
    assert 0.5 < compare_periods(day(3), month) < 1.0


def test_places() -> None:
    assert compare_spots(MOSUL, MOSUL) == 1.0
    assert compare_spots(MOSUL, ERBIL) == 0.0
    assert 0 < compare_spots(MOSUL, IRAQ) < 1.0
    assert compare_spots(MOSUL, SYRIA) == 0.0
    assert compare_places([IRAQ, MOSUL], [IRAQ, ERBIL]) == 0.0  # the exact places decide
    hamlet = Place(name="Tal Nowhere", country="IRQ", precision="town")
    assert compare_places([hamlet, MOSUL], [ERBIL]) == 0.0  # a name that no map has says less than a known one
    assert compare_places([hamlet, MOSUL], [hamlet]) == 1.0


def test_distance_is_that_of_the_great_circle() -> None:
    quarter = distance_km(
        Place(name="a", country=None, precision="sea", lat=0, lon=0),
        Place(name="b", country=None, precision="sea", lat=0, lon=90),
    )
    assert quarter == pytest.approx(10007.5, abs=1)
    assert distance_km(MOSUL, IRAQ) is None


def test_named_actors_outweigh_vague_ones() -> None:
    assert compare_actors(["Houthis", "unidentified armed group"], ["Hamas"]) == 0.0
    assert compare_actors(["unidentified armed group"], ["Hamas", "unidentified armed group"]) == 1.0


def test_two_provinces_are_two_places_and_a_far_town_is_not_in_a_province() -> None:
    anbar = Place(name="Anbar", country="IRQ", precision="province", lat=32.57, lon=41.92)
    diyala = Place(name="Diyala", country="IRQ", precision="province", lat=33.85, lon=45.03)
    nineveh = Place(name="Nineveh", country="IRQ", precision="province", lat=36.18, lon=42.25)
    assert compare_spots(anbar, diyala) == 0.0
    assert compare_spots(nineveh, MOSUL) == 0.8
    assert compare_spots(diyala, ERBIL) == 0.0


def test_a_year_that_holds_a_told_day_is_no_other_day():
    year = When(earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31), precision="year")
    told, other = (When(earliest=dt.date(2024, month, 4), latest=dt.date(2024, month, 4), precision="day") for month in (2, 1))
    assert compare_dates([told, year], [other]) == 0
    assert compare_dates([year], [other]) == 0.7
    assert compare_dates([told, year], [told]) == 1


@pytest.mark.parametrize(
    ("one", "other", "fit"), [("Hurfeish", "Hurfaish", 1.0), ("Tel Rifaat", "Tal Rifat", 1.0), ("Bani", "Bono", 0.0)]
)
def test_two_spellings_of_a_name_that_no_map_has(one: str, other: str, fit: float) -> None:
    known = Place(name=one, country="ISR", precision="town", lat=33.0, lon=35.3)
    named = Place(name=other, country=None, precision="town")
    far = Place(name="Eilat", country="ISR", precision="town", lat=29.6, lon=34.9)
    assert (compare_places([known], [named, far]) or 0.0) == fit
