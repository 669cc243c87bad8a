"""A Scene goes in, the Tallies that no trigger carries come out: "the fifth such operation", "2,400 killed since May"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.quantity import MANY, count_of
from talion.events.scene import Marked, Scene, lemma
from talion.events.tolls import Toll
from talion.records import Count

PERIOD = re.compile(
    r"\bsince\b|\bso far\b|\bto date\b|\bthis (?:year|month|week)\b|\blast (?:year|month|week)\b"
    r"|\b(?:between|from) (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:19|20)\d\d)\b"
    r"|\b(?:in|over|within|during|for|throughout) (?:the (?:past|last|previous|course)|its current|just|only|as many|less than"
    r"|more than|a|an|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b[^.;]{0,24}?"
    r"\b(?:days|weeks?|months?|years?|decade|hours|mission|patrol|war|campaign)\b",
    re.IGNORECASE,
)
COPULAS = frozenset({"be", "mark", "become", "represent", "constitute", "make"})
COUNTING = frozenset({"number", "total", "tally", "count", "toll"})
RISING = frozenset({
    "climb", "rise", "reach", "increase", "grow", "stand", "come", "go", "jump", "pass", "exceed", "hit", "be", "swell", "bring",
    "top",
})  # fmt: skip
HARMS = frozenset({"kill", "murder", "die", "abduct", "kidnap", "wound", "injure", "assassinate", "hit", "attack", "hijack"})
BLASTS = frozenset({"explosion", "blast", "shot", "casualty"})  # several of them are mostly one happening
TAKEN_UP = frozenset({"these", "those", "such", "all"})


@dataclass(frozen=True, slots=True)
class Tally:
    """The number's tokens (end exclusive), its value, the token of what is counted, and the end of the words that say so."""

    start: int
    end: int
    count: Count
    head: int
    stop: int
    what: str


def find_tallies(scene: Scene, counted: Iterable[int]) -> list[Tally]:
    """Tallies by kind; `counted` are tokens of what the report counts elsewhere."""
    found: list[Tally] = []
    for sent in scene.doc.sents:
        if any(scene.at("count", t.i) for t in sent):
            found.extend(read_nouns(scene, sent))
            found.extend(read_numbers_of(scene, sent))
            found.extend(read_ordinals(scene, sent))
    starts = {scene.doc[t].sent.start for t in (*counted, *(t.head for t in found))}
    return [*found, *read_tolls(scene, starts)]


def tells_period(words: Words) -> bool:
    return PERIOD.search(words.text) is not None


