"""Drafts of one telling go in; out comes whether they tell of a crowd's unrest as a whole, or of one deadly deed at a house.

Rioters fight the police all over a city; the bank that they burn, and the clerks who die in it, are a happening of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.kinship import classes_of
from talion.events.scene import Scene, lemma
from talion.events.ties import set_off_by

CROWD = "protesters"
RIOT = "riot"
FIRE = "fire"
FORCES = frozenset({"state", "military", "police", "coalition"})


def is_deadly_deed(drafts: Sequence[Draft]) -> bool:
    """ "Rioters set a bank on fire, and three clerks died": people killed by fire in a house, and no unrest told as a whole."""
    dead = any(t.field == "fatalities" and (t.count.low or 0) > 0 and t.standing != "replaced" for d in drafts for t in d.tolls)
    return dead and burns(drafts) and bool(houses_of(drafts)) and not is_unrest(drafts) and not kinds_of(drafts) & FORCES


def burns(drafts: Sequence[Draft]) -> bool:
    weapons = {m.word for d in drafts for m in d.weapons if m.word}
    return FIRE in classes_of(weapons) or any(d.trigger.frame.name == "burn" for d in drafts)


def houses_of(drafts: Sequence[Draft]) -> set[str]:
    """The houses and vehicles that were hit, by kind."""
    return {m.word for d in drafts for m in d.targets if m.word} & words_of("houses")


def kinds_of(drafts: Sequence[Draft]) -> set[str]:
    """What kinds of actor act."""
    return {m.actor.kind for d in drafts for m in d.agents if m.actor}


def is_unrest(drafts: Sequence[Draft]) -> bool:
    """A protest, a riot, or a fight with a crowd."""
    return any(d.trigger.frame.name in words_of("unrest_frames") or is_crowd_fought(d) for d in drafts)


def is_crowd_at_unrest(one: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """ "Riots shook the town as youths stormed the court": unrest by its noun, and what a crowd does, which is no deadly deed."""
    for unrest, deed in ((one, other), (other, one)):
        named = any(d.trigger.noun and d.trigger.frame.name in words_of("unrest_frames") for d in unrest)
        if named and CROWD in kinds_of(deed) and not is_deadly_deed(deed):
            return True
    return False


def is_harm_of_unrest(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """ "Eighteen people were hurt in the violence"."""
    preps = [c for d in drafts for c in scene.doc[d.token].children if c.dep_ == "prep" and c.lower_ in {"in", "during"}]
    nouns = [o for p in preps for o in p.children if o.dep_ == "pobj"]
    return any(lemma(o) in words_of("unrest_nouns") for o in nouns)


def is_crowd_fought(draft: Draft) -> bool:
    """ "Clashed with protesters", "demonstrators battled the police"."""
    return draft.trigger.frame.name == "clash" and has_crowd([draft])


def has_crowd(drafts: Sequence[Draft]) -> bool:
    return any(m.actor.kind == CROWD for d in drafts for m in (*d.agents, *d.recipients) if m.actor)


def are_deed_and_unrest(one: Sequence[Draft], other: Sequence[Draft], *, together: bool) -> bool:
    """Is the one a crowd's deadly deed, and the other the unrest around it?

    What else the crowd does is no more of the deed, unless it is told `together` with it, in one sentence, or of the same house.
    """
    for deed, rest in ((one, other), (other, one)):
        if is_deadly_deed(deed) and not is_deadly_deed(rest):
            beside = has_crowd(rest) and not together and not houses_of(deed) & houses_of(rest)
            return is_unrest(rest) or beside
    return False


def is_set_off(scene: Scene, one: Draft, other: Draft) -> bool:
    """ "The riots broke out when police shot a boy": a crowd's unrest, and what it is about."""
    for blow, unrest in ((one, other), (other, one)):
        if is_unrest([unrest]) and not is_unrest([blow]):
            begun = set_off_by(scene.doc[blow.token])
            return begun is not None and begun.i == unrest.token
    return False
