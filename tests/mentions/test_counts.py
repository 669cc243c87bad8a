"""Counts: number phrases with their hedges as ranges, and numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.mentions.counts import find_counts
from talion.mentions.number_words import read_number, read_ordinal
from talion.parse import parse_report
from talion.records import Count, Mention, Report


def counts(text: str) -> list[Mention]:
    mentions = find_counts(parse_report(Report(id="r", text=text)), "r")
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in mentions)
    return list(mentions)


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("They took four mules.", "four", 4, 4),
        ("They took at least 17 mules.", "at least 17", 17, None),
        ("They took no fewer than nine mules.", "no fewer than nine", 9, None),
        ("They took more than 60 mules.", "more than 60", 61, None),
        ("They took over 1,400 mules.", "over 1,400", 1401, None),
        ("They took up to 25 mules.", "up to 25", None, 25),
        ("They took as many as 8 mules.", "as many as 8", None, 8),
        ("They took fewer than 10 mules.", "fewer than 10", None, 9),
        ("They took nearly 70 mules.", "nearly 70", 70, 70),
        ("They took some 90 mules.", "some 90", 90, 90),
        ("They took dozens of mules.", "dozens", 24, None),
        ("They took scores of mules.", "scores", 40, None),
        ("They took hundreds of mules.", "hundreds", 200, None),
        ("They took thousands of mules.", "thousands", 2000, None),
        ("They took tens of thousands of mules.", "tens of thousands", 20000, None),
        ("They took several hundred mules.", "several hundred", 200, None),
        ("SEVERAL HUNDRED MULES TAKEN", "SEVERAL HUNDRED", 200, None),
        ("They took a dozen mules.", "a dozen", 12, 12),
        ("They took more than two dozen mules.", "more than two dozen", 25, None),
        ("They took half a dozen mules.", "half a dozen", 6, 6),
        ("They took several mules.", "several", 2, None),
        ("They took a number of mules.", "a number of", 2, None),
        ("They took a couple of mules.", "a couple of", 2, 2),
        ("They took two or three mules.", "two or three", 2, 3),
        ("They took between 10 and 15 mules.", "between 10 and 15", 10, 15),
        ("They took 25 to 30 mules.", "25 to 30", 25, 30),
        ("They took from a dozen to several hundred mules.", "from a dozen to several hundred", 12, None),
        ("Their prices ranged up from a dozen mules.", "a dozen", 12, 12),
        ("They took thirty-four mules.", "thirty-four", 34, 34),
        ("They took two hundred and six mules.", "two hundred and six", 206, 206),
        ("They took 40 at least of the mules.", "40 at least", 40, None),
        ("They took 2.5 million mules.", "2.5 million", 2_500_000, 2_500_000),
    ],
)
def test_a_count(text: str, quote: str, low: int | None, high: int | None) -> None:
    [mention] = counts(text)
    assert (mention.span.quote, mention.value) == (quote, Count(low=low, high=high))


def test_an_ordinal_says_so() -> None:
    [mention] = counts("It was the second raid on the mill.")
    assert (mention.value, mention.rule) == (Count(low=2, high=2), "ordinal")


def test_a_length_of_time_says_so() -> None:
    assert [m.rule for m in counts("They waited six hours for nine mules.")] == ["duration", ""]


def test_numbers_side_by_side_stay_apart() -> None:
    assert [m.span.quote for m in counts("The toll was cut from 39 to 37, and 20 and 30 more came.")] == ["39", "37", "20", "30"]


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 and the Su-24 flew at 8:30 on March 14 in 2011.",
        "It cost $5 million, or 12% of the whole, and 7 percent of the rest.",
        "Resolution 2216 held for the 66-year-old bishop.",
        "Amina Yusuf, 34, sells bread.",
        "No one helped one another by a one-way street.",
        "The village lies 40 km from the ford.",
    ],
)
def test_no_count(text: str) -> None:
    assert counts(text) == []


def test_read_ordinal() -> None:
    assert (read_ordinal("35th"), read_ordinal("twenty-first"), read_ordinal("mule")) == (35, 21, None)


@given(st.integers(0, 10**9))
def test_digits_read_as_written(number: int) -> None:
    assert read_number(f"{number:,}") == read_number(str(number)) == number


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 999), st.sampled_from(["at least", "more than", "up to", "about"]))
def test_a_range_is_never_turned_round(number: int, hedge: str) -> None:
    [mention] = counts(f"They took {hedge} {number} mules.")
    assert isinstance(mention.value, Count)
    low, high = mention.value.low, mention.value.high
    assert low is None or high is None or low <= high
    assert number in {low, high, (low or 0) - 1}
