"""Two values of one kind go in, how well they agree comes out: 1 the same, 0 at odds, None where one side says nothing.

Used for happenings inside a report and across reports, so that both read names, dates and places alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import lru_cache

from talion.mentions.actor_knowledge import load_actors
from talion.records import Actor, Place, When, plain

NEAR_KM = 30.0
WIDE = frozenset({"country", "sea", "province"})
ARMED_KINDS = frozenset({"armed group", "militia", "unidentified", "coalition", "military", "state", "police"})
VAGUE_NAMES = frozenset(
    {"unidentified armed group", "civilians", "soldiers", "police", "protesters", "government", "army", "security forces",
     "officials", "militia", "coalition", "guards", "members", "mob"}
)  # fmt: skip
CROWDS = frozenset({"protesters", "mob"})
FORCES = ("soldiers", "police", "army", "forces")  # how names of a state's men end
REACH_KM = 120.0  # from the middle of a province to a town at its edge
MIDDLES_KM = 80.0  # nearer middles of two regions are those of one ground: Donbas and Donetsk
REGION_KM = 200.0  # from the middle of a region to what is no town
EARTH_KM = 6371.0
LEAST_LETTERS = 4  # consonants that two spellings of a name share
VOWELS = re.compile("[aeiouy]")
DOUBLED = re.compile(r"([a-z])\1+")
SHIP_PREFIX = re.compile(r"^(?:M/V|M/T|USS|USNS|HMS|HMAS|HMCS|INS) (?=[A-Z])")  # often left out: "the Laboon"


def specific(names: Collection[str]) -> list[str]:
    """The names that name somebody in particular."""
    return [n for n in names if n not in VAGUE_NAMES]


def compare_actors(one: Collection[str], other: Collection[str]) -> float | None:
    """The best agreement of any pair of names; vague ones only count where a side has no other."""
    named_one, named_other = ([n for n in side if n not in VAGUE_NAMES] for side in (one, other))
    return compare_any(named_one, named_other) if named_one and named_other else compare_any(one, other)


def compare_any(one: Collection[str], other: Collection[str]) -> float | None:
    """The best agreement of any pair of names, vague or not."""
    if not one or not other:
        return None
    return max(compare_names(a, b) for a in set(one) for b in set(other))


def lookup_actor(name: str) -> Actor | None:
    """The known actor of this canonical name."""
    return load_actors().get(name)


@lru_cache(maxsize=65536)
def compare_names(one: str, other: str) -> float:
    """1 same actor; 0.8 one belongs to, or is backed as, the other says; 0.5 one is vague; 0 different actors."""
    if plain(one) == plain(other) or SHIP_PREFIX.sub("", one) == SHIP_PREFIX.sub("", other):
        return 1.0
    a, b = lookup_actor(one), lookup_actor(other)
    if a is not None and b is not None:
        if a.name == b.name:
            return 1.0
        if belongs(a.name, b.parent) or belongs(b.name, a.parent) or leads(a, b) or leads(b, a):
            return 0.8
    for group, member in ((one, b), (other, a)):
        backer = backer_of(group)
        if backer and member is not None and (backer in member.backers or (member.parent == backer and member.kind != "state")):
            return 0.8
        if backer and member is not None and backer_of(member.name) == backer:
            return 0.8
    for group, member in ((one, b), (other, a)):
        linked = linked_to(group)
        if linked and member is not None and linked in {member.name, member.parent}:
            return 0.8
    if one in VAGUE_NAMES or other in VAGUE_NAMES:
        return compare_vague(one, other)
    return 0.8 if names_more(one, other) or names_more(other, one) else 0.0


def names_more(one: str, other: str) -> bool:
    """ "Somali pirates" is "pirates" with more said of them."""
    return other.islower() and one.endswith(f" {other}")


def leads(state: Actor, coalition: Actor) -> bool:
    """A coalition's blow may be told as that of the state that leads it."""
    return coalition.kind == "coalition" and state.kind == "state" and state.name in coalition.backers


def belongs(name: str, parent: str | None) -> bool:
    return parent is not None and parent == name


def backer_of(name: str) -> str | None:
    """The state in "Iran-backed militias"."""
    head, mark, _ = name.partition("-backed ")
    return head if mark else None


def linked_to(name: str) -> str | None:
    """The group in "al-Qaeda-linked militants"."""
    head, mark, _ = name.partition("-linked ")
    return head if mark else None


