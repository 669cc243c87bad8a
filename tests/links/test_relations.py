"""find_relations on sentences of our own: what words state becomes a triple with its exact words, and nothing else does."""

from __future__ import annotations

import pytest

from talion.links.relations import find_relations
from talion.mentions.actors import find_actors
from talion.parse import parse_report
from talion.records import Relation, Report


def relations_of(text: str) -> list[Relation]:
    doc = parse_report(Report(id="r", text=text))
    return find_relations(doc, find_actors(doc, "r"), "r")


def triples(text: str) -> set[tuple[str, str, str]]:
    return {(r.subject, r.relation, r.object) for r in relations_of(text)}


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Iranian-backed Kataib Hezbollah shelled a depot.", ("Kataib Hezbollah", "backed_by", "Iran")),
        ("Hamas, which is funded and armed by Tehran, refused.", ("Hamas", "backed_by", "Iran")),
        ("The Houthis, an Iran-backed group, fired rockets.", ("Houthis", "backed_by", "Iran")),
        ("Rwanda has long supported M23.", ("M23", "backed_by", "Rwanda")),
        ("Iran's proxy Hezbollah fired rockets.", ("Hezbollah", "backed_by", "Iran")),
        (
            "Kataib Hezbollah, part of the Popular Mobilization Forces, fired.",
            ("Kataib Hezbollah", "part_of", "Popular Mobilization Forces"),
        ),
        ("Iran's Quds Force shipped the drones.", ("Islamic Revolutionary Guard Corps", "part_of", "Iran")),
        ("M23, which is allied with Rwanda, took the hill.", ("M23", "allied_with", "Rwanda")),
        ("Ismail Haniyeh, a Hamas leader, was there.", ("Ismail Haniyeh", "member_of", "Hamas")),
        ("Hassan Nasrallah, the leader of Hezbollah, was there.", ("Hassan Nasrallah", "leads", "Hezbollah")),
        ("Abubakar Shekau, who led Boko Haram, was there.", ("Abubakar Shekau", "leads", "Boko Haram")),
        ("Qassem Soleimani, Iran's most feared general, was there.", ("Qassem Soleimani", "member_of", "Iran")),
    ],
)
def test_a_stated_relation(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


def test_a_tie_holds_for_all_of_a_list() -> None:
    text = "Iran-backed groups, including Hezbollah in Lebanon and Houthi rebels in Yemen, met on Monday."
    assert triples(text) >= {("Hezbollah", "backed_by", "Iran"), ("Houthis", "backed_by", "Iran")}


def test_every_backer_of_a_list_counts() -> None:
    assert triples("M23, backed by Rwanda and Uganda, took the hill.") >= {
        ("M23", "backed_by", "Rwanda"),
        ("M23", "backed_by", "Uganda"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired at Israel and Iran protested.",
        "Kataib Hezbollah shelled a depot in Iraq.",
        "Lebanon's Hezbollah and Yemen's Houthis met.",
        "Iran-backed militias shelled a depot.",
        "A U.S.-owned ship met Houthi boats.",
    ],
)
def test_nothing_is_taken_from_what_is_only_known(text: str) -> None:
    assert triples(text) == set()


def test_a_relation_is_told_once_with_its_first_exact_words() -> None:
    text = "Iran-backed Hezbollah fired. Hezbollah, which is backed by Iran, fired again."
    relations = relations_of(text)
    assert [(r.subject, r.object) for r in relations] == [("Hezbollah", "Iran")]
    assert relations[0].span.quote == text[relations[0].span.start : relations[0].span.end] == "Iran-backed Hezbollah"
