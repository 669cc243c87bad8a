"""Drafts of one report go in, groups of drafts that tell of one happening come out.

Reads the report as a person does: each draft is held against the happenings told so far; it joins the one that fits best, or
opens a new one. Conflicting dates, parties, places or kinds forbid; definite words, shared parties and closeness speak for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from talion.events.affinity import compare_actors, compare_any, compare_dates, compare_places, specific
from talion.events.continuity import adds, determiner, has_new_party, is_background, looks_back, turns_away
from talion.events.drafts import SAME_ATTACKER, Draft
from talion.events.event_words import words_of
from talion.events.kinship import Kinship, frames_kinship, weapons_kinship
from talion.events.scene import Marked, Scene, count_sentences, lemma
from talion.events.ties import is_apart, is_sequel, tells_more_of, tie_pair
from talion.records import Place, When
from talion.words import in_one_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each kind of evidence is worth; tuned on the development ledgers (bench/RESULTS.md)."""

    threshold: float = 0.2
    definite_threshold: float = 0.9
    date: float = 2.0
    party: float = 2.4
    party_conflict: float = 0.5
    place: float = 0.8
    same_frame: float = 0.6
    same_word: float = 1.0  # "raided the town ... the raids"
    silence: float = 0.7  # what says no time of its own most often goes on telling of the same
    casualty: float = 0.8  # who was hurt is told of something, not by itself
    apart: float = 2.0
    apart_in_time: float = 6.0  # "earlier this month"
    one_more: float = 2.0  # "a second officer was shot"
    adds: float = 3.0  # "also", "as well": one more of the kind
    background: float = 1.0  # what is told of long ago, and the news around it
    loose: float = 1.0  # kinds that one happening is told with now and then: a raid and an arrest
    new_place: float = 0.5  # a telling with a doer and a place of its own that was not named before
    distance: float = 0.04
    new_word: float = 3.5
    this_word: float = 1.8
    the_word: float = 0.5
    a_word: float = 0.7
    same_toll: float = 1.3
    other_toll: float = 0.5
    weapon: float = 1.4
    weapon_class: float = 0.5
    weapon_family: float = 0.1
    weapon_conflict: float = 4.0
    close_tie: float = 1.5


WEIGHTS = Weights()
FORBIDDEN = -9.0
CASUALTY_FRAMES = frozenset({"kill", "wound"})


@dataclass(slots=True)
class Group:
    """Drafts of one happening while a report is being read."""

    drafts: list[Draft] = field(default_factory=list)

    def names(self, side: str) -> list[str]:
        marks = [m for d in self.drafts for m in (d.agents if side == "agents" else d.recipients)]
        return [m.actor.name for m in marks if m.actor and not m.mention.rule.startswith(SAME_ATTACKER)]

    def whens(self) -> list[When]:
        return [m.when for d in self.drafts for m in point_times(d) if m.when]

    def places(self) -> list[Place]:
        return [m.place for d in self.drafts for m in d.places if m.place]

    def weapons(self) -> list[str]:
        return [m.word for d in self.drafts for m in d.weapons if m.word]


def point_times(draft: Draft) -> list[Marked]:
    return [m for m in draft.times if m.is_point]


class TellingScorer(Protocol):
    """How surely a telling is of a group's happening, on the scale of WEIGHTS: `score_pair`, or a trained scorer."""

    def __call__(self, scene: Scene, telling: Group, group: Group, /) -> float: ...


def group_drafts(scene: Scene, drafts: Sequence[Draft], scorer: TellingScorer | None = None) -> list[list[Draft]]:
    """Groups in text order of their first draft.

    What the parse ties closely is one telling ("the strike killed"), and is held against the happenings told so far as a whole.
    """
    groups: list[Group] = []
    for telling in tie_drafts(scene, drafts):
        scored = [((scorer or score_pair)(scene, telling, g), -k, g) for k, g in enumerate(groups)]
        best = max(scored, key=lambda s: (s[0], s[1]), default=None)
        definite = any(looks_back(scene.doc[d.token]) for d in telling.drafts)
        if best is not None and best[0] >= (WEIGHTS.definite_threshold if definite else WEIGHTS.threshold):
            best[2].drafts.extend(telling.drafts)
        else:
            groups.append(telling)
    return [sorted(g.drafts, key=lambda d: d.token) for g in groups]


def tie_drafts(scene: Scene, drafts: Sequence[Draft]) -> list[Group]:
    """Tellings in text order: drafts of one sentence that the parse ties closely and that nothing sets apart."""
    tellings: list[Group] = []
    for draft in drafts:
        own = Group([draft])
        tied = next((t for t in reversed(tellings) if is_tied(scene, draft, own, t)), None)
        if tied is not None:
            tied.drafts.append(draft)
        else:
            tellings.append(own)
    return tellings


