"""The attribute rules of a spaCy pipeline go in, a component that gives the same attributes in half the time comes out.

Most of these rules look at one token's tag, lower-case form, dependency and whether it is white space. Which of them hold for
such a combination is found once and remembered; rules over several tokens are matched as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
Pattern = Mapping[str, object]  # what one token must be
Match = tuple[int, int, int, int]  # rule, its id in the vocabulary, first token, token after the last


class RememberedRules:
    """An AttributeRuler's rules, of which those over one token are looked up once for every combination that they can see."""

    def __init__(self, pipeline: Language, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.single, self.rest = Matcher(pipeline.vocab), Matcher(pipeline.vocab)
        self.memory: dict[tuple[int, int, int, bool], tuple[tuple[int, int], ...]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns = cast("list[list[Pattern]]", rule["patterns"])
            (self.single if is_single(patterns) else self.rest).add(str(number), patterns)  # type: ignore[arg-type]

    def __call__(self, doc: Doc) -> Doc:
        matches: list[Match] = [m for token in doc for m in self.match_token(doc, token)]
        matches.extend(number_match(doc, *m) for m in self.rest(doc, allow_missing=True))
        self.ruler.set_annotations(doc, sorted(matches))  # type: ignore[no-untyped-call]
        return doc

    def match_token(self, doc: Doc, token: Token) -> list[Match]:
        key = (token.tag, token.lower, token.dep, token.is_space)
        rules = self.memory.get(key)
        if rules is None:
            found = self.single(doc[token.i : token.i + 1], allow_missing=True)
            rules = self.memory[key] = tuple((int(doc.vocab.strings[rule]), rule) for rule, _, _ in found)
        return [(number, rule, token.i, token.i + 1) for number, rule in rules]


def number_match(doc: Doc, rule: int, start: int, end: int) -> Match:
    return int(doc.vocab.strings[rule]), rule, start, end


def is_single(patterns: list[list[Pattern]]) -> bool:
    """Do all of a rule's patterns look at one token, and at nothing of it that the memory does not tell apart?"""
    return all(len(p) == 1 and set(p[0]) <= KNOWN for p in patterns)
