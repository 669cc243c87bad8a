"""A Cue of pursuit, or of a threat to repay, goes in; the triggers of what was done or threatened, and of its cause, come out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from talion.events.scene import Scene, lemma
from talion.links.accounts import Telling, find_described
from talion.links.cues import Cue, link_words
from talion.links.ends import SUBJECTS, find_before, find_heads, kept_under, pick_top
from talion.links.takings_up import find_kin, is_blow, is_definite

Pair = tuple[int, int]


def join_pursuit(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "Soldiers hunting the men who attacked a post killed three": what the hunters did, and what the hunted had done."""
    verb = scene.doc[cue.start]
    heads = find_heads(scene, cue)
    told = {t for head in heads for t in kept_under(head, telling)}
    answer = next((a.i for a in verb.ancestors if a.i in telling.where and a.i not in told), None)
    if answer is None or not is_blow(telling, telling.where[answer]):
        return
    cause = pick_top(scene, told)
    if cause is None and any(lemma(h) in link_words("pursuit", "hunted") and is_definite(h) for h in heads):
        cause = find_before(scene, telling, verb.sent.start, {answer})
    if cause is not None and is_blow(telling, telling.where[cause]):
        yield answer, cause


def join_impunity(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "The bombing will not go unanswered": the threat of that sentence, and what it is for."""
    verb = scene.doc[cue.start]
    sent = verb.sent
    threats = [t for t in telling.where if sent.start <= t < sent.end and is_threat(telling, telling.where[t])]
    named = next((c for c in verb.children if c.dep_ in {*SUBJECTS, "dobj"}), None)
    if named is None or not threats:
        return
    cause = find_named(scene, telling, named)
    if cause is not None:
        yield min(threats, key=lambda t: (abs(t - verb.i), t)), cause


def find_named(scene: Scene, telling: Telling, named: Token) -> int | None:
    under = [t for t in kept_under(named, telling) if not is_threat(telling, telling.where[t])]
    told = pick_top(scene, under)
    if told is None:
        told = find_described(scene, telling, named, None)
    return told if told is not None else find_kin(scene, telling, named, None)


def is_threat(telling: Telling, group: int) -> bool:
    return any(d.realis.status == "threatened" for d in telling.groups[group])
