"""The folder of the evaluation scripts goes in; their functions come out, typed, and runs of the scripts as they are."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast

Row = Mapping[str, object]
Spans = Sequence[tuple[str, int, int]]
Part = Mapping[str, float]


class ScoreScript(Protocol):
    """What score.py offers; see there."""

    def score(
        self, gold_dir: Path, pred_dir: Path, only: Collection[str] | None = None
    ) -> tuple[Mapping[str, object], list[str]]: ...
    def spans(self, incident: Row, texts: Mapping[str, str]) -> tuple[Spans, int]: ...
    def overlap(self, a: tuple[str, int, int], b: tuple[str, int, int]) -> bool: ...
    def agree(self, gi: Row, pi: Row) -> float: ...
    def values(self, i: Row) -> Mapping[str, Sequence[object]]: ...
    def same(self, field: str, g: object, p: object, gi: Row, pi: Row) -> bool: ...
    def kind(self, i: Row) -> str | None: ...
    def actor_key(self, name: str) -> str: ...
    def weapon_key(self, name: str) -> str: ...
    def plain(self, text: str) -> str: ...


@cache
def load_score(evaluation: Path) -> ScoreScript:
    """EVAL_DIR/score.py as a module. Raises FileNotFoundError where there is none."""
    path = evaluation / "score.py"
    spec = importlib.util.spec_from_file_location("talion_bench_score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("ScoreScript", module)


def run_script(evaluation: Path, name: str, *words: str | Path) -> str:
    """What EVAL_DIR/NAME prints. Raises CalledProcessError where it fails."""
    return subprocess.run(
        [sys.executable, evaluation / name, *words], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout  # fmt: skip


def read_rows(folder: Path, name: str) -> list[Row]:
    """The objects of FOLDER/NAME.jsonl; none where there is no such file."""
    path = folder / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]
