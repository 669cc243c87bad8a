"""Groups of drafts go in; the events that a reader may rely on come out, with the groups that they came from.

A group is kept when its words prove a happening of conflict (a weapon, an armed actor, people hurt, a military target) and place
it in time. Everything else is left out: a wrong incident costs the user more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from talion.claims.responsibility import Responsibility, find_responsibilities
from talion.claims.statements import build_event
from talion.events.affinity import VAGUE_NAMES, compare_actors
from talion.events.coreference import point_times
from talion.events.drafts import Draft
from talion.events.ownership import SAID
from talion.events.scene import Scene
from talion.records import Event
from talion.registry import load_toml

ARMED = frozenset({"armed group", "militia", "military", "coalition", "unidentified", "state", "police"})
PROOF = 3
DOUBT = 3
TELLING_FRAMES = frozenset(
    {"attack", "kill", "fire", "explode", "clash", "burn", "rape", "beat", "take territory", "arrest", "protest", "riot", "capture", "release", "withdraw", "expel"}
)
STATEMENTS = frozenset({"threaten", "demand", "sanction", "ceasefire", "mobilize", "withdraw"})


def build_events(scene: Scene, groups: Sequence[Sequence[Draft]], coder: str) -> tuple[list[Sequence[Draft]], list[Event]]:
    """The kept groups and their events, side by side."""
    kept = [g for g in groups if is_reliable(scene, g)]
    parties = {m.actor.name for g in kept for d in g if d.trigger.frame.name not in SAID for m in (*d.agents, *d.recipients) if m.actor}
    kept = [g for g in kept if g[0].trigger.frame.name not in SAID or is_between_parties(g, parties)]
    voices = share_voices(scene, kept)
    return kept, [build_event(scene, g, v, coder) for g, v in zip(kept, voices, strict=True)]


def is_reliable(scene: Scene, group: Sequence[Draft]) -> bool:
    return has_evidence(scene, group) and has_time(group)


def is_between_parties(group: Sequence[Draft], parties: set[str]) -> bool:
    """A threat or demand counts when a named actor makes it, a demand only between parties to the report's conflict."""
    agents = [m.actor for d in group for m in d.agents if m.actor and m.actor.name not in VAGUE_NAMES]
    recipients = {m.actor.name for d in group for m in d.recipients if m.actor and m.actor.name not in VAGUE_NAMES}
    if not agents or not any(a.kind in ARMED | {"person"} for a in agents):
        return False
    if group[0].trigger.frame.name == "threaten":
        return bool(parties)
    return any(compare_actors([a.name], sorted(parties)) for a in agents) and bool(compare_actors(sorted(recipients), sorted(parties)))


def has_time(group: Sequence[Draft]) -> bool:
    """A date, or words of time that a missing publication date leaves open."""
    return any(point_times(d) for d in group)


def has_evidence(scene: Scene, group: Sequence[Draft]) -> bool:
    """Do the words prove that this is conflict, not sport, business, weather, an accident or ordinary crime?"""
    return weigh_evidence(group) - weigh_doubt(scene, group) >= PROOF


def weigh_evidence(group: Sequence[Draft]) -> int:
    """Points for everything in the happening's words that belongs to conflict and to little else."""
    frames = [d.trigger.frame for d in group]
    agents = [m.actor for d in group for m in d.agents if m.actor]
    recipients = [m.actor for d in group for m in d.recipients if m.actor]
    weapons = [m for d in group for m in d.weapons if not m.mention.rule.startswith("verb")]
    points = 2 if any(not f.weak for f in frames) else 1 if any(f.name in TELLING_FRAMES for f in frames) else 0
    points += 2 if weapons else 1 if any(d.weapons for d in group) else 0
    points += 2 if any(a.kind in ARMED for a in agents) else 1 if agents else 0
    points += 2 if any(r.kind in ARMED for r in recipients) else 1 if recipients else 0
    points += 1 if any((t.count.low or t.count.high or 0) > 0 for d in group for t in d.tolls) else 0
    points += 1 if any(d.targets for d in group) else 0
    points += 1 if any(m.place and m.place.precision != "country" for d in group for m in d.places) else 0
    return points


def weigh_doubt(scene: Scene, group: Sequence[Draft]) -> int:
    """Points for words of sport, business, nature, accidents, stage and private crime in and around the happening's sentences."""
    text = " ".join(neighbourhood(scene, d) for d in group).lower()
    return DOUBT * sum(bool(pattern.search(text)) for pattern in load_false_friends())


def neighbourhood(scene: Scene, draft: Draft) -> str:
    """The draft's sentence and those beside it, by lemma and by form."""
    sent = scene.doc[draft.token].sent
    start = scene.doc[sent.start - 1].sent.start if sent.start > 0 else sent.start
    end = scene.doc[sent.end].sent.end if sent.end < len(scene.doc) else sent.end
    return " ".join(t.text for t in scene.doc[start:end]) + " " + " ".join(t.lemma_ for t in scene.doc[start:end])


@cache
def load_false_friends() -> tuple[re.Pattern[str], ...]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("false_friends.toml"))
    return tuple(re.compile(r"\b(?:" + "|".join(re.escape(w) for w in row["words"]) + r")\b") for row in table.values())


def share_voices(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Responsibility]]:
    """Every wording of responsibility goes to the happening told last before it, or in its sentence."""
    shared: list[list[Responsibility]] = [[] for _ in groups]
    for voice in find_responsibilities(scene):
        sent = scene.doc[voice.at].sent
        tokens = [(d.token, k) for k, g in enumerate(groups) for d in g if d.trigger.frame.name not in STATEMENTS]
        inside = [(t, k) for t, k in tokens if sent.start <= t < sent.end]
        before = [(t, k) for t, k in tokens if t < sent.start]
        if inside:
            shared[min(inside, key=lambda x: (abs(x[0] - voice.at), x[0]))[1]].append(voice)
        elif before:
            shared[max(before)[1]].append(voice)
    return shared
