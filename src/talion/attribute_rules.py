"""The attribute rules of a spaCy pipeline go in, a component that gives the same attributes in an eighth of the time comes out.

Most of these rules look at one token's tag, lower-case form, dependency and whether it is white space. Which of them hold for
such a combination is found once and remembered; rules over several tokens are matched as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, MorphAnalysis, Token

SETTERS = {POS: "pos", TAG: "tag", DEP: "dep", LEMMA: "lemma", MORPH: "morph"}
KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
Pattern = Mapping[str, object]  # what one token must be
Match = tuple[int, int, int, int]  # rule, its id in the vocabulary, first token, token after the last


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules over one token make of it: the rules that hold, in order, and the last value of every attribute."""

    rules: tuple[tuple[int, int], ...]
    values: tuple[tuple[str, int | MorphAnalysis], ...]


class RememberedRules:
    """An AttributeRuler's rules, of which those over one token are looked up once for every combination that they can see."""

    def __init__(self, pipeline: Language, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.single, self.rest = Matcher(pipeline.vocab), Matcher(pipeline.vocab)
        self.memory: dict[tuple[int, int, int, bool], Outcome] = {}
        self.seen: dict[int, int] = {}
        self.words: set[str] = set()
        self.shapes: list[re.Pattern[str]] = []
        for number, rule in enumerate(ruler.patterns):
            patterns = cast("list[list[Pattern]]", rule["patterns"])
            whole = is_single(patterns) and set(self.attributes(number)) <= set(SETTERS)
            (self.single if whole else self.rest).add(str(number), patterns)  # type: ignore[arg-type]
            if whole:
                self.note_words([p[0].get("LOWER", "") for p in patterns])

    def __call__(self, doc: Doc) -> Doc:
        tokens = list(doc)
        outcomes = [self.judge(token) for token in tokens]
        wide = [number_match(doc, *m) for m in self.rest(doc, allow_missing=True)]
        for token, outcome in zip(tokens, outcomes, strict=True):
            for setter, value in outcome.values:
                setattr(token, setter, value)
        # A rule over several tokens may come before a rule over one of them: these tokens get all their rules again, in order.
        touched = {i for _, _, start, end in wide for i in range(start, end)}
        again = [(number, rule, i, i + 1) for i in sorted(touched) for number, rule in outcomes[i].rules]
        self.ruler.set_annotations(doc, sorted([*wide, *again]))  # type: ignore[no-untyped-call]
        return doc

    def attributes(self, number: int) -> dict[int, int]:
        return cast("dict[int, int]", self.ruler.attrs[number])

    def judge(self, token: Token) -> Outcome:
        key = (token.tag, self.see(token), token.dep, token.is_space)
        outcome = self.memory.get(key)
        if outcome is None:
            outcome = self.memory[key] = self.match_token(token)
        return outcome

    def note_words(self, conditions: Sequence[object]) -> None:
        for condition in conditions:
            if isinstance(condition, str):
                self.words.add(condition)
            elif isinstance(condition, Mapping):
                self.words.update(condition.get("IN", ()))
                self.shapes.extend(re.compile(shape) for name, shape in condition.items() if name == "REGEX")

    def see(self, token: Token) -> int:
        """The word's id where some rule asks for that word, else 0: all other words are one to the rules."""
        word = self.seen.get(token.lower)
        if word is None:
            asked = token.lower_ in self.words or any(shape.search(token.lower_) for shape in self.shapes)
            word = self.seen[token.lower] = token.lower if asked else 0
        return word

    def match_token(self, token: Token) -> Outcome:
        found = self.single(token.doc[token.i : token.i + 1], allow_missing=True)
        rules = sorted((int(token.vocab.strings[rule]), rule) for rule, _, _ in found)
        last = {name: value for number, _ in rules for name, value in self.attributes(number).items()}
        values = [(SETTERS[n], MorphAnalysis.from_id(token.vocab, v) if n == MORPH else v) for n, v in last.items()]
        return Outcome(tuple(rules), tuple(values))


def number_match(doc: Doc, rule: int, start: int, end: int) -> Match:
    return int(doc.vocab.strings[rule]), rule, start, end


def is_single(patterns: list[list[Pattern]]) -> bool:
    """Do all of a rule's patterns look at one token, and at nothing of it that the memory does not tell apart?"""
    return all(len(p) == 1 and set(p[0]) <= KNOWN and is_plain(p[0].get("LOWER", "")) for p in patterns)


def is_plain(condition: object) -> bool:
    """Does the condition name its words, or give their shape?"""
    return isinstance(condition, str) or (isinstance(condition, Mapping) and set(condition) <= {"IN", "REGEX"})
