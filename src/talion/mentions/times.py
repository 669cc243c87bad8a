"""A parsed report goes in, its time mentions come out, each with its dates and the rule that gives them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from talion.mentions.time_calendar import month_day_before, one_day
from talion.mentions.time_context import Bound, Reading, find_bound, is_deadline, is_future, is_past, is_time, read_doc
from talion.mentions.time_frame import Frame, Resolved
from talion.mentions.time_patterns import Wording, scan_wordings
from talion.mentions.time_resolution import resolve
from talion.mentions.time_words import read_small
from talion.records import Mention, Report, Span, When
from talion.words import text_of

DATELINE_HEAD = re.compile(r"^(?:[^\n]*[^\w\n])?[A-Z][\w.'’/-]*(?:[ ,./(]+(?:[A-Z(][\w.'’/-]*\)?|of|al-\w+|el-\w+))*[ ,.(]+$")
COMPARED = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to))(?: [\w,]+){1,2} $", re.I)
DATELINE_TAIL = re.compile(r"^[,.]?\s*(?:\d{2}(?= \())?\s*(?:\([\w /.-]+\)|\d{4})?\s*(?:[-–—:]|_{1,2}|\(\w+\))")
HEDGED_AGO = re.compile(r"(?:about|around|some|nearly|almost|roughly|approximately)\b.*\bago$", re.I | re.S)
PERIOD_HEAD = re.compile(
    r"(?:in|over|during) (?:the )?(?:last |past )?(?P<n>[a-z]+|\d+) days (?:to|up to|ending(?: on)?|before|until) $", re.I
)
JOINED = re.compile(r"^(?: (?:to|until|till|through|and(?: early)?(?: on)?) | ?[-–—] ?)(?:early )?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A wording with what it means and how it bounds a period."""

    wording: Wording
    resolved: Resolved
    bound: Bound


def find_times(doc: Doc, report: Report) -> list[Mention]:
    """Time mentions in text order. A mention's value is None where it hangs on a publication date that nobody knows.

    The rule says how the dates follow from the words; it opens with "since" or "until" where the time bounds a period, is
    "dateline" for the date that opens a dispatch and "" for a date written in full. Durations and frequencies are no mentions.
    """
    reading = read_doc(doc)
    placed = join_ranges(reading.text, place_wordings(reading, report.published_date))
    text = text_of(doc)
    return [build_mention(text, report, p) for p in placed]


def describe_since(mention: Mention) -> str | None:
    """The start of a time mention as an ISO date as exact as the text: "2023-10" for a month or its part, "2020" for a year."""
    when = mention.value
    if not isinstance(when, When):
        return None
    length = {"year": 4, "month": 7}.get(when.precision, 10)
    return when.earliest.isoformat()[:length]


def place_wordings(reading: Reading, published: dt.date | None, *, near: bool = False) -> list[Placed]:
    """Every wording that is a time, resolved in text order: "the next day" hangs on the day before it.

    A month or day without a year is the last one before publication, as happenings are told; with `near` the nearest one,
    and both ends of a range stand by themselves.
    """
    placed: list[Placed] = []
    wordings = [
        w for w in scan_wordings(reading.text, ranges=not near) if is_time(reading, w) and (near or not is_compared(reading, w))
    ]
    sentences = [reading.token_at(w.start).sent.start for w in wordings]
    for wording, sentence in zip(wordings, sentences, strict=True):
        bound = find_bound(reading, wording)
        future = is_future(reading, wording) or (bound == "until" and is_deadline(reading, wording))
        peers = [w for w, s in zip(wordings, sentences, strict=True) if s == sentence and w is not wording]
        earlier = [w for w in peers if w.start < wording.start or w.start - wording.end <= 2]
        frame = build_frame(published, placed, (peers, earlier), future)
        resolved = resolve(wording, replace(frame, near=True, past=is_past(reading, wording)) if near else frame)
        if resolved is None:
            continue
        if is_dateline(reading.text, wording):
            resolved = Resolved(resolved.when, "dateline")
        placed.append(Placed(wording, resolved, bound))
    return placed


