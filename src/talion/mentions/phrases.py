"""Phrases and a parsed report go in, the places where they stand come out: longest first, plurals and hyphens understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from talion.words import KEPT, tokens_of

FORMS_KEPT = 20_000  # words
HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start` to `end` (exclusive) say the phrase; `term` is its plain form, `value` what it stands for."""

    start: int
    end: int
    term: str
    value: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of token `token`, in every form that a phrase may write it in; does it begin the token, does it end it?"""

    token: int
    forms: tuple[str, ...]
    opens: bool
    closes: bool


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
    words = split_tokens(doc)
    at = 0
    while at < len(words):
        hit = match_at(words, at, table) if words[at].opens else None
        if hit is None:
            at += 1
            continue
        width, term, value = hit
        yield Hit(words[at].token, words[at + width - 1].token + 1, term, value)
        at += width


@lru_cache(maxsize=KEPT)
def split_tokens(doc: Doc) -> tuple[Word, ...]:
    """The words of the tokens: the tokeniser leaves "Kh-101" whole and takes "anti-tank" apart."""
    return tuple(w for t in tokens_of(doc) if t.text not in HYPHENS and not t.is_space for w in split_token(t))


def split_token(token: Token) -> list[Word]:
    parts = token.text.split("-") if "-" in token.text else ()
    if len(parts) < 2 or not all(parts):
        return [Word(token.i, forms_of(token), opens=True, closes=True)]
    forms = [(part.lower(),) for part in parts[:-1]] + [plain_forms(parts[-1].lower())]
    return [Word(token.i, f, opens=k == 0, closes=k == len(forms) - 1) for k, f in enumerate(forms)]


def match_at(words: Sequence[Word], at: int, table: PhraseTable) -> tuple[int, str, str] | None:
    first = words[at].forms
    rows = [row for form in first for row in table.get(form, ())]
    for phrase, value in sorted(rows, key=lambda r: -len(r[0])) if len(first) > 1 and rows else rows:
        end = at + len(phrase)
        if end <= len(words) and words[end - 1].closes and all(w in words[at + k].forms for k, w in enumerate(phrase)):
            return len(phrase), " ".join(phrase), value
    return None


def forms_of(token: Token) -> tuple[str, ...]:
    """The word as it stands, and without a plural ending."""
    return plain_forms(token.lower_.strip(".’'") or token.lower_)


@lru_cache(maxsize=FORMS_KEPT)
def plain_forms(lower: str) -> tuple[str, ...]:
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
