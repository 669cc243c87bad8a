"""Judgements and the events that their anchors mean go in, what they decide comes out, never at odds with itself.

The newest judgement is taken first, and of an older one only what fits those already taken. Nothing hangs on the order in which a
ledger got them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from talion.incidents.constraints import NONE, Constraints, Pair
from talion.judgements.anchors import Places
from talion.judgements.ground import Ground, Refusal
from talion.judgements.names import Names, settle_names
from talion.judgements.standing import find_standing
from talion.records import Judgement, Span

Split = tuple[int, frozenset[str], frozenset[str]]  # its rank from the newest on, the events that stay, those that go


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """What newer judgements leave of one: `by` are their ids, `wholly` says that nothing of it is left."""

    by: frozenset[str]
    wholly: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What stands, by event id. `settings` hold the set values of the incident with that event, the oldest first, `verdicts` what
    is said of the incident with that event as a whole, `names` what actors are called. `overruled` is by judgement."""

    constraints: Constraints = NONE
    settings: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    verdicts: Mapping[str, Judgement] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    overruled: Mapping[str, Overruling] = field(default_factory=dict)


UNDECIDED = Decisions()


def decide(judgements: Iterable[Judgement], places: Places) -> Decisions:
    """What those that stand decide about the events that are there."""
    standing = find_standing(judgements)
    together, apart, overruled = _settle_pairs(standing, places)
    called = settle_names(standing)
    overruled |= {key: Overruling(by=by, wholly=key in called.idle) for key, by in called.refused.items()}
    splits = [
        (rank, frozenset(_events(one.about, places)), frozenset(_events(one.others, places)))
        for rank, one in enumerate(standing)
        if one.kind == "split" and not (one.id in overruled and overruled[one.id].wholly)
    ]
    settings: dict[str, list[Judgement]] = {}
    verdicts: dict[str, Judgement] = {}
    for rank, one in enumerate(standing):
        if one.kind not in ("set", "accept", "reject"):
            continue
        events = _drop_split_off(rank, _events(one.about, places), splits)
        if one.kind == "set":
            for event in events[:1]:
                settings.setdefault(event, []).append(one)
        else:
            for event in events:
                verdicts.setdefault(event, one)
    return Decisions(
        constraints=Constraints(together=frozenset(together), apart=frozenset(apart)),
        settings={event: tuple(reversed(held)) for event, held in settings.items()},
        verdicts=verdicts,
        names=called.names,
        overruled=overruled,
    )


def find_changed(before: Decisions, after: Decisions) -> frozenset[str]:
    """The events about which the two decide differently."""
    pairs = (before.constraints.together ^ after.constraints.together) | (before.constraints.apart ^ after.constraints.apart)
    changed = {event for pair in pairs for event in pair}
    for was, now in ((before.settings, after.settings), (before.verdicts, after.verdicts)):
        changed |= {event for event in was.keys() | now.keys() if was.get(event) != now.get(event)}
    return frozenset(changed)


def find_renamed(before: Decisions, after: Decisions) -> frozenset[str]:
    """The names that the two show otherwise, or by another judgement."""
    return frozenset(name for name in before.names.keys() | after.names.keys() if before.names.get(name) != after.names.get(name))


def _events(anchors: Sequence[Span], places: Places) -> list[str]:
    return list(dict.fromkeys(places[anchor] for anchor in anchors if anchor in places))


def _settle_pairs(standing: Sequence[Judgement], places: Places) -> tuple[set[Pair], set[Pair], dict[str, Overruling]]:
    ground = Ground()
    together: set[Pair] = set()
    apart: set[Pair] = set()
    overruled: dict[str, Overruling] = {}
    for one in standing:
        about, others = _events(one.about, places), _events(one.others, places)
        if one.kind == "merge":
            taken, refused = _join(ground, [*about, *(event for event in others if event not in about)], one.id, together)
        elif one.kind == "split":
            taken, refused = _part(ground, about, others, one.id, apart)
            for side in (about, others):
                refused += _join(ground, side, one.id, together)[1]
        else:
            continue
        if refused:
            overruled[one.id] = Overruling(by=frozenset().union(*refused) - {one.id}, wholly=not taken)
    return together, apart, overruled


def _join(ground: Ground, events: Sequence[str], by: str, together: set[Pair]) -> tuple[int, list[Refusal]]:
    """Joins each event to the first group before it that it may join; says how many joined, and what was in the way of others."""
    heads: list[str] = []
    refused: list[Refusal] = []
    joined = 0
    for event in events:
        for head in heads:
            refusal = ground.join(head, event, by)
            if refusal is None:
                together.add(_pair(head, event))
                joined += 1
                break
            refused.append(refusal)
        else:
            heads.append(event)
    return joined, refused


def _part(ground: Ground, one: Sequence[str], other: Sequence[str], by: str, apart: set[Pair]) -> tuple[int, list[Refusal]]:
    refused: list[Refusal] = []
    pairs = list(product(one, other))
    for first, second in pairs:
        refusal = ground.part(first, second, by)
        if refusal is None:
            apart.add(_pair(first, second))
        else:
            refused.append(refusal)
    return len(pairs) - len(refused), refused


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _drop_split_off(rank: int, events: list[str], splits: Iterable[Split]) -> list[str]:
    """Without the events that a newer split took out of what the judgement was about: it stays with the rest."""
    for other, rest, gone in splits:
        if other < rank and not gone.isdisjoint(events) and not rest.isdisjoint(events):
            events = [event for event in events if event not in gone]
    return events
