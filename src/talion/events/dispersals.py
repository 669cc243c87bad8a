"""A verb goes in; out come the protesters that force was used on, where its purpose tells of them.

"Police fired live rounds to disperse the demonstrators", "to break up a rally": the crowd is whom they fired at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.arguments import objects_of
from talion.events.event_words import words_of
from talion.events.parties import party
from talion.events.scene import Marked, Scene, lemma
from talion.records import Actor, Mention

CROWD = Actor(name="protesters", kind="protesters")
RULE = "the crowd that was to be dispersed"


def crowds_dispersed(scene: Scene, purposes: Sequence[Token]) -> list[Marked]:
    """The crowds that the purposes of a deed are to disperse."""
    return [m for p in purposes if disperses(p) for o in objects_of(p) for m in crowd_at(scene, o)]


def disperses(verb: Token) -> bool:
    words = {lemma(verb), *(f"{lemma(verb)} {c.lower_}" for c in verb.children if c.dep_ == "prt")}
    return bool(words & words_of("dispersing"))


def crowd_at(scene: Scene, noun: Token) -> list[Marked]:
    named = [m for m in party(scene, noun, agent=False) if m.actor and m.actor.kind in {"protesters", "civilians"}]
    if any(m.actor and m.actor.kind == "protesters" for m in named) or lemma(noun) not in words_of("demonstrations"):
        return [m for m in named if m.actor and m.actor.kind == "protesters"]
    mention = Mention(kind="actor", span=scene.span(noun.i, noun.i + 1), value=CROWD, rule=RULE)
    return [replace(named[0], mention=mention)] if named else [Marked(mention, noun.i, noun.i + 1, noun.i)]
