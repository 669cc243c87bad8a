"""A draft whose words name several sites or days side by side goes in, one draft for each comes out.

"Fired at Erbil on Monday and at Idlib on Tuesday", "killed a guard in Quetta and two miners in Harnai" tell of two happenings
with one verb. A bare list of three towns or more is split too, unless one toll is told for all of them: that is one operation
over several sites.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from talion.events.affinity import distance_km
from talion.events.drafts import Draft
from talion.events.ownership import is_struck
from talion.events.scene import Marked, Scene, lemma
from talion.events.tolls import Toll
from talion.records import MentionKind, Place
from talion.words import in_one_sentence

LIST = 3
APART_KM = 15.0  # nearer spots are one place told twice
SPOTS = frozenset({"town", "site"})
SPREAD = frozenset({"town", "site", "province"})
JOINERS = frozenset({"and", "while", "but"})
RANGES = frozenset({"between", "from"})


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the clause, tokens `start` to `end` (exclusive), with the sites and days that it names."""

    start: int
    end: int
    anchor: Marked

    def holds(self, token: int) -> bool:
        return self.start <= token < self.end


def split_drafts(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Every draft, or its parts where its words set several sites or days side by side; in text order."""
    takers: dict[int, set[int]] = {}
    for draft in drafts:
        for mark in (*draft.places, *draft.weapons, *draft.times, *draft.recipients, *draft.agents):
            takers.setdefault(mark.start, set()).add(draft.token)
    return [part for draft in drafts for part in split_draft(scene, draft, takers)]


def split_draft(scene: Scene, draft: Draft, takers: Mapping[int, set[int]]) -> list[Draft]:
    if draft.realis.habit:
        return [draft]
    wide = widen(scene, draft, takers)
    for anchors in (find_sites(wide), find_days(wide)):
        parts = cut(scene, draft, anchors)
        if len(parts) > 1 and not is_one_toll(wide, parts) and (is_told_apart(wide, parts) or is_bare_list(scene, draft, parts)):
            return [make_part(wide, parts, k) for k in range(len(parts))]
    return [draft]


def widen(scene: Scene, draft: Draft, takers: Mapping[int, set[int]]) -> Draft:
    """The draft with all that its passage names and no other draft has: what a gap in the sentence hid."""
    start, end = draft.token + 1, draft.passage[1]

    def more(kind: MentionKind, own: tuple[Marked, ...]) -> tuple[Marked, ...]:
        free = [m for m in scene.within(kind, start, end) if takers.get(m.start, set()) <= {draft.token} and m not in own]
        found = [m for m in free if kind != "weapon" or not is_struck(scene, m, {draft.token: draft.trigger})]
        return tuple(sorted([*own, *found], key=lambda m: m.start))

    return replace(
        draft, places=more("place", draft.places), weapons=more("weapon", draft.weapons), times=more("time", draft.times),
        recipients=more("actor", draft.recipients) if draft.recipients else (),
    )  # fmt: skip


def find_sites(draft: Draft) -> list[Marked]:
    """The places after the trigger, each once, without those that only say where another lies."""
    found: list[Marked] = []
    for mark in draft.places:
        if mark.start <= draft.token or mark.place is None or mark.place.precision not in SPREAD:
            continue
        if not found or lies_apart(found[-1].place, mark.place):
            found.append(mark)
    return found


def lies_apart(one: Place | None, other: Place) -> bool:
    """Is the other place no wider one that holds the first, and no spot beside it?"""
    if one is None or one.name == other.name:
        return False
    if one.precision in SPOTS and other.precision not in SPOTS:
        return False
    distance = distance_km(one, other)
    return distance is None or distance > APART_KM


def find_days(draft: Draft) -> list[Marked]:
    return [m for m in draft.times if m.is_point and m.when is not None and m.when.precision == "day" and m.start > draft.token]


def cut(scene: Scene, draft: Draft, anchors: Sequence[Marked]) -> list[Part]:
    """The clause cut before each anchor but the first, at the last word that sets it beside the one before."""
    if len(anchors) < 2 or any(lemma(t) in RANGES for t in scene.doc[draft.token : anchors[0].start]):
        return []
    starts = [min(draft.passage[0], draft.token)]
    joined = False
    for before, after in pairwise(anchors):
        joints = [t for t in scene.doc[before.end : after.start] if t.text in {",", ";"} or t.lower_ in JOINERS]
        if not joints or not in_one_sentence(scene.doc[before.start], scene.doc[after.start]):
            return []
        joined = joined or joints[-1].lower_ in JOINERS
        starts.append(joints[-1].i)
    ends = [*starts[1:], max(draft.passage[1], anchors[-1].end)]
    return [Part(s, e, a) for s, e, a in zip(starts, ends, anchors, strict=True)] if joined else []


def is_told_apart(draft: Draft, parts: Sequence[Part]) -> bool:
    """Do at least two parts say something of their own: who was hit, with what, when, how many were hurt?"""
    return any(sum(any(p.holds(t) for t in tokens) for p in parts) > 1 for tokens in (own(draft) for own in OWN))


def is_one_toll(draft: Draft, parts: Sequence[Part]) -> bool:
    """ "Killed eight on Sunday night and Monday": the days alone differ, and all of them have one toll."""
    if any(p.anchor.when is None for p in parts) or sum(t.number is not None for t in draft.tolls) != 1:
        return False
    told = [own(draft) for own in OWN_BUT_DAYS]
    return not any(sum(any(p.holds(t) for t in tokens) for p in parts) > 1 for tokens in told)


def is_bare_list(scene: Scene, draft: Draft, parts: Sequence[Part]) -> bool:
    """Three towns or more in a row, one blow each, without a toll of them all. Two towns are most often one operation.

    So are those that a participle adds: "air strikes on Idlib, targeting A, B and C".
    """
    trigger = scene.doc[draft.token]
    if trigger.tag_ == "VBG" and trigger.dep_ == "advcl":
        return False
    spots = len(parts) >= LIST and all(p.anchor.place is not None and p.anchor.place.precision in SPOTS for p in parts)
    sent = trigger.sent
    hurt = any((t.count.low or 0) > 0 and sent.start_char <= t.span.start < sent.end_char for t in scene.tolls)
    return spots and not hurt


def head_of_toll(toll: Toll) -> int:
    return toll.anchor if toll.victims is None else toll.victims[0]


OWN_BUT_DAYS: tuple[Callable[[Draft], list[int]], ...] = (
    lambda d: [m.head for m in d.recipients if m.head > d.token],
    lambda d: [m.head for m in d.weapons if m.head != d.token],
    lambda d: [head_of_toll(t) for t in d.tolls],
)
OWN: tuple[Callable[[Draft], list[int]], ...] = (*OWN_BUT_DAYS, lambda d: [m.head for m in d.times if m.is_point])


def make_part(draft: Draft, parts: Sequence[Part], number: int) -> Draft:
    """The draft with what this part says of its own and what the parts share; later parts are triggered by their own words."""
    part = parts[number]

    def keep(marks: tuple[Marked, ...]) -> tuple[Marked, ...]:
        return tuple(m for m in marks if part.holds(m.head) or not any(p.holds(m.head) for p in parts))

    def share(marks: tuple[Marked, ...]) -> tuple[Marked, ...]:
        told = sum(any(p.holds(m.head) for m in marks) for p in parts)
        return keep(marks) if told > 1 else marks

    tolls = tuple(t for t in draft.tolls if part.holds(head_of_toll(t)) or t.count.high == 0)
    trigger = replace(draft.trigger, start=part.anchor.start, end=part.anchor.end) if number else draft.trigger
    return replace(
        draft, trigger=trigger, part=number + 1, recipients=share(draft.recipients), targets=share(draft.targets),
        weapons=share(draft.weapons), times=share(draft.times), places=keep(draft.places), tolls=tolls,
    )  # fmt: skip
