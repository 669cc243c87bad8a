"""A telling and a group go in, a score comes out, and the reasons for it: the table of `knowledge/telling.toml` at work.

A bar is one plain thing that forbids that both tell of one happening. A sign speaks for or against it, by its weight times how
strongly it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from talion.events.affinity import WIDE
from talion.events.answered import answers_to
from talion.events.antecedents import find_weapon_at_work
from talion.events.continuity import looks_back
from talion.events.crowds import is_crowd_at_unrest
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.groups import CASUALTY_FRAMES, Group, point_times, stem
from talion.events.hostages import is_force
from talion.events.kinship import fits_weapons
from talion.events.layout import is_harm_elsewhere, stands_in_other_item
from talion.events.pairs import (
    BAND,
    Pair,
    addressees_clash,
    agents_clash,
    dates_clash,
    deed_and_unrest,
    is_laid_before,
    is_swapped,
    kinds_clash,
    places_clash,
    sides_clash,
    told_apart,
)
from talion.events.place_guesses import EXACT
from talion.events.scene import Scene, clause_head, count_sentences, lemma
from talion.records import TalionError
from talion.registry import load_toml
from talion.words import in_one_paragraph, sentences_of

TABLE = "telling.toml"
FORBIDDEN = -9.0
OPENING = 3  # sentences
NEW_PARAGRAPH = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One bar or sign that holds: its words for a reader, and what it adds to the score."""

    name: str
    says: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Bars and signs in the file's order, by name: their words, and of signs their weights."""

    threshold: float
    definite_threshold: float
    close_tie: float
    bars: Mapping[str, str]
    signs: Mapping[str, str]
    weights: Mapping[str, float]


@cache
def load_table() -> Table:
    """The table. Raises TalionError where it names a bar or a sign that nobody measures, or lacks one."""
    data = load_toml(TABLE)
    bars, signs = (cast("Sequence[Mapping[str, object]]", data[name]) for name in ("bar", "sign"))
    for rows, known in ((bars, BARS.keys()), (signs, SIGNS.keys())):
        if odd := {str(r["name"]) for r in rows} ^ set(known):
            raise TalionError(f"{TABLE}: nothing measures, or no row has, {min(odd)!r}")
    return Table(
        threshold=float(cast("float", data["threshold"])), definite_threshold=float(cast("float", data["definite_threshold"])),
        close_tie=float(cast("float", data["close_tie"])),
        bars={str(r["name"]): str(r["says"]) for r in bars}, signs={str(r["name"]): str(r["says"]) for r in signs},
        weights={str(r["name"]): float(cast("float", r["weight"])) for r in signs},
    )  # fmt: skip


def score_pair(scene: Scene, telling: Group, group: Group) -> float:
    """How surely the telling is of the group's happening; FORBIDDEN where something speaks against it."""
    pair = Pair(telling, group)
    if any(holds(pair) for holds in BARS.values()):
        return FORBIDDEN
    weights = load_table().weights
    return sum(weights[name] * measure(pair) for name, measure in SIGNS.items())


def list_reasons(pair: Pair) -> list[Reason]:
    """Every bar and sign that holds, in the table's order."""
    table = load_table()
    barred = [Reason(name=n, says=says, points=FORBIDDEN) for n, says in table.bars.items() if BARS[n](pair)]
    signs = [Reason(name=n, says=says, points=table.weights[n] * SIGNS[n](pair)) for n, says in table.signs.items()]
    return [*barred, *(r for r in signs if r.points)]


def may_agree(pair: Pair) -> bool:
    """Are no days, doers, places or addressees at odds, and is not the one a crowd's unrest, the other its deed?"""
    clashes = (dates_clash, agents_clash, places_clash, addressees_clash, deed_and_unrest, sides_clash)
    return not any(holds(pair) for holds in clashes)


def other_recipient(pair: Pair) -> bool:
    return pair.recipients == 0.0 and not (pair.telling.only_harm or pair.group.only_harm)


