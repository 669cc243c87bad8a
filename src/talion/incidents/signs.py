"""Two events of different reports go in, the signs that they are one happening or two come out; or why they cannot be one.

Each sign is one plain thing: its name in `knowledge/merging.toml`, how strongly it holds, and what the two say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from talion.events.affinity import compare_actors, compare_dates, compare_places, compare_spots
from talion.events.kinship import weapons_kinship
from talion.incidents.acled import event_type_of
from talion.incidents.profiles import Profile
from talion.incidents.values import Values
from talion.records import Event, Place, When

REPRINT_LENGTH = 40  # characters
OPEN_TYPES = frozenset({"Attack", "Armed clash", "Disrupted weapons use"})
WEAPON_SIGNS = {"same": "same_weapon", "class": "weapon_class", "family": "weapon_family", "apart": "other_weapon"}
NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that holds; `strength` in (0, 1], `detail` in a reader's words."""

    name: str
    strength: float
    detail: str


def find_conflict(first: Profile, second: Profile) -> str | None:
    """Why the two cannot be one happening, in a reader's words; None where nothing forbids it."""
    one, other = first.values, second.values
    if not types_fit(one, other):
        return "two kinds of happening"
    if one.when is None or other.when is None or not compare_dates([one.when], [other.when]):
        return "dates that do not meet"
    if compare_actors(one.perpetrators, other.perpetrators) == 0.0:
        return f"done by others, {word_both(one.perpetrators, other.perpetrators)}"
    if compare_places(first.places, second.places) == 0.0:
        return f"places too far apart, {word_both(names_of(first.places), names_of(second.places))}"
    return None


def find_signs(first: Profile, second: Profile) -> Iterator[Sign]:
    """The signs of two events that nothing forbids to be one, in the order of the table."""
    one, other = first.values, second.values
    if one.when is not None and other.when is not None:
        yield from date_signs(one.when, other.when)
    yield from party_signs(one, other)
    yield from place_signs(first.places, second.places)
    kinship = weapons_kinship(one.weapons, other.weapons)
    if kinship in WEAPON_SIGNS:
        yield Sign(WEAPON_SIGNS[kinship], 1.0, word_both(one.weapons, other.weapons))
    if one.acled_sub_event_type and one.acled_sub_event_type == other.acled_sub_event_type:
        yield Sign("same_type", 1.0, one.acled_sub_event_type)
    if one.fatalities and other.fatalities and one.fatalities.low == other.fatalities.low:
        yield Sign("same_toll", 1.0, str(one.fatalities.low))
    shared = find_shared_quote(first.event, second.event)
    if shared:
        yield Sign("same_words", 1.0, f"“{shared[:REPRINT_LENGTH].rstrip()}…”")


def date_signs(one: When, other: When) -> Iterator[Sign]:
    both = word_both([word_period(one)], [word_period(other)])
    fit = compare_dates([one], [other]) or 0.0
    if fit == 1.0:
        yield Sign("same_day", 1.0, both)
    elif fit > 0.3:
        yield Sign("days_meet", 1.0, both)
    else:
        yield Sign("next_day", 1.0, both)
    if "day" not in {one.precision, other.precision}:
        yield Sign("wide_dates", 1.0, "")


def party_signs(one: Values, other: Values) -> Iterator[Sign]:
    fit = compare_actors(one.perpetrators, other.perpetrators)
    if fit:
        yield Sign("same_perpetrator", fit, word_both(one.perpetrators, other.perpetrators))
    fit = compare_actors(one.recipients, other.recipients)
    if fit is not None:
        name = "same_recipient" if fit else "other_recipient"
        yield Sign(name, fit or 1.0, word_both(one.recipients, other.recipients))


def place_signs(one: Collection[Place], other: Collection[Place]) -> Iterator[Sign]:
    fit = compare_places(one, other)
    if not fit:
        return
    a, b = max(((a, b) for a in one for b in other), key=lambda p: (compare_spots(*p), p[0].name, p[1].name))
    name = "same_place" if fit == 1.0 else "near_place" if fit >= NEAR else "place_within"
    yield Sign(name, 1.0, word_both([a.name], [b.name]))


def find_shared_quote(one: Event, other: Event) -> str | None:
    """The longest passage that both tell of it with, word for word."""
    quotes = [{m.quote for m in e.mentions if len(m.quote) >= REPRINT_LENGTH} for e in (one, other)]
    return max(quotes[0] & quotes[1], key=lambda q: (len(q), q), default=None)


def word_both(one: Collection[str], other: Collection[str]) -> str:
    """ "Iran" where both say so, else "Iran here, Iran-backed militias there"."""
    here, there = (", ".join(sorted(side)) for side in (one, other))
    return here if here == there else f"{here} here, {there} there"


def word_period(when: When) -> str:
    start, end = when.earliest.isoformat(), when.latest.isoformat()
    return start if start == end else f"{start} to {end}"


def names_of(places: Collection[Place]) -> list[str]:
    return sorted({p.name for p in places})


def types_fit(one: Values, other: Values) -> bool:
    if one.plover_type != other.plover_type:
        return False
    a, b = one.acled_sub_event_type, other.acled_sub_event_type
    if a is None or b is None or a == b or a in OPEN_TYPES or b in OPEN_TYPES:
        return True
    return event_type_of(a) == event_type_of(b)
