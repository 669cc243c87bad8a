"""A parsed report goes in, its target mentions come out: the things and people that attacks hit, by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc

from talion.mentions.phrases import Hit, PhraseTable, build_table, forms_of, match_phrases
from talion.records import Mention, Span
from talion.registry import load_toml


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Terms with their kind; per kind the neighbours that make its terms another thing."""

    terms: PhraseTable
    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]


@cache
def load_targets() -> TargetTable:
    rows = cast("Sequence[Mapping[str, object]]", load_toml("targets.toml")["target"])

    def words(row: Mapping[str, object], key: str) -> Sequence[str]:
        return cast("Sequence[str]", row.get(key, ()))

    pairs = [(cast("str", row["name"]), row) for row in rows]
    return TargetTable(
        terms=build_table((term, name) for name, row in pairs for term in words(row, "terms")),
        after={name: frozenset(words(row, "after")) for name, row in pairs},
        before={name: frozenset(words(row, "before")) for name, row in pairs},
    )


def find_targets(doc: Doc, report: str) -> list[Mention]:
    """Things and people that may be hit, in text order, each under its kind; whether an attack hit them is decided later."""
    table = load_targets()
    mentions = []
    for hit in match_phrases(doc, table.terms):
        if is_target(doc, hit, table):
            piece = doc[hit.start : hit.end]
            span = Span(report=report, start=piece.start_char, end=piece.end_char, quote=piece.text)
            mentions.append(Mention(kind="target", span=span, value=hit.value))
    return mentions


def is_target(doc: Doc, hit: Hit, table: TargetTable) -> bool:
    """Is the phrase a noun, and no thing of the same name?"""
    last = doc[hit.end - 1]
    if last.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = forms_of(doc[hit.start - 1]) if hit.start else ()
    after = forms_of(doc[hit.end]) if hit.end < len(doc) else ()
    return not (set(before) & table.after[hit.value] or set(after) & table.before[hit.value])
