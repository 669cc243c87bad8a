"""Drafts of one happening go in; the people whom the report names as killed, hurt, taken or struck come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talion.claims.struck import Struck
from talion.events.drafts import Draft
from talion.events.scene import Marked, Scene
from talion.mentions.actor_knowledge import load_actors

DEEDS = frozenset({"ASSAULT", "COERCE"})  # PLOVER types that fall on people


def find_named(scene: Scene, drafts: Sequence[Draft]) -> list[Struck]:
    """Each mention once, in the order of the text."""
    marks = {m.mention.span: m for d in drafts for m in list_struck(scene, d)}
    return [Struck(m.actor.name, span, m.mention.rule) for span, m in sorted(marks.items()) if m.actor and is_person(scene, m)]


def list_struck(scene: Scene, draft: Draft) -> Iterator[Marked]:
    if draft.trigger.frame.plover in DEEDS:
        yield from draft.recipients
    for toll in draft.tolls:
        if toll.victims is not None and not (toll.cumulative or toll.of_attackers or toll.count.high == 0):
            yield from scene.within("actor", *toll.victims)


def is_person(scene: Scene, marked: Marked) -> bool:
    """A person whom the tables know, or a name that is read as one's, with a given name or a title."""
    actor = marked.actor
    if actor is None or actor.kind != "person":
        return False
    words = scene.doc[marked.start : marked.end]
    return actor.name in load_actors() or (len(actor.name.split()) > 1 and any(token.ent_type_ == "PERSON" for token in words))
