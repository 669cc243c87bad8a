"""A parsed report goes in, what all stages read of it comes out, made once a report: its text, tokens and sentences."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

KEPT = 4  # reports; the stages of one report follow one another


@lru_cache(maxsize=KEPT)
def text_of(doc: Doc) -> str:
    """The Doc's text, which spaCy joins anew whenever it is asked for."""
    return doc.text


@lru_cache(maxsize=KEPT)
def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """The Doc's tokens, which spaCy makes anew whenever it is gone through."""
    return tuple(doc)


@lru_cache(maxsize=KEPT)
def sentences_of(doc: Doc) -> tuple[tuple[int, int], ...]:
    """For each token the first token of its sentence and the token after the last."""
    found: list[tuple[int, int]] = []
    for sentence in doc.sents:
        found.extend([(sentence.start, sentence.end)] * len(sentence))
    return tuple(found)


def in_one_sentence(one: Token, other: Token) -> bool:
    """Do both tokens of a Doc stand in the same sentence?"""
    start, end = sentences_of(one.doc)[one.i]
    return start <= other.i < end


def in_one_paragraph(one: Token, other: Token) -> bool:
    """Does no paragraph end between the two tokens of a Doc?"""
    low, high = sorted((one.i, other.i))
    return not any("\n" in tokens_of(one.doc)[i].text_with_ws for i in range(low, high))
