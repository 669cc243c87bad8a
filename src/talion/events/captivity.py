"""People who are held, taken or freed go in; out comes who holds them, whose men they are taken for, and who they are."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.arguments import by_agent, is_passive, objects_of, prep_objects, subject_of
from talion.events.event_words import words_of
from talion.events.light_verbs import keeper_of
from talion.events.parties import party
from talion.events.scene import Marked, Scene, lemma
from talion.events.stand_ins import taken_up


def members_of(scene: Scene, noun: Token) -> list[Marked]:
    """ "Five people accused of links to the group", "men suspected of belonging to it": the group that they are taken for."""
    found: list[Marked] = []
    steps = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and lemma(c) in words_of("taken_for")]
    if noun.dep_ in {"dobj", "nsubjpass"}:  # "were arrested on charges of belonging to"
        steps += [o for o in prep_objects(noun.head, frozenset({"on", "over", "for"})) if lemma(o) in words_of("charges")]
    while steps:
        step = steps.pop(0)
        marks = [m for m in scene.all_at("actor", step.i) if m.actor and m.actor.kind in {"armed group", "militia"}]
        found += marks or taken_up(scene, step, acted_on=True)
        steps += (
            [] if marks else [c for c in step.children if c.dep_ in {"prep", "pcomp", "pobj", "xcomp", "dobj", "attr", "auxpass"}]
        )
    return found


def captors(scene: Scene, noun: Token) -> list[Marked]:
    """Who held those who are released: "held for months by X"."""
    holding = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and lemma(c) in words_of("capturing")]
    return [m for verb in holding for doer in [by_agent(verb)] if doer is not None for m in party(scene, doer, agent=True)]


def custody_roles(scene: Scene, noun: Token) -> tuple[list[Marked], list[Marked]]:
    """ "The mutineers have the president in custody", "he was taken into custody by the police": who holds whom."""
    verb = keeper_of(noun)
    held = objects_of(verb)
    doer = by_agent(verb) if is_passive(verb) else subject_of(verb) if held else None
    if not held and not is_passive(verb):
        subject = subject_of(verb)  # "the minister is in custody"
        held = [subject] if subject is not None else []
    agents = party(scene, doer, agent=True) if doer is not None else []
    return agents, [m for h in held for m in party(scene, h, agent=False)]
