"""Triggers become Drafts: each trigger with the parties, targets, weapons, places, times and tolls that its words give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from talion.events.arguments import bearer_of, by_agent, is_passive
from talion.events.event_words import words_of
from talion.events.misfits import is_felled
from talion.events.ownership import assign_marks, find_main_country, is_datable, is_home, owned_by, toll_owner
from talion.events.realis import Realis, judge_realis
from talion.events.roles import find_roles
from talion.events.scene import Marked, Scene, clause_range, count_sentences, lemma
from talion.events.threats import find_planner, find_threatener
from talion.events.tolls import Toll
from talion.events.triggers import Trigger

SERIES_SENTENCES = 3
NEXT_SENTENCE = 2  # sentences that two neighbours touch
SAME_ATTACKER = "the same as in the one before"
BY_CLAUSE_BESIDE = "by whom the clause beside says that it was done"
BESIDE = frozenset({"conj", "parataxis", "ccomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One trigger with what its words give it. `passage` is a token range; lists are in text order.

    `part` counts the happenings that one trigger tells of, from 1; 0 where it tells of one.
    """

    trigger: Trigger
    realis: Realis
    passage: tuple[int, int]
    agents: tuple[Marked, ...]
    recipients: tuple[Marked, ...]
    targets: tuple[Marked, ...]
    weapons: tuple[Marked, ...]
    places: tuple[Marked, ...]
    times: tuple[Marked, ...]
    tolls: tuple[Toll, ...]
    part: int = 0

    @property
    def token(self) -> int:
        return self.trigger.i


class RoleLabeller(Protocol):
    """Decides who acts and who is acted upon: the frames' `find_roles`, or a trained scorer. Agents first, then recipients."""

    def __call__(self, scene: Scene, trigger: Trigger, /) -> tuple[list[Marked], list[Marked]]: ...


class RealisJudge(Protocol):
    """Decides whether the trigger's happening came to pass: `judge_realis`, or a trained scorer."""

    def __call__(self, scene: Scene, trigger: Trigger, /) -> Realis: ...


def build_drafts(
    scene: Scene, triggers: Sequence[Trigger], labeller: RoleLabeller = find_roles, judge: RealisJudge = judge_realis
) -> list[Draft]:
    """A draft for every trigger whose words tell of something that happened, was tried, stopped, threatened or planned."""
    owned = assign_marks(scene, triggers)
    heads = frozenset(t.i for t in triggers) | frozenset(t.verb for t in triggers if t.verb is not None)
    drafts: list[Draft] = []
    main = find_main_country(scene)
    toll_owners = [toll_owner(scene, toll, triggers) for toll in scene.tolls]
    for trigger in triggers:
        realis = judge(scene, trigger)
        if realis.status is None:
            continue
        agents, recipients = labeller(scene, trigger)
        agents = agents or continue_series(scene, trigger, drafts) or share_agent(scene, trigger, drafts)
        if realis.status == "threatened" and not agents:
            addressed = {m.actor for m in recipients}
            agents = [m for m in find_threatener(scene, trigger) if m.actor not in addressed]
        if realis.status == "planned" and not agents:
            agents = find_planner(scene, realis.cue)
        drafts.append(
            Draft(
                trigger=trigger, realis=realis, passage=find_passage(scene, trigger, heads),
                agents=tuple(agents), recipients=tuple(recipients),
                targets=tuple(owned_by(owned, trigger, "target")),
                weapons=tuple(w for w in owned_by(owned, trigger, "weapon") if not is_felled(scene.doc[w.head])),
                places=tuple(p for p in owned_by(owned, trigger, "place") if not is_home(p, agents, main)),
                times=tuple(m for m in owned_by(owned, trigger, "time") if is_datable(scene, realis.status, m)),
                tolls=tuple(t for t, owner in zip(scene.tolls, toll_owners, strict=True) if owner == trigger.i),
            )
        )  # fmt: skip
    return drafts


def continue_series(scene: Scene, trigger: Trigger, before: Sequence[Draft]) -> list[Marked]:
    """ "Another strike", "another missile was fired": who struck in the strike told just before goes on striking."""
    token = scene.doc[trigger.i]
    told = [token] if trigger.noun else [t for t in sent_off(token) if scene.at("weapon", t.i) is not None]
    same = [d for d in before if d.trigger.frame.plover == trigger.frame.plover and d.agents and d.token < token.i]
    more = any(lemma(c) in words_of("of_series") for t in told for c in t.children if c.i < t.i)
    if (
        not same
        or not (more or is_one_of(scene, trigger, same))
        or count_sentences(scene.doc, same[-1].token, token.i + 1) > SERIES_SENTENCES
    ):
        return []
    return [m.derive(SAME_ATTACKER) for m in same[-1].agents]


def is_one_of(scene: Scene, trigger: Trigger, before: Sequence[Draft]) -> bool:
    """ "Two of the latest strikes hit the town. A strike on Monday killed four": one of those that the sentence before counts."""
    token = scene.doc[trigger.i]
    if not trigger.noun or not any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in token.children):
        return False
    many = [scene.doc[d.token] for d in before if count_sentences(scene.doc, d.token, token.i + 1) == NEXT_SENTENCE]
    return any(t.tag_ == "NNS" and lemma(t) == lemma(token) for t in many)


def sent_off(verb: Token) -> list[Token]:
    """What the verb says was fired or dropped: "another missile was fired", "another missile fired at a ship fell short"."""
    return [verb.head] if verb.dep_ == "acl" else [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]


def share_agent(scene: Scene, trigger: Trigger, before: Sequence[Draft]) -> list[Marked]:
    """ "Drivers were robbed by bandits; those with no money were shot": a passive goes on with the one that says by whom."""
    token = scene.doc[trigger.i]
    if trigger.noun or trigger.frame.plover != "ASSAULT" or not is_passive(token) or by_agent(token) is not None:
        return []
    for draft in reversed(before):
        other = scene.doc[draft.token]
        side_by_side = (token.head.i == other.i and token.dep_ in BESIDE) or (other.head.i == token.i and other.dep_ in BESIDE)
        if side_by_side and not draft.trigger.noun and is_passive(other) and by_agent(other) is not None:
            return [m.derive(BY_CLAUSE_BESIDE) for m in draft.agents]
    return []


def find_passage(scene: Scene, trigger: Trigger, heads: frozenset[int]) -> tuple[int, int]:
    """The words that tell of it: a verb's clause, a noun's phrase (or the clause of the light verb that carries it)."""
    token = scene.doc[trigger.verb if trigger.verb is not None else trigger.i]
    start, end = clause_range(token, heads - {trigger.i, token.i})
    if token.dep_ in {"relcl", "acl"} and not trigger.noun:
        start = min(start, token.head.left_edge.i)  # "the car bomb that killed two guards"
    bearer = bearer_of(token)
    if bearer is not None:
        start = min(start, bearer.left_edge.i)
    if trigger.frame.name in words_of("addressed_frames") and token.dep_ == "advcl" and token.head.i < token.i:
        start = min(start, token.head.left_edge.i)  # "sent a letter to the Council, urging it to act": who speaks stands before
    return min(start, trigger.start), max(end, trigger.end)
