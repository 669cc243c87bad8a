"""A mention of an actor goes in, the actor that it stands for comes out: a person's state or group, the group named last."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.rules import NAMED_LAST
from talion.events.scene import Marked, Scene, count_sentences, lemma
from talion.mentions.actor_knowledge import load_actors, states_by_country
from talion.records import Actor
from talion.words import in_one_sentence

NOT_PARTY_RULES = ("modifier:",)
NOT_ARMED = frozenset({"ship", "coalition"})
BODIES = frozenset({"armed group", "militia", "military", "state", "coalition"})


def name_group(scene: Scene, head: Token, marked: Marked) -> Marked:
    """ "the militants", "the group": the armed group named last before, within three sentences."""
    actor = marked.actor
    armed = marked.mention.rule.endswith("by its words") and actor is not None and actor.kind not in NOT_ARMED
    if not (armed and is_definite(head)):
        return marked
    near = last_group(scene, head)
    known = near or sole_group(scene, head)
    if known is None or known.actor is None:
        return marked
    which = NAMED_LAST if near is not None else "the only group named so far"
    mention = replace(marked.mention, value=known.actor, rule=f"{marked.mention.span.quote!r}: {which}")
    return replace(marked, mention=mention)


def name_officer(scene: Scene, head: Token, marked: Marked) -> Marked:
    """ "The president", "the minister": whom the report has named with that title before."""
    if marked.mention.rule != "role" or marked.actor is None or marked.actor.country is not None or not is_definite(head):
        return marked
    known = None
    for person in scene.marks.get("actor", ()):
        if person.start >= head.i:
            break
        before = scene.doc[person.start - 1] if person.start else None
        titled = before is not None and lemma(before) == lemma(head) and before.head.i in {person.head, before.i}
        if (
            person.actor is not None
            and person.actor.kind == "person"
            and (titled or is_titled_within(scene, person, lemma(head)))
        ):
            known = person
    if known is None:
        return marked
    rule = f"{marked.mention.span.quote!r}: the one named with that title"
    return replace(marked, mention=replace(marked.mention, value=known.actor, rule=rule))


def is_titled_within(scene: Scene, person: Marked, title: str) -> bool:
    return any(lemma(t) == title for t in scene.doc[person.start : person.end - 1])


def is_definite(head: Token) -> bool:
    words = {lemma(c) for c in head.children if c.i < head.i and c.dep_ in {"det", "poss"}}
    return bool(words & {"the", "this", "that", "these", "those", "its", "their"})


def last_group(scene: Scene, token: Token, *, acted_on: bool = False) -> Marked | None:
    """The armed group that the nearest sentence before names, its subject rather than another.

    `acted_on`: the words speak of people who are held or hurt, so that no group which is the subject of its sentence is meant.
    """
    found = None
    acting = heads_acting_over(token)
    for marked in scene.marks.get("actor", ()):
        if marked.start >= token.left_edge.i or marked.start >= token.i:
            break
        if marked.head in acting or (acted_on and scene.doc[marked.head].dep_ == "nsubj"):
            continue
        armed = (
            marked.actor is not None
            and marked.actor.kind in {"armed group", "militia"}
            and not marked.mention.rule.endswith("by its words")
        )
        if armed and not marked.mention.rule.startswith(NOT_PARTY_RULES):
            found = marked if found is None or not outranks(scene, found, marked) else found
    near = found is not None and count_sentences(scene.doc, found.start, token.i + 1) <= 4
    return found if near else None


def heads_acting_over(token: Token) -> frozenset[int]:
    """The subjects of the verbs over a word that is none itself: "the front arrested members of the group" has two parties."""
    if token.dep_ in {"nsubj", "nsubjpass", "poss"}:
        return frozenset()
    return frozenset(c.i for above in token.ancestors for c in above.children if c.dep_ == "nsubj")


def sole_group(scene: Scene, token: Token) -> Marked | None:
    """The armed group named before, where the report has named only one: "the rebels" of its later paragraphs.

    A report may also open with "the militants" and name its one group only after.
    """
    named = [
        m for m in scene.marks.get("actor", ())
        if m.actor is not None and m.actor.kind in {"armed group", "militia"}
        and not m.mention.rule.endswith("by its words") and not m.mention.rule.startswith(NOT_PARTY_RULES)
    ]  # fmt: skip
    before = [m for m in named if m.start < token.left_edge.i]
    known = before or named
    return known[-1] if len({m.actor.name for m in known if m.actor}) == 1 else None


def outranks(scene: Scene, subject: Marked, later: Marked) -> bool:
    """Is the one the subject over the other in one sentence: "Al-Shabaab, which is allied with al-Qaeda"?"""
    one, other = scene.doc[subject.head], scene.doc[later.head]
    if not in_one_sentence(one, other) or one.dep_ not in {"nsubj", "nsubjpass"} or other.dep_ in {"nsubj", "nsubjpass"}:
        return False
    above = list(other.ancestors)
    return one.i not in {a.i for a in above} or any(a.dep_ == "relcl" for a in (other, *above) if a.i > one.i)


def taken_up(scene: Scene, head: Token, *, acted_on: bool = False) -> list[Marked]:
    """ "the group", "these factions": words that name no actor by themselves stand for the armed group named last before."""
    if lemma(head) not in words_of("bodies") or not is_definite(head) or any(c.dep_ == "prep" for c in head.children):
        return []
    known = (last_group(scene, head, acted_on=True) if acted_on else None) or last_group(scene, head)
    if known is None:
        return []
    return [known.derive(f"{scene.doc[head.left_edge.i : head.i + 1].text!r}: {NAMED_LAST}")]


def represent(scene: Scene, marked: Marked, *, agent: bool) -> Marked:
    """A person who acts stands for the state or body that the person belongs to; one who is hurt, for an armed body only."""
    actor = marked.actor
    if actor is not None and actor.kind == "government" and agent and actor.name not in load_actors():
        state = load_actors().get(actor.parent or "")
        rule = f"{actor.name} acts for {state.name}" if state is not None else ""
        return replace(marked, mention=replace(marked.mention, value=state, rule=rule)) if state is not None else marked
    if actor is None or actor.kind not in {"person", "ship"}:
        return marked
    if actor.kind == "ship" and marked.mention.rule == "ship by its words":
        return marked
    if actor.kind == "ship":
        state, _ = states_by_country().get(actor.country or "", (None, ""))
        return (
            replace(marked, mention=replace(marked.mention, value=state, rule=f"{actor.name} is a warship")) if state else marked
        )
    body = load_actors().get(actor.parent or scene.bodies.get(actor.name) or "") or body_by_title(scene, marked)
    if body is not None and body.kind == "military" and agent:
        body = load_actors().get(body.parent or "") or body
    if body is None or (body.kind == "state" and not agent):
        return marked
    mention = replace(marked.mention, value=body, rule=f"{actor.name} stands for {body.name}")
    return replace(marked, mention=mention)


def body_by_title(scene: Scene, marked: Marked) -> Actor | None:
    """The body in a person's title: "the group's spokesman X", "X, spokesman of Y", "Defence Secretary X of Y"."""
    head = scene.doc[marked.head]
    titles = [c for c in head.children if c.dep_ in {"compound", "appos", "nmod", "poss"}] + (
        [head.head] if head.dep_ == "appos" else []
    )
    for title in titles:
        for token in title.subtree:
            if token.i >= marked.start and token.i < marked.end:
                continue
            for found in scene.all_at("actor", token.i):
                if found.actor is not None and found.actor.kind in BODIES and not found.actor.name[0].islower():
                    return found.actor
            if lemma(token) in {"group", "militia", "movement"} and token.dep_ == "poss":
                known = last_group(scene, token)
                if known is not None:
                    return known.actor
    return None
