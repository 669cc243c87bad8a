"""Groups of drafts go in; the events that a reader may rely on come out, with the groups that they came from.

A group is kept when its words prove a happening of conflict (a weapon, an armed actor, people hurt, a military target) and place
it in time. Everything else is left out: a wrong incident costs the user more than a missed one.
"""

from __future__ import annotations

from collections.abc import Sequence

from talion.claims.responsibility import Responsibility, find_responsibilities
from talion.claims.statements import build_event
from talion.events.coreference import point_times
from talion.events.drafts import Draft
from talion.events.scene import Scene
from talion.records import Event

ARMED = frozenset({"armed group", "militia", "military", "coalition", "unidentified", "state"})
STATEMENTS = frozenset({"threaten", "demand", "sanction", "ceasefire", "mobilize", "withdraw"})


def build_events(scene: Scene, groups: Sequence[Sequence[Draft]], coder: str) -> tuple[list[Sequence[Draft]], list[Event]]:
    """The kept groups and their events, side by side."""
    kept = [g for g in groups if is_reliable(scene, g)]
    voices = share_voices(scene, kept)
    return kept, [build_event(scene, g, v, coder) for g, v in zip(kept, voices, strict=True)]


def is_reliable(scene: Scene, group: Sequence[Draft]) -> bool:
    return has_evidence(group) and has_time(group)


def has_time(group: Sequence[Draft]) -> bool:
    """A date, or words of time that a missing publication date leaves open."""
    return any(point_times(d) for d in group)


def has_evidence(group: Sequence[Draft]) -> bool:
    """Do the words prove that this is conflict, not sport, business, weather or crime?"""
    if all(not d.trigger.frame.weak for d in group):
        return any(d.agents or d.recipients or d.weapons or d.places for d in group)
    weapons = any(d.weapons for d in group)
    agents = [m.actor for d in group for m in d.agents if m.actor]
    recipients = [m.actor for d in group for m in d.recipients if m.actor]
    hurt = any((t.count.low or t.count.high or 0) > 0 for d in group for t in d.tolls)
    targets = any(d.targets for d in group)
    armed = any(a.kind in ARMED for a in agents)
    return (weapons and (bool(agents) or bool(recipients) or hurt or targets)) or (armed and (bool(recipients) or hurt or targets)) or any(
        r.kind in ARMED - {"state"} for r in recipients
    ) or (any(not d.trigger.frame.weak for d in group) and (hurt or targets or bool(recipients)))


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
