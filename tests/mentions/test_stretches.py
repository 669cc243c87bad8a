import re
from collections.abc import Iterable

import pytest

from talion.mentions.counts import IN_ORDINAL, IN_PHRASE, IN_VAGUE, ORDINAL, PHRASE, VAGUE
from talion.mentions.stretches import find_stretches, fold_case, search_stretches
from talion.mentions.time_patterns import compile_held, compile_wordings

FILLER = "The villagers went on with the harvest beside the old mill and spoke of little else than the price of grain. " * 2
TEXT = FILLER.join([
    "On Monday early afternoon, the 3rd of March, 2021, and on 2021-03-04, 5/6/2021 and May 3 to June 4, 2020 it was quiet.",
    "In the very early autumn of 1998, last year's summer and by August, some twenty-one days ago on Friday, guns were heard.",
    "The day before yesterday and overnight into Sunday, a few weeks later, the following night, that same week, nothing moved.",
    "Over the past weekend, on the 14th, at the fortieth anniversary and on New Year’s Eve last year, they came back.",
    "At least two hundred and six people, between 10 and 15 tanks, tens of thousands of shells, half a dozen boats, 12 or more.",
    "Dozens fled, a couple of men stayed, several hundred hid; the twenty-first raid and the 35th strike were the last.",
])  # fmt: skip


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [m.span() for m in matches]


def test_times_are_found_beside_the_words_that_they_must_hold() -> None:
    for name, pattern, held in compile_wordings():
        text = TEXT if held in {"month", "weekday"} else fold_case(TEXT)
        near = search_stretches(pattern, TEXT, find_stretches(text, compile_held()[held]))
        assert spans(near) == spans(pattern.finditer(TEXT)), name


@pytest.mark.parametrize(("pattern", "words"), [(PHRASE, IN_PHRASE), (VAGUE, IN_VAGUE), (ORDINAL, IN_ORDINAL)])
def test_counts_are_found_beside_the_words_that_they_must_hold(pattern: re.Pattern[str], words: re.Pattern[str]) -> None:
    found = spans(search_stretches(pattern, TEXT, find_stretches(fold_case(TEXT), words)))
    assert found
    assert found == spans(pattern.finditer(TEXT))


def test_stretches_are_joined_where_they_overlap() -> None:
    text = "x" * 200 + "war" + "x" * 30 + "war" + "x" * 300 + "war"
    assert find_stretches(text, re.compile("war")) == [(152, 300), (488, 539)]


def test_lower_case_keeps_every_character_in_its_place() -> None:
    assert fold_case("İzmir AND İstanbul") == "İzmir and İstanbul"
