"""Gold sets go in; what the coder makes of them with parts of it switched off comes out, from the frames alone to the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ledgers.coding import GoldSet, code_set
from ledgers.scoring import Figures, score_set
from ledgers.scripts import ScoreScript
from talion.events.groups import Group
from talion.events.realis import Realis
from talion.events.scene import Scene
from talion.events.signs import FORBIDDEN
from talion.events.triggers import Trigger
from talion.incidents.comparison import FORBIDDEN as APART
from talion.incidents.comparison import Comparison
from talion.incidents.profiles import Profile
from talion.parts import Parts
from talion.scorers import FRAMES, Scorers


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What is at work; each adds one part to the one before it."""

    name: str
    scorers: Scorers
    parts: Parts


def take_as_told(scene: Scene, trigger: Trigger) -> Realis:
    """No realis: whatever the words make of it, it occurred, unless the frame itself says otherwise."""
    return Realis(trigger.frame.status or "occurred", None, False)


def tell_apart(scene: Scene, telling: Group, group: Group) -> float:
    """No coreference: every telling is of a happening of its own, but for what the parse of a sentence ties."""
    return FORBIDDEN


def keep_apart(first: Profile, second: Profile) -> Comparison:
    """No merging: every event is an incident."""
    return Comparison(APART, ())


def list_stages() -> list[Stage]:
    """From the frames alone to everything."""
    bare = Scorers(realis=take_as_told, telling=tell_apart, event=keep_apart)
    joined = replace(bare, telling=FRAMES.telling, event=FRAMES.event)
    nothing, known = Parts(known_actors=False, context=False), Parts(known_actors=True, context=False)
    return [
        Stage(name="frames only", scorers=bare, parts=nothing),
        Stage(name="+ knowledge of actors", scorers=bare, parts=known),
        Stage(name="+ coreference and merging", scorers=joined, parts=known),
        Stage(name="+ realis", scorers=FRAMES, parts=known),
        Stage(name="+ context of times and places", scorers=FRAMES, parts=Parts()),
    ]


def ablate(score: ScoreScript, sets: Sequence[GoldSet], work: Path) -> Iterator[tuple[str, list[Figures]]]:
    """Each stage's name and its figures of every set."""
    for stage in list_stages():
        coded = [code_set(gold, work / "ablation", stage.scorers, stage.parts) for gold in sets]
        yield stage.name, [score_set(score, one) for one in coded]
