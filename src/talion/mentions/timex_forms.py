"""A time or a number with its unit goes in, its TIMEX3 spelling comes out, with the codes that TIMEX3 has for words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from talion.mentions.time_patterns import Wording
from talion.records import When

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Value = tuple[TimexType, str]

SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Mapping[str, str] = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO"}
LETTERS: Mapping[str, str] = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y", "summer": "Y", "winter": "Y",
}  # fmt: skip
MANY: Mapping[str, int] = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2}
STEPS: Mapping[str, int] = {"last": -1, "past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}


@dataclass(frozen=True, slots=True)
class Told:
    """What a reference may hang on: the publication, the last date and quarter told, and whether the verb looks ahead."""

    published: dt.date
    when: When | None
    quarter: tuple[int, int] | None
    future: bool


def write_when(when: When) -> str:
    match when.precision:
        case "day":
            return when.earliest.isoformat()
        case "week":
            year, week, _ = (when.earliest + (when.latest - when.earliest) / 2).isocalendar()  # such a week may begin on Sunday
            return f"{year}-W{week:02}"
        case "month":
            return when.earliest.isoformat()[:7]
        case _:
            return when.earliest.isoformat()[:4]


def write_span(number: float, unit: str) -> str:
    letter = LETTERS[unit]
    amount = number * MANY.get(unit, 1)
    text = str(int(amount)) if amount == int(amount) else str(amount)
    return f"P{letter.replace('T', 'T' + text) if letter[0] == 'T' else text + letter}"


def unit_of(wording: Wording) -> str:
    return (wording.part("unit") or wording.part("unit2") or wording.part("unit3")).lower()


def year_meant(wording: Wording, told: Told) -> int | None:
    if wording.part("year"):
        return int(wording.part("year"))
    which = wording.part("which") or wording.part("which2")
    return told.published.year + STEPS.get(which.lower(), 0) if which else None


def day_meant(told: Told) -> str:
    when = told.when
    return when.earliest.isoformat() if when is not None and when.precision == "day" else told.published.isoformat()
