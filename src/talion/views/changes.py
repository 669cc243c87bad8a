"""The incidents of a ledger before and after something go in, what is new, gone and changed comes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from talion.records import Incident, Span
from talion.views.fields import FIELDS
from talion.views.order import sort_incidents
from talion.views.reasons import word_shown
from talion.views.words import FIELD_WORDS

SHARED_EVENT = 10_000  # counts for more than any overlap in characters
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field, worded, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An incident that is told otherwise now; `differences` are empty where only what is behind the values changed."""

    before: Incident
    after: Incident
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`gone` and `new` have no counterpart; `within` names by id the incident that holds the words of one that is gone or new."""

    new: tuple[Incident, ...]
    gone: tuple[Incident, ...]
    changed: tuple[Changed, ...]
    same: int
    within: Mapping[str, str]


def compare_incidents(before: Sequence[Incident], after: Sequence[Incident]) -> Changes:
    """Each incident after is held against the one before with which it shares most: events, else words of a report."""
    shared = _measure(before, after)
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for (old, now), _ in sorted(shared.items(), key=lambda item: (-item[1], before[item[0][0]].id, after[item[0][1]].id)):
        if old not in taken and now not in partners:
            partners[now] = old
            taken.add(old)
    pairs = [(before[old], after[now]) for now, old in partners.items()]
    told = {now.id: Changed(before=old, after=now, differences=list_differences(old, now)) for old, now in pairs}
    changed = [told[one.id] for one in sort_incidents(now for _, now in pairs) if told[one.id].differences]
    return Changes(
        new=tuple(sort_incidents(one for number, one in enumerate(after) if number not in partners)),
        gone=tuple(sort_incidents(one for number, one in enumerate(before) if number not in taken)),
        changed=tuple(changed),
        same=len(pairs) - len(changed),
        within=_find_hosts(shared, before, after, partners, taken),
    )


def list_differences(before: Incident, after: Incident) -> tuple[Difference, ...]:
    """The fields that show something else."""
    worded = ((FIELD_WORDS[field], word_shown(before, field), word_shown(after, field)) for field in FIELDS)
    return tuple(Difference(name=name, before=old, after=now) for name, old, now in worded if old != now)


def _measure(before: Sequence[Incident], after: Sequence[Incident]) -> dict[Pair, int]:
    """How much each pair shares, where it shares anything."""
    shared: dict[Pair, int] = defaultdict(int)
    homes = {event: number for number, one in enumerate(before) for event in one.events}
    places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, one in enumerate(before):
        for mention in one.mentions:
            places[mention.report].append((mention, number))
    for now, one in enumerate(after):
        for event in one.events:
            if event in homes:
                shared[homes[event], now] += SHARED_EVENT
        for mention in one.mentions:
            for span, old in places.get(mention.report, ()):
                if span.overlaps(mention):
                    shared[old, now] += min(span.end, mention.end) - max(span.start, mention.start)
    return shared


def _find_hosts(
    shared: Mapping[Pair, int],
    before: Sequence[Incident],
    after: Sequence[Incident],
    partners: Iterable[int],
    taken: Iterable[int],
) -> dict[str, str]:
    held, kept = set(partners), set(taken)
    hosts: dict[str, str] = {}
    for (old, now), _ in sorted(shared.items(), key=lambda item: (item[1], item[0])):
        if now not in held:
            hosts[after[now].id] = before[old].id
        if old not in kept:
            hosts[before[old].id] = after[now].id
    return hosts
