"""re3d: the folder goes in, how many of its armed actors, weapons and places Talion finds comes out.

Gold is an annotation that its crowd held for right (confidence 0.5 or more). Each is found where a mention of ours of its class
covers its head word or stands on it: for a class, recall over annotations.

actors     `Organisation`, where its words name armed forces or an armed group: a word of ARMED, or the whole a name of GROUPS.
           Governments, peoples, families, ministries, media and pronouns are not counted.
weapons    `Weapon`, all but the pronouns.
places     `Location` with a name in it: the last word, or the last but one, begins with a capital and is neither armed nor
           "-held". "the camp", "here" and coordinates are not counted.
platforms  `MilitaryPlatform` (by weapon, actor or target), told apart: the words of platforms are no weapons in the ontology.
relations  of "AlliesOf", "InChargeOf" and "BelongsTo" between two annotations that are not pronouns, those for which we have a
           relation of the same two in the same sentence; of "FightingAgainst", those where one event has the two as its sides.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from suites.results import Figure, Suite
from talion.gazetteer.index import open_gazetteer
from talion.pipeline import Told, tell_report
from talion.records import Actor, Mention, MentionKind, Report

SURE = 0.5
ARMED = frozenset({
    "army", "armies", "armed", "military", "militaries", "navy", "marines", "airmen", "soldiers", "soldier", "troops",
    "troop", "forces", "force", "militia", "militias", "fighters", "fighter", "militants", "militant", "insurgents",
    "insurgent", "insurgency", "rebels", "rebel", "terrorists", "terrorist", "guerrillas", "jihadist", "jihadists",
    "attackers", "snipers", "enemy", "battalion", "battalions", "brigade", "brigades", "regiment", "squadron", "fleet",
    "wing", "corps", "guard", "command", "coalition", "centcom", "uscentcom", "navcent", "aeg", "arw", "tactical",
    "mujahideen", "peshmerga", "operatives", "service-members", "aircrew", "perpetrators", "police", "pentagon",
})  # fmt: skip
GROUPS = frozenset({
    "isil", "isis", "is", "daesh", "da'esh", "dae'sh", "islamic-state", "isf", "sdf", "sac", "ypg", "aqi", "cjtf",
    "cjtf-oir", "oir", "al-qaeda", "al-qaida", "al-qa'ida", "hezbollah", "hizballah", "mek", "badr", "nato",
    "islamic-state-of-iraq-and-the-levant", "islamic-state-of-iraq-and-levant", "islamic-state-in-iraq", "al-qaeda-in-iraq",
})  # fmt: skip
CIVIL = frozenset({
    "family", "families", "civilians", "residents", "people", "employees", "workforce", "wives", "ministry", "department",
    "partners", "nations", "ministers", "government", "parties", "communities", "office", "media", "press", "companies",
})  # fmt: skip
PRONOUNS = frozenset({
    "we", "they", "it", "he", "she", "you", "i", "our", "their", "its", "his", "them", "us", "ourselves", "these", "those",
    "this", "that", "other", "others", "here", "there",
})  # fmt: skip
BREAK = re.compile(r"(?:,|;|\()\s*|\s(?=(?:of|from|in|who|that|which|to|on|near|at|with|for|by|and|associated|centered)\b)")
ARTICLE = re.compile(r"^(?:the|a|an|this|these|other|all)\s+", re.IGNORECASE)
TIES = frozenset({"AlliesOf", "InChargeOf", "BelongsTo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Characters `start` to `end` of the document; `head` is where its head word lies."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def head(self) -> tuple[int, int]:
        """The last word before the first comma or preposition; of a place, its last word with a capital."""
        if self.kind == "Location":
            names = list(re.finditer(r"[^\W_][\w’'-]*", self.text))
            proper = [m for m in names if m.group()[0].isupper()]
            return self._at(proper[-1] if proper else names[-1] if names else None)
        lead = ARTICLE.match(self.text)
        begin = lead.end() if lead else 0
        cut = BREAK.search(self.text, begin + 1)
        words = list(re.finditer(r"[^\W_][\w.’'-]*", self.text[: cut.start() if cut else len(self.text)]))
        return self._at(words[-1] if words else None)

    def _at(self, match: re.Match[str] | None) -> tuple[int, int]:
        return (self.start + match.start(), self.start + match.end()) if match else (self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, its annotations, and its relations as (kind, source, target)."""

    id: str
    text: str
    annotations: tuple[Annotation, ...]
    relations: tuple[tuple[str, Annotation, Annotation], ...]


def read_documents(folder: Path) -> Iterator[Document]:
    """Every source's documents, in the order of the ids."""
    for source in sorted(p.parent for p in folder.glob("*/documents.json")):
        entities: dict[str, list[Annotation]] = {}
        for row in read_rows(source / "entities.json"):
            if float(str(row["confidence"])) >= SURE:
                entities.setdefault(str(row["documentId"]), []).append(read_annotation(row, "", str(row["type"]), "value"))
        ties: dict[str, list[tuple[str, Annotation, Annotation]]] = {}
        for row in read_rows(source / "relations.json"):
            pair = (read_annotation(row, "source", "", "source"), read_annotation(row, "target", "", "target"))
            ties.setdefault(str(row["documentId"]), []).append((str(row["type"]), *pair))
        for row in sorted(read_rows(source / "documents.json"), key=lambda r: str(r["_id"])):
            key = str(row["_id"])
            yield Document(
                id=key, text=str(row["text"]), annotations=tuple(entities.get(key, ())), relations=tuple(ties.get(key, ()))
            )


