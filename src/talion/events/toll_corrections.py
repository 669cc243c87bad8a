"""Tolls of a report go in, the same come out with those that it gives up for others, and what was done to the figure.

"Seven died, said the police, who had earlier said five": seven stands, five is replaced. "The toll was lowered to nine": nine is
lower than what others said before, although these words do not say what that was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import cast

from spacy.tokens import Doc, Token

from talion.events.toll_people import Number, Numbers
from talion.events.toll_verbs import governing_verb
from talion.events.toll_words import load_toll_words
from talion.events.tolls import Standing, Toll, make_span
from talion.registry import load_toml
from talion.words import text_of

REACH = 130  # characters
CLAUSE = r"[^;:.()]{0,90}?"
PERIODS = re.compile(r"\s*(?:\w+\s+){0,2}?(?:last|previous|(?:a|the) (?:year|month|week)|in (?:19|20)\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns of what stands before, and after, a figure that is given up."""

    before: re.Pattern[str]
    from_figure: re.Pattern[str]
    after: re.Pattern[str]


@cache
def load_corrections() -> dict[str, tuple[str, ...]]:
    """The word lists of `knowledge/corrections.toml`."""
    return {key: tuple(words) for key, words in cast("dict[str, list[str]]", load_toml("corrections.toml")).items()}


@cache
def load_wordings() -> Wordings:
    words = {key: "|".join(map(re.escape, found)) for key, found in load_corrections().items()}
    told = rf"(?:(?:{words['earlier']})\s+(?:been\s+)?(?:{words['telling']})|(?:{words['telling']})\s+(?:{words['earlier']}))"
    account = rf"(?:{words['first']})\s+(?:\w+\s+)?(?:{words['accounts']})s?"
    fresh = rf"(?:the|that|this|its)\s+(?:death\s+)?(?:{words['figures']})"
    stood = rf"(?:{words['earlier']}|before),?\s+{fresh}\s+(?:was|were|had|stood|at|been|\s)+"
    return Wordings(
        before=re.compile(rf"\b(?:(?:{told}|{account}){CLAUSE}|{stood})$", re.I),
        from_figure=re.compile(
            rf"\b(?:{words['moving']})\b{CLAUSE}\bfrom\s+(?:(?:the|an?|its)\s+)?(?:\w+\s+)?(?:(?:{words['figures']})\s+)?(?:of\s+)?$",
            re.I,
        ),
        after=re.compile(
            rf"^(?:\s+\w+){{0,3}}?,?\s+(?:(?:as|that|it|they|he|she|who)\s+)?(?:(?:was|were|had|has|have)\s+)?"
            rf"(?:been\s+)?{told}\b",
            re.I,
        ),
    )  # fmt: skip


def settle_corrections(doc: Doc, report: str, tolls: Sequence[Toll], numbers: Numbers) -> list[Toll]:
    """The tolls in their order, each with its standing, and those beside them that only a correction names."""
    if not tolls or not numbers:
        return list(tolls)
    found = [replace(toll, standing=judge_change(doc, toll)) if toll.number is not None else toll for toll in tolls]
    added: list[Toll] = []
    for number in sorted({n.start: n for n in numbers.values()}.values(), key=lambda n: n.start):
        if not is_given_up(doc, number):
            continue
        at = next((k for k, t in enumerate(found) if counts(doc, t, number)), None)
        if at is not None and stands_against(doc, found[at], found):
            found[at] = replace(found[at], standing="replaced")
        elif at is None and (toll := name_replaced(doc, report, number, found)) is not None:
            added.append(toll)
    return sorted([*found, *added], key=lambda t: (t.span.start, t.span.end, t.field))


def is_given_up(doc: Doc, number: Number) -> bool:
    """Do the words around the number say that it was told before?"""
    sent = doc[number.start].sent
    start, end = doc[number.start].idx, doc[number.end - 1].idx + len(doc[number.end - 1])
    before = text_of(doc)[max(sent.start_char, start - REACH) : start]
    after = text_of(doc)[end : min(sent.end_char, end + REACH)]
    wordings = load_wordings()
    if PERIODS.match(after):
        return False  # "up from 12 last year"
    return any(p.search(before) for p in (wordings.before, wordings.from_figure)) or bool(wordings.after.match(after))


