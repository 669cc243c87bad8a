"""Commands that run in the process of the tests."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from talion.builder import Builder, Whole
from talion.cli.app import build_app
from talion.exports.exchange import write_exchange
from talion.incidents.keys import Keys
from talion.records import Coding, Failure, Incident, Link, Report


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command left: standard output, standard error, exit code."""

    out: str
    err: str
    exit_code: int


class Runner:
    """Runs the command line as a user does, but in this process."""

    def __init__(self) -> None:
        self.app = build_app()
        self.runner = CliRunner()

    def __call__(self, *words: str | Path, columns: int = 80) -> Outcome:
        result = self.runner.invoke(self.app, [str(word) for word in words], env={"COLUMNS": str(columns)})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Outcome(out=result.stdout, err=result.stderr, exit_code=result.exit_code)


@pytest.fixture
def talion() -> Runner:
    return Runner()


@pytest.fixture
def folder(coding: Coding, tmp_path: Path) -> Path:
    """The sample as exchange files."""
    write_exchange(coding, tmp_path / "exchange")
    return tmp_path / "exchange"


@pytest.fixture
def stages(coding: Coding, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts stages in the pipeline's place that know the sample's answers: these tests are about the commands, not the coder."""

    def code_reports(reports: Sequence[Report], *, each: bool = False, inferred: bool = False, progress: object = None) -> Coding:
        bad = tuple(Failure(input=one.id, reason="cannot be coded") for one in reports if "UNCODABLE" in one.text)
        if len(reports) == len(bad):
            return Coding(failures=bad)
        return replace(coding, failures=bad)

    def build(whole: Whole) -> tuple[list[Incident], list[Link]]:
        kept = {event.id for event in whole.events}
        incidents = [one for one in coding.incidents if set(one.events) <= kept]
        ids = {one.id for one in incidents}
        return incidents, [link for link in coding.links if {link.source, link.target} <= ids]

    builder = Builder(
        version="sample", list_keys=lambda event: Keys(frozenset(), frozenset()), find_ties=lambda fresh, near: [], build=build
    )
    module = ModuleType("talion.pipeline")
    vars(module).update(code_reports=code_reports, BUILDER=builder, prepare=lambda progress=None: None)
    monkeypatch.setitem(sys.modules, "talion.pipeline", module)


@pytest.fixture
def ledger(talion: Runner, folder: Path, stages: None, tmp_path: Path) -> Path:
    """A ledger that holds the sample."""
    path = tmp_path / "kept.db"
    assert talion("add", folder, "--ledger", path).exit_code == 0
    return path
