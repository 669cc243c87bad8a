"""A parsed text and its day of publication go in, all its expressions of time come out as TIMEX3 has them, with type and value.

TIMEX3 is the annotation of TimeML. Beside the times that date happenings (see `times`) it holds spans ("three days"), rates
("every week") and references ("now", "recently"). Values are ISO 8601 as TimeML widens it: "1998-W08", "1989-Q3", "P3D".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from talion.mentions.time_context import Reading, is_future, read_doc
from talion.mentions.time_patterns import Wording, keep_longest
from talion.mentions.times import place_wordings
from talion.mentions.timex_forms import TimexType, Told
from talion.mentions.timex_patterns import scan_spans
from talion.mentions.timex_periods import quarter_of
from talion.mentions.timex_values import VALUERS, value_calendar
from talion.records import When

NEAR = 400
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
GAP = re.compile(r"\.?,? (?:on )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """Characters `start` to `end` of a text tell of `value`, written as TIMEX3 writes it."""

    start: int
    end: int
    type: TimexType
    value: str


def find_timexes(doc: Doc, published: dt.date) -> list[Timex]:
    """All expressions of time in text order, none overlapping."""
    reading = read_doc(doc)
    placed = [p for p in place_wordings(reading, published, near=True) if p.wording.name != "anniversary"]  # no TIMEX3
    dated = {(p.wording.name, p.wording.start): p.resolved.when for p in placed}
    wordings = keep_longest([*scan_spans(reading.text), *(p.wording for p in placed)])
    return join_clocks(reading.text, value_wordings(reading, wordings, dated, published))


def value_wordings(
    reading: Reading, wordings: Sequence[Wording], dated: Mapping[tuple[str, int], When | None], published: dt.date
) -> list[Timex]:
    """Each wording with its value; what is told binds what comes after it."""
    found: list[Timex] = []
    told, day_at, quarter_at = Told(published, None, None, False), 0, 0
    for wording in wordings:
        start, end = wording.start, wording.end
        while reading.text[start].isspace():
            start += 1
        when = dated.get((wording.name, wording.start))
        told = replace(
            told,
            when=told.when if start - day_at < NEAR else None,
            quarter=told.quarter if start - quarter_at < NEAR else None,
        )
        if when is not None:
            kind, value = value_calendar(wording, when, reading.text[start:end])
            told, day_at = replace(told, when=when), start
        elif wording.name in VALUERS:
            told = replace(told, future=is_future(reading, wording))
            kind, value = VALUERS[wording.name](wording, told)
            if wording.name in {"quarter", "that quarter"} and not any(map(wording.part, ("back", "before", "year"))):
                told, quarter_at = replace(told, quarter=quarter_of(wording, told)), start
        else:
            continue
        found.append(Timex(start=start, end=end, type=kind, value=value))
    return found


def join_clocks(text: str, found: Sequence[Timex]) -> list[Timex]:
    """ "5 p.m. EST, Nov. 6" and "noon Saturday" are one expression: the hour on that day."""
    joined: list[Timex] = []
    for timex in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.type == "TIME"
            and timex.type == "DATE"
            and DAY.match(timex.value)
            and GAP.fullmatch(text[before.end : timex.start])
        ):
            hour = before.value[before.value.index("T") :]
            joined[-1] = Timex(start=before.start, end=timex.end, type="TIME", value=timex.value[:10] + hour)
        else:
            joined.append(timex)
    return joined
