"""A parsed report goes in, its tolls come out: how many died or were injured, the words, and whether it is said or denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from talion.events.toll_people import People, TollField, Wording, add_counts, index_numbers, merge_ranges, says_any
from talion.events.toll_verbs import finish_of
from talion.events.toll_wordings import find_wordings
from talion.events.toll_words import load_toll_words
from talion.records import Count, Span
from talion.words import text_of

DENIALS = frozenset({"deny", "refute", "reject", "dismiss", "dispute", "disprove"})
MODALS = frozenset({"would", "could", "will", "can", "should", "must", "might", "may", "shall", "'ll", "’ll"})
TOLD_INFINITIVES = frozenset({
    "manage", "succeed", "continue", "appear", "seem", "believe", "know", "report", "say", "think", "claim", "go", "proceed",
    "happen", "prove", "presume", "assume", "fear", "help", "allege", "confirm", "estimate", "understand",
})  # fmt: skip
HOURS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "dawn", "morning", "yesterday", "midnight",
    "noon", "overnight", "evening", "hours",
})  # fmt: skip
LIST_MARK = re.compile(r"\s*[-•*–]")
PERIODS = re.compile(
    r"\b(?:so far (?:this|in)|this year|(?:over|in|during|for|within) the (?:past|last|previous) (?:[\w-]+ )?(?:weeks"
    r"|months|years|year|decades?|month)"
    r"|(?:in|during|over) (?:[\w-]+ )?(?:months|years|decades|weeks) of|(?:in|during|throughout) (?:the|its|a|this) "
    r"(?:[\w-]+ ){0,3}(?:war|conflict|insurgency|campaign|crackdown)\b"
    r"|(?:between|from) (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)"
    r"(?: (?:19|20)\d\d)? (?:and|to|until) "
    r"|(?:each|every|per) year|a year\b|in recent (?:weeks|months|years)|over the years|to date)",
    re.I,
)


Standing = Literal["", "replaced", "lowered", "raised", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One count of dead or injured people.

    `span` holds the number, the victims and the word of death or injury, `anchor` is that word's token, `victims` the tokens of
    who died or was hurt (end exclusive; None where only a number stands), `number` the number's words (None where none stand).
    `of_attackers`: those who attacked died. `cumulative`: the toll of a whole period. `entailed`: none died, as none was hurt.
    A denied toll has stance "denies". `standing`: what the report does to the figure; a "replaced" one was told before and is
    given up. `voice` is the token by which the speaker is found where that is not the anchor.
    """

    field: TollField
    count: Count
    span: Span
    anchor: int
    victims: tuple[int, int] | None
    number: Span | None
    of_attackers: bool
    stance: Literal["asserts", "denies"]
    cumulative: bool
    entailed: bool = False
    standing: Standing = ""
    voice: int | None = None


def find_tolls(doc: Doc, report: str) -> list[Toll]:
    """Tolls in text order. Troops, weapons, targets and arrests that are counted are none; nor is what may or should happen.

    A number counts as mentions.counts reads it; several wordings add up within one phrase ("two soldiers and a "
        "civilian were killed").
    "No one was hurt" and "did not kill anyone" are 0; a bare plural ("civilians were killed") is two or more.
    """
    numbers = index_numbers(doc, report)
    tolls: list[Toll] = []
    seen: set[tuple[str, int, int]] = set()
    for wording in join_wordings(doc, find_wordings(doc, numbers)):
        toll = judge(doc, report, wording)
        if toll is None:
            continue
        dead = ("fatalities", wording.anchor, wording.people.start)
        if toll.field == "injured" and toll.count == Count(low=0, high=0) and toll.stance == "asserts" and dead not in seen:
            seen.add(dead)
            tolls.append(replace(toll, field="fatalities", entailed=True))
        key = (toll.field, *(wording.people.number or (wording.anchor, wording.people.start)))
        if key not in seen:
            seen.add(key)
            tolls.append(toll)
    return sorted(tolls, key=lambda t: (t.span.start, t.span.end, t.field))


def join_wordings(doc: Doc, wordings: Sequence[Wording]) -> list[Wording]:
    """Coordinated verbs of one clause that hurt different people add up: "injured another and wounded five"."""
    joined: list[Wording] = []
    for wording in wordings:
        last = joined[-1] if joined else None
        if last is not None and adds_up(doc, last, wording):
            parts = [last.people, wording.people]
            people = People(
                add_counts([p.count for p in parts]), min(p.start for p in parts), max(p.end for p in parts),
                tuple(h for p in parts for h in p.heads), merge_ranges(parts),
            )  # fmt: skip
            joined[-1] = replace(last, people=people)
        else:
            joined.append(wording)
    return joined


