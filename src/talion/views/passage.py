"""Spans of a report go in, quoted words with the telling ones marked come out, ready to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from talion.records import Span
from talion.views.words import clean

WINDOW = 700  # characters looked at on each side of a span: a line of 50 MB has no sentence bounds worth finding
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Brig|Rep|Sen|Gov|No|vs|approx|al|Inc|Co|Corp|Ltd|Prof"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|a\.m|p\.m|e\.g|i\.e))$"
)
BOUND = re.compile(r"(?P<stop>[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one passage: white space made plain, `marked` where these are the words that count."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report and where they stand: `source` is worded (publisher, date, short id), `report` is the whole id."""

    pieces: tuple[Piece, ...]
    source: str
    report: str
    start: int

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def cut_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence or sentences that hold `text[start:end]`, at most WINDOW characters beyond it on each side."""
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    first, last = low, high
    for found in BOUND.finditer(text, low, high):
        if found["stop"] == "." and ABBREVIATION.search(text, max(low, found.start() - 12), found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.start() + len(found.group().rstrip())
            break
    return first, max(last, end)


def mark_words(text: str, offset: int, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """`text`, which begins at `offset` of its report, cut into pieces at the `marks` (start and end in the report)."""
    inside = sorted((max(0, a - offset), min(len(text), b - offset)) for a, b in marks)
    pieces: list[Piece] = []
    done = 0
    for start, end in inside:
        start = max(start, done)
        if end <= start:
            continue
        pieces += [Piece(text=text[done:start], marked=False), Piece(text=text[start:end], marked=True)]
        done = end
    pieces.append(Piece(text=text[done:], marked=False))
    return _smooth(pieces)


def _smooth(pieces: list[Piece]) -> tuple[Piece, ...]:
    """White space and controls made plain, with single spaces kept where pieces meet and none at the ends."""
    smooth: list[Piece] = []
    spaced = True
    for piece in pieces:
        words = clean(f"x{piece.text}x")[1:-1]
        if spaced:
            words = words.lstrip()
        if words:
            smooth.append(Piece(text=words, marked=piece.marked))
            spaced = words.endswith(" ")
    if smooth and spaced:
        smooth[-1] = Piece(text=smooth[-1].text.rstrip(), marked=smooth[-1].marked)
    return tuple(piece for piece in smooth if piece.text)


def quote_span(span: Span, marks: Iterable[Span], source: str) -> Passage:
    """The span's own words, with those of `marks` that fall inside it marked."""
    inside = [(m.start, m.end) for m in marks if m.overlaps(span)]
    return Passage(pieces=mark_words(span.quote, span.start, inside), source=source, report=span.report, start=span.start)


def quote_sentence(text: str, marks: Iterable[Span], source: str) -> Passage:
    """The sentence or sentences of `text` around the marks (one or more); an ellipsis between sentences that lie apart."""
    spans = sorted(marks)
    groups: list[tuple[int, int]] = []
    for span in spans:
        start, end = cut_sentence(text, span.start, span.end)
        if groups and start <= groups[-1][1] + 1:
            groups[-1] = (groups[-1][0], max(end, groups[-1][1]))
        else:
            groups.append((start, end))
    pieces: list[Piece] = []
    for start, end in groups:
        if pieces:
            pieces.append(Piece(text=" … ", marked=False))
        pieces += mark_words(text[start:end], start, [(s.start, s.end) for s in spans if s.start < end and start < s.end])
    return Passage(pieces=tuple(pieces), source=source, report=spans[0].report, start=spans[0].start)