def build_frame(
    published: dt.date | None, placed: Sequence[Placed], near: tuple[Sequence[Wording], Sequence[Wording]], future: bool
) -> Frame:
    """What a wording may hang on: the publication, the last time told, a day told and a year written in its sentence.

    `near` are the other wordings of the sentence, and those of them that stand before it.
    """
    peers, earlier = near
    told = [p for p in placed if p.resolved.when is not None and p.bound == "" and p.resolved.rule != "dateline"]
    years = {int(w.part("year")) for w in earlier if w.part("year")}
    day = next((p.resolved.when for p in reversed(told) if is_day(p.resolved.when)), None)
    frame = Frame(
        published=published, anchor=told[-1].resolved.when if told else None, day=day, beside=None,
        year=next(iter(years)) if len(years) == 1 else None, future=future,
    )  # fmt: skip
    days = (r.when for w in peers if w.name in {"weekday", "date", "deictic"} and (r := resolve(w, frame)) and r.when)
    return replace(frame, beside=next(days, None))


def is_compared(reading: Reading, wording: Wording) -> bool:
    """Does it tell when a figure to compare with was given: "up from 100 a day earlier"?"""
    return bool(COMPARED.search(reading.text[max(0, wording.start - 48) : wording.start]))


def is_day(when: When | None) -> bool:
    return when is not None and when.precision == "day"


def is_dateline(text: str, wording: Wording) -> bool:
    """Does the date open a dispatch: a place's name before it, a dash or an agency behind it?"""
    line = text.rfind("\n", 0, wording.start) + 1
    head = text[line : wording.start]
    return len(head) <= 60 and bool(DATELINE_HEAD.match(head)) and bool(DATELINE_TAIL.match(text[wording.end : wording.end + 40]))


def join_ranges(text: str, placed: Sequence[Placed]) -> list[Placed]:
    """ "between Monday and Friday", "December 31, 2019 to January 2" and "in the ten days to May 4" as one range each."""
    joined: list[Placed] = []
    for item in placed:
        before = joined[-1] if joined else None
        together = join_pair(text, before, item) if before is not None else None
        if together is not None:
            joined[-1] = together
        else:
            joined.append(stretch_back(text, item))
    return joined


def join_pair(text: str, first: Placed, second: Placed) -> Placed | None:
    gap = text[first.wording.end : second.wording.start]
    one, two = first.resolved.when, second.resolved.when
    if one is None or two is None or one.precision != two.precision or len(gap) > 14 or not JOINED.match(gap):
        return None
    opened = re.search(r"\b(between|from|night of|overnight)(?: the)? $", text[: first.wording.start][-22:], re.I)
    if "and" in gap and (opened is None or opened[1] == "from"):
        return None
    if one.latest > two.latest and is_day(one) and not first.wording.part("year"):
        one = one_day(month_day_before(two.latest, one.earliest.month, one.earliest.day) or one.earliest)
    if one.earliest > two.latest:
        return None
    when = When(earliest=one.earliest, latest=two.latest, precision=one.precision)
    rules = " to ".join(dict.fromkeys(r for r in (first.resolved.rule, second.resolved.rule) if r))
    wording = Wording("range", first.wording.start, second.wording.end, {**first.wording.parts, **second.wording.parts})
    return Placed(wording, Resolved(when, rules), "")


def stretch_back(text: str, item: Placed) -> Placed:
    """ "in the ten days to November 29" covers ten days, the named one among them."""
    head = PERIOD_HEAD.search(text[max(0, item.wording.start - 48) : item.wording.start])
    when = item.resolved.when
    if head is None or when is None or when.precision != "day":
        return item
    try:
        number = read_small(head["n"])
    except KeyError:
        return item
    wide = When(earliest=when.latest - dt.timedelta(days=number - 1), latest=when.latest, precision="day")
    wording = Wording("range", item.wording.start - (len(head[0])), item.wording.end, item.wording.parts)
    rule = "; ".join(r for r in (item.resolved.rule, f"the {number} days to that day") if r)
    return Placed(wording, Resolved(wide, rule), "")


def build_mention(text: str, report: Report, placed: Placed) -> Mention:
    start, end = placed.wording.start, placed.wording.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    rule = placed.resolved.rule
    if placed.bound and rule != "dateline":
        rule = f"{placed.bound}; {rule}" if rule else placed.bound
    span = Span(report=report.id, start=start, end=end, quote=text[start:end])
    when = widen_hedged(span.quote, placed.resolved.when, report.published_date)
    return Mention(kind="time", span=span, value=when, rule=rule)


def widen_hedged(quote: str, when: When | None, published: dt.date | None) -> When | None:
    """ "some ten days ago" is ten days, give or take a fifth."""
    if when is None or published is None or when.precision != "day" or not HEDGED_AGO.match(quote):
        return when
    slack = dt.timedelta(days=(published - when.latest).days // 5)
    if not slack:
        return when
    return When(earliest=when.earliest - slack, latest=when.latest + slack, precision="week")
