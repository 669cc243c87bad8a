"""Two accounts of happenings go in, how well they fit comes out: by who, whom, when, where and how."""

from __future__ import annotations

from dataclasses import dataclass

from talion.events.affinity import compare_actors, compare_dates, compare_places, specific
from talion.events.kinship import weapons_kinship
from talion.records import Place, When

MIRROR_FIT = 0.8
REAL = frozenset({"occurred", "intercepted", "attempted"})


@dataclass(frozen=True, slots=True)
class Account:
    """Names of actors on either side, periods, places and weapons.

    `named` are actors whose side the words leave open, `own_whens` the periods that the words tell themselves.
    """

    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    own_whens: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    weapons: tuple[str, ...] = ()


def score_fit(described: Account, told: Account) -> float | None:
    """Points for what both say; None where they are at odds."""
    agents = compare_actors(specific(described.agents), specific(told.agents))
    recipients = compare_actors(specific(described.recipients), specific(told.recipients))
    dates, places = compare_dates(described.whens, told.whens), compare_places(described.places, told.places)
    if 0.0 in {agents, recipients, dates, places}:
        return None
    score = 1.5 * (agents or 0.0) + 1.5 * (recipients or 0.0) + 2.0 * (dates or 0.0) + 1.0 * (places or 0.0)
    open_fit = compare_actors(specific(described.named), specific([*told.agents, *told.recipients]))
    score += 1.0 * (open_fit or 0.0)
    kinship = weapons_kinship(described.weapons, told.weapons)
    return score + {"same": 1.0, "class": 0.6, "family": 0.2, "apart": -1.0}.get(kinship, 0.0)


def is_later(cause: Account, answer: Account) -> bool:
    """Does everything that dates the one lie after everything that dates the other? Dates from elsewhere say nothing."""
    if not cause.own_whens or not answer.own_whens:
        return False
    return min(w.earliest for w in cause.own_whens) > max(w.latest for w in answer.own_whens)


def mirrors(answer: Account, cause: Account) -> bool:
    """Was it done by those at whom the answer is aimed, or to those who answer?"""
    fits = (
        compare_actors(specific(answer.recipients), specific(cause.agents)),
        compare_actors(specific(answer.agents), specific(cause.recipients)),
    )
    return any(fit is not None and fit >= MIRROR_FIT for fit in fits)


def is_same_side(answer: Account, cause: Account) -> bool:
    """Did the same party do both?"""
    fit = compare_actors(specific(answer.agents), specific(cause.agents))
    return fit is not None and fit >= MIRROR_FIT
