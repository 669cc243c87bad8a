"""Groups of drafts go in; what is said to nobody in particular gets whom the report tells as the speaker's one opponent.

"Baku demanded surrender as it launched an offensive on Karabakh": the demand is to those whom the speaker fights. Only what the
report tells as done counts, and only where it gives one opponent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talion.events.affinity import VAGUE_NAMES, compare_actors
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.scene import Marked, Scene

OPPONENT = "the one whom the report tells as the speaker's opponent"
BODIES = frozenset({"armed group", "militia", "military", "state", "coalition", "government"})


def settle_opponents(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """The same groups; demands and threats without an addressee are addressed to the speaker's sole opponent."""
    deeds = [
        d for g in groups for d in g if d.trigger.frame.plover == "ASSAULT" and d.realis.status in {"occurred", "intercepted"}
    ]
    settled: list[list[Draft]] = []
    for group in groups:
        first = group[0]
        open_ = first.trigger.frame.name in words_of("addressed_frames") and first.agents
        if not open_ or any(d.recipients for d in group):
            settled.append(list(group))
            continue
        found = sole_opponent([m.actor.name for m in first.agents if m.actor], deeds)
        settled.append([replace(first, recipients=(found,)), *group[1:]] if found is not None else list(group))
    return settled


def sole_opponent(speakers: Sequence[str], deeds: Sequence[Draft]) -> Marked | None:
    """Whom the speakers struck, or who struck them."""
    found: dict[str, Marked] = {}
    for draft in deeds:
        for one, other in ((draft.agents, draft.recipients), (draft.recipients, draft.agents)):
            if not any(m.actor and is_same(m.actor.name, speakers) for m in one):
                continue
            for m in other:
                if m.actor and m.actor.kind in BODIES and m.actor.name not in VAGUE_NAMES and not is_same(m.actor.name, speakers):
                    found.setdefault(m.actor.name, m)
    return next(iter(found.values())).derive(OPPONENT) if len(found) == 1 else None


def is_same(name: str, others: Sequence[str]) -> bool:
    return name in others or bool(compare_actors([name], list(others)))
