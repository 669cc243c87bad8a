"""A gold and a coded ledger go in, the pairs of incidents that score.py makes come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ledgers.scripts import Part, Row, ScoreScript, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Gold incidents by the id of the coded incident that is paired with them."""

    gold: Mapping[str, Row]


def pair_incidents(score: ScoreScript, gold_dir: Path, pred_dir: Path) -> Pairing:
    """The pairs, by score.py's own measure of agreement, greedily as it takes them.

    Raises RuntimeError where score.py itself counts other pairs or calls a paired incident spurious.
    """
    texts = {str(r["id"]): str(r["text"]) for r in read_rows(gold_dir, "reports")}
    gold = {str(r["id"]): r for r in read_rows(gold_dir, "incidents")}
    pred = {str(r["id"]): r for r in read_rows(pred_dir, "incidents")}
    told = {key: score.spans(row, texts)[0] for key, row in gold.items()}
    found = {key: score.spans(row, texts)[0] for key, row in pred.items()}
    candidates = []
    for g, row in gold.items():
        for p, other in pred.items():
            shared = sum(any(score.overlap(a, b) for b in found[p]) for a in told[g])
            if shared:
                total = len(told[g]) + len(found[p])
                candidates.append((-round(2 * shared / total + 2 * score.agree(row, other), 6), g, p))
    pairs: dict[str, str] = {}
    for _, g, p in sorted(candidates):
        if p not in pairs and g not in pairs.values():
            pairs[p] = g
    check_pairs(score, gold_dir, pred_dir, pairs, set(pred))
    return Pairing(gold={p: gold[g] for p, g in pairs.items()})


def check_pairs(score: ScoreScript, gold_dir: Path, pred_dir: Path, pairs: Mapping[str, str], pred: set[str]) -> None:
    figures, errors = score.score(gold_dir, pred_dir)
    spurious = {line.split()[1] for line in errors if line.startswith("spurious ")}
    if cast("Part", figures["incidents"])["correct"] != len(pairs) or spurious != pred - pairs.keys():
        raise RuntimeError(f"{pred_dir}: score.py pairs incidents by another rule than bench/ledgers/matching.py")
