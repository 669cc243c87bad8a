"""A Scene and its groups of drafts go in, Links come out: retaliation, cause and part, only where its words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from talion.events.continuity import looks_back
from talion.events.drafts import Draft
from talion.events.scene import Scene, lemma
from talion.events.triggers import Trigger
from talion.links.accounts import Telling, build_telling
from talion.links.cues import Cue, find_cues, link_words
from talion.links.ends import (
    POINTERS,
    SUBJECTS,
    find_answered,
    find_before,
    find_causes,
    find_deed,
    find_governor,
    find_heads,
    find_next,
    is_fronted,
    kept_under,
    means_of,
    pick_top,
)
from talion.links.fit import is_later, is_same_side, mirrors
from talion.links.sequels import join_impunity, join_pursuit
from talion.links.takings_up import REPAID
from talion.links.waves import find_parts
from talion.records import Link, Span, event_id

QUOTE_REACH = 40
OUTCOME_FRAMES = frozenset({"kill", "wound", "arrest", "damage"})
MERE_ORDER = frozenset({"come", "follow", "occur", "happen", "take"})
GOVERNING = frozenset({"to", "for", "against", "over", "by", "of", "avenging", "punishing"})  # what is answered comes next
GROUNDS = frozenset({"reason", "protest"})  # forms that say what they answer
Pair = tuple[int, int]


def find_links(scene: Scene, groups: Sequence[Sequence[Draft]], triggers: Sequence[Trigger]) -> list[Link]:
    """Links between the report's events, each once; the span is the wording with what it joins inside its sentence.

    What the party that was struck did "after" the blow is linked as inferred: the words tell the order, the parties the rest.
    """
    telling = build_telling(groups, triggers)
    found: dict[Pair, tuple[Cue, Span]] = {}
    answered: set[int] = set()
    for cue in rank_cues(scene) if len(groups) > 1 else ():
        for answer, cause in join_cue(scene, cue, telling):
            key = (telling.where[answer], telling.where[cause])
            again = key[0] in answered and (cue.form == "after" or not find_heads(scene, cue))
            if may_link(telling, *key) and key not in found and (key[1], key[0]) not in found and not again:
                found[key] = (cue, quote_cue(scene, cue, answer, cause))
                answered.add(key[0])
    links = [
        Link(
            source=event_of(scene, groups[a]), target=event_of(scene, groups[b]), kind=cue.kind, span=span,
            inferred=cue.form == "after",
        )
        for (a, b), (cue, span) in found.items()
    ]  # fmt: skip
    links += [
        Link(source=event_of(scene, groups[part]), target=event_of(scene, groups[wave]), kind="part_of", span=span)
        for part, wave, span in (find_parts(scene, telling) if len(groups) > 1 else ())
        if (part, wave) not in found and (wave, part) not in found
    ]
    return sorted(links, key=lambda x: (x.span, x.source, x.target))


def rank_cues(scene: Scene) -> list[Cue]:
    """Wordings that name the far end before those that leave it open, order in time last."""
    return sorted(find_cues(scene), key=lambda c: (c.form == "after", not find_heads(scene, c), c.start, c.end))


def may_link(telling: Telling, answer: int, cause: int) -> bool:
    """Two happenings, of which the answer is not the earlier one, and the other is no threat or plan."""
    return answer != cause and telling.is_real(cause) and not is_later(telling.accounts[cause], telling.accounts[answer])


def quote_cue(scene: Scene, cue: Cue, answer: int, cause: int) -> Span:
    """The wording, stretched to the triggers that stand in its sentence."""
    sent = scene.doc[cue.start].sent
    near = [t for t in (answer, cause) if sent.start <= t < sent.end and abs(t - cue.start) <= QUOTE_REACH]
    return scene.span(min([cue.start, *near]), max([cue.end, *(t + 1 for t in near)]))


def event_of(scene: Scene, group: Sequence[Draft]) -> str:
    return event_id(scene.span(group[0].trigger.start, group[0].trigger.end))


def join_cue(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """The triggers of an answer and of each of its causes, where the words tell both."""
    if cue.form == "cause":
        yield from join_effect(scene, cue, telling)
    elif cue.form == "adjective":
        yield from join_adjective(scene, cue, telling)
    elif cue.form == "after":
        yield from join_order(scene, cue, telling)
    elif cue.form == "pursuit":
        yield from join_pursuit(scene, cue, telling)
    elif cue.form == "impunity":
        yield from join_impunity(scene, cue, telling)
    elif cue.form == "protest":
        yield from ((a, c) for a, c in join_answer(scene, cue, telling) if is_protest(telling, a) and not is_protest(telling, c))
    else:
        yield from join_answer(scene, cue, telling)


def is_protest(telling: Telling, token: int) -> bool:
    return any(d.trigger.frame.plover == "PROTEST" for d in telling.groups[telling.where[token]])


def join_answer(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    heads = find_heads(scene, cue)
    if not heads and cue.form == "phrase" and starts_sentence(scene, cue) and scene.doc[cue.end - 1].lower_ in GOVERNING:
        yield from join_fronted(scene, cue, telling)
        return
    avoid = {t for head in heads for t in kept_under(head, telling)}
    answer = find_answer(scene, cue, telling, avoid)
    if answer is None:
        return
    deeds = [h for h in heads if scene.at("actor", h.i) is None or kept_under(h, telling) or lemma(h.head) in REPAID]
    if deeds:
        causes = [mend_side(scene, telling, answer, c) for c in find_causes(scene, telling, deeds, answer)]
        if not causes and starts_sentence(scene, cue):
            yield from join_misread(scene, cue, telling, answer)
        yield from ((answer, cause) for cause in causes)
    elif cue.form not in GROUNDS:
        cause = find_ground(scene, cue, telling, answer)
        if cause is None:
            cause = find_answered(scene, telling, answer, cue.start, mirrored=bool(heads))
        if cause is not None:
            yield answer, cause


def find_ground(scene: Scene, cue: Cue, telling: Telling, answer: int) -> int | None:
    """What a noun answers that names nothing: "clansmen of two dead men took revenge"; "This is payback. A judge was killed."."""
    noun = scene.doc[cue.start]
    subject = next((c for c in noun.head.children if c.dep_ in SUBJECTS), None) if cue.form == "noun" else None
    if subject is None:
        return None
    told = [t for t in kept_under(subject, telling) if telling.where[t] != telling.where[answer]]
    if told:
        return pick_top(scene, told)
    after = find_next(scene, telling, noun.sent.end) if subject.lower_ in POINTERS else None
    if after is None or telling.where[after] == telling.where[answer]:
        return None
    return after if is_later(*(telling.accounts[telling.where[t]] for t in (answer, after))) else None


def mend_side(scene: Scene, telling: Telling, answer: int, cause: int) -> int:
    """Nobody answers a blow of their own: "the attacks", taken up for one of the same side, are the last of the other side."""
    one, other = (telling.accounts[telling.where[t]] for t in (answer, cause))
    if mirrors(one, other) or not is_same_side(one, other) or not looks_back(scene.doc[cause]):
        return cause
    meant = find_answered(scene, telling, answer, answer, mirrored=True)
    return meant if meant is not None else cause


def starts_sentence(scene: Scene, cue: Cue) -> bool:
    return cue.start == scene.doc[cue.start].sent.start


def join_fronted(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "Avenging a killing, men torched huts" where the parser hung nothing on the wording: the comma parts the two."""
    sent = scene.doc[cue.start].sent
    comma = next((t.i for t in sent if t.i > cue.end and t.text == ","), None)
    if comma is None:
        return
    cause = pick_top(scene, [t for t in telling.where if cue.end <= t < comma])
    answer = pick_top(scene, [t for t in telling.where if comma < t < sent.end])
    if cause is not None and answer is not None:
        yield answer, cause