def adds_up(doc: Doc, one: Wording, other: Wording) -> bool:
    if one.field != other.field or one.anchor == other.anchor or (one.people.count.high == 0 or other.people.count.high == 0):
        return False
    first, second = doc[one.anchor], doc[other.anchor]
    objects = all(any(c.dep_ == "dobj" for c in v.children) and v.pos_ == "VERB" for v in (first, second))
    chained = second.dep_ == "conj" and second.head.i == first.i and not any(c.dep_ == "nsubj" for c in second.children)
    return objects and chained and not any(is_located(t) for t in doc[first.i : second.i])


def is_located(token: Token) -> bool:
    return token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in {"in", "at", "near", "outside", "inside", "on"}


def judge(doc: Doc, report: str, wording: Wording) -> Toll | None:
    """The toll of a wording, or None where its words do not say that it happened."""
    verb, people = doc[wording.verb], wording.people
    low, high = extent(wording)
    if any(t.text in {".", "!", "?"} for t in doc[low : high - 1]):
        return None  # two sentences that the parser took for one
    if not is_told(verb) or (wording.anchor != wording.verb and not is_told(doc[wording.anchor])):
        return None
    count = people.count
    negated = is_negated(verb)
    if negated and says_any(people, doc):
        count, negated = Count(low=0, high=0), False
    elif (negated and people.number is None) or (says_any(people, doc) and not is_denied(doc[wording.anchor])):
        return None
    denied = negated or is_denied(doc[wording.anchor])
    if count.low is not None and count.low == count.high and is_least(doc, wording):
        count = Count(low=count.low, high=None)
    return Toll(
        field=wording.field, count=count, span=span_of(doc, report, wording), anchor=wording.anchor, victims=victims_of(people),
        number=make_span(doc, report, *people.number) if people.number else None, of_attackers=are_attackers(doc, people),
        stance="denies" if denied else "asserts", cumulative=is_cumulative(doc, wording),
    )  # fmt: skip


def extent(wording: Wording) -> tuple[int, int]:
    """Tokens from the first to the last of number, people and anchor."""
    numbers = wording.people.number or (wording.anchor, wording.anchor + 1)
    return min(wording.people.start, wording.anchor, numbers[0]), max(wording.people.end, wording.anchor + 1, numbers[1])


def is_least(doc: Doc, wording: Wording) -> bool:
    """ "one fighter at least was killed", "seven people or more died"."""
    people = wording.people
    if people.number is None:
        return False
    stop = max(wording.anchor, people.end) if wording.anchor > people.end else people.end + 3
    return bool(re.search(r"\b(?:at (?:the )?least|or more)\b", doc[people.number[1] : min(stop, len(doc))].text))


def is_told(token: Token) -> bool:
    """Is it said to have happened: no condition, no modal, no mere intent?"""
    if not token.tag_.startswith("VB") and token.pos_ != "AUX":
        return True
    words = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    if marks & {"if", "unless", "lest"}:
        return False
    if "have" in words or "having" in words:
        return not words & {"would", "could", "should"} or bool(words & {"may", "might"})
    if words & MODALS:
        return False
    if "to" in words:
        return token.head.i != token.i and token.head.lemma_.lower() in TOLD_INFINITIVES and token.dep_ in {"xcomp", "ccomp"}
    if token.tag_ == "VB" and token.dep_ == "conj" and token.head.i != token.i:
        return is_told(token.head)
    return not (
        token.dep_ == "pcomp"
        and token.head.lower_ in {"of", "from", "at", "for"}
        and token.head.head.lemma_.lower() in {"capable", "risk", "aim", "threat", "fear", "prevent", "possibility"}
    )


def is_negated(verb: Token) -> bool:
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def is_denied(token: Token) -> bool:
    """Does a verb of denial stand over the words?"""
    below = token
    for above in token.ancestors:
        if (
            above.pos_ in {"VERB", "AUX", "NOUN"}
            and above.lemma_.lower() in DENIALS | {"denial"}
            and below.dep_ in {"ccomp", "xcomp", "dobj", "pcomp", "prep", "acl"}
            and above.i < token.i
        ):
            return True
        if below.dep_ in {"relcl", "advcl"} or (below.dep_ == "conj" and below.pos_ == "VERB"):
            return False
        below = above
    return False


def is_cumulative(doc: Doc, wording: Wording) -> bool:
    """A toll over a war, a campaign or months: "killed 25,000 since October", "the conflict has killed 300"."""
    anchor, verb = doc[wording.anchor], doc[wording.verb]
    sent = anchor.sent
    if any(t.lower_ == "since" and counts_since(t, anchor, verb) for t in sent) or is_campaign(verb) or is_listed(anchor):
        return True
    return any(
        match.start() + sent.start_char < sent.end_char and near(doc, wording, sent.start_char + match.start())
        for match in PERIODS.finditer(sent.text)
    )


def is_listed(anchor: Token) -> bool:
    """An item of a list under a line that names a period and ends in a colon: "The tally since June 3:\n- 24 dead"."""
    if not LIST_MARK.match(anchor.sent.text) and not any(t.text in {"-", "•", "*"} for t in anchor.sent[:2]):
        return False
    text = text_of(anchor.doc)[: anchor.idx]
    head, colon, _ = text[text.rfind("\n\n") + 1 :].partition(":\n")
    return bool(colon) and re.search(r"\bsince\b|\bso far\b", head) is not None


