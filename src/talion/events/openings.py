"""A draft goes in; out comes what the first words of its sentence say: that it is told of a place, or as an answer."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.words import sentences_of

OPENING_WORDS = 5  # "Further south, in Nobol", "Hours before, in Nobol"
BRIEF_ANSWER = 10  # words
CUE_WORDS = 3  # "In apparent retaliation"
INSIDE = frozenset({"compound", "pobj", "conj", "appos", "nmod", "poss"})


def opening_spots(scene: Scene, draft: Draft) -> frozenset[str]:
    """ "In Nobol, two policemen were murdered": the places, save countries, that the sentence first sets the draft in."""
    start = sentences_of(scene.doc)[draft.token][0]
    return frozenset(
        m.place.name
        for m in draft.places
        if m.place is not None
        and m.place.precision != "country"
        and m.head < draft.token
        and opens_at(preposition_of(scene.doc[m.head]), start)
    )


def preposition_of(noun: Token) -> Token:
    """ "In Nobol", "in a rural part of Nobol", "on the outskirts of Nobol": the first preposition."""
    while noun.head.i != noun.i and (noun.dep_ in INSIDE or (noun.dep_ == "prep" and lemma(noun.head) in words_of("town_parts"))):
        noun = noun.head
    return noun


def opens_at(token: Token, start: int) -> bool:
    return token.dep_ == "prep" and token.i - start < OPENING_WORDS


def opens_as_answer(scene: Scene, draft: Draft) -> bool:
    """ "In apparent retaliation, mosques were burned": the sentence opens as the answer to what was told before."""
    start, end = sentences_of(scene.doc)[draft.token]
    if strikes_back(scene.doc[draft.token]) or (start > 0 and is_mere_answer(scene.doc[start - 1].sent)):
        return True
    if lemma(scene.doc[start]) not in {"in", "as"}:
        return False
    return any(lemma(t) in words_of("answers") for t in scene.doc[start + 1 : min(start + 1 + CUE_WORDS, end)])


def is_mere_answer(sentence: Words) -> bool:
    """ "The army responded at once.": what it did is told in the next sentence."""
    root = sentence.root
    if lemma(root) not in words_of("repaying") or len(sentence) > BRIEF_ANSWER:
        return False
    return not any(c.dep_ in {"neg", "dobj", "conj", "advcl"} or c.lower_ in {"with", "by"} for c in root.children)


def strikes_back(token: Token) -> bool:
    """ "The air force hit back", "the army retaliated and shelled a village"; shots that are returned are of the same fight."""
    if token.pos_ != "VERB":
        return False
    back = any(c.lower_ == "back" and c.dep_ in {"advmod", "prt"} and c.i == token.i + 1 for c in token.children)
    return (back and lemma(token) in words_of("striking_back")) or (
        token.dep_ == "conj" and lemma(token.head) in words_of("repaying")
    )


def opens_on_day(scene: Scene, draft: Draft) -> bool:
    """ "On Thursday, rebels detonated a bomb": a day of its own opens the sentence, before who did what."""
    start = sentences_of(scene.doc)[draft.token][0]
    return start > 0 and any(
        m.when.precision == "day" and start <= m.start < start + OPENING_WORDS and m.end <= draft.token
        for m in draft.times
        if m.is_point and m.when is not None
    )


def opens_past(scene: Scene, draft: Draft) -> bool:
    """ "In 2019 rebels stormed a hotel", "last month a bomb went off": a wide time, over by now, opens the sentence."""
    start = sentences_of(scene.doc)[draft.token][0]
    published = scene.report.published_date
    return published is not None and any(
        m.when.precision != "day" and m.when.latest < published and start <= m.start < start + OPENING_WORDS
        for m in draft.times
        if m.is_point and m.when is not None and m.end <= draft.token
    )
