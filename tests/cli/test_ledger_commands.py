"""`talion add`, `list`, `show`, `why` and `export ledger` over a ledger on disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talion.records import Coding, Incident

if TYPE_CHECKING:
    from conftest import Runner

pytestmark = pytest.mark.usefixtures("stages")


def test_adding_again_changes_nothing(talion: Runner, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    first, second = talion("add", folder, "--ledger", path), talion("add", folder, "--ledger", path)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "2 new reports, 0 known, 0 inputs failed; now 3 incidents, 3 of them new" in first.err
    assert "0 new reports, 2 known, 0 inputs failed; now 3 incidents, 0 of them new" in second.err


def test_a_damaged_folder_fails_and_the_good_one_is_kept(talion: Runner, folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "reports.jsonl").write_text("{")
    (bad / "incidents.jsonl").write_text("")
    done = talion("add", bad, folder, "--ledger", tmp_path / "l.db")
    assert done.exit_code == 1
    assert f"could not read {bad}: " in done.err
    assert "3 incidents" in done.err
    assert talion("add", bad, "--ledger", tmp_path / "n.db").exit_code == 2
    assert not (tmp_path / "n.db").exists()


def test_reports_are_coded_and_kept(talion: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The army said that rebels had fired two rockets at the garrison on Tuesday, and that it had answered."
    )
    done = talion("add", tmp_path / "a.txt", tmp_path / "missing.txt", "--ledger", tmp_path / "l.db")
    assert done.exit_code == 1
    assert "2 new reports, 0 known, 1 input failed" in done.err


def test_list_shows_incidents_without_quotes(talion: Runner, ledger: Path) -> None:
    done = talion("list", "--ledger", ledger)
    assert done.exit_code == 0
    assert "3 incidents in 2 reports" in done.out
    assert "Northern Front → Yemen" in done.out
    assert "“" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--since", "2024-03-06"], 1),
        (["--until", "2024-03-05"], 1),
        (["--since", "2024", "--until", "2024-03"], 2),
        (["--since", "2025"], 0),
        (["--place", "marib"], 1),
        (["--country", "Yemen"], 2),
        (["--country", "yem"], 2),
        (["--actor", "northern"], 2),
        (["--type", "shelling/artillery/missile attack"], 2),
        (["--status", "threatened"], 1),
        (["--text", "strait"], 1),
        (["--limit", "1"], 1),
        (["--min-confidence", "0.4"], 3),
        (["--min-confidence", "0.5"], 2),
        (["--min-confidence", "1"], 1),
    ],
)
def test_filters(talion: Runner, ledger: Path, words: list[str], count: int) -> None:
    done = talion("list", "--ledger", ledger, "--format", "jsonl", *words)
    assert done.exit_code == 0
    assert len(done.out.splitlines()) == count


def test_a_cut_list_says_so(talion: Runner, ledger: Path) -> None:
    assert "the first 2 of 3 incidents" in talion("list", "--ledger", ledger, "--limit", "2").err


@pytest.mark.parametrize(
    "words",
    [["--status", "maybe"], ["--country", "Atlantis"], ["--since", "March"], ["--limit", "-1"], ["--min-confidence", "7"]],
)
def test_wrong_filters_are_refused(talion: Runner, ledger: Path, words: list[str]) -> None:
    done = talion("list", "--ledger", ledger, *words)
    assert (done.exit_code, done.out) == (2, "")
    assert (words[0] if words[0] in ("--limit", "--min-confidence") else words[1]) in done.err


def test_list_as_json_holds_the_links_among_the_incidents(talion: Runner, ledger: Path) -> None:
    assert len(json.loads(talion("list", "--ledger", ledger, "--format", "json").out)["links"]) == 1
    assert json.loads(talion("list", "--ledger", ledger, "--format", "json", "--place", "marib").out)["links"] == []


def test_show_tells_everything(talion: Runner, ledger: Path, rockets: Incident) -> None:
    done = talion("show", rockets.id[:8], "--ledger", ledger)
    assert done.exit_code == 0
    text = " ".join(done.out.split())
    for words in (
        rockets.id,
        "1–2 (1 on 6 Mar 2024, 2 on 7 Mar 2024) [3 claims in 2 reports, confidence 0.74]",
        "confidence 0.91 rests on: ",
        "Harbour Wire, 6 Mar 2024 [wire] · Rockets hit a garrison",
        "answered by",
        "After",
        "Yemen → unknown",
    ):
        assert words in text
    assert max(map(len, done.out.splitlines())) <= 80


def test_why_tells_the_claims(talion: Runner, ledger: Path, rockets: Incident) -> None:
    done = talion("why", rockets.id, "killed", "--ledger", ledger)
    assert done.exit_code == 0
    text = " ".join(done.out.split())
    for words in (
        "killed: 1–2",
        "«Two soldiers died» and five were hurt",
        "at least 1 — denied by Northern Front",
        "2 — in the report's own words · confidence 0.74",
        "Valley Post, 7 Mar 2024 [post]",
        "shown: 1–2, from the lowest to the highest of these figures",
    ):
        assert words in text
    derived = " ".join(talion("why", rockets.id, "date", "--ledger", ledger).out.split())
    assert "derived: the last Tuesday before publication on 2024-03-06" in derived


@pytest.mark.parametrize("words", [["show", "i-ffffff"], ["why", "i-ffffff", "date"], ["why", "i-ffffff", "colour"]])
def test_what_is_not_there_is_a_plain_message(talion: Runner, ledger: Path, words: list[str]) -> None:
    done = talion(*words, "--ledger", ledger)
    assert (done.exit_code, done.out) == (2, "")
    assert done.err.startswith("talion: ")


@pytest.mark.parametrize("words", [["list"], ["show", "i-ffffff"], ["why", "i-ffffff", "date"], ["export", "ledger", "out"]])
def test_a_missing_ledger_is_a_plain_message_and_none_is_made(talion: Runner, tmp_path: Path, words: list[str]) -> None:
    done = talion(*words, "--ledger", tmp_path / "none.db")
    assert done.exit_code == 2
    assert "none.db" in done.err
    assert not (tmp_path / "none.db").exists()


def test_an_export_without_the_unsure(talion: Runner, ledger: Path, tmp_path: Path) -> None:
    done = talion("export", "ledger", tmp_path / "sure", "--ledger", ledger, "--min-confidence", "0.5")
    assert done.out == f"wrote 2 incidents of 2 reports to {tmp_path / 'sure'}\n"
    assert (tmp_path / "sure" / "links.jsonl").read_text() == ""
    assert "3 incidents" in talion("list", "--ledger", ledger).out


def test_an_exported_ledger_comes_back_whole(talion: Runner, ledger: Path, folder: Path, coding: Coding, tmp_path: Path) -> None:
    done = talion("export", "ledger", tmp_path / "back", "--ledger", ledger)
    assert done.out == f"wrote 3 incidents of 2 reports to {tmp_path / 'back'}\n"
    for file in folder.iterdir():
        assert (tmp_path / "back" / file.name).read_bytes() == file.read_bytes()
