"""What words tell of a happening goes in; which of the report's happenings it is comes out, by who, whom, when, where and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from talion.claims.selection import has_time
from talion.events.affinity import compare_actors, compare_dates, compare_places, specific
from talion.events.drafts import Draft
from talion.events.kinship import weapons_kinship
from talion.events.roles import find_roles
from talion.events.scene import Marked, Scene, lemma
from talion.events.timing import BEFORE, LEAD, NEWS
from talion.events.triggers import Trigger
from talion.records import Place, When

MIRROR_FIT = 0.8
ENOUGH = 1.4
TAKEN_UP = 0.9  # "the rockets were meant as revenge": a definite subject needs one trait to be known again
CARRIED = (LEAD, BEFORE, NEWS)
REAL = frozenset({"occurred", "intercepted", "attempted"})
DONE_TO = frozenset({"on", "against", "at", "upon"})
DONE_BY = frozenset({"by", "from"})


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


@dataclass(frozen=True, slots=True)
class Telling:
    """The report's kept happenings: their accounts, the group of each trigger token, and every trigger of the report."""

    groups: Sequence[Sequence[Draft]]
    accounts: Sequence[Account]
    where: Mapping[int, int]
    triggers: Mapping[int, Trigger]

    def is_real(self, group: int) -> bool:
        return any(d.realis.status in REAL for d in self.groups[group])

    def is_dated(self, group: int) -> bool:
        """Real and placed in time: only such a happening is meant by words that do not tell it themselves."""
        return self.is_real(group) and has_time(self.groups[group])


def build_telling(groups: Sequence[Sequence[Draft]], triggers: Sequence[Trigger]) -> Telling:
    where = {d.token: k for k, g in enumerate(groups) for d in g}
    return Telling(groups, [account_of(g) for g in groups], where, {t.i: t for t in triggers})


def account_of(group: Sequence[Draft]) -> Account:
    times = [m for d in group for m in d.times if m.is_point and m.when]
    return Account(
        agents=names([m for d in group for m in d.agents]), recipients=names([m for d in group for m in d.recipients]),
        whens=tuple(m.when for m in times if m.when),
        own_whens=tuple(m.when for m in times if m.when and not m.mention.rule.startswith(CARRIED)),
        places=tuple(m.place for d in group for m in d.places if m.place),
        weapons=tuple(m.word for d in group for m in d.weapons if m.word),
    )  # fmt: skip


def names(marks: Sequence[Marked]) -> tuple[str, ...]:
    return tuple(m.actor.name for m in marks if m.actor)


def read_account(scene: Scene, telling: Telling, head: Token) -> Account:
    """What a noun phrase says of a happening that is told elsewhere: "missile attacks on American troops", "the action"."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    trigger = telling.triggers.get(head.i)
    agents, recipients = find_roles(scene, trigger) if trigger is not None else ([], [])
    sides: dict[str, list[Marked]] = {"by": [*agents], "to": [*recipients], "open": []}
    known = {m.start for m in (*agents, *recipients)}
    for marked in scene.within("actor", start, end):
        if marked.start not in known:
            sides[side_of(scene, marked, head)].append(marked)
    return Account(
        agents=names(sides["by"]), recipients=names(sides["to"]), named=names(sides["open"]),
        whens=tuple(m.when for m in scene.within("time", start, end) if m.is_point and m.when),
        places=tuple(m.place for m in scene.within("place", start, end) if m.place),
        weapons=tuple(m.word for m in scene.within("weapon", start, end) if m.word),
    )  # fmt: skip


def side_of(scene: Scene, marked: Marked, head: Token) -> str:
    token = scene.doc[marked.head]
    for step in (token, *token.ancestors):
        if step.dep_ in {"prep", "agent"}:
            return "to" if lemma(step) in DONE_TO else "by" if lemma(step) in DONE_BY else "open"
        if step.i == head.i:
            break
    return "by" if token.head.i == head.i and token.i < head.i else "open"


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


def find_described(scene: Scene, telling: Telling, head: Token, answer: int | None) -> int | None:
    """The trigger of the happening that the noun phrase at `head` means; None where none fits.

    With the trigger of an `answer`, it is another happening than that, and no later one.
    """
    described = read_account(scene, telling, head)
    mine = telling.where[answer] if answer is not None else None
    best: tuple[float, int, int] | None = None
    for group, told in enumerate(telling.accounts):
        if not telling.is_dated(group) or (mine is not None and (group == mine or is_later(told, telling.accounts[mine]))):
            continue
        score = score_fit(described, told)
        first = telling.groups[group][0].token
        if (
            score is not None
            and score >= (ENOUGH if answer is not None else TAKEN_UP)
            and (best is None or (score, -abs(first - head.i)) > best[:2])
        ):
            best = (score, -abs(first - head.i), first)
    return best[2] if best is not None else None


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
