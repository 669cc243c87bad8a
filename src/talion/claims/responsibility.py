"""Groups of drafts go in; out comes who said that they did it, and whom others blame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from talion.claims.speech import last_speaker, speaker_name
from talion.events.arguments import by_agent, is_passive, prep_objects, subject_of
from talion.events.event_words import words_of
from talion.events.parties import party
from talion.events.scene import Marked, Scene, clause_head, lemma
from talion.words import tokens_of

CLAIMING_KINDS = frozenset({"armed group", "militia"})


@dataclass(frozen=True, slots=True)
class Responsibility:
    """`kind` "claimed": `actor` says it did it; "blamed": `by` says that `actor` did it; "denied": `actor` says it did not.

    `at` is the token of the wording, `start` and `end` its words.
    """

    kind: Literal["claimed", "blamed", "denied"]
    actor: Marked
    by: str | None
    at: int
    start: int
    end: int


def find_responsibilities(scene: Scene) -> list[Responsibility]:
    """Every wording of responsibility in the report, in text order."""
    found: list[Responsibility] = []
    for token in tokens_of(scene.doc):
        word = lemma(token)
        if word in telling_words():
            found.extend(read_token(scene, token, word))
    return sorted(found, key=lambda r: (r.at, r.actor.mention.span.start))


@cache
def telling_words() -> frozenset[str]:
    """Every lemma that a wording of responsibility hangs on."""
    lists = ("responsibility", "denied_things", "blaming", "authors", "own_deeds", "carrying_out")
    return frozenset({"claim", "do", "behind", "responsible", "work", "handiwork"}).union(*(words_of(name) for name in lists))


def read_token(scene: Scene, token: Token, word: str) -> list[Responsibility]:
    """The wording that hangs on the token, if there is one."""
    if token.dep_ in {"dobj", "nsubjpass"} and word in words_of("responsibility"):
        return read_claim(scene, token.head, token)
    if token.dep_ == "dobj" and word in words_of("denied_things") and lemma(token.head) == "deny":
        return read_claim(scene, token.head, token)
    if token.pos_ == "VERB" and word in words_of("blaming"):
        return read_blame(scene, token)
    if token.pos_ == "VERB" and word == "claim":
        attacks = any(is_attack(c) for c in token.children if c.dep_ in {"dobj", "nsubjpass"})
        return read_claim(scene, token, token) if attacks else []
    if word == "do" and token.dep_ == "ccomp":
        return read_done(scene, token)
    if token.pos_ == "VERB" and word in words_of("carrying_out"):
        return read_carried(scene, token)
    if (word == "behind" and token.dep_ == "prep") or (word == "responsible" and token.dep_ == "acomp"):
        return read_behind(scene, token) if lemma(token.head) == "be" else []
    if word in words_of("authors") and lemma(token.head) in words_of("naming"):
        return read_author(scene, token)
    if word in {"work", "handiwork"} and token.dep_ == "attr" and prep_objects(token, frozenset({"of"})):
        return read_work(scene, token)
    return read_own(scene, token) if word in words_of("own_deeds") and token.dep_ in {"attr", "nsubj"} else []


def is_attack(token: Token) -> bool:
    return lemma(token) in {"attack", "bombing", "assault", "strike", "raid", "killing", "ambush", "operation", "it", "shooting"}


def read_claim(scene: Scene, verb: Token, at: Token) -> list[Responsibility]:
    if lemma(verb) not in words_of("claiming") and lemma(verb) != "deny":
        return []
    if any(c.dep_ == "neg" for c in verb.children):
        return []
    subject = by_agent(verb) if is_passive(verb) else subject_of(verb)
    if subject is None or lemma(subject) in {"no", "nobody"} or any(lemma(c) == "no" for c in subject.children):
        return []
    kind: Literal["claimed", "denied"] = "denied" if lemma(verb) == "deny" else "claimed"
    return [
        Responsibility(kind, m, None, at.i, min(subject.left_edge.i, verb.i), max(at.i, verb.i) + 1)
        for m in party(scene, subject, agent=True)
    ]


def read_blame(scene: Scene, verb: Token) -> list[Responsibility]:
    """ "CENTCOM blamed X", "an attack blamed on X", "officials attributed the strike to X"."""
    word = lemma(verb)
    accused: list[Token] = []
    if word in {"blame", "accuse", "suspect"}:
        accused = [c for c in verb.children if c.dep_ == "dobj"]
        if word == "blame":
            on = prep_objects(verb, frozenset({"on"}))
            accused = on or accused
    else:
        accused = prep_objects(verb, frozenset({"to", "on"}))
    doer = by_agent(verb) if is_passive(verb) else subject_of(verb)
    by = None if doer is None or (doer.pos_ != "PRON" and is_attack(doer)) else who_says(scene, doer)
    marks = [m for a in accused for m in party(scene, a, agent=True)]
    return [Responsibility("blamed", m, by, verb.i, min(verb.i, m.start), max(verb.i + 1, m.end)) for m in marks]


def read_carried(scene: Scene, verb: Token) -> list[Responsibility]:
    """ "It was carried out by gunmen of X", "It was carried out, X announced, with drones": of what the report told before."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.lower_ not in {"it", "this"} or not any(c.dep_ == "prt" for c in verb.children):
        return []
    doer = by_agent(verb)
    said = next((c for c in verb.children if c.dep_ == "parataxis" and lemma(c) in words_of("speech")), None)
    speaker = subject_of(said) if said is not None else None
    kind: Literal["claimed", "blamed"] = "blamed" if doer is not None else "claimed"
    heads = [h for h in (doer or speaker,) if h is not None]
    marks = [m for h in heads for m in party(scene, h, agent=True)]
    fighting = [m for m in marks if doer is not None or (m.actor and m.actor.kind in CLAIMING_KINDS)]
    return [Responsibility(kind, m, None, verb.i, verb.i, max(verb.i + 1, m.end)) for m in fighting]


