"""A parsed report and its name hits go in, a Line comes out: the words, finer than tokens, with what covers each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from talion.mentions.actor_names import NameHit
from talion.records import Span
from talion.words import text_of, tokens_of

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[.,](?=\d)[^\W_]+|[’'](?=[^\W\d_]{3})[^\W_]+)*|\S")
APOSTROPHE_S = re.compile(r"^['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A report as words: characters `start[i]` to `end[i]`, its token's tag and dependency, the hit over it.

    Hyphens are words of their own and split the tokens that hold them ("U.S.-led"), "'s" is one word.
    """

    text: str
    report: str
    lower: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    sentence: tuple[int, ...]
    hits: tuple[NameHit, ...]
    hit_at: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.lower)

    def hit(self, i: int) -> NameHit | None:
        """The hit that covers word `i`."""
        return self.hits[self.hit_at[i]] if 0 <= i < len(self.lower) and self.hit_at[i] >= 0 else None

    def first(self, i: int) -> int:
        """The first word of the hit that covers word `i`, or `i`."""
        covered = self.hit_at[i]
        while covered >= 0 and i and self.hit_at[i - 1] == covered:
            i -= 1
        return i

    def last(self, i: int) -> int:
        """The last word of the hit that covers word `i`, or `i`."""
        covered = self.hit_at[i]
        while covered >= 0 and i + 1 < len(self.lower) and self.hit_at[i + 1] == covered:
            i += 1
        return i

    def at(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def is_tight(self, i: int) -> bool:
        """Does word `i` touch both its neighbours, as a hyphen does and a dash does not?"""
        return 0 < i < len(self.lower) - 1 and self.end[i - 1] == self.start[i] and self.end[i] == self.start[i + 1]

    def word(self, i: int) -> str:
        return self.text[self.start[i] : self.end[i]]

    def span(self, first: int, last: int) -> Span:
        """The characters of words `first` to `last` (inclusive)."""
        start, end = self.start[first], self.end[last]
        return Span(report=self.report, start=start, end=end, quote=self.text[start:end])

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word of a stretch of characters."""
        return max(0, bisect_right(self.start, start) - 1), max(0, bisect_right(self.start, end - 1) - 1)


def build_line(doc: Doc, report: str, hits: Sequence[NameHit]) -> Line:
    pieces: list[tuple[str, int, int, int]] = []
    for token in tokens_of(doc):
        text, at = token.text, token.idx
        if text.isspace():
            continue
        if text.isalnum() or APOSTROPHE_S.match(text):
            pieces.append((text.lower().replace("’", "'"), at, at + len(text), token.i))
            continue
        for match in WORD.finditer(text):
            pieces.append((match.group().lower().replace("’", "'"), at + match.start(), at + match.end(), token.i))
    word_of_token = {}
    for index, piece in enumerate(pieces):
        word_of_token[piece[3]] = index
    sentences = _sentences(doc)
    every = tokens_of(doc)
    tokens = [every[piece[3]] for piece in pieces]
    starts = tuple(piece[1] for piece in pieces)
    return Line(
        text=text_of(doc),
        report=report,
        lower=tuple(piece[0] for piece in pieces),
        start=starts,
        end=tuple(piece[2] for piece in pieces),
        pos=tuple(t.pos_ for t in tokens),
        tag=tuple(t.tag_ for t in tokens),
        dep=tuple(t.dep_ for t in tokens),
        head=tuple(word_of_token.get(t.head.i, i) for i, t in enumerate(tokens)),
        sentence=tuple(sentences[t.i] for t in tokens),
        hits=tuple(hits),
        hit_at=_cover(starts, hits),
    )


def _sentences(doc: Doc) -> list[int]:
    number, numbers = 0, []
    for token in tokens_of(doc):
        number += bool(token.is_sent_start)
        numbers.append(number)
    return numbers


def _cover(starts: Sequence[int], hits: Sequence[NameHit]) -> tuple[int, ...]:
    covered = [-1] * len(starts)
    for index, hit in enumerate(hits):
        i = max(0, bisect_right(starts, hit.start) - 1)
        while i < len(starts) and starts[i] < hit.end:
            covered[i] = index
            i += 1
    return tuple(covered)
