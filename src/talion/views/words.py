"""Values of the records go in, words for people come out: dates, numbers, places, types and names of fields."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from talion.records import Attribution, ClaimField, ClaimValue, Count, Place, Report, When
from talion.registry import load_tsv

# calendar.month_abbr and strftime follow the locale; these names must not.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
UNKNOWN = "unknown"
DASH = "–"

FIELD_WORDS: dict[ClaimField, str] = {
    "acled_sub_event_type": "type (ACLED)",
    "plover_type": "type (PLOVER)",
    "plover_mode": "mode (PLOVER)",
    "date": "date",
    "place": "place",
    "perpetrators": "by",
    "recipients": "against",
    "victims": "named victims",
    "target_kind": "target",
    "weapons": "weapons",
    "fatalities": "killed",
    "injured": "injured",
    "claimed_by": "claimed by",
    "attributed_to": "attributed to",
    "status": "status",
}


def clean(text: str) -> str:
    """The text on one line: every run of white space one space, nothing that could steer a terminal."""
    visible = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return re.sub(r"\s+", " ", visible).strip()


def word_day(day: dt.date) -> str:
    """ "20 Jan 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def word_when(when: When | None) -> str:
    """ "Sat 20 Jan 2024", "20–22 Jan 2024", "week of 15 Jan 2024", "Nov 2023–Jan 2024", "2020"; "date unknown" for None."""
    if when is None:
        return "date unknown"
    first, last = when.earliest, when.latest
    if when.precision == "day" and first == last:
        return f"{DAYS[first.weekday()]} {word_day(first)}"
    if when.precision == "week" and (last - first).days < 8:
        return f"week of {word_day(first)}"
    if when.precision == "month":
        return _join_months(first, last)
    if when.precision == "year":
        return str(first.year) if first.year == last.year else f"{first.year}{DASH}{last.year}"
    return _join_days(first, last)


def _join_days(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        return f"{word_day(first)} {DASH} {word_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]}{DASH}{word_day(last)}"
    return f"{first.day}{DASH}{word_day(last)}"


def _join_months(first: dt.date, last: dt.date) -> str:
    end = f"{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = MONTHS[first.month - 1] if first.year == last.year else f"{MONTHS[first.month - 1]} {first.year}"
    return f"{start}{DASH}{end}"


def word_partial(iso: str) -> str:
    """An ISO date as precise as it was said: "2023-11" is "Nov 2023", "2024-01-20" is "20 Jan 2024"."""
    parts = iso[:10].split("-")
    if len(parts) == 3:
        return word_day(dt.date.fromisoformat(iso[:10]))
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]


def word_count(count: Count | None) -> str:
    """ "4", "1–2", "none", "more than 100" (from 101), "at least 4", "up to 20", "unknown"."""
    if count is None or (count.low is None and count.high is None):
        return UNKNOWN
    if count.high is None and count.low is not None:
        return f"more than {count.low - 1:,}" if count.low > 10 and count.low % 10 == 1 else f"at least {count.low:,}"
    if count.low is None:
        return f"up to {count.high:,}"
    if count.low == count.high:
        return "none" if count.high == 0 else f"{count.high:,}"
    return f"{count.low:,}{DASH}{count.high:,}"


def word_toll(fatalities: Count | None, injured: Count | None, latest: tuple[Count | None, Count | None] = (None, None)) -> str:
    """ "1–2 killed, 4 injured", "5–7 killed (latest 7), injured unknown", "toll unknown"."""
    if fatalities is None and injured is None:
        return "toll unknown"
    return f"{_count_people(fatalities, 'killed', latest[0])}, {_count_people(injured, 'injured', latest[1])}"


def _count_people(count: Count | None, what: str, latest: Count | None) -> str:
    words = word_count(count)
    if words == UNKNOWN:
        return f"{what} {UNKNOWN}"
    return f"{words} {what}" if latest in (None, count) else f"{words} {what} (latest {word_count(latest)})"


def word_place(place: Place | None) -> str:
    """ "Al-Asad base, Iraq (site)", "in Iraq (country)", "Red Sea (sea)", "place unknown"."""
    if place is None:
        return "place unknown"
    country = word_country(place.country)
    if place.precision == "country":
        return f"in {country or clean(place.name)} (country)"
    name = clean(place.name)
    where = f"{name}, {country}" if country and country != name else name
    return f"{where} ({place.precision})"


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Each alpha-3 code with the names of its country, the usual one first."""
    return {row["country"]: (row["name"], *filter(None, row["aliases"].split(";"))) for row in load_tsv("country_names.tsv")}


def word_country(alpha3: str | None) -> str:
    """The usual English name of a country; an unlisted code stays as it is, None is ""."""
    return _countries().get(alpha3, (alpha3,))[0] if alpha3 else ""


def find_countries(text: str) -> list[str]:
    """The alpha-3 codes that a person may mean: the code itself, a name, or else all whose name holds the words."""
    wanted = text.strip().casefold()
    if wanted.upper() in _countries():
        return [wanted.upper()]
    exact = [code for code, names in _countries().items() if wanted in (name.casefold() for name in names)]
    return exact or sorted(code for code, names in _countries().items() if wanted and wanted in names[0].casefold())


def word_value(value: ClaimValue) -> str:
    """The value of one claim."""
    match value:
        case When():
            return word_when(value)
        case Count():
            return word_count(value)
        case Place():
            return word_place(value)
        case Attribution():
            return f"{clean(value.actor)}, by {clean(value.by)}"
        case _:
            return clean(value)


def word_share(share: float | None) -> str:
    """A probability as "0.87"; "" for None."""
    return "" if share is None else f"{share:.2f}"


def word_number(count: int, thing: str, things: str = "") -> str:
    """ "1 report", "12 reports"."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def word_list(names: Sequence[str]) -> str:
    return ", ".join(clean(name) for name in names)


def word_source(report: Report | None, shown_id: str) -> str:
    """Who published it, when, and the report's id: "Example Wire, 24 Jan 2024 [seed]"."""
    if report is None:
        return f"[{clean(shown_id)}]"
    who = clean(report.publisher) or clean(report.title) or "no publisher given"
    day = report.published_date
    return f"{who}, {word_day(day) if day else 'undated'} [{clean(shown_id)}]"