def join_misread(scene: Scene, cue: Cue, telling: Telling, answer: int) -> Iterator[Pair]:
    """ "Avenging the killing, men torched": a participle that the parser took for the clause itself."""
    sent = scene.doc[cue.start].sent
    inside = sorted(t for t in telling.where if cue.end <= t < sent.end)
    if len(inside) > 1 and answer == inside[0]:
        yield inside[1], inside[0]


def find_answer(scene: Scene, cue: Cue, telling: Telling, avoid: set[int]) -> int | None:
    """The trigger of what answers."""
    own = next((t for t in range(cue.start, cue.end) if t in telling.where), None)
    if own is not None:
        bare = telling.is_real(telling.where[own]) and not telling.is_dated(telling.where[own])
        told = find_next(scene, telling, scene.doc[own].sent.end) if bare else None
        return told if told is not None else own
    if cue.form == "verb":
        return find_answer_of_verb(scene, cue, telling, avoid)
    if cue.form == "noun":
        told = find_answer_of_noun(scene, cue, telling, avoid)
        if told is not None:
            return told
    found = find_governor(scene, cue, telling, avoid)
    if found is not None:
        return found
    sent = scene.doc[cue.start].sent
    rest = [t for t in telling.where if sent.start <= t < sent.end and t not in avoid]
    if is_fronted(scene.doc[cue.start]):
        after = pick_top(scene, [t for t in rest if t >= cue.end])
        if after is not None:
            return after
    before = [t for t in rest if t < cue.start]
    return max(before) if before else find_before(scene, telling, sent.start, avoid) if avoid else None


