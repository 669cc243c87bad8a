"""A wording of a quarter, half-year, year, decade or century goes in, its TIMEX3 value comes out."""

from __future__ import annotations

import datetime as dt
import re

from talion.mentions import time_calendar as cal
from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import MONTHS, ORDINALS, SMALL
from talion.mentions.timex_forms import STEPS, Told, Value, unit_of, write_span, write_when, year_meant

DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def latest_quarter(number: int, told: Told) -> tuple[int, int]:
    """The last such quarter that had begun by publication, or the next where the verb looks ahead."""
    year, now = told.published.year, (told.published.month - 1) // 3 + 1
    if told.future and number != now - 1:
        return (year + (number < now), number)
    return (year - (number > now), number)


def quarter_before(day: dt.date) -> tuple[int, int]:
    """The last quarter that was over by the day."""
    return (day.year, (day.month - 1) // 3) if day.month > 3 else (day.year - 1, 4)


def quarter_of(wording: Wording, told: Told) -> tuple[int, int]:
    """Year and number of the quarter that the words name or point to."""
    year, ordinal = year_meant(wording, told), wording.part("ordinal").lower()
    number = ORDINALS[ordinal] if ordinal else 0
    base = told.quarter if wording.part("latest") == "" else None
    if number > 0:
        found = (year, number) if year else latest_quarter(number, told)
        return (found[0] - 1, number) if wording.part("back") and not year else found
    if base is None:
        base = quarter_before(told.published)
    if year:
        return (year, base[1])
    if wording.part("back") or "year" in wording.part("before"):
        return (base[0] - 1, base[1])
    if wording.part("before"):
        return (base[0], base[1] - 1) if base[1] > 1 else (base[0] - 1, 4)
    return base


def value_quarter(wording: Wording, told: Told) -> Value:
    year, number = quarter_of(wording, told)
    return "DATE", f"{year}-Q{number}"


def value_half(wording: Wording, told: Told) -> Value:
    year = year_meant(wording, told) or told.published.year
    return "DATE", f"{year}-H{1 if wording.part('ordinal').lower() == 'first' else 2}"


def value_year_before(wording: Wording, told: Told) -> Value:
    """ "year-earlier" is the quarter of a year before where a quarter was told, else the year before."""
    if told.quarter is not None:
        return "DATE", f"{told.quarter[0] - 1}-Q{told.quarter[1]}"
    if told.when is not None and told.when.precision == "day":
        return "DATE", cal.shift_months(told.when.earliest, -12).isoformat()
    return "DATE", str(told.published.year - 1)


def value_fiscal(wording: Wording, told: Told) -> Value:
    if not (wording.part("year") or wording.part("which") or wording.part("short")):
        return "DURATION", "P1Y"
    if wording.part("short"):
        return "DATE", f"19{wording.part('short')}"
    return "DATE", str(year_meant(wording, told) or told.published.year)


def value_decade(wording: Wording, told: Told) -> Value:
    if wording.part("word"):
        number = DECADES.index(wording.part("word").lower()) + 2
        return "DATE", f"{told.published.year // 100 - (number > told.published.year % 100 // 10)}{number}"
    if wording.part("tens"):
        return "DATE", wording.part("century") + wording.part("tens")
    tens = wording.part("tens2")
    now = told.published.year // 100
    return "DATE", f"{now if int(tens) * 10 <= told.published.year % 100 else now - 1}{tens}"


def value_century(wording: Wording, told: Told) -> Value:
    if wording.part("n"):
        return "DATE", f"{int(wording.part('n')) - 1:02}"
    return "DATE", str(told.published.year // 100 + STEPS.get(wording.part("which").lower(), 0))


def read_spoken_year(words: str) -> int:
    parts = [w for w in re.split(r"[- ]", words.lower()) if w not in {"the", "year", "and"}]
    if parts[0] == "two":
        return 2000 + sum(SMALL[w] for w in parts[2:])
    return SMALL[parts[0]] * 100 + sum(SMALL.get(w, 0) for w in parts[1:])


def value_plain_month(wording: Wording, told: Told) -> Value:
    """The nearest such month, which lies ahead only where the verb does or when it comes within three months."""
    month, day = MONTHS[wording.part("month").lower()], told.published
    ahead = (month - day.month) % 12
    year = day.year + (month < day.month) if told.future or 0 < ahead <= 3 else day.year - (month > day.month)
    return "DATE", f"{year}-{month:02}"


def value_spoken(wording: Wording, told: Told) -> Value:
    year = read_spoken_year(wording.part("spoken"))
    month = MONTHS.get(wording.part("month").lower().rstrip("."))
    return "DATE", f"{year}-{month:02}" if month else str(year)


def value_end(wording: Wording, told: Told) -> Value:
    """ "the end of the month" is the month."""
    if wording.part("edge").lower() == "year":
        return "DATE", str(told.published.year)
    unit = wording.part("edge").lower() or unit_of(wording)
    return "DATE", value_unit_at(told.published, unit, 0)


def value_unit_at(day: dt.date, unit: str, step: int) -> str:
    if unit == "quarter":
        index = day.year * 4 + (day.month - 1) // 3 + step
        return f"{index // 4}-Q{index % 4 + 1}"
    if unit == "weekend":
        year, week, _ = (cal.weekend_before(day).earliest + dt.timedelta(days=7 * step)).isocalendar()
        return f"{year}-W{week:02}-WE"
    if unit == "decade":
        return str(day.year // 10 + step)
    if unit == "century":
        return str(day.year // 100 + step)
    if unit == "spring":
        return f"{day.year + step}-SP"
    return write_when(cal.shift(day, step, unit))


def value_unit(wording: Wording, told: Told) -> Value:
    """ "the year", "the current week": that of publication; "the year ended March 31" is a span."""
    if wording.part("ended"):
        return "DURATION", write_span(1, unit_of(wording))
    return "DATE", value_unit_at(told.published, unit_of(wording), 0)


def value_this_unit(wording: Wording, told: Told) -> Value:
    which = wording.part("which").lower().removeprefix("the ").removeprefix("this ")
    return "DATE", value_unit_at(told.published, unit_of(wording), STEPS.get(which, 0))
