"""A word that tells of a happening goes in; out comes where its sentence tells of an answer to it: "in response to the raid"."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.scene import lemma


def answers_to(token: Token) -> list[int]:
    """The words that may tell of the answer: "the raid was in response to an attack", "the raid answered an attack"."""
    verb = token.head
    if token.dep_ == "pobj":
        over = token.head.head  # "was a response to", "in response to", "responded to"
        verb = over.head.head if over.dep_ == "pobj" else over.head if over.dep_ == "attr" else over
        known = lemma(over) in words_of("answers") | words_of("repaying")
    else:
        known = token.dep_ == "dobj" and lemma(verb) in words_of("repaying")
    if not known:
        return []
    return [verb.i, *(c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})]
