"""`talion code`: what is printed, written and returned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talion.exports.exchange import is_exchange, read_exchange
from talion.records import Coding

if TYPE_CHECKING:
    from conftest import Runner

pytestmark = pytest.mark.usefixtures("stages")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(
        "The army said that rebels had fired two rockets at the garrison on Tuesday, and that it had answered the fire.\n"
    )
    return path


def test_the_view_tells_who_what_where_and_the_words(talion: Runner, report: Path) -> None:
    done = talion("code", report)
    assert done.exit_code == 0
    text = " ".join(done.out.replace("│", " ").split())
    for words in (
        "3 incidents in 2 reports",
        "Northern Front → Yemen",
        "Marib, Yemen (town) · 1–2 killed (latest 2), 5 injured · confidence 0.91",
        "claimed by Northern Front · attributed to Northern Front by Valley Post",
        "in Yemen (country)",
        "THREATENED",
        "“Rebels «fired» two rockets at the garrison of Marib on Tuesday, killing one soldier” — Harbour Wire, 6 Mar 2024 [wire]",
        "Date unknown",
        "Answers",
        "answered by “in answer to the rocket fire”",
        "more than 20 attacks, by Northern Front, since Jan 2024",
        "claimed, not incidents",
        "Northern Front — backed by Iran",
    ):
        assert words in text


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(talion: Runner, report: Path, columns: int) -> None:
    lines = talion("code", report, columns=columns).out.splitlines()
    assert max(map(len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


def test_a_pipe_gets_no_colours(talion: Runner, report: Path) -> None:
    assert "\x1b" not in talion("code", report).out


def test_json_on_standard_output_is_clean(talion: Runner, report: Path) -> None:
    done = talion("code", report, "--format", "json")
    assert len(json.loads(done.out)["incidents"]) == 3
    assert "2 reports coded, 0 inputs failed, 3 incidents" in done.err


def test_jsonl_has_one_incident_a_line(talion: Runner, report: Path) -> None:
    lines = talion("code", report, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["status"] for line in lines].count("threatened") == 1
    assert len(lines) == 3


def test_out_writes_exchange_files_and_one_line(talion: Runner, report: Path, tmp_path: Path, coding: Coding) -> None:
    done = talion("code", report, "--out", tmp_path / "o")
    assert done.out == f"wrote 3 incidents of 2 reports to {tmp_path / 'o'}\n"
    assert is_exchange(tmp_path / "o")
    assert read_exchange(tmp_path / "o").incidents == coding.incidents


def test_a_failed_input_is_named_and_the_others_are_coded(talion: Runner, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = talion("code", report, tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert done.exit_code == 1
    failures = [line for line in done.err.splitlines() if line.startswith("could not read ")]
    assert len(failures) == 2
    assert any("missing.txt: " in line for line in failures)
    assert "2 inputs failed" in done.err
    assert "Northern Front" in done.out


def test_a_report_that_cannot_be_coded_is_a_failure(talion: Runner, report: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "This is the UNCODABLE report, whose sentences are long enough for it to be taken as a text in English."
    )
    done = talion("code", report, tmp_path / "b.txt")
    assert done.exit_code == 1
    assert "cannot be coded" in done.err
    assert talion("code", tmp_path / "b.txt").exit_code == 2


def test_nothing_to_code_is_exit_code_two(talion: Runner, tmp_path: Path) -> None:
    done = talion("code", tmp_path / "missing.txt")
    assert (done.exit_code, done.out) == (2, "")
    assert "could not read" in done.err


def test_quiet_tells_failures_only(talion: Runner, report: Path, tmp_path: Path) -> None:
    assert talion("code", report, "--quiet").err == ""
    assert talion("code", report, tmp_path / "missing.txt", "-q").err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["code"], ["code", "a.txt", "--published", "yesterday"], ["code", "a.txt", "--format", "xml"], ["fly"]]
)
def test_wrong_usage_is_exit_code_two(talion: Runner, words: list[str]) -> None:
    done = talion(*words)
    assert done.exit_code == 2
    assert "Traceback" not in done.err
    assert done.out == ""


def test_the_less_sure_can_be_left_out(talion: Runner, report: Path, tmp_path: Path) -> None:
    done = talion("code", report, "--min-confidence", "0.5", "--format", "jsonl")
    assert [json.loads(line)["confidence"] for line in done.out.splitlines()].count(0.4) == 0
    assert "3 incidents, 1 of them less sure than asked for" in done.err
    talion("code", report, "--min-confidence", "0.95", "--out", tmp_path / "sure")
    assert [one.confidence for one in read_exchange(tmp_path / "sure").incidents] == [None]
    assert "less sure" not in talion("code", report).err
