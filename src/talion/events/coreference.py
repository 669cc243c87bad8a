"""Drafts of one report go in; each telling, and the happening that it was found to tell of, comes out.

Reads the report as a person does: each telling is held against the happenings told so far; it joins the one that fits best, or
opens a new one. Which signs speak for it and which bars forbid it is in `signs.py` and `knowledge/telling.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from talion.events.drafts import Draft
from talion.events.groups import Group
from talion.events.pairs import Pair, kinds_clash, told_apart
from talion.events.scene import Scene
from talion.events.signs import load_table, may_agree, score_pair
from talion.words import sentences_of


class TellingScorer(Protocol):
    """How surely a telling is of a group's happening, on the scale of telling.toml: `score_pair`, or a trained scorer."""

    def __call__(self, scene: Scene, telling: Group, group: Group, /) -> float: ...


@dataclass(frozen=True, slots=True, eq=False)
class Placing:
    """A telling, the number of the happening that it tells of, and that happening as told before: None where this opens it."""

    telling: Group
    happening: int
    joined: Group | None


def place_tellings(scene: Scene, drafts: Sequence[Draft], scorer: TellingScorer = score_pair) -> Iterator[Placing]:
    """In text order; happenings are numbered from 0 on as they open.

    What the parse ties closely is one telling ("the strike killed"), and is held against the happenings told so far as a whole.
    """
    table = load_table()
    groups: list[Group] = []
    for telling in tie_drafts(scene, drafts):
        scored = [(scorer(scene, telling, g), -k) for k, g in enumerate(groups)]
        score, place = max(scored, default=(0.0, None))
        if place is not None and score >= (table.definite_threshold if telling.is_definite else table.threshold):
            yield Placing(telling, -place, groups[-place])
            groups[-place] = groups[-place].join(telling)
        else:
            yield Placing(telling, len(groups), None)
            groups.append(telling)


def group_placings(placings: Sequence[Placing]) -> list[list[Draft]]:
    """Groups in text order of their first draft."""
    groups: list[list[Draft]] = []
    for placing in placings:
        if placing.joined is None:
            groups.append([])
        groups[placing.happening].extend(placing.telling.drafts)
    return [sorted(group, key=lambda d: d.token) for group in groups]


def tie_drafts(scene: Scene, drafts: Sequence[Draft]) -> list[Group]:
    """Tellings in text order: drafts of one sentence that the parse ties closely and that nothing sets apart."""
    tellings: list[Group] = []
    first, sentence = 0, (0, 0)
    sentences = sentences_of(scene.doc)
    for draft in drafts:
        if sentences[draft.token] != sentence:
            first, sentence = len(tellings), sentences[draft.token]
        own = Group(scene, (draft,))
        tied = next((k for k in reversed(range(first, len(tellings))) if is_tied(own, tellings[k])), None)
        if tied is not None:
            tellings[tied] = tellings[tied].join(own)
        else:
            tellings.append(own)
    return tellings


def is_tied(own: Group, telling: Group) -> bool:
    pair = Pair(own, telling)
    return pair.tie >= load_table().close_tie and not kinds_clash(pair) and not told_apart(pair) and may_agree(pair)
