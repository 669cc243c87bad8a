"""Who acts and suffers in a ledger goes in, worded lines come out: known actors, descriptions, and names that no table has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from talion.events.affinity import lookup_actor
from talion.judgements.names import Names
from talion.judgements.vocabulary import is_described
from talion.ledger.parties import Party
from talion.views.words import clean, word_country

Standing = Literal["known", "described", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """One actor. `what` is its kind and country where a table has it; `alike` are names of the table that look like a new one.

    `aliases` are names that reports give and people took for this actor; `sources` tells which reports name a new one."""

    name: str
    acts: int
    suffers: int
    standing: Standing
    what: str
    alike: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    sources: str = ""


def view_parties(parties: Iterable[Party], find_alike: Callable[[str], Sequence[str]], names: Names) -> tuple[PartyLine, ...]:
    """In their order."""
    aliases: dict[str, list[str]] = {}
    for alias in sorted(names):
        aliases.setdefault(names[alias].name, []).append(clean(alias))
    return tuple(replace(_view(one, find_alike), aliases=tuple(aliases.get(one.name, ()))) for one in parties)


def _view(one: Party, find_alike: Callable[[str], Sequence[str]]) -> PartyLine:
    standing = judge_name(one.name)
    return PartyLine(
        name=clean(one.name), acts=one.acts, suffers=one.suffers, standing=standing, what=_word_kind(one.name, standing),
        alike=tuple(find_alike(one.name)) if standing == "new" else (),
    )  # fmt: skip


def judge_name(name: str) -> Standing:
    """A description has no capital at its head ("gunmen") or speaks of backers; a name that no table has is new."""
    if lookup_actor(name) is not None:
        return "known"
    return "described" if is_described(name) or not name[:1].isupper() else "new"


def _word_kind(name: str, standing: Standing) -> str:
    actor = lookup_actor(name)
    if actor is None:
        return "in no table" if standing == "new" else "described, not named"
    country = word_country(actor.country) if actor.kind != "state" else ""
    return f"{actor.kind}, {country}" if country else actor.kind
