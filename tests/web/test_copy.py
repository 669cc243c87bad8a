"""The copy of the pages that nobody serves."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from talion.ledger import Ledger
from talion.web.copy import copy_pages
from talion.web.settings import ServeError


@pytest.fixture(scope="module")
def copy(sample_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "pages"
    with Ledger.open(sample_ledger, create=False) as held:
        copied = copy_pages(held, folder)
    assert copied.pages == sum(1 for _ in folder.rglob("*.html"))
    return folder


def test_every_reference_leads_to_a_file_of_the_copy(copy: Path):
    seen = 0
    for page in copy.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        places = set(re.findall(r'\bid="([^"]+)"', text))
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            if address.startswith(("http://", "https://")):
                continue
            seen += 1
            assert not address.startswith("/")
            target, _, place = unquote(address).partition("#")
            assert (page.parent / target).is_file() if target else place in places
    assert seen > 500


def test_all_that_the_ledger_has_is_there_and_nothing_can_be_asked(copy: Path, sample_ledger: Path):
    with Ledger.open(sample_ledger, create=False) as held:
        incidents, reports = held.incidents(), held.reports()
    assert {one.id for one in incidents} == {page.stem for page in (copy / "incidents").iterdir()}
    assert len(reports) == sum(1 for _ in (copy / "reports").iterdir())
    for page in copy.rglob("*.html"):
        assert "<form" not in page.read_text(encoding="utf-8")
    index = (copy / "index.html").read_text(encoding="utf-8")
    assert "data-copy" in index
    assert 'href="incidents/' in index


def test_the_same_ledger_gives_the_same_files(copy: Path, sample_ledger: Path, tmp_path: Path):
    with Ledger.open(sample_ledger, create=False) as held:
        copy_pages(held, tmp_path / "again")
    for page in copy.rglob("*.html"):
        assert page.read_bytes() == (tmp_path / "again" / page.relative_to(copy)).read_bytes()


def test_a_folder_with_something_in_it_is_left_alone(sample_ledger: Path, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with Ledger.open(sample_ledger, create=False) as held, pytest.raises(ServeError, match="not an empty folder"):
        copy_pages(held, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]
