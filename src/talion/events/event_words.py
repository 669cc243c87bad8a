"""The word classes of `knowledge/event_words.toml` and `idiom_words.toml`: a class's name goes in, its lemmas come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from talion.events.toll_words import load_toll_words
from talion.records import TalionError
from talion.registry import load_toml

FILES = ("event_words.toml", "idiom_words.toml")


@cache
def load_classes() -> Mapping[str, frozenset[str]]:
    tables = [cast("Mapping[str, Sequence[str]]", load_toml(name)) for name in FILES]
    classes = {name: frozenset(words) for table in tables for name, words in table.items()}
    beings = frozenset(word.lower() for word in load_toll_words().beings)
    return {**classes, "people": classes["people"] | beings}


def words_of(name: str) -> frozenset[str]:
    """The lemmas of one class. Raises TalionError where there is no such class."""
    classes = load_classes()
    if name not in classes:
        raise TalionError(f"no class of words is called {name!r}")
    return classes[name]
