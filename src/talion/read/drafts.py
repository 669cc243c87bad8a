"""A draft, as a file gave it, goes in; a checked Report comes out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from talion.read.dates import iso_date
from talion.read.languages import foreign_language
from talion.records import Report, TalionError, report_id

MAX_CHARACTERS = 2_000_000
# A text may hold a stray escape or bell; a file of another kind holds many.
MAX_CONTROL_SHARE = 0.01
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")
SURROGATES = re.compile(r"[\ud800-\udfff]")


class ReadError(TalionError):
    """An input that cannot become a report; the message is the reason without the input's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report before it is checked. `name` is what a person calls the input; `id` is None where it must be made."""

    name: str
    text: str
    id: str | None = None
    publisher: str = ""
    url: str = ""
    published: str | None = None
    title: str = ""


def finish_draft(draft: Draft, *, published: dt.date | None, today: dt.date) -> Report:
    """The draft as a Report, dated `published` when it has no date of its own.

    Raises ReadError for a text that is empty, binary, too long or not English, and for a date that is none or lies in the future.
    """
    check_text(draft.text)
    for value in (draft.id or "", draft.publisher, draft.url, draft.title):
        check_characters(value)
    language = foreign_language(draft.text)
    if language:
        raise ReadError(f"the text is in {language}, and only English is read")
    date = check_date(draft.published, today) if draft.published else None
    if date is None and published is not None:
        date = check_date(published.isoformat(), today)
    made = report_id(draft.text, publisher=draft.publisher, published=date, title=draft.title)
    return Report(
        id=draft.id or made, text=draft.text, publisher=draft.publisher, url=draft.url, published=date, title=draft.title
    )  # fmt: skip


def check_text(text: str) -> None:
    """Raises ReadError unless `text` is something to read."""
    if not text.strip():
        raise ReadError("the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"{len(text):,} characters, more than the {MAX_CHARACTERS:,} that a report may have; split it")
    check_characters(text)
    if len(CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise ReadError("binary, not text")


def check_characters(text: str) -> None:
    """Raises ReadError for characters that no text has: NUL, and halves of surrogate pairs, which UTF-8 cannot write."""
    if "\0" in text:
        raise ReadError("binary, not text (it holds NUL characters)")
    if SURROGATES.search(text):
        raise ReadError("it holds half a surrogate pair, which is no character")


def check_date(value: str, today: dt.date) -> str:
    """`value` as an ISO date or date-time. Raises ReadError when it is none or lies in the future."""
    date = iso_date(value)
    if date is None:
        raise ReadError(f'published "{value}" is no date; write it as 2024-01-31')
    # East of here the next day may have begun.
    if dt.date.fromisoformat(date[:10]) > today + dt.timedelta(days=1):
        raise ReadError(f"published {date[:10]} lies in the future")
    return date
