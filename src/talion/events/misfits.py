"""A verb or noun and the frame that its word evokes go in; out comes whether what stands around it bears the frame out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.frames import Frame, load_frames
from talion.events.objects import (
    ARMED_KINDS,
    LISTS,
    OBJECT_DEPS,
    any_of,
    doers,
    is_armed,
    is_crowd,
    is_defender,
    is_of,
    is_weapon,
    patients,
)
from talion.events.scene import Scene, lemma


def has_beside(scene: Scene, verb: Token, classes: Sequence[str]) -> bool:
    """Does something of one of the classes stand in the verb's clause, or, for people hurt, in its sentence or the next?"""
    clause = range(verb.left_edge.i, verb.right_edge.i + 1)
    outside = [*doers(verb), *([verb.head] if verb.dep_ in {"acl", "relcl"} else [])]
    if any(is_of(scene, t, wanted) for t in outside for wanted in classes if wanted != "hurt"):
        return True
    return any(stands_in(scene, verb, clause, wanted) for wanted in classes)


def stands_in(scene: Scene, verb: Token, clause: range, wanted: str) -> bool:
    if wanted == "weapon":
        return any(m.mention.rule != "verb" for m in scene.within("weapon", clause.start, clause.stop))
    if wanted == "hurt":
        end = verb.doc[verb.sent.end].sent.end if verb.sent.end < len(verb.doc) else verb.sent.end
        return any(verb.sent.start <= t.anchor < end and (t.count.low or t.count.high) for t in scene.tolls)
    if wanted == "armed":
        marks = scene.within("actor", clause.start, clause.stop)
        return any(m.actor is not None and m.actor.kind in ARMED_KINDS for m in marks)
    if wanted == "cause" and any(c.dep_ in {"advcl", "xcomp"} and lemma(c) in words_of("calls") for c in verb.children):
        return True  # "walked through the capital to tell the president to go"
    if wanted in LISTS:
        return any(lemma(verb.doc[i]) in words_of(LISTS[wanted]) for i in clause if i != verb.i)
    return any(is_of(scene, verb.doc[i], wanted) for i in clause if i != verb.i)


def is_misfit(scene: Scene, verb: Token, frame: Frame) -> bool:
    """A threat that nobody announces, a show without a crowd, fires that are fought, a match that is won."""
    if frame.status == "threatened" and lemma(verb) in words_of("granting"):
        return not sets_term(verb)
    if frame.status == "threatened":
        return frame.conditional and not is_announced(verb)
    if frame.name == "reject" and frame.subjects and not frame.objects:
        return not any(c.dep_ == "xcomp" and lemma(c) in words_of("yielding") | words_of("dealing") for c in verb.children)
    if frame.name == "demand" and frame.conditional:
        return not expects_of(scene, verb)
    if frame.stumbles:
        return any(is_weapon(scene, d) for d in doers(verb))  # "missiles hit a mine"
    if frame.name == "mobilize":
        return is_civil(verb) or is_halted(verb)
    if frame.name == "withdraw" and (is_aid(scene, verb) or is_shot(scene, verb)):
        return True
    if frame.name == "protest" and frame.conditional and any(is_armed(scene, d) for d in doers(verb)):
        return True  # "the rebels occupied the school"
    if frame.name == "protest":
        return is_indoors(verb) if frame.conditional else is_shown(verb)
    if frame.name in {"abduct", "capture"}:
        return carries(scene, verb)
    if frame.name in {"attack", "shell", "launch", "burn"} and (is_of_peace(verb) or is_of_words(verb) or is_rise(verb)):
        return True
    if frame.name in {"kill", "wound"} and is_by_mishap(verb):
        return True
    if frame.name == "kill":
        return carries_out(verb)
    if frame.name == "clash":
        return is_quarrel(scene, verb) or (
            lemma(verb) in {"fight", "battle"} and any(lemma(o) in words_of("fought_ills") for o in patients(verb))
        )
    if frame.name == "explode":
        return any(c.dep_ == "prep" and lemma(c) == "onto" for c in verb.children)  # "exploded onto the scene"
    return frame.name == "beat" and is_outdone(verb)


def is_of_peace(verb: Token) -> bool:
    """ "troops poured into the city to hand out water", "ambushed by a television crew", "firefighters set a house ablaze"."""
    helps = any(c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and lemma(c) in words_of("relief") for c in verb.children)
    near = {lemma(t) for d in doers(verb) for t in (d, *d.children)}
    return helps or bool(near & (words_of("newshounds") | words_of("firemen")))


