"""A happening's drafts go in; out come the words by which another side says that it never happened, where the report has such.

"Washington says jets bombed the convoy; Moscow says there was no air strike." Who only denies having done it is told by
`responsibility.py`: that leaves the happening as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from talion.claims.kinds import decide_kind
from talion.claims.speech import find_source
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.realis import is_absent
from talion.events.scene import Scene, lemma

TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
RIVAL = "one side tells it, another says that it did not happen"


def find_rival(scene: Scene, drafts: Sequence[Draft]) -> Token | None:
    """The word at which another side says that there was no such thing, in the happening's sentences or the one behind them."""
    told = [d for d in drafts if d.realis.status == "occurred"]
    if not told or any(t.anchor == d.token for d in told for t in d.tolls if t.standing):
        return None
    own = {d.token for d in told}
    speakers = {find_source(scene, scene.doc[d.token]).name for d in told} - {None}
    for token in words_beside(scene, told):
        if calls_it_fake(token):
            return token
        if token.i in own:
            continue
        if speakers and denies_happening(scene, token) and find_source(scene, token).name not in speakers | {None}:
            return token if is_of_day(scene, token, told) else None
        if speakers and stands_there(scene, token, told) and decide_kind(drafts).acled in TERRITORY:
            return token
    return None


def words_beside(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Token]:
    """The tokens of the drafts' sentences and of the sentence behind each."""
    ends = {(s.start, s.end) for s in (scene.doc[d.token].sent for d in drafts)}
    ends |= {(n.start, n.end) for _, end in set(ends) if end < len(scene.doc) for n in (scene.doc[end].sent,)}
    for start, end in sorted(ends):
        yield from scene.doc[start:end]


def denies_happening(scene: Scene, token: Token) -> bool:
    """ "there was no air strike", "no attack took place", "denied that attacks were launched"."""
    if token.pos_ != "NOUN" or lemma(token) not in load_frames().nouns or token.head.pos_ not in {"VERB", "AUX"}:
        return False
    verb = token.head
    there = any(c.dep_ == "expl" for c in verb.children)
    subject = token.dep_ in {"nsubj", "nsubjpass"}
    if is_absent(token):
        return there or (subject and lemma(verb) in words_of("taking_place_verbs"))
    return (there or subject) and verb.dep_ == "ccomp" and find_source(scene, token).stance == "denies"


def is_of_day(scene: Scene, token: Token, drafts: Sequence[Draft]) -> bool:
    """Does the denial name no other day: "there were no attacks on Tuesday" says nothing of Monday's?"""
    clause = token.head
    days = {m.when for m in scene.within("time", clause.left_edge.i, clause.right_edge.i + 1) if m.is_point}
    own = {m.when for d in drafts for m in d.times}
    return not days or bool(days & own)


def calls_it_fake(token: Token) -> bool:
    """ "called the videos a fabrication", "said the footage was staged"."""
    if not {lemma(token), token.lower_} & words_of("fake_words"):
        return False
    verb = next((a for a in (token, *token.ancestors) if a.pos_ in {"VERB", "AUX"}), token)
    shown = (t for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass", "ccomp"} for t in c.subtree)
    return any(lemma(t) in words_of("footage_words") for t in shown)


def stands_there(scene: Scene, token: Token, drafts: Sequence[Draft]) -> bool:
    """ "the rebels said that they still held the town", "published footage of its men still in the city"."""
    if token.lower_ != "still":
        return False
    holds = token.head.lower_ in {"in", "inside"} or lemma(token.head) in words_of("standing_verbs")
    named = {m.place.name for m in scene.within("place", token.head.i, token.head.right_edge.i + 1) if m.place}
    if named and not named & {m.place.name for d in drafts for m in d.places if m.place}:
        return False
    agents = {m.actor.name for d in drafts for m in d.agents if m.actor}
    for verb in token.ancestors:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or lemma(verb) not in words_of("speech") | words_of("showing_verbs"):
            continue
        speaker = scene.at("actor", subject.i)
        return holds and speaker is not None and speaker.actor is not None and speaker.actor.name not in agents
    return False
