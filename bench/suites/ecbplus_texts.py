"""The ECB+ folder goes in, its documents come out: text, the gold mentions of events in it, and which are one event.

Cybulska and Vossen 2014. Only the sentences listed in ECBplus_coreference_sentences.csv are read as gold (the others are
annotated in part); a mention is an ACTION_* or NEG_ACTION_* tag; a chain is a CROSS_DOC_COREF note or, inside a document, an
INTRA_DOC_COREF.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCES = "ECBplus_coreference_sentences.csv"
ACTIONS = ("ACTION_", "NEG_ACTION_")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Characters `start` to `end` of the document's text; mentions with the same `chain` are one event."""

    id: str
    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EcbDocument:
    """One text, of one topic (of seminal happenings of one kind)."""

    id: str
    topic: str
    text: str
    mentions: tuple[EventMention, ...]


def read_ecb(folder: Path) -> Iterator[EcbDocument]:
    """Documents by topic and name; those without a gold sentence are left out."""
    listed: dict[str, set[int]] = {}
    with (folder / SENTENCES).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            listed.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    for name in sorted(listed, key=lambda n: (int(n.split("_")[0]), n)):
        path = folder / "ECB+" / name.split("_")[0] / f"{name}.xml"
        if path.exists():
            yield read_document(path, frozenset(listed[name]))


def read_document(path: Path, sentences: frozenset[int]) -> EcbDocument:
    """The document with the event mentions of these sentences."""
    root = ElementTree.parse(path).getroot()
    text, places, sentence_of = "", {}, {}
    number = ""
    for token in root.iter("token"):
        word, sentence = (token.text or "").strip(), token.get("sentence", "")
        if not word:
            continue
        text += ("" if not text else " " if sentence == number else "\n") + word
        number = sentence
        places[token.get("t_id", "")] = (len(text) - len(word), len(text))
        sentence_of[token.get("t_id", "")] = int(sentence)
    chains = read_chains(root, path.stem)
    mentions = []
    for tag in root.find("Markables") or ():
        tokens = [anchor.get("t_id", "") for anchor in tag.iter("token_anchor")]
        kept = [t for t in tokens if t in places and sentence_of[t] in sentences]
        if tag.tag.startswith(ACTIONS) and kept:
            key = f"{path.stem}#{tag.get('m_id', '')}"
            start, end = min(places[t][0] for t in kept), max(places[t][1] for t in kept)
            mentions.append(EventMention(id=key, start=start, end=end, chain=chains.get(key, key)))
    return EcbDocument(id=path.stem, topic=path.stem.split("_")[0], text=text, mentions=tuple(mentions))


def read_chains(root: ElementTree.Element, document: str) -> dict[str, str]:
    """Mention -> its chain: of all documents where the relation is across documents, of this one otherwise."""
    chains: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note", "") if across else f"{document}/{relation.get('r_id', '')}"
        for source in relation.iter("source"):
            chains[f"{document}#{source.get('m_id', '')}"] = chain
    return chains
