"""Two events of different reports go in, the signs that they are one happening or two come out; or why they cannot be one.

Each sign is one plain thing: its name in `knowledge/merging.toml`, how strongly it holds, and what the two say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from talion.events.affinity import WIDE, compare_actors, compare_dates, compare_places, compare_spots, specific
from talion.events.kinship import weapons_kinship
from talion.incidents.acled import event_type_of
from talion.incidents.people import may_be_one_person
from talion.incidents.profiles import Profile
from talion.incidents.values import Values
from talion.records import Count, Event, Place, When

REPRINT_LENGTH = 40  # characters
OPEN_TYPES = frozenset({"Attack", "Armed clash", "Disrupted weapons use"})
WEAPON_SIGNS = {"same": "same_weapon", "class": "weapon_class", "family": "weapon_family", "apart": "other_weapon"}
TELLING_SIGNS = frozenset(  # more than a day, a country and words for anybody
    {"same_perpetrator", "related_perpetrator", "same_recipient", "related_recipient", "same_place", "near_place", "same_weapon",
     "weapon_class", "same_target", "same_toll", "near_toll", "same_words"}
)  # fmt: skip
RIOTOUS = frozenset({"Violent demonstration", "Mob violence", "Looting/property destruction"})
COMMON_TARGETS = frozenset({"civilians", "troops", "armed group"})  # said of most happenings
NEAR = 0.8
WITHIN = 0.5
TOUCHING = 0.3
SPOTS = frozenset({"site", "town"})
OVERSEAS = frozenset({"United States", "Canada", "Australia"})  # half a day from where they mostly fight
UNLIKE = 0.5
VIOLENT_TYPES = frozenset(
    {"ASSAULT", "COERCE", "PROTEST"}
)  # a raid with arrests, a riot with blows: reports tell one or the other
MANY = 3  # dead
FAR_APART = 6  # dead
FAR_TIMES = 2.5


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that holds; `strength` in (0, 1], `detail` in a reader's words."""

    name: str
    strength: float
    detail: str


def find_conflict(first: Profile, second: Profile) -> str | None:
    """Why the two cannot be one happening, in a reader's words; None where nothing forbids it."""
    one, other = first.values, second.values
    if one.plover_type != other.plover_type and not {one.plover_type, other.plover_type} <= VIOLENT_TYPES:
        return "two kinds of happening"
    if one.when is None or other.when is None or not compare_dates([one.when], [other.when]):
        return "dates that do not meet"
    apart = compare_places(first.places, second.places) == 0.0
    if apart and not (may_be_loose(first.places, second.places) or share_people(one.victims, other.victims)):
        return f"places too far apart, {word_both(names_of(first.places), names_of(second.places))}"
    return None


def is_one_riot(first: Profile, second: Profile) -> bool:
    """A house that a crowd storms is told of as a riot here, as looting there: one site, or a house of one kind and owner."""
    one, other = first.values, second.values
    if not {one.acled_sub_event_type, other.acled_sub_event_type} <= RIOTOUS:
        return False
    sites = [{p.name for p in profile.places if p.precision == "site"} for profile in (first, second)]
    owned = set(specific(one.recipients)) & set(specific(other.recipients))
    return bool(sites[0] & sites[1]) or bool(owned and (set(one.target_kind) & set(other.target_kind)) - COMMON_TARGETS)


def find_signs(first: Profile, second: Profile) -> Iterator[Sign]:
    """The signs of two events that nothing forbids to be one, in the order of the table."""
    found = list(compare_values(first, second))
    yield from found
    if not any(sign.name in TELLING_SIGNS for sign in found):
        yield Sign("nothing_telling", 1.0, "")


def compare_values(first: Profile, second: Profile) -> Iterator[Sign]:
    """The signs of what both say."""
    one, other = first.values, second.values
    if one.when is not None and other.when is not None:
        yield from date_signs(one.when, other.when, name_neighbours(first, second))
    yield from party_signs("perpetrator", one.perpetrators, other.perpetrators)
    yield from party_signs("recipient", one.recipients, other.recipients)
    yield from place_signs(first.places, second.places)
    if one.plover_type != other.plover_type and not is_one_riot(first, second):
        yield Sign("other_kind", 1.0, word_both([one.plover_type or ""], [other.plover_type or ""]))
    kinship = weapons_kinship(one.weapons, other.weapons)
    if kinship in WEAPON_SIGNS:
        yield Sign(WEAPON_SIGNS[kinship], 1.0, word_both(one.weapons, other.weapons))
    yield from people_signs(one.victims, other.victims)
    targets = (set(one.target_kind) & set(other.target_kind)) - COMMON_TARGETS
    if targets:
        yield Sign("same_target", 1.0, ", ".join(sorted(targets)))
    yield from type_signs(one.acled_sub_event_type, other.acled_sub_event_type)
    yield from toll_signs(one, other)
    shared = find_shared_quote(first.event, second.event)
    if shared:
        yield Sign("same_words", 1.0, f"“{shared[:REPRINT_LENGTH].rstrip()}…”")


