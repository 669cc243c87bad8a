"""Sentences with a marked verb and its place go in, out comes how often the event of that verb is put where the gold puts it.

The set is that of "Geolocating Political Events in Text" (Halterman 2019): a verb and the words, none, one or several, that say
where its event took place. Only items labelled twice (`source` RELABEL) count as gold: 494 of 496 have their spans.

Ours is the group of drafts that the verb belongs to; a verb that triggers no event of ours has no answer. An item with a gold
place is right where the place that the ledger would show for the group overlaps one of the gold words. An item without is right
where we give no place at all, or one that is derived and not told.
"""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from suites.results import Figure, Suite, tally
from talion.events.coreference import group_placings, place_tellings
from talion.events.drafts import Draft, build_drafts
from talion.events.placing import settle_places
from talion.events.scene import Marked, build_scene
from talion.events.triggers import find_triggers
from talion.gazetteer import Gazetteer, open_gazetteer
from talion.incidents.values import choose_place
from talion.parse import parse_report
from talion.pipeline import find_mentions
from talion.records import Claim, Report

FILE = "labeled_text.jsonl"
GOLD_SOURCE = "RELABEL"
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One sentence: its text, the verb's characters, those of the places."""

    text: str
    verb: Stretch
    places: tuple[Stretch, ...]


def read_items(path: Path) -> Iterator[Item]:
    """The gold items of the zipped file, which is one JSON list; offsets are taken from the token numbers, which are sound."""
    with zipfile.ZipFile(path) as archive:
        rows = json.loads(archive.read(FILE))
    for row in rows:
        if row.get("source") != GOLD_SOURCE or not row.get("spans"):
            continue
        marked = [(span["label"], stretch(row["tokens"], span)) for span in row["spans"]]
        verbs = [place for label, place in marked if label == "VERB"]
        if verbs:
            yield Item(text=row["text"], verb=verbs[0], places=tuple(place for label, place in marked if label == "LOCATION"))


def stretch(tokens: Sequence[dict[str, int]], span: dict[str, int]) -> Stretch:
    return tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]


def find_group(item: Item, gazetteer: Gazetteer) -> list[Draft] | None:
    """The group of drafts that the verb belongs to, with its places settled; None where the verb triggers nothing."""
    report = Report(id="item", text=item.text)
    doc = parse_report(report)
    scene = build_scene(report, doc, find_mentions(doc, report, gazetteer), {})
    groups = settle_places(scene, group_placings(list(place_tellings(scene, build_drafts(scene, find_triggers(scene))))))
    for group in groups:
        for draft in group:
            words = [doc[i] for i in (draft.token, draft.trigger.i, draft.trigger.verb) if i is not None]
            if any(overlap((word.idx, word.idx + len(word)), item.verb) for word in words):
                return group
    return None


def find_shown(group: Sequence[Draft]) -> Marked | None:
    """The place that the ledger would show for the group."""
    places = [(marked, marked.place) for draft in group for marked in draft.places if marked.place]
    claims = [
        Claim(event="", field="place", value=place, spans=(marked.mention.span,), derived=marked.mention.rule or None)
        for marked, place in places
    ]
    shown = choose_place(claims)
    return next((marked for marked, place in places if place == shown), None)


def is_right(item: Item, place: Marked | None) -> bool:
    if not item.places:
        return place is None or bool(place.mention.rule)
    return place is not None and any(overlap((place.mention.span.start, place.mention.span.end), gold) for gold in item.places)


def overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def measure(path: Path, *, every: int = 1) -> Suite:
    """The figures of labeled_text.jsonl.zip; `every` takes each n-th item only."""
    gazetteer = open_gazetteer()
    items = [item for number, item in enumerate(read_items(path)) if number % every == 0]
    start = time.perf_counter()
    answers = [(item, find_group(item, gazetteer)) for item in items]
    seconds = time.perf_counter() - start
    return Suite(name="event location", documents=len(items), figures=summarise(answers), seconds=seconds)


def summarise(answers: Sequence[tuple[Item, list[Draft] | None]]) -> tuple[Figure, ...]:
    """Accuracy over the verbs that are events of ours, over those with a gold place, and the places found of all."""
    told = [(item, find_shown(group)) for item, group in answers if group is not None]
    placed = [(item, place) for item, place in told if item.places]
    right = sum(is_right(item, place) for item, place in placed)
    all_right = sum(is_right(item, place) for item, place in told)
    located = sum(bool(item.places) for item, _ in answers)
    named = sum(place is not None and (bool(item.places) or not place.mention.rule) for item, place in told)
    return (
        Figure(name="accuracy, of verbs read as events", value=all_right / len(told) if told else 0.0, of=len(told)),
        Figure(name="accuracy, of these with a place", value=right / len(placed) if placed else 0.0, of=len(placed)),
        tally(right, named, located).as_figure("places"),
    )
