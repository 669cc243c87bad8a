"""Events of many reports go in, Incidents come out: events that are plainly the same happening become one.

Pairs are scored by date, parties, place, weapon and type; conflicts forbid. Groups grow from the best pairs, and a group takes
another only if no member of one is at odds with a member of the other, so that one wrong pair does not chain happenings together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Protocol

from talion.claims.victims import INFERRED
from talion.events.affinity import compare_actors, compare_dates, compare_places
from talion.events.place_guesses import GUESSED
from talion.events.signs import compare_weapons
from talion.incidents.acled import acled_event_types
from talion.incidents.constraints import NONE, Constraints
from talion.incidents.values import Values, compute_values
from talion.records import Claim, Event, Incident, Place, incident_id

FORBIDDEN = -9.0
REPRINT_LENGTH = 40  # characters
OPEN_TYPES = frozenset({"Attack", "Armed clash", "Disrupted weapons use"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of agreement between two events is worth; tuned on the development ledgers (bench/RESULTS.md)."""

    threshold: float = 2.3
    slack: float = 0.8  # how far under the threshold the mean over two groups may lie
    date: float = 1.7
    vague_date: float = 0.6
    perpetrators: float = 1.0
    recipients: float = 4.5
    recipients_conflict: float = 0.5
    place: float = 1.6
    same_type: float = 0.3
    same_toll: float = 0.5
    reprint: float = 2.0  # the same sentence word for word: one wire text in two places


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Profile:
    """An event with the values that comparison reads; `places` are all that it names."""

    event: Event
    values: Values
    places: tuple[Place, ...]


class EventScorer(Protocol):
    """How surely two reports' events are one happening, on the scale of WEIGHTS: `score_profiles`, or a trained scorer."""

    def __call__(self, first: Profile, second: Profile, /) -> float: ...


def build_incidents(
    events: Sequence[Event], *, across: bool = True, scorer: EventScorer | None = None, constraints: Constraints = NONE
) -> list[Incident]:
    """One incident a group of events, in the order of their ids; `across` False joins only what `constraints` say.

    Raises ContradictionError where the constraints contradict one another.
    """
    profiles = [build_profile(e) for e in sorted(events, key=lambda e: e.id)]
    units = join_decided(profiles, constraints)
    groups = group_units(units, scorer or score_profiles, constraints) if across else units
    return sorted((build_incident([p.event for p in g]) for g in groups), key=lambda i: i.id)


def join_decided(profiles: Sequence[Profile], constraints: Constraints) -> list[list[Profile]]:
    """Events that people joined, as one unit each, and every other event as a unit of its own."""
    whole = constraints.find_whole(p.event.id for p in profiles)
    units: dict[str, list[Profile]] = {}
    for profile in profiles:
        units.setdefault(whole[profile.event.id], []).append(profile)
    return list(units.values())


def build_profile(event: Event) -> Profile:
    told = [widen_guess(c) for c in event.claims if c.derived not in INFERRED]
    places = {c.value for c in told if c.field == "place" and isinstance(c.value, Place) and c.stance != "denies"}
    return Profile(event, compute_values(told), tuple(sorted(places, key=lambda p: (p.name, p.country or ""))))


def widen_guess(claim: Claim) -> Claim:
    """The claim; of a guessed place only the country, which is all that tells two happenings apart."""
    place = claim.value
    if not isinstance(place, Place) or not (claim.derived or "").startswith(GUESSED) or place.country is None:
        return claim
    return replace(claim, value=Place(name=place.country, country=place.country, precision="country"))


def group_units(units: Sequence[list[Profile]], scorer: EventScorer, constraints: Constraints) -> list[list[Profile]]:
    scores: dict[tuple[int, int], float] = {}
    for a, b in combinations(range(len(units)), 2):
        score = score_units(units[a], units[b], scorer, constraints)
        if score is not None:
            scores[a, b] = score
    owner = list(range(len(units)))
    members: dict[int, list[int]] = {k: [k] for k in owner}
    for (a, b), score in sorted(scores.items(), key=lambda x: (-x[1], x[0])):
        if score < WEIGHTS.threshold:
            break
        one, other = owner[a], owner[b]
        if one == other:
            continue
        pairs = [scores.get((min(x, y), max(x, y)), FORBIDDEN) for x in members[one] for y in members[other]]
        if min(pairs) <= FORBIDDEN or sum(pairs) / len(pairs) < WEIGHTS.threshold - WEIGHTS.slack:
            continue
        members[one] += members.pop(other)
        for k in members[one]:
            owner[k] = one
    return [[p for k in sorted(g) for p in units[k]] for _, g in sorted(members.items())]


