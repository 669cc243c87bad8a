"""The commands and the code of the user's pages are tried: each names what exists and works in a fresh folder."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from talion.cli.app import build_app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
LINK = re.compile(r"\]\((?!\w+:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]+))?\)")


def read_blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [found["body"] for found in BLOCK.finditer(text) if found["language"] == language]


def read_commands(page: str, program: str) -> list[list[str]]:
    """The words of every line of the page's shell blocks that calls `program`."""
    lines = [line for block in read_blocks(page, "sh") for line in block.splitlines()]
    commands = [shlex.split(line, comments=True) for line in lines]
    return [words for words in commands if words and Path(words[0]).name == program]


def name_commands(app: typer.Typer) -> set[str]:
    return {str(command.name) for command in app.registered_commands} | {str(group.name) for group in app.registered_groups}


def anchor(heading: str) -> str:
    """The address of a heading as repository hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_make_commands_name_targets(page: str) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {word for words in read_commands(page, "make") for word in words[1:] if "=" not in word}
    assert named
    assert named <= targets


def test_talion_commands_exist() -> None:
    named = {words[1] for words in read_commands("README.md", "talion")}
    assert {"code", "add", "list", "show", "why", "export"} <= named
    assert named <= name_commands(build_app())


def test_talion_commands_of_the_readme_work_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    app = build_app()
    for words in read_commands("README.md", "talion"):
        done = runner.invoke(app, [find_id(runner) if word == "ID" else word for word in words[1:]])
        assert done.exit_code == 0, f"{shlex.join(words)}\n{done.output}\n{done.exception!r}"
        assert done.output.strip(), shlex.join(words)
    assert {path.name for path in (tmp_path / "exchange").iterdir()} >= {"reports.jsonl", "incidents.jsonl", "links.jsonl"}


def find_id(runner: CliRunner) -> str:
    """The id of the ledger's first incident, which stands for ID."""
    listed = runner.invoke(build_app(), ["list", "--format", "jsonl"])
    return str(json.loads(listed.stdout.splitlines()[0])["id"])


def test_python_of_the_api_page_runs_from_top_to_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = read_blocks("docs/python-api.md", "python")
    assert blocks
    for block in blocks:
        exec(compile(block, "docs/python-api.md", "exec"), names)
    assert "incidents" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for found in LINK.finditer(page.read_text(encoding="utf-8")):
        target = (page.parent / found["path"]).resolve() if found["path"] else page
        assert target.exists(), found[0]
        if found["anchor"]:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert found["anchor"] in {anchor(heading) for heading in headings}, found[0]