def find_answer_of_verb(scene: Scene, cue: Cue, telling: Telling, avoid: set[int]) -> int | None:
    """ "responded with shells", "they answered the raid and killed five", "bombed the camp, answering a raid"."""
    verb = scene.doc[cue.start]
    means = means_of(scene, verb, telling)
    if means is not None and means not in avoid:
        return means
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None:
        others = set(telling.where) - set(kept_under(subject, telling))
        named = subject.i if subject.i in telling.where else find_governor(scene, cue, telling, avoid | others)
        if named is None and find_heads(scene, cue):
            side = find_side(scene, verb, subject)
            named = find_deed(telling, side, verb.i, avoid)
            if named is None and side is None and subject.lower_ in POINTERS:
                named = find_before(scene, telling, verb.sent.start, avoid)
        acts = scene.at("actor", subject.i) is not None or subject.lower_ in POINTERS
        open_ended = (
            acts and verb.dep_ == "ROOT" and not any(c.dep_ == "neg" or lemma(c) in {"with", "by"} for c in verb.children)
        )
        return named if named is not None or not open_ended else find_next(scene, telling, verb.sent.end)
    return find_governor(scene, cue, telling, avoid) if verb.dep_ in {"advcl", "xcomp", "acl"} else None


def find_side(scene: Scene, verb: Token, subject: Token) -> str | None:
    """Who answers: the subject, or the speaker where the subject is a pronoun: "Washington says it answered the attack"."""
    if subject.lower_ in POINTERS and verb.dep_ == "ccomp":
        subject = next((c for c in verb.head.children if c.dep_ in SUBJECTS), subject)
    marked = scene.at("actor", subject.i)
    return marked.actor.name if marked is not None and marked.actor is not None else None


def find_answer_of_noun(scene: Scene, cue: Cue, telling: Telling, avoid: set[int]) -> int | None:
    """ "The answer came on Monday, when they hit the ship", "called its salvo on the port payback"."""
    noun = scene.doc[cue.start]
    verb = noun.head
    if noun.dep_ == "nsubj":
        after = [t for t in telling.where if noun.i < t < noun.sent.end and t not in avoid]
        below = [t for t in kept_under(verb, telling) if t in after]
        return below[0] if below else pick_top(scene, after) if after else find_next(scene, telling, noun.sent.end)
    if noun.dep_ in {"oprd", "attr", "dobj", "ccomp", "xcomp"} and lemma(verb) in link_words("deeds", "bearers"):
        beside = [t for t in kept_under(verb, telling) if verb.i < t < cue.start and t not in avoid]
        end = verb.sent.end
        taken_up = end < len(scene.doc) and scene.doc[end].lower_ in POINTERS
        told = pick_top(scene, beside)
        if told is None and noun.dep_ == "dobj":
            told = means_of(scene, verb, telling)
        return told if told is not None or not taken_up else find_next(scene, telling, end)
    return None


def join_adjective(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "a retaliatory strike": the last blow of the other side told before is what it answers."""
    noun = scene.doc[cue.start].head
    answer = next((t for t in (noun.i, noun.head.i) if t in telling.where and t >= cue.end - 1), None)
    cause = find_answered(scene, telling, answer, cue.start, mirrored=True) if answer is not None else None
    if answer is not None and cause is not None:
        yield answer, cause


def join_order(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "bombed the port after rebels fired at its ships": what those who were struck did next to those who struck them."""
    head = next(iter(find_heads(scene, cue)), None)
    below = kept_under(head, telling) if head is not None else []
    cause = head.i if head is not None and head.i in below else pick_top(scene, below)
    governor = scene.doc[cue.start].head if scene.doc[cue.start].dep_ == "prep" else scene.doc[cue.start].head.head
    if cause is None or lemma(governor) in MERE_ORDER:
        return
    beside = [c.i for c in governor.children if c.dep_ in {*SUBJECTS, "dobj"} and c.i < cue.start]
    answer = next((t for t in (governor.i, *beside) if t in telling.where and t not in below), None)
    if answer is not None and mirrors(*(telling.accounts[telling.where[t]] for t in (answer, cause))):
        yield answer, cause


def join_effect(scene: Scene, cue: Cue, telling: Telling) -> Iterator[Pair]:
    """ "the killing sparked riots", "fired rockets, prompting air strikes": what stands under the wording is what came of it."""
    verb = scene.doc[cue.start]
    under = [t for t in kept_under(verb, telling) if t >= cue.end and not is_manner(verb, scene.doc[t])]
    effect = pick_top(scene, under)
    if effect is None or is_outcome(cue, verb, telling, effect):
        return
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    named = pick_top(scene, kept_under(subject, telling)) if subject is not None else None
    if named is None and subject is not None and subject.lower_ in POINTERS:
        named = find_before(scene, telling, verb.sent.start, {*under})
    cause = named if named is not None else find_governor(scene, cue, telling, {*under})
    if cause is not None:
        yield effect, cause


def is_manner(verb: Token, token: Token) -> bool:
    """Does the token stand in another clause of time or place under the verb?"""
    steps = [t for t in (token, *token.ancestors) if t.head.i == verb.i]
    return any(t.dep_ in {"advcl", "conj"} for t in steps)


def is_outcome(cue: Cue, verb: Token, telling: Telling, effect: int) -> bool:
    """ "the raid resulted in the killing of three": told of the same happening."""
    if lemma(verb) not in link_words("cause", "outcomes"):
        return False
    return all(d.trigger.frame.name in OUTCOME_FRAMES for d in telling.groups[telling.where[effect]] if d.token == effect)
