"""A Cue goes in, the triggers of its two ends come out: what answers or was brought about, and what that answers or came of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from talion.events.affinity import compare_actors
from talion.events.frames import load_frames
from talion.events.scene import Scene, lemma
from talion.events.timing import is_aside
from talion.links.accounts import Telling, find_described
from talion.links.cues import Cue, link_words
from talion.links.fit import MIRROR_FIT, is_later, is_same_side, mirrors
from talion.links.takings_up import find_death, find_kin, find_several, find_weapon, settle_mention

LOOK_BACK = 3
NEAR = 8
SHORTEST = 4  # tokens; less is the number of a paragraph
POINTERS = frozenset({"it", "this", "that", "these", "those", "they", "he", "she"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TAKES = frozenset({"dobj", "pobj", "pcomp", "ccomp", "xcomp"})
BEARS_OBJECT = frozenset({"answer", "avenge", "counter", "counterattack", "punish"})


def depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def pick_top(scene: Scene, tokens: Collection[int]) -> int | None:
    """The trigger that stands highest in the parse, the first of those that stand equally high."""
    return min(tokens, key=lambda t: (depth(scene.doc[t]), t), default=None)


def kept_under(head: Token, telling: Telling) -> list[int]:
    return [t.i for t in head.subtree if t.i in telling.where]


def find_heads(scene: Scene, cue: Cue) -> list[Token]:
    """The words that name the far end: objects of the wording's preposition or verb, with what is coordinated with them."""
    inside = [scene.doc[i] for i in range(cue.start, cue.end)]
    if inside[0].dep_ == "mark":
        return [inside[0].head]
    found: list[Token] = []
    for token in inside:
        for child in token.children:
            if child.i < cue.end:
                continue
            if child.dep_ in TAKES and (cue.form != "verb" or lemma(token) in BEARS_OBJECT) and cue.form != "noun":
                found.append(child)
            elif child.dep_ in {"prep", "dative"} and lemma(child) in link_words("answer", "cause_preps"):
                found.extend(c for c in child.children if c.dep_ in TAKES)
    if cue.form == "phrase" and (not found or lemma(inside[-1]) == "against"):
        found.extend(find_loose(scene, cue))
    return [t for head in found for t in (head, *(c for c in head.children if c.dep_ == "conj" and c.pos_ == head.pos_))]


def find_loose(scene: Scene, cue: Cue) -> Iterator[Token]:
    """ "in retaliation against a militia FOR attacks", "struck in retaliation on Friday FOR the raid"."""
    if lemma(scene.doc[cue.end - 1]) not in {"against", "retaliation", "reprisal", "revenge", "punishment", "retribution"}:
        return
    governor = scene.doc[cue.start].head.i
    for token in scene.doc[cue.end : min(cue.end + 2 * NEAR, scene.doc[cue.start].sent.end)]:
        if token.dep_ != "prep" or lemma(token) != "for":
            continue
        if token.head.i == governor or any(cue.holds(a.i) for a in token.ancestors):
            yield from (c for c in token.children if c.dep_ == "pobj")


def find_causes(scene: Scene, telling: Telling, heads: Sequence[Token], answer: int) -> list[int]:
    """The happenings that the heads name: told by a trigger below them, or the ones elsewhere that they describe."""
    found: list[int] = []
    for head in heads:
        if lemma(head) in link_words("deeds", "messages"):
            continue
        several = find_several(telling, head, answer)
        if several:
            found.extend(several)
            continue
        below = [t for t in kept_under(head, telling) if telling.where[t] != telling.where[answer]]
        top = head.i if head.i in below else pick_top(scene, below)
        if top is None:
            top = find_taken_up(scene, telling, head, answer)
        if top is not None:
            found.append(settle_mention(scene, telling, answer, top))
    return found


def find_taken_up(scene: Scene, telling: Telling, head: Token, answer: int) -> int | None:
    """What the head means where nothing under it is told: a deed by what is said of it, a person by their death, a weapon."""
    if scene.at("actor", head.i) is not None:
        return find_death(scene, telling, head, answer)
    described = find_described(scene, telling, head, answer) if is_deed(head, telling) else None
    if described is None:
        described = find_weapon(scene, telling, head, answer)
    return described if described is not None else find_kin(scene, telling, head, answer)


def is_deed(head: Token, telling: Telling) -> bool:
    return head.i in telling.triggers or lemma(head) in load_frames().nouns or lemma(head) in link_words("deeds", "words")


def find_governor(scene: Scene, cue: Cue, telling: Telling, avoid: Collection[int]) -> int | None:
    """The trigger above the wording, or the subject or object of a clause above it; for a pronoun the happening told before."""
    start = scene.doc[cue.start]
    fronted = is_fronted(start)
    for above in (scene.doc[cue.end - 1], *start.ancestors):
        if cue.holds(above.i) and cue.form == "phrase":
            continue
        if above.i in telling.where and above.i not in avoid and (above.i < cue.start or fronted):
            return above.i
        found = find_argument(scene, cue, telling, above, avoid)
        if found is not None:
            return found
    return None


