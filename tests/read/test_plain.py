"""Header lines of plain and Markdown texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.read.drafts import ReadError
from talion.read.plain import read_markdown, read_plain


def test_header_lines_are_taken_out() -> None:
    draft = read_plain(
        "a.txt", "Title: Bridge mined\nPublisher: Coast FM\nPublished: 2024-01-31\nURL: https://x.example/1\n\nA mine.\n"
    )
    assert (draft.title, draft.publisher, draft.url) == ("Bridge mined", "Coast FM", "https://x.example/1")
    assert (draft.published, draft.text) == ("2024-01-31", "A mine.\n")


@pytest.mark.parametrize("written", ["31 January 2024", "Jan. 31, 2024", "Wednesday, January 31, 2024", "31st of January, 2024"])
def test_dates_as_people_write_them(written: str) -> None:
    assert read_plain("a.txt", f"date: {written}\nA mine.").published == "2024-01-31"


def test_mail_date_keeps_its_time() -> None:
    assert read_plain("a.txt", "Date: Wed, 31 Jan 2024 22:10:00 +0300\n\nA mine.").published == "2024-01-31T22:10:00+03:00"


@pytest.mark.parametrize("written", ["03/04/2024", "31 Smarch 2024", "30 February 2024", "2024-02-30", "in 2024"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ReadError, match="is no date"):
        read_plain("a.txt", f"Published: {written}\nA mine.")


@pytest.mark.parametrize(
    "text",
    [
        "Source: two officers, who spoke on Monday, said that the bridge was mined.\nIt held.",
        "A mine went off.\nPublished: 2024-01-31\n",
        "Date: unknown\nA mine went off.",
        "Dated: 2024-01-31\nA mine went off.",
        "# A heading\n\nA mine.",
    ],
)
def test_what_is_no_header_stays(text: str) -> None:
    draft = read_plain("a.txt", text)
    assert (draft.text, draft.published) == (text, None)


def test_markdown_title_is_the_first_heading_and_stays() -> None:
    draft = read_markdown("a.md", "Intro.\n\n## Bridge *mined* ##\n\n# Other\n")
    assert draft.title == "Bridge *mined*"
    assert draft.text == "Intro.\n\n## Bridge *mined* ##\n\n# Other\n"


def test_header_below_the_heading() -> None:
    draft = read_markdown("a.md", "# Bridge mined\n\n**Published:** 2024-01-31\n*Source*: Coast FM\n\nA mine.\n")
    assert (draft.title, draft.published, draft.publisher) == ("Bridge mined", "2024-01-31", "Coast FM")
    assert draft.text == "# Bridge mined\n\nA mine.\n"


def test_fenced_header() -> None:
    draft = read_markdown("a.md", '---\nlayout: post\ntitle: "Bridge: mined"\ntags:\n  - war\ndate: 2024-01-31\n---\n\nA mine.\n')
    assert (draft.title, draft.published, draft.text) == ("Bridge: mined", "2024-01-31", "A mine.\n")


def test_rule_at_the_top_is_no_fence() -> None:
    text = "---\n\nA mine went off.\n\n---\n"
    assert read_markdown("a.md", text).text == text


@given(st.text(max_size=60).filter(lambda text: ":" not in text))
def test_text_without_colon_is_never_cut(text: str) -> None:
    assert read_plain("a.txt", text).text == text
    assert read_markdown("a.md", text).text == text
