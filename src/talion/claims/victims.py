"""Claims of an event go in, claims about who was struck come out, made by rule where no words name the struck.

The rules follow the conventions of `docs/ontology.md`: the dead and hurt of whom nothing more is said are civilians; a place that
was struck from outside stands for its state.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from talion.claims.kinds import members
from talion.claims.rules import DEAD, ENTAILED, HOLDER, STRUCK_STATE
from talion.claims.struck import HURT
from talion.events.affinity import ARMED_KINDS, VAGUE_NAMES, lookup_actor
from talion.mentions.actor_knowledge import states_by_country
from talion.mentions.holders import find_holder
from talion.records import Claim, Count, Place, When

BLAST = "Remote explosive/landmine/IED"
FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack", "Disrupted weapons use"})
ONE_SIDED = frozenset(
    {"Attack", "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Suicide bomb",
     "Grenade", "Chemical weapon", "Mob violence"}
)  # fmt: skip
ON_PEOPLE = frozenset(
    {"Attack", "Chemical weapon", "Mob violence", "Sexual violence"}
)  # types that are of civilians by definition


def settle_struck(claims: Sequence[Claim], persons: Collection[str]) -> list[Claim]:
    """Without the names that say the same of the struck again.

    A person killed or a trade ("a trader") stands for the force that is named as well; a trade for civilians or persons that are.
    """
    struck = [c for c in claims if c.field == "recipients"]
    names = {str(c.value) for c in struck}
    known = [a for a in map(lookup_actor, sorted(names)) if a is not None]
    forces = any(a.kind in ARMED_KINDS and a.name not in VAGUE_NAMES for a in known)
    plain = any(c.value == "civilians" and c.derived == "civilians" for c in struck) or bool(names & set(persons))
    return [
        c for c in claims
        if c.field != "recipients"
        or not ((forces and (c.value in persons or is_somebody(c))) or (plain and c.derived == "occupation"))
    ]  # fmt: skip


def is_somebody(claim: Claim) -> bool:
    """A trade or a person told by what they are: "a trader", "a Bedouin girl"."""
    return claim.derived == "occupation" or (claim.derived == "generic person" and claim.value != "civilians")


def strike_works(claims: Sequence[Claim]) -> list[Claim]:
    """ "Drones hit a refinery, a worker died": another state's blow from afar on works strikes the state, not who was there."""
    struck = [c for c in claims if c.field == "recipients"]
    kinds = {str(c.value) for c in claims if c.field == "acled_sub_event_type"}
    works = any(c.field == "target_kind" and c.value in members("targets", "works") for c in claims)
    if not (kinds & FROM_AFAR and works and struck and all(c.derived == HURT or is_somebody(c) for c in struck)):
        return list(claims)
    state = struck_holder(claims) or struck_state(claims)
    return [*(c for c in claims if c.field != "recipients"), state] if state is not None else list(claims)


def infer_struck(claims: Sequence[Claim]) -> list[Claim]:
    """What follows about the struck from the toll or from the place; nothing where words name them."""
    if any(c.field == "recipients" for c in claims):
        return []
    kinds = [str(c.value) for c in claims if c.field == "acled_sub_event_type"]
    kind = kinds[0] if kinds else None
    entailed = next((c for c in claims if c.field == "acled_sub_event_type" and c.value in ON_PEOPLE), None)
    if entailed is not None:
        return [replace(entailed, field="recipients", value="civilians", derived=ENTAILED)]
    guests = struck_holder(claims, guests_only=True) if kind in FROM_AFAR | {"Armed clash"} else None
    if guests is not None:
        return [guests]
    if kind in ONE_SIDED:
        hurt = next((c for c in claims if c.field in {"fatalities", "injured"} and is_told(c)), None)
        if hurt is not None:
            return [replace(hurt, field="recipients", value="civilians", derived=DEAD)]
    struck = (struck_holder(claims) or struck_state(claims)) if kind in FROM_AFAR else None
    if kind == BLAST:  # on ground that another state holds: a bridge, a depot
        struck = struck_holder(claims)
        struck = struck if struck is not None and is_occupied(claims, struck) else None
    return [struck] if struck is not None else []


def is_occupied(claims: Sequence[Claim], struck: Claim) -> bool:
    holder = lookup_actor(str(struck.value))
    lands = {c.value.country for c in claims if c.field == "place" and isinstance(c.value, Place) and c.value.country}
    return holder is not None and holder.kind == "state" and holder.country not in lands


def is_told(claim: Claim) -> bool:
    """Does the toll say that there were people hurt?"""
    return claim.stance == "asserts" and isinstance(claim.value, Count) and (claim.value.low or claim.value.high or 0) > 0


def struck_holder(claims: Sequence[Claim], *, guests_only: bool = False) -> Claim | None:
    """Who holds the ground where it fell; `guests_only`: a base that hosts another's troops, so that the hurt are theirs."""
    whens = [c.value for c in claims if c.field == "date" and isinstance(c.value, When)]
    year = min(w.earliest.year for w in whens) if whens else None
    attackers = {str(c.value) for c in claims if c.field == "perpetrators" and c.value not in VAGUE_NAMES}
    for claim in claims:
        if claim.field == "place" and isinstance(claim.value, Place) and (claim.value.precision == "site" or not guests_only):
            holder = find_holder(claim.value, attackers, year)
            if holder is not None and (not guests_only or holder.country != claim.value.country):
                return replace(claim, field="recipients", value=holder.name, derived=HOLDER)
    return None


def struck_state(claims: Sequence[Claim]) -> Claim | None:
    """The state where it fell, where one country alone is told and an exact attacker is of another."""
    places = [c for c in claims if c.field == "place" and isinstance(c.value, Place) and c.value.country]
    countries = {c.value.country for c in places if isinstance(c.value, Place)}
    state = states_by_country().get(next(iter(countries)) or "") if len(countries) == 1 else None
    attackers = [lookup_actor(str(c.value)) for c in claims if c.field == "perpetrators" and c.value not in VAGUE_NAMES]
    homes = {a.country for a in attackers if a is not None and a.country}
    of_a_group = any(c.field == "target_kind" and c.value == "armed group" for c in claims)  # "hit hideouts in Iran"
    if state is None or not homes or state[0].country in homes or of_a_group:
        return None
    return replace(places[0], field="recipients", value=state[0].name, derived=STRUCK_STATE)
