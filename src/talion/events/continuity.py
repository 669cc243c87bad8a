"""A draft goes in; out comes what its words say of its place in the telling: does it look back, turn away, or add one more?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.records import When

BACKGROUND_DAYS = 45
Determiner = Literal["new", "this", "the", "a"]
PHRASES = frozenset({"advmod", "npadvmod", "prep"})
TURNERS = frozenset({"advmod", "npadvmod", "prep", "mark"})


def looks_back(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and any(lemma(c) in words_of("pointing") for c in token.children if c.dep_ == "det")


def determiner(scene: Scene, draft: Draft) -> Determiner | None:
    """ "another attack", "this attack", "the attack", "an attack"; None for verbs and bare nouns."""
    if not draft.trigger.noun:
        return None
    token = scene.doc[draft.token]
    words = {lemma(c) for c in token.children if c.i < token.i and c.dep_ in {"det", "amod", "poss", "nummod"}}
    if words & words_of("new"):
        return "new"
    if words & {"this", "that", "these", "those", "latest", "same"}:
        return "this"
    if words & words_of("pointing") or any(c.dep_ == "poss" for c in token.children):
        return "the"
    return "a" if words & {"a", "an"} else None


def turns_away(scene: Scene, draft: Draft) -> bool:
    """ "Hours earlier", "elsewhere", "some two hours before", "later on Friday": the words turn to something else."""
    token = scene.doc[draft.trigger.verb if draft.trigger.verb is not None else draft.token]
    if repays(scene.doc[draft.token]):
        return True
    return any(
        is_turn(child) or (child.dep_ in PHRASES and any(is_turn(c) for c in child.children))
        for child in token.children
        if child.dep_ in TURNERS
    )


def repays(token: Token) -> bool:
    """ "answered with artillery fire", "a retaliatory strike": not what was told before, but what came of it."""
    means = token.dep_ == "pobj" and lemma(token.head) in {"with", "by"} and lemma(token.head.head) in words_of("repaying")
    return means or any(c.dep_ == "amod" and lemma(c) in {"retaliatory", "punitive"} for c in token.children)


def is_turn(token: Token) -> bool:
    """ "earlier" is "early" to the lemmatiser."""
    return lemma(token) in words_of("turning") or token.lower_ in words_of("turning")


def has_new_party(scene: Scene, draft: Draft) -> bool:
    """ "Another missile was fired", "a second officer was shot": what acts or is acted upon is one more."""
    if draft.trigger.noun:
        return False
    parties = [c for c in scene.doc[draft.token].children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    return any(lemma(m) in words_of("one_more") for p in parties for m in p.children if m.dep_ in {"det", "amod"} and m.i < p.i)


def adds(scene: Scene, draft: Draft) -> bool:
    """ "Jets also bombed a village", "It reported shelling as well": one more, unless only the harm done is told."""
    if draft.trigger.frame.name in {"kill", "wound"} or looks_back(scene.doc[draft.token]):
        return False
    token = scene.doc[draft.token]
    for step in (token, *token.ancestors):
        beside = [t for c in step.children for t in (c, *(c.children if c.dep_ == "npadvmod" else ()))]
        if any(c.dep_ == "advmod" and lemma(c) in words_of("adding") for c in beside):
            subject = next((c for c in step.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            return subject is None or not looks_back(subject)
        if step.dep_ not in {"dobj", "ccomp", "xcomp", "pobj", "prep", "conj", "nsubjpass", "attr"}:
            return False
    return False


def is_background(scene: Scene, whens: Collection[When]) -> bool | None:
    """Do all dates lie long before publication? None where there are no dates."""
    published = scene.report.published_date
    if not whens or published is None:
        return None
    return all((published - w.latest).days > BACKGROUND_DAYS for w in whens)
