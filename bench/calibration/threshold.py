"""Coded sets and the confidence of their incidents go in; what ledger F1 becomes where the unsure are left out comes out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ledgers.coding import CodedSet
from ledgers.scripts import Part, ScoreScript, read_rows

SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
GAIN = 0.01  # smaller gains came and went from fit to fit, and one set gained what another lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Figures over all sets together, where incidents under `share` are left out."""

    share: float
    kept: int
    ledger: float
    precision: float
    recall: float


def try_shares(score: ScoreScript, sets: Sequence[CodedSet], confidence: Mapping[str, float], work: Path) -> list[Outcome]:
    """One outcome for each of SHARES; `confidence` is by incident and set, as "set incident"."""
    return [try_share(score, sets, confidence, share, work) for share in SHARES]


def try_share(score: ScoreScript, sets: Sequence[CodedSet], confidence: Mapping[str, float], share: float, work: Path) -> Outcome:
    counts = {part: {"correct": 0.0, "predicted": 0.0, "gold": 0.0} for part in ("ledger", "incidents")}
    for coded in sets:
        rows = [r for r in read_rows(coded.folder, "incidents") if confidence[f"{coded.gold.name} {r['id']}"] >= share]
        work.mkdir(parents=True, exist_ok=True)
        (work / "incidents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        figures = score.score(coded.gold.folder, work)[0]
        for part, sums in counts.items():
            for key in sums:
                sums[key] += cast("Part", figures[part])[key]
    found, values = counts["incidents"], counts["ledger"]
    return Outcome(
        share=share, kept=int(found["predicted"]), ledger=2 * values["correct"] / (values["predicted"] + values["gold"]),
        precision=found["correct"] / max(1.0, found["predicted"]), recall=found["correct"] / max(1.0, found["gold"]),
    )  # fmt: skip


def choose_share(outcomes: Sequence[Outcome]) -> float:
    """The share that gives the best ledger F1 if that is plainly better than leaving nothing out, else 0."""
    best = max(outcomes, key=lambda o: (o.ledger, -o.share))
    return best.share if best.ledger >= outcomes[0].ledger + GAIN else 0.0


def format_outcomes(outcomes: Sequence[Outcome]) -> str:
    lines = ["| incidents under | kept | incidents P | incidents R | ledger F1 |", "|---|---|---|---|---|"]
    lines += [f"| {o.share:.1f} | {o.kept} | {o.precision:.3f} | {o.recall:.3f} | {o.ledger:.4f} |" for o in outcomes]
    return "\n".join(lines)
