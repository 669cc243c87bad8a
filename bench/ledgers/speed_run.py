"""One process of bench/ledgers/speed.py: `speed_run.py NAME REPORTS...` prints the number of documents and the seconds they took.

Loading and a first report are not counted. Bare spaCy is the same model with all its components over the same texts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from talion.parse import DEFAULT_MODEL, MODEL_SETTING, load_pipeline
from talion.pipeline import code_reports
from talion.read.inputs import read_inputs
from talion.records import Report


def read_reports(paths: Sequence[str]) -> list[Report]:
    """The reports of all files; two files may give one id to different reports."""
    return [
        replace(report, id=f"{number} {report.id}") for number, path in enumerate(paths) for report in read_inputs([path]).reports
    ]


def run_bare(reports: Sequence[Report]) -> None:
    for _ in load_pipeline(os.environ.get(MODEL_SETTING, DEFAULT_MODEL)).pipe(r.text for r in reports):
        pass


def run_coder(reports: Sequence[Report]) -> None:
    code_reports(reports)


def main() -> None:
    name, *paths = sys.argv[1:]
    reports = read_reports(paths)
    run = run_coder if name == "talion" else run_bare
    run(reports[:3])
    start = time.perf_counter()
    run(reports)
    print(len(reports), time.perf_counter() - start)


if __name__ == "__main__":
    main()
