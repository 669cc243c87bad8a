"""Measures what adding one report costs in ledgers of growing size: `make growth`, or `python bench/growth.py [--write]`.

A made-up world is told day by day into a ledger. At each size some reports are added one by one, of the newest day and of any
day before in turn, and the median is taken. With --write the curve goes into bench/GROWTH.md.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from talion.ledger.store import Ledger
from talion.pipeline import BUILDER
from talion.records import CodedReport, Coding
from worlds.theatres import A_DAY, THEATRES, World

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
BATCH = 400  # reports at once while the ledger grows
ADDS = 15  # of either kind
LATE = 40  # every so many reports one is kept back, to be added later
PAGE = Path(__file__).with_name("GROWTH.md")
PAGE_HEAD = f"""# What an addition costs

One report added to ledgers of growing size, by `make growth`: the median milliseconds of {ADDS} additions of the newest day, and
of {ADDS} of any day before; the last columns are the processor's time as a multiple of the first line's. The world is made up
({THEATRES} theatres, {A_DAY:.0f} incidents a day) and told day by day, so that a ledger of 100,000 incidents holds ten years.

| incidents | events | MB | newest day | any day | by the clock | by the clock | newest, times | any, times |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Median milliseconds of adding one report: by the processor, and by the clock."""

    busy: float
    clock: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A ledger's size and what adding one report cost: of the newest day, and of any day before."""

    incidents: int
    events: int
    megabytes: float
    newest: Cost
    late: Cost


def grow(path: Path, sizes: Sequence[int]) -> Iterator[Point]:
    """The points of the curve; the ledger at `path` grows from nothing."""
    chance = random.Random("growth")
    told, kept_back = World("growth").tell(), list[CodedReport]()
    held = 0
    with Ledger.open(path) as ledger:
        for size in sizes:
            while held < size:
                batch = list(islice(told, min(BATCH, max(20, size - held))))
                kept_back += batch[::LATE]
                batch = [coded for number, coded in enumerate(batch) if number % LATE]
                held = ledger.add(gather(batch), BUILDER).incidents
            newest = measure(ledger, list(islice(told, ADDS)))
            chance.shuffle(kept_back)
            late = measure(ledger, [kept_back.pop() for _ in range(min(ADDS, len(kept_back)))])
            added = ledger.add(Coding(), BUILDER)
            megabytes = path.stat().st_size / 1e6
            yield Point(incidents=added.incidents, events=added.events, megabytes=megabytes, newest=newest, late=late)


def measure(ledger: Ledger, coded: Sequence[CodedReport]) -> Cost:
    """Adds the reports one by one."""
    busy: list[float] = []
    clock: list[float] = []
    for one in coded:
        coding = gather([one])
        begun = time.process_time(), time.perf_counter()
        ledger.add(coding, BUILDER)
        busy.append((time.process_time() - begun[0]) * 1000)
        clock.append((time.perf_counter() - begun[1]) * 1000)
    return Cost(busy=statistics.median(busy), clock=statistics.median(clock))


def gather(coded: Sequence[CodedReport]) -> Coding:
    return Coding(reports=tuple(c.report for c in coded), events=tuple(e for c in coded for e in c.events))


def format_page(points: Sequence[Point]) -> str:
    """The curve as a page."""
    first = points[0]
    rows = [
        f"| {p.incidents:,} | {p.events:,} | {p.megabytes:,.0f} | {p.newest.busy:.0f} | {p.late.busy:.0f} "
        f"| {p.newest.clock:.0f} | {p.late.clock:.0f} "
        f"| {p.newest.busy / first.newest.busy:.2f} | {p.late.busy / first.late.busy:.2f} |"
        for p in points
    ]
    return PAGE_HEAD + "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="incidents at which to measure, growing")
    parser.add_argument("--write", action="store_true", help="put the curve into bench/GROWTH.md")
    given = parser.parse_args()
    points: list[Point] = []
    with tempfile.TemporaryDirectory() as folder:
        for point in grow(Path(folder) / "growing.db", given.sizes):
            points.append(point)
            print(f"{point.incidents:,} incidents: {point.newest.busy:.1f} ms, late {point.late.busy:.1f} ms", flush=True)
    page = format_page(points)
    print(page)
    if given.write:
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
