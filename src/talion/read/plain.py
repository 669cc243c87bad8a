"""The text of a .txt or .md file goes in, a Draft comes out: header lines at the top give its date, title, publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talion.read.dates import written_date
from talion.read.drafts import Draft, ReadError

FIELDS = {
    "published": "published", "date": "published", "publisher": "publisher", "source": "publisher", "title": "title",
    "headline": "title", "url": "url", "link": "url",
}  # fmt: skip
MAX_VALUE = 300
LINE = re.compile(rf"[*_]*(?P<key>{'|'.join(FIELDS)})[*_]*[ \t]*:[*_]*[ \t]*(?P<value>\S.{{0,{MAX_VALUE}}})", re.IGNORECASE)
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"\A---[ \t]*\n(?P<lines>[A-Za-z][\w-]*[ \t]*:(?:.*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the lines at the top say, and the text that follows them."""

    fields: dict[str, str]
    text: str


def read_plain(name: str, text: str) -> Draft:
    """The draft of a plain text. Raises ReadError for a header with a date that is none."""
    return draft_of(name, take_lines(text) or Header(fields={}, text=text))


def read_markdown(name: str, text: str) -> Draft:
    """The draft of a Markdown text, whose title is the first heading unless a header names another. Raises as `read_plain`."""
    header = take_fence(text) or take_lines(text) or take_lines_below_heading(text) or Header(fields={}, text=text)
    heading = HEADING.search(header.text)
    if heading and "title" not in header.fields:
        header = Header(fields={**header.fields, "title": heading["title"]}, text=header.text)
    return draft_of(name, header)


def draft_of(name: str, header: Header) -> Draft:
    written = header.fields.get("published")
    published = written_date(written) if written else None
    if written and published is None:
        raise ReadError(f'published "{written}" is no date; write it as 2024-01-31')
    return Draft(
        name=name, text=header.text, published=published, publisher=header.fields.get("publisher", ""),
        title=header.fields.get("title", ""), url=header.fields.get("url", ""),
    )  # fmt: skip


def take_lines(text: str) -> Header | None:
    """The header of "Published: 2024-01-31" lines, None where the text opens otherwise.

    One of the lines must give the date: without it, "Source: ..." may well be the report's own first sentence.
    """
    rest = text.lstrip("\n")
    fields: dict[str, str] = {}
    while found := LINE.match(rest):
        line, _, after = rest.partition("\n")
        field, value = FIELDS[found["key"].lower()], found["value"].strip(" \t*_")
        if found.end() != len(line) or field in fields or (field == "published" and not re.search(r"\d", value)):
            break
        fields[field], rest = value, after
    return Header(fields=fields, text=rest.lstrip("\n")) if "published" in fields else None


def take_lines_below_heading(text: str) -> Header | None:
    """As `take_lines`, for lines that stand right under the first heading, which stays in the text."""
    heading = HEADING.match(text.lstrip("\n"))
    if heading is None:
        return None
    below = take_lines(text.lstrip("\n")[heading.end() :])
    return below and Header(fields=below.fields, text=f"{heading[0]}\n\n{below.text}")


def take_fence(text: str) -> Header | None:
    """The header between two lines of ---, as static site makers write it; keys that Talion has no use for are dropped."""
    found = FENCE.match(text)
    if found is None:
        return None
    fields: dict[str, str] = {}
    for line in found["lines"].splitlines():
        if pair := LINE.fullmatch(line.rstrip()):
            fields.setdefault(FIELDS[pair["key"].lower()], pair["value"].strip(" \t\"'"))
    return Header(fields=fields, text=text[found.end() :].lstrip("\n"))
