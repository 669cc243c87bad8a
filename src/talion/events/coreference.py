"""Drafts of one report go in, groups of drafts that tell of one happening come out.

Reads the report as a person does: each telling is held against the happenings told so far; it joins the one that fits best, or
opens a new one. Which signs speak for it and which bars forbid it is in `signs.py` and `knowledge/telling.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def group_drafts(scene: Scene, drafts: Sequence[Draft], scorer: TellingScorer = score_pair) -> list[list[Draft]]:
    """Groups in text order of their first draft.

    What the parse ties closely is one telling ("the strike killed"), and is held against the happenings told so far as a whole.
    """
    table = load_table()
    groups: list[Group] = []
    for telling in tie_drafts(scene, drafts):
        scored = [(scorer(scene, telling, g), -k) for k, g in enumerate(groups)]
        score, number = max(scored, default=(0.0, None))
        if number is not None and score >= (table.definite_threshold if telling.is_definite else table.threshold):
            groups[-number] = groups[-number].join(telling)
        else:
            groups.append(telling)
    return [sorted(g.drafts, key=lambda d: d.token) for g in groups]


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
