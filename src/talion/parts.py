"""Parts of the coder that can be switched off go in as switches; what the stages then do without comes out.

All are at work unless somebody measures what one of them is worth (bench/ledgers/ablation.py). What a scorer decides is switched
off by a scorer that decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talion.events.affinity import VAGUE_NAMES, lookup_actor
from talion.records import Actor, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`known_actors`: the table of actors and states; without it, generic words and the parser's own names are left. `context`:
    times and places taken over from the sentences around."""

    known_actors: bool = True
    context: bool = True


WHOLE = Parts()


def drop_known_actors(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without the actors that only the table knows."""
    return [m for m in mentions if not (isinstance(m.value, Actor) and is_known(m.value))]


def is_known(actor: Actor) -> bool:
    return actor.name not in VAGUE_NAMES and lookup_actor(actor.name) is not None