def is_of_words(verb: Token) -> bool:
    """ "bombarded its page with messages", "hit by a storm of complaints"."""
    preps = [c for c in verb.children if c.dep_ in {"prep", "agent"} and lemma(c) in {"with", "by"}]
    goals = [o for c in preps for o in c.children if o.dep_ == "pobj"]
    counted = [o for g in goals for c in g.children if lemma(c) == "of" for o in c.children]
    return any(lemma(o) in words_of("complaints") for o in (*goals, *counted))


def is_by_mishap(verb: Token) -> bool:
    """ "The accident that killed a private", "hurt in a collision"."""
    under = [o for c in verb.children if c.dep_ in {"prep", "agent"} and lemma(c) in {"in", "by"} for o in c.children]
    above = [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(lemma(t) in words_of("mishaps") for t in (*doers(verb), *under, *above))


def is_rise(verb: Token) -> bool:
    """ "the number of dead has gone up to five", "the toll went up by two": a figure."""
    if lemma(verb) != "go" or not any(c.lower_ == "up" for c in verb.children):
        return False
    below = {c.lower_ for c in verb.children} | {g.lower_ for c in verb.children for g in c.children if c.lower_ != "up"}
    counted = any(lemma(d) in {"number", "toll", "figure", "count", "tally"} for d in doers(verb))
    return counted or (bool(below & {"to", "by", "from"}) and any(t.like_num for c in verb.children for t in (c, *c.children)))


def carries_out(verb: Token) -> bool:
    """ "executed air strikes": the verb only carries the blow, which its object tells."""
    return lemma(verb) in words_of("light_verbs") and any(lemma(o) in load_frames().nouns for o in patients(verb))


def is_announced(verb: Token) -> bool:
    """ "would respond", "reserved the right to respond", "was prepared to act"."""
    shared = [c for v in (verb, verb.head if verb.dep_ == "conj" else verb) for c in v.children]
    if any(c.dep_ == "aux" and lemma(c) in {"would", "will", "'ll", "shall"} for c in shared):
        return True
    words = {lemma(verb.head), *(lemma(c) for c in verb.head.children if c.dep_ == "dobj" and verb.dep_ == "advcl")}
    return bool(words & words_of("announcing")) and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def sets_term(verb: Token) -> bool:
    """ "gave the junta a week to restore the president", "until Friday to free them": something is to be done in that time."""
    near = [verb, *(c for c in verb.children if c.dep_ in {"dobj", "npadvmod"})]
    asked = [c for t in near for c in t.children if c.dep_ in {"acl", "xcomp", "advcl", "ccomp", "relcl"} and c.tag_ == "VB"]
    bounds = [o for t in near for c in t.children if c.dep_ == "prep" and lemma(c) == "for" for o in c.children]
    timed = any(lemma(t) in words_of("terms") for t in near) or any(c.lower_ == "until" for c in verb.children)
    wanted = any(lemma(a) in words_of("yielding") for a in asked) or any(lemma(o) in load_frames().nouns for o in bounds)
    return timed and wanted


def expects_of(scene: Scene, verb: Token) -> bool:
    """ "expects Kabul to deny them its soil", "told the rebels to withdraw": another is to give way, not one's own men."""
    asked = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "advcl"} and lemma(c) in words_of("yielding")]
    near = [o for c in (*asked, verb) for o in c.children if o.i > verb.i]
    objects = [o for o in near if o.dep_ in {"nsubj", "dobj", "dative"}]
    told = objects + [c for c in verb.children if c.dep_ == "nsubjpass"]
    bare = [t for t in told if lemma(t) in words_of("own_men") and not any(scene.at("actor", c.i) for c in t.children)]
    return bool(asked) and any_of(scene, [t for t in told if t not in bare], ("armed", "power"))


def is_shot(scene: Scene, verb: Token) -> bool:
    """ "Russian shells landed in the port": what is fired at a place does not move into it."""
    marks = [scene.at("weapon", d.i) for d in doers(verb)]
    return any(m is not None and m.word in words_of("blasts") for m in marks)


def is_civil(verb: Token) -> bool:
    """ "the cable ship sailed for Malta", "sent two rescue helicopters": craft of peace."""
    craft = [*doers(verb), *patients(verb)]
    return any(lemma(c) in words_of("civil_craft") for t in craft for c in t.children if c.dep_ in {"compound", "amod", "nmod"})


