"""ECB+: the folder goes in, how well conflict events are brought together inside documents and inside topics comes out.

Conflict events are the gold event mentions that a trigger of ours stands in: the mentions are given (gold), the clusters ours.
Within a document our clusters are the groups of drafts; within a topic, the incidents that the documents' events make. What
becomes no event of ours is alone. The baseline joins mentions whose first trigger has the same lemma. CoNLL F1 is the mean of
MUC, B3 and CEAFe F1 (see clusters.py). ECB+ keeps "shot" and "killed" apart where our incident is both, so that even right
incidents score below the baseline inside a document. Read are the topics of shootings, riots, piracy, murder and raids, TOPICS,
by their seminal happenings; the others are of sport, films, firms, storms, politics.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from suites.clusters import score_conll
from suites.ecbplus_texts import EcbDocument, EventMention, read_ecb
from suites.results import Figure, Suite
from talion.claims.selection import build_events, select_proved
from talion.gazetteer.index import Gazetteer, open_gazetteer
from talion.incidents.merging import build_incidents
from talion.pipeline import Told, tell_report
from talion.records import Event, Report, event_id
from talion.version import CODER

TOPICS = frozenset({"8", "12", "16", "18", "22", "26", "32", "33"})
PUBLISHED = "2010-06-30"
"""The corpus does not say when: one day for all, so that "on Monday" is one day in one topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One gold mention: its gold chain and where we and the baseline put it."""

    mention: str
    document: str
    topic: str
    chain: str
    group: Hashable
    incident: Hashable
    lemma: str


def read_topic(documents: Sequence[EcbDocument], gazetteer: Gazetteer) -> Iterator[Placed]:
    """The conflict mentions of one topic's documents."""
    found: list[tuple[EcbDocument, EventMention, str, str, str]] = []
    events: list[Event] = []
    for document in documents:
        told = tell_report(Report(id=document.id, text=document.text, published=PUBLISHED), gazetteer)
        proved = select_proved(told.scene, told.groups)
        own = build_events(told.scene, proved, CODER)
        events += own
        ids = {e.id for e in own}
        begun = {event_id(told.scene.span(g[0].trigger.start, g[0].trigger.end)): g for g in proved}
        event_of = {d.token: key for key, group in begun.items() if key in ids for d in group}
        for mention in document.mentions:
            hit = find_trigger(told, mention)
            if hit is None:
                continue
            own_group = find_group(told, hit)
            key = mention.id if own_group is None else f"{document.id}/{own_group}"
            found.append((document, mention, event_of.get(hit, ""), key, told.doc[hit].lemma_.lower()))
    home = {event: incident.id for incident in build_incidents(events) for event in incident.events}
    for document, mention, event, key, lemma in found:
        yield Placed(
            mention=mention.id, document=document.id, topic=document.topic, chain=mention.chain, group=key,
            incident=home.get(event, key), lemma=lemma,
        )  # fmt: skip


def find_trigger(told: Told, mention: EventMention) -> int | None:
    """The token of our first trigger that stands in the gold mention."""
    tokens = (told.doc[t.i] for t in told.triggers)
    return next((t.i for t in tokens if mention.start <= t.idx < mention.end), None)


def find_group(told: Told, token: int) -> int | None:
    """The number of the group that has a draft of this trigger."""
    return next((k for k, g in enumerate(told.groups) if any(d.token == token for d in g)), None)


def score_parts(placed: Sequence[Placed], *, across: bool) -> tuple[dict[str, float], dict[str, float]]:
    """Our scores and the baseline's over all mentions; nothing is joined over the border of a document (or of a topic)."""

    def part(p: Placed) -> str:
        return p.topic if across else p.document

    gold = {p.mention: (part(p), p.chain) for p in placed}
    ours = {p.mention: (part(p), p.incident if across else p.group) for p in placed}
    same = {p.mention: (part(p), p.lemma) for p in placed}
    return score_conll(gold, ours), score_conll(gold, same)


def figures_of(placed: Sequence[Placed], *, across: bool) -> list[Figure]:
    where = "topic" if across else "document"
    rows = zip(("", ", same-lemma baseline"), score_parts(placed, across=across), strict=True)
    return [
        Figure(
            name=f"CoNLL F1 within {where}{who}", value=scores["CoNLL"], of=len(placed),
            note=" ".join(f"{name} {value:.3f}" for name, value in scores.items() if name != "CoNLL"),
        )
        for who, scores in rows
    ]  # fmt: skip


def measure(folder: Path) -> Suite:
    """CoNLL F1 within documents and within topics, each beside the baseline."""
    gazetteer = open_gazetteer()
    documents = [d for d in read_ecb(folder) if d.topic in TOPICS]
    begun = time.perf_counter()
    placed = [p for _, topic in groupby(documents, key=lambda d: d.topic) for p in read_topic(list(topic), gazetteer)]
    seconds = time.perf_counter() - begun
    figures = (*figures_of(placed, across=False), *figures_of(placed, across=True))
    return Suite(name="ecbplus", documents=len(documents), figures=figures, seconds=seconds)
