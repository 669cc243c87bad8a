"""A text and words go in, the stretches around the words come out: a costly pattern that must hold one need look only there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

BEFORE = 48  # characters; more than any wording has before the word that it must hold
AFTER = 64

Stretch = tuple[int, int]


def fold_case(text: str) -> str:
    """The text in lower case, every character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_stretches(text: str, words: re.Pattern[str]) -> list[Stretch]:
    """From BEFORE characters ahead of every hit of `words` to AFTER behind it, in text order; what overlaps is one stretch."""
    found: list[Stretch] = []
    for hit in words.finditer(text):
        start, end = max(0, hit.start() - BEFORE), min(len(text), hit.end() + AFTER)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def search_stretches(pattern: re.Pattern[str], text: str, stretches: Sequence[Stretch]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, where no match reaches out of a stretch."""
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)
