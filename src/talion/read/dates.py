"""A publication date as people write it goes in, an ISO date or date-time comes out."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WRITTEN = (
    re.compile(rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}", re.IGNORECASE),
)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


def iso_date(value: str) -> str | None:
    """`value` itself when it is an ISO date or date-time of at least a day, else None."""
    value = value.strip()
    if not ISO.fullmatch(value):
        return None
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def written_date(value: str) -> str | None:
    """The ISO form of "2024-01-31", "31 January 2024", "Jan. 31, 2024" or a mail header's date; None for anything else.

    Figures alone, such as 03/04/2024, name two days and are None.
    """
    value = value.strip()
    return iso_date(value) or named_month_date(value) or mail_date(value)


def named_month_date(value: str) -> str | None:
    for form in WRITTEN:
        if found := form.fullmatch(value):
            month = MONTHS.index(found["month"][:3].lower()) + 1
            try:
                return dt.date(int(found["year"]), month, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None


def mail_date(value: str) -> str | None:
    if not re.search(r"\d{4}.*\d\d:\d\d", value):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return None