def read_rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def read_annotation(row: dict[str, object], side: str, kind: str, text: str) -> Annotation:
    begin, end = (f"{side}Begin", f"{side}End") if side else ("begin", "end")
    return Annotation(kind=kind, text=str(row[text]), start=int(str(row[begin])), end=int(str(row[end])))


def class_of(annotation: Annotation) -> str | None:
    """The class of this suite that the annotation belongs to, by the rule in the module's docstring."""
    plain = ARTICLE.sub("", annotation.text.strip()).replace("’", "'").lower()
    if plain in PRONOUNS or not plain:
        return None
    match annotation.kind:
        case "Organisation":
            return "actors" if is_armed(plain) else None
        case "Weapon":
            return "weapons"
        case "MilitaryPlatform":
            return "platforms"
        case "Location":
            return "places" if is_named_place(annotation.text) else None
    return None


def is_armed(plain: str) -> bool:
    words = plain.replace("-", " ").split()
    if set(words) & CIVIL:
        return False
    names = {plain.replace(" ", "-"), *plain.split()}
    return bool(names & GROUPS) or bool(set(words) & ARMED)


def is_named_place(text: str) -> bool:
    words = re.findall(r"[^\s,;()]+", ARTICLE.sub("", text.strip()))[-2:]
    return any(w[0].isupper() and w.lower() not in GROUPS | ARMED and not w.endswith("-held") for w in words)


def covers(mentions: Iterable[Mention], kinds: Sequence[MentionKind], head: tuple[int, int]) -> bool:
    return any(m.kind in kinds and m.span.start < head[1] and head[0] < m.span.end for m in mentions)


KINDS: dict[str, tuple[MentionKind, ...]] = {
    "actors": ("actor",),
    "weapons": ("weapon",),
    "places": ("place",),
    "platforms": ("weapon", "actor", "target"),
}


def count_found(document: Document, told: Told) -> Counter[tuple[str, bool]]:
    """(class or relation group, found) -> how many."""
    counts: Counter[tuple[str, bool]] = Counter()
    for annotation in document.annotations:
        group = class_of(annotation)
        if group is not None:
            counts[group, covers(told.mentions, KINDS[group], annotation.head)] += 1
    for kind, source, target in document.relations:
        if {ARTICLE.sub("", e.text).lower() for e in (source, target)} & PRONOUNS:
            continue
        names = names_at(told, source), names_at(told, target)
        if kind in TIES:
            counts["ties", is_tied(told, source, target, names)] += 1
        elif kind == "FightingAgainst":
            counts["fights", is_fought(told, *names)] += 1
    return counts


def names_at(told: Told, annotation: Annotation) -> frozenset[str]:
    start, end = annotation.head
    actors = [m for m in told.mentions if m.kind == "actor" and m.span.start < end and start < m.span.end]
    return frozenset(m.value.name for m in actors if isinstance(m.value, Actor))


def is_tied(told: Told, source: Annotation, target: Annotation, names: tuple[frozenset[str], frozenset[str]]) -> bool:
    low, high = min(source.start, target.start), max(source.end, target.end)
    near = [r for r in told.relations if r.span.start < high and low < r.span.end]
    return any({r.subject, r.object} & names[0] and {r.subject, r.object} & names[1] for r in near)


def is_fought(told: Told, first: frozenset[str], second: frozenset[str]) -> bool:
    for group in told.groups:
        agents = {m.actor.name for d in group for m in d.agents if m.actor}
        recipients = {m.actor.name for d in group for m in d.recipients if m.actor}
        if (agents & first and recipients & second) or (agents & second and recipients & first):
            return True
    return False


def measure(folder: Path) -> Suite:
    """Recall of armed actors, weapons and named places together, then each class, then relations."""
    gazetteer = open_gazetteer()
    counts: Counter[tuple[str, bool]] = Counter()
    documents = list(read_documents(folder))
    seconds = 0.0
    for document in documents:
        begun = time.perf_counter()
        told = tell_report(Report(id=document.id, text=document.text), gazetteer)
        seconds += time.perf_counter() - begun
        counts += count_found(document, told)
    groups = [
        ("armed actors, weapons, places", ("actors", "weapons", "places")),
        *((g, (g,)) for g in (*KINDS, "ties", "fights")),
    ]
    figures = tuple(recall(name, members, counts) for name, members in groups)
    return Suite(name="re3d", documents=len(documents), figures=figures, seconds=seconds)


def recall(name: str, members: Sequence[str], counts: Counter[tuple[str, bool]]) -> Figure:
    found = sum(counts[m, True] for m in members)
    gold = found + sum(counts[m, False] for m in members)
    return Figure(name=f"recall of {name}", value=found / gold if gold else 0.0, of=gold)
