"""A pronoun that does harm goes in; out comes the weapon that it stands for: "a boy brought a shell home. It killed him"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.arguments import subject_of
from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.words import sentences_of, tokens_of

PLURALS = frozenset({"NNS", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
THINGS = {"it": False, "they": True}


def list_doing_harm(scene: Scene) -> frozenset[int]:
    """Every weapon that a pronoun stands for which hurts somebody."""
    verbs = [t.head for t in tokens_of(scene.doc) if t.lower_ in THINGS and t.dep_ == "nsubj"]
    meant = (find_weapon_at_work(scene, verb) for verb in verbs if does_harm(scene, verb))
    return frozenset(m.i for m in meant if m is not None)


def find_weapon_at_work(scene: Scene, verb: Token) -> Token | None:
    """The weapon that the pronoun stands for which does the harm that the verb tells of, or goes off."""
    pronoun = subject_of(verb)
    if pronoun is None or pronoun.lower_ not in THINGS or pronoun.dep_ != "nsubj":
        return None
    forms = {lemma(verb), *(f"{lemma(verb)} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "advmod"})}
    works = does_harm(scene, verb) or bool(forms & words_of("weapon_deeds"))
    return find_weapon_meant(scene, pronoun) if works else None


def does_harm(scene: Scene, verb: Token) -> bool:
    """ "It killed him", "they left nine dead": somebody is hurt by it."""
    if lemma(verb) in words_of("hurting") - {"die"}:
        return any(c.dep_ == "dobj" for c in verb.children)
    below = {t.i for t in verb.subtree}
    return lemma(verb) in words_of("harming") and any(t.anchor in below for t in scene.tolls)


def find_weapon_meant(scene: Scene, pronoun: Token) -> Token | None:
    """The last weapon of the pronoun's number before it; none where somebody stands there that the pronoun may mean as well."""
    plural = THINGS[pronoun.lower_]
    start = pronoun.sent.start
    floor = sentences_of(scene.doc)[start - 1][0] if start else start
    before = list(scene.doc[floor : pronoun.i])
    if any(may_mean(scene, t, plural=plural) for t in before):
        return None
    return last_weapon(scene, before, plural=plural)


def may_mean(scene: Scene, noun: Token, *, plural: bool) -> bool:
    """Is it a subject that acts and is of the number: gunmen for "they", a group or a state for "it"?"""
    if noun.dep_ not in SUBJECTS or noun.pos_ == "PRON":
        return False
    marks = [m for m in scene.all_at("actor", noun.i) if m.actor is not None]
    if plural:
        many = noun.tag_ in PLURALS or any(c.dep_ == "conj" for c in noun.children)
        return many and (bool(marks) or lemma(noun) in words_of("people"))
    return any(m.actor is not None and m.actor.kind not in {"civilians", "person", "unidentified"} for m in marks)


def describes(token: Token) -> bool:
    """ "the bomb squad"; in "brought a shell home" the parser hangs the shell under "home"."""
    return token.dep_ in BEFORE_NOUN and token.head.lower_ != "home"


def last_weapon(scene: Scene, tokens: Sequence[Token], *, plural: bool) -> Token | None:
    for token in reversed(tokens):
        marked = scene.at("weapon", token.i)
        if marked is None or marked.head != token.i or marked.word not in words_of("blasts") or describes(token):
            continue
        if (token.tag_ in PLURALS) == plural:
            return token
    return None
