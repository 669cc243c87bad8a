"""A noun that takes up happenings told before goes in, their triggers come out: "both attacks", "the barrage", "Omar Hassan"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from talion.events.affinity import compare_places, lookup_actor, specific
from talion.events.frames import load_frames
from talion.events.groups import CASUALTY_FRAMES
from talion.events.kinship import fits_weapons, frames_kinship, load_table, weapons_kinship
from talion.events.scene import Scene, count_sentences, lemma
from talion.links.accounts import Telling, read_account
from talion.links.fit import is_later, is_same_side, mirrors, score_fit

FEW = {"both": 2, "two": 2, "three": 3, "four": 4}
BLOWS = frozenset({"ASSAULT", "COERCE"})
WARDED_OFF = "intercept"
JUST_BEFORE = 2  # sentences
NEAR_SENTENCES = 4
REPAID = frozenset({"for", "over", "avenge", "avenging"})  # before those whose death is paid back


def is_blow(telling: Telling, group: int) -> bool:
    return any(d.trigger.frame.plover in BLOWS for d in telling.groups[group])


def open_groups(telling: Telling, answer: int | None, before: int) -> Iterator[int]:
    """The blows told before a token that the answer may answer, the last told first."""
    mine = telling.where[answer] if answer is not None else None
    last = {group: max((t for t in tokens if t < before), default=None) for group, tokens in tokens_by_group(telling).items()}
    for group, token in sorted(last.items(), key=lambda pair: -(pair[1] or 0)):
        if token is None or group == mine or not telling.is_dated(group) or not is_blow(telling, group):
            continue
        if mine is None or not is_later(telling.accounts[group], telling.accounts[mine]):
            yield group


def tokens_by_group(telling: Telling) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for token, group in telling.where.items():
        found.setdefault(group, []).append(token)
    return found


def find_several(telling: Telling, head: Token, answer: int) -> list[int]:
    """ "In response to both attacks", "an answer to those two crimes": the last so many blows of others."""
    wanted = next((FEW[c.lower_] for c in head.children if c.lower_ in FEW), 0)
    if not wanted or head.tag_ != "NNS":
        return []
    mine = telling.accounts[telling.where[answer]]
    told = [g for g in open_groups(telling, answer, head.i) if not is_same_side(mine, telling.accounts[g])]
    return [first_token(telling, g) for g in reversed(told[:wanted])] if len(told) >= wanted else []


def first_token(telling: Telling, group: int) -> int:
    return telling.groups[group][0].token


def find_death(scene: Scene, telling: Telling, head: Token, answer: int) -> int | None:
    """ "Revenge for Omar Hassan", "for the soldiers": the one happening told before in which they were struck."""
    marked = scene.at("actor", head.i)
    if marked is None or marked.actor is None or lemma(head.head) not in REPAID:
        return None
    if not specific([marked.actor.name]) and not is_definite(head):
        return None
    known = lookup_actor(marked.actor.name)
    if known is not None and known.kind != "person":
        return None
    hits = [g for g in open_groups(telling, answer, head.i) if marked.actor.name in telling.accounts[g].recipients]
    return first_token(telling, hits[0]) if len(hits) == 1 else None


def find_weapon(scene: Scene, telling: Telling, head: Token, answer: int) -> int | None:
    """ "In reprisal for the mine": the last happening told before with that weapon."""
    described = read_account(scene, telling, head)
    if not described.weapons or scene.at("weapon", head.i) is None or not is_definite(head):
        return None
    for group in open_groups(telling, answer, head.i):
        told = telling.accounts[group]
        fits = weapons_kinship(described.weapons, told.weapons) in {"same", "class"}
        if fits and compare_places(described.places, told.places) != 0.0:
            return first_token(telling, group)
    return None


def find_kin(scene: Scene, telling: Telling, head: Token, answer: int | None) -> int | None:
    """ "To condemn the murder", "the shelling of Basra": the last blow of its kind told before that fits what is said."""
    frame = telling.triggers[head.i].frame if head.i in telling.triggers else load_frames().nouns.get(lemma(head))
    if frame is None or frame.plover not in BLOWS or not is_definite(head) or head.tag_ == "NNS":
        return None
    described = read_account(scene, telling, head)
    said = replace(described, weapons=())
    for group in open_groups(telling, answer, head.i):
        told = telling.accounts[group]
        if not (said.places or fits_weapon(frame.name, described.weapons, told.weapons)):
            continue
        if score_fit(said, told) is None or (answer is not None and is_same_side(telling.accounts[telling.where[answer]], told)):
            continue
        frames = {d.trigger.frame.name for d in telling.groups[group]} - {WARDED_OFF}
        if any(frames_kinship(frame.name, name) == "family" for name in frames):
            last = max(t for t, g in telling.where.items() if g == group and t < head.i)
            return first_token(telling, group) if count_sentences(scene.doc, last, head.i + 1) <= NEAR_SENTENCES else None
    return None


def fits_weapon(frame: str, own: Collection[str], other: Collection[str]) -> bool:
    """ "The bombing" is not of a boat that was rammed; of a "murder" the word says no weapon."""
    implied = load_table().implied.get(frame)
    if not other or not (own or implied):
        return True
    return weapons_kinship(own, other) != "apart" if own else fits_weapons({frame}, own, other)


def settle_mention(scene: Scene, telling: Telling, answer: int, cause: int) -> int:
    """ "In response to the barrage": what is first told so, with no day, is the last blow of its kind by others."""
    own = telling.where[cause]
    noun = scene.doc[cause]
    said = read_account(scene, telling, noun)
    if first_token(telling, own) != cause or said.whens or not is_definite(noun):
        return cause
    mine = telling.accounts[telling.where[answer]]
    for group in open_groups(telling, answer, cause):
        other = telling.accounts[group]
        if group == own or is_same_side(mine, other) or not is_kin(telling, own, group):
            continue
        fit = compare_places(said.places, other.places)
        named = any(lemma(scene.doc[d.token]) == lemma(noun) for d in telling.groups[group])
        if fit != 0.0 and (fit or named or mirrors(mine, other) or is_just_told(scene, telling, group, cause)):
            return first_token(telling, group)
    return cause


def is_just_told(scene: Scene, telling: Telling, group: int, token: int) -> bool:
    """In the same sentence or the one before?"""
    last = max((t for t in tokens_by_group(telling)[group] if t < token), default=None)
    return last is not None and count_sentences(scene.doc, last, token + 1) <= JUST_BEFORE


def is_kin(telling: Telling, one: int, other: int) -> bool:
    frames: Iterable[tuple[str, str]] = (
        (a.trigger.frame.name, b.trigger.frame.name) for a in telling.groups[one] for b in telling.groups[other]
    )
    return any(a not in CASUALTY_FRAMES and frames_kinship(a, b) == "family" for a, b in frames)


def is_definite(noun: Token) -> bool:
    return any(c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.children if c.dep_ == "det")