def name_neighbours(first: Profile, second: Profile) -> str:
    """The sign of two days that touch.

    One that rests on the date of publication or of what was said of it may well be the day before, one by a clock far off the
    day after, unless the two were done with other weapons. What happens
    at one town, or leaves as many dead, on two days may lie in the night between. Where a state fights overseas its own day is
    often not that of the place.
    """
    apart = weapons_kinship(first.values.weapons, second.values.weapons) == "apart"
    if (first.loose_day or second.loose_day) and not apart:
        return "next_day_loose"
    spots = [{p.name for p in profile.places if p.precision in SPOTS} for profile in (first, second)]
    tolls = [p.values.fatalities.low if p.values.fatalities else None for p in (first, second)]
    if spots[0] & spots[1] or (tolls[0] == tolls[1] and (tolls[0] or 0) >= MANY):
        return "next_day_there"
    parties = [{*profile.values.perpetrators, *profile.values.recipients} & OVERSEAS for profile in (first, second)]
    return "next_day_overseas" if parties[0] & parties[1] else "next_day"


def date_signs(one: When, other: When, touching: str) -> Iterator[Sign]:
    both = word_both([word_period(one)], [word_period(other)])
    fit = compare_dates([one], [other]) or 0.0
    if fit == 1.0:
        yield Sign("same_day", 1.0, both)
    elif fit > TOUCHING:
        yield Sign("days_meet", 1.0, both)
    else:
        yield Sign(touching, 1.0, both)
    if "day" not in {one.precision, other.precision}:
        yield Sign("wide_dates", 1.0, "")


def party_signs(side: str, one: Collection[str], other: Collection[str]) -> Iterator[Sign]:
    """Vague names count only where a side has no other."""
    fit = compare_actors(one, other)
    if fit is None:
        return
    exact = bool(specific(one) and specific(other))
    name = "other" if not fit else "vague" if not exact else "same" if fit == 1.0 else "related"
    if name == "vague" and fit < UNLIKE:
        name = "unlike"
    yield Sign(f"{name}_{side}", fit if name == "vague" else 1.0, word_both(one, other))


def may_be_loose(one: Collection[Place], other: Collection[Place]) -> bool:
    """Do both name places of one country, the one nothing so narrow as a town? A district is often only near."""
    narrow = all(any(p.precision in SPOTS for p in side) for side in (one, other))
    return not narrow and bool({p.country for p in one if p.country} & {p.country for p in other if p.country})


def share_people(one: Collection[str], other: Collection[str]) -> list[str]:
    """Those of the one whom the other may name as well."""
    return sorted(a for a in one if any(may_be_one_person(a, b) for b in other))


def people_signs(one: Collection[str], other: Collection[str]) -> Iterator[Sign]:
    """Named victims: few are struck twice in days."""
    shared = share_people(one, other)
    if shared:
        yield Sign("same_victim", 1.0, ", ".join(shared))


def type_signs(one: str | None, other: str | None) -> Iterator[Sign]:
    if one is None or other is None:
        return
    if one == other:
        yield Sign("same_type", 1.0, one)
    elif not {one, other} & OPEN_TYPES and event_type_of(one) != event_type_of(other):
        yield Sign("other_type", 1.0, word_both([one], [other]))


def toll_signs(one: Values, other: Values) -> Iterator[Sign]:
    """Of the dead; few dead are often as many by chance."""
    a, b = (v.fatalities.low if v.fatalities else None for v in (one, other))
    if a is None or b is None:
        return
    less, more = sorted((a, b))
    both = word_both([str(a)], [str(b)])
    if less == more:
        yield Sign("same_toll" if less >= MANY else "same_small_toll", 1.0, both)
    elif less >= MANY and more <= 1.5 * less:
        yield Sign("near_toll", 1.0, both)
    elif more - less >= FAR_APART and more > FAR_TIMES * less and not ranges_meet(one.fatalities, other.fatalities):
        yield Sign("other_toll", 1.0, both)


def ranges_meet(one: Count | None, other: Count | None) -> bool:
    """ "3 to 33" and "20": figures of one report that differ may be of parts of the same dead."""
    if one is None or other is None or one.low is None or other.low is None:
        return False
    pairs = ((one, other.low), (other, one.low))
    return any(c.low is not None and c.high is not None and c.low < low <= c.high for c, low in pairs)


def place_signs(one: Collection[Place], other: Collection[Place]) -> Iterator[Sign]:
    fit = compare_places(one, other)
    if fit == 0.0 and may_be_loose(one, other):
        yield Sign("far_place", 1.0, word_both(names_of(one), names_of(other)))
    if not fit:
        return
    a, b = max(((a, b) for a in one for b in other), key=lambda p: (compare_spots(*p), p[0].name, p[1].name))
    near = fit >= NEAR and not {a.precision, b.precision} & WIDE
    name = "same_place" if fit == 1.0 else "near_place" if near else "place_within"
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
