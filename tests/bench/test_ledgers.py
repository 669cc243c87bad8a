"""Pairs are those of the script, figures get into their tables, and a run into the page beside those before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.bench.scores import PlainScore

from ledgers.ablation import list_stages
from ledgers.coding import CodedSet, GoldSet
from ledgers.matching import pair_incidents
from ledgers.news import read_shares
from ledgers.page import LINES_START, RUN_END, RUN_START, Section, format_run, put_run
from ledgers.scoring import Figures, Share, count_alarms, score_phenomena, score_set
from ledgers.speed import Speed
from ledgers.speed_run import read_reports
from ledgers.tables import format_ablation, format_alarms, format_fields, format_phenomena, format_sets, format_speed
from talion.parts import WHOLE
from talion.records import Coding
from talion.scorers import FRAMES

GOOD = Share(precision=0.5, recall=1.0, f1=0.667, correct=1, predicted=2, gold=1)
NOTHING = replace(GOOD, precision=0.0, recall=0.0, f1=0.0, correct=0, predicted=0, gold=0)
FIGURES = Figures(
    name="harbour", reports=3, evidence=1.0, ledger=GOOD, incidents=GOOD, merging=0.5, links=NOTHING, aggregates=GOOD,
    relations=None, fields={"date": GOOD, "place": NOTHING}, seconds=1.25,
)  # fmt: skip


def write_ledger(folder: Path, incidents: Sequence[tuple[str, int, int, str]], **report: str) -> Path:
    """Incidents as (id, start, end, country), all in the report "r"."""
    folder.mkdir(parents=True)
    rows = [
        {"id": key, "country": country, "mentions": [{"report": "r", "start": start, "end": end}]}
        for key, start, end, country in incidents
    ]
    (folder / "incidents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "reports.jsonl").write_text(json.dumps({"id": "r", "text": "words", **report}) + "\n")
    return folder


def test_the_pair_that_agrees_most_is_taken_and_each_only_once(tmp_path: Path) -> None:
    gold = write_ledger(tmp_path / "gold", [("g1", 0, 10, "YEM"), ("g2", 5, 20, "OMN")])
    pred = write_ledger(tmp_path / "pred", [("p1", 0, 20, "OMN"), ("p2", 8, 9, "YEM"), ("p3", 30, 40, "YEM")])
    pairs = pair_incidents(PlainScore(correct=2, spurious=["p3"]), gold, pred)
    assert {p: row["id"] for p, row in pairs.gold.items()} == {"p1": "g2", "p2": "g1"}


@pytest.mark.parametrize(("correct", "spurious"), [(1, ["p3"]), (2, ["p2"])])
def test_other_pairs_than_the_script_makes_are_an_error(tmp_path: Path, correct: int, spurious: list[str]) -> None:
    gold = write_ledger(tmp_path / "gold", [("g1", 0, 10, "YEM"), ("g2", 5, 20, "OMN")])
    pred = write_ledger(tmp_path / "pred", [("p1", 0, 20, "OMN"), ("p2", 8, 9, "YEM"), ("p3", 30, 40, "YEM")])
    with pytest.raises(RuntimeError, match="another rule"):
        pair_incidents(PlainScore(correct=correct, spurious=spurious), gold, pred)


def test_figures_of_a_set_and_of_its_phenomena(tmp_path: Path) -> None:
    gold = write_ledger(tmp_path / "gold", [], phenomenon="sport")
    pred = write_ledger(tmp_path / "pred", [("p1", 0, 3, "YEM")])
    coded = CodedSet(gold=GoldSet(name="few", folder=gold, challenge=True), coding=Coding(), folder=pred, seconds=2.0)
    whole = score_set(PlainScore(correct=1), coded)
    assert (whole.name, whole.ledger.f1, whole.merging, whole.relations) == ("few", 0.667, 0.667, None)
    assert [one.name for one in score_phenomena(PlainScore(), coded)] == ["sport"]
    (alarm,) = count_alarms(coded)
    assert (alarm.name, alarm.hits, alarm.items, alarm.share) == ("sport", 0, 1, 0.0)
    assert (
        format_alarms([replace(alarm, hits=1), replace(alarm, name="film", items=3)]).splitlines()[-1]
        == "| all | 4 | 1 | 0.250 |"
    )


def test_tables_leave_out_what_there_is_nothing_of() -> None:
    assert "| harbour | 3 | 1.000 | **0.667 (0.500, 1.000)** | 0.667 (0.500, 1.000) | 0.500 |  | 0.667 |  | 1.2 |" in format_sets(
        [FIGURES]
    )
    assert format_fields([FIGURES]).splitlines()[2:] == ["| date | 0.667 |", "| place |  |"]
    assert format_phenomena([FIGURES]).splitlines()[2] == "| harbour | 3 | 0.667 | 0.667 (0.500, 1.000) |  | 0.667 | 0.667 |  |"
    assert format_ablation([("frames only", [FIGURES])]).splitlines()[2] == "| frames only | 0.667 / 0.667 |"
    assert format_speed(Speed(documents=10, bare=20.0, coder=15.0)).splitlines()[2] == "| 10 | 20.0 | 15.0 | 0.75 |"


def test_shares_of_general_news_are_read_from_what_the_script_prints() -> None:
    printed = (
        "none       documents 157, with an incident   7 (0.045)\nconflict   documents  20, with an incident  13 (0.650)\n"
        "  false alarm 9\n"
    )
    assert [(s.label, s.articles, s.hits) for s in read_shares("GWN", printed)] == [("none", 157, 7), ("conflict", 20, 13)]


def test_a_run_takes_the_place_of_the_newest_and_its_line_stands_first() -> None:
    page = (
        f"# Accuracy\n\n{RUN_START}old{RUN_END}\n{LINES_START}| date | talion | note | harbour | hills |\n|---|---|---|---|---|\n"
        "| 2023-01-01 | 0.0 | first | 0.1 / 0.2 | |\n"
    )
    run = format_run("2024-01-01: second", [Section(title="Sets", words="F1", table="| a |")])
    once = put_run(page, run, [FIGURES], "second")
    twice = put_run(once, run, [FIGURES], "third")
    assert "old" not in once
    assert once.count("### Sets\n\nF1\n\n| a |") == twice.count("### Sets") == 1
    notes = [line.split("|")[3:6] for line in twice.split(LINES_START)[1].splitlines()[2:]]
    assert notes == [
        [" third ", " 0.667 / 0.667 ", "  "], [" second ", " 0.667 / 0.667 ", "  "], [" first ", " 0.1 / 0.2 ", " "],
    ]  # fmt: skip


def test_reports_of_two_files_with_one_id_are_both_timed(tmp_path: Path) -> None:
    paths = [write_ledger(tmp_path / name, [], published="2024-03-06", text=text) / "reports.jsonl" for name, text in (
        ("one", "Soldiers shelled the hills above the town on Tuesday, and nobody was hurt, the mayor said."),
        ("two", "Rebels burnt a bridge near the harbour on Monday night, and nobody has claimed the fire."),
    )]  # fmt: skip
    assert len({report.id for report in read_reports([str(path) for path in paths])}) == 2


def test_stages_go_from_the_frames_alone_to_the_whole() -> None:
    stages = list_stages()
    assert (stages[-1].scorers, stages[-1].parts) == (FRAMES, WHOLE)
    assert len({(stage.scorers, stage.parts) for stage in stages}) == len(stages)
