"""A Scene and its groups of drafts go in, Links come out: retaliation and cause, only where the words of the report say so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from talion.events.affinity import compare_actors
from talion.events.drafts import Draft
from talion.events.scene import Scene, lemma
from talion.records import Link, LinkKind, Span, event_id
from talion.registry import load_toml

SIDES: tuple[tuple[Literal["answer", "cause"], LinkKind], ...] = (("answer", "retaliation"), ("cause", "caused"))
MIRROR_FIT = 0.8
QUOTE_REACH = 40
LOOK_BACK = 3


@cache
def load_connectives() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("links.toml"))
    return {name: {key: tuple(words) for key, words in row.items()} for name, row in table.items()}


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording of answer or cause: tokens `start` to `end`; `side` says which of the two the words before it are."""

    start: int
    end: int
    side: Literal["answer", "cause", "adjective"]
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Telling:
    """The report's kept happenings: `where` gives, by trigger token, the index of its group."""

    groups: Sequence[Sequence[Draft]]
    where: Mapping[int, int]


def find_links(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[Link]:
    """Links between the report's events, each once; the span is the wording with what it joins inside its sentence."""
    telling = Telling(groups, {d.token: k for k, g in enumerate(groups) for d in g})
    found: dict[tuple[int, int], tuple[LinkKind, Span]] = {}
    for cue in find_cues(scene):
        pair = join_cue(scene, cue, telling)
        if pair is None:
            continue
        answer, cause = pair
        key = (telling.where[answer], telling.where[cause])
        if key[0] != key[1] and key not in found and (key[1], key[0]) not in found:
            found[key] = (cue.kind, quote_cue(scene, cue, answer, cause))
    links = [
        Link(source=event_of(scene, groups[a]), target=event_of(scene, groups[b]), kind=k, span=s)
        for (a, b), (k, s) in found.items()
    ]
    return sorted(links, key=lambda x: (x.span, x.source, x.target))


def quote_cue(scene: Scene, cue: Cue, answer: int, cause: int) -> Span:
    """The wording, stretched to the triggers that stand in its sentence."""
    sent = scene.doc[cue.start].sent
    near = [t for t in (answer, cause) if sent.start <= t < sent.end and abs(t - cue.start) <= QUOTE_REACH]
    return scene.span(min([cue.start, *near]), max([cue.end, *(t + 1 for t in near)]))


def event_of(scene: Scene, group: Sequence[Draft]) -> str:
    return event_id(scene.span(group[0].trigger.start, group[0].trigger.end))


def find_cues(scene: Scene) -> list[Cue]:
    """The wordings in text order: phrases, then verbs, adjectives and nouns that no phrase covers."""
    table = load_connectives()
    cues: list[Cue] = []
    text = scene.doc.text  # joined anew at each reading
    for side, kind in SIDES:
        for phrase in table[side]["phrases"]:
            for hit in re.finditer(rf"\b{re.escape(phrase)}\b", text, flags=re.IGNORECASE):
                piece = scene.doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
                if piece is not None:
                    cues.append(Cue(piece.start, piece.end, side, kind))
    taken = {i for cue in cues for i in range(cue.start, cue.end)}
    for token in scene.doc:
        if token.i in taken:
            continue
        for side, kind in SIDES:
            if token.pos_ == "VERB" and lemma(token) in table[side]["verbs"] and governs_cause(token, side):
                cues.append(Cue(token.i, token.i + 1, side, kind))
        if token.dep_ in {"amod", "compound"} and lemma(token) in table["adjectives"]["words"]:
            cues.append(Cue(token.i, token.i + 1, "adjective", "retaliation"))
        elif is_answer_noun(token):
            cues.append(Cue(token.i, token.i + 1, "answer", "retaliation"))
    return sorted(cues, key=lambda c: (c.start, c.end))


def is_answer_noun(token: Token) -> bool:
    """ "its answer to the massacre", "the Houthis' answer came", "vowed revenge"."""
    table = load_connectives()["answer"]
    if token.pos_ != "NOUN" or lemma(token) not in table["nouns"]:
        return False
    return token.dep_ in {"nsubj", "dobj"} or any(c.dep_ == "prep" and lemma(c) in table["cause_preps"] for c in token.children)


def governs_cause(verb: Token, side: str) -> bool:
    """ "lead" counts with "to", "draw" and "cause" with an object; "respond" with what it responds to or alone."""
    if lemma(verb) == "lead":
        return any(lemma(c) == "to" for c in verb.children)
    if side == "cause":
        return any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)
    return True


