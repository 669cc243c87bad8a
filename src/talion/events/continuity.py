"""A draft goes in; out comes what its words say of its place in the telling: does it look back, turn away, or add one more?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.scene import Scene, hangs_over_place, lemma
from talion.records import When

BACKGROUND_DAYS = 45
Determiner = Literal["new", "this", "the", "a"]
PHRASES = frozenset({"advmod", "npadvmod", "prep"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TURNERS = frozenset({"advmod", "npadvmod", "prep", "mark"})


def looks_back(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and any(lemma(c) in words_of("pointing") for c in token.children if c.dep_ == "det")


def determiner(scene: Scene, draft: Draft) -> Determiner | None:
    """ "another attack", "this attack", "the attack", "an attack"; None for verbs and bare nouns."""
    if not draft.trigger.noun:
        return None
    token = scene.doc[draft.token]
    words = words_before(token)
    if words & words_of("new"):
        return "new"
    if words & {"this", "that", "these", "those", "latest", "same"}:
        return "this"
    if words & words_of("pointing") or any(c.dep_ == "poss" for c in token.children):
        return "the"
    return "a" if words & {"a", "an"} else None


def words_before(noun: Token) -> set[str]:
    """The determiners and adjectives of the noun, or of what counts it: "a new wave of attacks"."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in {"det", "amod", "poss", "nummod"}]
    words = {word for c in before for word in (lemma(c), c.lower_)}  # "earlier" is "early" to the lemmatiser
    counts = noun.dep_ == "pobj" and lemma(noun.head) == "of" and lemma(noun.head.head) in words_of("quantity_nouns")
    return words | words_before(noun.head.head) if counts else words


def in_operation(scene: Scene, draft: Draft) -> bool:
    """ "Killed nine rebels in an operation", "during a raid on their camp", "chased the gunmen and killed nine of them"."""
    token = scene.doc[draft.token]
    if token.dep_ == "conj" and lemma(token.head) in words_of("pursuing") and not any(c.dep_ in SUBJECTS for c in token.children):
        return True
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"in", "during"}]
    return any(lemma(o) in words_of("hunts") and o.i != draft.token for p in preps for o in p.children if o.dep_ == "pobj")


def turns_away(scene: Scene, draft: Draft) -> bool:
    """ "Hours earlier", "elsewhere", "some two hours before", "later on Friday": the words turn to something else."""
    token = scene.doc[draft.trigger.verb if draft.trigger.verb is not None else draft.token]
    if repays(scene.doc[draft.token]):
        return True
    dated = token.dep_ == "advcl" and any(c.lower_ == "when" and c.i < token.i for c in token.children)
    return has_turn(token) or (dated and has_turn(token.head))  # "minutes later he died when his car hit a mine"


def is_earlier(scene: Scene, draft: Draft) -> bool:
    """ "An earlier strike", "had earlier struck", what came before something earlier: no day is told, but it is not the news."""
    noun = scene.doc[draft.token]
    own = {*words_before(noun), *(c.lower_ for c in noun.children if c.dep_ == "advmod")}
    return bool(own & words_of("before_now")) or is_earlier_still(scene, draft)


def is_earlier_still(scene: Scene, draft: Draft) -> bool:
    """ "Earlier a mob besieged the embassy after air strikes": what came before that which the words turn to."""
    token = scene.doc[draft.token]
    return token.dep_ == "pobj" and token.head.lower_ in {"after", "following"} and has_turn(token.head.head)


def has_turn(token: Token) -> bool:
    return any(
        is_turn(child) or (child.dep_ in PHRASES and any(is_turn(c) for c in child.children))
        for child in token.children
        if child.dep_ in TURNERS
    )


def repays(token: Token) -> bool:
    """ "answered with artillery fire", "a retaliatory strike": not what was told before, but what came of it."""
    means = token.dep_ == "pobj" and lemma(token.head) in {"with", "by"} and lemma(token.head.head) in words_of("repaying")
    return means or any(c.dep_ == "amod" and lemma(c) in {"retaliatory", "punitive"} for c in token.children)


def is_turn(token: Token) -> bool:
    """ "earlier" is "early" to the lemmatiser."""
    return lemma(token) in words_of("turning") or token.lower_ in words_of("turning")


def has_new_party(scene: Scene, draft: Draft) -> bool:
    """ "Another missile was fired", "a second officer was shot", "hit another mine": what acts or is acted upon is one more."""
    if draft.trigger.noun:
        return False
    token = scene.doc[draft.token]
    parties = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    parties += [o for c in token.children if c.dep_ in {"prep", "agent"} for o in c.children if o.dep_ == "pobj"]
    if token.dep_ in {"acl", "relcl"}:
        parties.append(token.head)
    return any(is_one_more(p) for p in parties)


