"""Line breaks that wrap a paragraph, and those that end a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.parse import load_pipeline, parse_report, unwrap_lines
from talion.records import Report, TalionError

WRAPPED = "Rockets hit an army camp outside the northern town of\nMosul on Monday, wounding three soldiers."


def sentences(text: str) -> list[str]:
    return [s.text.strip() for s in parse_report(Report(id="r", text=text)).sents]


def test_a_wrapped_sentence_is_one() -> None:
    assert len(sentences(WRAPPED)) == 1


@pytest.mark.parametrize("text", ["Share\nSave\nThe army shelled the town.", "Raid kills two\n\nThe army shelled the town."])
def test_short_lines_stay_apart(text: str) -> None:
    assert sentences(text)[-1] == "The army shelled the town."


@given(st.text(alphabet="ab .\n\r", max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    unwrapped = unwrap_lines(text)
    assert len(unwrapped) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, unwrapped, strict=True))


def test_a_missing_pipeline_is_named() -> None:
    with pytest.raises(TalionError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_text_that_is_too_long_is_refused_in_plain_words():
    with pytest.raises(TalionError, match="1,000,001 characters; at most 1,000,000"):
        parse_report(Report(id="r", text="x" * 1_000_001))


def test_no_sentence_ends_between_an_abbreviation_and_a_small_letter() -> None:
    assert sentences("AMMAN - U.S. forces on Monday struck two camps of al-Qaeda-linked groups in Syria from the air.")[1:] == [
        "U.S. forces on Monday struck two camps of al-Qaeda-linked groups in Syria from the air."
    ]


def test_no_sentence_ends_between_the_hour_and_whose_time_it_is() -> None:
    text = "A drone was fired at the port at about 3:15 p.m. Aden time on Monday, and the tanker Alma was hit."
    assert sentences(text) == [text]
