"""Two frames or two sets of weapons go in; out comes whether one happening may be told with both (`knowledge/kinship.toml`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from talion.registry import load_toml

Kinship = Literal["same", "class", "family", "loose", "beside", "apart", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Kinds by frame and classes by weapon, with the pairs that go together."""

    kinds: Mapping[str, str]
    violent: frozenset[str]
    fitting: frozenset[frozenset[str]]
    loose: frozenset[frozenset[str]]
    beside: frozenset[frozenset[str]]
    taken: frozenset[frozenset[str]]
    classes: Mapping[str, str]
    families: frozenset[frozenset[str]]
    implied: Mapping[str, frozenset[str]]


@cache
def load_table() -> Table:
    data = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("kinship.toml"))

    def invert(name: str) -> dict[str, str]:
        return {word: kind for kind, words in data[name].items() for word in words}

    def pairs(name: str) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(pair) for pair in data[name]["pairs"])

    return Table(
        kinds=invert("kinds"), violent=frozenset(data["fits"]["violent"]), fitting=pairs("fits"), loose=pairs("loose"),
        beside=pairs("beside"), taken=pairs("taken"), classes=invert("weapons"), families=pairs("families"),
        implied={frame: frozenset(classes) for frame, classes in data["implied"].items()},
    )  # fmt: skip


def frames_kinship(one: str, other: str) -> Kinship:
    """May one happening be told with both frames? Raises KeyError for a frame that kinship.toml does not know."""
    table = load_table()
    pair = frozenset({table.kinds[one], table.kinds[other]})
    if len(pair) == 1 or ("any" in pair and pair <= table.violent) or pair in table.fitting:
        return "family"
    return "loose" if pair in table.loose else "beside" if pair in table.beside else "apart"


def are_taken(one: str, other: str) -> bool:
    """May one raid be told with both frames, though neither tells of it by itself: those shot, those arrested?"""
    table = load_table()
    return frozenset({table.kinds[one], table.kinds[other]}) in table.taken


def weapons_kinship(one: Collection[str], other: Collection[str]) -> Kinship:
    """How near the weapons of two tellings are; "unknown" where one names none."""
    if not one or not other:
        return "unknown"
    if set(one) & set(other):
        return "same"
    here, there = classes_of(one), classes_of(other)
    if here & there:
        return "class"
    return "family" if any(frozenset({a, b}) in load_table().families for a in here for b in there) else "apart"


def fits_weapons(frames: Collection[str], own: Collection[str], other: Collection[str]) -> bool:
    """ "The bombing" after a car bomb: does the word, where no weapon is named with it, mean one of the other's kind?"""
    table = load_table()
    meant = {c for f in frames for c in table.implied.get(f, ())} if not own else set()
    return bool(meant & classes_of(other))


def classes_of(weapons: Collection[str]) -> set[str]:
    """The classes of the weapons; one that has none is its own."""
    classes = load_table().classes
    return {classes.get(w, w) for w in weapons}
