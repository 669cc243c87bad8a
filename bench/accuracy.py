"""Measures the coder on all that it is given: `python bench/accuracy.py GOLD_ROOT --eval EVAL_DIR [--bench ROOT] [--write]`.

GOLD_ROOT holds ledgers in the exchange form and challenge files, EVAL_DIR the scoring scripts, which are run as they are, ROOT
the public data sets. Prints tables: the ledgers by set, field and phenomenon, false alarms on general news, the public sets, what
each part of the coder is worth, and speed. With --write they go into bench/RESULTS.md; --quick leaves out the last two.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ledgers.ablation import ablate
from ledgers.coding import CodedSet, GoldSet, code_set, find_sets
from ledgers.news import measure_news
from ledgers.page import Section, format_run, head_run, put_run
from ledgers.rivals import compare_mergings
from ledgers.scoring import Figures, count_alarms, score_phenomena, score_set
from ledgers.scripts import ScoreScript, load_score
from ledgers.speed import measure_speed
from ledgers.tables import (
    format_ablation,
    format_alarms,
    format_fields,
    format_mergings,
    format_news,
    format_phenomena,
    format_sets,
    format_speed,
)
from suites.catalogue import measure_suites
from suites.results import format_suites
from talion.pipeline import prepare

RESULTS = Path(__file__).parent / "RESULTS.md"
NEWS = "geoparsing"  # the folder of the public sets that holds general news with labels of conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for, and a folder to work in."""

    evaluation: Path
    bench: Path | None
    quick: bool
    work: Path


def tell_ledgers(score: ScoreScript, coded: Sequence[CodedSet], figures: Sequence[Figures]) -> Iterator[Section]:
    words = "F1 unless said otherwise; `s` is the seconds of coding, gazetteer index built before."
    yield Section(title="Gold ledgers", words=words, table=format_sets(figures))
    words = "F1 of each field over the incidents that are paired with one of the gold."
    yield Section(title="Fields", words=words, table=format_fields(figures))
    for one in coded:
        if one.gold.challenge:
            words = "F1; a cell is empty where there is nothing to find and nothing was found."
            table = format_phenomena(score_phenomena(score, one))
            yield Section(title=f"{one.gold.name}: phenomena", words=words, table=table)
            yield Section(title=f"{one.gold.name}: false alarms", words="", table=format_alarms(count_alarms(one)))


def tell_mergings(score: ScoreScript, coded: Sequence[CodedSet], order: Order) -> Iterator[Section]:
    ledgers = [one for one in coded if not one.gold.challenge]
    words = "B3 F1 / ledger F1 of ways of bringing events of many reports together, on the same events."
    table = format_mergings(list(compare_mergings(score, ledgers, order.work)))
    yield Section(title="Merging beside the usual ways", words=words, table=table)


def tell_rest(score: ScoreScript, sets: Sequence[GoldSet], order: Order) -> Iterator[Section]:
    if order.bench is not None:
        words = "Articles in which an incident is found, by what they are labelled; `none` should be low, `conflict` high."
        shares = measure_news(order.bench / NEWS, order.evaluation, order.work)
        yield Section(title="General news", words=words, table=format_news(shares))
        table = format_suites(measure_suites(order.bench))
        yield Section(title="Public sets", words="Scored by our own reading of their papers' definitions.", table=table)
    if not order.quick:
        words = "Ledger F1 / incidents F1, each row with one part more."
        yield Section(title="What each part is worth", words=words, table=format_ablation(list(ablate(score, sets, order.work))))
        ledgers = [gold.folder / "reports.jsonl" for gold in sets if not gold.challenge]
        words = "One process each on the reports of all ledgers, the best of three rounds; the model with all its components."
        yield Section(title="Speed", words=words, table=format_speed(measure_speed(ledgers)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--eval", dest="evaluation", type=Path, required=True)
    parser.add_argument("--bench", type=Path, help="the public data sets")
    parser.add_argument("--quick", action="store_true", help="leave out the ablation and the speed")
    parser.add_argument("--note", default="", help="what changed since the last run")
    parser.add_argument("--keep", type=Path, help="keep the coded ledgers in this folder")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/RESULTS.md")
    options = parser.parse_args()
    prepare()
    score = load_score(options.evaluation)
    with tempfile.TemporaryDirectory() as folder:
        order = Order(evaluation=options.evaluation, bench=options.bench, quick=options.quick, work=options.keep or Path(folder))
        sets = find_sets(options.gold, options.evaluation, order.work)
        coded = [code_set(gold, order.work) for gold in sets]
        figures = [score_set(score, one) for one in coded]
        sections = []
        for section in chain(
            tell_ledgers(score, coded, figures), tell_mergings(score, coded, order), tell_rest(score, sets, order)
        ):
            print(f"{section.title}\n\n{section.table}\n", flush=True)
            sections.append(section)
    if options.write:
        run = format_run(head_run(options.note), sections)
        RESULTS.write_text(put_run(RESULTS.read_text(encoding="utf-8"), run, figures, options.note), encoding="utf-8")
        print(f"written to {RESULTS}", file=sys.stderr)


if __name__ == "__main__":
    main()
