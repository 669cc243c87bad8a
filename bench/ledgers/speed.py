"""Reports go in; how many a second the bare spaCy pipeline and the coder take comes out, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 3  # the best of them counts: others use the machine too
BARE = "bare spaCy"
CODER = "talion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Documents a second of each."""

    documents: int
    bare: float
    coder: float

    @property
    def ratio(self) -> float:
        return self.coder / self.bare


def measure_speed(paths: Sequence[Path]) -> Speed:
    """Both on the reports of these files, one process each, in turn. Raises CalledProcessError where a process fails."""
    words = [sys.executable, str(Path(__file__).with_name("speed_run.py"))]
    rounds: dict[str, list[tuple[int, float]]] = {BARE: [], CODER: []}
    for _ in range(ROUNDS):
        for name, times in rounds.items():
            done = subprocess.run([*words, name, *map(str, paths)], check=True, stdout=subprocess.PIPE, encoding="utf-8")
            documents, seconds = done.stdout.split()
            times.append((int(documents), float(seconds)))
    best = {name: max(documents / seconds for documents, seconds in times) for name, times in rounds.items()}
    return Speed(documents=rounds[BARE][0][0], bare=best[BARE], coder=best[CODER])
