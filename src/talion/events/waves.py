"""A draft's words go in; out comes whether they tell of many blows as one happening, and what is said to be one of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from talion.events.continuity import words_before
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.objects import patients
from talion.events.scene import Scene, count_sentences, lemma
from talion.words import sentences_of

NEAR = 3  # sentences


def is_wave(scene: Scene, draft: Draft) -> bool:
    """ "Over a dozen coordinated attacks", "killed in a series of blasts", "bombed ten towns": many blows told as one."""
    token = scene.doc[draft.token]
    if strikes_many(token, draft):
        return True
    nouns = [token] if draft.trigger.noun else [o for c in token.children if c.dep_ == "prep" for o in c.children]
    inner = [
        o for n in nouns if lemma(n) in words_of("quantity_nouns") for c in n.children if c.lower_ == "of" for o in c.children
    ]
    return any(
        is_many(n) for n in (*nouns, *inner) if n.tag_ == "NNS" and (draft.trigger.noun or lemma(n) in words_of("occasions"))
    )


def strikes_many(token: Token, draft: Draft) -> bool:
    """ "Bombed a dozen towns", "attacked several police stations"."""
    if draft.trigger.noun:
        return False
    return any(n.tag_ == "NNS" and lemma(n) in words_of("many_places") and is_many(n) for n in patients(token))


def find_wave(scene: Scene, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]) -> Sequence[Draft] | None:
    """The wave, told just before, of which a group whose sentence opens with "in another", "one of the strikes" is one blow."""
    first = group[0]
    if not opens_as_one_of(scene, first):
        return None
    before = [g for g in groups if g is not group and g[0].token < first.token and any(is_wave(scene, d) for d in g)]
    last = before[-1] if before else None
    told = max(d.token for d in last if d.token < first.token) if last is not None else 0
    return last if count_sentences(scene.doc, told, first.token + 1) <= NEAR else None


def opens_as_one_of(scene: Scene, draft: Draft) -> bool:
    start, _ = sentences_of(scene.doc)[draft.token]
    return bool(opening_pattern().match(scene.doc[start : draft.token + 1].text))


@cache
def opening_pattern() -> re.Pattern[str]:
    openings = sorted(words_of("opens_one_of"), key=lambda o: (-len(o), o))
    return re.compile(rf"(?:{'|'.join(map(re.escape, openings))})(?!\w)", re.IGNORECASE)


def is_many(noun: Token) -> bool:
    counted = noun.dep_ == "pobj" and lemma(noun.head) == "of" and lemma(noun.head.head) in words_of("quantity_nouns")
    number = any(c.dep_ == "nummod" and c.lower_ not in {"two", "2"} for c in noun.children)
    return counted or number or bool(words_before(noun) & words_of("of_waves"))


def is_one_of(part: Token, whole: Token) -> bool:
    """ "The blast was part of a string of attacks", "it was the deadliest of several raids": is the first one of these?"""
    over = whole
    while over.dep_ == "pobj" and over.head.dep_ == "prep" and over.head.lower_ in {"of", "in"}:
        over = over.head.head
        if over.dep_ in {"attr", "appos"} and (lemma(over) in words_of("parts_of") or is_topmost(over)):
            top = over.head
            subjects = [c.i for c in top.children if c.dep_ in {"nsubj", "nsubjpass"}] if over.dep_ == "attr" else [top.i]
            return part.i in subjects and part.i != whole.i
    return False


def is_topmost(noun: Token) -> bool:
    """ "the deadliest", "the latest attack" """
    return any(t.tag_ in {"JJS", "RBS"} or t.lower_ in words_of("parts_of") for t in (noun, *noun.children))
