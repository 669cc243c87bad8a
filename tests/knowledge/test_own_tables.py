"""A user's own actors and sites join the shipped ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from talion.registry import KnowledgeError, check_own_tables, load_tsv

COLUMNS = "name\taliases\tkind\tcountry\tparent\n"
ROW = "Quarry Brigade\tSons of the Quarry;Quarrymen of Dhar\tarmed group\tYEM\t\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALION_KNOWLEDGE", str(tmp_path))
    return tmp_path


def test_own_rows_stand_first_and_replace_shipped_ones_of_the_name(own: Path) -> None:
    shipped = {row["name"] for row in load_tsv("actors.tsv")}
    (own / "actors.tsv").write_text("# mine\n" + COLUMNS + ROW + "Houthis\tAnsar\tmilitia\tYEM\t\n")
    rows = load_tsv("actors.tsv")
    assert [row["name"] for row in rows[:2]] == ["Quarry Brigade", "Houthis"]
    assert [row["kind"] for row in rows if row["name"] == "Houthis"] == ["militia"]
    assert rows[0]["backers"] == ""
    assert {row["name"] for row in rows} == shipped | {"Quarry Brigade"}


def test_other_tables_stay_as_they_are(own: Path) -> None:
    before = load_tsv("acled.tsv")
    (own / "acled.tsv").write_text("acled_sub_event_type\tacled_event_type\nSiege\tBattles\n")
    assert load_tsv("acled.tsv") == before


@pytest.mark.parametrize(
    ("text", "words"), [("name\tcolour\nX\tred\n", "unknown column colour"), ("name\tkind\n\tmilitia\n", "has no name")]
)
def test_a_wrong_table_is_refused_with_its_columns(own: Path, text: str, words: str) -> None:
    (own / "actors.tsv").write_text(text)
    with pytest.raises(KnowledgeError, match=f"{words}; the columns are name, aliases"):
        check_own_tables()


def test_a_folder_without_tables_is_refused(own: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"holds none of actors\.tsv"):
        check_own_tables()


def test_the_command_line_knows_the_groups_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text(COLUMNS + ROW)
    (tmp_path / "a.txt").write_text("Quarrymen of Dhar fired two rockets at the garrison of Marib on Tuesday, killing a soldier.")
    words = ("--knowledge", str(tmp_path), "code", str(tmp_path / "a.txt"), "--published", "2024-03-07")
    environment = {key: value for key, value in os.environ.items() if key != "TALION_KNOWLEDGE"}
    done = subprocess.run(
        [sys.executable, "-m", "talion.cli", *words], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Quarry Brigade → " in done.stdout
    wrong = subprocess.run(
        [sys.executable, "-m", "talion.cli", "--knowledge", str(tmp_path / "none"), "list"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (wrong.returncode, "holds none of" in wrong.stderr) == (2, True)