def is_tied(scene: Scene, draft: Draft, own: Group, telling: Group) -> bool:
    if not in_one_sentence(scene.doc[draft.token], scene.doc[telling.drafts[0].token]):
        return False
    close = tie_of_syntax(scene, draft, telling) >= WEIGHTS.close_tie
    return (
        close and kinds_fit(draft, telling) and not told_apart(scene, draft, telling) and score_shared(own, telling) is not None
    )


def score_pair(scene: Scene, telling: Group, group: Group) -> float:
    """How surely the telling is of the group's happening; FORBIDDEN where something speaks against it."""
    if not all(kinds_fit(d, group) and not told_apart(scene, d, group) for d in telling.drafts) or is_swapped(telling, group):
        return FORBIDDEN
    shared = score_shared(telling, group)
    if shared is None:
        return FORBIDDEN
    tie = max(tie_of_syntax(scene, d, group) for d in telling.drafts)
    score = shared + tie + toll_weight(telling, group)
    score += max((determiner_weight(scene, d) for d in telling.drafts), key=abs, default=0.0)
    frames = {d.trigger.frame.name for d in group.drafts}
    score += WEIGHTS.same_frame if any(d.trigger.frame.name in frames for d in telling.drafts) else 0.0
    score += WEIGHTS.same_word if repeats_word(scene, telling, group) else 0.0
    turns = any(turns_away(scene, d) for d in telling.drafts)
    timed = any(point_times(d) for d in telling.drafts)
    if not timed and not turns and (shared + tie > 0 or not is_whole(telling)):
        score += WEIGHTS.silence
    if is_casualty_group(telling) and not timed and not any(d.agents or d.weapons for d in telling.drafts):
        score += WEIGHTS.casualty
    wide = timed and all(w.precision != "day" for w in telling.whens())
    score -= (WEIGHTS.apart_in_time if wide else WEIGHTS.apart) if turns else 0.0
    score -= WEIGHTS.one_more if not tie and any(has_new_party(scene, d) for d in telling.drafts) else 0.0
    score -= WEIGHTS.adds if not tie and any(adds(scene, d) for d in telling.drafts) else 0.0
    score -= 0.0 if tie else background_weight(scene, telling, group)
    if any(kinds(d, o) == "loose" for d in telling.drafts for o in group.drafts):
        score -= WEIGHTS.loose
    score -= WEIGHTS.new_place if names_new_place(telling, group) else 0.0
    first, last = scene.doc[telling.drafts[0].token], scene.doc[max(d.token for d in group.drafts)]
    return score - (WEIGHTS.distance * count_sentences(scene.doc, last.i, first.i + 1) if first.i > last.i else 0.0)


def score_shared(own: Group, group: Group) -> float | None:
    """Points for dates, parties, places and weapons that both tell; None where they are at odds."""
    dates = compare_dates(own.whens(), group.whens())
    agents = compare_agents(own, group)
    places = compare_places(own.places(), group.places())
    if (dates is not None and dates <= 0.3) or agents == 0.0 or places == 0.0:
        return None
    score = WEIGHTS.date * (dates or 0.0) + WEIGHTS.party * (agents or 0.0) + WEIGHTS.place * (places or 0.0)
    recipients = compare_actors(own.names("recipients"), group.names("recipients"))
    if recipients == 0.0:
        score -= 0.0 if is_casualty_group(own) or is_casualty_group(group) else WEIGHTS.party_conflict
    return score + WEIGHTS.party * (recipients or 0.0) + compare_weapons(own.weapons(), group.weapons())


def compare_agents(own: Group, group: Group) -> float | None:
    """The agreement of those who act; in a clash the one side may be told as acting here and the other there."""
    fit = compare_actors(own.names("agents"), group.names("agents"))
    if fit == 0.0 and any(d.trigger.frame.name == "clash" for d in (*own.drafts, *group.drafts)):
        crossed = [compare_any(a.names("agents"), b.names("recipients")) for a, b in ((own, group), (group, own))]
        return max((c for c in crossed if c is not None), default=0.0)
    return fit


def is_swapped(own: Group, group: Group) -> bool:
    """Does one side strike whom the other side names as struck, without naming a striker itself?"""
    if any(d.trigger.frame.name == "clash" for d in own.drafts):
        return False
    for one, other in ((own, group), (group, own)):
        fit = compare_actors(specific(one.names("agents")), specific(other.names("recipients")))
        if fit is not None and fit >= 0.8 and not specific(other.names("agents")):
            return True
    return False


def is_whole(telling: Group) -> bool:
    """Does it tell by itself who did it to whom?"""
    return any(d.agents for d in telling.drafts) and any(d.recipients for d in telling.drafts)


