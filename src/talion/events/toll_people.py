"""A noun phrase goes in; out come how many people it counts and the tokens that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from talion.events.toll_words import load_toll_words
from talion.mentions.counts import find_counts
from talion.mentions.number_words import read_ordinal
from talion.records import Count
from talion.words import KEPT, tokens_of

TollField = Literal["fatalities", "injured"]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
ONE_DETS = frozenset({"a", "an", "another", "the", "this", "that", "his", "her", "its", "their", "one", "my", "our"})
NONE_WORDS = frozenset({"nobody", "none", "no-one", "neither"})
ANY_WORDS = frozenset({"anyone", "anybody"})
SINGLE_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself", "someone", "somebody"})
PEOPLE_ENDINGS = ("man", "men", "woman", "women", "person", "ist", "ian", "er", "or", "girl", "boy")


@dataclass(frozen=True, slots=True)
class Number:
    """A count's tokens (end exclusive) and its value."""

    start: int
    end: int
    count: Count


@dataclass(frozen=True, slots=True)
class People:
    """How many people a phrase tells of: its tokens (end exclusive), the head nouns, the number's tokens where it has one."""

    count: Count
    start: int
    end: int
    heads: tuple[int, ...]
    number: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Wording:
    """`anchor` is the word of death or injury, `verb` the verb that decides whether it happened (mostly the anchor itself)."""

    field: TollField
    anchor: int
    verb: int
    people: People


Numbers = Mapping[int, Number]


@lru_cache(maxsize=KEPT)
def index_numbers(doc: Doc, report: str) -> Numbers:
    """Every count of the report by each of its tokens; ordinals and lengths of time are no numbers of people."""
    numbers: dict[int, Number] = {}
    tokens = tokens_of(doc)
    starts = {t.idx: t.i for t in tokens}
    ends = {t.idx + len(t): t.i + 1 for t in tokens}
    for mention in find_counts(doc, report):
        start, end = starts.get(mention.span.start), ends.get(mention.span.end)
        if mention.rule in {"ordinal", "duration"} or start is None or end is None or not isinstance(mention.value, Count):
            continue
        number = Number(start, end, mention.value)
        numbers.update(dict.fromkeys(range(start, end), number))
    return numbers


def count_people(head: Token, numbers: Numbers, *, bare: bool = True) -> People | None:
    """The people that a noun phrase and those coordinated with it count, summed.

    `bare` lets a plural without a number mean two or more. None where the phrase tells of no people or of no number.
    """
    counted = (count_one(t, numbers, bare=bare) for t in (head, *conjuncts_of(head)))
    parts = [p for p in counted if p is not None and is_unbroken(head.doc, head.i, p)]
    if not parts:
        return None
    if len(parts) > 1 and any(p.number is not None for p in parts):
        parts = [p for p in parts if p.number is not None or p.count.high is not None]
    return People(
        count=add_counts([p.count for p in parts]), start=min(p.start for p in parts), end=max(p.end for p in parts),
        heads=tuple(h for p in parts for h in p.heads), number=parts[0].number if len(parts) == 1 else merge_ranges(parts),
    )  # fmt: skip


def is_unbroken(doc: Doc, first: int, people: People) -> bool:
    """Does no paragraph end inside the phrase?"""
    low, high = min(first, people.start), max(first + 1, people.end)
    return not any("\n" in doc[i].text_with_ws for i in range(low, high - 1))


def conjuncts_of(head: Token) -> list[Token]:
    """Nouns coordinated with the head; a clause that the parser hung on as a conjunct is none."""
    found: list[Token] = []
    for child in head.children:
        if is_conjunct(child, head) or is_next_name(child, head):
            found.extend([child, *conjuncts_of(child)])
    return found


def is_conjunct(child: Token, head: Token) -> bool:
    if child.dep_ != "conj" or child.i < head.i or child.lower_ in {"himself", "herself"}:
        return False
    return (child.pos_ in NOMINAL or child.pos_ == "ADJ") and not has_clause(child)


def is_next_name(child: Token, head: Token) -> bool:
    """The second of three names, which the parser takes for a second name of the first."""
    listed = child.dep_ == "appos" and any(c.dep_ in {"cc", "conj"} for c in child.children)
    return listed and child.ent_type_ == "PERSON" == head.ent_type_


def has_clause(token: Token) -> bool:
    """Does the noun carry a verb of its own ("and 170 wounded")?"""
    words = load_toll_words()
    return any(c.i > token.i and c.dep_ in {"acl", "amod"} and c.lower_ in words.injured | words.dead for c in token.children)


def merge_ranges(parts: list[People]) -> tuple[int, int] | None:
    ranges = [p.number for p in parts if p.number is not None]
    return (min(r[0] for r in ranges), max(r[1] for r in ranges)) if ranges else None


def add_counts(counts: list[Count]) -> Count:
    lows = [c.low for c in counts]
    highs = [c.high for c in counts]
    low = None if all(x is None for x in lows) else sum(x or 0 for x in lows)
    return Count(low=low, high=None if any(x is None for x in highs) else sum(x or 0 for x in highs))


