"""The cue words of `knowledge/realis.toml` go in, typed sets and the verdicts that they stand for come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from talion.events.scene import lemma
from talion.records import Status
from talion.registry import load_toml

VERDICTS: Mapping[str, Status | None] = {
    "attempted": "attempted", "planned": "planned", "threatened": "threatened", "dropped": None, "denied": "denied",
    "intercepted": "intercepted",
}  # fmt: skip
CALLS = frozenset({"call", "urge", "ask", "invite", "summon", "exhort", "appeal"})


@dataclass(frozen=True, slots=True)
class Realis:
    """`status` None means that the words tell of no happening. `cue` is the token that decided, None where nothing had to.

    `habit` marks repeated or unspecific happenings, which are no incident without a date of their own.
    """

    status: Status | None
    cue: int | None = None
    habit: bool = False
    denied_by_verb: bool = False


@cache
def load_cues() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("realis.toml"))
    return {name: {kind: frozenset(words) for kind, words in kinds.items()} for name, kinds in table.items()}


def cue_words(table: str, kind: str = "words") -> frozenset[str]:
    return load_cues()[table].get(kind, frozenset())


def verdict(kind: str, cue: int) -> Realis:
    return Realis(VERDICTS[kind], cue, denied_by_verb=kind == "denied")


def is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_past(verb: Token) -> bool:
    """Told as done: a past tense or a perfect, without a modal."""
    if is_infinitive(verb) or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return False
    return verb.tag_ in {"VBD", "VBN"} or any(c.dep_ == "aux" and lemma(c) == "have" for c in verb.children)


def is_negated(token: Token) -> bool:
    near = [c for c in token.children if c.dep_ in {"neg", "preconj", "cc", "advmod"}]
    return any(c.dep_ == "neg" or lemma(c) in {"never", "neither", "nor"} for c in near)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a noun."""
    return next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)


def caller_of(verb: Token) -> Token | None:
    """The verb that calls on somebody to do it: "urged supporters to march"; the parser may take "to" for a preposition."""
    marked = verb.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    above = verb.head if marked else verb.head.head if verb.dep_ == "pobj" and verb.head.lower_ == "to" else None
    return above if above is not None and lemma(above) in CALLS else None
