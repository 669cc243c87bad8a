"""A wording of time and what it may hang on go in, its dates and the rule that gave them come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from talion.mentions import time_calendar as cal
from talion.mentions.time_counted import (
    exact_shift,
    resolve_anniversary,
    resolve_counted,
    resolve_offset,
    resolve_same,
    resolve_some,
)
from talion.mentions.time_frame import UNKNOWN, Frame, Resolved, on_publication
from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import HOLIDAYS, ORDINALS, SEASONS, WEEKDAYS, read_month
from talion.records import When

DAY = dt.timedelta(days=1)
NEAR_DAYS = 183
SOON_DAYS = 61
NEAR_MONTHS = 3
WEEKS = {"last": -1, "this": 0, "next": 1}


def resolve(wording: Wording, frame: Frame) -> Resolved | None:
    """The dates of a wording, or None where the words name no date after all."""
    try:
        return RESOLVERS[wording.name](wording, frame)
    except (OverflowError, ValueError):
        return None  # beyond the calendar: "two thousand years ago"


def written_year(wording: Wording, frame: Frame) -> tuple[int | None, str]:
    """The year that the wording or its sentence gives, and the rule for it."""
    if wording.part("year"):
        return int(wording.part("year")), ""
    if wording.part("short") and frame.published is not None:  # "10 Nov 11"
        near = (frame.published.year, frame.published.year - 1)
        return next((y for y in near if y % 100 == int(wording.part("short"))), None), ""
    moved = (
        WEEKS.get(wording.part("which"))
        if wording.name in {"date", "range", "month"} and wording.part("which") in WEEKS
        else None
    )
    if (
        moved is not None
        and frame.published is not None
        and "year" in wording.part("which") + " year"
        and wording.name != "month"
    ):
        return frame.published.year + moved, f"{wording.part('which')} year, published {frame.published.isoformat()}"
    if frame.year is not None and not frame.future:
        return frame.year, f"day and month of {frame.year}, written in the same sentence"
    return None, ""


def resolve_date(wording: Wording, frame: Frame) -> Resolved | None:
    month = int(wording.part("month")) if wording.part("month").isdigit() else read_month(wording.part("month"))
    year, rule = written_year(wording, frame)
    number = int(wording.part("day"))
    if year is not None:
        day = cal.make_day(year, month, number)
        return Resolved(cal.one_day(day), rule) if day else None
    if cal.make_day(2000, month, number) is None:
        return None
    if frame.published is not None and not frame.future and (p := frame.published + DAY).month == month and p.day == number:
        return Resolved(cal.one_day(p), LOCAL_TIME)
    if frame.future or is_ahead(frame, month, number):
        return on_publication(
            frame, lambda p: cal.one_day(cal.month_day_after(p, month, number) or p), "next such day after publication"
        )
    return on_publication(
        frame, lambda p: cal.one_day(cal.month_day_before(p, month, number) or p), "day and month of the year before publication"
    )


def is_ahead(frame: Frame, month: int, number: int) -> bool:
    """Is the next such day nearer than the last, if either may be meant?"""
    if frame.published is None or not frame.near:
        return False
    ahead = cal.month_day_after(frame.published, month, number)
    return ahead is not None and (ahead - frame.published).days < (SOON_DAYS if frame.past else NEAR_DAYS)


def resolve_slashes(wording: Wording, frame: Frame) -> Resolved | None:
    first, second, year = int(wording.part("day")), int(wording.part("month")), int(wording.part("year"))
    day = cal.make_day(year, second, first) or cal.make_day(year, first, second)
    return Resolved(cal.one_day(day), "") if day else None


def resolve_range(wording: Wording, frame: Frame) -> Resolved | None:
    last = {**wording.parts, "day": wording.part("day2"), "month": wording.part("month2") or wording.part("month")}
    end = resolve_date(Wording("date", wording.start, wording.end, last), frame)
    if end is None or end.when is None:
        return end
    stop = end.when.latest
    month = read_month(wording.part("month"))
    if wording.part("year2"):
        start = cal.make_day(int(wording.part("year2")), month, int(wording.part("day")))
    else:
        start = cal.month_day_before(stop, month, int(wording.part("day")))
    if wording.part("year2") and not wording.part("year") and start is not None:
        stop = cal.month_day_after(start, stop.month, stop.day) or stop
        end = Resolved(end.when, "")
    return Resolved(cal.days(start, stop), end.rule) if start is not None and start <= stop else None


def part_of(wording: Wording) -> str:
    """early, mid or late of "the beginning of", "mid-", "final days of"."""
    words = wording.part("part").lower()
    if any(w in words for w in ("early", "start", "begin", "opening", "first", "turn")):
        return "early"
    if "mid" in words:
        return "mid"
    return "late" if words else ""


def resolve_month(wording: Wording, frame: Frame) -> Resolved | None:
    which = wording.part("which").lower()
    month, part = read_month(wording.part("month")), part_of(wording)
    year, rule = written_year(wording, frame)
    if year is not None:
        return Resolved(cal.month_of(year, month, part), rule.replace("day and month", "month"))
    ahead = (month - frame.published.month) % 12 if frame.published is not None else 0
    if which == "next" or frame.future or (frame.near and not frame.past and which == "" and 0 < ahead <= NEAR_MONTHS):
        return on_publication(
            frame, lambda p: cal.month_of(p.year + (month < p.month), month, part), "next such month after publication"
        )
    if which == "this":
        return on_publication(frame, lambda p: cal.month_of(p.year, month, part), "month of the year of publication")
    if which == "last":
        return on_publication(
            frame, lambda p: cal.month_of(p.year - (month >= p.month), month, part), "last such month before publication"
        )
    return on_publication(
        frame, lambda p: cal.month_of(p.year - (month > p.month), month, part), "latest such month before publication"
    )


def resolve_week_of_month(wording: Wording, frame: Frame) -> Resolved | None:
    month = resolve_month(wording, frame)
    if month is None or month.when is None:
        return month
    return Resolved(cal.week_in_month(month.when, ORDINALS[wording.part("ordinal").lower()]), month.rule or "week of the month")


def resolve_year(wording: Wording, frame: Frame) -> Resolved | None:
    return Resolved(cal.year_of(int(wording.part("year")), part_of(wording)), "")


def resolve_season(wording: Wording, frame: Frame) -> Resolved | None:
    month = SEASONS[(wording.part("season") or wording.part("season2")).lower()]
    if wording.part("year"):
        return Resolved(cal.season_of(int(wording.part("year")), month), "season of the north")
    which = wording.part("which").lower()
    if which == "next":
        return on_publication(
            frame, lambda p: cal.season_of(p.year + (month <= p.month), month), "next such season after publication"
        )
    if which == "this":
        return on_publication(frame, lambda p: cal.season_of(p.year, month), "season of the year of publication")
    passed = 2 if which == "last" else 0
    return on_publication(
        frame,
        lambda p: cal.season_of(p.year - (month + passed >= p.month if passed else month > p.month), month),
        "latest such season before publication",
    )


FAR_TIME = " by America's clock,"  # overseas it may have been the day after
LOCAL_TIME = "local time, of the day after publication"  # told where the day before has not ended


def resolve_weekday(wording: Wording, frame: Frame) -> Resolved | None:
    weekday = WEEKDAYS[wording.part("weekday").lower()]
    week, which, name = wording.part("week"), wording.part("which").lower(), wording.part("weekday")
    if week:
        return on_publication(
            frame,
            lambda p: cal.one_day(cal.week_of(p + 7 * WEEKS[week] * DAY).earliest + weekday * DAY),
            f"{name} of {week} week, published",
        )
    if which in {"the following", "the previous", "that", "the same"} and frame.day is not None:
        base = frame.day.latest
        day = (
            cal.weekday_after(base, weekday, strictly=True)
            if which == "the following"
            else cal.weekday_before(base, weekday, strictly=which == "the previous")
        )
        return Resolved(cal.one_day(day), f"{which} {name} counted from {base.isoformat()}")
    if which in {"next", "coming", "this coming"} or (frame.future and which not in {"last", "past", "this past"}):
        return on_publication(
            frame, lambda p: cal.one_day(cal.weekday_after(p, weekday, strictly=which == "next")), "weekday after publication"
        )
    if wording.part("local") and frame.published is not None and (frame.published + DAY).weekday() == weekday:
        return on_publication(frame, lambda p: cal.one_day(p + DAY), LOCAL_TIME)
    return on_publication(
        frame,
        lambda p: cal.one_day(cal.weekday_before(p, weekday, strictly=which in {"last", "this past"})),
        f"weekday{FAR_TIME if wording.part('far') else ''} before publication",
    )


def resolve_deictic(wording: Wording, frame: Frame) -> Resolved | None:
    back = 2 if wording.part("back2") else 1 if wording.part("back1") else -1 if wording.part("on1") else 0
    rule = {2: "two days before publication", 1: "day before publication", 0: "day of publication", -1: "day after publication"}[
        back
    ]
    return on_publication(frame, lambda p: cal.one_day(p - back * DAY), rule)


def resolve_overnight(wording: Wording, frame: Frame) -> Resolved | None:
    weekday = WEEKDAYS.get(wording.part("weekday").lower())
    if weekday is None:
        return on_publication(frame, lambda p: cal.days(p - DAY, p), "night before publication")
    rule = "night counted by its weekday before publication"
    if "into" in wording.part("into") or "to " in wording.part("into"):
        return on_publication(
            frame, lambda p: cal.days(cal.weekday_before(p, weekday) - DAY, cal.weekday_before(p, weekday)), rule
        )
    if wording.part("to"):
        return on_publication(
            frame, lambda p: cal.days((d := cal.weekday_before(p, WEEKDAYS[wording.part("to").lower()])) - DAY, d), rule
        )
    return on_publication(frame, lambda p: cal.one_day(cal.weekday_before(p, weekday)), rule)


def resolve_period(wording: Wording, frame: Frame) -> Resolved | None:
    unit, which = wording.part("unit").lower(), wording.part("which").lower()
    ahead = {"next": 1, "the coming": 1, "this": 0, "the": 0}.get(which, -1)
    if ahead == 0 and wording.part("part").lower() == "earlier" and unit != "weekend":
        return on_publication(frame, lambda p: cal.part_before(p, unit), f"{unit} before the day of publication,")
    if unit == "weekend":
        return on_publication(
            frame,
            lambda p: cal.weekend_before(p if ahead <= 0 and which != "next" else p + 7 * DAY),
            "weekend before publication" if ahead <= 0 else "weekend after publication",
        )
    if which in {"the past", "this past"} and unit != "weekend":
        return on_publication(
            frame,
            lambda p: When(
                earliest=exact_shift(p, -1, unit),
                latest=p,
                precision="week" if unit == "week" else "month" if unit == "month" else "year",
            ),
            f"{unit} up to publication",
        )
    return on_publication(frame, lambda p: cal.shift(p, ahead, unit), f"{which} {unit}, published")


def resolve_weekend(wording: Wording, frame: Frame) -> Resolved | None:
    return on_publication(frame, cal.weekend_before, "weekend before publication")


def resolve_bare_day(wording: Wording, frame: Frame) -> Resolved | None:
    """ "on the 28th": of the month told before or of publication, whichever came last before it."""
    number = int(wording.part("day"))
    if frame.published is not None:
        stop = frame.published
        for back in range(12):
            first = cal.shift_months(stop.replace(day=1), -back)
            day = cal.make_day(first.year, first.month, number)
            if day is not None and day <= stop:
                return Resolved(cal.one_day(day), f"latest such day of a month before publication {stop.isoformat()}")
    return Resolved(None, UNKNOWN) if frame.published is None else None


def resolve_holiday(wording: Wording, frame: Frame) -> Resolved | None:
    month, number = HOLIDAYS[wording.part("holiday").lower().replace("’", "'")]
    if wording.part("year"):
        return Resolved(cal.one_day(dt.date(int(wording.part("year")), month, number)), "date of the feast")
    return on_publication(
        frame, lambda p: cal.one_day(cal.month_day_before(p, month, number) or p), "latest such feast before publication"
    )


RESOLVERS: Mapping[str, Callable[[Wording, Frame], Resolved | None]] = {
    "date": resolve_date, "slashes": resolve_slashes, "range": resolve_range, "month": resolve_month, "bare month": resolve_month,
    "week of month": resolve_week_of_month, "year": resolve_year, "season": resolve_season, "weekday": resolve_weekday,
    "counted": resolve_counted, "deictic": resolve_deictic, "overnight": resolve_overnight,
    "some units": resolve_some, "offset": resolve_offset, "same": resolve_same, "period": resolve_period,
    "weekend": resolve_weekend,
    "bare day": resolve_bare_day, "anniversary": resolve_anniversary, "holiday": resolve_holiday,
}  # fmt: skip