def count_one(head: Token, numbers: Numbers, *, bare: bool) -> People | None:
    if not may_be_people(head):
        return None
    half = count_half(head, numbers)
    if half is not None:
        return half
    number = number_of(head, numbers)
    if number is not None:
        start = min(number.start, head.i)
        return People(number.count, start, phrase_end(head, number), (head.i,), (number.start, number.end))
    implied = implied_count(head, bare=bare)
    if implied is None:
        return None
    return People(implied, phrase_start(head), head.i + 1, (head.i,), None)


def count_half(head: Token, numbers: Numbers) -> People | None:
    """ "half of the patrol's eight men"."""
    if head.lower_ != "half":
        return None
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
        whole = next(
            (p for c in prep.children if c.dep_ == "pobj" and (p := count_one(c, numbers, bare=False)) is not None), None
        )
        if whole is not None and whole.number is not None and whole.count.low is not None and whole.count.low == whole.count.high:
            half = whole.count.low // 2
            return People(Count(low=half, high=half), head.i, whole.end, whole.heads, (head.i, whole.number[1]))
    return None


def phrase_start(head: Token) -> int:
    left = [c.i for c in head.children if c.i < head.i and c.dep_ in {"det", "amod", "compound", "poss", "nummod", "neg"}]
    return min([head.i, *left])


def phrase_end(head: Token, number: Number) -> int:
    """ "dozens of people" ends with the people, "75 others" with the others."""
    end = max(head.i + 1, number.end)
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and head.i in range(number.start, number.end):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                end = max(end, inner.i + 1)
    return end


def number_of(head: Token, numbers: Numbers) -> Number | None:
    """The number that counts the noun: itself, before it, or in "a group of twelve"."""
    if head.i in numbers:
        return numbers[head.i]
    for child in head.children:
        if child.i < head.i and child.dep_ in {"nummod", "amod", "quantmod", "det", "nmod", "compound", "advmod", "predet"}:
            for token in (child, *child.children):
                if token.i in numbers and token.i < head.i:
                    return numbers[token.i]
    if head.i and head.i - 1 in numbers and head.nbor(-1).dep_ not in {"pobj", "dobj", "nsubj"}:
        return numbers[head.i - 1]
    if head.lemma_.lower() in load_toll_words().collectives:
        for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"):
            for inner in prep.children:
                found = number_of(inner, numbers) if inner.dep_ == "pobj" else None
                if found is not None:
                    return found
    return None


def implied_count(head: Token, *, bare: bool) -> Count | None:
    """One, none, or two and more, where the words say it without a number."""
    words = load_toll_words()
    lower = head.lower_
    dets = {c.lower_ for c in head.children if c.dep_ in {"det", "poss", "neg"}}
    if lower in NONE_WORDS or "no" in dets or (lower == "one" and head.i and head.nbor(-1).lower_ == "no"):
        return Count(low=0, high=0)
    if lower in ANY_WORDS or "any" in dets:
        return Count(low=1, high=None)
    if lower == "another":
        return Count(low=1, high=1)
    if lower in SINGLE_PRONOUNS or (head.pos_ == "PROPN" and is_person(head)):
        return Count(low=1, high=1)
    if lower == "themselves":
        return None
    being = is_being(head)
    plural = head.tag_ in {"NNS", "NNPS"} or lower in {"people", "police", "troops", "personnel", "staff"}
    if not being:
        return None
    if head.lemma_.lower() in words.collectives - {"total", "batch"}:
        return None
    if plural:
        return Count(low=2, high=None) if bare and not dets & {"the", "those", "these"} else None
    nth = next((n for c in head.children if c.dep_ == "amod" and (n := read_ordinal(c.lower_)) is not None), None)
    if nth is not None and nth > 2 and dets & {"a", "the"}:
        return Count(low=nth, high=nth)  # "a third man died"
    one = bool(dets & ONE_DETS) or any(c.dep_ == "poss" for c in head.children) or head.pos_ == "PROPN"
    return Count(low=1, high=1) if one else None


def is_being(head: Token) -> bool:
    """A word for people: listed, or made as words for people are ("fireman", "gardener", "chemist")."""
    words = load_toll_words()
    lemma = head.lemma_.lower()
    if {lemma, head.lower_} & words.beings:
        return True
    return head.pos_ == "NOUN" and len(lemma) > 4 and lemma.endswith(PEOPLE_ENDINGS) and lemma != "number"


def is_person(head: Token) -> bool:
    if head.ent_type_ == "PERSON":
        return True
    titles = load_toll_words().beings
    named = any(c.dep_ == "compound" and c.lower_ in titles for c in head.children)
    return named or (
        head.ent_type_ in {"", "ORG"} and any(c.dep_ == "appos" and c.lemma_.lower() in titles for c in head.children)
    )


def may_be_people(head: Token) -> bool:
    words = load_toll_words()
    lemma = head.lemma_.lower()
    if lemma in words.things or head.lower_ in words.things:
        return False
    if head.ent_type_ in {"GPE", "LOC", "FAC"} and head.pos_ == "PROPN" and head.tag_ != "NNPS":
        return False
    inner = [p for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    if any(p.lemma_.lower() in words.things for p in inner):
        return False
    return head.pos_ in NOMINAL or head.pos_ in {"ADJ", "DET"}


def says_any(people: People, doc: Doc) -> bool:
    """ "anyone", "any of its members": none at all under a negation."""
    return any(t.lower_ in ANY_WORDS | {"any"} for t in doc[people.start : people.end]) or any(
        c.lower_ == "any" for h in people.heads for c in doc[h].children
    )
