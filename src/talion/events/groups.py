"""Drafts that tell of one happening go in; out comes what they say together, put together once: names, days, places, manner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from talion.events.arguments import objects_of
from talion.events.continuity import (
    Determiner,
    adds,
    determiner,
    has_new_party,
    in_operation,
    is_background,
    is_earlier_still,
    looks_back,
    opens_other,
    sets_in,
    shifts,
    turns_away,
)
from talion.events.crowds import RIOT, is_crowd_fought
from talion.events.drafts import SAME_ATTACKER, Draft
from talion.events.event_words import words_of
from talion.events.hostages import Side, find_sides
from talion.events.openings import opening_spots, opens_as_answer, opens_on_day, opens_past
from talion.events.scene import Marked, Scene, lemma
from talion.events.toll_people import TollField
from talion.events.waves import is_wave
from talion.records import Place, When

CASUALTY_FRAMES = frozenset({"kill", "wound"})
SHORTEST_STEM = 4
STRONGEST: tuple[Determiner, ...] = ("new", "this", "a", "the")


@dataclass(frozen=True, eq=False)
class Group:
    """Drafts of one happening while a report is being read; a group that grows is a new one."""

    scene: Scene
    drafts: tuple[Draft, ...]

    def join(self, other: Group) -> Group:
        return Group(self.scene, (*self.drafts, *other.drafts))

    @cached_property
    def agents(self) -> tuple[str, ...]:
        return actor_names(m for d in self.drafts for m in d.agents)

    @cached_property
    def brings_band(self) -> bool:
        """Are those who act named only as armed men that no word points back to: "gunmen", "two masked men"?"""
        heads = [self.scene.doc[m.head] for d in self.drafts for m in d.agents if m.actor]
        return bool(heads) and all(t.pos_ == "NOUN" and not looks_back(t) for t in heads)

    @cached_property
    def is_by_person(self) -> bool:
        """Are all who act persons by name?"""
        actors = [m.actor for d in self.drafts for m in d.agents if m.actor]
        return bool(actors) and all(a.kind == "person" for a in actors)

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        return actor_names(m for d in self.drafts for m in d.recipients)

    @cached_property
    def whens(self) -> tuple[When, ...]:
        return tuple(dict.fromkeys(m.when for d in self.drafts for m in point_times(d) if m.when))

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(m.place for d in self.drafts for m in d.places if m.place))

    @cached_property
    def weapons(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.word for d in self.drafts for m in d.weapons if m.word))

    def tolls(self, kind: TollField) -> set[tuple[int | None, int | None]]:
        """The figures of the kind that it stands by."""
        return {(t.count.low, t.count.high) for d in self.drafts for t in d.tolls if t.field == kind and t.standing != "replaced"}

    @cached_property
    def frames(self) -> frozenset[str]:
        return frozenset(d.trigger.frame.name for d in self.drafts)

    @cached_property
    def kin_frames(self) -> frozenset[str]:
        """The frames, but that a fight with a crowd is a riot."""
        return frozenset(RIOT if is_crowd_fought(d) else d.trigger.frame.name for d in self.drafts)

    @cached_property
    def statuses(self) -> frozenset[str | None]:
        return frozenset(d.realis.status for d in self.drafts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words that tell of it."""
        return frozenset(stem(self.scene.doc[d.token]) for d in self.drafts)

    @cached_property
    def only_harm(self) -> bool:
        """Does all that names a recipient tell of people hurt, and of nothing else?"""
        return all(d.trigger.frame.name in CASUALTY_FRAMES for d in self.drafts if d.recipients)

    @cached_property
    def is_whole(self) -> bool:
        """Does it tell by itself who did it to whom?"""
        return bool(any(d.agents for d in self.drafts) and any(d.recipients for d in self.drafts))

    @cached_property
    def is_old(self) -> bool | None:
        """Is it told of long ago? None where no day is told."""
        return is_background(self.scene, self.whens)

    @cached_property
    def determiners(self) -> frozenset[Determiner]:
        found = (determiner(self.scene, d) for d in self.drafts)
        return frozenset(d for d in found if d is not None)

    @cached_property
    def determiner(self) -> Determiner | None:
        """The one that says most: "another attack" more than "the attack"."""
        return next((d for d in STRONGEST if d in self.determiners), None)

    @cached_property
    def is_definite(self) -> bool:
        return any(looks_back(self.scene.doc[d.token]) for d in self.drafts)

    @cached_property
    def turns(self) -> bool:
        return any(turns_away(self.scene, d) for d in self.drafts)

    @cached_property
    def is_earlier_still(self) -> bool:
        return any(is_earlier_still(self.scene, d) for d in self.drafts)

    @cached_property
    def has_new_party(self) -> bool:
        return any(has_new_party(self.scene, d) for d in self.drafts)

    @cached_property
    def opens_other(self) -> bool:
        return any(opens_other(self.scene, d) for d in self.drafts)

    @cached_property
    def sets_in(self) -> bool:
        return any(sets_in(self.scene, d) for d in self.drafts)

    @cached_property
    def shifts(self) -> bool:
        return any(shifts(self.scene, d) for d in self.drafts)

    @cached_property
    def spots(self) -> frozenset[str]:
        """The places that it names, save countries."""
        return frozenset(p.name for p in self.places if p.precision != "country")

    @cached_property
    def opening_spots(self) -> frozenset[str]:
        """The places that sentences set it in with their first words."""
        return frozenset(name for d in self.drafts for name in opening_spots(self.scene, d))

    @cached_property
    def opens_past(self) -> bool:
        return any(opens_past(self.scene, d) for d in self.drafts)

    @cached_property
    def opens_on_day(self) -> bool:
        return any(opens_on_day(self.scene, d) for d in self.drafts)

    @cached_property
    def opens_as_answer(self) -> bool:
        return any(opens_as_answer(self.scene, d) for d in self.drafts)

    @cached_property
    def in_operation(self) -> bool:
        return any(in_operation(self.scene, d) for d in self.drafts)

    @cached_property
    def sides(self) -> frozenset[Side]:
        """Where hostages are held: whose deeds it tells of."""
        return find_sides(self.scene, self.drafts)

    @cached_property
    def is_wave(self) -> bool:
        return any(is_wave(self.scene, d) for d in self.drafts)

    @cached_property
    def things(self) -> frozenset[str]:
        """What it says was struck and is no person, by its nouns."""
        return frozenset(name for d in self.drafts for name in struck_things(self.scene, d, again=False))

    @cached_property
    def things_again(self) -> frozenset[str]:
        """Of these what "the" says was named before."""
        return frozenset(name for d in self.drafts for name in struck_things(self.scene, d, again=True))

    @cached_property
    def adds(self) -> bool:
        return any(adds(self.scene, d) for d in self.drafts)


def stem(token: Token) -> str:
    """ "Shelled" and "shelling", "bombarded" and "bombardment" are one word."""
    word = lemma(token)
    bare = word.removesuffix("ing").removesuffix("ment")
    return bare if len(bare) >= SHORTEST_STEM else word


def struck_things(scene: Scene, draft: Draft, *, again: bool) -> list[str]:
    if draft.trigger.noun:
        return []
    nouns = [n for n in objects_of(scene.doc[draft.token]) if n.pos_ == "NOUN" and lemma(n) not in words_of("people")]
    return [lemma(n) for n in nouns if looks_back(n) or not again]


def actor_names(marks: Iterable[Marked]) -> tuple[str, ...]:
    """Each name once; who is only taken to go on striking names nobody."""
    return tuple(dict.fromkeys(m.actor.name for m in marks if m.actor and not m.mention.rule.startswith(SAME_ATTACKER)))


def point_times(draft: Draft) -> list[Marked]:
    return [m for m in draft.times if m.is_point]
