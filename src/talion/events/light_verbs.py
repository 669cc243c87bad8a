"""A noun that tells of a happening goes in; the verb that only carries it comes out: "carried out an attack"."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.objects import OBJECT_DEPS
from talion.events.scene import lemma


def light_verb_of(noun: Token) -> Token | None:
    """ "carried out an attack", "resorted to shelling", "have the president in custody" """
    if lemma(noun) == "custody":
        return keeper_of(noun)
    if noun.dep_ in {*OBJECT_DEPS, "nsubjpass"} and lemma(noun.head) in words_of("light_verbs"):
        return noun.head
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"to", "in"}
        and lemma(noun.head.head) in words_of("prepositional_light_verbs")
    ):
        return noun.head.head
    return None


def keeper_of(noun: Token) -> Token:
    """ "have the president in custody": the verb that "in custody" goes with, though the parser may hang it on who is held."""
    above = noun.head.head
    return above.head if above.dep_ in {"dobj", "nsubjpass"} and above.pos_ in {"NOUN", "PROPN", "PRON"} else above
