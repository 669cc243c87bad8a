"""A token goes in, its Source comes out: who, by the words of the report, says what the token's clause says."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.records import Span, Stance


@dataclass(frozen=True, slots=True)
class Source:
    """`name` is the speaker's words without article, None where the report itself says it; `span` is where it says so."""

    name: str | None
    stance: Stance
    span: Span | None
    person: int | None = None


REPORT_ITSELF = Source(None, "asserts", None)


def find_source(scene: Scene, token: Token) -> Source:
    """The nearest speech verb whose clause the token stands in, or an "according to"."""
    stance: Stance = "asserts"
    if any(lemma(c) in words_of("alleged") for c in token.children if c.i < token.i):
        stance = "suspects"
    node = token
    while True:
        for child in node.children:
            if child.dep_ == "prep" and child.lower_ == "according":
                for to in child.children:
                    for name in (o for o in to.children if o.dep_ == "pobj"):
                        return Source(speaker_name(scene, name), stance, name_span(scene, name), name.i)
        head = node.head
        if head.i == node.i:
            return Source(None, stance, None)
        if node.dep_ in {"ccomp", "parataxis"} or (node.dep_ == "xcomp" and lemma(head) in words_of("denying")):
            verdict = speech_stance(head)
            if verdict is not None:
                subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
                if subject is not None and subject.pos_ != "PRON":
                    return Source(
                        speaker_name(scene, subject),
                        verdict if stance == "asserts" else stance,
                        name_span(scene, subject),
                        subject.i,
                    )
                if subject is not None:
                    named = last_speaker(scene, subject)
                    return Source(
                        named, verdict if stance == "asserts" else stance, scene.span(subject.i, subject.i + 1), subject.i
                    )
        node = head


def speech_stance(verb: Token) -> Stance | None:
    word = lemma(verb)
    if word in words_of("denying"):
        return "denies"
    if word in words_of("suspecting"):
        return "suspects"
    return "asserts" if word in words_of("speech") else None


def speaker_name(scene: Scene, noun: Token) -> str:
    """The noun phrase as the report words it, with plain apostrophes, without article and without what follows the name."""
    tokens = [t for t in noun.subtree if t.i <= noun.i and (t.dep_ not in {"det", "relcl", "appos"} or t.i == noun.i)]
    start = min((t.i for t in tokens), default=noun.i)
    while scene.doc[start].dep_ == "det" or scene.doc[start].is_punct:
        start += 1
    return scene.doc[min(start, noun.i) : noun.i + 1].text.replace("’", "'")


def name_span(scene: Scene, noun: Token) -> Span:
    start = min(t.i for t in noun.subtree if t.i <= noun.i)
    return scene.span(start, noun.i + 1)


def last_speaker(scene: Scene, pronoun: Token) -> str | None:
    """The person or body that spoke last before a pronoun that speaks."""
    named = None
    for token in scene.doc[max(0, pronoun.sent.start - 120) : pronoun.i]:
        if token.dep_ == "nsubj" and token.pos_ in {"PROPN", "NOUN"} and lemma(token.head) in words_of("speech"):
            named = speaker_name(scene, token)
    return named
