"""A Scene goes in; out come demands and threats that no verb of their own tells.

"Baku said that the units must disarm", "all ships of theirs are targets, the group said": a power speaks of another.
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
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def add_demands(scene: Scene, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with the demands and threats of the report, each in the place of the deed that is demanded."""
    demands = [*find_demands(scene), *find_targets(scene)]
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
