"""A coded set goes in, score.py's figures come out, over all and by phenomenon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

from ledgers.coding import CodedSet
from ledgers.scripts import Part, ScoreScript, read_rows

PHENOMENON = "phenomenon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Precision, recall and F1 of `gold` items."""

    precision: float
    recall: float
    f1: float
    correct: float
    predicted: float
    gold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One set's figures, or one phenomenon's. `evidence` is None where nothing was found to hold evidence for."""

    name: str
    reports: int
    evidence: float | None
    ledger: Share
    incidents: Share
    merging: float
    links: Share
    aggregates: Share
    relations: Share | None
    fields: Mapping[str, Share]
    seconds: float


def score_set(score: ScoreScript, coded: CodedSet, *, name: str = "", only: Collection[str] | None = None) -> Figures:
    """Figures of the set; with `only`, of the reports of these ids."""
    found = score.score(coded.gold.folder, coded.folder, only)[0]
    return Figures(
        name=name or coded.gold.name, reports=cast("int", found["reports"]), evidence=cast("float | None", found["evidence"]),
        ledger=read_share(found["ledger"]), incidents=read_share(found["incidents"]),
        merging=cast("Part", found["merging"])["f1"], links=read_share(found["links"]),
        aggregates=read_share(found["aggregates"]), relations=read_share(found["relations"]) if "relations" in found else None,
        fields={f: read_share(part) for f, part in cast("Mapping[str, Part]", found["fields"]).items()}, seconds=coded.seconds,
    )  # fmt: skip


def read_share(part: object) -> Share:
    told = cast("Part", part)
    return Share(
        precision=told["p"], recall=told["r"], f1=told["f1"], correct=told["correct"], predicted=told["predicted"],
        gold=told["gold"],
    )  # fmt: skip


def score_phenomena(score: ScoreScript, coded: CodedSet) -> list[Figures]:
    """Figures of each phenomenon of a challenge set, by name."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(coded.gold.folder, "reports"):
        groups[str(row[PHENOMENON])].add(str(row["id"]))
    return [score_set(score, coded, name=name, only=groups[name]) for name in sorted(groups)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """Of `items` that tell of no incident, in how many the coder finds one."""

    name: str
    hits: int
    items: int

    @property
    def share(self) -> float:
        return self.hits / self.items if self.items else 0.0


def count_alarms(coded: CodedSet) -> list[Alarms]:
    """One count for each phenomenon with items that have no gold incident."""
    told = {str(m["report"]) for row in read_rows(coded.gold.folder, "incidents") for m in mentions(row)}
    found = {m.report for incident in coded.coding.incidents for m in incident.mentions}
    silent: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(coded.gold.folder, "reports"):
        if row["id"] not in told:
            silent[str(row[PHENOMENON])].append(str(row["id"]))
    return [Alarms(name=name, hits=len(found & set(ids)), items=len(ids)) for name, ids in sorted(silent.items())]


def mentions(row: Mapping[str, object]) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", row["mentions"])
