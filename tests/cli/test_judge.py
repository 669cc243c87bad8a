"""`talion judge` over a ledger on disk: what people say is obeyed, kept, shown, taken back and exchanged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talion.exports.exchange import read_exchange
from talion.records import Incident

if TYPE_CHECKING:
    from conftest import Runner


@pytest.fixture
def real(folder: Path, talion: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that holds the sample, built as the pipeline builds."""
    monkeypatch.setenv("TALION_AUTHOR", "ann")
    path = tmp_path / "real.db"
    assert talion("add", folder, "--ledger", path).exit_code == 0
    return path


def listed(talion: Runner, ledger: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in talion("list", "--ledger", ledger, "--format", "jsonl", *words).out.splitlines()]


def test_merge_split_and_undo(talion: Runner, real: Path) -> None:
    before = listed(talion, real)
    first, second = (str(row["id"]) for row in before[:2])
    done = talion("judge", "merge", first, second, "--because", "one night", "--ledger", real)
    assert done.exit_code == 0
    assert "merge 2 tellings, now in" in done.out
    assert "— ann, " in done.out
    merged = listed(talion, real)
    assert len(merged) == len(before) - 1
    whole = next(row for row in merged if len(row["events"]) == 2)  # type: ignore[arg-type]
    events = whole["events"]
    assert isinstance(events, list)
    done = talion("judge", "split", str(whole["id"]), events[-1], "--because", "no, two", "--author", "bob", "--ledger", real)
    assert done.exit_code == 0, done.err
    assert "overruled by 2" in talion("judge", "log", "--ledger", real).out
    assert talion("judge", "undo", "1", "2", "--because", "as it was", "--ledger", real).exit_code == 0
    assert listed(talion, real) == before
    log = talion("judge", "log", "--ledger", real)
    assert "undone by 3" in log.out
    assert "4 judgements, 0 in force" in log.err


def test_a_set_value_is_shown_with_who_and_why(talion: Runner, real: Path, rockets: Incident) -> None:
    words = ("killed=3", "weapons+=drone", "place=Hill 40@15.5,45.25,YEM", "date=2024-03-04..2024-03-05")
    done = talion("judge", "set", rockets.id, *words, "--because", "the army's own list", "--ledger", real)
    assert done.exit_code == 0, done.err
    assert "killed = 3" in done.out
    assert "3 killed" in done.out
    row = next(row for row in listed(talion, real) if row["id"] == rockets.id)
    assert (row["fatalities"], row["place"], row["date_start"]) == ({"min": 3, "max": 3}, "Hill 40", "2024-03-04")
    why = " ".join(talion("why", rockets.id, "killed", "--ledger", real).out.split())
    assert "3 — set by ann · confidence 1.00 judgement: the army's own list" in why
    assert "rule: what a person sets outranks what the reports say" in why
    shown = talion("show", rockets.id, "--ledger", real).out
    assert "Judgements" in shown
    assert "the army's own list" in shown


def test_what_is_rejected_is_out_of_sight_and_accepted_is_sure(
    talion: Runner, real: Path, threat: Incident, shells: Incident
) -> None:
    assert talion("judge", "reject", threat.id, "--because", "words only", "--ledger", real).exit_code == 0
    assert threat.id not in {row["id"] for row in listed(talion, real)}
    assert [row["id"] for row in listed(talion, real, "--rejected")] == [threat.id]
    assert "REJECTED" in talion("show", threat.id, "--ledger", real).out
    assert talion("judge", "accept", shells.id, "--because", "seen", "--ledger", real).exit_code == 0
    assert next(row for row in listed(talion, real) if row["id"] == shells.id)["confidence"] == 1.0
    assert "1.00, accepted" in " ".join(talion("show", shells.id, "--ledger", real).out.split())
    refused = talion("judge", "merge", threat.id, shells.id, "--because", "x", "--ledger", real)
    assert (refused.exit_code, "was rejected" in refused.err) == (2, True)


def test_judgements_travel_in_the_exchange_files(
    talion: Runner, real: Path, rockets: Incident, threat: Incident, tmp_path: Path
) -> None:
    talion("judge", "set", rockets.id, "killed=3", "by+=Iran", "--because", "list", "--ledger", real)
    talion("judge", "reject", threat.id, "--because", "words only", "--ledger", real)
    talion("judge", "undo", "2", "--because", "no", "--ledger", real)
    one, two, copy = tmp_path / "one", tmp_path / "two", tmp_path / "copy.db"
    wrote = talion("export", "ledger", one, "--ledger", real)
    assert "wrote 3 incidents" in wrote.out
    assert "1 rejected aside" in wrote.out
    assert "4 new judgements" in talion("add", one, "--ledger", copy).err
    again = talion("add", one, "--ledger", copy).err
    assert "new judgement" not in again
    talion("export", "ledger", two, "--ledger", copy)
    assert {path.name: path.read_text() for path in two.iterdir()} == {path.name: path.read_text() for path in one.iterdir()}
    assert read_exchange(one).judgements == read_exchange(two).judgements
    assert threat.id not in (one / "incidents.jsonl").read_text()


