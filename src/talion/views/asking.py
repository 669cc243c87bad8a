"""Dates as a person writes them go in, the days that they mean come out."""

from __future__ import annotations

import calendar
import datetime as dt

from talion.records import TalionError


def read_day(text: str) -> dt.date:
    """A day as YYYY-MM-DD. Raises TalionError for anything else."""
    try:
        return dt.datetime.strptime(text.strip(), "%Y-%m-%d").date()
    except ValueError as error:
        raise TalionError(f"{text!r} is no date; write it as 2024-01-24") from error


def read_days(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, month or day: 2024, 2024-01 or 2024-01-24. Raises TalionError for anything else."""
    parts = text.strip().split("-")
    try:
        if len(parts) == 3:
            return (day := read_day(text)), day
        year = int(parts[0])
        first, last = (int(parts[1]), int(parts[1])) if len(parts) == 2 else (1, 12)
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except (ValueError, TalionError, calendar.IllegalMonthError) as error:
        raise TalionError(f"{text!r} is no date; write it as 2024-01-24, 2024-01 or 2024") from error
