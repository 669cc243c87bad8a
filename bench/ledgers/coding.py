"""A folder of gold ledgers and challenge files goes in, the sets in it come out, and each set's coding."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledgers.scripts import run_script
from talion.exports.exchange import write_exchange
from talion.parts import WHOLE, Parts
from talion.pipeline import code_reports
from talion.read.inputs import read_inputs
from talion.records import Coding, Report
from talion.scorers import FRAMES, Scorers


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A gold ledger in the exchange form; with `challenge`, a file of single items, each coded by itself."""

    name: str
    folder: Path
    challenge: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSet:
    """A set, what the coder made of it, the exchange folder of that, and the seconds that it took."""

    gold: GoldSet
    coding: Coding
    folder: Path
    seconds: float


def find_sets(root: Path, evaluation: Path, work: Path) -> list[GoldSet]:
    """The ledgers under `root` by name, then its challenge files, which are made into ledgers in `work`."""
    ledgers = [
        GoldSet(name=p.name, folder=p, challenge=False) for p in sorted(root.iterdir()) if (p / "incidents.jsonl").exists()
    ]
    challenges = []
    for source in sorted(root.glob("*.jsonl")):
        folder = work / "gold" / source.stem
        run_script(evaluation, "challenge.py", source, folder)
        challenges.append(GoldSet(name=source.stem, folder=folder, challenge=True))
    return ledgers + challenges


def read_set(gold: GoldSet) -> Sequence[Report]:
    """The set's reports; what cannot be read is told on standard error."""
    reading = read_inputs([str(gold.folder / "reports.jsonl")])
    for failure in reading.failures:
        print(f"could not read {failure.input}: {failure.reason}", file=sys.stderr)
    return reading.reports


def code_set(gold: GoldSet, work: Path, scorers: Scorers = FRAMES, parts: Parts = WHOLE) -> CodedSet:
    """Codes the set and writes it into WORK/NAME."""
    reports, folder = read_set(gold), work / gold.name
    start = time.perf_counter()
    coding = code_reports(reports, each=gold.challenge, scorers=scorers, parts=parts)
    seconds = time.perf_counter() - start
    write_exchange(coding, folder)
    return CodedSet(gold=gold, coding=coding, folder=folder, seconds=seconds)
