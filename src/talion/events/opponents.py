"""Groups of drafts go in; what is said to nobody in particular gets whom the report tells as the speaker's one opponent.

"Baku demanded surrender as it launched an offensive on Karabakh": the demand is to those whom the speaker fights. Only what the
report tells as done counts, and only where it gives one opponent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talion.events.addressees import has_unknown_addressee
from talion.events.affinity import VAGUE_NAMES, compare_actors
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.ownership import find_main_country
from talion.events.scene import Marked, Scene, lemma
from talion.mentions.actor_knowledge import states_by_country

OPPONENT = "the one whom the report tells as the speaker's opponent"
RULERS = "the opposition speaks to those who rule"
ARMED = frozenset({"armed group", "militia", "unidentified"})
BODIES = frozenset({"armed group", "militia", "military", "state", "coalition", "government"})


def settle_opponents(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """The same groups; demands, threats and troop moves that name nobody are meant for the speaker's sole opponent."""
    deeds = [
        d for g in groups for d in g if d.trigger.frame.plover == "ASSAULT" and d.realis.status in {"occurred", "intercepted"}
    ]
    settled: list[list[Draft]] = []
    for group in groups:
        first = group[0]
        found = None
        if is_open(scene, group):
            speakers = [m.actor.name for m in first.agents if m.actor]
            found = sole_opponent(speakers, deeds) or rulers_of(scene, first) or crowd_before(first, groups)
        settled.append([replace(first, recipients=(found,)), *group[1:]] if found is not None else list(group))
    return settled


def crowd_before(draft: Draft, groups: Sequence[Sequence[Draft]]) -> Marked | None:
    """ "The chief called in all reserves", where the report tells of protests: the crowd, unless armed men are told of too."""
    told = [m for g in groups for d in g if d.realis.status == "occurred" for m in (*d.agents, *d.recipients) if m.actor]
    kinds = {m.actor.kind for m in told if m.actor}
    own = {m.actor.kind for m in draft.agents if m.actor}
    if draft.trigger.frame.name != "mobilize" or not own <= {"police"} or kinds & ARMED:
        return None
    return next((m.derive(OPPONENT) for m in told if m.actor and m.actor.kind == "protesters"), None)


def is_open(scene: Scene, group: Sequence[Draft]) -> bool:
    """Does it leave open whom it is meant for?"""
    first = group[0]
    name = first.trigger.frame.name
    if not first.agents or (name != "mobilize" and name not in words_of("addressed_frames")):
        return False
    if name != "mobilize" and has_unknown_addressee(scene, first.trigger):
        return False
    told = [m.actor.name for d in group for m in d.recipients if m.actor]
    return not told if name == "threaten" else all(n in VAGUE_NAMES for n in told)


def rulers_of(scene: Scene, draft: Draft) -> Marked | None:
    """What the opposition demands is asked of those who rule: the state that most of the report's places lie in."""
    if draft.trigger.frame.name != "demand" or not any(is_opposition(scene, m) for m in draft.agents):
        return None
    named = {m.place.country for m in scene.marks.get("place", ()) if m.place and m.place.country}
    country = find_main_country(scene) or (next(iter(named)) if len(named) == 1 else "")
    state, _ = states_by_country().get(country, (None, ""))
    speaker = draft.agents[0]
    mention = replace(speaker.mention, value=state, rule=RULERS) if state is not None else None
    return replace(speaker, mention=mention) if mention is not None else None


def is_opposition(scene: Scene, marked: Marked) -> bool:
    """ "Opposition chief X", "the main opposition party"."""
    head = scene.doc[marked.head]
    return any(lemma(t) == "opposition" for t in scene.doc[head.left_edge.i : head.i + 1])


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
    return name in others or (name not in VAGUE_NAMES and bool(compare_actors([name], list(others))))