def is_aid(scene: Scene, verb: Token) -> bool:
    """ "a convoy of the World Food Programme left the town": those who bring help hold no ground."""
    trains = [d for d in doers(verb) if lemma(d) in words_of("wagons")]
    movers = [o for d in trains for c in d.children if lemma(c) == "of" for o in c.children]
    marks = [scene.at("actor", t.i) for t in movers]
    return is_civil(verb) or any(m is not None and m.actor is not None and m.actor.kind in {"igo", "civilians"} for m in marks)


def is_halted(verb: Token) -> bool:
    """ "ordered the ship to stop": nobody is sent anywhere."""
    told = [c for t in (verb, *patients(verb)) for c in t.children if c.dep_ in {"xcomp", "ccomp", "acl", "relcl"}]
    return lemma(verb) == "order" and any(lemma(c) in words_of("halting") for c in told)


def is_shown(verb: Token) -> bool:
    """ "demonstrated the safety of its produce": no one takes to the street."""
    return lemma(verb) in {"demonstrate", "march"} and any(c.dep_ in {*OBJECT_DEPS, "ccomp"} for c in verb.children)


def is_indoors(verb: Token) -> bool:
    """ "residents packed the town hall": a full room is a meeting, not a march."""
    return any(lemma(o) in words_of("rooms") for o in patients(verb))


def is_quarrel(scene: Scene, verb: Token) -> bool:
    """ "the partners clashed over the budget", "battled for the lead": words or sport, unless the armed or a crowd do it."""
    goals = [(lemma(c), o) for c in verb.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    if any(prep == "for" and lemma(o) in words_of("margins") | {"lead", "medal"} for prep, o in goals):
        return True
    over = any(prep in {"over", "about"} and scene.at("place", o.i) is None for prep, o in goals)
    return over and not any(is_armed(scene, d) or is_crowd(scene, d) for d in doers(verb))


def is_outdone(verb: Token) -> bool:
    """ "beat his rival by 4,000 votes", "beat them to the title"."""
    goals = [o for c in verb.children if c.dep_ in {"prep", "agent"} and lemma(c) in {"by", "to", "at"} for o in c.children]
    return any(lemma(o) in words_of("margins") for o in goals)


def is_worship(noun: Token, word: str) -> bool:
    """ "the Easter Vigil", "a vigil in the cathedral": kept before God, not against anybody."""
    if word != "vigil":
        return False
    return any(lemma(t) in words_of("worship") for t in noun.sent)


def carries(scene: Scene, verb: Token) -> bool:
    """ "a container ship took all 24 men to Djibouti": a ship alone may well have saved them."""
    marks = [scene.at("actor", d.i) for d in doers(verb)]
    return bool(marks) and all(m is not None and m.actor is not None and m.actor.kind == "ship" for m in marks)


def downs_one(scene: Scene, verb: Token) -> bool:
    """ "shot down another one", "shot most of them down": what flew was named before."""
    down = any(c.lower_ == "down" for c in verb.children)
    things = [c for c in verb.children if c.dep_ in {*OBJECT_DEPS, "nsubjpass", "pobj"} or c.lower_ == "down"]
    words = {lemma(t) for c in things for t in (c, *c.children, *(g for p in c.children if p.lower_ == "of" for g in p.children))}
    shot = lemma(verb) == "shoot" or (
        lemma(verb) in {"bring", "knock", "take"} and any(is_defender(scene, d) for d in doers(verb))
    )
    return shot and down and bool(words & {"one", "they", "them", "it", "most", "both", "all", "some"})


def goes_unsaid(verb: Token, frame: Frame) -> bool:
    """ "an agreement was reached", "troops were sent": who did it need not be said; "where troops are stationed" is no news."""
    passive = verb.dep_ not in {"relcl", "acl", "advcl"} and any(c.dep_ == "nsubjpass" for c in verb.children)
    return passive and bool(frame.objects) and frame.plover in {"AGREE", "MOBILIZE"} and not doers(verb)


def is_felled(noun: Token) -> bool:
    """ "Troops shot two suicide bombers": who is killed is a man, not a bomb that went off."""
    struck = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB"
    return struck and lemma(noun) == "bomber" and lemma(noun.head) in words_of("felling")


def is_visited(token: Token) -> bool:
    """A rally that somebody leaves or is shot at is the place of another happening."""
    if token.dep_ == "pobj":
        return lemma(token.head) in {"at", "from"}
    return token.dep_ in {"dobj", "nsubjpass"} and lemma(token.head) in words_of("of_rallies")


def comes_about(token: Token) -> bool:
    """Is the noun the subject of a verb that says that it took place: "a truce took effect"?"""
    return token.dep_ == "nsubj" and lemma(token.head) in words_of("subject_light_verbs")
