"""Places that a happening takes from the words around it, and what they may not do there."""

from __future__ import annotations

import pytest
from tests.conftest import Coder

from talion.records import Coding


def shown(coding: Coding) -> list[tuple[str | None, str | None]]:
    return sorted((i.place.name, i.place.country) if i.place else (None, None) for i in coding.incidents)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two shepherds were shot dead on Monday in an ambush near Maiduguri.", "Maiduguri"),
        ("Four rebels were killed by soldiers on Sunday during clashes in Taiz.", "Taiz"),
        ("Soldiers were waiting in Gao on Monday. Gunmen shot two of the guards dead.", "Gao"),
    ],
)
def test_a_place_is_that_of_the_frame_or_of_the_sentence_before(coder: Coder, text: str, place: str) -> None:
    assert {name for name, _ in shown(coder.code(text))} == {place}


def test_where_the_sentence_before_has_two_places_none_is_guessed(coder: Coder) -> None:
    text = "Convoys gathered in Gao and in Kidal on Monday. Gunmen shot two of the guards dead."
    assert not {name for name, _ in shown(coder.code(text))} & {"Gao", "Kidal"}


def test_a_town_told_of_only_to_place_another_is_not_shown(coder: Coder) -> None:
    text = "A roadside bomb killed two soldiers on Monday in Balad, 80 km north of Baghdad."
    assert shown(coder.code(text)) == [("Balad", "IRQ")]


def test_a_guessed_place_is_told_as_derived(coder: Coder) -> None:
    coding = coder.code("Soldiers were waiting in Gao on Monday. Gunmen shot two of the guards dead.")
    rules = [c.derived for i in coding.incidents for c in i.claims if c.field == "place"]
    assert rules
    assert all(rule and rule.startswith("guessed") for rule in rules)
