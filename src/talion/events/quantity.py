"""A trigger goes in; out comes how many happenings it counts, where it counts them instead of telling of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.groups import CASUALTY_FRAMES
from talion.events.objects import patients
from talion.events.scene import Marked, Scene, lemma
from talion.events.toll_words import load_toll_words
from talion.events.triggers import Trigger

MANY = 5
MASSES = 20  # of things hit or people taken: fewer may well be one happening
STRIKING_FRAMES = frozenset({"strike", "attack", "bomb", "fire", "launch"})
PERIODS = frozenset({"year", "month", "week", "day"})
RUNNING_PERIODS = (
    "this year",
    "this month",
    "this week",
    "so far",
    "in the past",
    "over the past",
    "in the last",
    "over the last",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`count` is the number's mention, `head` the counted noun's token, `ordinal` says "the fifth round"."""

    count: Marked
    head: int
    ordinal: bool


def count_happenings(scene: Scene, trigger: Trigger) -> Quantity | None:
    """The number that counts the trigger's happenings: "more than 140 attacks", "dozens of raids", "a fifth round of strikes"."""
    token = scene.doc[trigger.i]
    if trigger.noun:
        for noun in counted_nouns(token):
            count = count_of(scene, noun)
            if count is not None and count.count is not None:
                ordinal = count.mention.rule == "ordinal"
                plural = noun.tag_ in {"NNS", "NNPS"} or lemma(noun) in words_of("rounds")
                if ordinal or plural:
                    return Quantity(count, noun.i, ordinal)
    return None


def counted_nouns(token: Token) -> list[Token]:
    """The trigger noun and the quantity noun over it ("round of strikes")."""
    found = [token]
    if token.dep_ == "pobj" and lemma(token.head) == "of" and lemma(token.head.head) in words_of("rounds"):
        found.append(token.head.head)
    return found


def count_of(scene: Scene, noun: Token) -> Marked | None:
    own = scene.at("count", noun.i)
    if own is not None:
        return own
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"nummod", "amod", "quantmod", "det"}:
            marked = scene.at("count", child.i)
            if marked is not None:
                return marked
        if child.dep_ == "nummod":
            for inner in child.subtree:
                marked = scene.at("count", inner.i)
                if marked is not None:
                    return marked
    return None


def select_told(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that tell of a happening: by themselves, or as the subject of a verb that does ("air strikes killed eleven")."""
    counted = {t for d in drafts if counts(scene, d) for t in (d.token, d.trigger.verb)}
    told = {d.token for d in drafts if tells_of_one(scene, d) and not is_harm_of_many(scene, d, counted)}
    return [d for d in drafts if d.token in told or (acts_in(scene, d, told) and not counts(scene, d))]


def is_harm_of_many(scene: Scene, draft: Draft, counted: set[int | None]) -> bool:
    """ "Made 30 raids in March, killing 12 farmers": harm that many happenings did together."""
    token = scene.doc[draft.token]
    harm = lemma(token) in words_of("hurting") and token.dep_ == "advcl" and token.tag_ == "VBG"
    day = any(m.is_point and m.when is not None and m.when.precision == "day" for m in draft.times)
    return harm and not day and token.head.i in counted


def acts_in(scene: Scene, draft: Draft, told: set[int]) -> bool:
    token = scene.doc[draft.token]
    return draft.trigger.noun and token.dep_ in {"nsubj", "nsubjpass"} and token.head.i in told


def tells_of_one(scene: Scene, draft: Draft) -> bool:
    """False for a draft that counts happenings or speaks of them in general: it is no happening of its own."""
    pointed = any(m.is_point for m in draft.times)
    if (draft.realis.habit and is_rate(scene.doc[draft.token])) or (not pointed and is_share(scene.doc[draft.token])):
        return False
    if not pointed and (is_stretch(scene.doc[draft.token]) or is_toll_of_stretch(draft)):
        return False
    return not counts(scene, draft) and (not draft.realis.habit or pointed or bool(draft.tolls) or is_planned_for(scene, draft))


def is_stretch(token: Token) -> bool:
    """ "Two weeks of shelling": what goes on for so long is many happenings."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in load_toll_words().lengths


def is_toll_of_stretch(draft: Draft) -> bool:
    """ "The war has killed 300": only the dead of a whole time."""
    harm = draft.trigger.frame.name in CASUALTY_FRAMES
    return harm and bool(draft.tolls) and all(t.cumulative for t in draft.tolls) and not draft.agents


def is_share(token: Token) -> bool:
    """ "Two of the latest strikes hit the town": some of many, told one by one elsewhere; "one of the raids" is told here."""
    subjects = [c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}] if token.pos_ == "VERB" else []
    for noun in [token, *(o for s in subjects for p in s.children if p.lower_ == "of" for o in p.children)]:
        if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.tag_ != "NNS" or lemma(noun) not in load_frames().nouns:
            continue
        if lemma(noun.head.head) in words_of("shares") - {"one", "all", "both"} and any(c.dep_ == "det" for c in noun.children):
            return True
    return False


