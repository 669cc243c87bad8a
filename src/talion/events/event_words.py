"""The word classes of `knowledge/event_words.toml`: a class's name goes in, its lemmas come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from talion.events.toll_words import load_toll_words
from talion.records import TalionError
from talion.registry import load_toml


@cache
def load_classes() -> Mapping[str, frozenset[str]]:
    table = cast("Mapping[str, Sequence[str]]", load_toml("event_words.toml"))
    classes = {name: frozenset(words) for name, words in table.items()}
    beings = frozenset(word.lower() for word in load_toll_words().beings)
    return {**classes, "people": classes["people"] | beings}


def words_of(name: str) -> frozenset[str]:
    """The lemmas of one class. Raises TalionError where event_words.toml has no such class."""
    classes = load_classes()
    if name not in classes:
        raise TalionError(f"event_words.toml has no class {name!r}")
    return classes[name]
