"""Drafts of one happening go in; out comes who was struck where no trigger names them: those hurt, those in what was hit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from talion.claims.kinds import members
from talion.claims.rules import ADDRESSED
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.parties import PERSONAL, resolve_pronoun
from talion.events.scene import Marked, Scene, lemma
from talion.events.stand_ins import represent
from talion.mentions.actor_knowledge import load_words, states_by_country
from talion.records import Span

HURT = "those hurt"
PUPILS = "students"


@dataclass(frozen=True, slots=True)
class Struck:
    """A name for the struck, the words that it rests on, and the rule."""

    name: str
    span: Span
    rule: str


def find_hurt(scene: Scene, drafts: Sequence[Draft], named: Collection[str]) -> list[Struck]:
    """Whom the tolls name, without those that `named` has already."""
    tolls = [t for d in drafts for t in d.tolls if not (t.of_attackers or t.cumulative or t.count.high == 0)]
    marks = [m for t in tolls if t.victims is not None for m in marks_within(scene, *t.victims)]
    return [
        Struck(m.actor.name, m.mention.span, HURT)
        for m in marks
        if m.actor and m.actor.name not in named and not m.mention.rule.startswith("modifier:")
    ]


def marks_within(scene: Scene, start: int, end: int) -> list[Marked]:
    """The actors among the words, and whom a "he" or "she" among them stands for."""
    found = scene.within("actor", start, end)
    if not found:
        alone = [t for t in scene.doc[start:end] if t.pos_ == "PRON" and lemma(t) in PERSONAL]
        found = [m for t in alone for m in resolve_pronoun(scene, t)]
    return [represent(scene, m, agent=False) for m in found]


def find_dwellers(scene: Scene, drafts: Sequence[Draft], *, hurt: bool) -> Struck | None:
    """The people who live in, learn in or travel on what was hit; a house where nobody is hurt is itself struck."""
    for marked in targets_of(drafts):
        rule, span = f"target {marked.word!r}", marked.mention.span
        if is_company(scene.doc[marked.head]) and marked.word in members("targets", "companies"):
            return Struck(own_words(scene, marked), span, rule)
        people = people_of_lair(scene.doc[marked.head]) if marked.word == "armed group" else None
        if people is not None:
            return Struck(f"{people} militants", span, rule)
        if hurt and is_school(scene, marked):
            return Struck(PUPILS, span, rule)
        if marked.word in members("targets", "people") or (hurt and marked.word in members("targets", "houses")):
            return Struck("civilians", span, rule)
        if marked.word in members("targets", "houses"):
            return Struck(own_words(scene, marked), span, rule)
    return None


def find_pupils(scene: Scene, drafts: Sequence[Draft]) -> Struck | None:
    """ "Children were taken from a school": pupils of it; None where no school is told of or no child."""
    school = next((m for m in targets_of(drafts) if is_school(scene, m)), None)
    if school is None:
        return None
    struck = [scene.doc[m.head] for d in drafts for m in d.recipients]
    child = next((t for t in struck if lemma(t) in words_of("pupils")), None)
    return Struck(PUPILS, scene.span(child.i, child.i + 1), "children at a school") if child is not None else None


def find_works(scene: Scene, drafts: Sequence[Draft]) -> Struck | None:
    """A pipeline, plant or bridge by its own words: what is struck where nobody is."""
    marked = next((m for m in targets_of(drafts) if m.word in members("targets", "works")), None)
    return Struck(own_words(scene, marked, names=True), marked.mention.span, f"target {marked.word!r}") if marked else None


def find_addressee(scene: Scene, drafts: Sequence[Draft], country: str | None) -> Struck | None:
    """The state whose laws, taxes or rulers a demonstration in its land is about; None where no such word stands beside it."""
    state, _ = states_by_country().get(country or "", (None, ""))
    if state is None or not any(d.trigger.frame.name in {"protest", "riot"} for d in drafts):
        return None
    about = next((t for d in drafts for t in scene.doc[d.token].sent if lemma(t) in words_of("grievances")), None)
    return Struck(state.name, scene.span(about.i, about.i + 1), ADDRESSED) if about is not None else None


def targets_of(drafts: Sequence[Draft]) -> Iterator[Marked]:
    return (m for d in drafts for m in d.targets if m.word)


def people_of_lair(noun: Token) -> str | None:
    """ "Baloch hideouts": the people whose armed men are struck there."""
    names = load_words()["peoples"]["adjectives"]
    return next((c.text for c in noun.children if c.i < noun.i and c.text in names), None)


def is_company(noun: Token) -> bool:
    """A convoy, a patrol, a boat: it stands for those in it."""
    return lemma(noun) in words_of("companies_on_the_way")


def is_school(scene: Scene, marked: Marked) -> bool:
    """A school or university; not one of the army or the police, nor one where the displaced live."""
    noun = scene.doc[marked.head]
    other = any(lemma(t) in words_of("of_arms") for t in noun.subtree) or any(
        lemma(t) in words_of("sheltering") for t in noun.sent
    )
    return marked.word in members("targets", "schools") and not other


def own_words(scene: Scene, marked: Marked, *, names: bool = False) -> str:
    """The noun with the nouns compounded with it, names or none: "betting shop" of "a betting shop in Gori"."""
    head = scene.doc[marked.head]
    left = [c for c in head.children if c.dep_ in {"compound", "amod"} and c.i < head.i]
    kept = [c for c in left if c.pos_ == "NOUN" or c.tag_ == "VBG" or (names and c.pos_ == "PROPN")]
    under = [t for c in kept if c.pos_ == "PROPN" for t in c.subtree]
    return " ".join(
        (t.text if names and t.pos_ == "PROPN" else t.lower_) for t in sorted({*kept, *under, head}, key=lambda t: t.i)
    )
