"""Phrases and a parsed report go in, the places where they stand come out: longest first, plurals and hyphens understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start` to `end` (exclusive) say the phrase; `term` is its plain form, `value` what it stands for."""

    start: int
    end: int
    term: str
    value: str


PhraseTable = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def build_table(phrases: Iterable[tuple[str, str]]) -> PhraseTable:
    """Phrases with their values by their first word, longest first. "air-strike" and "Air Strike" are one phrase."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in phrases:
        words = tuple(split_words(phrase))
        table.setdefault(words[0], []).append((words, value))
    return {word: sorted(rows, key=lambda r: (-len(r[0]), r[0])) for word, rows in sorted(table.items())}


def split_words(phrase: str) -> list[str]:
    text = phrase.lower()
    for mark in HYPHENS:
        text = text.replace(mark, " ")
    return text.split()


def match_phrases(doc: Doc, table: PhraseTable) -> Iterator[Hit]:
    """Non-overlapping hits in text order; the longest phrase at a place wins. The last word may be a plural."""
    tokens = [t for t in doc if t.text not in HYPHENS and not t.is_space]
    forms = [forms_of(t) for t in tokens]
    at = 0
    while at < len(tokens):
        hit = match_at(tokens, forms, at, table)
        if hit is None:
            at += 1
            continue
        width, term, value = hit
        yield Hit(tokens[at].i, tokens[at + width - 1].i + 1, term, value)
        at += width


def match_at(
    tokens: Sequence[Token], forms: Sequence[tuple[str, ...]], at: int, table: PhraseTable
) -> tuple[int, str, str] | None:
    rows = [row for form in forms[at] for row in table.get(form, ())]
    for words, value in sorted(rows, key=lambda r: -len(r[0])) if len(forms[at]) > 1 and rows else rows:
        if at + len(words) <= len(tokens) and all(w in forms[at + k] for k, w in enumerate(words)):
            return len(words), " ".join(words), value
    return None


def forms_of(token: Token) -> tuple[str, ...]:
    """The word as it stands, without a plural ending, and its lemma."""
    lower = token.lower_.strip(".’'") or token.lower_
    forms = [lower]
    if lower.endswith("ies"):
        forms.append(lower[:-3] + "y")
    if lower.endswith("es"):
        forms.append(lower[:-2])
    if lower.endswith("s") and not lower.endswith("ss"):
        forms.append(lower[:-1])
    if lower.endswith("men"):
        forms.append(lower[:-3] + "man")
    return tuple(dict.fromkeys(forms))
