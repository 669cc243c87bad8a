"""A wording of an hour, a part of the day, a short date or a movable feast goes in, its TIMEX3 value comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from talion.mentions import time_calendar as cal
from talion.mentions.time_patterns import Wording
from talion.mentions.timex_forms import DAY_PARTS, STEPS, Told, Value, day_meant


def value_clock(wording: Wording, told: Told) -> Value:
    hour = int(wording.part("hour")) % 12 + (12 if wording.part("half").lower() == "p" else 0)
    return "TIME", f"{day_meant(told)}T{hour:02}:{wording.part('minute') or '00'}"


def value_clock_word(wording: Wording, told: Told) -> Value:
    return "TIME", f"{day_meant(told)}T{'24' if wording.part('word').lower() == 'midnight' else '12'}:00"


def value_day_part(wording: Wording, told: Told) -> Value:
    return "TIME", f"{day_meant(told)}{DAY_PARTS[wording.part('daypart').lower()]}"


def value_short_date(wording: Wording, told: Told) -> Value:
    short = int(wording.part("short"))
    century = 1900 if short > told.published.year % 100 + 20 else 2000
    return "DATE", f"{century + short}-{int(wording.part('month')):02}-{int(wording.part('day')):02}"


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    return cal.weekday_after(dt.date(year, month, 1), weekday) + dt.timedelta(days=7 * (number - 1))


FEASTS: Mapping[str, Callable[[int], dt.date]] = {
    "thanksgiving": lambda y: nth_weekday(y, 11, 3, 4),
    "easter": easter,
    "easter sunday": easter,
    "good friday": lambda y: easter(y) - dt.timedelta(days=2),
    "labor day": lambda y: nth_weekday(y, 9, 0, 1),
    "memorial day": lambda y: cal.weekday_before(dt.date(y, 5, 31), 0),
    "election day": lambda y: nth_weekday(y, 11, 0, 1) + dt.timedelta(days=1),
    "christmas": lambda y: dt.date(y, 12, 25),
    "independence day": lambda y: dt.date(y, 7, 4),
    "halloween": lambda y: dt.date(y, 10, 31),
}


def value_feast(wording: Wording, told: Told) -> Value:
    give, year = FEASTS[wording.part("feast").lower()], told.published.year
    if wording.part("which"):
        return "DATE", give(year + STEPS.get(wording.part("which"), 0)).isoformat()
    near = min((give(y) for y in (year - 1, year, year + 1)), key=lambda d: abs((d - told.published).days))
    if told.future and near < told.published:
        near = give(near.year + 1)
    return "DATE", near.isoformat()
