"""Claims of one happening go in, its displayed values come out: ranges over sources, the best supported date and place.

A value that a source denies is not displayed; vague names give way to exact ones; nothing is averaged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from talion.claims.rules import ATTACKERS_DEAD, INFERRED, NAMED_ONLY, STRUCK_STATE
from talion.events.affinity import VAGUE_NAMES, backer_of, compare_names, leads, linked_to, lookup_actor, narrow
from talion.events.rules import GUESSED, NAMED_LAST
from talion.incidents.corrections import drop_corrected
from talion.incidents.people import may_be_one_person
from talion.incidents.sourcing import UNSOURCED, Sourcing
from talion.records import Actor, Attribution, Claim, ClaimField, Count, Place, Status, When

SUPPORT = 0.4  # a name or weapon that fewer than this share of the best supported one's sources give is a slip, not a value
PRECISION_ORDER = {"site": 0, "district": 1, "town": 2, "province": 3, "sea": 4, "country": 5}
DATE_ORDER = {"day": 0, "week": 1, "month": 2, "year": 3}
OPEN_TYPES = frozenset({"Attack", "Armed clash"})  # told by who was attacked, whatever with
GENERAL_WEAPONS = {
    "missile": {"ballistic missile", "cruise missile", "anti-ship missile"},
    "anti-ship missile": {"ballistic missile", "cruise missile"},
    "bomb": {"IED", "car bomb", "vehicle bomb", "suicide bomb", "landmine"},
    "explosives": {"IED", "car bomb", "vehicle bomb", "bomb", "drone", "naval drone", "suicide bomb", "missile"},
    "vehicle bomb": {"car bomb"},
}
EXPECTED = {  # weapons that a verb lets expect, and what is named instead ("" is anything)
    ("small arms", "frame 'fire'"): {""},
    ("airstrike", "frame 'bomb'"): {"artillery", "mortar", "rocket"},
}
CIVILIAN_RULES = frozenset({"civilians", "nationals"})  # said as such, not "people" or "members" beside a name
FORCED_TYPES = frozenset({"Excessive force against protesters", "Protest with intervention"})
CROWD_TYPES = frozenset({"Peaceful protest", "Violent demonstration", "Mob violence"})
CROWD_NAMES = re.compile(r"\b(?:protesters|demonstrators|rioters|mobs?)$")
GROUND_RULES = frozenset({"", "demonym", STRUCK_STATE})
STATUS_ORDER: tuple[Status, ...] = ("occurred", "intercepted", "attempted", "threatened", "planned", "uncertain", "denied")


# How each field is chosen below, in a reader's words.
_NAMES = "rule: names that enough reports give; an exact name before a vague one"
_MOST = "rule: what most reports say"
_RANGE = (
    "rule: from the lowest to the highest figure; a denied or corrected figure does not count, the attackers' own dead in the "
    "highest only, and no casualties only where nobody tells of any"
)
RULES: dict[ClaimField, str] = {
    "acled_sub_event_type": _MOST + "; a type that rests on a weapon before one that only tells who was attacked",
    "plover_type": _MOST,
    "plover_mode": _MOST,
    "status": _MOST,
    "date": "rule: the most exact date, then the one that most reports give, then the earliest",
    "place": "rule: the most exact place that a fair share of the reports names",
    "perpetrators": _NAMES + "; who is only blamed and does not deny it, where nobody is named as a fact",
    "recipients": _NAMES,
    "victims": "rule: everybody who is named as struck, by the fullest name",
    "target_kind": "rule: what enough reports name",
    "weapons": "rule: weapons that enough reports name before what a verb lets expect; an exact kind before a general one",
    "claimed_by": "rule: everybody who is said to have claimed it",
    "attributed_to": "rule: every attribution",
    "fatalities": _RANGE,
    "injured": _RANGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is displayed of a happening, computed from its claims."""

    acled_sub_event_type: str | None
    plover_type: str | None
    plover_mode: str | None
    when: When | None
    place: Place | None
    perpetrators: tuple[str, ...]
    recipients: tuple[str, ...]
    victims: tuple[str, ...]
    target_kind: tuple[str, ...]
    weapons: tuple[str, ...]
    fatalities: Count | None
    injured: Count | None
    claimed_by: tuple[str, ...]
    attributed_to: tuple[Attribution, ...]
    status: Status


