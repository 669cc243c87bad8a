"""A wording of time and what was told before it go in, its TIMEX3 type and value come out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from talion.mentions import time_calendar as cal
from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import MONTHS, ORDINALS, SMALL, WEEKDAYS, read_small
from talion.records import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Value = tuple[TimexType, str]

SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Mapping[str, str] = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO"}
LETTERS: Mapping[str, str] = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y", "summer": "Y", "winter": "Y",
}  # fmt: skip
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
MANY: Mapping[str, int] = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2}
STEPS: Mapping[str, int] = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}


@dataclass(frozen=True, slots=True)
class Told:
    """What a reference may hang on: the publication, the last date and the last quarter told, and whether the verb looks ahead."""

    published: dt.date
    when: When | None
    quarter: tuple[int, int] | None
    future: bool


def write_when(when: When) -> str:
    match when.precision:
        case "day":
            return when.earliest.isoformat()
        case "week":
            year, week, _ = when.earliest.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return when.earliest.isoformat()[:7]
        case _:
            return when.earliest.isoformat()[:4]


def value_calendar(wording: Wording, when: When, quote: str) -> Value:
    """The value of a wording that the calendar resolved, as exact as its words."""
    words = quote.lower()
    if wording.part("since"):
        return "DURATION", write_span(read_small(wording.part("number")), wording.part("unit").lower())
    season = wording.part("season") or wording.part("season2")
    if season:
        return "DATE", f"{when.earliest.year}-{SEASONS[season.lower()]}"
    if "weekend" in words:
        year, week, _ = when.earliest.isocalendar()
        return "DATE", f"{year}-W{week:02}-WE"
    unit = wording.part("unit").lower()
    if unit in {"decade", "century", "centurie"}:
        year = when.earliest.isoformat()
        return "DATE", year[:3] if unit == "decade" else year[:2]
    value = write_when(when)
    part = re.search(r"(morning|afternoon|evening|night|dawn)$", words) or re.match(r"(over|to|last )(night)", words)
    if part is not None and when.precision == "day" and wording.name != "counted":
        return ("TIME" if wording.name in {"deictic", "overnight"} else "DATE"), value + DAY_PARTS[part[part.lastindex or 1]]
    return "DATE", value


def write_span(number: float, unit: str) -> str:
    letter = LETTERS[unit]
    amount = number * MANY.get(unit, 1)
    text = str(int(amount)) if amount == int(amount) else str(amount)
    return f"P{letter.replace('T', 'T' + text) if letter[0] == 'T' else text + letter}"


def unit_of(wording: Wording) -> str:
    return (wording.part("unit") or wording.part("unit2") or wording.part("unit3")).lower()


def value_duration(wording: Wording, told: Told) -> Value:
    words = wording.part("number").lower()
    half = 0.5 if wording.part("half") or wording.part("half2") else 0.0
    number = 0.5 if words.startswith("half") else read_small(words) + half
    return "DURATION", write_span(number, unit_of(wording))


def value_vague(wording: Wording, told: Told) -> Value:
    letter = LETTERS[unit_of(wording)]
    amount = "X0" if unit_of(wording) == "decade" else "X"
    return "DURATION", f"P{'TX' + letter[1] if letter[0] == 'T' else amount + letter}"


def value_age(wording: Wording, told: Told) -> Value:
    return value_duration(wording, told) if wording.part("number") else value_vague(wording, told)


def value_rate(wording: Wording, told: Told) -> Value:
    if wording.part("month"):
        return "SET", f"XXXX-{MONTHS[wording.part('month').lower().rstrip('.')]:02}"
    if wording.part("weekday"):
        return "SET", f"XXXX-WXX-{WEEKDAYS[wording.part('weekday').lower()] + 1}"
    if wording.part("season"):
        return "SET", f"XXXX-{SEASONS[wording.part('season').lower()]}"
    if wording.part("daypart"):
        return "SET", f"XXXX-XX-XX{DAY_PARTS.get(wording.part('daypart').lower(), 'TWE')}"
    number = read_small(wording.part("number")) if wording.part("number") else 1
    return "SET", write_span(number, wording.part("unit").lower())


def year_meant(wording: Wording, told: Told) -> int | None:
    if wording.part("year"):
        return int(wording.part("year"))
    which = wording.part("which") or wording.part("which2")
    return told.published.year + STEPS.get(which.lower(), 0) if which else None


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
    if wording.part("short"):
        return "DATE", f"19{wording.part('short')}"
    return "DATE", str(year_meant(wording, told) or told.published.year)


def value_decade(wording: Wording, told: Told) -> Value:
    if wording.part("word"):
        tens = DECADES.index(wording.part("word").lower()) + 2
        return "DATE", f"{told.published.year // 100 - (tens > told.published.year % 100 // 10)}{tens}"
    if wording.part("tens"):
        return "DATE", wording.part("century") + wording.part("tens")
    tens = wording.part("tens2")
    century = told.published.year // 100
    return "DATE", f"{century if int(tens) * 10 <= told.published.year % 100 else century - 1}{tens}"


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


def day_meant(told: Told) -> str:
    when = told.when
    return when.earliest.isoformat() if when is not None and when.precision == "day" else told.published.isoformat()


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


VALUERS: Mapping[str, Callable[[Wording, Told], Value]] = {
    "duration": value_duration, "vague span": value_vague,
    "recent span": lambda w, _: ("DATE", "FUTURE_REF" if w.part("way").lower() == "coming" else "PAST_REF"),
    "plain season": lambda w, t: ("DATE", f"{t.published.year}-{SEASONS[w.part('season').lower()]}"), "age": value_age, "rate": value_rate,
    "rate word": lambda _, __: ("SET", "P1Y"), "quarter": value_quarter, "that quarter": value_quarter, "half": value_half,
    "plain year": lambda w, _: ("DATE", w.part("year")), "plain month": value_plain_month,
    "year before": value_year_before, "fiscal year": value_fiscal, "decade": value_decade, "century": value_century,
    "spoken year": value_spoken, "spoken month": value_spoken, "end of": value_end, "the unit": value_unit,
    "this unit": value_this_unit, "now": lambda _, __: ("DATE", "PRESENT_REF"), "past": lambda _, __: ("DATE", "PAST_REF"),
    "future": lambda _, __: ("DATE", "FUTURE_REF"), "clock": value_clock, "clock word": value_clock_word,
    "day part": value_day_part, "short date": value_short_date, "feast": value_feast,
}  # fmt: skip
