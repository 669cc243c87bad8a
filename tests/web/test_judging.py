"""Acts on the pages: what analysts decide is done, what has changed meanwhile is not, and what makes no sense says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from talion.ledger import Ledger
from talion.records import Incident
from talion.web.app import build_app
from talion.web.settings import Settings


@pytest.fixture
def analyst(own_ledger: Path) -> Iterator[TestClient]:
    with TestClient(build_app(Settings(ledger=own_ledger)), base_url="http://127.0.0.1:8700", follow_redirects=False) as one:
        yield one


def list_incidents(path: Path) -> list[Incident]:
    with Ledger.open(path, create=False) as ledger:
        return ledger.incidents()


def find_shelling(path: Path) -> Incident:
    """The incident that two events tell of."""
    return next(one for one in list_incidents(path) if len(one.events) == 2)


def read_form(client: TestClient, key: str) -> dict[str, str]:
    page = client.get(f"/incidents/{key}").text
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def send(client: TestClient, key: str, act: str, **given: object) -> tuple[int, str]:
    answer = client.post(
        f"/incidents/{key}/judge", data={**read_form(client, key), "act": act, "because": "seen on video", **given}
    )
    return answer.status_code, answer.text


def test_what_is_set_is_shown_with_its_reason_and_undone(analyst: TestClient, own_ledger: Path):
    key = find_shelling(own_ledger).id
    assert send(analyst, key, "set", values="killed=7\nweapons+=drone") == (303, "")
    changed = find_shelling(own_ledger)
    assert changed.fatalities.low == changed.fatalities.high == 7
    assert "drone" in changed.weapons
    page = analyst.get(f"/incidents/{key}").text
    assert "What people judged" in page
    assert "“seen on video”" in page
    assert send(analyst, key, "undo 1", because="it was not")[0] == 303
    assert find_shelling(own_ledger).fatalities.high == 2
    assert "undone by 3" in analyst.get(f"/incidents/{key}").text


def test_what_is_rejected_leaves_the_lists_and_keeps_its_page(analyst: TestClient, own_ledger: Path):
    key = find_shelling(own_ledger).id
    assert send(analyst, key, "reject")[0] == 303
    assert f"/incidents/{key}" in analyst.get("/", params={"rejected": "1"}).text
    assert key not in {one.id for one in list_incidents(own_ledger)}
    assert analyst.get(f"/incidents/{key}").status_code == 200
    assert send(analyst, key, "accept")[0] == 303
    assert find_shelling(own_ledger).confidence == 1.0


def test_tellings_are_split_off_and_merged_again(analyst: TestClient, own_ledger: Path):
    whole = find_shelling(own_ledger)
    assert send(analyst, whole.id, "split", tellings=[whole.events[1]])[0] == 303
    homes = {event: one.id for one in list_incidents(own_ledger) for event in one.events}
    parts = [homes[event] for event in whole.events]
    assert parts[0] != parts[1]
    assert send(analyst, parts[0], "merge", others=parts[1][:9])[0] == 303
    assert any(set(whole.events) <= set(one.events) for one in list_incidents(own_ledger))


def test_the_second_of_two_analysts_is_told_and_shown(analyst: TestClient, own_ledger: Path):
    key = find_shelling(own_ledger).id
    second = read_form(analyst, key)
    assert send(analyst, key, "set", values="killed=4", because="the hospital counts four")[0] == 303
    answer = analyst.post(f"/incidents/{key}/judge", data={**second, "act": "set", "values": "killed=9", "because": "so I heard"})
    assert answer.status_code == 409
    assert "Nothing was done" in answer.text
    assert "the hospital counts four" in answer.text
    assert 'value="so I heard"' in answer.text
    assert find_shelling(own_ledger).fatalities.high == 4
    fresh = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    again = analyst.post(f"/incidents/{key}/judge", data={**fresh, "act": "set", "values": "killed=9", "because": "so I heard"})
    assert again.status_code == 303


def test_judgements_of_other_incidents_do_not_stand_in_the_way(analyst: TestClient, own_ledger: Path):
    shelling = find_shelling(own_ledger)
    other = next(one for one in list_incidents(own_ledger) if one.id != shelling.id)
    before = read_form(analyst, shelling.id)
    assert send(analyst, other.id, "accept")[0] == 303
    answer = analyst.post(f"/incidents/{shelling.id}/judge", data={**before, "act": "accept", "because": "seen"})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("act", "given", "reason"),
    [
        ("set", {"values": "killed=many"}, "many"),
        ("set", {"values": ""}, "FIELD=VALUE"),
        ("set", {"values": "colour=red"}, "no field is called"),
        ("set", {"values": "perpetrators=Qwertyists"}, "Qwertyists"),
        ("merge", {"others": ""}, "give its id"),
        ("merge", {"others": "i-0000000000000000"}, "no incident has the id"),
        ("split", {}, "name some of the incident"),
        ("undo 77", {}, "there is no judgement 77"),
        ("undo x", {}, "there is no act"),
        ("burn", {}, "there is no act"),
        ("accept", {"because": " "}, "a reason"),
    ],
)
def test_an_act_that_makes_no_sense_says_why_and_changes_nothing(
    analyst: TestClient, own_ledger: Path, act: str, given: dict[str, str], reason: str
):
    before = list_incidents(own_ledger)
    status, page = send(analyst, find_shelling(own_ledger).id, act, **given)
    assert status == 422
    assert reason in page
    assert list_incidents(own_ledger) == before


def test_what_somebody_typed_is_kept_where_it_was_refused(analyst: TestClient, own_ledger: Path):
    _, page = send(analyst, find_shelling(own_ledger).id, "set", values="killed=<b>", because='"quoted"')
    assert "killed=&lt;b&gt;</textarea>" in page
    assert "&#34;quoted&#34;" in page


def test_an_actor_is_renamed_in_all_its_incidents(analyst: TestClient, own_ledger: Path):
    word = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', analyst.get("/actors/Northern%20Front").text))
    wrong = analyst.post("/actors/Northern%20Front", data={**word, "other": "Qwertyists", "because": "another name"})
    assert wrong.status_code == 422
    assert "no actor is called" in wrong.text
    assert analyst.post("/actors/Northern%20Front", data={"other": "Houthis", "because": "another name"}).status_code == 403
    answer = analyst.post("/actors/Northern%20Front", data={**word, "other": "Ansar Allah", "because": "another name"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/actors/Houthis")
    names = {name for one in list_incidents(own_ledger) for name in one.perpetrators}
    assert "Houthis" in names
    assert "Northern Front" not in names
