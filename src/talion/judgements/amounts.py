"""A date or a count as a person writes it goes in, the value that it means comes out, or what is allowed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import get_args

from talion.judgements.making import JudgementError
from talion.records import Count, DatePrecision, When

COUNT = re.compile(r"(?P<low>\d+)(?:\s*[-–]\s*(?P<high>\d+))?|(?P<sign>>=|<=|>|<)\s*(?P<bound>\d+)")
DATES = re.compile(r"(?P<first>[\dW-]+)(?:\s*\.\.\s*(?P<last>[\dW-]+))?")
DATE_FORMS = "a day (2024-01-23), a week (2024-W04), a month (2024-01), a year (2024), or two of them (2024-01-20..2024-01-23)"
COUNT_FORMS = "a number (5), a range (5-7), a bound (>=5, <=7), or 0 for none"


def read_dates(words: str) -> When:
    found = DATES.fullmatch(words)
    if found is None:
        raise JudgementError(f"{words!r} is no date; write {DATE_FORMS}")
    first = _read_date(found["first"])
    last = _read_date(found["last"]) if found["last"] else first
    if last.latest < first.earliest:
        raise JudgementError(f"{words!r} ends before it begins")
    return When(earliest=first.earliest, latest=last.latest, precision=_coarser(first.precision, last.precision))


def _read_date(text: str) -> When:
    try:
        if week := re.fullmatch(r"(\d{4})-W(\d{2})", text):
            monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return When(earliest=monday, latest=monday + dt.timedelta(days=6), precision="week")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = dt.date.fromisoformat(text)
            return When(earliest=day, latest=day, precision="day")
        if month := re.fullmatch(r"(\d{4})-(\d{2})", text):
            year, number = int(month[1]), int(month[2])
            last = dt.date(year, number, calendar.monthrange(year, number)[1])
            return When(earliest=last.replace(day=1), latest=last, precision="month")
        if re.fullmatch(r"\d{4}", text):
            return When(earliest=dt.date(int(text), 1, 1), latest=dt.date(int(text), 12, 31), precision="year")
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise JudgementError(f"{text!r} is no date; write {DATE_FORMS}")


def _coarser(one: DatePrecision, other: DatePrecision) -> DatePrecision:
    order: tuple[DatePrecision, ...] = get_args(DatePrecision)
    return max(one, other, key=order.index)


def read_count(words: str) -> Count:
    found = COUNT.fullmatch(words.replace(",", ""))
    if found is None:
        raise JudgementError(f"{words!r} is no count; write {COUNT_FORMS}")
    if found["sign"]:
        bound = int(found["bound"])
        if found["sign"].startswith(">"):
            return Count(low=bound + (found["sign"] == ">"), high=None)
        if found["sign"] == "<" and bound == 0:
            raise JudgementError(f"{words!r} is no count; write {COUNT_FORMS}")
        return Count(low=None, high=bound - (found["sign"] == "<"))
    low = int(found["low"])
    high = int(found["high"]) if found["high"] else low
    if high < low:
        raise JudgementError(f"{words!r} runs downwards; write {COUNT_FORMS}")
    return Count(low=low, high=high)
