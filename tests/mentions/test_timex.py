import datetime as dt

import pytest

from talion.mentions.timex import find_timexes
from talion.mentions.timex_days import easter
from talion.parse import parse_report
from talion.records import Report

PUBLISHED = dt.date(1996, 11, 14)  # a Thursday


def find(text: str) -> list[tuple[str, str, str]]:
    doc = parse_report(Report(id="r", text=text, published=PUBLISHED.isoformat()))
    return [(text[t.start : t.end], t.type, t.value) for t in find_timexes(doc, PUBLISHED)]


def value(text: str) -> tuple[str, str]:
    found = find(text)
    assert len(found) == 1, found
    return found[0][1], found[0][2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Tuesday.", ("DATE", "1996-11-12")),
        ("The board met last week.", ("DATE", "1996-W45")),
        ("They moved here last month.", ("DATE", "1996-10")),
        ("The plant was sold in June.", ("DATE", "1996-06")),
        ("The fair will open in February.", ("DATE", "1997-02")),
        ("The dividend is payable Jan. 5 to holders.", ("DATE", "1997-01-05")),
        ("He was born in the late 1930s.", ("DATE", "193")),
        ("Style changed in the early '80s.", ("DATE", "198")),
        ("The chapel is a 12th century ruin.", ("DATE", "11")),
        ("Profit fell in the third quarter.", ("DATE", "1996-Q3")),
        ("Third-quarter profit fell.", ("DATE", "1996-Q3")),
        ("Sales grew in the second quarter of 1994.", ("DATE", "1994-Q2")),
        ("Output rose in fiscal 1993.", ("DATE", "1993")),
        ("The first half of 1995 was quiet.", ("DATE", "1995-H1")),
        ("The shop opened in nineteen eighty-four.", ("DATE", "1984")),
        ("They rest over the weekend.", ("DATE", "1996-W45-WE")),
        ("The family met on Thanksgiving.", ("DATE", "1996-11-28")),
        ("It rained for six weeks.", ("DURATION", "P6W")),
        ("The two-day meeting ended.", ("DURATION", "P2D")),
        ("They argued for several hours.", ("DURATION", "PTXH")),
        ("The talks took less than an hour.", ("DURATION", "PT1H")),
        ("Every Friday the market opens.", ("SET", "XXXX-WXX-5")),
        ("The club meets each month.", ("SET", "P1M")),
        ("The firm now owns two mills.", ("DATE", "PRESENT_REF")),
        ("The firm recently bought two mills.", ("DATE", "PAST_REF")),
        ("Prices rose in recent years.", ("DATE", "PAST_REF")),
        ("The bell rings at 5 p.m. on Friday.", ("TIME", "1996-11-08T17:00")),
    ],
)
def test_value(text: str, expected: tuple[str, str]) -> None:
    assert value(text) == expected


def test_year_before_hangs_on_the_quarter_told() -> None:
    found = find("Net income rose in the third quarter. A year earlier the company lost money.")
    assert [v for _, _, v in found] == ["1996-Q3", "1995-Q3"]


def test_both_ends_of_a_range_are_expressions() -> None:
    assert [v for _, _, v in find("He stayed from March 3 to April 9.")] == ["1996-03-03", "1996-04-09"]


def test_wrapped_line_does_not_break_an_expression() -> None:
    text = "The committee of the village council met again last\nweek."
    assert find(text) == [("last\nweek", "DATE", "1996-W45")]


@pytest.mark.parametrize("text", ["A 30-year-old man sang.", "About 2000 people came.", "The March wind is cold, they may say."])
def test_ages_counts_and_verbs_are_no_times(text: str) -> None:
    assert [f for f in find(text) if f[1] != "DATE" or f[0] != "March"] == []


def test_easter() -> None:
    assert [easter(y).isoformat() for y in (1961, 2000, 2024)] == ["1961-04-02", "2000-04-23", "2024-03-31"]
