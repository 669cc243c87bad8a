"""Articles out of pages."""

from __future__ import annotations

import pytest

from talion.read.decoding import decode_page
from talion.read.drafts import ReadError
from talion.read.pages import looks_like_page, read_page

HEAD = """<title>Convoy hit | Delta Ledger</title><meta property="og:site_name" content="Delta Ledger">
<meta property="og:title" content="Convoy hit north of the delta">
<meta property="article:published_time" content="2024-02-03T08:15:00+02:00">
<link rel="canonical" href="https://deltaledger.example/convoy">"""
ARTICLE = """<nav><a href="/">Home</a> <a href="/war">War</a></nav><article><h1>Convoy hit north of the delta</h1>
<p>A drone struck a supply convoy north of the delta before dawn, wounding three drivers, the district commissioner said.</p>
<p>No group has said that it flew the drone. The road was open again by noon, according to the transport union.</p></article>
<footer>Copyright 2019 Delta Ledger</footer>"""


def page(head: str = HEAD, body: str = ARTICLE) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_article_with_what_the_page_states() -> None:
    draft = read_page("p.html", page())
    assert draft.title == "Convoy hit north of the delta"
    assert draft.publisher == "Delta Ledger"
    assert draft.published == "2024-02-03"
    assert draft.url == "https://deltaledger.example/convoy"
    assert "wounding three drivers, the district commissioner said.\n\nNo group" in draft.text
    assert "Home" not in draft.text
    assert "Copyright" not in draft.text


def test_a_copyright_year_is_no_publication_date() -> None:
    assert read_page("p.html", page(head="<title>Convoy</title>")).published is None


def test_a_stated_date_far_ahead_is_seen_so_that_it_can_be_refused() -> None:
    assert read_page("p.html", page(head=HEAD.replace("2024-02-03", "2041-02-03"))).published == "2041-02-03"


def test_one_sentence_is_an_article() -> None:
    text = "Gunmen opened fire on a ferry at Lusanga on Monday, killing its pilot."
    assert read_page("p.html", f"<p>{text}</p>").text == text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><ul>" + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30)) + "</ul></nav>",
        "<h1>404</h1><p>We could not find this page.</p>",
        "<script>var a = 1;</script><noscript>Please enable JavaScript to go on.</noscript>",
        "<div>" * 3000,
    ],
)
def test_page_without_article(body: str) -> None:
    with pytest.raises(ReadError, match="no article"):
        read_page("p.html", page(head="", body=body))


def test_page_that_breaks_the_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trafilatura.bare_extraction", break_down)
    with pytest.raises(ReadError, match=r"^the page cannot be parsed \(AssertionError\)$"):
        read_page("p.html", page())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n <!-- saved --> <html lang='en'>", True),
        ('<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("<p>One", True),
        ("<?xml version='1.0'?><rss>", False),
        ("A < B, said the spokesman.", False),
        ("<3 from the front", False),
    ],
)
def test_what_looks_like_a_page(text: str, expected: bool) -> None:
    assert looks_like_page(text) is expected


@pytest.mark.parametrize(
    ("charset", "codec"), [("windows-1251", "cp1251"), ("ISO-8859-1", "cp1252"), ("Shift_JIS", "shift_jis"), ("koi8-r", "koi8-r")]
)
def test_declared_character_set_is_used(charset: str, codec: str) -> None:
    words = {"cp1251": "Сирия", "koi8-r": "Сирия", "cp1252": "café “hit”", "shift_jis": "港"}[codec]
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><p>{words}</p>'
    assert words in decode_page(html.encode(codec))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<p>caf\xe9</p>", "not UTF-8 (byte 0xE9 at offset 6), and the page declares no other character set; convert it"),
        (b"<meta charset=klingon><p>caf\xe9</p>", "the page declares the unknown character set 'klingon'; convert it to UTF-8"),
        (b"<meta charset='ascii'><p>\x81</p>", "the page declares ascii and is not written in it; convert it to UTF-8"),
    ],
)
def test_wrong_character_set_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode_page(data)
    assert str(caught.value) == expected


def test_utf_16_page_with_its_mark() -> None:
    assert decode_page("<p>One\r\ntwo</p>".encode("utf-16")) == "<p>One\ntwo</p>"
