"""What words tell of a happening goes in; which of the report's happenings it is comes out, by who, whom, when, where and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from talion.claims.selection import has_time
from talion.events.drafts import Draft
from talion.events.roles import find_roles
from talion.events.rules import BEFORE, LEAD, NEWS
from talion.events.scene import Marked, Scene, lemma
from talion.events.triggers import Trigger
from talion.links.fit import REAL, Account, is_later, score_fit

ENOUGH = 1.4
TAKEN_UP = 0.9  # "the rockets were meant as revenge": a definite subject needs one trait to be known again
CARRIED = (LEAD, BEFORE, NEWS)
DONE_TO = frozenset({"on", "against", "at", "upon"})
DONE_BY = frozenset({"by", "from"})


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
