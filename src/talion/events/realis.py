"""A trigger goes in, its Realis comes out: did it happen, was it tried, stopped, threatened, planned, denied, or is it no happening.

Reads the clause tree above the trigger: negation, modals, conditions, governing verbs and nouns; the words are data
(`knowledge/realis.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from talion.events.scene import Scene, lemma
from talion.events.triggers import Trigger
from talion.records import Status
from talion.registry import load_toml


@dataclass(frozen=True, slots=True)
class Realis:
    """`status` None means that the words tell of no happening. `cue` is the token that decided, None where nothing had to.

    `habit` marks repeated or unspecific happenings, which are no incident without a date of their own.
    """

    status: Status | None
    cue: int | None = None
    habit: bool = False
    denied_by_verb: bool = False


@cache
def load_cues() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("realis.toml"))
    return {name: {kind: frozenset(words) for kind, words in kinds.items()} for name, kinds in table.items()}


VERDICTS: Mapping[str, Status | None] = {
    "attempted": "attempted", "planned": "planned", "threatened": "threatened", "dropped": None, "denied": "denied",
}  # fmt: skip


def judge_realis(scene: Scene, trigger: Trigger) -> Realis:
    """What the words around the trigger make of it."""
    token = scene.doc[trigger.i]
    if trigger.frame.status == "threatened":
        violent = any(lemma(t) in load_cues()["threats"]["words"] for t in token.subtree if t.i > token.i or t.dep_ == "ccomp")
        past_report = any(c.dep_ == "ccomp" and is_past(c) for c in token.children)
        return Realis("threatened") if violent and not past_report and not is_negated(token) else Realis(None, token.i)
    habit = is_habit(token, trigger)
    for step in (judge_noun, judge_verb):
        verdict = step(scene, token, trigger)
        if verdict is not None:
            return Realis(verdict.status, verdict.cue, habit, verdict.denied_by_verb)
    if trigger.frame.defender:
        return Realis("intercepted", token.i, habit)
    return Realis("occurred", None, habit)


def judge_noun(scene: Scene, token: Token, trigger: Trigger) -> Realis | None:
    """Adjectives and governing nouns of a nominal trigger."""
    if not trigger.noun:
        return None
    cues = load_cues()
    for child in token.children:
        word = lemma(child)
        if child.i < token.i and child.dep_ in {"amod", "compound", "det", "nmod"}:
            for kind in ("attempted", "planned", "dropped"):
                if word in cues["modifiers"][kind] and not (word == "no" and denied_above(token)):
                    return Realis(VERDICTS[kind], child.i)
            if word in cues["modifiers"]["intercepted"]:
                return Realis("intercepted", child.i)
            if word in cues["drills"]["words"]:
                return Realis(None, child.i)
    if token.dep_ == "pobj":
        above = token.head.head
        if token.head.dep_ in {"prep", "prt"} and above.pos_ in {"NOUN", "PROPN"} and lemma(token.head) in {"of", "to", "from", "against", "for", "in", "on"}:
            for kind in ("attempted", "planned", "dropped"):
                if lemma(above) in cues["nouns"][kind] and not (lemma(above) in {"wave", "string", "series", "spate"} and is_singular_count(above)):
                    return Realis(VERDICTS[kind], above.i)
        if lemma(token.head) == "without":
            return Realis(None, token.head.i)
    if token.dep_ == "compound" and token.head.pos_ == "NOUN":
        return Realis(None, token.head.i)
    if any(lemma(c) in {"no", "neither"} for c in token.children if c.dep_ == "det"):
        return Realis("denied", token.i)
    return None


def is_singular_count(noun: Token) -> bool:
    """"a wave of strikes" told as one operation: singular, with an article and a past verb above."""
    return noun.tag_ == "NN" and any(c.dep_ == "det" for c in noun.children)


def denied_above(token: Token) -> bool:
    return any(lemma(a) in {"say", "insist", "deny", "stress"} for a in token.ancestors)


def judge_verb(scene: Scene, token: Token, trigger: Trigger) -> Realis | None:
    """The verbs from the trigger's clause upwards, as far as their meaning reaches."""
    cues = load_cues()
    verb = scene.doc[trigger.verb] if trigger.verb is not None else token if not trigger.noun else governing_verb(token)
    if verb is None:
        return None
    seen_own = False
    while True:
        verdict = own_clause(scene, verb, trigger, not seen_own)
        if verdict is not None:
            return verdict
        seen_own = True
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ in {"xcomp", "ccomp", "pcomp", "csubj"} or (verb.dep_ in {"acl", "advcl", "relcl"} and is_infinitive(verb)):
            target = head.head if head.dep_ in {"prep", "agent"} or head.pos_ == "ADP" else head
            word = lemma(target)
            table = cues["verbs"] if target.pos_ in {"VERB", "AUX", "ADJ"} else cues["nouns"]
            for kind in ("attempted", "planned", "threatened", "denied", "dropped"):
                if word in table.get(kind, frozenset()):
                    if kind != "denied" and verb.dep_ == "ccomp" and is_past(verb):
                        break  # "told Reuters that rockets were fired": the verb only reports
                    return Realis(VERDICTS[kind], target.i, denied_by_verb=kind == "denied")
            if is_infinitive(verb) and target.pos_ in {"NOUN", "ADJ"} and word in {"able", "ready", "set", "order", "due", "likely", "poised", "right", "power", "force", "bound"}:
                return Realis("planned" if word in {"ready", "set", "due", "poised"} else None, target.i)
            if is_infinitive(verb) and verb.dep_ in {"advcl", "acl", "relcl"} and target.pos_ in {"VERB", "NOUN", "AUX"} and word not in FACTIVE:
                return Realis(None, target.i)
            verb = target if target.pos_ in {"VERB", "AUX"} else governing_verb(target) or target
            if verb.i == target.i and target.pos_ not in {"VERB", "AUX"}:
                return None
            continue
        if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
            if not any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children) or shares_aux(verb, head):
                verb = head
                continue
            if head.dep_ in {"ccomp", "xcomp", "advcl"}:
                verb = head
                continue
        return None


