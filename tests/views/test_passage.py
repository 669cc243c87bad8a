"""Sentences and marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.records import Span
from talion.views.passage import cut_sentence, mark_words, quote_sentence, quote_span

TEXT = (
    "The convoy left at dawn. Lt. Gen. Omar said the U.S. Navy fired at No. 7 pier on Jan. 4, killing two. "
    'It sank.\n\nA headline without a stop\n\n"We did it," he said. Then silence'
)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(report="r", start=start, end=start + len(quote), quote=quote)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("left", "The convoy left at dawn."),
        ("fired", "Lt. Gen. Omar said the U.S. Navy fired at No. 7 pier on Jan. 4, killing two."),
        ("sank", "It sank."),
        ("headline", "A headline without a stop"),
        ("silence", "Then silence"),
        ("at dawn. Lt.", "The convoy left at dawn. Lt. Gen. Omar said the U.S. Navy fired at No. 7 pier on Jan. 4, killing two."),
    ],
)
def test_the_sentence_around_a_span(quote: str, sentence: str) -> None:
    found = span(TEXT, quote)
    start, end = cut_sentence(TEXT, found.start, found.end)
    assert TEXT[start:end] == sentence


@given(st.text(alphabet='aB. \n!?"U', max_size=80), st.data())
def test_the_sentence_always_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = cut_sentence(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_line_without_end_is_cut_near_the_span_and_fast() -> None:
    text = "word " * 2_000_000
    began = time.perf_counter()
    first, last = cut_sentence(text, 5_000_000, 5_000_004)
    assert last - first < 2000
    assert time.perf_counter() - began < 0.5


def test_marks_split_the_words_and_lose_none() -> None:
    pieces = mark_words("a  big\nattack came", 100, [(107, 113), (102, 106)])
    assert [(p.text, p.marked) for p in pieces] == [
        ("a ", False),
        ("big", True),
        (" ", False),
        ("attack", True),
        (" came", False),
    ]


@given(st.text(alphabet="ab \n\x1b", max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_pieces_join_to_the_plain_text(text: str, marks: list[tuple[int, int]]) -> None:
    joined = "".join(piece.text for piece in mark_words(text, 0, marks))
    assert joined.split() == text.replace("\x1b", " ").split()
    assert "  " not in joined
    assert joined == joined.strip()


def test_marks_outside_the_quote_are_ignored() -> None:
    passage = quote_span(span(TEXT, "The convoy left"), [span(TEXT, "left at dawn"), span(TEXT, "sank")], "here")
    assert [piece.text for piece in passage.pieces if piece.marked] == ["left"]


def test_far_apart_marks_are_joined_by_an_ellipsis() -> None:
    passage = quote_sentence(TEXT, [span(TEXT, "sank"), span(TEXT, "convoy")], "here")
    assert passage.text == "The convoy left at dawn. … It sank."