def read_done(scene: Scene, verb: Token) -> list[Responsibility]:
    """ "The group said its men had done it"."""
    subject = subject_of(verb)
    own = subject is not None and (lemma(subject) in {"it", "they", "we"} or any(c.dep_ == "poss" for c in subject.children))
    deed = any(c.dep_ == "dobj" and c.lower_ in {"it", "this", "that"} for c in verb.children)
    speaker = subject_of(verb.head) if lemma(verb.head) in words_of("speech") else None
    if not own or not deed or speaker is None or any(c.dep_ == "neg" for c in verb.children):
        return []
    marks = [m for m in party(scene, speaker, agent=True) if m.actor and m.actor.kind in CLAIMING_KINDS]
    return [Responsibility("claimed", m, None, verb.i, min(speaker.left_edge.i, verb.i), verb.i + 1) for m in marks]


def who_says(scene: Scene, doer: Token) -> str | None:
    """The blamer's words; a pronoun stands for who spoke last."""
    return last_speaker(scene, doer) if doer.pos_ == "PRON" else speaker_name(scene, doer)


def read_behind(scene: Scene, prep: Token) -> list[Responsibility]:
    """ "said it was behind the attack"."""
    verb = clause_head(prep)
    subject = subject_of(verb)
    if subject is None or any(c.dep_ == "neg" for c in verb.children) or lemma(subject) in words_of("nobody"):
        return []
    speaker = verb.head if verb.dep_ == "ccomp" else None
    own = speaker is not None and subject.pos_ == "PRON"
    kind: Literal["claimed", "blamed"] = "claimed" if own else "blamed"
    voiced = by_agent(speaker) if speaker is not None and is_passive(speaker) else None
    doer = (voiced or subject_of(speaker)) if own and speaker is not None else subject
    by = None
    if not own and speaker is not None:
        voice = subject_of(speaker)
        by = who_says(scene, voice) if voice is not None else None
    if doer is None:
        return []
    return [
        Responsibility(kind, m, by, prep.i, min(doer.left_edge.i, verb.i), prep.i + 1) for m in party(scene, doer, agent=True)
    ]


def read_author(scene: Scene, noun: Token) -> list[Responsibility]:
    """ "declared himself the organiser of the bombing"."""
    doer = subject_of(noun.head)
    itself = any(lemma(t) in {"himself", "herself", "itself", "themselves"} for t in (*noun.children, *noun.head.children))
    if doer is None or not itself:
        return []
    start, end = min(doer.left_edge.i, noun.i), max(noun.i, doer.i) + 1
    return [Responsibility("claimed", m, None, noun.i, start, end) for m in party(scene, doer, agent=True)]


def read_work(scene: Scene, noun: Token) -> list[Responsibility]:
    """ "said the blast was the work of X"."""
    speaker = noun.head.head if noun.head.dep_ == "ccomp" else None
    voice = subject_of(speaker) if speaker is not None else None
    by = who_says(scene, voice) if voice is not None else None
    marks = [m for o in prep_objects(noun, frozenset({"of"})) for m in party(scene, o, agent=True)]
    return [Responsibility("blamed", m, by, noun.i, min(noun.i, m.start), max(noun.i + 1, m.end)) for m in marks]


def read_own(scene: Scene, noun: Token) -> list[Responsibility]:
    """ "said the raid was its reaction to", "says that its target was": who speaks so of a blow struck it."""
    own = any(c.dep_ == "poss" and lemma(c) in {"its", "their", "his"} for c in noun.children)
    speaker = noun.head.head if noun.head.dep_ == "ccomp" and lemma(noun.head) == "be" else None
    if not own or speaker is None or lemma(speaker) not in words_of("speech") or any(c.dep_ == "neg" for c in noun.head.children):
        return []
    doer = subject_of(speaker)
    if doer is None:
        return []
    start, end = min(doer.left_edge.i, noun.i), max(noun.i, doer.i) + 1
    return [Responsibility("claimed", m, None, noun.i, start, end) for m in party(scene, doer, agent=True)]
