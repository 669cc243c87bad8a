"""`talion chain`: every step with its words and source, as text and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talion.records import Incident

if TYPE_CHECKING:
    from conftest import Runner

pytestmark = pytest.mark.usefixtures("stages")


def test_steps_with_their_words(talion: Runner, ledger: Path, rockets: Incident, shells: Incident) -> None:
    for asked in (rockets, shells):
        done = talion("chain", asked.id, "--ledger", ledger, columns=90)
        assert done.exit_code == 0
        text = " ".join(done.out.split())
        assert "└─ answered by “in answer to the rocket fire” — Harbour Wire, 6 Mar 2024 [wire]" in text
        assert done.out.count("◀") == 1
        assert max(map(len, done.out.splitlines())) <= 90


def test_as_data(talion: Runner, ledger: Path, rockets: Incident, shells: Incident) -> None:
    data = json.loads(talion("chain", rockets.id, "--ledger", ledger, "--format", "json").out)
    assert {one["id"] for one in data["incidents"]} == {rockets.id, shells.id}
    assert [(link["from"], link["to"]) for link in data["links"]] == [(shells.id, rockets.id)]


def test_what_stands_in_none(talion: Runner, ledger: Path, threat: Incident) -> None:
    done = talion("chain", threat.id, "--ledger", ledger)
    assert done.exit_code == 0
    assert "no report ties" in done.out
