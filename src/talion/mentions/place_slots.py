"""A scene goes in, names come out that stand where only a place can: "drones hit an outpost at Bashiqa", "retook Wad Madani"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Entity
from spacy.tokens import Token

from talion.casing.lexicon import Lexicon, load_lexicon
from talion.gazetteer.tables import map_demonyms
from talion.mentions.actor_knowledge import load_words as load_actor_words
from talion.mentions.place_evidence import PLACE_LABELS, Scene
from talion.mentions.place_words import load_words
from talion.parse import chosen_pipeline
from talion.records import PlacePrecision

ARTICLE = r"(?:(?:[AaEe][lnrstdz]h?|[Uu]l)-|[AaEe]l )"
WORD = r"[A-Z]\w+(?:['’](?!s\b)\w+)*"
NAME = re.compile(rf"\b(?:{ARTICLE})?{WORD}(?:(?:-(?:[a-z]{{1,4}}-)?| {ARTICLE}?){WORD}){{0,3}}")
OTHER_KINDS = frozenset({"DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "PRODUCT", "MONEY", "QUANTITY"})
JOINED = frozenset({"conj"})
LEAST = 4  # letters: shorter names are mostly something else


def find_slots(scene: Scene) -> Iterator[tuple[int, int, PlacePrecision]]:
    """Start, end and precision of every such name; whether somebody or something else bears it is for others to say."""
    lexicon = load_lexicon(chosen_pipeline())
    labels = {t.i: entity for entity in scene.entities for t in entity}
    for match in NAME.finditer(scene.text):
        start, end = match.span()
        span = scene.doc.char_span(start, end)
        if span is None or lexicon is None or not _is_name(scene, span, lexicon):
            continue
        entity = labels.get(span.root.i)
        if (entity is None or entity.label_ not in OTHER_KINDS) and _takes_place(span, entity):
            yield start, end, "site" if entity is not None and entity.label_ == "FAC" else "town"


def _is_name(scene: Scene, span: Entity, lexicon: Lexicon) -> bool:
    """No word of the language, title, people, date, short form, or name of somebody who is named elsewhere in the report."""
    lists = load_words()
    words = re.findall(r"[^\W\d_]+", span.text)
    name = span.text
    if len(name) < LEAST or name.isupper() or name.casefold() in lists.ignored or name in map_demonyms():
        return False
    if span.end < len(span.doc) and span.doc[span.end].is_title and span.doc[span.end].pos_ == "PROPN":
        return False
    if any(w in map_demonyms() or w.lower() in lists.titles | lists.calendar or w in lists.tails for w in words):
        return False
    if {w.lower() for w in words} & load_actor_words()["shapes"]["groups"]:
        return False
    if any(len(w) >= LEAST and lexicon.is_common(w.lower()) for w in words):
        return False
    others = {w for e in scene.entities if e.label_ == "PERSON" and len(e) > 1 and not _touches(e, span) for w in e.text.split()}
    return not others.intersection(words) and _ends(span) and span.root.pos_ in {"PROPN", "X", "NOUN"}


def _ends(span: Entity) -> bool:
    """Does nothing after the name go on with its phrase, as in "Kunduz hospital"?"""
    last = span[-1]
    whole = last.i == span.root.i or span.start <= last.head.i < span.end or last.dep_ == span.root.dep_
    return whole and (last.dep_ != "compound" or last.head.i < span.end or _settlement(span) is not None)


def _settlement(span: Entity) -> Token | None:
    """The "village" of "Husseiniyah village"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    known = after is not None and load_words().kinds.get(after.lower_) == "town" and span.root.head.i == after.i
    return after if known else None


def _touches(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end


def _takes_place(span: Entity, entity: Entity | None) -> bool:
    """Does the name hang on a preposition of place, or on a word for what is done to places alone?"""
    lists = load_words()
    first = _settlement(span) or span.root
    while first.dep_ in JOINED and first.head.i < first.i and first.head.pos_ == "PROPN":
        first = first.head
    head = first.head
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.tag_ in {"VBD", "VBN", "VBG"} and before.lemma_.lower() in lists.done_to_places:
        return True  # whatever the parser makes of "barrel-bombed Ain Tarma"
    if first.dep_ in {"dobj", "nsubjpass"}:
        taken = lists.done_to_anything if entity is not None and entity.label_ in PLACE_LABELS else frozenset()
        return head.pos_ == "VERB" and head.lemma_.lower() in lists.done_to_places | taken
    if first.dep_ != "pobj":
        return False
    if head.lower_ in lists.place_slots:
        return True
    person = entity is not None and entity.label_ == "PERSON"
    return head.lower_ in {"of", "on", "against"} and _names_blow(head.head) and not person


def _names_blow(noun: Token) -> bool:
    """ "the shelling of", "a missile strike on"."""
    lists = load_words()
    return noun.lemma_.lower() in lists.blows_on_places or any(
        c.dep_ == "compound" and c.lemma_.lower() in lists.from_afar for c in noun.children
    )
