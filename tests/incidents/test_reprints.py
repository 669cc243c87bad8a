"""Reprints of one text: found whatever the order, and not where two reporters tell the same."""

from __future__ import annotations

import random

from talion.incidents.reprints import find_reprints, read_print
from talion.records import Report

WIRE = (
    "Militants fired rockets at a base near the river on Tuesday, wounding two soldiers, the army said. The base holds some"
    " four hundred troops and lies an hour from the border. A spokesman said that the launcher was found burning in an "
    "orchard and that nobody had been arrested. It was the third attack on the base this month. The governor visited the "
    "wounded in the evening and promised to rebuild the gate, which a rocket had torn from its hinges. Villagers said that "
    "they had heard six blasts."
)
OTHER = (
    "Two soldiers were hurt when rockets hit the river base on Tuesday evening, according to the army, which found a "
    "launcher in an orchard close by. People in the villages around counted half a dozen blasts. The governor, who came to "
    "see the wounded, spoke of a torn gate. Nobody said who had fired. The troops there, about four hundred, have been "
    "attacked twice before in March."
)


def report(key: str, text: str, published: str | None = "2024-03-06") -> Report:
    return Report(id=key, text=text, published=published)


def test_a_reprint_goes_back_to_the_earliest() -> None:
    reports = [
        report("wire", WIRE),
        report("post", f"MARIB (Harbour Wire) — {WIRE} Additional reporting by our staff.", "2024-03-07"),
        report("short", " ".join(WIRE.split()[:50]), "2024-03-07"),
        report("other", OTHER, "2024-03-07"),
        report("undated", WIRE.replace("Tuesday", "Tuesday night"), None),
    ]
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert find_reprints(reports) == {"post": "wire", "short": "wire", "undated": "wire"}


def test_who_adds_much_of_their_own_reprints_nothing() -> None:
    longer = f"{OTHER} {OTHER.replace('soldiers', 'conscripts').replace('river', 'lake')} {' '.join(WIRE.split()[:40])}"
    assert find_reprints([report("wire", WIRE), report("own", longer, "2024-03-08")]) == {}


def test_a_line_or_two_are_too_little() -> None:
    line = "Rockets hit a base near the river on Tuesday."
    assert read_print(line).keys == ()
    assert find_reprints([report("a", line), report("b", line)]) == {}


def test_keys_fit_a_database() -> None:
    assert all(0 <= key < 2**63 for key in read_print(WIRE).keys)
    assert read_print(WIRE).keys == read_print(f"  {WIRE.upper()}").keys
