"""Drafts of a report of people held go in; out comes whose deed each tells of: the captors', or the forces' against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from talion.events.affinity import lookup_actor
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.scene import Marked, Scene, lemma
from talion.events.toll_words import load_toll_words
from talion.events.triggers import Trigger
from talion.words import KEPT, tokens_of

LOSS = "lose life beside"  # the lemma of such triggers
Side = Literal["captors", "forces"]
BANDS = frozenset({"armed group", "militia", "unidentified"})
FORCES = frozenset({"soldiers", "police", "army", "security forces"})
FORCE_KINDS = frozenset({"state", "military", "police"})


@lru_cache(maxsize=KEPT)
def tells_of_hostages(doc: Doc) -> bool:
    """Does the report speak of hostages or of those who hold them?"""
    return any(lemma(t) in words_of("of_hostages") for t in tokens_of(doc))


def is_force(name: str) -> bool:
    """Soldiers or police, named or not, or a state."""
    actor = lookup_actor(name)
    return name in FORCES or (actor is not None and actor.kind in FORCE_KINDS)


def add_losses(scene: Scene, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with "while nine passengers lost their lives": told by the side of the captors' end, but not of it."""
    if not tells_of_hostages(scene.doc):
        return list(triggers)
    frame = next(f for f in load_frames().verbs["perish"] if f.name == "kill")
    taken = {t.i for t in triggers}
    told = [t for t in tokens_of(scene.doc) if t.i not in taken and is_contrasted_loss(t)]
    losses = [Trigger(t.i, frame, t.i, t.i + 1, False, lemma=LOSS) for t in told]
    return sorted([*triggers, *losses], key=lambda t: t.i)


def is_contrasted_loss(verb: Token) -> bool:
    dies = lemma(verb) in load_toll_words().die or (
        lemma(verb) == "lose" and any(c.dep_ == "dobj" and lemma(c) in words_of("lives") for c in verb.children)
    )
    return dies and verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"while", "whereas"} for c in verb.children)


def find_sides(scene: Scene, drafts: Iterable[Draft]) -> frozenset[Side]:
    """Each side that one of the drafts is plainly a deed of."""
    return frozenset(side for side in (find_side(scene, d) for d in drafts) if side is not None)


def find_side(scene: Scene, draft: Draft) -> Side | None:
    """Who shoots "the hijackers" is against them, said or not; what an armed band does, or takes, is theirs.

    That people are held, as they are freed, is no deed of its own.
    """
    if draft.trigger.frame.plover not in {"ASSAULT", "COERCE"} or draft.realis.status == "threatened":
        return None
    if draft.trigger.lemma == "hold":
        return None
    if draft.trigger.lemma == LOSS:
        return "captors"
    struck = list_bands(draft.recipients)
    bands = {m.actor.name for m in list_bands(draft.agents) if m.actor}
    if struck and len(struck) == len(draft.recipients) and not bands & {m.actor.name for m in struck if m.actor}:
        return "forces"  # also those of a militia: "Kurdish forces killed 40 of the militants"
    if bands:
        return None if struck else "captors"
    if draft.trigger.noun and lemma(scene.doc[draft.token]) in words_of("raids") and not draft.recipients:
        return "forces"  # "before the operation began"
    return "captors" if draft.trigger.frame.name == "abduct" else None


def list_bands(marks: Iterable[Marked]) -> list[Marked]:
    return [m for m in marks if m.actor is not None and m.actor.kind in BANDS and not is_force(m.actor.name)]
