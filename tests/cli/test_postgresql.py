"""Every command gives the same over a ledger in PostgreSQL as over one in SQLite, and tells nobody the password."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from tests.postgresql import QUOTED, Server

from talion.ledger.address import name_ledger
from talion.records import Coding

if TYPE_CHECKING:
    from conftest import Runner

NIGHT = "On Tuesday the Northern Front shelled Marib in Yemen with mortars, killing three soldiers, the army said."


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judgements are made at one moment, so that they are equal."""
    now = SimpleNamespace(now=lambda zone: dt.datetime(2024, 5, 1, tzinfo=zone))
    monkeypatch.setattr("talion.acts.dt", SimpleNamespace(datetime=now, UTC=dt.UTC))
    monkeypatch.setenv("TALION_AUTHOR", "ann")


@pytest.mark.usefixtures("clock")
def test_every_command_gives_the_same(
    talion: Runner, server: Server, folder: Path, coding: Coding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "night.txt"
    report.write_text(f"Published: 2024-03-14\n\n{NIGHT}\n", encoding="utf-8")
    first, second = sorted(one.id for one in coding.incidents)[:2]
    calls: list[list[str | Path]] = [
        ["add", folder, report], ["add", report], ["list"], ["list", "--actor", "front", "--format", "jsonl"],
        ["show", first], ["why", first, "place"], ["why", first], ["chain", first], ["aggregates"], ["digest", "--since", "2024"],
        ["actors"], ["places", "--new"], ["show", "i-ffffffff"],
        ["judge", "set", first, "killed=3", "--because", "a list"], ["judge", "merge", first, second, "--because", "one night"],
        ["judge", "log"], ["list"], ["judge", "undo", "2", "--because", "two"], ["judge", "reject", second, "--because", "none"],
        ["judge", "accept", second, "--because", "it is"], ["judge", "log"], ["show", first], ["recode", "--apply"],
        ["list"], ["export", "ledger", "exchange"], ["export", "html", "pages"],
    ]  # fmt: skip
    told = []
    for name, target in (("one", server.make()), ("other", str(tmp_path / "ledger.db"))):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        told.append([run(talion, words, target) for words in calls])
    for one, other in zip(*told, strict=True):
        assert one == other
    files = [
        {one.relative_to(top): one.read_bytes() for one in top.rglob("*.*")} for top in (tmp_path / "one", tmp_path / "other")
    ]
    assert files[0] == files[1]
    assert len(files[0]) > 20


def run(talion: Runner, words: Sequence[str | Path], target: str) -> tuple[object, ...]:
    done = talion(*words, "--ledger", target)
    assert QUOTED not in done.out + done.err
    return words, done.exit_code, done.out, done.err.replace(name_ledger(target), "the ledger")


def test_the_setting_names_the_ledger_and_help_does_not_tell_it(
    talion: Runner, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALION_LEDGER", server.make())
    assert talion("add", folder).exit_code == 0
    assert talion("list").out.count("\n") > 3
    assert QUOTED not in talion("list", "--help").out
