"""A Scene and its groups of drafts go in, Links come out: retaliation and cause, only where the words of the report say so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.scene import Scene, clause_head, lemma
from talion.records import Link, LinkKind, event_id
from talion.registry import load_toml


@cache
def load_connectives() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("links.toml"))
    return {name: {key: tuple(words) for key, words in row.items()} for name, row in table.items()}


def find_links(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[Link]:
    """Links between the report's events, each once; the span is the wording from the first to the last word of both sides."""
    where = {d.token: k for k, g in enumerate(groups) for d in g}
    found: dict[tuple[int, int], tuple[LinkKind, int, int]] = {}
    for cue, side, kind in find_cues(scene):
        pair = join_cue(scene, cue, groups, where)
        if pair is None:
            continue
        first, second = pair
        answer, cause = (first, second) if side == "answer" else (second, first)
        if where[answer] != where[cause]:
            start, end = min(cue[0], cause if side == "answer" else answer), max(cue[1], (cause if side == "answer" else answer) + 1)
            found.setdefault((where[answer], where[cause]), (kind, start, end))
    return [
        Link(source=event_of(scene, groups[a]), target=event_of(scene, groups[b]), kind=kind, span=scene.span(start, end))
        for (a, b), (kind, start, end) in sorted(found.items(), key=lambda x: x[1][1])
        if (b, a) not in found or found[b, a][1] > start
    ]


def event_of(scene: Scene, group: Sequence[Draft]) -> str:
    return event_id(scene.span(group[0].trigger.start, group[0].trigger.end))


def find_cues(scene: Scene) -> list[tuple[tuple[int, int], str, LinkKind]]:
    """Token ranges of the wordings: phrases first, then verbs and adjectives, in text order."""
    table = load_connectives()
    cues: list[tuple[tuple[int, int], str, LinkKind]] = []
    for side, kind in (("answer", "retaliation"), ("cause", "caused")):
        for phrase in table[side]["phrases"]:
            for hit in re.finditer(rf"\b{re.escape(phrase)}\b", scene.doc.text, flags=re.IGNORECASE):
                piece = scene.doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
                if piece is not None:
                    cues.append(((piece.start, piece.end), side, cast("LinkKind", kind)))
    taken = {i for (start, end), _, _ in cues for i in range(start, end)}
    for token in scene.doc:
        if token.i in taken:
            continue
        if token.pos_ == "VERB":
            for side, kind in (("answer", "retaliation"), ("cause", "caused")):
                if lemma(token) in table[side]["verbs"] and governs_cause(token, side):
                    cues.append(((token.i, token.i + 1), side, cast("LinkKind", kind)))
        elif lemma(token) in table["adjectives"]["words"] and token.dep_ == "amod":
            cues.append(((token.i, token.i + 1), "adjective", "retaliation"))
        elif token.pos_ == "NOUN" and lemma(token) in {"answer", "response", "retaliation", "revenge"} and token.dep_ in {"nsubj"}:
            cues.append(((token.i, token.i + 1), "answer", "retaliation"))
    return sorted(cues, key=lambda c: (c[0], c[1]))


def governs_cause(verb: Token, side: str) -> bool:
    """"lead" counts with "to", "draw" and "cause" with an object; "respond" with what it responds to or alone."""
    if lemma(verb) == "lead":
        return any(lemma(c) == "to" for c in verb.children)
    if side == "cause":
        return any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    return True


def join_cue(scene: Scene, cue: tuple[int, int], groups: Sequence[Sequence[Draft]], where: Mapping[int, int]) -> tuple[int, int] | None:
    """The triggers that the wording joins: (the one that governs it or stands before, the one under it or after)."""
    start, end = cue
    sent = scene.doc[start].sent
    triggers = sorted(t for t in where if sent.start <= t < sent.end)
    under = [t for t in triggers if is_below(scene, t, cue) and t not in range(start, end)]
    outside = [t for t in triggers if t not in under and t not in range(start, end)]
    before = [t for t in outside if t < start]
    after = [t for t in outside if t >= end]
    first = pick_governor(scene, cue, outside) or (before[-1] if before else after[0] if after else None)
    second = under[0] if under else next((t for t in triggers if t >= end and t != first), None)
    if first is None:
        first = previous_event(where, groups, sent.start, second)
    if second is None:
        second = previous_event(where, groups, sent.start, first)
    if first is None or second is None or first == second:
        return None
    return first, second


def is_below(scene: Scene, trigger: int, cue: tuple[int, int]) -> bool:
    return trigger >= cue[1] and any(cue[0] <= a.i < cue[1] for a in scene.doc[trigger].ancestors)


def pick_governor(scene: Scene, cue: tuple[int, int], triggers: Sequence[int]) -> int | None:
    """A trigger above the wording, or the subject or object of the clause in which it stands."""
    head = scene.doc[cue[0]]
    for above in head.ancestors:
        if above.i in triggers:
            return above.i
        for child in above.children:
            if child.i in triggers and child.dep_ in {"nsubj", "dobj", "nsubjpass"}:
                return child.i
    own = clause_head(head)
    return own.i if own.i in triggers else None


def previous_event(where: Mapping[int, int], groups: Sequence[Sequence[Draft]], start: int, other: int | None) -> int | None:
    """The last trigger before the sentence that belongs to another happening than `other` and did occur."""
    real = {d.token for g in groups for d in g if d.realis.status in {"occurred", "intercepted", "attempted"}}
    for token in sorted((t for t in where if t < start and t in real), reverse=True):
        if other is None or where[token] != where[other]:
            return token
    return None
