"""An actor's name goes in, the names of all that belongs to it come out: its bodies, their units, and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from talion.mentions.actor_knowledge import load_actors
from talion.records import plain


@cache
def _children() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for actor in load_actors().values():
        if actor.parent and actor.parent != actor.name:
            found[actor.parent].append(actor.name)
    return {parent: tuple(sorted(names)) for parent, names in found.items()}


def list_branch(name: str) -> tuple[str, ...]:
    """The actor of that name first, then all below it; only the name itself where nobody knows it."""
    known = next((one for one in load_actors() if plain(one) == plain(name)), name)
    branch = [known]
    for one in branch:  # grows while it is read
        branch += [child for child in _children().get(one, ()) if child not in branch]
    return tuple(branch)
