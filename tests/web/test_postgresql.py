"""Pages, API and judging over a ledger in PostgreSQL are what they are over one in SQLite."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient
from tests.postgresql import QUOTED, Server, name_database

from talion.ledger import Ledger
from talion.pipeline import BUILDER
from talion.web.app import build_app
from talion.web.settings import Settings

BASE = "http://127.0.0.1:8700"
PAGES = (
    "/", "/?order=place", "/?order=-killed", "/?text=drone&country=Iraq", "/?actor=houthi&branch=1",
    "/?type=attack", "/?text=%00", "/?source=%00", "/?weapon=drone&killed=1", "/?place=E&status=occurred", "/?confidence=0.9",
    "/?rejected=1", "/disputes", "/chains", "/chains?sort=longest", "/digest?since=2024-02-01", "/aggregates", "/actors",
    "/actors/Houthis", "/review", "/incidents/none", "/incidents/%00%00%00%00",
    "/api/survey", "/api/incidents?order=type", "/api/incidents.geojson", "/api/reports", "/api/links?inferred=1", "/api/chains",
    "/api/actors", "/api/pairings?limit=9", "/api/actors/Houthis", "/api/disputes", "/api/digest?since=2024-02-01",
    "/api/aggregates", "/api/review", "/api/judgements", "/api/choices", "/api/reports/%00",
)  # fmt: skip


def asking(target: Path | str, **more: object) -> TestClient:
    return TestClient(build_app(Settings(ledger=target, secret="x" * 32, **more)), base_url=BASE, follow_redirects=False)


def copy_ledger(path: Path, url: str) -> str:
    with Ledger.open(path, create=False) as one, Ledger.open(url) as other:
        other.add(one.load(), BUILDER)
    return url


def read(client: TestClient, address: str) -> tuple[int, str]:
    """The answer, without the word that every session has of its own."""
    answer = client.get(address)
    return answer.status_code, re.sub(r'(name="word" value=)"[^"]*"', r"\1", answer.text)


@pytest.fixture(scope="module")
def served(postgresql: Server, sample_ledger: Path) -> Iterator[TestClient]:
    with asking(copy_ledger(sample_ledger, postgresql.make())) as one:
        yield one


def test_every_page_and_answer_is_the_same(served: TestClient, sample_ledger: Path):
    with asking(sample_ledger) as wanted:
        keys = [one["id"] for one in wanted.get("/api/incidents").json()["incidents"]]
        heads = [one["id"] for one in wanted.get("/api/reports").json()["items"]]
        told = (
            *(f"{base}/incidents/{key}" for key in keys[:3] for base in ("", "/api")),
            *(f"/reports/{key}" for key in heads[:2]),
        )
        for address in (*PAGES, *told):
            status, text = read(wanted, address)
            assert read(served, address) == (status, text), address
            assert status in (200, 404), address
        assert len(keys) > 20


def test_many_ask_at_once(served: TestClient):
    wanted = read(served, "/api/survey")
    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(lambda _: read(served, "/api/survey"), range(24))) == {wanted}


class Stopped(dt.datetime):
    """A clock that always shows one moment."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Stopped:
        return cls(2024, 5, 1, 12, tzinfo=tz)


def test_judging_is_the_same(server: Server, own_ledger: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("talion.acts.dt", SimpleNamespace(datetime=Stopped, UTC=dt.UTC))
    url = copy_ledger(own_ledger, server.make())
    told = [_judge(asking(target)) for target in (url, own_ledger)]
    assert told[0] == told[1]
    with Ledger.open(url) as one, Ledger.open(own_ledger) as other:
        assert one.incidents() == other.incidents()
        assert len(one.judgements()) == len(other.judgements()) == 4


def _judge(client: TestClient) -> list[object]:
    """Sets, refuses, undoes, rejects and reviews; gives what was answered."""
    answers: list[object] = []
    with client:
        word = {"X-Talion-Word": client.get("/api/session").json()["word"]}
        keys = [one["id"] for one in client.get("/api/incidents?order=date").json()["incidents"]]
        for key, given in (
            (keys[0], {"act": "set", "values": ["killed=7", "weapons+=drone"]}),
            (keys[0], {"act": "set", "values": ["killed=many"]}),
            (keys[0], {"act": "undo", "numbers": [1]}),
            (keys[1], {"act": "reject"}),
            (keys[1], {"act": "accept", "because": "a\0b"}),
        ):
            made = client.post(f"/api/incidents/{key}/judge", json={"because": "seen", **given}, headers=word)
            answers += [made.status_code, read(client, f"/api/incidents/{key}"), [read(client, "/api/review")]]
        answers += [client.get(address).status_code for address in ("/review", f"/incidents/{keys[0]}", "/?rejected=1")]
    return answers


def test_a_server_that_ends_is_said_without_the_password(server: Server):
    url = server.make()
    Ledger.open(url).close()
    with asking(url) as client:
        server.run(f"ALTER DATABASE {name_database(url)} ALLOW_CONNECTIONS false")
        server.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname LIKE 't%'")
        answer = client.get("/api/survey")
    assert answer.status_code == 503
    assert QUOTED not in answer.text
    assert "s3cr3t" not in answer.text