def measure_doer(pair: Pair) -> float:
    """The agreement of the doers; bare "gunmen" need not be those told of before, as "the gunmen" are."""
    anew = pair.telling.brings_band and not pair.near and set(pair.group.agents) == {BAND}
    return 0.0 if anew else pair.agents or 0.0


def measure_the(pair: Pair) -> float:
    """ "The attack" looks back; less so with a day of its own."""
    if pair.telling.determiner != "the":
        return 0.0
    return 0.8 if all(d.times for d in pair.telling.drafts if d.trigger.noun) else 1.0


def repeats_word(pair: Pair) -> bool:
    """Does a noun that looks back repeat the word that the happening was told with? Of any blow only "that strike" does."""
    words = pair.group.words if pair.telling.determiner == "this" else pair.group.words - words_of("general_blows")
    doc = pair.scene.doc
    return any(looks_back(doc[d.token]) and stem(doc[d.token]) in words for d in pair.telling.drafts)


def takes_up_at_once(pair: Pair) -> bool:
    """ "The attacks involved drones": does a noun that looks back repeat a word of the sentence just before?"""
    doc, sentences = pair.scene.doc, sentences_of(pair.scene.doc)
    for d in pair.telling.drafts:
        start = sentences[d.token][0]
        if looks_back(doc[d.token]) and start:
            floor = sentences[start - 1][0]
            if any(floor <= o.token < start and stem(doc[o.token]) == stem(doc[d.token]) for o in pair.group.drafts):
                return True
    return False


def is_timed(group: Group) -> bool:
    return any(point_times(d) for d in group.drafts)


def is_answered(telling: Group) -> bool:
    """ "In response to the killing": it need not be what was told just before."""
    return any(answers_to(telling.scene.doc[d.token]) for d in telling.drafts)


def is_silent(pair: Pair) -> bool:
    """Does it say no day, and either agree in something or leave open who did it to whom?"""
    if is_timed(pair.telling) or pair.telling.turns or is_answered(pair.telling):
        return False
    agrees = any((pair.agents, pair.places, pair.recipients, pair.tie)) or pair.weapons in {"same", "class", "family"}
    return agrees or not pair.telling.is_whole


def is_bare_harm(pair: Pair) -> bool:
    """Who was hurt is told of something, not by itself."""
    telling = pair.telling
    if is_answered(telling):
        return False
    return telling.frames <= CASUALTY_FRAMES and not is_timed(telling) and not any(d.agents or d.weapons for d in telling.drafts)


def is_bare(pair: Pair) -> bool:
    """ "The attack came at dawn": names nobody, no weapon and no day."""
    telling = pair.telling
    named = any(d.agents or d.weapons or d.recipients for d in telling.drafts)
    return not (named or is_timed(telling) or telling.frames <= CASUALTY_FRAMES)


def breaks_out(pair: Pair) -> float:
    """ "Clashes broke out on Sunday between ...": told as something new, with who fought or when; twice so after shelling."""
    new = pair.telling.sets_in and not pair.near and not is_bare(pair)
    return (2.0 if "loose" in pair.kinds else 1.0) if new else 0.0


def names_other_spot(pair: Pair) -> bool:
    """A town of the province that the other names is no other spot."""
    mine, theirs = pair.telling.spots, pair.group.spots
    if pair.places and any(all(p.precision in WIDE for p in side.places) for side in (pair.telling, pair.group)):
        return False
    return bool(mine and theirs) and not mine & theirs


def opens_elsewhere(pair: Pair) -> bool:
    """ "In Nobol, two policemen were murdered", after a raid on another town."""
    return bool(pair.group.spots and pair.telling.opening_spots) and not pair.telling.opening_spots & pair.group.spots


def tells_other_clause(pair: Pair) -> bool:
    """ "Rebels ambushed a convoy at Lakhdar and a bomb went off in Boufar": two full clauses, each of a town of its own."""
    mine = exact_spots(pair.telling.drafts)
    for d, o in pair.near:
        theirs = exact_spots([o])
        verb = clause_head(pair.scene.doc[d.trigger.verb if d.trigger.verb is not None else d.token])
        own = any(c.dep_ in {"nsubj", "nsubjpass"} and o.token < c.i for c in verb.children)
        if o.token < d.token and mine and theirs and not mine & theirs and own and verb.dep_ not in {"relcl", "acl", "advcl"}:
            return True
    return False