def test_a_damaged_judgement_is_refused(talion: Runner, real: Path, threat: Incident, tmp_path: Path) -> None:
    talion("judge", "reject", threat.id, "--because", "words only", "--ledger", real)
    talion("export", "ledger", tmp_path / "out", "--ledger", real)
    file = tmp_path / "out" / "judgements.jsonl"
    file.write_text(file.read_text().replace("words only", "word only"))
    done = talion("add", tmp_path / "out", "--ledger", tmp_path / "copy.db")
    assert done.exit_code == 2
    assert "judgements.jsonl line 1: j-" in done.err


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("set", "ROCKETS", "killed=many"), "a range (5-7)"),
        (("set", "ROCKETS", "colour=red"), "no field is called 'colour'"),
        (("set", "ROCKETS", "killed=1", "killed=2"), "set twice"),
        (("set", "ROCKETS", "by=Houtis"), "did you mean Houthis"),
        (("merge", "ROCKETS", "ROCKETS"), "one incident already"),
        (("split", "ROCKETS", "e-0000"), "it has e-"),
        (("split", "ROCKETS", "wire"), "not all"),
        (("undo", "7"), "no judgement 7"),
        (("accept", "i-ffff0000"), "no incident"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    talion: Runner, real: Path, rockets: Incident, words: tuple[str, ...], answer: str
) -> None:
    before = listed(talion, real)
    given = [rockets.id if word == "ROCKETS" else word for word in words]
    done = talion("judge", *given, "--because", "x", "--ledger", real)
    assert (done.exit_code, done.out) == (2, "")
    assert answer in " ".join(done.err.split())
    assert listed(talion, real) == before
    assert talion("judge", "log", "--ledger", real).out == ""


def test_a_reason_is_needed(talion: Runner, real: Path, rockets: Incident) -> None:
    assert talion("judge", "accept", rockets.id, "--ledger", real).exit_code == 2
    assert "give --because" in talion("judge", "accept", rockets.id, "--because", " ", "--ledger", real).err


def test_undoing_twice_is_refused_with_the_way_back(talion: Runner, real: Path, rockets: Incident) -> None:
    talion("judge", "accept", rockets.id, "--because", "x", "--ledger", real)
    talion("judge", "undo", "1", "--because", "x", "--ledger", real)
    assert "undone already, by 2" in talion("judge", "undo", "1", "--because", "x", "--ledger", real).err
    assert talion("judge", "undo", "2", "--because", "x", "--ledger", real).exit_code == 0
    assert "3 judgements, 1 in force" in talion("judge", "log", rockets.id, "--ledger", real).err


def test_the_log_is_about_one_incident_where_one_is_named(
    talion: Runner, real: Path, rockets: Incident, shells: Incident
) -> None:
    talion("judge", "accept", rockets.id, "--because", "x", "--ledger", real)
    talion("judge", "accept", shells.id, "--because", "y", "--ledger", real)
    assert "1 judgement," in talion("judge", "log", shells.id, "--ledger", real).err


def test_actors_are_listed_and_new_names_are_marked(talion: Runner, real: Path) -> None:
    done = talion("actors", "--ledger", real)
    assert done.exit_code == 0
    assert "Yemen · state" in done.out
    assert "Northern Front · in no table" in done.out
    new = talion("actors", "--new", "--limit", "1", "--ledger", real)
    assert "Yemen" not in new.out


def test_names_become_one_actor_and_two_again(talion: Runner, real: Path) -> None:
    before = listed(talion, real)
    words = ("Sons of Dhar", "northern front", "--new-name", "--because", "its own statement")
    done = talion("judge", "same-actor", *words, "--ledger", real)
    assert done.exit_code == 0, done.err
    assert "Northern Front is Sons of Dhar, in 1 incident — ann" in done.out
    actors = talion("actors", "--new", "--ledger", real).out
    assert "Sons of Dhar · in no table" in actors
    assert "also named Northern Front" in actors
    assert "named by" in actors
    (row,) = [row for row in listed(talion, real) if row["perpetrators"] == ["Sons of Dhar"]]
    why = " ".join(talion("why", str(row["id"]), "by", "--ledger", real).out.split())
    assert "Sons of Dhar — named by ann" in why
    assert "judgement of names: Northern Front is Sons of Dhar: its own statement" in why
    assert "Northern Front: 1 claim in 1 report — not shown" in why
    assert "its own statement" in talion("show", str(row["id"]), "--ledger", real).out
    assert talion("judge", "undo", "1", "--because", "withdrawn", "--ledger", real).exit_code == 0
    assert listed(talion, real) == before
    refused = talion("judge", "same-actor", "Houthis", "Qwertyists", "--because", "x", "--ledger", real)
    assert (refused.exit_code, "no actor is called 'Qwertyists'" in refused.err) == (2, True)


def test_places_are_listed(talion: Runner, real: Path) -> None:
    done = talion("places", "--limit", "1", "--ledger", real)
    assert done.exit_code == 0
    assert "of the gazetteer" in done.out
    assert "the first 1 of" in done.err
    assert talion("places", "--new", "--ledger", real).out == ""