def compute_values(claims: Sequence[Claim], sourcing: Sourcing = UNSOURCED) -> Values:
    """The displayed values of all claims of a happening, in an order that content alone decides."""
    by_field: dict[ClaimField, list[Claim]] = {}
    for claim in drop_corrected(sourcing.trace(claims), sourcing):
        if claim.stance != "denies":
            by_field.setdefault(claim.field, []).append(claim)
    claimed = sorted({str(c.value) for c in by_field.get("claimed_by", [])})
    denied = {c.value for c in claims if c.field == "claimed_by" and c.stance == "denies"}
    acting = [c for c in by_field.get("perpetrators", []) if c.stance != "suspects" or c.value not in denied]
    kind = choose_type(by_field.get("acled_sub_event_type", []))
    perpetrators = choose_names(of_crowd(acting) if kind in CROWD_TYPES else acting)
    if claimed and all(n in VAGUE_NAMES or is_member_of(claimed, n) for n in perpetrators):
        perpetrators = tuple(claimed)
    return Values(
        acled_sub_event_type=kind,
        plover_type=most_said(by_field.get("plover_type", [])),
        plover_mode=most_said(by_field.get("plover_mode", [])),
        when=choose_date(by_field.get("date", [])),
        place=choose_place(by_field.get("place", [])),
        perpetrators=perpetrators,
        recipients=choose_struck(by_field.get("recipients", []), perpetrators, lands_of(by_field.get("place", [])), kind),
        victims=list_people(str(c.value) for c in by_field.get("victims", [])),
        target_kind=tuple(sorted(supported(by_field.get("target_kind", [])))),
        weapons=choose_weapons(by_field.get("weapons", [])),
        fatalities=combine_counts(by_field.get("fatalities", [])),
        injured=combine_counts(by_field.get("injured", [])),
        claimed_by=tuple(claimed),
        attributed_to=list_attributions(by_field.get("attributed_to", [])),
        status=choose_status(by_field.get("status", [])),
    )  # fmt: skip