def exact_spots(drafts: Sequence[Draft]) -> set[str]:
    return {m.place.name for d in drafts for m in d.places if m.place is not None and m.place.precision in EXACT}


def strikes_others_elsewhere(pair: Pair) -> bool:
    """Another town and somebody else, with nothing that points back."""
    mine, theirs = exact_spots(pair.telling.drafts), exact_spots(pair.group.drafts)
    return bool(mine and theirs) and not mine & theirs and pair.recipients == 0.0 and not pair.telling.is_definite


def hurts_others_elsewhere(pair: Pair) -> bool:
    """Another toll at another town or site."""
    return bool(pair.tolls["other"]) and names_other_spot(pair)


def is_of_wave(pair: Pair) -> bool:
    """A toll at a town of its own, or a sentence set in one, after "a dozen coordinated attacks": one of them, told by itself."""
    own = pair.telling.spots - pair.group.spots
    hurt = pair.telling.tolls("fatalities") or pair.telling.tolls("injured") or pair.telling.opening_spots
    return bool(own and hurt) and pair.group.is_wave


def answers(pair: Pair) -> bool:
    """What a sentence opens as an answer is none of what was told before it."""
    return pair.telling.opens_as_answer and not pair.near


def turns_wide(pair: Pair) -> bool:
    """ "Earlier this month": no day, but another time."""
    if pair.telling.is_earlier_still:
        return not pair.near
    return pair.telling.turns and is_timed(pair.telling) and all(w.precision != "day" for w in pair.telling.whens)


def takes_up(pair: Pair) -> bool:
    """Is what does the harm in the one the weapon of the other: "a shell fell on the camp. It killed nine"?"""
    found = (find_weapon_at_work(pair.scene, pair.scene.doc[d.token]) for d in pair.telling.drafts if not d.trigger.noun)
    meant = {token.i for token in found if token is not None}
    return bool(meant) and any(d.token in meant or any(m.head in meant for m in d.weapons) for d in pair.group.drafts)


def is_opening(pair: Pair) -> bool:
    """ "The ambush happened near the river. ...": the first words of a report name what its next sentences tell."""
    first = pair.group.drafts[0]
    token = pair.scene.doc[first.token]
    if len(pair.group.drafts) > 1 or is_timed(pair.group) or pair.telling.determiner is not None:
        return False
    named = token.dep_ in {"nsubj", "nsubjpass"} and lemma(token.head) in words_of("beginning")
    return named and pair.group.determiner == "the" and not token.sent.start and count_between(pair) <= OPENING


def measure_old(pair: Pair) -> float:
    """What is told of another year is not the news, nor is undated news that follows it, less still in a new paragraph."""
    here, there = pair.telling.is_old, pair.group.is_old
    if pair.tie:
        return 0.0
    if here is None and there:
        first, last = pair.scene.doc[pair.telling.drafts[0].token], pair.scene.doc[pair.group.drafts[-1].token]
        return NEW_PARAGRAPH if not in_one_paragraph(first, last) else 0.0 if looks_back(first) else 1.0
    return 1.0 if here and there is None else 0.0


def answers_in_operation(pair: Pair) -> bool:
    """ "In a long operation troops killed all nine raiders", after the raid: forces hunt down who attacked."""
    forces, hunted = set(pair.telling.agents), set(pair.telling.recipients)
    if pair.near or not forces or not hunted or not all(map(is_force, forces)) or any(map(is_force, pair.group.agents)):
        return False
    return hunted <= set(pair.group.agents) and pair.telling.in_operation


def opens_past(pair: Pair) -> bool:
    """ "In 2019 rebels stormed a hotel", "last month a bomb went off": a sentence that opens so goes on with nothing undated."""
    return pair.telling.opens_past and not pair.group.whens and not pair.tie


