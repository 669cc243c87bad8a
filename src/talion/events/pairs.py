"""A telling and a group of tellings go in; out comes how well what both say agrees, and what forbids that they are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from talion.events.affinity import compare_actors, compare_any, compare_dates, compare_places, lookup_actor, specific
from talion.events.continuity import looks_back
from talion.events.crowds import are_deed_and_unrest, is_deadly_deed, is_harm_of_unrest, is_set_off
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.groups import CASUALTY_FRAMES, Group, point_times
from talion.events.hostages import tells_of_hostages
from talion.events.kinship import Kinship, are_taken, frames_kinship, weapons_kinship
from talion.events.scene import Scene
from talion.events.ties import is_apart, is_one_raid, is_outcome, is_sequel, is_when_of, lists_harm, tells_more_of, tie_pair
from talion.events.waves import is_one_of
from talion.words import sentences_of

TollMatch = Literal["same", "none", "other"]
SAME_ADDRESSEE = 0.8
A_PERSON = 0.2
BAND = "unidentified armed group"
STATE_KINDS = frozenset({"state", "military", "police"})


@dataclass(frozen=True, eq=False)
class Pair:
    """A telling held against a happening told before; each comparison is made once."""

    telling: Group
    group: Group

    @property
    def scene(self) -> Scene:
        return self.telling.scene

    @cached_property
    def dates(self) -> float | None:
        return compare_dates(self.telling.whens, self.group.whens)

    @cached_property
    def places(self) -> float | None:
        return compare_places(self.telling.places, self.group.places)

    @cached_property
    def recipients(self) -> float | None:
        return compare_actors(self.telling.recipients, self.group.recipients)

    @cached_property
    def agents(self) -> float | None:
        """The agreement of those who act; in a clash the one side may be told as acting here and the other there."""
        fit = compare_actors(self.telling.agents, self.group.agents)
        sides = (self.telling.agents, self.group.agents)
        if not self.near and (is_band_and_state(*sides) or is_band_and_state(*reversed(sides))):
            fit = 0.0
        if fit == 0.0 and "clash" in self.telling.frames | self.group.frames:
            crossed = [compare_any(a.agents, b.recipients) for a, b in ((self.telling, self.group), (self.group, self.telling))]
            return max((c for c in crossed if c is not None), default=0.0)
        if fit == 0.0 and self.telling.is_by_person != self.group.is_by_person:
            return A_PERSON  # "the group named the bomber as Wali": whose man somebody is need not be said
        return fit

    @cached_property
    def weapons(self) -> Kinship:
        return weapons_kinship(self.telling.weapons, self.group.weapons)

    @cached_property
    def kinds(self) -> frozenset[Kinship]:
        """How near the kinds of happening are, of every frame here to every one there."""
        return frozenset(frames_kinship(a, b) for a in self.telling.kin_frames for b in self.group.kin_frames)

    @cached_property
    def near(self) -> tuple[tuple[Draft, Draft], ...]:
        """Drafts of both that stand in one sentence."""
        sentences = sentences_of(self.scene.doc)
        starts = [(o, sentences[o.token]) for o in self.group.drafts]
        return tuple((d, o) for d in self.telling.drafts for o, sentence in starts if sentences[d.token] == sentence)

    @cached_property
    def tie(self) -> float:
        """Two triggers of one clause: "the strike killed", "killed in a strike", "fired rockets, wounding"."""
        return max((tie_pair(self.scene, d, o) for d, o in self.near), default=0.0)

    @cached_property
    def tolls(self) -> Mapping[TollMatch, int]:
        """In how many fields the tolls are equal, equal in that nobody was hurt, or at odds."""
        found: Counter[TollMatch] = Counter()
        for kind in ("fatalities", "injured"):
            mine, theirs = self.telling.tolls(kind), self.group.tolls(kind)
            if mine and theirs:
                equal = mine & theirs
                found["other" if not equal else "none" if equal == {(0, 0)} else "same"] += 1
        return found


def is_band_and_state(one: Collection[str], other: Collection[str]) -> bool:
    """Did gunmen that nobody knows act here, and a state or its forces there: "militants", "Mozambican helicopters"?"""
    known = [lookup_actor(name) for name in other]
    return set(one) == {BAND} and bool(known) and all(a is not None and a.kind in STATE_KINDS for a in known)


def kinds_clash(pair: Pair) -> bool:
    """Can no one happening be told by both words?"""
    statuses = pair.telling.statuses | pair.group.statuses
    if statuses == {"threatened"}:
        return False
    apart = ("apart" in pair.kinds and not is_raid(pair)) or ("beside" in pair.kinds and not pair.near)
    return bool((len(statuses) > 1 and statuses & {"threatened", "planned"}) or apart)


def is_raid(pair: Pair) -> bool:
    """Are the violence and the arrests of one raid, or one more word of a raid that was told with both?"""
    frames = [(a, b) for a in pair.telling.frames for b in pair.group.frames if frames_kinship(a, b) == "apart"]
    if not all(are_taken(a, b) for a, b in frames):
        return False
    mixed = any(are_taken(a, b) for side in (pair.telling, pair.group) for a in side.frames for b in side.frames)
    return mixed or bool(list_raids(pair))


def list_raids(pair: Pair) -> set[tuple[int, int]]:
    """The tokens of both that tell of one raid in one sentence."""
    doc = pair.scene.doc
    return {
        (d.token, o.token)
        for d, o in pair.near
        if is_one_raid(doc[d.token], doc[o.token], d, o) or is_one_raid(doc[o.token], doc[d.token], o, d)
    }


def told_apart(pair: Pair) -> bool:
    """Do words set the telling against one of the group's: "after", "in response to", "prompting", "was one of"?"""
    doc = pair.scene.doc
    listed = {d.token for d, o in pair.near if lists_harm(doc[d.token], doc[o.token]) or is_when_of(doc[d.token], doc[o.token])}
    listed |= {token for token, _ in list_raids(pair)}
    return any(
        (d.part != o.part and d.token == o.token)
        or is_set_off(pair.scene, d, o)
        or is_one_of(doc[d.token], doc[o.token])
        or is_one_of(doc[o.token], doc[d.token])
        or (
            d.token not in listed
            and is_apart(doc[d.token], doc[o.token])
            and not (is_harm_of(pair.scene, d, o) or is_harm_of(pair.scene, o, d))
        )
        for d, o in pair.near
    )


