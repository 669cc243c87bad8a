"""Claims of an event go in; out they come with "the army", "police" and "protesters" named after the state they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from talion.claims.kinds import load_kinds
from talion.claims.rules import SHOWN
from talion.events.affinity import ARMED_KINDS, lookup_actor
from talion.mentions.actor_knowledge import load_states, states_by_country
from talion.mentions.holders import find_holder
from talion.records import Actor, Claim, Place

FORCES = {
    "soldiers": "state",
    "army": "state",
    "security forces": "state",
    "government": "state",
    "president": "state",
    "prime minister": "state",
    "police": "police",
    "protesters": "protesters",
}
RULERS = frozenset({"government", "president", "prime minister"})
PROTEST_STEMS = ("protest", "demonstrat", "rioter")
DEMONSTRATIONS = frozenset({"Peaceful protest", "Violent demonstration"})
SHOWN_TYPES = frozenset(
    {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
        "Mob violence",
    }
)
FACING = frozenset({"perpetrators", "recipients"})
SIDES = FACING | {"claimed_by"}


def name_forces(claims: Sequence[Claim], home: str | None = None) -> list[Claim]:
    """Forces and crowds without a country are those of the country where it happened, if one alone is told; all else stays.

    `home` is the country that the report tells of: it stands in where no place of the happening has a country.

    A force that the same side has by name already is that one again, and keeps its bare name, which gives way to the exact one.
    """
    places = [c for c in claims if c.field == "place" and isinstance(c.value, Place) and c.value.country]
    countries = {c.value.country for c in places if isinstance(c.value, Place)}
    country = next(iter(countries)) if len(countries) == 1 else None if countries else home
    guest = next(
        (h for c in places if isinstance(c.value, Place) for h in [find_holder(c.value, (), None)] if h is not None), None
    )
    named = []
    for claim in claims:
        word = str(claim.value)
        state = owner_of(word, country) if claim.field in SIDES and word in FORCES else None
        if state is not None and guest is not None and claim.field == "recipients" and FORCES[word] == "state":
            state = load_states().get(guest.name, state)  # soldiers killed at another's base, on ground another holds
        vague = is_ground(claim) or is_anybody(claim) or is_crowd(claims, claim)
        if state is None or vague or (FORCES[word] == "state" and has_army(claims, claim)):
            named.append(claim)
            continue
        name = state[0].name if FORCES[word] == "state" else f"{state[1]} {FORCES[word]}"
        rule = f"{word!r} of the country {'where it happened' if places else 'that the report tells of'}"
        named.append(replace(claim, value=name, derived=rule, spans=(*claim.spans, *(s for p in places[:1] for s in p.spans))))
    return named


def owner_of(word: str, country: str | None) -> tuple[Actor, str] | None:
    """The state, with its adjective, whose army or police acts in the country; some territories have none of their own."""
    armies = cast("Mapping[str, str]", load_kinds()["armies"])
    if country is not None and country in armies and word not in {"police", "government"}:
        return load_states()[armies[country]]
    return states_by_country().get(country or "")


def is_ground(claim: Claim) -> bool:
    """The government that is struck is a building or a thing of speech as often as a party; a regime or junta is a side."""
    side = any(word in s.quote.lower() for s in claim.spans for word in ("regime", "junta"))
    return claim.field == "recipients" and claim.value == "government" and not side


def is_anybody(claim: Claim) -> bool:
    """ "A commander": of a state's forces or of a group."""
    return any(s.quote.lower().endswith(("commander", "commanders")) for s in claim.spans)


def is_crowd(claims: Sequence[Claim], claim: Claim) -> bool:
    """A crowd or a mob that no word calls protesters may be anybody's."""
    words = " ".join(s.quote for c in claims if c.value == claim.value for s in c.spans).lower()
    return claim.value == "protesters" and not any(stem in words for stem in PROTEST_STEMS)


def settle_crowd(claims: Sequence[Claim]) -> list[Claim]:
    """ "Struck a crowd": where nobody demonstrates and no force acts on them, those in a crowd are civilians.

    A crowd that lynches is a mob, and whoever demonstrates a protester.
    """
    kinds = {str(c.value) for c in claims if c.field in {"acled_sub_event_type", "plover_type"}}
    if "Mob violence" in kinds:
        return [
            replace(c, value="mob", derived="a crowd that lynches")
            if c.field == "perpetrators" and c.value == "protesters" and is_crowd(claims, c) else c
            for c in claims
        ]  # fmt: skip
    shown = next((c for c in claims if c.field == "acled_sub_event_type" and c.value in DEMONSTRATIONS), None)
    if shown is not None and not any(c.field == "perpetrators" for c in claims):
        return [*claims, replace(shown, field="perpetrators", value="protesters", derived=SHOWN)]
    if kinds & SHOWN_TYPES or "ASSAULT" not in kinds:
        return list(claims)
    return [
        replace(c, value="civilians", derived="a crowd that does not demonstrate")
        if c.field == "recipients" and c.value == "protesters" and is_crowd(claims, c) else c
        for c in claims
    ]  # fmt: skip


def has_army(claims: Sequence[Claim], claim: Claim) -> bool:
    """Is the force's own name told on its side? Those whom it fights are no name for it: "clashes between the army and M23"."""
    facing = {str(c.value) for c in claims if c.field in FACING and c.field != claim.field}
    foes = facing if str(claim.value) in facing else set()
    side = [lookup_actor(str(c.value)) for c in claims if c.field == claim.field and c.stance == claim.stance]
    return any(a is not None and a.kind in ARMED_KINDS and a.kind != "unidentified" and a.name not in foes for a in side)
