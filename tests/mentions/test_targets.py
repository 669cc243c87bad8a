"""Targets: what may be hit, by kind, and things of the same name."""

from __future__ import annotations

import pytest

from talion.mentions.targets import find_targets, load_targets
from talion.parse import parse_report
from talion.records import Report


def targets(text: str) -> list[str]:
    mentions = find_targets(parse_report(Report(id="r", text=text)), "r")
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in mentions)
    return [str(m.value) for m in mentions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rockets fell on an air base.", "military base"),
        ("A bomb went off in the cattle market.", "market"),
        ("A drone hit a bulk carrier.", "merchant ship"),
        ("A missile struck the destroyer.", "warship"),
        ("Shells hit the maternity hospital.", "hospital"),
        ("Raiders burned the mosque.", "mosque"),
        ("Jets hit several weapons depots.", "storage facility"),
        ("Jets hit two training camps.", "training site"),
        ("A mob stormed the embassy.", "embassy"),
        ("Raiders attacked a police station.", "police station"),
        ("A shell fell on a refugee camp.", "refugee camp"),
        ("Raiders robbed a bank.", "bank"),
        ("Raiders ambushed the convoy.", "vehicle/convoy"),
        ("Raiders killed five soldiers.", "troops"),
        ("Raiders burned the hamlet.", "village"),
    ],
)
def test_a_target(text: str, kind: str) -> None:
    assert targets(text) == [kind]


@pytest.mark.parametrize(
    "text", ["The central bank raised rates.", "The stock market fell.", "They base it on hope.", "He lives on the West Bank."]
)
def test_no_target(text: str) -> None:
    assert targets(text) == []


def test_no_term_stands_in_two_kinds() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for rows in load_targets().terms.values():
        for words, kind in rows:
            assert seen.setdefault(words, kind) == kind, words