def find_argument(scene: Scene, cue: Cue, telling: Telling, verb: Token, avoid: Collection[int]) -> int | None:
    if lemma(verb) == "do" and any(c.lower_ in {"so", "this", "that"} for c in verb.children):
        sent = verb.sent
        before = [t for t in telling.where if sent.start <= t < verb.i and t not in avoid]
        return max(before) if before else find_before(scene, telling, sent.start, avoid)
    for child in verb.children:
        if child.dep_ not in {*SUBJECTS, "dobj", "xcomp"} or cue.holds(child.i) or child.i >= cue.start:
            continue
        if child.i in telling.where and child.i not in avoid:
            return child.i
        if child.dep_ not in SUBJECTS or lemma(verb) not in link_words("deeds", "bearers"):
            continue
        named = pick_top(scene, [t for t in kept_under(child, telling) if t not in avoid])
        if named is not None and child.pos_ not in {"PRON", "PROPN"} and scene.at("actor", child.i) is None:
            return named
        if child.lower_ in POINTERS:
            return find_before(scene, telling, verb.sent.start, avoid)
        if any(c.lower_ in DEFINITE for c in child.children) and scene.at("actor", child.i) is None:
            taken_up = find_described(scene, telling, child, None)
            return taken_up if taken_up is not None else find_before(scene, telling, verb.sent.start, avoid)
    return None


def is_fronted(token: Token) -> bool:
    """Does the wording open its sentence or clause?"""
    if token.i == token.sent.start:
        return True
    before = token.nbor(-1)
    return before.is_punct or before.dep_ in {"cc", "mark"} or before.is_space


def find_before(scene: Scene, telling: Telling, start: int, avoid: Collection[int]) -> int | None:
    """The main happening of the nearest of the three sentences before that tells of one."""
    away = {telling.where[t] for t in avoid if t in telling.where}
    for _ in range(LOOK_BACK):
        if start <= 0:
            return None
        sent = scene.doc[start - 1].sent
        real = [
            t
            for t, group in telling.where.items()
            if sent.start <= t < sent.end and group not in away and telling.is_dated(group)
        ]
        if real:
            return pick_top(scene, real)
        start = sent.start
    return None


def find_deed(telling: Telling, side: str | None, before: int, avoid: Collection[int]) -> int | None:
    """The last happening told before that this side did."""
    if side is None:
        return None
    away = {telling.where[t] for t in avoid if t in telling.where}
    done = {
        group
        for group, account in enumerate(telling.accounts)
        if group not in away and telling.is_dated(group) and (compare_actors([side], account.agents) or 0.0) >= MIRROR_FIT
    }
    return max((t for t, group in telling.where.items() if t < before and group in done), default=None)


def find_next(scene: Scene, telling: Telling, end: int) -> int | None:
    """The main happening of the sentence that follows: "The army responded. Its shells killed two."."""
    if end >= len(scene.doc):
        return None
    sent = scene.doc[end].sent
    return pick_top(scene, [t for t, group in telling.where.items() if sent.start <= t < sent.end and telling.is_dated(group)])


def find_answered(scene: Scene, telling: Telling, answer: int, cue: int, *, mirrored: bool) -> int | None:
    """What an answer without a named cause answers: the last blow of the other side told before it; unless `mirrored` is asked
    for, else the nearest happening of the sentences before that the same side did not do, rather none that is itself only told as
    answered."""
    mine = telling.where[answer]
    account = telling.accounts[mine]
    floor = sentences_back(scene, min(answer, cue))
    near: list[int] = []
    for token in sorted((t for t in telling.where if t < answer), reverse=True):
        group = telling.where[token]
        other = telling.accounts[group]
        if group == mine or not telling.is_dated(group) or is_later(other, account):
            continue
        if mirrors(account, other):
            return token
        if token >= floor and not is_same_side(account, other):
            near.append(token)
    told = [t for t in near if not is_aside(scene.doc[t])] or near
    return told[0] if told and not mirrored else None


def sentences_back(scene: Scene, token: int) -> int:
    start = scene.doc[token].sent.start
    left = LOOK_BACK - 1
    while left and start > 0:
        before = scene.doc[start - 1].sent
        start = before.start
        left -= len(before) >= SHORTEST
    return start


def means_of(scene: Scene, verb: Token, telling: Telling) -> int | None:
    """ "responded with air strikes", "hit back, bombing a camp", "responded to the raid and killed five": the answer itself."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        means = child.dep_ in {"prep", "advcl", "xcomp"} and (lemma(child) in {"with", "by"} or child.tag_ == "VBG")
        if means or (child.dep_ == "conj" and child.pos_ == "VERB"):
            top = child.i if child.i in telling.where else pick_top(scene, kept_under(child, telling))
            if top is not None:
                return top
    return None
