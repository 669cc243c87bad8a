"""The folder of MUC-4 goes in, the micro F1 of template filling comes out, by the definition of the GTT paper (see muc4_keys).

Nothing is trained: every report is coded by itself and its incidents are read as templates. The figures are of tst1 and tst2.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from suites.muc4_adapter import Found, fill_templates
from suites.muc4_keys import Document, Template, read_documents, read_templates
from suites.muc4_scoring import SLOTS, Tallies, score_document
from suites.results import Suite, add_tallies
from talion.gazetteer.index import Gazetteer, open_gazetteer
from talion.parse import parse_report
from talion.pipeline import assemble, code_report, find_mentions
from talion.records import Report

TEST = (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4"))
SKIPPED = frozenset({"DET", "NUM", "PUNCT", "PRON", "SPACE"})


def measure(path: Path) -> Suite:
    """The figures of tst1 and tst2 in the folder `path`."""
    gazetteer = open_gazetteer()
    start = time.perf_counter()
    tallies: list[Tallies] = []
    for texts, keys in TEST:
        for document, gold in read_set(path / texts, path / keys):
            tallies.append(score_document(fill_templates(find_all(document, gazetteer)), gold))
    slots = {slot: add_tallies(t[slot] for t in tallies) for slot in SLOTS}
    figures = [add_tallies(slots.values()).as_figure("micro F1"), *(tally.as_figure(slot) for slot, tally in slots.items())]
    return Suite(name="muc4", documents=len(tallies), figures=tuple(figures), seconds=time.perf_counter() - start)


def read_set(texts: Path, keys: Path) -> Iterator[tuple[Document, Sequence[Template]]]:
    """The documents of a file of texts with their gold templates."""
    documents = {d.id: d for d in read_documents(texts)}
    templates = read_templates(keys, documents)
    for name, document in documents.items():
        yield document, templates.get(name, [])


def find_all(document: Document, gazetteer: Gazetteer) -> Found:
    """What Talion finds in a document."""
    published = document.published.isoformat() if document.published else None
    report = Report(id=document.id, text=document.text, published=published)
    coded = code_report(report, gazetteer)
    doc = parse_report(report)
    return Found(
        report=report,
        incidents=assemble([coded], [], each=True).incidents,
        triggers={event.id: event.trigger for event in coded.events},
        mentions=find_mentions(doc, report, gazetteer),
        phrases=tuple(find_phrases(doc)),
    )


def find_phrases(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where the noun phrases stand, without articles, numbers and pronouns before them."""
    for chunk in doc.noun_chunks:
        first = next((t for t in chunk if t.pos_ not in SKIPPED), None)
        if first is not None:
            yield first.idx, chunk.end_char
