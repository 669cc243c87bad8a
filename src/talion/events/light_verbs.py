"""A noun that tells of a happening goes in; the verb that only carries it comes out: "carried out an attack"."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.objects import OBJECT_DEPS
from talion.events.scene import lemma


def light_verb_of(noun: Token) -> Token | None:
    """ "carried out an attack", "launched a wave of attacks", "resorted to shelling", "have the president in custody" """
    if lemma(noun) == "custody":
        return keeper_of(noun)
    counted, noun = noun, round_of(noun) or noun
    if noun.dep_ in {*OBJECT_DEPS, "nsubjpass"} and lemma(noun.head) in words_of("light_verbs"):
        return noun.head
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"to", "in"}
        and lemma(noun.head.head) in words_of("prepositional_light_verbs")
    ):
        return noun.head.head
    return told_by_clause(noun) or told_by_clause(counted)


def told_by_clause(noun: Token) -> Token | None:
    """ "the attacks that the rebels launched on Monday" """
    for verb in noun.children:
        if verb.dep_ != "relcl" or lemma(verb) not in words_of("clause_light_verbs"):
            continue
        objects = [c.lower_ for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "mark"}]
        if objects and set(objects) <= {"that", "which"}:
            return verb
    return None


def round_of(noun: Token) -> Token | None:
    """The "wave" of "a wave of attacks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in words_of("rounds"):
        return noun.head.head
    return None


def keeper_of(noun: Token) -> Token:
    """ "have the president in custody": the verb that "in custody" goes with, though the parser may hang it on who is held."""
    above = noun.head.head
    return above.head if above.dep_ in {"dobj", "nsubjpass"} and above.pos_ in {"NOUN", "PROPN", "PRON"} else above
