"""A wording of time and what was told before it go in, its TIMEX3 type and value come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import read_small
from talion.mentions.timex_days import value_clock, value_clock_word, value_day_part, value_feast, value_short_date
from talion.mentions.timex_forms import DAY_PARTS, SEASONS, Told, Value, write_span, write_when
from talion.mentions.timex_lengths import value_age, value_duration, value_rate, value_recent, value_vague
from talion.mentions.timex_periods import (
    value_century,
    value_decade,
    value_end,
    value_fiscal,
    value_half,
    value_plain_month,
    value_quarter,
    value_spoken,
    value_this_unit,
    value_unit,
    value_year_before,
)  # fmt: skip
from talion.records import When


def value_calendar(wording: Wording, when: When, quote: str) -> Value:
    """The value of a wording that the calendar resolved, as exact as its words; "Friday night" is its day."""
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
        return "DATE", when.earliest.isoformat()[: 3 if unit == "decade" else 2]
    value = write_when(when)
    part = re.search(r"(morning|afternoon|evening|night|dawn)$", words) or re.match(r"(over|to|last )(night)", words)
    if part is not None and wording.name in {"deictic", "overnight"}:
        return "TIME", value + DAY_PARTS[part[part.lastindex or 1]]
    return "DATE", value


VALUERS: Mapping[str, Callable[[Wording, Told], Value]] = {
    "duration": value_duration, "vague span": value_vague, "recent span": value_recent, "age": value_age, "rate": value_rate,
    "rate word": lambda _, __: ("SET", "P1Y"), "quarter": value_quarter, "that quarter": value_quarter, "half": value_half,
    "year before": value_year_before, "fiscal year": value_fiscal, "decade": value_decade, "century": value_century,
    "plain year": lambda w, _: ("DATE", w.part("year")), "plain month": value_plain_month,
    "plain season": lambda w, t: ("DATE", f"{t.published.year}-{SEASONS[w.part('season').lower()]}"),
    "spoken year": value_spoken, "spoken month": value_spoken, "end of": value_end, "the unit": value_unit,
    "this unit": value_this_unit, "now": lambda _, __: ("DATE", "PRESENT_REF"), "past": lambda _, __: ("DATE", "PAST_REF"),
    "future": lambda _, __: ("DATE", "FUTURE_REF"), "clock": value_clock, "clock word": value_clock_word,
    "day part": value_day_part, "short date": value_short_date, "feast": value_feast,
}  # fmt: skip