def counts(doc: Doc, toll: Toll, number: Number) -> bool:
    start, end = doc[number.start].idx, doc[number.end - 1].idx + len(doc[number.end - 1])
    return toll.number is not None and toll.number.start < end and start < toll.number.end


def stands_against(doc: Doc, toll: Toll, tolls: Sequence[Toll]) -> bool:
    """Does the report tell another figure of the same kind close by, which it does not give up?"""
    return any(is_other(t, toll.field, toll) and is_near(doc, t.anchor, toll.anchor) for t in tolls if t is not toll)


def is_other(toll: Toll, field: str, than: Toll | Number) -> bool:
    return toll.field == field and toll.standing != "replaced" and not toll.cumulative and toll.count != than.count


def is_near(doc: Doc, one: int, other: int) -> bool:
    """In one sentence or in two that follow one another."""
    first, second = sorted((one, other))
    return doc[second].sent.start <= doc[first].sent.end


def name_replaced(doc: Doc, report: str, number: Number, tolls: Sequence[Toll]) -> Toll | None:
    """The toll that only the number tells: it is of what the figure that stands beside it is of."""
    sent = doc[number.start].sent
    field = field_of(doc, number)
    near = [
        t for t in tolls
        if t.number is not None and t.stance == "asserts" and is_near(doc, t.anchor, number.start)
        and t.anchor < sent.end and is_other(t, field or t.field, number)
    ]  # fmt: skip
    if not near:
        return None
    stands = min(near, key=lambda t: (doc[t.anchor].sent.start != sent.start, abs(t.anchor - number.start)))
    span = make_span(doc, report, number.start, number.end)
    own = doc[number.start].sent.start != doc[stands.anchor].sent.start
    return replace(
        stands, count=number.count, span=span, number=span, victims=None, of_attackers=False, standing="replaced",
        entailed=False, voice=number.start if own else None,
    )  # fmt: skip


def field_of(doc: Doc, number: Number) -> str | None:
    """What the words right after the number count; None where they do not say."""
    words = load_toll_words()
    near = {t.lower_ for t in doc[number.end : min(number.end + 3, len(doc))]}
    if near & (words.injured | {"injuries"}):
        return "injured"
    return "fatalities" if near & (words.dead | {"deaths", "fatalities"}) else None


def judge_change(doc: Doc, toll: Toll) -> Standing:
    """Was the figure lowered, raised or corrected to this? Said of the toll's noun by its verb, or right after its number."""
    words = load_corrections()
    anchor = doc[toll.anchor]
    if anchor.lemma_.lower() in load_toll_words().tolls:
        return change_of(anchor, governing_verb(anchor))
    end = next((t.i for t in anchor.sent if t.idx >= toll.span.end), anchor.sent.end)
    after = [t.lower_ for t in doc[end : min(end + 4, anchor.sent.end)]]
    for way, standing in (("up", "raised"), ("down", "lowered")):
        if any(a in words[way] and b == "from" for a, b in pairwise(after)):
            return cast("Standing", standing)
    return ""


def change_of(noun: Token, verb: Token) -> Standing:
    words = load_corrections()
    lemma = verb.lemma_.lower()
    beside = {t.lower_ for t in verb.subtree if t.i > verb.i and t.i - verb.i <= 3} | {c.lower_ for c in verb.children}
    passive = noun.dep_ in {"nsubjpass", "dobj"}
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or any(c.dep_ == "neg" for c in verb.children):
        return ""
    if beside & set(words["down"]) and lemma in {*words["correct"], *words["falls"]}:
        return "lowered"
    if beside & set(words["up"]) and lemma in {*words["correct"], *words["rises"]}:
        return "raised"
    if passive and lemma in words["lower"]:
        return "lowered"
    if passive and lemma in words["raise"]:
        return "raised"
    if passive and lemma in words["correct"]:
        return "corrected"
    return "raised" if noun.dep_ == "nsubj" and lemma in words["rises"] and lemma != "go" else ""
