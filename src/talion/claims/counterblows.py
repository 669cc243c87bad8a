"""Drafts of one happening go in; out come those that only tell how the struck beat the attackers back.

"Gunmen stormed the hotel; troops shot four of them": the attack stays that of the gunmen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from talion.events.affinity import ARMED_KINDS, lookup_actor
from talion.events.drafts import Draft
from talion.events.scene import Marked

DEFENDERS = frozenset({"soldiers", "police", "army", "security forces", "guards"})
STATE_KINDS = frozenset({"state", "military", "police"})


def find_counterblows(drafts: Sequence[Draft]) -> list[Draft]:
    """Those in which forces of a state, which do nothing before, strike none but the ones that attacked before."""
    found: list[Draft] = []
    acted: set[str] = set()
    for draft in drafts:
        agents, struck = names_of(draft.agents), names_of(draft.recipients)
        beaten = struck <= acted if struck else bool(draft.tolls) and all(t.of_attackers for t in draft.tolls)
        if acted and agents and beaten and all(map(is_defender, agents)):
            found.append(draft)
        else:
            acted |= {name for name in agents if is_attacker(name)}
            if any(map(is_defender, agents)):
                return found
    return found


def names_of(marks: Iterable[Marked]) -> set[str]:
    return {m.actor.name for m in marks if m.actor is not None}


def is_defender(name: str) -> bool:
    actor = lookup_actor(name)
    return name in DEFENDERS or (actor is not None and actor.kind in STATE_KINDS)


def is_attacker(name: str) -> bool:
    actor = lookup_actor(name)
    return not is_defender(name) and (actor is None or actor.kind in ARMED_KINDS)
