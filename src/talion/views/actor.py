"""An actor's name and what the ledger says of it go in, its page as plain data comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.ledger.parties import Pairing
from talion.mentions.actor_knowledge import FORMAL, load_actors, load_names
from talion.records import Coding
from talion.views.branches import list_branch
from talion.views.context import open_context
from talion.views.standing import RelationLine, view_relations
from talion.views.words import word_country


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """`known` is False for a name that only reports give. `kind`, `country` and `parent` are "" where nobody knows them."""

    name: str
    known: bool
    kind: str
    country: str
    parent: str
    backers: tuple[str, ...]
    aliases: tuple[str, ...]
    branch: tuple[str, ...]
    acts: tuple[Pairing, ...]
    suffers: tuple[Pairing, ...]
    relations: tuple[RelationLine, ...]


def view_actor(name: str, pairings: Sequence[Pairing], coding: Coding) -> ActorPage:
    """`coding` holds the relations that name the actor, and their reports."""
    actor = load_actors().get(name)
    names = {one.shown for one in load_names() if one.actor.name == name and one.form in ("name", "body")} - {name}
    shown = {one for one in names if not one.startswith(FORMAL)}  # made for every state, whether it is called so or not
    return ActorPage(
        name=name,
        known=actor is not None,
        kind=actor.kind if actor else "",
        country=word_country(actor.country) if actor and actor.kind != "state" else "",
        parent=(actor.parent or "") if actor else "",
        backers=actor.backers if actor else (),
        aliases=tuple(sorted(shown, key=str.casefold)),
        branch=list_branch(name)[1:],
        acts=tuple(pair for pair in pairings if pair.by == name),
        suffers=tuple(pair for pair in pairings if pair.against == name),
        relations=view_relations(coding.relations, open_context(coding)),
    )
