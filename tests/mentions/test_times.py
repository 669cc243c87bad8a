"""Times: what the words and the publication date give, and what is no time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.mentions.time_calendar import month_day_before, shift, weekday_after, weekday_before
from talion.mentions.times import describe_since, find_times
from talion.parse import parse_report
from talion.records import Mention, Report, When

WEDNESDAY = "2019-06-12"
NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def times(text: str, published: str | None = WEDNESDAY) -> list[Mention]:
    report = Report(id="r", text=text, published=published)
    mentions = find_times(parse_report(report), report)
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in mentions)
    return mentions


def dates(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    whens = [m.value for m in times(text, published) if isinstance(m.value, When)]
    return [(w.earliest.isoformat(), w.latest.isoformat(), w.precision) for w in whens]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Raiders burned the mill on Tuesday.", "2019-06-11"),
        ("Raiders burned the mill on Wednesday.", "2019-06-12"),
        ("Raiders burned the mill last Wednesday.", "2019-06-05"),
        ("Last Wednesday raiders burned the mill.", "2019-06-05"),
        ("Raiders burned the mill late on Sunday night.", "2019-06-09"),
        ("Saturday's raid left the mill in ashes.", "2019-06-08"),
        ("The drovers will march on Friday.", "2019-06-14"),
        ("The guild vowed to strike next Monday.", "2019-06-17"),
        ("They were given until Saturday to leave the valley.", "2019-06-15"),
        ("Raiders burned the mill on Friday last week.", "2019-06-07"),
        ("Raiders burned the mill yesterday.", "2019-06-11"),
        ("Raiders burned the mill last night.", "2019-06-11"),
        ("Raiders burned the mill earlier today.", "2019-06-12"),
        ("Raiders burned the mill four days ago.", "2019-06-08"),
        ("Raiders burned the mill on June 3.", "2019-06-03"),
        ("Raiders burned the mill on the 3rd of June.", "2019-06-03"),
        ("Raiders burned the mill on Dec. 30.", "2018-12-30"),
        ("Raiders burned the mill on 30 December.", "2018-12-30"),
        ("Raiders burned the mill on March 5, 2011.", "2011-03-05"),
        ("Raiders burned the mill on 2011-03-05.", "2011-03-05"),
        ("Raiders burned the mill on 25/3/2011.", "2011-03-25"),
        ("Raiders burned the mill on Christmas Eve.", "2018-12-24"),
        ("Raiders burned the mill on 30 Dec 18.", "2018-12-30"),
        ("Elders spoke of the plans to be debated on Friday.", "2019-06-14"),
        ("The third mill to be burned on Friday was empty.", "2019-06-07"),
        ("Three weeks ago to the day raiders burned the mill.", "2019-05-22"),
        ("A fortnight ago on Tuesday raiders burned the mill.", "2019-05-28"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert dates(text) == [(day, day, "day")]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Raiders burned the mill in November 2014.", "2014-11-01", "2014-11-30", "month"),
        ("Raiders burned the mill in August.", "2018-08-01", "2018-08-31", "month"),
        ("Raiders burned the mill in mid-May.", "2019-05-11", "2019-05-20", "month"),
        ("Raiders burned the mill at the end of February 2016.", "2016-02-21", "2016-02-29", "month"),
        ("Raiders burned the mill last month.", "2019-05-01", "2019-05-31", "month"),
        ("Raiders burned the mill last year.", "2018-01-01", "2018-12-31", "year"),
        ("Raiders burned the mill in 2009.", "2009-01-01", "2009-12-31", "year"),
        ("Raiders burned the mill in late 2009.", "2009-09-01", "2009-12-31", "year"),
        ("Raiders burned the mill three weeks ago.", "2019-05-18", "2019-05-26", "week"),
        ("Raiders burned the mill over the weekend.", "2019-06-08", "2019-06-09", "day"),
        ("Raiders burned the mill overnight.", "2019-06-11", "2019-06-12", "day"),
        ("Raiders held the mill from May 8-10.", "2019-05-08", "2019-05-10", "day"),
        ("Raiders held the mill between Friday and Sunday.", "2019-06-07", "2019-06-09", "day"),
        ("Raiders held the mill from December 30, 2015 to January 2.", "2015-12-30", "2016-01-02", "day"),
        ("Raiders burned nine mills in the five days to June 7.", "2019-06-03", "2019-06-07", "day"),
        ("Raiders burned the mill a few days ago.", "2019-06-06", "2019-06-10", "week"),
        ("Raiders burned the mill just days ago.", "2019-06-05", "2019-06-10", "week"),
        ("Raiders burned the mill a couple of weeks ago.", "2019-05-26", "2019-06-01", "week"),
        ("The feud dates back to 1997, when raiders burned the mill.", "1997-01-01", "1997-12-31", "year"),
    ],
)
def test_a_period(text: str, first: str, last: str, precision: str) -> None:
    assert dates(text) == [(first, last, precision)]


def test_times_that_hang_on_the_time_before() -> None:
    text = "On June 4 raiders burned the mill. The next day they took the ford, and three days later they sold it. "
    text += "That night it rained."
    assert [d[0] for d in dates(text)] == ["2019-06-04", "2019-06-05", "2019-06-08", "2019-06-08"]


def test_some_days_hang_on_the_day_told_before() -> None:
    text = "On June 10 raiders burned the mill. A couple of days earlier they had taken the ford."
    assert dates(text) == [("2019-06-10", "2019-06-10", "day"), ("2019-06-07", "2019-06-08", "week")]
    assert dates("On June 10 raiders burned the mill. The morning before, they took the ford.")[1][0] == "2019-06-09"
    assert dates("On June 10 raiders burned the mill. Hours later they took the ford.")[1][0] == "2019-06-10"


def test_the_day_of_a_figure_to_compare_with_is_no_time() -> None:
    assert dates("The fire of Sunday cost 90 barns, up from 70 a day earlier.") == [("2019-06-09", "2019-06-09", "day")]


def test_a_day_after_hangs_on_the_day_of_its_sentence() -> None:
    assert [d[0] for d in dates("The governor resigned on Monday, a day after raiders burned the mill.")] == [
        "2019-06-10",
        "2019-06-09",
    ]


def test_a_year_written_before_in_the_sentence_holds_for_its_months() -> None:
    assert [d[0] for d in dates("In 2003 raiders burned the mill, and on April 9 they came back.")][-1] == "2003-04-09"


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Raiders have burned nine mills since November.", "2018-11"),
        ("Raiders have burned nine mills since the middle of October.", "2018-10"),
        ("Raiders have burned nine mills since 2014.", "2014"),
        ("Raiders have burned nine mills since May 19.", "2019-05-19"),
        ("Raiders have burned nine mills since the war began in April.", "2019-04"),
    ],
)
def test_since(text: str, since: str) -> None:
    mention = times(text)[-1]
    assert mention.rule.startswith("since")
    assert describe_since(mention) == since


@pytest.mark.parametrize(
    "text",
    [
        "The 2,500 troops may march through 2500 villages.",
        "May the sun shine on them.",
        "They march every other hour and fire 1990 rounds.",
        "Bishop June Adler and April Stone prayed for two days.",
        "The ratio was 12:30 and 5-4 in the 1990s.",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == []


def test_a_dateline() -> None:
    first, second = times("LUMBO, June 11 (Wire) - Raiders burned the mill on Monday.")
    assert first.rule == "dateline"
    assert second.rule == "weekday before publication 2019-06-12"


def test_without_a_publication_date_only_full_dates_have_values() -> None:
    assert [m.value for m in times("Raiders burned the mill on Tuesday.", None)] == [None]
    assert dates("Raiders burned the mill on May 4, 2012.", None) == [("2012-05-04", "2012-05-04", "day")]
    assert times("Raiders burned the mill on May 4, 2012.", None)[0].rule == ""


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: dt.date, weekday: int) -> None:
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days < 7
    assert 0 <= (after - day).days < 7


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(-90, 90), st.sampled_from(["day", "week", "month", "year"])
)
def test_a_shift_never_turns_a_period_round(day: dt.date, number: int, unit: str) -> None:
    when = shift(day, number, unit)
    assert when.earliest <= when.latest
    assert when.precision == unit


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)))
def test_the_last_such_day_is_never_in_the_future(day: dt.date, model: dt.date) -> None:
    found = month_day_before(day, model.month, model.day)
    assert found is not None
    assert found <= day
    assert (found.month, found.day) == (model.month, model.day)


@settings(max_examples=25, deadline=None)
@given(st.dates(dt.date(1980, 1, 1), dt.date(2040, 1, 1)), st.sampled_from(NAMES))
def test_a_past_weekday_is_at_most_six_days_old(published: dt.date, name: str) -> None:
    [mention] = times(f"Raiders burned the mill on {name}.", published.isoformat())
    assert isinstance(mention.value, When)
    assert 0 <= (published - mention.value.earliest).days <= 6


def test_a_week_after_counts_from_the_day_told_last_or_from_publication() -> None:
    assert dates("The fire came a week after raiders burned the mill.") == [("2019-06-04", "2019-06-05", "day")]
    text = "A barn burned on Monday. The fire came three days after raiders took the ford."
    assert dates(text)[1] == ("2019-06-07", "2019-06-07", "day")


@pytest.mark.parametrize("told", ["Earlier in the week", "Earlier this week"])
def test_the_earlier_part_of_a_week_ends_before_publication(told: str) -> None:
    assert dates(f"{told} raiders burned the mill.") == [("2019-06-09", "2019-06-11", "week")]