def is_harm_of(scene: Scene, harm: Draft, cause: Draft) -> bool:
    """ "Nine people were killed after a bomb went off": harm that no one is said to do, told with what did it."""
    if harm.trigger.frame.name not in CASUALTY_FRAMES or cause.trigger.frame.name in CASUALTY_FRAMES:
        return False
    if tells_more_of(scene.doc[harm.token], scene.doc[cause.token]) or is_outcome(scene.doc[harm.token], scene.doc[cause.token]):
        return True
    dated = bool(point_times(harm) and point_times(cause))
    return not (harm.agents or harm.weapons or dated) and is_sequel(scene.doc[harm.token], scene.doc[cause.token])


def is_swapped(pair: Pair) -> bool:
    """Does one side strike whom the other side names as struck, without naming a striker itself?"""
    if "clash" in pair.telling.frames:
        return False
    for one, other in ((pair.telling, pair.group), (pair.group, pair.telling)):
        fit = compare_actors(specific(one.agents), specific(other.recipients))
        if fit is not None and fit >= 0.8 and not specific(other.agents):
            return True
    return False


def addressees_clash(pair: Pair) -> bool:
    """What is asked of one, or threatened him with, is not what is said to another."""
    if not pair.telling.frames | pair.group.frames <= words_of("addressed_frames"):
        return False
    fit = compare_any(pair.telling.recipients, pair.group.recipients)
    return fit is not None and fit < SAME_ADDRESSEE


def dates_clash(pair: Pair) -> bool:
    return pair.dates is not None and pair.dates <= 0.3 and not is_laid_before(pair)


def is_laid_before(pair: Pair) -> bool:
    """ "The bombs were planted days ago", said of what was found: they lay there first."""
    if "intercept" not in pair.group.frames or not pair.telling.words & words_of("laying"):
        return False
    arms = [pair.scene.doc[m.head] for d in pair.telling.drafts for m in d.weapons]
    laid, found = ([w.latest for w in side.whens] for side in (pair.telling, pair.group))
    return any(looks_back(a) for a in arms) and (not laid or not found or max(laid) <= max(found))


def agents_clash(pair: Pair) -> bool:
    return pair.agents == 0.0


def places_clash(pair: Pair) -> bool:
    return pair.places == 0.0


def sides_clash(pair: Pair) -> bool:
    """Of hostages: does the one tell what was done by their captors alone, the other what was done to these alone?"""
    if not tells_of_hostages(pair.scene.doc):
        return False
    return len(pair.telling.sides) == len(pair.group.sides) == 1 and pair.telling.sides != pair.group.sides


def deed_and_unrest(pair: Pair) -> bool:
    if is_deadly_deed(pair.group.drafts) and is_harm_of_unrest(pair.scene, pair.telling.drafts):
        return not pair.tolls["same"]
    return are_deed_and_unrest(pair.telling.drafts, pair.group.drafts, together=bool(pair.near))