FACTIVE = frozenset({"manage", "continue", "go", "use", "come", "proceed", "begin", "start", "turn", "return"})


def shares_aux(verb: Token, head: Token) -> bool:
    return verb.tag_ in {"VB", "VBN"} and any(c.dep_ == "aux" for c in head.children)


def is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a noun."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def is_negated(token: Token) -> bool:
    return any(c.dep_ == "neg" or lemma(c) in {"never", "neither", "nor"} for c in token.children if c.dep_ in {"neg", "preconj", "cc", "advmod"})


def own_clause(scene: Scene, verb: Token, trigger: Trigger, first: bool) -> Realis | None:
    """Negation, modals and conditions on one verb; a verb that takes the trigger as its object counts by its meaning too."""
    cues = load_cues()
    is_trigger = verb.i == trigger.i or verb.i == trigger.verb
    if is_negated(verb) and (is_trigger or first):
        return Realis(None if is_trigger else None, verb.i) if is_trigger or trigger.i in subject_tokens(verb) else None
    if is_trigger and any(c.dep_ in {"dobj", "nsubj", "nsubjpass"} and any(lemma(d) == "no" for d in c.children if d.dep_ == "det") for c in verb.children):
        return Realis(None, verb.i)
    subject_none = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and (lemma(c) in {"nobody", "none", "neither"})]
    if subject_none and is_trigger:
        return Realis(None, subject_none[0].i)
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD" and (is_trigger or first or verb.dep_ != "ROOT"):
            for kind in ("planned", "threatened", "dropped"):
                if lemma(child) in cues["modals"][kind] or child.lower_ in cues["modals"][kind]:
                    if not is_trigger and not governs(verb, trigger):
                        continue
                    return Realis(VERDICTS[kind], child.i)
        if child.dep_ == "mark" and lemma(child) in cues["conditions"]["words"]:
            return Realis(None, child.i)
    if trigger.noun and verb.i != trigger.verb and first:
        token = scene.doc[trigger.i]
        direct = token.dep_ in {"dobj", "nsubjpass"} and token.head.i == verb.i
        if direct:
            for kind in ("attempted", "planned", "threatened", "dropped", "denied"):
                if lemma(verb) in cues["verbs"][kind]:
                    return Realis(VERDICTS[kind], verb.i, denied_by_verb=kind == "denied")
    return None


def subject_tokens(verb: Token) -> set[int]:
    return {t.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree}


def governs(verb: Token, trigger: Trigger) -> bool:
    """Is the trigger the verb's own subject or object, so that the verb's modal holds for it?"""
    token = verb.doc[trigger.i]
    return token.head.i == verb.i and token.dep_ in {"nsubj", "nsubjpass", "dobj"}


def is_habit(token: Token, trigger: Trigger) -> bool:
    """Repeated or unspecific: "regularly strikes", "attacks on shipping", "has carried out many raids"."""
    cues = load_cues()
    verb = token.doc[trigger.verb] if trigger.verb is not None else token if not trigger.noun else None
    if verb is not None:
        words = {lemma(c) for c in verb.children}
        if words & cues["habits"]["words"] or any(c.dep_ == "npadvmod" and c.lower_ == "times" for c in verb.children):
            return True
        if not trigger.noun and token.tag_ in {"VBP", "VBZ"}:
            return True
        if not trigger.noun and token.tag_ in {"VBG"} and any(c.dep_ == "aux" and c.lower_ in {"been", "be", "is", "are"} for c in token.children):
            return True
        if lemma(verb.head) in {"continue", "keep", "tend", "go"} and verb.dep_ == "xcomp":
            return True
    if trigger.noun and token.tag_ in {"NNS", "NNPS"}:
        kids = [c for c in token.children if c.i < token.i]
        if any(lemma(c) in cues["modifiers"]["history"] for c in kids):
            return True
        return not any(c.dep_ in {"det", "poss", "nummod"} and lemma(c) not in {"no", "any", "some"} for c in kids)
    return False
