"""`talion recode` shows what the present coder tells otherwise, and keeps it only when asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talion.records import Coding, Count, Event, Report

if TYPE_CHECKING:
    from conftest import Runner


@pytest.fixture
def newer(coding: Coding, folder: Path, talion: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that holds the sample, and a coder that has become better: another toll, one threat less."""
    import talion.pipeline as pipeline

    path = tmp_path / "real.db"
    assert talion("add", folder, "--ledger", path).exit_code == 0

    def improve(event: Event) -> Event:
        claims = [
            replace(claim, coder="talion 9.9", **({"value": Count(low=7, high=7)} if claim.field == "injured" else {}))
            for claim in event.claims
        ]
        return replace(event, claims=tuple(claims))

    def code_reports(reports: Sequence[Report], *, inferred: bool = False, progress: object = None) -> Coding:
        threats = {one for each in coding.incidents if each.status == "threatened" for one in each.events}
        events = tuple(improve(event) for event in coding.events if event.id not in threats)
        return Coding(reports=tuple(reports), events=events, aggregates=coding.aggregates, relations=coding.relations)

    monkeypatch.setattr(sys.modules[pipeline.__name__], "code_reports", code_reports)
    monkeypatch.setattr(pipeline, "prepare", lambda progress=None: None)
    return path


def test_changes_are_shown_and_nothing_is_written(talion: Runner, newer: Path) -> None:
    before = talion("list", "--ledger", newer, "--format", "jsonl").out
    done = talion("recode", "--ledger", newer)
    assert done.exit_code == 0
    assert "3 incidents: 0 new, 1 gone, 1 changed, 2 as they were" in done.out
    assert "injured: 5 → 7" in done.out
    assert "nothing was written" in done.err
    assert talion("list", "--ledger", newer, "--format", "jsonl").out == before


def test_applied_changes_are_kept_and_judgements_obeyed(talion: Runner, newer: Path, threat: object) -> None:
    id_ = threat.id  # type: ignore[attr-defined]
    assert talion("judge", "reject", id_, "--because", "words", "--author", "ann", "--ledger", newer).exit_code == 0
    done = talion("recode", "--apply", "--ledger", newer)
    assert done.exit_code == 0
    assert "1 gone" in done.out
    assert "Judgements that find not all of their words: 1" in " ".join(done.out.split())
    assert "nothing was written" not in done.err
    assert "not in this ledger" in " ".join(talion("judge", "log", "--ledger", newer).out.split())
    again = talion("recode", "--ledger", newer)
    assert "0 new, 0 gone, 0 changed, 3 as they were" in again.out
