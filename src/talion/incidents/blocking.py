"""An event goes in, keys come out: only events that share a key are compared, so that not every pair has to be.

A happening whose days are known meets others of these days and the days beside them, in its countries or among its parties;
one of which only a month is known meets those of that month, one of which only a year is known those at a place of the same name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from talion.events.affinity import VAGUE_NAMES, backer_of, lookup_actor
from talion.incidents.keys import Keys
from talion.incidents.profiles import Profile
from talion.incidents.signs import REPRINT_LENGTH
from talion.records import Place, When, digest, plain

NARROW_DAYS = 16  # a longer time is known by its months
MONTH_DAYS = 31
MOST_MONTHS = 24  # a longer time says nothing


def list_keys(profile: Profile) -> Keys:
    """No keys where no date is known: such an event meets none."""
    when = profile.values.when
    if when is None:
        return Keys(frozenset(), frozenset())
    words = frozenset(f"words {digest(m.quote)}" for m in profile.event.mentions if len(m.quote) >= REPRINT_LENGTH)
    groups = {*countries_of(profile.places), *parties_of(profile)}
    sites = {f"at {plain(p.name)}" for p in profile.places if p.precision != "country"}
    length = (when.latest - when.earliest).days
    months = list(months_of(when))
    if length <= NARROW_DAYS:
        days = cross(days_of(when), groups) | words
        within, around = (cross((f"{mark} {m}" for m in months), sites | groups) for mark in ("day of", "in"))
        return Keys(days | within, days | around)
    if len(months) > MOST_MONTHS:
        return Keys(words, words)
    near = sites | groups if length <= MONTH_DAYS else sites
    wide = cross((f"in {m}" for m in months), near) | words
    return Keys(wide, wide | cross((f"day of {m}" for m in months), near))


def days_of(when: When) -> Iterator[str]:
    """Each day and the one after: two times share one where they touch or meet."""
    for number in range((when.latest - when.earliest).days + 2):
        yield (when.earliest + dt.timedelta(days=number)).isoformat()


def months_of(when: When) -> Iterator[str]:
    first, last = when.earliest.year * 12 + when.earliest.month - 1, when.latest.year * 12 + when.latest.month - 1
    for number in range(first, last + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def countries_of(places: Sequence[Place]) -> set[str]:
    return {p.country or f"sea {plain(p.name)}" for p in places}


def parties_of(profile: Profile) -> set[str]:
    """Keys that two names share where `compare_names` finds them near: the name, its parent, its backers."""
    names = {*profile.values.perpetrators, *profile.values.recipients} - VAGUE_NAMES
    return {key for name in names for key in keys_of_name(name)}


def keys_of_name(name: str) -> Iterator[str]:
    yield f"by {plain(name)}"
    backer = backer_of(name)
    if backer:
        yield f"backed {plain(backer)}"
    actor = lookup_actor(name)
    if actor is None:
        return
    for backer in actor.backers:
        yield f"backed {plain(backer)}"
        if actor.kind == "coalition":
            yield f"by {plain(backer)}"
    if actor.parent:
        yield f"by {plain(actor.parent)}"
        yield f"backed {plain(actor.parent)}"


def cross(times: Iterable[str], groups: Iterable[str]) -> frozenset[str]:
    kept = list(groups)
    return frozenset(f"{time}|{group}" for time in times for group in kept)
