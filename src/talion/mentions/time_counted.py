"""A wording that counts from another time goes in, its dates come out: "two weeks ago", "a day later", "the next morning"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from talion.mentions import time_calendar as cal
from talion.mentions.number_words import read_ordinal
from talion.mentions.time_frame import UNKNOWN, Frame, Resolved, on_publication
from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import WEEKDAYS, read_small
from talion.records import When

DAY = dt.timedelta(days=1)
SOME_DAYS: Mapping[tuple[str, str], tuple[int, int]] = {
    ("", "days"): (2, 7), ("couple of", "days"): (2, 3), ("few", "days"): (2, 6), ("", "weeks"): (10, 24),
    ("couple of", "weeks"): (11, 17),
}  # fmt: skip


def resolve_counted(wording: Wording, frame: Frame) -> Resolved | None:
    """Units counted from the publication ("ago"), from the time told before ("later") or from a happening ("after")."""
    number, unit = read_small(wording.part("number")), wording.part("unit").lower()
    if wording.part("weekday"):
        return resolve_ago_weekday(wording, frame, number, unit)
    if wording.part("ago"):
        return resolve_ago(wording, frame, number, unit)
    if wording.part("way"):
        return resolve_offset(wording, frame)
    return resolve_after(wording, frame, number, unit)


def resolve_ago_weekday(wording: Wording, frame: Frame, number: int, unit: str) -> Resolved | None:
    back = {"week": 7, "fortnight": 14, "month": 30, "day": 1}.get(unit)
    if back is None:
        return None
    weekday = WEEKDAYS[wording.part("weekday").lower()]
    return on_publication(
        frame,
        lambda p: cal.one_day(cal.weekday_near(p - number * back * DAY, weekday)),
        f"weekday nearest to {number} {unit} before publication",
    )


def resolve_ago(wording: Wording, frame: Frame, number: int, unit: str) -> Resolved | None:
    exact = wording.part("exact") or wording.part("today")
    if exact:
        return on_publication(
            frame, lambda p: cal.one_day(exact_shift(p, -number, unit)), f"{number} {unit} to the day before publication"
        )
    if unit in {"week", "fortnight"}:
        told = f"{number} {unit} before publication, give or take some days"
        return on_publication(frame, lambda p: days_about(exact_shift(p, -number, unit), number + 1), told)
    return on_publication(frame, lambda p: cal.shift(p, -number, unit), f"{number} {unit} before publication")


def days_about(day: dt.date, reach: int) -> When:
    return When(earliest=day - reach * DAY, latest=day + reach * DAY, precision="week")


def exact_shift(day: dt.date, number: int, unit: str) -> dt.date:
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}.get(unit)
    return cal.shift_months(day, number * months) if months else day + number * {"week": 7, "fortnight": 14}.get(unit, 1) * DAY


def resolve_some(wording: Wording, frame: Frame) -> Resolved | None:
    """ "hours earlier" is the same day, "a few days ago" some days before it; vague months and years are no date."""
    unit, way = wording.part("unit").lower(), wording.part("way").lower()
    base = frame.beside or frame.day if way == "after" else frame.day
    if way == "ago":
        base = cal.one_day(frame.published) if frame.published is not None else None
        if base is None:
            return Resolved(None, UNKNOWN)
    if base is None:
        return None
    told = "publication" if way == "ago" else f"{base.latest.isoformat()}, the time told before"
    if unit in {"hours", "minutes"}:
        return Resolved(base, f"hours from {told}, counted as that day")
    reach = SOME_DAYS.get((wording.part("some").lower(), unit)) or SOME_DAYS.get(("", unit))
    if reach is None:
        return None
    low, high = reach
    if way in {"later", "afterwards"}:
        when = When(earliest=base.latest + low * DAY, latest=base.latest + high * DAY, precision="week")
    else:
        when = When(earliest=base.earliest - high * DAY, latest=base.earliest - low * DAY, precision="week")
    return Resolved(when, f"{low} to {high} days from {told}")


def resolve_offset(wording: Wording, frame: Frame) -> Resolved | None:
    """ "two days later", "the next day": counted from the last time told."""
    unit, way = wording.part("unit").lower(), wording.part("way").lower()
    unit = {"morning": "day", "evening": "day", "afternoon": "day"}.get(unit, unit)
    number = read_small(wording.part("number")) if wording.part("number") else 1
    sign = -1 if way in {"earlier", "before", "beforehand", "previously", "previous", "preceding"} else 1
    base = frame.day if unit in {"minute", "hour", "day", "night", "week", "fortnight"} else frame.anchor
    if base is None:
        return None
    start = base.latest if sign > 0 else base.earliest
    if unit in {"week", "fortnight"} and wording.part("number"):
        when = cal.one_day(start + sign * number * (14 if unit == "fortnight" else 7) * DAY)
    else:
        when = cal.shift(start, sign * number, unit)
    return Resolved(when, f"{number} {unit} {'after' if sign > 0 else 'before'} {start.isoformat()}, the time told before")


def resolve_anniversary(wording: Wording, frame: Frame) -> Resolved | None:
    """ "the tenth anniversary of the massacre" tells its year, or its day where the sentence tells a day."""
    nth = wording.part("nth") and read_ordinal(wording.part("nth"))
    number = int(wording.part("number")) if wording.part("number") else nth or read_small(wording.part("count") or "one")
    if frame.beside is not None:
        day = exact_shift(frame.beside.earliest, -number, "year")
        return Resolved(cal.one_day(day), f"{number} years before {frame.beside.earliest.isoformat()}, told in the same sentence")
    return on_publication(frame, lambda p: cal.shift(p, -number, "year"), f"{number} years before publication")


def resolve_same(wording: Wording, frame: Frame) -> Resolved | None:
    unit = wording.part("unit").lower()
    if unit in {"week", "month", "year"}:
        return Resolved(cal.shift(frame.anchor.earliest, 0, unit), "counted from the time told before") if frame.anchor else None
    return Resolved(frame.day, f"the day told before, {frame.day.earliest.isoformat()}") if frame.day else None


def count_back(frame: Frame, number: int, unit: str) -> Resolved | None:
    """ "The attack came a week after ...", where no day is told beside it.

    It is counted from the day told last, or from publication, which mostly is the day after.
    """
    if frame.day is not None:
        base = frame.day.earliest
        told = f"{number} {unit} before {base.isoformat()}, the day told before"
        return Resolved(cal.one_day(exact_shift(base, -number, unit)), told)
    return on_publication(
        frame,
        lambda p: cal.days((d := exact_shift(p, -number, unit)) - DAY, d),
        f"{number} {unit} before the days of publication",
    )


def resolve_after(wording: Wording, frame: Frame, number: int, unit: str) -> Resolved | None:
    """ "a day after they struck": so long before the day that the sentence tells; years count from publication."""
    sign = 1 if wording.part("since").lower() == "before" else -1
    if frame.beside is not None and (unit in {"day", "night", "week", "fortnight"} or wording.part("exact")):
        base = frame.beside.earliest
        return Resolved(
            cal.one_day(exact_shift(base, sign * number, unit)),
            f"{number} {unit} from {base.isoformat()}, told in the same sentence",
        )
    if sign < 0 and unit in {"day", "night", "week", "fortnight"}:
        return count_back(frame, number, unit)
    if (
        unit not in {"year", "decade"}
        or sign > 0
        or (frame.published is not None and frame.beside is not None and (frame.published - frame.beside.latest).days > 14)
    ):
        return None
    if wording.part("exact"):
        return on_publication(
            frame, lambda p: cal.one_day(exact_shift(p, -number, unit)), f"{number} {unit} to the day before publication"
        )
    return on_publication(frame, lambda p: cal.shift(p, -number, unit), f"{number} {unit} before publication")
