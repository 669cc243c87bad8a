import json
from pathlib import Path

import pytest

from suites.wikievents import count_side, measure
from suites.wikievents_texts import Argument, join_tokens

SENTENCES = ["Gunmen killed a judge in Cali .", "He was shot .", "Police met the mayor ’ s aides ."]
TOKENS = " ".join(SENTENCES).split()


def event(kind: str, at: int, **arguments: str) -> dict[str, object]:
    roles = [{"role": role, "text": text} for role, text in arguments.items()]
    return {"event_type": kind, "trigger": {"start_idx": at, "end_idx": at + 1}, "arguments": roles}


def test_text_is_written_as_one_would() -> None:
    text, places = join_tokens(TOKENS, frozenset({0, 7, 11}))
    assert text == "Gunmen killed a judge in Cali.\nHe was shot.\nPolice met the mayor’s aides."
    assert [text[start:end] for start, end in places] == TOKENS


def test_head_of_an_argument() -> None:
    assert Argument(side="agent", text="the leader of a gang").head == "leader"
    assert Argument(side="place", text="Cali").head == "cali"


def test_one_side() -> None:
    tally = count_side({"judge", "guards"}, ["a senior judge", "bystanders"])
    assert (tally.hits, tally.predicted, tally.found, tally.gold) == (1, 2, 1, 2)


def test_figures_of_a_tiny_set(tmp_path: Path) -> None:
    row = {
        "docid": "own", "tokens": TOKENS, "sentences": SENTENCES,
        "event_mentions": [
            event("Life.Die.Unspecified", 1, Killer="Gunmen", Victim="a judge", Place="Cali"),
            event("Contact.Contact", 12, Participant="Police"),
            event("Conflict.Attack", 16),
        ],
    }  # fmt: skip
    (tmp_path / "own.jsonl").write_text(json.dumps(row), encoding="utf-8")
    figures = {f.name: f for f in measure(tmp_path).figures}
    assert figures["trigger words and type, F1"].of == 2  # contact is not counted
    assert figures["trigger words and type, F1"].note == "P 0.500 R 0.500"  # "shot" is ours alone, "aides" gold alone
    assert figures["arguments of found triggers, F1"].of == 3
    assert figures["arguments: patient, F1"].value == pytest.approx(1.0)
