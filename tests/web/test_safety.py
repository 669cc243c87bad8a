"""What strangers, other sites and reports made to do harm cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LONG, ODD

from talion.ledger import Ledger
from talion.web.access import hash_password, read_users
from talion.web.app import build_app
from talion.web.meter import Meter
from talion.web.settings import ServeError, Settings, check_settings

TOKEN = "a-token-of-some-length"


def ask(settings: Settings, address: str = "http://127.0.0.1:8700") -> TestClient:
    return TestClient(build_app(settings), base_url=address, follow_redirects=False)


def test_no_page_runs_a_script_of_its_own(client: TestClient):
    for path in ("/", "/try", "/actors", "/docs", f"/reports/{ODD.id}", "/nowhere"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "default-src 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        for tag in answer.text.split("<script")[1:]:
            assert tag.startswith((' src="/static/', ' type="application/json" id="'))


def test_words_of_a_report_are_words_only(client: TestClient):
    shown = [client.get(path).text for path in ("/", f"/reports/{ODD.id}", "/?source=" + "%3Cb%3EOdd%20%26%20Sons%3C/b%3E")]
    incident = client.get("/api/incidents", params={"source": ODD.publisher}).json()["incidents"][0]
    shown.append(client.get(f"/incidents/{incident['id']}").text)
    for page in shown:
        for harm in ("<script>alert", "<img src=x", "<b>Odd", 'href="javascript:'):
            assert harm not in page
    assert "&lt;script&gt;alert(1)" in shown[1]
    assert "x" * LONG in shown[1]


def test_requests_under_another_name_are_refused(client: TestClient):
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8700", "", "127.0.0.1@evil.example"):
        assert client.get("/", headers={"Host": host}).status_code == 421
    for host in ("localhost:8700", "127.0.0.1", "[::1]:8700"):
        assert client.get("/", headers={"Host": host}).status_code == 200


def test_too_much_at_once_is_refused(client: TestClient):
    assert client.post("/try", content=b"text=" + b"x" * 9_000_000).status_code == 413
    assert client.post("/try", content=b"", headers={"Content-Length": "many"}).status_code == 413


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"])
def test_nothing_but_the_static_files_is_given(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code in (404, 421)
    assert "build_app" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_ways_of_asking_that_no_page_has_are_refused(client: TestClient, method: str):
    assert getattr(client, method)("/").status_code == 405


def test_an_address_for_others_needs_a_token_or_users(sample_ledger: Path):
    with pytest.raises(ServeError, match="can be reached by others"):
        check_settings(Settings(ledger=sample_ledger, host="0.0.0.0"))
    with pytest.raises(ServeError, match="too short"):
        check_settings(Settings(ledger=sample_ledger, host="0.0.0.0", token="short"))


def test_a_token_opens_the_pages(sample_ledger: Path):
    with ask(Settings(ledger=sample_ledger, host="10.1.1.1", token=TOKEN), "http://10.1.1.1") as stranger:
        assert stranger.get("/").headers["location"] == "/login"
        assert stranger.get("/api/survey").status_code == 401
        assert stranger.post("/login", data={"token": "a-token-of-some-lengtH"}).status_code == 401
        opened = stranger.post("/login", data={"token": TOKEN})
        assert opened.status_code == 303
        cookie = opened.headers["set-cookie"].lower()
        assert "samesite=strict" in cookie
        assert "httponly" in cookie
        assert stranger.get("/").status_code == 200


def test_users_log_in_by_name_and_password(sample_ledger: Path, tmp_path: Path):
    users = tmp_path / "users.toml"
    users.write_text(f'[ada]\nrole = "viewer"\nhash = "{hash_password("right horse")}"\n', encoding="utf-8")
    with ask(Settings(ledger=sample_ledger, users=users)) as stranger:
        assert stranger.get("/").status_code == 303
        for name, password in (("ada", "wrong"), ("eve", "right horse"), ("", "")):
            assert stranger.post("/login", data={"name": name, "password": password}).status_code == 401
        assert stranger.post("/login", data={"name": "ada", "password": "right horse"}).status_code == 303
        assert stranger.get("/").status_code == 200
        assert stranger.post("/logout", data={"word": "guessed"}).status_code == 403


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[ada]\nrole = 'king'\nhash = '$argon2id$x'\n", "role of ada"),
        ("[ada]\nrole = 'viewer'\nhash = 'secret'\n", "hash of ada"),
        ("ada = 1\n", "role of ada"),
        ("", "no users"),
        ("[", "cannot be read"),
    ],
)
def test_a_file_of_users_that_is_wrong_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str):
    path = tmp_path / "users.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ServeError, match=reason):
        read_users(path)


def test_a_meter_lets_only_so_many_through():
    meter = Meter(tries=2, window=60.0)
    assert [meter.admit() for _ in range(3)] == [True, True, False]


def test_nothing_is_judged_without_the_sessions_word(own_ledger: Path):
    with ask(Settings(ledger=own_ledger)) as analyst:
        key = analyst.get("/api/incidents").json()["incidents"][0]["id"]
        for word in ({}, {"word": ""}, {"word": "guessed"}):
            form = {"act": "reject", "because": "no reason", **word}
            assert analyst.post(f"/incidents/{key}/judge", data=form).status_code == 403
            answer = {"line": "doubtful", "choice": "reject", "keys": key, "because": "no reason", **word}
            assert analyst.post("/review", data=answer).status_code == 403
    with Ledger.open(own_ledger, create=False) as ledger:
        assert ledger.judgements() == []


def test_a_viewer_looks_and_does_not_judge(own_ledger: Path, tmp_path: Path):
    users = tmp_path / "users.toml"
    users.write_text(f'[ada]\nrole = "viewer"\nhash = "{hash_password("right horse")}"\n', encoding="utf-8")
    with ask(Settings(ledger=own_ledger, users=users)) as viewer:
        viewer.post("/login", data={"name": "ada", "password": "right horse"})
        key = viewer.get("/api/incidents").json()["incidents"][0]["id"]
        for path in (f"/incidents/{key}", "/review", "/review?line=twins", "/actors/Northern%20Front"):
            page = viewer.get(path)
            assert page.status_code == 200
            assert 'method="post"' not in page.text
        assert viewer.post(f"/incidents/{key}/judge", data={"act": "reject", "because": "no reason"}).status_code == 403
        assert viewer.post("/review", data={"line": "doubtful", "choice": "reject", "keys": key}).status_code == 403
    with Ledger.open(own_ledger, create=False) as ledger:
        assert ledger.judgements() == []