def compare_vague(one: str, other: str) -> float:
    pair = {one, other}
    if "civilians" in pair:
        return 0.0 if pair & {"soldiers", "police", "unidentified armed group"} else 0.4
    kinds = [a.kind for a in map(lookup_actor, sorted(pair - VAGUE_NAMES)) if a is not None]
    if pair & CROWDS and (set(kinds) & ARMED_KINDS or any(n.endswith(FORCES) for n in pair)):
        return 0.0
    if "militia" in pair and pair & {"soldiers", "police", "army", "security forces"}:
        return 0.0
    if "unidentified armed group" in pair:
        return 0.5 if not kinds or kinds[0] in ARMED_KINDS else 0.0
    if pair & {"soldiers", "army", "security forces", "government"}:
        return 0.6 if not kinds or kinds[0] in {"state", "military", "coalition"} else 0.0
    if "police" in pair:
        return 0.6 if not kinds or kinds[0] in {"state", "police"} else 0.0
    return 0.3


def compare_dates(one: Collection[When], other: Collection[When]) -> float | None:
    """1 the same day; less for wider or touching periods; 0 where no pair of periods meets."""
    if not one or not other:
        return None
    return max(compare_periods(a, b) for a in narrow(one) for b in narrow(other))


def narrow(whens: Collection[When]) -> list[When]:
    """Without the periods that hold another of them: "this year" says no more than the day that is told as well."""
    return [w for w in whens if not any(o != w and w.earliest <= o.earliest and o.latest <= w.latest for o in whens)]


def compare_periods(one: When, other: When) -> float:
    if one.earliest <= other.latest and other.earliest <= one.latest:
        if one.precision == other.precision == "day":
            return 1.0
        return 0.7 if "day" in {one.precision, other.precision} else 0.8
    gap = max((other.earliest - one.latest).days, (one.earliest - other.latest).days)
    return 0.3 if gap == 1 and one.precision == other.precision == "day" else 0.0


def compare_places(one: Collection[Place], other: Collection[Place]) -> float | None:
    """1 the same place; 0.8 near; 0.5 one contains the other; 0 apart."""
    if not one or not other:
        return None
    one, other = without_unknown(one, other), without_unknown(other, one)
    for wide in (WIDE, {"country"}):
        exact_one, exact_other = ([p for p in side if p.precision not in wide] for side in (one, other))
        if exact_one and exact_other:
            one, other = exact_one, exact_other
            break
    return max(compare_spots(a, b) for a in one for b in other)


def is_one_spelling(one: Place, other: Place) -> bool:
    """ "Hurfeish" and "Hurfaish", where no map has the one: transliterations differ in vowels and in doubled letters."""
    if one.lat is not None and other.lat is not None:
        return False
    first, second = (spell_bare(p.name) for p in (one, other))
    return first == second and len(first) >= LEAST_LETTERS


@lru_cache(maxsize=65536)
def spell_bare(name: str) -> str:
    """The first letter of each word of a name and its consonants, each once where it is doubled."""
    words = (word[:1] + VOWELS.sub("", word[1:]) for word in plain(name).split())
    return DOUBLED.sub(r"\1", " ".join(words))


def without_unknown(side: Collection[Place], others: Collection[Place]) -> Collection[Place]:
    """Without the names that no map has, where the side tells more of where it was and the other does not say the name."""
    names = {plain(p.name) for p in others}
    known = [p for p in side if p.lat is not None or plain(p.name) in names or any(is_one_spelling(p, o) for o in others)]
    return known or side


def compare_spots(one: Place, other: Place) -> float:
    if plain(one.name) == plain(other.name) or is_one_spelling(one, other):
        return 1.0 if one.precision != "country" else 0.6
    if one.country and other.country and one.country != other.country and "sea" not in {one.precision, other.precision}:
        return 0.0
    if "country" in {one.precision, other.precision}:
        return 0.5
    distance = distance_km(one, other)
    if distance is None:
        return 0.3
    if "sea" in {one.precision, other.precision}:
        return 0.5 if distance < 900 else 0.0
    return 0.8 if distance <= reach_km(one, other) else 0.0


def reach_km(one: Place, other: Place) -> float:
    """How far apart, in kilometres, two places of one happening may lie."""
    wide = [p for p in (one, other) if p.precision in WIDE]
    if len(wide) == 2:
        return MIDDLES_KM
    if len(wide) == 1 and "town" in {one.precision, other.precision}:
        return REACH_KM
    return REGION_KM if wide else NEAR_KM


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle distance in kilometres (haversine)."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
