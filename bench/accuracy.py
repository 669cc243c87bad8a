"""Codes gold ledgers and scores them: `python bench/accuracy.py GOLD_ROOT --eval EVAL_DIR [--note WORDS] [--write]`.

GOLD_ROOT holds folders in the exchange form and challenge files; EVAL_DIR holds score.py and challenge.py, which are run as they
are. Prints one table; with --write, the table is put into bench/RESULTS.md under today's date, newest first.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from talion import __version__
from talion.exports.exchange import write_exchange
from talion.pipeline import code_reports, prepare
from talion.read.inputs import read_inputs

RESULTS = Path(__file__).parent / "RESULTS.md"
MARK = "<!-- newest first -->\n"
FALSE_FRIEND = "false_friends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One set's figures: F1 unless said otherwise; None where the set has nothing to score."""

    name: str
    reports: int
    evidence: float | None
    ledger: float
    incidents: float
    precision: float
    recall: float
    merging: float
    links: float | None
    aggregates: float | None
    relations: float | None
    seconds: float


def code_folder(gold: Path, pred: Path, *, each: bool) -> float:
    """Codes GOLD/reports.jsonl into PRED; seconds taken."""
    reading = read_inputs([str(gold / "reports.jsonl")])
    if reading.failures:
        print(*(f"could not read {f.input}: {f.reason}" for f in reading.failures), sep="\n", file=sys.stderr)
    start = time.perf_counter()
    write_exchange(code_reports(reading.reports, each=each), pred)
    return time.perf_counter() - start


def score_folder(gold: Path, pred: Path, evaluation: Path, seconds: float) -> Row:
    figures_path = pred / "figures.json"
    subprocess.run(
        [sys.executable, evaluation / "score.py", gold, pred, "--json", figures_path], check=True, stdout=subprocess.DEVNULL
    )
    figures = json.loads(figures_path.read_text(encoding="utf-8"))

    def part(name: str) -> float | None:
        return figures[name]["f1"] if name in figures and figures[name]["gold"] else None

    return Row(
        name=gold.name, reports=figures["reports"], evidence=figures["evidence"], ledger=figures["ledger"]["f1"],
        incidents=figures["incidents"]["f1"], precision=figures["incidents"]["p"], recall=figures["incidents"]["r"],
        merging=figures["merging"]["f1"], links=part("links"), aggregates=part("aggregates"), relations=part("relations"),
        seconds=seconds,
    )  # fmt: skip


def run_challenge(source: Path, work: Path, evaluation: Path) -> tuple[Row, str]:
    """The challenge file as a gold folder, and the share of its false-friend items that yield an incident."""
    gold, pred = work / source.stem, work / f"{source.stem}-pred"
    subprocess.run([sys.executable, evaluation / "challenge.py", source, gold], check=True, stdout=subprocess.DEVNULL)
    seconds = code_folder(gold, pred, each=True)
    phenomenon = {
        r["id"]: r["phenomenon"] for r in map(json.loads, (gold / "reports.jsonl").read_text(encoding="utf-8").splitlines())
    }
    hit = {
        m["report"]
        for i in map(json.loads, (pred / "incidents.jsonl").read_text(encoding="utf-8").splitlines())
        for m in i["mentions"]
    }
    items = [r for r, p in phenomenon.items() if p == FALSE_FRIEND]
    alarms = sum(r in hit for r in items)
    return score_folder(
        gold, pred, evaluation, seconds
    ), f"false-friend items that yield an incident: {alarms} of {len(items)} ({alarms / max(1, len(items)):.3f})"


def format_table(rows: list[Row]) -> str:
    def cell(value: float | None) -> str:
        return "" if value is None else f"{value:.3f}"

    lines = [
        "| set | reports | evidence | ledger F1 | incidents F1 (P, R) | merging B3 | links | aggregates | relations | s |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for r in rows:
        scores = [cell(x) for x in (r.merging, r.links, r.aggregates, r.relations)]
        found = f"{cell(r.incidents)} ({cell(r.precision)}, {cell(r.recall)})"
        cells = [r.name, str(r.reports), cell(r.evidence), f"**{cell(r.ledger)}**", found, *scores, f"{r.seconds:.1f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--eval", dest="evaluation", type=Path, required=True)
    parser.add_argument("--note", default="", help="what changed since the last table")
    parser.add_argument("--keep", type=Path, help="keep the coded ledgers in this folder")
    parser.add_argument("--write", action="store_true", help="put the table into bench/RESULTS.md")
    options = parser.parse_args()
    prepare()
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        rows = []
        for gold in sorted(p for p in options.gold.iterdir() if (p / "incidents.jsonl").exists()):
            pred = work / gold.name
            rows.append(score_folder(gold, pred, options.evaluation, code_folder(gold, pred, each=False)))
        remarks = []
        for source in sorted(options.gold.glob("*.jsonl")):
            row, remark = run_challenge(source, work, options.evaluation)
            rows.append(row)
            remarks.append(f"{source.stem}: {remark}")
    text = format_table(rows) + "\n\n" + "\n".join(remarks) + "\n"
    print(text)
    if options.write:
        head, tail = RESULTS.read_text(encoding="utf-8").split(MARK)
        note = f": {options.note}" if options.note else ""
        title = f"\n## {dt.date.today().isoformat()}, talion {__version__}, Python {platform.python_version()}{note}\n\n"
        RESULTS.write_text(head + MARK + title + text + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
