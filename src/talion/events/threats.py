"""A trigger under a modal or in a word of threat goes in; out comes whether somebody threatens, plans or only imagines it."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.objects import ARMED_KINDS, doers
from talion.events.parties import party
from talion.events.realis_words import Realis, cue_words, is_negated, is_past, verdict
from talion.events.scene import Marked, Scene, lemma
from talion.events.triggers import Trigger

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
NOT_FORCE = frozenset({"PROTEST", "AGREE", "RETREAT", "MOBILIZE", "CONCEDE", "CONSULT"})
WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT"})


def judge_threat(token: Token) -> Realis:
    """A word of threat counts when what it threatens is violence or force, and is not told as a thing of the past."""
    violent = any(
        lemma(t) in cue_words("threats") for t in token.subtree if t.i >= token.i or t.dep_ in {"ccomp", "compound", "amod"}
    )
    past_report = any(c.dep_ == "ccomp" and is_past(c) for c in token.children)
    terms = lemma(token) in words_of("granting")  # "gave them 48 hours"
    named = terms or (token.pos_ == "NOUN" and lemma(token) in {"threat", "ultimatum"})
    return Realis("threatened") if (violent or named) and not past_report and not is_negated(token) else Realis(None, token.i)


def judge_modal(scene: Scene, verb: Token, trigger: Trigger, modal: Token) -> Realis | None:
    """What a modal makes of its verb. "could" and "would" tell of a threat only in the mouth of those who would do it."""
    if perfect_of_doubt(verb, modal) and any(t.anchor == trigger.i for t in scene.tolls):
        return None  # "2,000 people may have been killed": the number is open, not the killing
    word = {lemma(modal), modal.lower_}
    if word & cue_words("modals", "dropped"):
        return verdict("dropped", modal.i)
    will = bool(word & cue_words("modals", "will"))
    if not will and not word & cue_words("modals", "open"):
        return None
    if trigger.frame.plover in WORDS:
        return verdict("dropped", modal.i)  # "would ask Congress": nothing is said yet
    forceful = trigger.frame.plover not in NOT_FORCE
    speaker = find_speaker(verb)
    if speaker is None:
        return verdict("planned" if will else "dropped", modal.i)
    if forceful:
        return verdict("threatened" if speaks_of_own(scene, speaker, verb, trigger) else "dropped", modal.i)
    return verdict("planned" if will or lemma(modal) == "would" else "dropped", modal.i)


def perfect_of_doubt(verb: Token, modal: Token) -> bool:
    return lemma(modal) in {"may", "might"} and any(c.dep_ == "aux" and lemma(c) == "have" for c in verb.children)


def find_speaker(verb: Token) -> Token | None:
    """Who says the clause: the subject of the nearest verb of speech above it."""
    for above in (verb, *verb.ancestors):
        for step in (above, *(c for c in above.children if c.dep_ in {"ccomp", "parataxis"} and c.i != verb.i)):
            if step.i != verb.i and lemma(step) in cue_words("speech"):
                subject = next((c for c in step.children if c.dep_ == "nsubj"), None)
                if subject is not None:
                    return subject
    return None


def speaks_of_own(scene: Scene, speaker: Token, verb: Token, trigger: Trigger) -> bool:
    """Would the speaker, or the speaker's men, do it?"""
    agents = agents_of_noun(scene, trigger) if trigger.noun and trigger.verb is None else doers(verb)
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in speaker.children):
        return True  # "..., its president said"
    if not agents:
        return is_power(scene, speaker)
    for agent in agents:
        if agent.pos_ == "PRON" and lemma(agent) in PRONOUNS:
            return True
        if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in agent.children) or (
            lemma(agent) in words_of("own_men") and is_power(scene, speaker)
        ):
            return True
        if names_of(scene, agent) & names_of(scene, speaker):
            return True
    return False


def find_threatener(scene: Scene, trigger: Trigger) -> list[Marked]:
    """ "A gang said that buses would be burned": who says what will be done, where nobody else is said to do it."""
    token = scene.doc[trigger.verb if trigger.verb is not None else trigger.i]
    speaker = find_speaker(token)
    if speaker is None or not is_power(scene, speaker):
        return []
    return [m.derive("who threatens would do it") for m in party(scene, speaker, agent=True)]


def find_planner(scene: Scene, cue: int | None) -> list[Marked]:
    """ "Rebels are planning attacks": who plans would do it, where nobody else is said to."""
    verb = scene.doc[cue] if cue is not None else None
    if verb is None or verb.pos_ != "VERB" or lemma(verb) not in cue_words("verbs", "planned"):
        return []
    return [m.derive("who plans would do it") for d in doers(verb) for m in party(scene, d, agent=True)]


def agents_of_noun(scene: Scene, trigger: Trigger) -> list[Token]:
    token = scene.doc[trigger.i]
    near = [c for c in token.children if c.dep_ in {"amod", "compound", "poss", "nmod"}]
    near.extend(o for c in token.children if c.dep_ in {"prep", "agent"} and lemma(c) == "by" for o in c.children)
    return [t for t in near if scene.at("actor", t.i) is not None]


def names_of(scene: Scene, token: Token) -> frozenset[str]:
    """The actors of a phrase, and the states or bodies that its persons belong to."""
    found: set[str] = set()
    for part in token.subtree:
        for marked in scene.all_at("actor", part.i):
            if marked.actor is not None:
                found.add(marked.actor.name)
                found.update(n for n in (marked.actor.parent, scene.bodies.get(marked.actor.name)) if n)
    return frozenset(found)


def is_power(scene: Scene, speaker: Token) -> bool:
    """A state, its leaders, its forces, an armed group: those who can do what they say."""
    for part in speaker.subtree:
        for marked in scene.all_at("actor", part.i):
            actor = marked.actor
            if actor is None:
                continue
            if actor.kind in ARMED_KINDS | {"government"} or (actor.kind == "person" and (actor.parent or actor.country)):
                return True
    return any(lemma(t) in words_of("powers") for t in speaker.subtree)