def list_people(names: Iterable[str]) -> tuple[str, ...]:
    """Each person once, by the longest of the names that may be one person's: "Salhab" is "Hassan Salhab"."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda n: (-len(n.split()), n)):
        if not any(may_be_one_person(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def list_attributions(claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    said = {c.value for c in claims if isinstance(c.value, Attribution)}
    return tuple(sorted(said, key=lambda a: (a.actor, a.by)))


def is_member_of(claimed: Sequence[str], group: str) -> bool:
    """Is one who claimed it of the group that is named in general: "Iran-backed militias"?"""
    return backer_of(group) is not None and any(compare_names(group, c) >= 0.8 for c in claimed)


def support(claims: Iterable[Claim]) -> Counter[str]:
    """How many reports give each value; several claims of one report count once."""
    seen = {(str(c.value), c.spans[0].report if c.spans else "") for c in claims}
    return Counter(value for value, _ in seen)


def most_said(claims: Sequence[Claim]) -> str | None:
    counts = support(claims)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def choose_type(claims: Sequence[Claim]) -> str | None:
    """What most reports say; but a type that rests on a weapon gives no way to one that only tells who was attacked."""
    counts = support(claims)
    most = max(counts.values(), default=0)
    armed = [v for v in counts if v not in OPEN_TYPES and counts[v] * 2 >= most]
    return min(armed or counts, key=lambda v: (-counts[v], v), default=None)


def supported(claims: Sequence[Claim]) -> list[str]:
    counts = support(claims)
    most = max(counts.values(), default=0)
    return sorted(v for v, n in counts.items() if n >= SUPPORT * most)


def exact(names: Iterable[str]) -> list[str]:
    return [n for n in names if n not in VAGUE_NAMES]


def choose_names(claims: Sequence[Claim], lands: Collection[str] = ()) -> tuple[str, ...]:
    """Names that enough sources give; "gunmen" gives way to a name, "Iran-backed militias" to a member of them that is named.

    `lands` are the countries where it happened: a state that is only named where it is land gives way to whom the blow fell on.
    """
    claims = without_guesses([c for c in claims if c.derived not in INFERRED] or claims)
    names = supported([c for c in claims if c.stance == "asserts"])
    if not exact(names):  # who is only suspected or blamed, where nobody says it as a fact
        names = supported([c for c in claims if c.stance == "asserts" or c.value not in VAGUE_NAMES]) or supported(claims)
    named = exact(names)
    if named:
        plain = any(c.value == "civilians" and c.derived in CIVILIAN_RULES for c in claims)
        names = [n for n in names if n in named or (n == "civilians" and plain)]
    counts = support(claims)
    known = [a for a in map(lookup_actor, names) if a is not None]
    grounds = {a.country for a in known if a.kind in {"armed group", "militia"} and not a.parent}
    grounds |= set(lands) if any(a.kind in {"armed group", "militia", "military"} for a in known) else set()
    kept = []
    for name in names:
        others = [o for o in names if o != name]
        state = lookup_actor(name)
        if state is not None and state.kind == "state" and state.country in grounds and is_ground(claims, name):
            continue  # "strikes on Yemen" that hit the Houthis
        if state is not None and any(counts[o] >= counts[name] for o in others if is_led_by(state, o)):
            continue  # the coalition, whose leading state is named
        parents = {p.parent for p in map(lookup_actor, others) if p is not None}
        if name in parents and is_ground(claims, name):
            continue  # "Iran", whose Revolutionary Guards are named
        if linked_to(name) and any(compare_names(name, o) >= 0.8 for o in others):
            continue  # "al-Qaeda-linked militants", one of whose groups is named
        if backer_of(name) and any(
            compare_names(name, o) >= 0.8 and not backer_of(o) and counts[o] * 3 >= counts[name] for o in others
        ):
            continue
        kept.append(name)
    return tuple(sorted(kept, key=lambda n: (-counts[n], n)))


def without_guesses(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Without those whom "the group" may stand for, where somebody is named outright."""
    firm = [c for c in claims if not (c.derived or "").split(";")[0].endswith(NAMED_LAST)]
    return firm if exact(str(c.value) for c in firm if c.stance == "asserts") else claims


def is_led_by(coalition: Actor, name: str) -> bool:
    state = lookup_actor(name)
    return state is not None and leads(state, coalition)


