"""Exit codes and the progress bar."""

from __future__ import annotations

import io
import sys

import pytest

from talion.cli.speech import exit_code, show_progress, tell_failures
from talion.records import Failure


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_exit_codes() -> None:
    assert [exit_code(3, 0), exit_code(3, 1), exit_code(0, 1), exit_code(0, 0)] == [0, 1, 2, 2]


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with show_progress("coding", quiet=False) as progress:
        assert progress is None


def test_a_terminal_gets_a_bar_on_standard_error_unless_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress("coding", quiet=False) as progress:
        assert progress is not None
        progress(1, 2)
    assert "coding" in terminal.getvalue()
    with show_progress("coding", quiet=True) as progress:
        assert progress is None


def test_a_failure_is_one_line_whatever_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    tell_failures([Failure(input="a\nb\x1b[2J.txt", reason="it is\nempty")])
    assert capsys.readouterr().err == "could not read a b [2J.txt: it is empty\n"
