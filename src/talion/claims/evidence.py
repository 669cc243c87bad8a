"""A group of drafts goes in, its evidence comes out: points for everything in its words that belongs to conflict."""

from __future__ import annotations

from collections.abc import Sequence

from talion.events.continuity import looks_back
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.objects import ARMED_KINDS, any_of, doers
from talion.events.rules import GUESSED
from talion.events.scene import Scene, lemma
from talion.records import Actor
from talion.words import sentences_of

NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
FIGHTING_KINDS = frozenset({"armed group", "militia", "military", "coalition"})
STRIKING = frozenset({"strike", "launch", "kill", "wound", "explode"})
WINDOW = 1  # sentences before and after the happening's own


def weigh_evidence(scene: Scene, group: Sequence[Draft]) -> int:
    """Points for everything in the happening's words that belongs to conflict and to little else."""
    weapons = [m for d in group for m in d.weapons if not m.mention.rule.startswith("verb")]
    points = weigh_frames(group)
    points += 2 if weapons else 1 if any(d.weapons for d in group) else 0
    points += weigh_parties([m.actor for d in group for m in d.agents if m.actor])
    points += weigh_parties([m.actor for d in group for m in d.recipients if m.actor])
    points += is_by_unnamed_crowd(scene, group) + has_cause(scene, group)
    points += is_by_weapon(scene, group) + 2 * is_known_riot(scene, group)
    points += 1 if any((t.count.low or t.count.high or 0) > 0 for d in group for t in d.tolls) else 0
    points += 1 if any(d.targets for d in group) else 0
    exact = [m for d in group for m in d.places if m.place and m.place.precision != "country"]
    points += 1 if any(not m.mention.rule.startswith(GUESSED) for m in exact) else 0
    return points + (1 if tells_of_conflict(scene, group) else 0)


def is_by_weapon(scene: Scene, group: Sequence[Draft]) -> bool:
    """ "The town was hit by cluster rounds", "a Scud came down": a weapon of war does it."""
    verbs = [scene.doc[d.token] for d in group if d.trigger.frame.name in STRIKING and not d.trigger.noun]
    marks = [scene.at("weapon", t.i) for verb in verbs for t in doers(verb)]
    return any(m is not None and m.word in words_of("blasts") - {"poison", "acid"} for m in marks)


def is_known_riot(scene: Scene, group: Sequence[Draft]) -> bool:
    """ "The 1992 riots", "the May 2010 riots": the date before the noun makes a name of it."""
    riots = [scene.doc[d.token] for d in group if d.trigger.frame.name == "riot" and d.trigger.noun]
    return any(looks_back(noun) and scene.within("time", noun.left_edge.i, noun.i) for noun in riots)


def weigh_frames(group: Sequence[Draft]) -> int:
    frames = [d.trigger.frame for d in group]
    if any(not f.weak for f in frames):
        return 2
    if any(d.trigger.lemma in words_of("mass_verbs") for d in group):
        return 2
    return 1 if any(f.name in words_of("telling_frames") for f in frames) else 0


def is_by_unnamed_crowd(scene: Scene, group: Sequence[Draft]) -> bool:
    """ "Thousands marched": a crowd that no actor stands for."""
    shown = [d for d in group if d.trigger.frame.plover == "PROTEST"]
    crowd = any(d.trigger.doer in words_of("crowds") for d in shown) or any_of(
        scene, [s for d in shown if not d.trigger.noun for s in doers(scene.doc[d.token])], ["throng"]
    )
    mob = any(d.trigger.doer in words_of("lynchers") and not d.agents for d in group)
    return mob or (crowd and not any(d.agents for d in shown))


def has_cause(scene: Scene, group: Sequence[Draft]) -> bool:
    """Does the sentence of people who gather or march say what it is for or against?"""
    shown = [d for d in group if d.trigger.frame.plover == "PROTEST" and not d.trigger.noun]
    return any(t.i != d.token and lemma(t) in words_of("causes") for d in shown for t in scene.doc[d.token].sent)


def weigh_parties(actors: Sequence[Actor]) -> int:
    return 2 if any(a.kind in ARMED_KINDS for a in actors) else 1 if actors else 0


def tells_of_conflict(scene: Scene, group: Sequence[Draft]) -> bool:
    """Does a word of war, revolt or protest stand beside the happening's own words?"""
    own = {d.token for d in group}
    for draft in group:
        start, end = around(scene, draft)
        if any(t.i not in own and t.pos_ in NAMING and lemma(t) in words_of("conflict_words") for t in scene.doc[start:end]):
            return True
        if any(m.actor is not None and m.actor.kind in FIGHTING_KINDS for m in scene.within("actor", start, end)):
            return True
    return False


def around(scene: Scene, draft: Draft) -> tuple[int, int]:
    """Tokens of the draft's sentence and of those beside it."""
    sentences = sentences_of(scene.doc)
    start, end = sentences[draft.token]
    for _ in range(WINDOW):
        start = sentences[start - 1][0] if start > 0 else start
        end = sentences[end][1] if end < len(sentences) else end
    return start, end
