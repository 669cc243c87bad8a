"""The words of `knowledge/tolls.toml` go in, typed word sets come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import cast

from talion.records import TalionError
from talion.registry import load_toml


@dataclass(frozen=True, slots=True)
class TollWords:
    """Sets of lemmas (and of forms for `dead` and `injured`); tolls.toml explains each."""

    kill: frozenset[str]
    wound: frozenset[str]
    die: frozenset[str]
    deadly: frozenset[str]
    finish: frozenset[str]
    carried: frozenset[str]
    orders: frozenset[str]
    dead: frozenset[str]
    injured: frozenset[str]
    deaths: frozenset[str]
    injuries: frozenset[str]
    single: frozenset[str]
    tolls: frozenset[str]
    lengths: frozenset[str]
    campaigns: frozenset[str]
    beings: frozenset[str]
    collectives: frozenset[str]
    things: frozenset[str]
    attackers: frozenset[str]
    armed: frozenset[str]
    onslaughts: frozenset[str]


@cache
def load_toll_words() -> TollWords:
    """The shipped words. Raises TalionError where a set is missing."""
    table = load_toml("tolls.toml")
    missing = [f.name for f in fields(TollWords) if f.name not in table]
    if missing:
        raise TalionError(f"knowledge/tolls.toml lacks {', '.join(missing)}")
    return TollWords(**{f.name: frozenset(w.lower() for w in cast("Sequence[str]", table[f.name])) for f in fields(TollWords)})
