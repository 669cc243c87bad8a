"""A Coding goes in, its counts over many happenings come out, each beside what the incidents of the coding tell one by one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace

from talion.links.counting import TOLLS, Counted, Find, count_told
from talion.records import Aggregate, Coding
from talion.views.context import Context, open_context
from talion.views.naming import shorten_ids
from talion.views.order import sort_incidents
from talion.views.passage import Passage, cut_sentence, quote_sentence
from talion.views.standing import view_counts
from talion.views.words import UNKNOWN, word_count, word_country, word_day, word_list, word_number

SHOWN = 5  # ids


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHeld:
    """One claimed count. `day` is that of its report; `counted` what the ledger tells, "4 incidents (3 occurred, ...)".

    `bounds` words by what the ledger was counted; `incidents` are the ids of what it counts, `shown` the first of them in short.
    `total` is the count of these, None where the words bound nothing that could be counted.
    """

    day: str
    published: str
    claimed: str
    what: str
    scope: str
    counted: str
    bounds: str
    total: int | None
    incidents: tuple[str, ...]
    shown: str
    passage: Passage


def view_reconciliation(coding: Coding, find: Find | None = None) -> tuple[CountHeld, ...]:
    """The counts in the order of publication, undated ones last.

    `find` gives the incidents that may be counted, where these are not the coding's own. The coding's links say which are parts
    of a wave.
    """
    context = open_context(coding)
    incidents = sort_incidents(coding.incidents)
    order = sorted(coding.aggregates, key=lambda one: (context.sourcing.published.get(one.span.report, "9999"), one.span))
    told = [
        count_told(one, _sentence(one, context), _day(one, context), find or (lambda _: incidents), coding.links) for one in order
    ]
    counted = {incident.id for one in told if one is not None for incident in one.incidents}
    context = replace(context, short={**context.short, **shorten_ids(counted | context.incidents.keys())})
    return tuple(_hold(one, context, found) for one, found in zip(order, told, strict=True))


def _day(one: Aggregate, context: Context) -> dt.date | None:
    report = context.reports.get(one.span.report)
    return report.published_date if report is not None else None


def _sentence(one: Aggregate, context: Context) -> str:
    report = context.reports.get(one.span.report)
    if report is None:
        return one.span.quote
    start, end = cut_sentence(report.text, one.span.start, one.span.end)
    return report.text[start:end]


def _hold(one: Aggregate, context: Context, counted: Counted | None) -> CountHeld:
    (line,) = view_counts([one], context)
    day = _day(one, context)
    return CountHeld(
        day=word_day(day) if day else "undated",
        published=str(day) if day else "",
        claimed=line.count,
        what=line.what,
        scope=line.scope,
        counted=_word_counted(one, counted),
        bounds=_word_bounds(counted) if counted is not None else "",
        total=len(counted.incidents) if counted is not None else None,
        incidents=tuple(incident.id for incident in counted.incidents) if counted is not None else (),
        shown=_word_ids(counted, context) if counted is not None else "",
        passage=_quote(one, context),
    )


def _quote(one: Aggregate, context: Context) -> Passage:
    report = context.reports.get(one.span.report)
    return quote_sentence(report.text, [one.span], context.source(report.id)) if report is not None else context.quote(one.span)


def _word_ids(counted: Counted, context: Context) -> str:
    ids = [context.short.get(one.id, one.id) for one in counted.incidents]
    return ", ".join(ids[:SHOWN]) + (f" and {len(ids) - SHOWN:,} more" if len(ids) > SHOWN else "")


def _word_counted(one: Aggregate, counted: Counted | None) -> str:
    if counted is None:
        return "cannot be held against the ledger: the words do not bound what is counted"
    states = Counter(incident.status for incident in counted.incidents)
    told = f" ({', '.join(f'{n} {status}' for status, n in sorted(states.items()))})" if len(states) > 1 else ""
    words = f"{word_number(len(counted.incidents), 'incident')}{told}"
    if counted.toll is None:
        return words
    number = word_count(counted.toll) if counted.incidents else UNKNOWN
    return f"{number} {'killed' if TOLLS[one.what] == 'fatalities' else 'injured'} in {words}"


def _word_bounds(counted: Counted) -> str:
    """ "by militia, against United States, 17 Oct 2023 to 24 Jan 2024, in Iraq and Syria"."""
    scope = counted.scope
    parts = [f"by {scope.actor}"] if scope.actor else []
    parts += [f"against {word_list(scope.struck)}"] if scope.struck else []
    if scope.first is not None:
        parts.append(f"{word_day(scope.first)} to {word_day(scope.last)}" if scope.last else f"since {word_day(scope.first)}")
    elif scope.last is not None:
        parts.append(f"until {word_day(scope.last)}")
    parts += [f"in {' and '.join(map(word_country, scope.region))}"] if scope.region else []
    return ", ".join([*parts, "a wave and its parts counted once"] if counted.doubled else parts)