def is_happening(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and (lemma(noun) in load_frames().nouns or lemma(noun) in words_of("counted_happenings"))


def read_nouns(scene: Scene, sent: Words) -> Iterator[Tally]:
    """ "This is the fifth successful operation", "some 90 incidents since March", "27 times since January"."""
    period = tells_period(sent)
    for noun in sent:
        times = lemma(noun) == "time" and noun.dep_ == "npadvmod"
        if not (times or is_happening(noun)):
            continue
        marked = count_of(scene, noun) or count_before(scene, noun)
        if marked is None or marked.count is None:
            continue
        low = marked.count.low or 0
        if marked.mention.rule == "ordinal":
            said = noun.dep_ in {"attr", "dobj"} and lemma(noun.head) in COPULAS
            told = low >= 2 and said and (period or low > 2)
        else:
            told = (
                low >= 3 and period and lemma(noun) not in BLASTS and (times or noun.tag_ == "NNS") and not is_daily(scene, sent)
            )
        if told:
            yield tally_of(marked, noun, "times" if times else "")


def read_ordinals(scene: Scene, sent: Words) -> Iterator[Tally]:
    """ "He is the third sailor to be killed this year", "The release was the eighth in two months"."""
    if not tells_period(sent):
        return
    for marked in scene.within("count", sent.start, sent.end):
        token = scene.doc[marked.head]
        noun = token.head if token.dep_ == "amod" else token
        low = (marked.count.low or 0) if marked.count is not None else 0
        if marked.mention.rule != "ordinal" or low < 2 or noun.dep_ != "attr" or lemma(noun.head) not in COPULAS:
            continue
        harm = next(
            (c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.tag_ in {"VB", "VBN"} and lemma(c) in HARMS), None
        )
        if harm is not None:
            yield tally_of(marked, harm, f"{noun.text} {harm.text}")
        elif noun.i == token.i and (subject := subject_above(noun.head)) is not None and is_happening(subject):
            yield tally_of(marked, token, lemma(subject))


def subject_above(verb: Token) -> Token | None:
    """ "The release is thought to have been the eighth": the subject, also of the verb above."""
    for step in (verb, verb.head):
        own = next((c for c in step.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None:
            return own
    return None


def count_before(scene: Scene, noun: Token) -> Marked | None:
    """An ordinal that the parser hung on an adjective: "the fifth successful operation"."""
    for token in scene.doc[noun.left_edge.i : noun.i]:
        marked = scene.at("count", token.i)
        if marked is not None and marked.mention.rule == "ordinal" and token.head.dep_ == "amod" and token.head.head.i == noun.i:
            return marked
    return None


def is_daily(scene: Scene, sent: Words) -> bool:
    times = scene.within("time", sent.start, sent.end)
    return any(m.when is not None and m.when.precision == "day" and "since" not in m.mention.rule for m in times)


def tally_of(marked: Marked, noun: Token, what: str) -> Tally:
    return Tally(marked.start, marked.end, marked.count or Count(low=None, high=None), noun.i, max(marked.end, noun.i + 1), what)


def read_numbers_of(scene: Scene, sent: Words) -> Iterator[Tally]:
    """ "the number of attacks since May has risen to 49", "the number of people killed by mines has climbed to 314"."""
    for noun in sent:
        if not tells_period(sent) or lemma(noun) not in COUNTING:
            continue
        if noun.pos_ == "VERB":
            yield from read_numbering(scene, noun)
            continue
        if noun.pos_ != "NOUN":
            continue
        verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if verb is None or lemma(verb) not in RISING:
            continue
        goals = [c for t in verb.children if t.i > verb.i for c in (t, *t.children)]
        for goal in goals:
            marked = scene.at("count", goal.i)
            raised = noun.dep_ == "dobj" and goal.dep_ == "pobj" and goal.head.lower_ == "to"  # "brought to nine the number of"
            if marked is None or marked.count is None:
                continue
            if (marked.start > noun.i and (marked.count.low or 0) >= MANY) or (raised and marked.start < noun.i):
                yield Tally(marked.start, marked.end, marked.count, noun.i, marked.end, "")
                break


def read_numbering(scene: Scene, verb: Token) -> Iterator[Tally]:
    """ "Violations of the truce number 12 since May" """
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    for goal in verb.children:
        marked = scene.at("count", goal.i) if goal.i > verb.i else None
        if marked is not None and marked.count is not None and subject is not None and is_happening(subject):
            yield tally_of(marked, subject, "")
            return


def read_tolls(scene: Scene, counted: set[int]) -> Iterator[Tally]:
    """Tolls of a whole period, and those told of many happenings: "carried out 20 attacks last month, killing 15 people".

    `counted` are the first tokens of the sentences that count happenings.
    """
    for toll in scene.tolls:
        if toll.number is None or toll.stance == "denies" or (toll.victims is None and not toll.cumulative):
            continue
        sent = scene.doc[toll.anchor].sent
        beside = sum(t.field == toll.field and sent.start <= t.anchor < sent.end for t in scene.tolls)
        told = sent.start in counted or takes_up(scene, toll, counted)
        if toll.cumulative or (told and beside == 1):
            marked = next((m for m in scene.marks.get("count", ()) if m.mention.span.start == toll.number.start), None)
            if marked is not None and (toll.count.low or 0) > 1:
                last = max(toll.anchor + 1, marked.end, toll.victims[1] if toll.victims else 0)
                what = "people killed" if toll.field == "fatalities" else "people injured"
                yield Tally(marked.start, marked.end, toll.count, toll.anchor, last, what)


def takes_up(scene: Scene, toll: Toll, counted: set[int]) -> bool:
    """ "These attacks left 62 dead" after a sentence that counts them."""
    sent = scene.doc[toll.anchor].sent
    if sent.start == 0 or scene.doc[sent.start - 1].sent.start not in counted:
        return False
    return sent[0].lower_ in {*TAKEN_UP, "the"} and any(is_happening(t) and t.tag_ == "NNS" for t in sent[:4])
