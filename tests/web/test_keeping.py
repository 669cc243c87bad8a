"""A tried text that an analyst keeps."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from talion.ledger import Ledger
from talion.web.app import build_app
from talion.web.settings import Settings

TEXT = "On Tuesday rebels shelled Marib, killing two soldiers.\r\nPolice gave no names."


def test_a_tried_text_is_kept_only_with_the_word_of_the_session(tmp_path: Path):
    path = tmp_path / "new.db"
    Ledger.open(path).close()
    with TestClient(build_app(Settings(ledger=path)), base_url="http://127.0.0.1:8700") as one:
        page = one.post("/try", data={"text": TEXT, "published": "2024-03-07"}).text
        word = re.search(r'name="word" value="([^"]+)"', page).group(1)
        form = {"text": TEXT, "published": "2024-03-07"}
        assert one.post("/try/keep", data=form).status_code == 403
        assert one.get("/api/survey").json()["tally"]["total"] == 0
        kept = one.post("/try/keep", data={**form, "word": word})
        assert kept.status_code == 200
        assert kept.url.path.startswith("/reports/r-")
        assert "shelled" in kept.text
        assert one.get("/api/survey").json()["tally"]["total"] == 1
        assert one.post("/try/keep", data={**form, "word": word}).status_code == 200
        assert one.get("/api/survey").json()["tally"]["total"] == 1
