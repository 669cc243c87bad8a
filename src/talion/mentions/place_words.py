"""The word lists of `knowledge/place_words.toml` go in, fast look-ups come out: what the words around a name say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from talion.records import PlacePrecision, TalionError
from talion.registry import load_toml

MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
TOWN_OF = r"(?:the )?(?:(?:restive |provincial )?(?:capital|town|city|village|coast|port)(?: city)? of )?(?:the )?$"
DAYS = "monday tuesday wednesday thursday friday saturday sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Lower-case words, save codes in `abroad`; `tails`, `local_bodies`, `prefixes`, short `abbreviations` as in the text."""

    kinds: Mapping[str, PlacePrecision]
    strong: frozenset[str]
    fair: frozenset[str]
    place_slots: frozenset[str]
    done_to_places: frozenset[str]
    done_to_anything: frozenset[str]
    blows_on_places: frozenset[str]
    from_afar: frozenset[str]
    directions: frozenset[str]
    tails: frozenset[str]
    local_bodies: frozenset[str]
    prefixes: frozenset[str]
    titles: frozenset[str]
    verbs: frozenset[str]
    addressed: frozenset[str]
    bidding: frozenset[str]
    abroad: frozenset[str]
    doubtful: frozenset[str]
    ignored: frozenset[str]
    calendar: frozenset[str]
    abbreviations: Mapping[str, str]
    abbreviation: re.Pattern[str]
    head_before: re.Pattern[str]
    kind_after: re.Pattern[str]
    kind_before: re.Pattern[str]
    direction_before: re.Pattern[str]
    near_before: re.Pattern[str]
    away_before: re.Pattern[str]


@cache
def load_words() -> PlaceWords:
    """The lists, read once. Raises TalionError where the file lacks one."""
    tables = load_toml("place_words.toml")
    precisions: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
    kinds = {word: kind for kind in precisions if kind in _table(tables, "kinds") for word in _words(tables, "kinds", kind)}
    some_kind = "|".join(re.escape(word) for word in sorted(kinds, key=_by_length))
    directions = _words(tables, "directions", "adjectives")
    direction = "|".join(sorted(directions, key=_by_length))
    abbreviations = {short: name for name in _table(tables, "abbreviations") for short in _words(tables, "abbreviations", name)}
    heads_of = "|".join(_words(tables, "organisations", "heads_of"))
    heads_in = "|".join(_words(tables, "organisations", "heads_in"))
    return PlaceWords(
        kinds=kinds,
        strong=frozenset(_words(tables, "before", "strong")),
        fair=frozenset(_words(tables, "before", "fair")),
        place_slots=frozenset(_words(tables, "slots", "prepositions")),
        done_to_places=frozenset(_words(tables, "slots", "verbs")),
        done_to_anything=frozenset(_words(tables, "slots", "verbs_of_all")),
        blows_on_places=frozenset(_words(tables, "slots", "nouns")),
        from_afar=frozenset(_words(tables, "slots", "from_afar")),
        directions=frozenset(directions),
        tails=frozenset(_words(tables, "organisations", "tails")),
        local_bodies=frozenset(_words(tables, "organisations", "local_bodies")),
        prefixes=frozenset(_words(tables, "organisations", "prefixes")),
        titles=frozenset(_words(tables, "persons", "titles")),
        verbs=frozenset(_words(tables, "governments", "verbs")),
        addressed=frozenset(_words(tables, "governments", "addressed")),
        bidding=frozenset(_words(tables, "governments", "bidding")),
        abroad=frozenset(_words(tables, "governments", "abroad")),
        doubtful=frozenset(_words(tables, "names", "doubtful")),
        ignored=frozenset(_words(tables, "names", "ignored")),
        calendar=frozenset(f"{MONTHS} {DAYS}".split()),
        abbreviations=abbreviations,
        abbreviation=re.compile("(?:" + "|".join(map(re.escape, sorted(abbreviations, key=_by_length))) + r")(?![\w-])"),
        head_before=re.compile(
            rf"(?:\b(?:{heads_of}) (?:of|for)|\b(?:{heads_in}) in) (?:the )?(?:Liberation of |Greater )?"
            r"(?:[A-Z][\w'-]+ and (?:the )?)*$"
        ),
        kind_after=re.compile(rf"[’']?s? (?:(?:{direction}) )?(?P<kind>{some_kind})\b", re.IGNORECASE),
        kind_before=re.compile(rf"\b(?P<kind>{some_kind})s?(?: of|,)? $", re.IGNORECASE),
        direction_before=re.compile(rf"\b(?P<direction>{direction}) $", re.IGNORECASE),
        near_before=re.compile(
            r"\b(?:near|outside|close to|just off|off the (?:\w+ )?coast of|off|on the outskirts of|waters off(?: \w+)?) "
            rf"{TOWN_OF}",
            re.IGNORECASE,
        ),
        away_before=re.compile(
            rf"\b(?:\d+ ?-?(?:km|kms|kilometers?|kilometres?|miles?)(?: \([\w ]+\))?"
            rf" (?:(?:to the )?(?:{direction}) of|from|off|away from|outside)|(?:north|south|east|west)(?:-?east|-?west)? of) "
            rf"{TOWN_OF}",
            re.IGNORECASE,
        ),
    )


def _by_length(word: str) -> tuple[int, str]:
    """Longer words first."""
    return -len(word), word


def _table(tables: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = tables.get(name)
    if not isinstance(table, dict):
        raise TalionError(f"place_words.toml has no table [{name}]")
    return table


def _words(tables: Mapping[str, object], table: str, name: str) -> list[str]:
    words = _table(tables, table).get(name)
    if not isinstance(words, list):
        raise TalionError(f"place_words.toml has no list {table}.{name}")
    return [str(word) for word in words]
