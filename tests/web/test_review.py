"""The queue of what somebody should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from talion.ledger import Ledger
from talion.web.app import build_app
from talion.web.queue import find_item
from talion.web.settings import Settings


@pytest.fixture
def analyst(own_ledger: Path) -> Iterator[TestClient]:
    with TestClient(build_app(Settings(ledger=own_ledger)), base_url="http://127.0.0.1:8700", follow_redirects=False) as one:
        yield one


@pytest.fixture
def ledger(own_ledger: Path) -> Iterator[Ledger]:
    with Ledger.open(own_ledger, create=False) as one:
        yield one


def answer(client: TestClient, line: str, choice: str, **given: str) -> tuple[int, str]:
    page = client.get("/review", params={"line": line}).text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    sent = client.post("/review", data={**form, "choice": choice, "because": "reviewed", **given})
    return sent.status_code, sent.headers.get("location", sent.text)


def test_the_least_sure_comes_first_and_what_is_judged_leaves(analyst: TestClient, ledger: Ledger):
    order = [find_item(ledger, "doubtful", skip).item.incidents[0] for skip in range(len(ledger.incidents()))]
    assert [one.confidence for one in order] == sorted(one.confidence for one in order)
    status, onward = answer(analyst, "doubtful", "accept")
    assert (status, onward) == (303, f"/review?line=doubtful&done=1&last={order[0].events[0]}")
    assert f'href="/incidents/{order[0].events[0]}"' in analyst.get(onward).text
    assert ledger.find(order[0].id).verdict == "accepted"
    assert answer(analyst, "doubtful", "reject")[0] == 303
    assert ledger.find(order[1].id).verdict == "rejected"
    page = analyst.get("/review?line=doubtful&done=2").text
    assert f"{len(order) - 2} of {len(order)} left" in page
    assert f"/incidents/{order[2].id}" in page


def test_twins_stand_side_by_side_with_reasons_and_are_kept_apart(analyst: TestClient, ledger: Ledger):
    page = analyst.get("/review?line=twins").text
    assert page.count('<article class="item waiting">') == 2
    assert "both on 2024-03-04" in page
    before = len(ledger.incidents())
    assert answer(analyst, "twins", "apart")[0] == 303
    assert ledger.twins() == []
    assert len(ledger.incidents()) == before
    assert ledger.review()[0].judgement.kind == "split"


def test_twins_are_merged(analyst: TestClient, ledger: Ledger):
    before = len(ledger.incidents())
    assert answer(analyst, "twins", "merge")[0] == 303
    assert len(ledger.incidents()) == before - 1
    assert ledger.twins() == []


@pytest.mark.parametrize(
    ("choice", "other", "doer"), [("accept", "", "Northern Front"), ("merge", "Ansar Allah", "Houthis"), ("reject", "", None)]
)
def test_an_unknown_actor_is_right_or_another_or_nobody(analyst: TestClient, ledger: Ledger, choice: str, other: str, doer: str):
    assert "<h2>Northern Front</h2>" in analyst.get("/review?line=actors").text
    status, onward = answer(analyst, "actors", choice, other=other)
    assert status == 303
    assert analyst.get(onward).status_code == 200
    assert "<h2>Northern Front</h2>" not in analyst.get("/review?line=actors").text
    names = {name for one in ledger.incidents() for name in one.perpetrators}
    assert ("Northern Front" in names) is (choice == "accept")
    assert doer is None or doer in names


def test_a_place_gets_its_point(analyst: TestClient, ledger: Ledger):
    assert answer(analyst, "places", "merge", other="Tinfouchaye@17.5,-1.2,MLI")[0] == 303
    assert ledger.unplaced(0).left == 0
    assert any(one.place is not None and one.place.lat == 17.5 for one in ledger.incidents())


def test_nothing_is_done_to_what_changed_meanwhile(analyst: TestClient, ledger: Ledger):
    first = analyst.get("/review?line=twins").text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', first))
    assert answer(analyst, "twins", "apart")[0] == 303
    late = analyst.post("/review", data={**form, "choice": "merge", "because": "reviewed"})
    assert late.status_code == 409
    assert "Nothing was done" in late.text
    assert len(ledger.judgements()) == 1


@pytest.mark.parametrize(
    ("line", "choice", "other", "reason"),
    [
        ("doubtful", "merge", "", "give its id"),
        ("doubtful", "apart", "", "means nothing for low confidence"),
        ("actors", "merge", "", "say who it is"),
        ("actors", "merge", "Qwertyists", "no actor is called"),
        ("places", "merge", "Nowhere-at-all", "Nowhere-at-all"),
    ],
)
def test_an_answer_that_makes_no_sense_says_why(
    analyst: TestClient, ledger: Ledger, line: str, choice: str, other: str, reason: str
):
    status, page = answer(analyst, line, choice, other=other)
    assert status == 422
    assert reason in page
    assert ledger.judgements() == []


def test_skipping_goes_on_and_ends(analyst: TestClient):
    page = analyst.get("/review?line=twins&skip=1").text
    assert "1 skipped" in page
    assert "Nothing more waits here" in page


@pytest.mark.parametrize(("line", "keys"), [("doubtful", " "), ("twins", "i-00000000"), ("doubtful", "i-1 i-2"), ("places", "")])
def test_a_forged_form_is_refused(analyst: TestClient, ledger: Ledger, line: str, keys: str):
    for choice in ("accept", "merge", "apart"):
        assert answer(analyst, line, choice, keys=keys, seen="", other="x")[0] == 422
    assert ledger.judgements() == []
