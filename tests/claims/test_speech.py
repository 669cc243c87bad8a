"""Who says what a clause says, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.claims.speech import Source, find_source
from talion.records import Count

if TYPE_CHECKING:
    from conftest import Coder


def source(coder: Coder, text: str) -> Source:
    """The source of the text's first happening."""
    scene = coder.scene(text)
    return find_source(scene, scene.doc[coder.drafts(text)[0].token])


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("Rebels attacked a clinic in Goma.", None, "asserts"),
        ("Rebels attacked a clinic in Goma, the Red Cross said.", "Red Cross", "asserts"),
        ("The Red Cross said that rebels had attacked a clinic in Goma.", "Red Cross", "asserts"),
        ("The Red Cross reported that rebels had attacked a clinic in Goma.", "Red Cross", "asserts"),
        ("According to the Red Cross, rebels attacked a clinic in Goma.", "Red Cross", "asserts"),
        ("Rebels attacked a clinic in Goma, according to the Red Cross.", "Red Cross", "asserts"),
        ("Moscow denied that it had bombed a clinic in Idlib.", "Moscow", "denies"),
        ("Officials believe that Boko Haram attacked the village near Maiduguri.", "Officials", "suspects"),
    ],
)
def test_the_source(coder: Coder, text: str, name: str | None, stance: str) -> None:
    found = source(coder, text)
    assert (found.name, found.stance) == (name, stance)


def test_the_words_of_the_source_are_in_the_text(coder: Coder) -> None:
    text = "Rebels attacked a clinic in Goma, the Red Cross said."
    span = source(coder, text).span
    assert span is not None
    assert text[span.start : span.end] == span.quote
    assert "Red Cross" in span.quote


def test_every_claim_of_a_clause_carries_its_speaker(coder: Coder) -> None:
    text = "Al-Shabaab attacked an army base near Kismayo on Monday, killing nine soldiers, the Somali army said."
    [incident] = coder.code(text).incidents
    for field in ("perpetrators", "date", "place", "fatalities"):
        assert {c.said_by for c in incident.claims if c.field == field} == {"Somali army"}, field
    assert [(a.actor, a.by) for a in incident.attributed_to] == [("al-Shabaab", "Somali army")]


def test_who_speaks_of_itself_claims_it(coder: Coder) -> None:
    text = "The Houthis said they had fired two missiles at the tanker Marlin Luanda in the Gulf of Aden on Monday."
    [incident] = coder.code(text).incidents
    assert incident.claimed_by == ("Houthis",)
    assert incident.attributed_to == ()


def test_two_speakers_keep_their_own_figures(coder: Coder) -> None:
    text = (
        "A car bomb exploded in a market in Kabul on Monday. Police said that nine people were killed. "
        "A hospital said that twelve people were killed."
    )
    [incident] = coder.code(text).incidents
    told = {(c.said_by, c.value.low) for c in incident.claims if c.field == "fatalities" and isinstance(c.value, Count)}
    assert told == {("Police", 9), ("hospital", 12)}
