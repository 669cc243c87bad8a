"""The tables of knowledge go in, the words that a field of one word or a list may hold come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import cast, get_args

from talion.events.affinity import VAGUE_NAMES, backer_of
from talion.incidents.acled import acled_event_types
from talion.mentions.actor_knowledge import load_actors, load_names
from talion.records import ClaimField, Status, plain
from talion.registry import load_toml

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ALIKE = 3  # names that are offered where one is unknown


@cache
def list_words(field: ClaimField) -> tuple[str, ...]:
    """The words that the field may hold; none where it holds something else."""
    match field:
        case "acled_sub_event_type":
            return tuple(acled_event_types())
        case "plover_type":
            return PLOVER_TYPES
        case "plover_mode":
            modes = (row.get("mode") for row in _rows("frames.toml", "frame"))
            means = cast("Mapping[str, str]", load_toml("kinds.toml")["modes"]).values()
            return tuple(sorted({str(mode) for mode in (*modes, *means) if mode}))
        case "status":
            return get_args(Status)
        case "weapons":
            return tuple(sorted(str(row["name"]) for row in _rows("weapons.toml", "weapon")))
        case "target_kind":
            return tuple(sorted(str(row["name"]) for row in _rows("targets.toml", "target")))
        case _:
            return ()


def find_actors(name: str) -> tuple[str, ...]:
    """The canonical names of the actors that may be called so: one, several, or none."""
    if name in load_actors() or name in VAGUE_NAMES:
        return (name,)
    return _spellings().get(plain(name), ())


def is_described(name: str) -> bool:
    """Whether it is a description: "gunmen", "Saudi-backed militias"."""
    return name in VAGUE_NAMES or backer_of(name) is not None


def find_alike(name: str) -> list[str]:
    """Canonical names of actors whose spellings look like this one."""
    near = get_close_matches(plain(name), list(_spellings()), n=ALIKE, cutoff=0.82)
    return list(dict.fromkeys(actor for spelling in near for actor in _spellings()[spelling]))


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for one in load_names():
        if one.form in ("name", "body") and one.actor.name and plain(one.shown):
            found.setdefault(plain(one.shown), {})[one.actor.name] = None
    for vague in sorted(VAGUE_NAMES):
        found.setdefault(plain(vague), {vague: None})
    return {spelling: tuple(names) for spelling, names in found.items()}


def _rows(file: str, table: str) -> Sequence[Mapping[str, object]]:
    return cast("Sequence[Mapping[str, object]]", load_toml(file)[table])