def join_cue(scene: Scene, cue: Cue, telling: Telling) -> tuple[int, int] | None:
    """The triggers of the answer and of its cause, or None where the words do not tell both."""
    sent = scene.doc[cue.start].sent
    triggers = sorted(t for t in telling.where if sent.start <= t < sent.end)
    own = [t for t in triggers if cue.start <= t < cue.end]
    below = [t for t in triggers if t >= cue.end and is_below(scene, t, cue)]
    means = [t for t in below if is_means(scene, t, cue)] if cue.side == "answer" else []
    under = [t for t in below if t not in means]
    outside = [t for t in triggers if t not in below and t not in own]
    if cue.side == "cause":
        cause = pick_governor(scene, cue, outside) or last_before(outside, cue.start)
        return (under[0], cause) if under and cause is not None else None
    answer = own[0] if own else means[0] if means else pick_governor(scene, cue, outside) or last_before(outside, cue.start)
    if cue.side == "adjective":
        answer = next((t for t in triggers if t >= cue.end and scene.doc[cue.start].head.i in {t, scene.doc[t].head.i}), None)
        cause = mirrored_event(scene, telling, answer)
        return (answer, cause) if answer is not None and cause is not None else None
    if answer is None:
        answer = next((t for t in outside if t >= cue.end), None)
    cause = under[0] if under else None
    if cue.start == sent.start and cause is None and len(triggers) > 1 and answer == triggers[0]:
        cause, answer = triggers[0], triggers[1]  # "Avenging the killing, men torched": a misread participle
    if cause is None and answer is not None:
        cause = mirrored_event(scene, telling, answer)
    if cause is None and answer is not None and (cue.start == sent.start or lemma(scene.doc[cue.start]) == "retaliate"):
        inside = [t for t in outside if t < answer and telling.where[t] != telling.where[answer]]
        cause = inside[-1] if inside else event_before(scene, telling, sent.start, answer)
    if answer is None and cause is not None:
        answer = event_before(scene, telling, sent.start, cause)
    return (answer, cause) if answer is not None and cause is not None else None


def is_means(scene: Scene, trigger: int, cue: Cue) -> bool:
    """ "responded with air strikes": what hangs on "with" or "by" under the cue is the answer itself."""
    verb = scene.doc[cue.end - 1]
    steps = [t for t in (scene.doc[trigger], *scene.doc[trigger].ancestors) if t.head.i == verb.i]
    return verb.pos_ == "VERB" and any(t.dep_ in {"prep", "advcl"} and lemma(t) in {"with", "by"} for t in steps)


def last_before(triggers: Sequence[int], limit: int) -> int | None:
    return max((t for t in triggers if t < limit), default=None)


def is_below(scene: Scene, trigger: int, cue: Cue) -> bool:
    return any(cue.start <= a.i < cue.end for a in scene.doc[trigger].ancestors)


def pick_governor(scene: Scene, cue: Cue, triggers: Sequence[int]) -> int | None:
    """A trigger above the wording, or the subject or object of the clause in which it stands."""
    for above in (scene.doc[cue.end - 1], *scene.doc[cue.start].ancestors):
        if above.i in triggers:
            return above.i
        for child in above.children:
            if child.i in triggers and child.dep_ in {"nsubj", "dobj", "nsubjpass"}:
                return child.i
    return None


def names_of(telling: Telling, group: int, side: Literal["agents", "recipients"]) -> list[str]:
    return [m.actor.name for d in telling.groups[group] for m in (d.agents if side == "agents" else d.recipients) if m.actor]


def mirrored_event(scene: Scene, telling: Telling, answer: int | None) -> int | None:
    """The last happening told before that was done by those whom the answer is aimed at, or done to those who answer."""
    if answer is None:
        return None
    aimed = names_of(telling, telling.where[answer], "recipients")
    acting = names_of(telling, telling.where[answer], "agents")
    for token in sorted((t for t in telling.where if t < answer), reverse=True):
        group = telling.where[token]
        if group == telling.where[answer] or not is_real(telling, group):
            continue
        fits = (
            compare_actors(aimed, names_of(telling, group, "agents")),
            compare_actors(acting, names_of(telling, group, "recipients")),
        )
        if any(fit is not None and fit >= MIRROR_FIT for fit in fits):
            return token
    return None


def event_before(scene: Scene, telling: Telling, start: int, other: int) -> int | None:
    """The last real happening of the three sentences before: "It called the action a response to"."""
    floor = start
    for _ in range(LOOK_BACK):
        floor = scene.doc[floor - 1].sent.start if floor > 0 else 0
    found = [
        t
        for t in telling.where
        if floor <= t < start and telling.where[t] != telling.where[other] and is_real(telling, telling.where[t])
    ]
    return max(found, default=None)


def is_real(telling: Telling, group: int) -> bool:
    return any(d.realis.status in {"occurred", "intercepted", "attempted"} for d in telling.groups[group])
