"""A ledger of the sample reports, the pages over it, and somebody who asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright
from tests.web.browser import ARGUMENTS, CHROMIUM, Watched, watching

from talion.ledger import Ledger
from talion.pipeline import BUILDER, code_reports, prepare
from talion.read.inputs import read_inputs
from talion.records import Report
from talion.web.app import build_app
from talion.web.settings import Settings

SAMPLES = Path(__file__).parents[2] / "examples" / "reports"
LONG = 999_000  # characters of one line
ODD = Report(
    id="odd",
    publisher="<b>Odd & Sons</b>",
    published="2024-02-10",
    title="<script>alert(1)</script>",
    url="javascript:alert(1)",
    text=(
        "On Friday rebels of the <script>alert(2)</script> Northern Front shelled the town of Marib in Yemen with mortars, "
        "killing two soldiers, said Gen. O'Hara </script><img src=x onerror=alert(3)>.\n" + "x" * LONG
    ),
)

DOUBTS = (
    Report(
        id="post",
        publisher="Marib Post",
        published="2024-03-05",
        text=(
            "Rebels of the Northern Front shelled the town of Marib in Yemen with mortars on Monday, killing two soldiers. "
            "In a separate attack on Monday, Northern Front fighters shelled Marib with mortars and wounded five soldiers."
        ),
    ),
    Report(
        id="wire",
        publisher="Aden Post",
        published="2024-03-05",
        text="The Northern Front shelled Marib in Yemen with mortars on Monday, officials said.",
    ),
    Report(
        id="brigade",
        publisher="Sahel Wire",
        published="2024-03-06",
        text="The Zarquine Brigade attacked an army outpost at Tinfouchaye in Mali on Tuesday, killing four soldiers, many said.",
    ),
)


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports and one that is made to do harm."""
    prepare()
    path = tmp_path_factory.mktemp("web") / "samples.db"
    reports = [*read_inputs([str(SAMPLES)]).reports, ODD]
    with Ledger.open(path) as ledger:
        ledger.add(code_reports(reports), BUILDER)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "these tests need Debian's Chromium"
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A page on which nothing may go wrong, of what the test's own module serves at `address`."""
    with watching(browser, address) as one:
        yield one
        assert one.wrongs == []


@pytest.fixture(scope="session")
def client(sample_ledger: Path) -> Iterator[TestClient]:
    """Somebody on this computer."""
    app = build_app(Settings(ledger=sample_ledger))
    with TestClient(app, base_url="http://127.0.0.1:8700", raise_server_exceptions=False) as one:
        yield one


@pytest.fixture(scope="session")
def doubtful_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two incidents that may be one, an actor that no table has, a place that no gazetteer has."""
    prepare()
    path = tmp_path_factory.mktemp("doubts") / "doubts.db"
    with Ledger.open(path) as ledger:
        ledger.add(code_reports(DOUBTS), BUILDER)
    return path


@pytest.fixture
def own_ledger(doubtful_ledger: Path, tmp_path: Path) -> Path:
    """A ledger that a test may judge as it likes."""
    return Path(shutil.copy(doubtful_ledger, tmp_path / "own.db"))
