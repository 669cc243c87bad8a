"""Aggregates and relations go in, worded lines with their quotes come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talion.records import Aggregate, Relation, RelationKind, Span
from talion.views.context import Context
from talion.views.passage import Passage
from talion.views.words import clean, word_count, word_country, word_partial

RELATION_WORDS: dict[RelationKind, str] = {
    "backed_by": "backed by",
    "part_of": "part of",
    "member_of": "member of",
    "allied_with": "allied with",
    "leads": "leads",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A count over many happenings, "more than 140", "attacks on bases", "since Nov 2023, Iraq and Syria", and its passages."""

    count: str
    what: str
    scope: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLine:
    """ "Kataib Hezbollah — backed by Iran", with every passage that says so."""

    subject: str
    relation: str
    object: str
    passages: tuple[Passage, ...]


def view_counts(aggregates: Iterable[Aggregate], context: Context) -> tuple[CountLine, ...]:
    """One line for each count, however many reports give it, in the order of the reports' ids and the places in their texts."""
    said: dict[tuple[str, str, str], list[Span]] = {}
    for one in sorted(aggregates, key=lambda a: a.span):
        said.setdefault((word_count(one.count), clean(one.what), _word_scope(one)), []).append(one.span)
    return tuple(
        CountLine(count=count, what=what, scope=scope, passages=tuple(map(context.quote, spans)))
        for (count, what, scope), spans in said.items()
    )


def _word_scope(one: Aggregate) -> str:
    """Whose, when and where: "by Northern Front, since Jan 2024, Iraq and Syria"."""
    scope = [f"by {clean(one.actor)}"] if one.actor else []
    if one.since and one.since == one.until:
        scope.append(f"{'on' if len(one.since) == 10 else 'in'} {word_partial(one.since)}")
    else:
        scope += [f"since {word_partial(one.since)}"] if one.since else []
        scope += [f"until {word_partial(one.until)}"] if one.until else []
    return ", ".join([*scope, " and ".join(map(word_country, one.region))] if one.region else scope)


def view_relations(relations: Iterable[Relation], context: Context) -> tuple[RelationLine, ...]:
    """One line for each thing said, in alphabetical order, however many reports say it."""
    said: dict[tuple[str, RelationKind, str], list[Relation]] = {}
    for one in relations:
        said.setdefault((one.subject, one.relation, one.object), []).append(one)
    return tuple(
        RelationLine(
            subject=clean(subject),
            relation=RELATION_WORDS[relation],
            object=clean(thing),
            passages=tuple(context.quote(span) for span in sorted({one.span for one in said[subject, relation, thing]})),
        )
        for subject, relation, thing in sorted(said)
    )
