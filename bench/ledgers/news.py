"""General news with labels of conflict goes in; in how many articles the coder finds an incident comes out (false_alarms.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ledgers.coding import GoldSet, code_set
from ledgers.scripts import run_script

CORPORA = {"GWN": ("GWN.xml", "conflict_labels_gwn.jsonl"), "LGL": ("lgl.xml", "conflict_labels_lgl.jsonl")}
LINE = re.compile(r"^(none|borderline|conflict)\s+documents\s+(\d+), with an incident\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsShare:
    """Of `articles` of a corpus with this label, in how many the coder finds an incident."""

    corpus: str
    label: str
    articles: int
    hits: int


def measure_news(folder: Path, evaluation: Path, work: Path) -> list[NewsShare]:
    """Shares by corpus and label; `folder` holds both. Raises CalledProcessError where the script fails."""
    shares = []
    for corpus, (texts, labels) in CORPORA.items():
        gold = GoldSet(name=f"news-{corpus}", folder=work / "news" / corpus, challenge=True)
        run_script(evaluation, "false_alarms.py", "prepare", folder / texts, folder / labels, gold.folder)
        coded = code_set(gold, work)
        shares += read_shares(corpus, run_script(evaluation, "false_alarms.py", "score", gold.folder, coded.folder))
    return shares


def read_shares(corpus: str, printed: str) -> list[NewsShare]:
    return [
        NewsShare(corpus=corpus, label=label, articles=int(articles), hits=int(hits))
        for label, articles, hits in LINE.findall(printed)
    ]
