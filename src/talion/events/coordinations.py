"""A number that stands alone goes in, the actors that it counts come out: "The three left the bloc"."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.scene import Marked, Scene, lemma
from talion.events.stand_ins import BODIES

NUMBERS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
LOOK_BACK = 2  # sentences


def counted_parties(scene: Scene, head: Token) -> list[Marked]:
    """The states or groups named together last before, as many as the number says."""
    wanted = NUMBERS.get(lemma(head))
    alone = not any(c.dep_ in {"prep", "amod", "relcl", "acl"} for c in head.children)
    if wanted is None or not alone or not (head.lower_ == "both" or any(c.lower_ == "the" for c in head.children)):
        return []
    start = head.sent.start
    for _ in range(LOOK_BACK):
        start = scene.doc[max(0, start - 1)].sent.start
    found: list[Marked] = []
    for token in scene.doc[start : head.i]:
        if token.dep_ != "conj" and any(c.dep_ == "conj" for c in token.children):
            named = [m for t in (token, *token.conjuncts) for m in scene.all_at("actor", t.i) if m.head == t.i and m.actor]
            found = named if len(named) == wanted and all(m.actor and m.actor.kind in BODIES for m in named) else found
    return [m.derive(f"{head.text!r}: those named together before") for m in found]
