"""Values in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.records import Count, DatePrecision, Place, Report, When
from talion.views.words import (
    clean,
    find_countries,
    word_count,
    word_country,
    word_partial,
    word_place,
    word_source,
    word_toll,
    word_when,
)


def when(first: str, last: str, precision: DatePrecision) -> When:
    return When(earliest=dt.date.fromisoformat(first), latest=dt.date.fromisoformat(last), precision=precision)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (when("2024-01-20", "2024-01-20", "day"), "Sat 20 Jan 2024"),
        (when("2024-01-20", "2024-01-22", "day"), "20–22 Jan 2024"),
        (when("2024-01-30", "2024-02-02", "day"), "30 Jan–2 Feb 2024"),
        (when("2023-12-30", "2024-01-02", "day"), "30 Dec 2023 – 2 Jan 2024"),
        (when("2024-01-15", "2024-01-21", "week"), "week of 15 Jan 2024"),
        (when("2020-01-01", "2020-01-31", "month"), "Jan 2020"),
        (when("2023-11-01", "2024-01-31", "month"), "Nov 2023–Jan 2024"),
        (when("2020-01-01", "2020-12-31", "year"), "2020"),
        (when("2019-01-01", "2020-12-31", "year"), "2019–2020"),
        (None, "date unknown"),
    ],
)
def test_dates(value: When | None, words: str) -> None:
    assert word_when(value) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (4, 4, "4"),
        (1, 2, "1–2"),
        (0, 0, "none"),
        (101, None, "more than 100"),
        (4, None, "at least 4"),
        (1, None, "at least 1"),
        (None, 20, "up to 20"),
        (None, None, "unknown"),
        (1200, 1200, "1,200"),
    ],
)
def test_counts(low: int | None, high: int | None, words: str) -> None:
    assert word_count(Count(low=low, high=high)) == words


def test_toll_says_what_is_unknown() -> None:
    assert word_toll(None, Count(low=4, high=4)) == "killed unknown, 4 injured"
    assert word_toll(Count(low=0, high=0), None) == "none killed, injured unknown"
    assert word_toll(None, None) == "toll unknown"


def test_places_show_how_exact_they_are() -> None:
    assert word_place(Place(name="Al-Asad base", country="IRQ", precision="site")) == "Al-Asad base, Iraq (site)"
    assert word_place(Place(name="Iraq", country="IRQ", precision="country")) == "in Iraq (country)"
    assert word_place(Place(name="Red Sea", country=None, precision="sea")) == "Red Sea (sea)"
    assert word_place(None) == "place unknown"


def test_partial_dates() -> None:
    assert [word_partial(iso) for iso in ("2023", "2023-11", "2023-11-05")] == ["2023", "Nov 2023", "5 Nov 2023"]


def test_countries_by_code_name_and_part() -> None:
    assert find_countries("irq") == find_countries("Iraq") == ["IRQ"]
    assert "GNB" in find_countries("guinea-b")
    assert find_countries("Atlantis") == find_countries("") == []
    assert word_country("YEM") == "Yemen"
    assert word_country("ZZZ") == "ZZZ"


def test_source_of_a_report_without_publisher_or_date() -> None:
    assert word_source(Report(id="x", text=""), "x") == "no publisher given, undated [x]"
    assert word_source(None, "gone") == "[gone]"


@given(st.text())
def test_clean_text_steers_no_terminal_and_stays_clean(text: str) -> None:
    done = clean(text)
    assert all(c.isprintable() or c == " " or ord(c) > 0xFF for c in done)
    assert "\x1b" not in done
    assert "\n" not in done
    assert clean(done) == done
