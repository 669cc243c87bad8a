"""Which files stand behind the inputs of a call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from talion.read.sources import Note, Source, find_sources
from talion.records import Failure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with `in/` in it."""
    for name in (
        "in/b.txt",
        "in/a.md",
        "in/sub/c.HTML",
        "in/sub/d.jsonl",
        "in/.hidden.txt",
        "in/.git/e.txt",
        "in/sub/f.png",
        "in/g",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(inputs: Sequence[str]) -> list[str]:
    return [found.name for found in find_sources(inputs) if isinstance(found, Source)]


def test_folder_is_read_through_in_order(folder: Path) -> None:
    assert names(["in"]) == ["in/a.md", "in/b.txt", "in/sub/c.HTML", "in/sub/d.jsonl"]


def test_folder_says_what_it_skips(folder: Path) -> None:
    notes = [found for found in find_sources(["in"]) if isinstance(found, Note)]
    assert notes == [Note(input="in", text="skipped, for their kind is not read: g, sub/f.png")]


def test_glob_that_enters_folders_itself_says_once_what_it_skips(folder: Path) -> None:
    notes = [found for found in find_sources(["in/**/*"]) if isinstance(found, Note)]
    assert notes == [Note(input="in/**/*", text="skipped, for their kind is not read: in/g, in/sub/f.png")]


def test_many_skipped_files_are_counted(folder: Path) -> None:
    for number in range(9):
        (folder / "in/sub" / f"p{number}.pdf").touch()
    (note,) = [found for found in find_sources(["in/sub"]) if isinstance(found, Note)]
    assert note.text == "skipped, for their kind is not read: f.png, p0.pdf, p1.pdf, p2.pdf, p3.pdf and 5 more"


def test_globs_are_sorted_and_enter_folders_once(folder: Path) -> None:
    assert names(["in/*.txt"]) == ["in/b.txt"]
    everything = ["in/a.md", "in/b.txt", "in/sub/c.HTML", "in/sub/d.jsonl"]
    assert names(["in/*"]) == everything
    assert names(["in/**/*"]) == everything


@pytest.mark.parametrize("inputs", [["in/b.txt", "in/*.txt", "in"], ["in/../in/b.txt", "./in", "in/b.txt"]])
def test_a_file_reached_again_counts_once(folder: Path, inputs: list[str]) -> None:
    assert sorted(Path(name).name for name in names(inputs)) == ["a.md", "b.txt", "c.HTML", "d.jsonl"]


def test_a_link_to_a_file_is_that_file(folder: Path) -> None:
    (folder / "in/z.txt").symlink_to(folder / "in/b.txt")
    assert names(["in/b.txt", "in/z.txt"]) == ["in/b.txt"]


def test_kinds_follow_suffixes(folder: Path) -> None:
    kinds = {found.name: found.kind for found in find_sources(["in", "in/g", "-"]) if isinstance(found, Source)}
    assert kinds == {
        "in/a.md": "markdown", "in/b.txt": "plain", "in/sub/c.HTML": "page", "in/sub/d.jsonl": "rows", "in/g": "unknown",
        "standard input": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["in/sub/*.png", "nothing*", "void"])
def test_nothing_to_read_is_a_failure(folder: Path, text: str) -> None:
    (folder / "void").mkdir()
    found = list(find_sources([text]))
    assert found[-1] == Failure(input=text, reason="nothing to read is found there; give .txt, .md, .html or .jsonl files")


def test_name_with_glob_characters_is_itself_first(folder: Path) -> None:
    (folder / "in/[b].txt").touch()
    assert names(["in/[b].txt"]) == ["in/[b].txt"]


def test_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert names(["in/.hidden.txt"]) == ["in/.hidden.txt"]


def test_exchange_folder_gives_its_reports_alone(folder: Path) -> None:
    for name in ("reports", "incidents", "links"):
        (folder / "in/sub" / f"{name}.jsonl").touch()
    assert names(["in/sub"]) == ["in/sub/reports.jsonl"]
