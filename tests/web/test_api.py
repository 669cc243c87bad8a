"""Everything that the pages show, as JSON; and judging by a program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from talion.ledger import Ledger
from talion.web.app import build_app
from talion.web.settings import Settings

TOKEN = "a-token-of-some-length"


@pytest.fixture
def analyst(own_ledger: Path) -> Iterator[TestClient]:
    with TestClient(build_app(Settings(ledger=own_ledger)), base_url="http://127.0.0.1:8700") as one:
        yield one


def test_what_the_pages_show_is_there_as_json(client: TestClient):
    total = client.get("/api/survey").json()["tally"]["total"]
    report = client.get("/api/reports").json()["items"][0]
    assert "text" not in report
    assert client.get(f"/api/reports/{report['id']}").json()["text"]
    links = client.get("/api/links").json()
    assert links["total"] == len(links["items"]) > 3
    assert client.get("/api/links?inferred=1").json()["total"] >= links["total"]
    chains = client.get("/api/chains?sort=longest").json()["items"]
    assert [len(one["incidents"]) for one in chains] == sorted((len(one["incidents"]) for one in chains), reverse=True)
    assert {one["name"] for one in client.get("/api/actors").json()["items"]} >= {"Houthis", "United States"}
    assert client.get("/api/pairings?limit=2").json()[0]["incidents"] >= 1
    assert "Ansar Allah" in client.get("/api/actors/Houthis").json()["aliases"]
    assert client.get("/api/disputes").json()["total"] < total
    assert client.get("/api/digest?since=2024-02-01").json()["sections"]
    assert client.get("/api/aggregates").json()["items"][0]["claimed"]
    assert client.get("/api/review").json()["left"]["doubtful"] == total
    assert client.get("/api/judgements").json() == {"total": 0, "page": 1, "pages": 0, "items": []}
    assert "YEM" in client.get("/api/choices").json()["countries"]
    shown = client.get("/api/incidents.geojson?country=YEM").json()["features"]
    assert len(shown) == client.get("/api/survey?country=YEM").json()["tally"]["total"]


@pytest.mark.parametrize(
    "path", ["/api/reports/none", "/api/incidents/i-0000000000000000", "/api/actors/Nobody%20Known", "/api/x"]
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_a_program_judges_with_the_word_of_its_session(analyst: TestClient):
    key = analyst.get("/api/incidents").json()["incidents"][0]["id"]
    decision = {"act": "set", "because": "seen on video", "values": ["injured=6"]}
    assert analyst.post(f"/api/incidents/{key}/judge", json=decision).status_code == 403
    word = {"X-Talion-Word": analyst.get("/api/session").json()["word"]}
    made = analyst.post(f"/api/incidents/{key}/judge", json=decision, headers=word)
    assert made.status_code == 200
    assert [(one["number"], one["holds"], one["judgement"]["values"]) for one in made.json()] == [
        (1, True, [{"min": 6, "max": 6}])
    ]
    assert analyst.get(f"/api/incidents/{key}").json()["incidents"][0]["injured"] == {"min": 6, "max": 6}
    undone = analyst.post(f"/api/incidents/{key}/judge", json={"act": "undo", "because": "no", "numbers": [1]}, headers=word)
    assert undone.status_code == 200
    assert analyst.get("/api/judgements").json()["items"][0]["undone_by"] == 2
    wrong = analyst.post(f"/api/incidents/{key}/judge", json={"act": "set", "because": "x", "values": ["a=b"]}, headers=word)
    assert wrong.status_code == 422
    assert "no field is called" in wrong.json()["detail"]


def test_a_program_is_told_of_what_changed_meanwhile(analyst: TestClient):
    key = analyst.get("/api/incidents").json()["incidents"][0]["id"]
    seen = analyst.get(f"/api/incidents/{key}").headers["etag"]
    word = {"X-Talion-Word": analyst.get("/api/session").json()["word"]}
    first = {"act": "accept", "because": "seen", "seen": seen}
    assert analyst.post(f"/api/incidents/{key}/judge", json=first, headers=word).status_code == 200
    assert analyst.post(f"/api/incidents/{key}/judge", json={**first, "act": "reject"}, headers=word).status_code == 409


def test_a_program_may_bear_the_token(own_ledger: Path):
    app = build_app(Settings(ledger=own_ledger, host="10.1.1.1", token=TOKEN))
    with TestClient(app, base_url="http://10.1.1.1") as one:
        assert one.get("/api/survey").status_code == 401
        for wrong in ("Bearer a-token-of-some-lengtH", "Bearer", f"Basic {TOKEN}", TOKEN):
            assert one.get("/api/survey", headers={"Authorization": wrong}).status_code == 401
        bearing = {"Authorization": f"Bearer {TOKEN}"}
        key = one.get("/api/incidents", headers=bearing).json()["incidents"][0]["id"]
        decision = {"act": "reject", "because": "a rumour"}
        assert one.post(f"/api/incidents/{key}/judge", json=decision, headers=bearing).status_code == 200
    with Ledger.open(own_ledger, create=False) as ledger:
        assert ledger.find(key).verdict == "rejected"
