"""From inputs to reports: what is read, what is refused and why, and that the rest is still done."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.read import Reading, iter_inputs, read_inputs
from talion.records import Failure, Report, report_id

TODAY = dt.date(2024, 6, 1)
STORY = "Two mortar rounds fell beside the customs post at Rasul on Sunday, and the governor said that nobody was hurt.\n"
ROW = {"id": "k7", "publisher": "Plain Post", "url": "", "published": "2024-05-02", "title": "Rounds fall", "text": STORY}


def read(*inputs: object, **options: object) -> Reading:
    return read_inputs([str(one) for one in inputs], today=TODAY, **options)  # type: ignore[arg-type]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reason(reading: Reading) -> str:
    assert reading.reports == ()
    (failure,) = reading.failures
    return failure.reason


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    (report,) = read(write(tmp_path / "a.txt", "  " + STORY + "\n\n")).reports
    assert report.text == "  " + STORY + "\n\n"
    assert (report.title, report.publisher, report.published) == ("", "", None)
    assert report.id == report_id(report.text)


def test_newlines_and_mark_are_normalised(tmp_path: Path) -> None:
    (report,) = read(write(tmp_path / "a.txt", b"\xef\xbb\xbfOne.\r\nTwo.\rThree.")).reports
    assert report.text == "One.\nTwo.\nThree."


def test_date_of_the_call_fills_gaps_only(tmp_path: Path) -> None:
    dated = write(tmp_path / "a.txt", "Date: 2024-03-01\n\n" + STORY)
    bare = write(tmp_path / "b.txt", STORY)
    reading = read(dated, bare, published=dt.date(2024, 4, 4))
    assert [report.published for report in reading.reports] == ["2024-03-01", "2024-04-04"]
    assert reading.notes == ()


def test_missing_date_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY)
    assert read(path).notes == (f"{path}: no publication date: relative dates stay unknown",)


def test_a_date_in_the_future_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Published: 2031-01-01\n" + STORY)
    assert reason(read(path)) == "published 2031-01-01 lies in the future"
    assert (
        reason(read(write(tmp_path / "b.txt", STORY), published=dt.date(2031, 1, 1))) == "published 2031-01-01 lies in the future"
    )


def test_the_day_that_has_begun_elsewhere_is_not_the_future(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.txt", "Published: 2024-06-02\n" + STORY)).failures == ()


def test_exchange_rows_keep_id_text_and_fields(tmp_path: Path) -> None:
    row = {**ROW, "text": "One.\r\nTwo.\u2028Three.", "note": [1]}
    (report,) = read(write(tmp_path / "r.jsonl", json.dumps(row, ensure_ascii=False))).reports
    assert report == Report(id="k7", publisher="Plain Post", published="2024-05-02", title="Rounds fall", text=row["text"])


def test_rows_without_id_or_date(tmp_path: Path) -> None:
    (report,) = read(write(tmp_path / "r.jsonl", json.dumps({"text": STORY, "published": None}))).reports
    assert (report.id, report.published) == (report_id(STORY), None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{oops", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"id": "a"}', 'the key "text" is missing'),
        ('{"text": 5}', '"text" is no string'),
        ('{"text": ""}', "the text is empty"),
        ('{"text": "One.", "published": "2024-13-01"}', 'published "2024-13-01" is no date; write it as 2024-01-31'),
        ('{"text": "One.", "published": "2024-01"}', 'published "2024-01" is no date; write it as 2024-01-31'),
        ('{"text": "One.", "published": 2024}', '"published" is no string'),
        ('{"text": "a\\u0000b"}', "binary, not text (it holds NUL characters)"),
        ('{"text": "a", "title": "\\ud83d"}', "it holds half a surrogate pair, which is no character"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_only_the_bad_line_fails(tmp_path: Path, line: str, expected: str) -> None:
    path = write(tmp_path / "r.jsonl", f"{json.dumps(ROW)}\n\n{line}\n" + json.dumps({**ROW, "id": "k8", "text": "Later."}))
    reading = read(path)
    assert [report.id for report in reading.reports] == ["k7", "k8"]
    (failure,) = reading.failures
    assert failure.input == f"{path} line 3"
    assert failure.reason.startswith(expected)


def test_line_in_another_encoding_fails_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", b'{"text": "caf\xe9"}\n' + json.dumps(ROW).encode())
    reading = read(path)
    assert [failure.reason for failure in reading.failures] == ["not UTF-8 (byte 0xE9 at offset 13); convert it"]
    assert len(reading.reports) == 1


def test_the_same_report_twice_counts_once(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", json.dumps(ROW) + "\n" + json.dumps(ROW))
    reading = read(path)
    assert len(reading.reports) == 1
    assert reading.notes == (f"{path} line 2: the report k7 again, with the same content; counted once",)


def test_one_id_for_two_texts_fails(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", json.dumps(ROW) + "\n" + json.dumps({**ROW, "text": "Another."}))
    reading = read(path)
    assert [report.text for report in reading.reports] == [STORY]
    assert reading.failures == (
        Failure(input=f"{path} line 2", reason="its id k7 belongs to another report of this call, whose content differs"),
    )


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.md", b" \n\n", "it is empty"),
        ("a.html", b"", "it is empty"),
        ("a.jsonl", b"\n", "it is empty"),
        ("a.txt", b"abc\x00def", "binary, not text (byte 0x00 at offset 3)"),
        ("a.html", b"<p>abc\x00def", "binary, not text (byte 0x00 at offset 6)"),
        ("a.jsonl", b"\x00\x01\n\x02\n", "binary, not text (byte 0x00 at offset 0)"),
        ("a.txt", b"\x01\x02\x03 shells \x04\x05", "binary, not text"),
        ("a.txt", b"%PDF-1.7\n", "a PDF file, not text"),
        ("a.txt", b"PK\x03\x04rest", "a zip or office file, not text"),
        ("a.jsonl", b"\x1f\x8brest", "a gzip file, not text"),
        ("a.txt", b"caf\xe9 hit", "not UTF-8 (byte 0xE9 at offset 3); convert it"),
        ("a.txt", "Shells fell.".encode("utf-16"), "UTF-16, not UTF-8; convert it"),
        ("a.pdf", b"text", "files of the kind .pdf are not read; give .txt, .md, .html or .jsonl"),
        ("a.txt", b"Published: 2024-02-30\nShells fell.", 'published "2024-02-30" is no date; write it as 2024-01-31'),
        ("a.html", b"<html><body><ul><li>Home<li>World</ul></body></html>", "no article is found in the page"),
    ],
)
def test_bad_file_says_why_and_the_others_are_done(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.txt", STORY)
    reading = read(bad, good)
    assert reading.failures == (Failure(input=str(bad), reason=expected),)
    assert [report.text for report in reading.reports] == [STORY]


def test_text_in_another_language_is_refused(tmp_path: Path) -> None:
    text = "Zwei Granaten schlugen am Sonntag neben dem Zollposten ein, und der Gouverneur sagte, niemand sei verletzt worden."
    assert reason(read(write(tmp_path / "a.txt", text))) == "the text is in German, and only English is read"


def test_text_over_the_bound_is_refused(tmp_path: Path) -> None:
    expected = "2,000,001 characters, more than the 2,000,000 that a report may have; split it"
    assert reason(read(write(tmp_path / "a.txt", "a" * 2_000_001))) == expected


def test_huge_file_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file is read"))
    expected = "50,000,000 bytes, over the bound of 8,000,000 bytes: a report may have 2,000,000 characters; split it"
    assert reason(read(path)) == expected


def test_huge_line_fails_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", b'{"text": "' + b"a" * 50_500_000 + b'"}\n' + json.dumps(ROW).encode())
    reading = read(path)
    assert [failure.input for failure in reading.failures] == [f"{path} line 1"]
    assert [report.id for report in reading.reports] == ["k7"]


def test_missing_file() -> None:
    assert reason(read("no/such/file.txt")) == "no such file"


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, good = write(tmp_path / "a.txt", STORY), write(tmp_path / "b.txt", STORY)
    really_open = Path.open

    def open_others(path: Path, *rest: str) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return really_open(path, *rest)

    monkeypatch.setattr(Path, "open", open_others)
    reading = read(tmp_path)
    assert reading.failures == (Failure(input=str(locked), reason="cannot be read: Permission denied"),)
    assert len(reading.reports) == 1
    assert str(good) in reading.notes[0]


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        f"<p>{STORY}</p>".encode(),
        b"\n" + json.dumps(ROW).encode(),
        b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\n",
    ],
)
def test_standard_input_is_known_by_its_content(data: bytes) -> None:
    (report,) = read("-", stdin=io.BytesIO(data)).reports
    assert report.text.strip() == STORY.strip()


def test_standard_input_that_gives_nothing() -> None:
    reading = read("-", "-", stdin=io.BytesIO(b""))
    assert reading.failures == (Failure(input="standard input", reason="it is empty"),)


def test_bad_row_on_standard_input() -> None:
    reading = read("-", stdin=io.BytesIO(b'{"text": oops\n' + json.dumps(ROW).encode()))
    assert [failure.input for failure in reading.failures] == ["standard input line 1"]
    assert [report.id for report in reading.reports] == ["k7"]


def test_items_come_one_by_one(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    found = iter_inputs([str(tmp_path / "a.txt"), "missing.txt"], published=TODAY, today=TODAY)
    assert isinstance(next(found), Report)
    assert isinstance(next(found), Failure)
    assert list(found) == []


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.html", "a"]))
def test_no_bytes_bring_it_down(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    reading = read(write(folder / name, data))
    for report in reading.reports:
        assert report.text.strip()
        report.text.encode("utf-8")
    assert reading.reports or reading.failures


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_text_without_carriage_returns_is_never_cut(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    content = "It reads: " + text.replace("\r", "")
    reading = read(write(tmp_path_factory.mktemp("any") / "a.txt", content))
    assert [report.text for report in reading.reports] == ([content] if not reading.failures else [])
