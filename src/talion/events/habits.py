"""A trigger goes in; out comes whether it tells of something repeated or unspecific ("regularly strikes", "attacks on ships")."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.realis_words import cue_words
from talion.events.scene import lemma
from talion.events.triggers import Trigger
from talion.events.verb_phrases import irregular_forms

POINTING_DEPS = frozenset({"det", "poss", "nummod"})
VAGUE_DETERMINERS = frozenset({"no", "any", "some"})
UNDER_WAY = frozenset(
    {"CONCEDE", "REJECT", "RETREAT", "MOBILIZE", "REQUEST"}
)  # "is withdrawing the bill": done, though not yet through
LASTING_VERBS = frozenset({"continue", "keep", "tend", "go"})


def is_habit(token: Token, trigger: Trigger) -> bool:
    verb = token.doc[trigger.verb] if trigger.verb is not None else token if not trigger.noun else None
    if verb is not None and is_repeated(verb, trigger):
        return True
    return trigger.noun and token.tag_ in {"NNS", "NNPS"} and is_unspecific(token) and not is_followed(token)


def is_repeated(verb: Token, trigger: Trigger) -> bool:
    """Frequency adverbs, the present tense, the progressive and verbs of lasting."""
    if {lemma(c) for c in verb.children} & cue_words("habits"):
        return True
    if any(is_many_times(verb, t) or is_on_many_days(verb, t) for t in verb.subtree):
        return True
    if trigger.frame.name in words_of("lasting_frames") and lasts_years(verb):
        return True
    said = trigger.frame.name in words_of("addressed_frames")  # "Pakistan expects Kabul to": told as news
    if not trigger.noun and not said and verb.tag_ in {"VBP", "VBZ"} and verb.lower_ not in irregular_forms():
        return True
    if (
        not trigger.noun
        and verb.tag_ == "VBG"
        and trigger.frame.plover not in UNDER_WAY
        and any(c.dep_ == "aux" and c.lower_ in {"been", "be", "is", "are"} for c in verb.children)
    ):
        return True
    return verb.dep_ == "xcomp" and lemma(verb.head) in LASTING_VERBS


def lasts_years(verb: Token) -> bool:
    """ "The rebels have fought the army for 17 years", "have for decades been trying to topple it"."""
    steps = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have", "'ve", "’ve"} for s in steps for c in s.children)
    spans = (t for s in steps for c in s.children if c.dep_ == "prep" and c.lower_ == "for" for t in c.subtree)
    return perfect and any(lemma(t) in words_of("long_spans") for t in spans)


def is_many_times(verb: Token, token: Token) -> bool:
    """ "struck groups backed by Iran several times": said of the verb or, by the parser, of a participle under it."""
    if token.lower_ != "times" or token.dep_ != "npadvmod" or token.i < verb.i:
        return False
    return token.head.i == verb.i or (token.head.dep_ == "acl" and token.head.tag_ == "VBN")


def is_on_many_days(verb: Token, token: Token) -> bool:
    """ "has hit launchers on at least three days", "raided the camp on several occasions"."""
    if token.lower_ not in {"days", "occasions"} or token.dep_ != "pobj" or token.head.lower_ != "on" or token.i < verb.i:
        return False
    counted = any(c.dep_ == "nummod" or lemma(c) in {"several", "many", "numerous", "various"} for c in token.children)
    return counted and next((a.i for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None) == verb.i


def is_unspecific(noun: Token) -> bool:
    """A plural that nothing points at."""
    left = [c for c in noun.children if c.i < noun.i]
    if any(lemma(c) in cue_words("modifiers", "history") for c in left):
        return True
    return not any(c.dep_ in POINTING_DEPS and lemma(c) not in VAGUE_DETERMINERS for c in left)


def is_followed(noun: Token) -> bool:
    """ "A mob besieged the embassy after deadly air strikes": what one deed of the past came after is no habit."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"after", "following"}:
        return False
    return noun.head.head.tag_ == "VBD"
