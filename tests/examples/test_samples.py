"""The sample reports are what the demo and the README say: dated, from several outlets, in every form that Talion reads."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from talion.read import Reading, read_inputs
from talion.records import Report

FOLDER = Path(__file__).parents[2] / "examples" / "reports"
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 2, 29)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_inputs([str(FOLDER)])


def count_words(report: Report) -> int:
    return len(report.text.split())


def test_all_are_read_without_a_word(reading: Reading) -> None:
    assert [(failure.input, failure.reason) for failure in reading.failures] == []
    assert list(reading.notes) == []
    rows = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in FOLDER.glob("*.jsonl"))
    others = [path for path in FOLDER.iterdir() if path.suffix != ".jsonl"]
    assert len(reading.reports) == rows + len(others) >= 12


def test_each_carries_date_publisher_and_title(reading: Reading) -> None:
    for report in reading.reports:
        assert report.published_date is not None, report.title
        assert FIRST <= report.published_date <= LAST, report.title
        assert report.publisher, report.title
        assert report.title, report.text[:60]


def test_dates_in_file_names_are_those_of_the_reports() -> None:
    for path in [path for path in FOLDER.iterdir() if path.suffix != ".jsonl"]:
        (report,) = read_inputs([str(path)]).reports
        assert str(report.published_date) in path.name
    for line in (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["published"] in row["id"]


def test_lengths_are_those_of_short_reports(reading: Reading) -> None:
    assert [(report.title, count_words(report)) for report in reading.reports if not 100 <= count_words(report) <= 300] == []


def test_outlets_overlap(reading: Reading) -> None:
    outlets = Counter(report.publisher for report in reading.reports)
    assert len(outlets) >= 6
    assert outlets["Gulf Wire Service"] >= 3
    for happening in ("Al-Asad", "Tower 22", "Mezzeh", "al-Qaim"):
        told = {report.publisher for report in reading.reports if happening in report.text}
        assert len(told) >= 2, happening


def test_every_form_is_there() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".txt", ".md", ".html", ".jsonl"}


def test_the_page_gives_its_article_alone() -> None:
    (report,) = read_inputs([str(path) for path in FOLDER.glob("*.html")]).reports
    assert "Visakhapatnam" in report.text
    assert "All rights reserved" not in report.text
    assert "Home" not in report.text