def opens_new_day(pair: Pair) -> bool:
    """ "On Thursday, rebels bombed a pipeline in Saravena", after "the assault": a day and a town that were not told."""
    new = pair.telling.opens_on_day and not pair.telling.is_definite and pair.group.is_definite and not is_timed(pair.group)
    return new and bool(exact_spots(pair.telling.drafts) - exact_spots(pair.group.drafts))


def strikes_same_thing(pair: Pair) -> bool:
    """ "The helicopter was brought down", after "a helicopter crashed under fire": the thing struck was named before."""
    return bool(pair.telling.things_again & pair.group.things)


def names_new_place(pair: Pair) -> bool:
    """Does it tell who did it at a place that was not named before, though one was?"""
    return names_other_spot(pair) and any(d.agents for d in pair.telling.drafts)


def count_between(pair: Pair) -> int:
    """Sentences from the last telling of the group on."""
    first, last = pair.telling.drafts[0].token, max(d.token for d in pair.group.drafts)
    return count_sentences(pair.scene.doc, last, first + 1) if first > last else 0


BARS: Mapping[str, Callable[[Pair], bool]] = {
    "kinds": kinds_clash, "apart": told_apart, "swapped": is_swapped, "other_day": dates_clash, "other_doer": agents_clash,
    "other_place": places_clash, "other_addressee": addressees_clash,
    "deadly_deed": deed_and_unrest, "other_side": sides_clash,
}  # fmt: skip
SIGNS: Mapping[str, Callable[[Pair], float]] = {
    "day": lambda p: p.dates or 0.0,
    "doer": measure_doer,
    "place": lambda p: p.places or 0.0,
    "recipient": lambda p: p.recipients or 0.0,
    "other_recipient": other_recipient,
    "weapon": lambda p: p.weapons == "same",
    "like_weapon": lambda p: p.weapons == "class",
    "kin_weapon": lambda p: p.weapons == "family",
    "other_weapon": lambda p: p.weapons == "apart" and not is_laid_before(p),
    "laid": is_laid_before,
    "tie": lambda p: p.tie,
    "toll": lambda p: p.tolls["same"],
    "unhurt": lambda p: p.tolls["none"],
    "other_toll": lambda p: p.tolls["other"],
    "new_word": lambda p: p.telling.determiner == "new",
    "this_word": lambda p: p.telling.determiner == "this",
    "the_word": measure_the,
    "a_word": lambda p: p.telling.determiner == "a",
    "same_kind": lambda p: bool(p.telling.frames & p.group.frames),
    "same_word": repeats_word,
    "at_once": takes_up_at_once,
    "sets_in": breaks_out,
    "silence": is_silent,
    "harm": is_bare_harm,
    "turn": lambda p: p.telling.turns and not turns_wide(p),
    "wide_turn": turns_wide,
    "takes_up": takes_up,
    "opening": is_opening,
    "one_more": lambda p: not p.tie and p.telling.has_new_party,
    "adds": lambda p: not p.tie and p.telling.adds,
    "background": measure_old,
    "loose": lambda p: bool(p.kinds & {"loose", "beside"}),
    "new_place": names_new_place,
    "distance": count_between,
    "bare": is_bare,
    "same_sentence": lambda p: bool(p.near) and not p.tie,
    "crowd": lambda p: bool(p.near) and is_crowd_at_unrest(p.telling.drafts, p.group.drafts),
    "opens_other": lambda p: p.telling.opens_other,
    "shift": lambda p: p.telling.shifts and not p.tie,
    "other_spot": names_other_spot,
    "opens_elsewhere": opens_elsewhere,
    "other_clause": tells_other_clause,
    "others_elsewhere": strikes_others_elsewhere,
    "other_harm": hurts_others_elsewhere,
    "answer": answers,
    "opens_past": opens_past,
    "opens_new_day": opens_new_day,
    "operation": answers_in_operation,
    "of_wave": is_of_wave,
    "same_thing": strikes_same_thing,
    "other_item": stands_in_other_item,
    "harm_elsewhere": is_harm_elsewhere,
    "fits_weapon": lambda p: fits_weapons(p.telling.frames, p.telling.weapons, p.group.weapons),
}