def is_casualty_group(group: Group) -> bool:
    """Does all that names a recipient tell of people hurt, and of nothing else?"""
    return all(d.trigger.frame.name in CASUALTY_FRAMES for d in group.drafts if d.recipients)


def kinds_fit(draft: Draft, group: Group) -> bool:
    """Can one happening be told by both words?"""
    statuses = {d.realis.status for d in group.drafts} | {draft.realis.status}
    if statuses == {"threatened"}:
        return True
    if len(statuses) > 1 and statuses & {"threatened", "planned"}:
        return False
    return all(kinds(draft, d) != "apart" for d in group.drafts)


def kinds(one: Draft, other: Draft) -> Kinship:
    return frames_kinship(one.trigger.frame.name, other.trigger.frame.name)


def background_weight(scene: Scene, telling: Group, group: Group) -> float:
    """What is told of another year is not the news, nor is undated news that follows it in a sentence of its own."""
    here, there = (is_background(scene, g.whens()) for g in (telling, group))
    if here is None and there:
        return 0.0 if looks_back(scene.doc[telling.drafts[0].token]) else WEIGHTS.background
    return WEIGHTS.background if here and there is None else 0.0


def repeats_word(scene: Scene, telling: Group, group: Group) -> bool:
    """Does a noun that looks back repeat the word that the happening was told with?"""
    words = {lemma(scene.doc[d.token]) for d in group.drafts} - words_of("general_blows")
    return any(looks_back(scene.doc[d.token]) and lemma(scene.doc[d.token]) in words for d in telling.drafts)


def names_new_place(telling: Group, group: Group) -> bool:
    """Does it tell who did it at a place that was not named before, though one was?"""
    mine, theirs = ({p.name for p in g.places() if p.precision != "country"} for g in (telling, group))
    return bool(mine and theirs) and not mine & theirs and any(d.agents for d in telling.drafts)


def told_apart(scene: Scene, draft: Draft, group: Group) -> bool:
    """Do words set the draft's happening against one of the group's: "after", "in response to", "prompting"?"""
    if any(draft.part != o.part and draft.token == o.token for o in group.drafts):
        return True
    return any(
        is_apart(scene.doc[draft.token], scene.doc[o.token]) and not (is_harm_of(scene, draft, o) or is_harm_of(scene, o, draft))
        for o in group.drafts
    )


def is_harm_of(scene: Scene, harm: Draft, cause: Draft) -> bool:
    """ "Nine people were killed after a bomb went off": harm that no one is said to do, told with what did it."""
    if harm.trigger.frame.name not in CASUALTY_FRAMES or cause.trigger.frame.name in CASUALTY_FRAMES:
        return False
    if tells_more_of(scene.doc[harm.token], scene.doc[cause.token]):
        return True
    dated = bool(point_times(harm) and point_times(cause))
    return not (harm.agents or harm.weapons or dated) and is_sequel(scene.doc[harm.token], scene.doc[cause.token])


def compare_weapons(one: Sequence[str], other: Sequence[str]) -> float:
    """Points for weapons that are the same or of a kind, against those that no one blow is told with."""
    points: Mapping[Kinship, float] = {
        "same": WEIGHTS.weapon, "class": WEIGHTS.weapon_class, "family": WEIGHTS.weapon_family, "apart": -WEIGHTS.weapon_conflict,
        "unknown": 0.0,
    }  # fmt: skip
    return points[weapons_kinship(one, other)]


def tie_of_syntax(scene: Scene, draft: Draft, group: Group) -> float:
    """Two triggers of one clause: "the strike killed", "killed in a strike", "fired rockets, wounding"."""
    return max((tie_pair(scene, draft, other) for other in group.drafts), default=0.0)


def determiner_weight(scene: Scene, draft: Draft) -> float:
    """ "the attack" looks back, "another attack" does not."""
    kind = determiner(scene, draft)
    if kind == "the":
        return WEIGHTS.the_word if not draft.times else 0.4
    return {"new": -WEIGHTS.new_word, "this": WEIGHTS.this_word, "a": -WEIGHTS.a_word}.get(kind or "", 0.0)


def toll_weight(telling: Group, group: Group) -> float:
    """Equal tolls speak for one happening, exact tolls at odds a little against."""
    score = 0.0
    for kind in ("fatalities", "injured"):
        mine = {(t.count.low, t.count.high) for d in telling.drafts for t in d.tolls if t.field == kind}
        theirs = {(t.count.low, t.count.high) for d in group.drafts for t in d.tolls if t.field == kind}
        if mine and theirs:
            score += WEIGHTS.same_toll if mine & theirs else -WEIGHTS.other_toll
    return score
