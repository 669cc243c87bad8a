"""Calendar facts go in, a When comes out: days, weeks, months, parts of them, and what lies before or after a day."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from talion.records import When

DAY = dt.timedelta(days=1)
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
YEAR_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def one_day(day: dt.date) -> When:
    return When(earliest=day, latest=day, precision="day")


def days(first: dt.date, last: dt.date) -> When:
    """A range of days that is told by its days."""
    return When(earliest=first, latest=last, precision="day")


def week_of(day: dt.date) -> When:
    """Monday to Sunday of the day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return When(earliest=monday, latest=monday + dt.timedelta(days=6), precision="week")


def weekend_before(day: dt.date) -> When:
    """The Saturday and Sunday of the last weekend that has begun by `day`."""
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    return days(saturday, saturday + DAY)


def month_of(year: int, month: int, part: str = "") -> When:
    last = calendar.monthrange(year, month)[1]
    low, high = THIRDS.get(part, (1, last))
    return When(earliest=dt.date(year, month, low), latest=dt.date(year, month, min(high, last)), precision="month")


def year_of(year: int, part: str = "") -> When:
    low, high = YEAR_THIRDS.get(part, (1, 12))
    return When(earliest=dt.date(year, low, 1), latest=month_of(year, high).latest, precision="year")


def season_of(year: int, month: int) -> When:
    """Three months from `month` on, in the north's counting; winter runs into the next year."""
    end = shift_months(dt.date(year, month, 1), 2)
    return When(earliest=dt.date(year, month, 1), latest=month_of(end.year, end.month).latest, precision="month")


def week_in_month(month: When, number: int) -> When:
    """Week 1 to 4 (or -1, the last) of a month, counted in sevens from its first day."""
    if number < 0:
        return When(earliest=month.latest - dt.timedelta(days=6), latest=month.latest, precision="week")
    first = month.earliest + dt.timedelta(days=7 * (number - 1))
    return When(earliest=first, latest=first + dt.timedelta(days=6), precision="week")


def shift_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: dt.date, number: int, unit: str) -> When:
    """`number` units from `day`, as exact as the unit. Raises OverflowError or ValueError beyond the calendar."""
    match unit:
        case "minute" | "hour":
            return one_day(day)
        case "day" | "night":
            return one_day(day + number * DAY)
        case "week":
            return week_of(day + 7 * number * DAY)
        case "fortnight":
            return week_of(day + 14 * number * DAY)
        case "month":
            moved = shift_months(day, number)
            return month_of(moved.year, moved.month)
        case _:
            years = number * {"year": 1, "decade": 10}.get(unit, 100)
            return year_of(day.year + years)


def part_before(day: dt.date, unit: str) -> When:
    """The days of the week, month or year of `day` that are over by then; all of it on its first day.

    A week may begin on Sunday, as it does in America and the Middle East.
    """
    whole = shift(day, 0, unit)
    whole = replace(whole, earliest=whole.earliest - DAY) if unit == "week" else whole
    return replace(whole, latest=day - DAY) if whole.earliest < day else whole


def weekday_before(day: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The nearest such weekday in the past: `day` itself counts unless `strictly`."""
    back = (day.weekday() - weekday) % 7
    return day - dt.timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    ahead = (weekday - day.weekday()) % 7
    return day + dt.timedelta(days=ahead or (7 if strictly else 0))


def weekday_near(day: dt.date, weekday: int) -> dt.date:
    """The such weekday nearest to `day` on either side."""
    before = weekday_before(day, weekday)
    return before if (day - before).days <= 3 else before + 7 * DAY


def month_day_before(day: dt.date, month: int, number: int) -> dt.date | None:
    """The last such day of a month up to `day`; None for a day that no year has."""
    return next((d for y in range(day.year, day.year - 9, -1) if (d := make_day(y, month, number)) and d <= day), None)


def month_day_after(day: dt.date, month: int, number: int) -> dt.date | None:
    return next((d for y in range(day.year, day.year + 9) if (d := make_day(y, month, number)) and d >= day), None)


def make_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