def is_campaign(verb: Token) -> bool:
    """ "the war has killed", "two weeks of shelling killed": what kills goes on for long."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    if subject.lower_ in load_toll_words().lengths and any(c.lower_ == "of" for c in subject.children):
        return True
    perfect = any(c.lower_ in {"has", "have", "had"} and c.dep_ == "aux" for c in verb.children)
    return perfect and subject.lemma_.lower() in load_toll_words().campaigns


def counts_since(since: Token, anchor: Token, verb: Token) -> bool:
    """Does "since" bound the toll? Not in "the worst since 2017", "since dawn on Monday", "since the bomb killed four"."""
    if since.dep_ not in {"prep", "mark", "advmod"} or is_superlative(since) or is_short(since):
        return False
    if since.dep_ == "advmod" and since.head.i > since.i and since.nbor().tag_ == "VBN":
        return False  # "six have since died"
    if is_when_of_since(since, anchor):
        return False
    if any(t.lower_ == "whom" for t in anchor.subtree):
        return True  # "has climbed to 314 since the war, of whom 61 died"
    above = [a.i for a in anchor.ancestors]
    over, clause = since.head, since.dep_ == "mark" and not any(c.dep_ == "pobj" for c in since.children)
    if over.i in above and any(t.dep_ == "relcl" for t in (anchor, *anchor.ancestors) if over.i in {a.i for a in t.ancestors}):
        return False  # "the man who was killed on Monday had lived there since May"
    if since.i in above or (clause and over.i in {anchor.i, verb.i, *above}):
        return False
    top = over.head if clause else over
    if top.i in {anchor.i, verb.i} or top.i in above:
        return True
    steps = [top, *top.ancestors]
    below = [t for t in steps if t.i != anchor.i and anchor.i in {a.i for a in t.ancestors}]
    return bool(below) and not any(t.dep_ == "appos" for t in below)


def is_when_of_since(since: Token, token: Token) -> bool:
    """ "Tense since May, when a bomb killed 11": what was done on the day that the period began with."""
    whens = [c.i for t in (token, *token.ancestors) for c in t.children if c.lower_ == "when" and since.i < c.i < token.i]
    return any(not any(t.pos_ in {"VERB", "AUX"} for t in since.doc[since.i : when]) for when in whens)


def is_superlative(since: Token) -> bool:
    before = since.doc[max(since.sent.start, since.i - 10) : since.i]
    return any(t.tag_ in {"JJS", "RBS"} or t.lower_ == "first" for t in before)


def is_short(since: Token) -> bool:
    after = since.doc[since.i + 1 : min(since.sent.end, since.i + 7)]
    return any(t.lower_ in HOURS for t in after)


def near(doc: Doc, wording: Wording, char: int) -> bool:
    """Does the period's phrase stand beside the toll, within a dozen words and with no clause mark between?"""
    low, high = min(wording.anchor, wording.people.start), max(wording.anchor + 1, wording.people.end)
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    text = text_of(doc)
    between = text[end:char] if char >= end else text[char:start]
    return len(between.split()) <= 12 and ";" not in between


def are_attackers(doc: Doc, people: People) -> bool:
    """Those who attacked, by their name ("the bomber") or because the report lets them attack before ("gunmen stormed")."""
    words = load_toll_words()
    lemmas = {doc[h].lemma_.lower() for h in people.heads} | {doc[h].lower_ for h in people.heads}
    lemmas |= {p.lemma_.lower() for h in people.heads for c in doc[h].children if c.lower_ == "of" for p in c.children}
    if lemmas & words.attackers:
        return True
    mine = lemmas & words.armed
    return bool(mine) and any(
        t.dep_ in {"nsubj", "pobj"}
        and t.i < people.start
        and t.lemma_.lower() in mine
        and t.head.lemma_.lower() in words.onslaughts
        for t in doc[max(0, people.start - 120) : people.start]
    )


def victims_of(people: People) -> tuple[int, int] | None:
    only_number = people.number is not None and people.start >= people.number[0] and people.end <= people.number[1]
    return None if only_number else (people.start, people.end)


def span_of(doc: Doc, report: str, wording: Wording) -> Span:
    start, end = extent(wording)
    verb = doc[wording.anchor]
    if says_any(wording.people, doc):
        start = min(
            [start, *(c.i for c in verb.children if c.dep_ == "neg"), *([verb.head.i] if verb.head.lower_ == "without" else [])]
        )
    finish = finish_of(doc[wording.anchor]) if doc[wording.anchor].lemma_.lower() in load_toll_words().deadly else None
    if finish is not None:
        end = max(end, finish + 1)
    return make_span(doc, report, start, end)


def make_span(doc: Doc, report: str, start: int, end: int) -> Span:
    piece = doc[start:end]
    return Span(report=report, start=piece.start_char, end=piece.end_char, quote=piece.text)