def is_planned_for(scene: Scene, draft: Draft) -> bool:
    """ "are preparing bombings for 30 August": plans for a day to come are news, however many blows are planned."""
    published, sent = scene.report.published_date, scene.doc[draft.token].sent
    times = [m.when for m in scene.within("time", sent.start, sent.end) if m.is_point and m.when is not None]
    return draft.realis.status == "planned" and published is not None and any(w.earliest > published for w in times)


def is_rate(verb: Token) -> bool:
    """ "kill 200 farmers a year", "two people every week"."""
    return any(lemma(t) in PERIODS and t.i > 0 and t.nbor(-1).lower_ in {"a", "per", "each", "every"} for t in verb.subtree)


def counts(scene: Scene, draft: Draft) -> bool:
    """Does it count many happenings? "The fifth raid" tells of one, and of four before it."""
    sent = scene.doc[draft.token].sent
    times = tuple(scene.within("time", sent.start, sent.end))
    over_period = count_things(scene, draft.trigger) if runs_over_period(scene, scene.doc[draft.token]) else None
    for quantity in (count_happenings(scene, draft.trigger), over_period):
        if quantity is not None and not quantity.ordinal and is_aggregate(scene, draft.trigger, quantity, times):
            return True
    return False


def count_things(scene: Scene, trigger: Trigger) -> Quantity | None:
    """What a blow fell on, counted: "hit over 60 targets"; over a period also what was fired, seized or taken."""
    if trigger.noun:
        return None
    verb = scene.doc[trigger.i]
    for child in patients(verb):
        count = count_of(scene, child) if child.tag_ in {"NNS", "NNPS"} else None
        low = (count.count.low or 0) if count is not None and count.count is not None else 0
        if count is None or low < 3:
            continue
        struck = trigger.frame.name in STRIKING_FRAMES and lemma(child) in words_of("counted_things")
        if struck or (runs_over_period(scene, verb) and low >= MANY):
            return Quantity(count, child.i, False)
    return None


def runs_over_period(scene: Scene, verb: Token) -> bool:
    """ "since October", "so far this year": the clause counts, it does not tell of one day."""
    sent = verb.sent
    times = scene.within("time", sent.start, sent.end)
    if any(m.when is not None and m.when.precision == "day" and "since" not in m.mention.rule for m in times):
        return False
    quotes = [m.mention.span.quote.lower() for m in times]
    between = any(q.startswith("between") for q in quotes)
    return between or any("since" in m.mention.rule for m in times) or any(p in q for q in quotes for p in RUNNING_PERIODS)


def count_times(scene: Scene, trigger: Trigger) -> Quantity | None:
    """ "the second time since November that missiles were used": an ordinal over the clause that tells of the latest."""
    for above in scene.doc[trigger.i].ancestors:
        before = (c for c in above.children if c.dep_ in {"dobj", "attr", "npadvmod"} and c.i < trigger.i)
        for noun in (above, *before):
            if lemma(noun) in words_of("frequent") and noun.pos_ == "NOUN":
                count = count_of(scene, noun)
                return Quantity(count, noun.i, True) if count is not None and count.mention.rule == "ordinal" else None
    return None


def is_aggregate(scene: Scene, trigger: Trigger, quantity: Quantity, times: tuple[Marked, ...]) -> bool:
    """Many happenings, or a count over a period, is an aggregate; "two drone attacks on Tuesday" is not."""
    count = quantity.count.count
    if count is None:
        return False
    low = count.low or 0
    if not trigger.noun and trigger.frame.plover == "MOBILIZE":
        return False  # "60 soldiers will be flown in": one move
    if not trigger.noun and not quantity.ordinal:
        return low >= MASSES or any(running(m) for m in times)
    if quantity.ordinal:
        return low >= 2 and (is_counted_on(scene, quantity) or any("since" in m.mention.rule for m in times))
    daily = any(m.when is not None and m.when.precision == "day" and "since" not in m.mention.rule for m in times)
    period = any("since" in m.mention.rule or (m.when is not None and m.when.precision != "day") for m in times)
    return (low >= MANY and not (daily and low < 20)) or (period and low >= 2 and not daily)


def is_counted_on(scene: Scene, quantity: Quantity) -> bool:
    """ "the fourth such strike", "a fifth round of strikes", "it was the second time": more than a place in the story's order."""
    noun = scene.doc[quantity.head]
    if lemma(noun) in words_of("rounds") or any(lemma(c) == "such" for c in noun.children):
        return True
    return noun.dep_ in {"attr", "dobj", "oprd"} and lemma(noun.head) in {"be", "mark", "become"}


def running(marked: Marked) -> bool:
    return "since" in marked.mention.rule or (marked.when is not None and marked.when.precision == "week")
