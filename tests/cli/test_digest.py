"""`talion digest` and `talion aggregates` as text, pages and data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Runner

pytestmark = pytest.mark.usefixtures("stages")


def test_text_fits_the_terminal(talion: Runner, ledger: Path) -> None:
    done = talion("digest", "--since", "2024-03-07", "--ledger", ledger, columns=90)
    assert done.exit_code == 0
    text = " ".join(done.out.split())
    for words in (
        "What is new, 7 Mar 2024",
        "1 report: 0 new incidents, 1 changed, 3 statements, 0 answers",
        "killed: 1 → 1–2 (latest 2)",
        "Northern Front claims it",
        "killed: at least 1 — denied by Northern Front",
    ):
        assert words in text
    assert max(map(len, done.out.splitlines())) <= 90


def test_pages_and_data_tell_the_same(talion: Runner, ledger: Path, tmp_path: Path) -> None:
    words = ["digest", "--since", "2024-03", "--ledger", ledger]
    page = talion(*words, "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert page.count("<article") == page.count("</article>") > 3
    assert "<mark>fired</mark>" in page
    markdown = talion(*words, "--format", "markdown").out
    assert markdown.startswith("# What is new")
    assert "## New incidents" in markdown
    data = json.loads(talion(*words, "--format", "json").out)
    assert (data["since"], data["until"]) == ("2024-03-01", "2024-03-07")
    assert len(data["incidents"]) == 3
    assert data["answers"][0]["quotes"][0]["quote"] == "in answer to the rocket fire"
    done = talion(*words, "--format", "html", "--out", tmp_path / "d.html")
    assert done.out == f"wrote {tmp_path / 'd.html'}\n"
    assert (tmp_path / "d.html").read_text() == page


def test_a_stretch_that_ends_before_it_begins_is_refused(talion: Runner, ledger: Path) -> None:
    done = talion("digest", "--since", "2024-03-07", "--until", "2024-03-01", "--ledger", ledger)
    assert (done.exit_code, done.out) == (2, "")


def test_counts_beside_the_ledgers_own(talion: Runner, ledger: Path) -> None:
    done = talion("aggregates", "--ledger", ledger, columns=90)
    assert done.exit_code == 0
    text = " ".join(done.out.split())
    assert "claimed: more than 20 attacks, by Northern Front, since Jan 2024" in text
    assert "ledger: 1 incident" in text
    (row,) = json.loads(talion("aggregates", "--ledger", ledger, "--format", "json").out)
    assert (row["published"], row["counted"], row["claimed"]) == ("2024-03-06", 1, "more than 20")
    assert len(row["incidents"]) == 1
    assert talion("aggregates", "--actor", "nobody", "--ledger", ledger, "--format", "jsonl").out == ""