def is_one_more(noun: Token) -> bool:
    """ "Another missile", "a second officer"; "another 20 people" are more of the same toll."""
    before = [c for c in noun.children if c.i < noun.i]
    counted = any(c.dep_ == "nummod" for c in before) or noun.tag_ not in {"NN", "NNP"}
    return not counted and any(lemma(m) in words_of("one_more") for m in before if m.dep_ in {"det", "amod"})


def sets_in(scene: Scene, draft: Draft) -> bool:
    """ "Clashes broke out", "there was shelling": what nothing points at is told as new."""
    token = scene.doc[draft.token]
    if not draft.trigger.noun or any(c.dep_ in {"det", "poss"} for c in token.children):
        return False
    if token.dep_ in {"attr", "nsubj"} and any(c.dep_ == "expl" for c in token.head.children):
        return True
    broke = lemma(token.head) == "break" and any(c.lower_ == "out" for c in token.head.children)
    return token.dep_ == "nsubj" and (broke or lemma(token.head) in words_of("beginning"))


def opens_other(scene: Scene, draft: Draft) -> bool:
    """ "In another incident", "in a separate attack", "in the latest": the clause is of one more happening."""
    over = hangs_over_place(scene, scene.doc[draft.token])
    if over is not None and words_before(over) & words_of("new"):
        return True
    if tells_where_another(scene.doc[draft.token]):
        return True
    for step in clause_steps(scene.doc[draft.token]):
        for prep in (c for c in step.children if c.dep_ == "prep" and lemma(c) in {"in", "during"}):
            for noun in (c for c in prep.children if c.dep_ == "pobj" and c.i != draft.token):
                one = noun.tag_ == "NN" and lemma(noun) in words_of("occasions")
                if noun.lower_ == "latest" or (one and words_before(noun) & words_of("new")):
                    return True
    return False


def tells_where_another(verb: Token) -> bool:
    """ "The patrol was on its way to another attack, on the road where two guards had been killed"."""
    if verb.dep_ not in {"relcl", "acl"} or not any(c.lower_ == "where" and c.i < verb.i for c in verb.children):
        return False
    before = verb.doc[verb.sent.start : verb.left_edge.i]
    return any(t.tag_ == "NN" and lemma(t) in words_of("occasions") and words_before(t) & words_of("new") for t in before)


def shifts(scene: Scene, draft: Draft) -> bool:
    """ "Meanwhile, officials said that ...", "At the same time": words before the main clause turn to something else."""
    token = scene.doc[draft.token]
    before = [c for step in clause_steps(token) for c in step.children if c.i < token.i]
    return any((c.dep_ == "advmod" and lemma(c) in words_of("shifting")) or is_at_same_time(c) or is_next_door(c) for c in before)


def is_next_door(prep: Token) -> bool:
    """ "In neighbouring Borno", "in the nearby town of Gubio": a place beside that told before."""
    places = [o for o in prep.children if prep.dep_ == "prep" and prep.lower_ == "in" and o.dep_ == "pobj"]
    return any(c.lower_ in words_of("next_door") and c.i < o.i for o in places for c in o.children)


def is_at_same_time(prep: Token) -> bool:
    """ "At about the same time"; "at the same place and time" is no turn."""
    times = [
        o for o in prep.children if prep.dep_ == "prep" and prep.lower_ in {"at", "around"} and lemma(o) in {"time", "moment"}
    ]
    return any(c.lower_ == "same" for o in times for c in o.children)


def clause_steps(token: Token) -> list[Token]:
    """The token and what it hangs on, up through what is said and done, not through what is only added to it."""
    steps = [token]
    while steps[-1].dep_ in {"dobj", "ccomp", "xcomp", "pobj", "prep", "conj", "nsubj", "nsubjpass", "attr", "acl"}:
        steps.append(steps[-1].head)
    return steps


def adds(scene: Scene, draft: Draft) -> bool:
    """ "Jets also bombed a village", "It reported shelling as well": one more, unless only the harm done is told."""
    token = scene.doc[draft.token]
    if draft.trigger.frame.name in {"kill", "wound"} or looks_back(token):
        return False
    for step in clause_steps(token):
        beside = [t for c in step.children for t in (c, *(c.children if c.dep_ == "npadvmod" else ()))]
        if any(c.dep_ == "advmod" and lemma(c) in words_of("adding") for c in beside):
            return not any(is_told_blow(c) for c in (*step.children, *token.children))
    return False


def is_told_blow(noun: Token) -> bool:
    """ "The attack also damaged a school", "was also damaged by the attack": what does it was told before."""
    if noun.dep_ == "agent":
        return any(is_told_blow(c) for c in noun.children)
    return noun.dep_ in {"nsubj", "pobj"} and looks_back(noun) and lemma(noun) in words_of("occasions")


def is_background(scene: Scene, whens: Collection[When]) -> bool | None:
    """Do all dates lie long before publication? None where there are no dates."""
    published = scene.report.published_date
    if not whens or published is None:
        return None
    return all((published - w.latest).days > BACKGROUND_DAYS for w in whens)