def score_units(one: Sequence[Profile], other: Sequence[Profile], scorer: EventScorer, constraints: Constraints) -> float | None:
    """The best score of a pair; FORBIDDEN where a report tells of both or people set a pair apart; None where none may meet."""
    scores: list[float] = []
    for a, b in product(one, other):
        pair = (min(a.event.id, b.event.id), max(a.event.id, b.event.id))
        if a.event.report == b.event.report or pair in constraints.apart:
            return FORBIDDEN
        if may_meet(a.values, b.values):
            scores.append(scorer(a, b))
    return max(scores, default=None)


def may_meet(one: Values, other: Values) -> bool:
    """Blocking: only events whose dates may meet are compared at all."""
    return (
        one.when is not None
        and other.when is not None
        and (one.when.earliest - other.when.latest).days <= 1
        and (other.when.earliest - one.when.latest).days <= 1
    )


def score_profiles(first: Profile, second: Profile) -> float:
    """The sum of agreements, or FORBIDDEN where two values are at odds."""
    one, other = first.values, second.values
    if not types_fit(one, other) or one.when is None or other.when is None:
        return FORBIDDEN
    dates = compare_dates([one.when], [other.when]) or 0.0
    if dates == 0.0:
        return FORBIDDEN
    score = WEIGHTS.date * dates - (WEIGHTS.vague_date if "day" not in {one.when.precision, other.when.precision} else 0.0)
    fit = compare_actors(one.perpetrators, other.perpetrators)
    if fit == 0.0:
        return FORBIDDEN
    score += WEIGHTS.perpetrators * fit if fit is not None else 0.0
    fit = compare_actors(one.recipients, other.recipients)
    if fit is not None:
        score += WEIGHTS.recipients * fit if fit else -WEIGHTS.recipients_conflict
    places = compare_places(first.places, second.places)
    if places == 0.0:
        return FORBIDDEN
    score += WEIGHTS.place * places if places is not None else 0.0
    score += compare_weapons(one.weapons, other.weapons)
    if one.acled_sub_event_type and one.acled_sub_event_type == other.acled_sub_event_type:
        score += WEIGHTS.same_type
    if quotes_alike(first.event, second.event):
        score += WEIGHTS.reprint
    if one.fatalities and other.fatalities and one.fatalities.low == other.fatalities.low:
        score += WEIGHTS.same_toll
    return score


def quotes_alike(one: Event, other: Event) -> bool:
    """Do both tell of it with the same long passage, word for word?"""
    quotes = [{m.quote for m in e.mentions if len(m.quote) >= REPRINT_LENGTH} for e in (one, other)]
    return bool(quotes[0] & quotes[1])


def types_fit(one: Values, other: Values) -> bool:
    if one.plover_type != other.plover_type:
        return False
    a, b = one.acled_sub_event_type, other.acled_sub_event_type
    if a is None or b is None or a == b or a in OPEN_TYPES or b in OPEN_TYPES:
        return True
    return event_type_of(a) == event_type_of(b)


def event_type_of(sub_type: str | None) -> str | None:
    """The ACLED event type to which a sub-type belongs."""
    return acled_event_types().get(sub_type) if sub_type else None


def build_incident(events: Sequence[Event]) -> Incident:
    """The incident of these events, its values computed from all their claims."""
    claims = tuple(sorted((c for e in events for c in e.claims), key=lambda c: (c.field, c.event, c.id)))
    values = compute_values(claims)
    ids = tuple(sorted(e.id for e in events))
    return Incident(
        id=incident_id(ids), events=ids, acled_event_type=event_type_of(values.acled_sub_event_type),
        acled_sub_event_type=values.acled_sub_event_type, plover_type=values.plover_type, plover_mode=values.plover_mode,
        when=values.when, place=values.place, perpetrators=values.perpetrators, recipients=values.recipients,
        target_kind=values.target_kind, weapons=values.weapons, fatalities=values.fatalities, injured=values.injured,
        claimed_by=values.claimed_by, attributed_to=values.attributed_to, status=values.status,
        mentions=tuple(sorted({m for e in events for m in e.mentions})), claims=claims,
    )  # fmt: skip
