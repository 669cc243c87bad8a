"""A Scene goes in; out come demands, refusals and threats that no verb of their own tells.

"Baku said that the units must disarm", "all ships of theirs are targets, the group said", "they would not negotiate, it said": a
power speaks of another, or of what itself will not do.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.arguments import is_passive
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.objects import any_of
from talion.events.scene import Scene, lemma
from talion.events.threats import find_speaker, is_power, names_of
from talion.events.triggers import Trigger
from talion.words import tokens_of

MUST = "must"  # the lemmas of such triggers
TARGET = "target"
REFUSAL = "will not"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def add_demands(scene: Scene, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with the demands and threats of the report, each in the place of the deed that is demanded."""
    demands = [*find_demands(scene), *find_targets(scene), *find_refusals(scene)]
    taken = {t.i for t in demands}
    return sorted([*(t for t in triggers if t.i not in taken), *demands], key=lambda t: t.i)


def find_demands(scene: Scene) -> list[Trigger]:
    """What a power says that another must do to give way."""
    frame = next(f for f in load_frames().verbs["demand"] if f.name == "demand")
    found = []
    for modal in tokens_of(scene.doc):
        if modal.lower_ != "must" or modal.dep_ != "aux":
            continue
        verb = modal.head
        if lemma(verb) in words_of("yielding") and is_demanded(scene, verb):
            found.append(Trigger(verb.i, frame, modal.i, verb.i + 1, False, lemma=MUST))
    return found


def find_refusals(scene: Scene) -> list[Trigger]:
    """What a power says that it will not do to give way: "said that he would not negotiate with the rebels"."""
    frame = next(f for f in load_frames().verbs["refuse"] if f.name == "reject")
    found = []
    for modal in tokens_of(scene.doc):
        verb = modal.head
        if modal.lower_ not in {"will", "would", "wo"} or modal.dep_ != "aux" or not any(c.dep_ == "neg" for c in verb.children):
            continue
        speaker = find_speaker(verb)
        doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if speaker is None or doer is None or lemma(verb) not in words_of("yielding") | words_of("dealing"):
            continue
        own = doer.pos_ == "PRON" or lemma(doer) in words_of("own_men") or names_of(scene, doer) & names_of(scene, speaker)
        if own and is_power(scene, speaker):
            found.append(Trigger(verb.i, frame, modal.i, verb.i + 1, False, lemma=REFUSAL))
    return found


def find_targets(scene: Scene) -> list[Trigger]:
    """What a power declares to be a target of its own, now or to come."""
    frame = load_frames().nouns["ultimatum"]
    found = []
    for noun in tokens_of(scene.doc):
        if lemma(noun) != TARGET or noun.dep_ != "attr" or any(c.dep_ == "neg" for c in noun.head.children):
            continue
        verb = noun.head
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        past = verb.tag_ in {"VBD", "VBN"} or any(lemma(c) == "have" for c in verb.children)
        speaker = find_speaker(verb)
        if past or speaker is None or subject is None or not is_power(scene, speaker):
            continue
        if not names_of(scene, subject) & names_of(scene, speaker):
            found.append(Trigger(noun.i, frame, noun.left_edge.i, noun.i + 1, True, lemma=TARGET))
    return found


def is_demanded(scene: Scene, verb: Token) -> bool:
    """Does a power say it, and of another?"""
    speaker = find_speaker(verb)
    mover = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if speaker is None or mover is None or mover.pos_ == "PRON" or not is_power(scene, speaker):
        return False
    if names_of(scene, mover) & names_of(scene, speaker):
        return False
    return is_passive(verb) or any_of(scene, [mover], ("armed", "power"))