def of_crowd(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that tell of the crowd itself, where any do: a demonstration is the demonstrators', not the police's."""
    return [c for c in claims if CROWD_NAMES.search(str(c.value))] or claims


def lands_of(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(c.value.country for c in claims if isinstance(c.value, Place) and c.value.country)


def choose_struck(
    claims: Sequence[Claim], perpetrators: Sequence[str], lands: Collection[str], kind: str | None
) -> tuple[str, ...]:
    """Names of the struck; nobody strikes themselves alone, so the one perpetrator gives way to any others."""
    names = choose_names(claims, lands)
    if "civilians" in names and len(names) > 1:
        names = tuple(n for n in names if n != "government")  # a word of the setting beside the dead
        crowd = any(CROWD_NAMES.search(n) for n in names)
        names = tuple(n for n in names if n != "civilians") if crowd and kind in FORCED_TYPES else names
    if len(perpetrators) != 1 or perpetrators[0] not in names:
        return names
    return choose_names([c for c in claims if c.value != perpetrators[0]], lands) or names


def is_ground(claims: Sequence[Claim], state: str) -> bool:
    """Is the state only named, and none of its forces told of?"""
    return all((c.derived or "").split(";")[0] in GROUND_RULES for c in claims if c.value == state)


def choose_weapons(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Weapons that enough reports give; what a verb lets expect gives way to what is named, a general kind to an exact one."""
    named = {str(c.value) for c in claims if (c.value, c.derived) not in EXPECTED}
    instead = {key: named if "" in others else named & others for key, others in EXPECTED.items()}
    names = supported([c for c in claims if not instead.get((str(c.value), c.derived or ""))])
    return tuple(n for n in names if not GENERAL_WEAPONS.get(n, set()) & set(names))


def choose_date(claims: Sequence[Claim]) -> When | None:
    """The most exact date; among equally exact ones the one that most reports give, then the earliest.

    A span of days counts only where none of its days is named by itself.
    """
    whens = [(c.value, c.spans[0].report if c.spans else "") for c in claims if isinstance(c.value, When)]
    if not whens:
        return None
    best = min(DATE_ORDER[w.precision] for w, _ in whens)
    counts = Counter(w for w, _ in {x for x in whens if DATE_ORDER[x[0].precision] == best})
    exact = narrow(counts)
    return min(exact, key=lambda w: (-counts[w], w.earliest, w.latest))


def choose_place(claims: Sequence[Claim]) -> Place | None:
    """The most exact place that a fair share of the reports names, else the most exact one."""
    told = drop_landmarks([c for c in claims if isinstance(c.value, Place)])
    places = [(c.value, c.spans[0].report if c.spans else "") for c in told if isinstance(c.value, Place)]
    if not places:
        return None
    counts = Counter(p.name for p, _ in {(p, r) for p, r in places})
    best = (
        min(PRECISION_ORDER[p.precision] for p, _ in places if p.precision != "country")
        if any(p.precision != "country" for p, _ in places)
        else 5
    )
    level = [p for p, _ in places if PRECISION_ORDER[p.precision] <= max(best, 2 if best <= 2 else best)]
    return min(
        level, key=lambda p: (-counts[p.name], PRECISION_ORDER[p.precision], p.name, p.country or "", p.gazetteer_id or "")
    )


def drop_landmarks(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Without the places that only help to find the place: the Baghdad of "in Taji, just north of Baghdad"."""

    def lies(claim: Claim, *wordings: str) -> bool:
        return (claim.derived or "").rpartition("; ")[2] in wordings

    def is_exact(claim: Claim, *precisions: str) -> bool:
        return isinstance(claim.value, Place) and claim.value.precision in precisions

    claims = [c for c in claims if not (c.derived or "").startswith(GUESSED)] or claims
    kept = [c for c in claims if not lies(c, "away from")]
    if any(is_exact(c, "site", "town", "district", "province", "sea") for c in kept):
        claims = kept
    kept = [c for c in claims if not lies(c, "near")]
    return kept if any(is_exact(c, "site", "town", "district") for c in kept) else claims


def choose_status(claims: Sequence[Claim]) -> Status:
    counts = support(claims)
    if not counts:
        return "uncertain"
    return min(STATUS_ORDER, key=lambda s: (-counts[s], STATUS_ORDER.index(s)))


def combine_counts(claims: Sequence[Claim]) -> Count | None:
    """The range from the lowest to the highest figure; open where the highest is "more than".

    The attackers' dead count in the maximum only; who is merely named counts where nobody gives a figure.
    """
    told = [c for c in claims if c.derived != NAMED_ONLY] or claims
    counts = [c.value for c in told if isinstance(c.value, Count) and c.derived != ATTACKERS_DEAD]
    attackers = [c.value for c in told if isinstance(c.value, Count) and c.derived == ATTACKERS_DEAD]
    if not counts:
        counts, attackers = attackers, []
    if not counts:
        return None
    if any((c.low or 0) > 0 for c in counts):
        counts = [c for c in counts if (c.low, c.high) != (0, 0)] or counts
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts if c.high is not None]
    low = min(lows) if lows else None
    high = max(highs) if highs else None
    if any(c.high is None and (high is None or (c.low or 0) > high) for c in counts):
        high = None
    elif high is not None and attackers:
        high += max((a.high or a.low or 0) for a in attackers)
    return Count(low=low, high=high)
