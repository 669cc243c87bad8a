"""The inputs of a call go in, their Reports come out one by one, with a Failure for each input that gives none."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from talion.read.decoding import MAX_PAGE_BYTES, MAX_TEXT_BYTES, decode_page, decode_text, size_reason
from talion.read.drafts import Draft, ReadError, finish_draft
from talion.read.pages import looks_like_page, read_page
from talion.read.plain import read_markdown, read_plain
from talion.read.rows import MAX_LINE_BYTES, looks_like_rows, read_rows
from talion.read.sources import Note, Source, find_sources
from talion.records import Failure, Report

__all__ = ["Note", "Reading", "iter_inputs", "read_inputs"]

HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the inputs of one call give, in their order."""

    reports: tuple[Report, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


def read_inputs(
    inputs: Sequence[str], *, published: dt.date | None = None, today: dt.date | None = None, stdin: BinaryIO | None = None
) -> Reading:
    """The reports behind `inputs`: files, folders, globs, "-" for standard input.

    `published` dates the reports that state no date; a date later than `today` (default: this computer's) is refused.
    What cannot be read is a Failure, and the others are still read.
    """
    found = list(iter_inputs(inputs, published=published, today=today, stdin=stdin))
    return Reading(
        reports=tuple(item for item in found if isinstance(item, Report)),
        failures=tuple(item for item in found if isinstance(item, Failure)),
        notes=tuple(f"{item.input}: {item.text}" for item in found if isinstance(item, Note)),
    )


def iter_inputs(
    inputs: Sequence[str], *, published: dt.date | None = None, today: dt.date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure | Note]:
    """As `read_inputs`, one item at a time, as each is read; a note on a report comes right after it."""
    day = today or dt.date.today()
    seen: dict[str, Report] = {}
    for source in find_sources(inputs):
        if not isinstance(source, Source):
            yield source
            continue
        for draft in read_source(source, stdin):
            if isinstance(draft, Failure):
                yield draft
                continue
            try:
                report = finish_draft(draft, published=published, today=day)
            except ReadError as error:
                yield Failure(input=draft.name, reason=str(error))
                continue
            yield from admit(draft.name, report, seen)


def admit(name: str, report: Report, seen: dict[str, Report]) -> Iterator[Report | Failure | Note]:
    """The report, unless one of its id was `seen` in this call."""
    earlier = seen.setdefault(report.id, report)
    if earlier is report:
        yield report
        if report.published is None:
            yield Note(input=name, text="no publication date: relative dates stay unknown")
    elif same_content(earlier, report):
        yield Note(input=name, text=f"the report {report.id} again, with the same content; counted once")
    else:
        yield Failure(input=name, reason=f"its id {report.id} belongs to another report of this call, whose content differs")


def same_content(one: Report, other: Report) -> bool:
    """Whether two reports of one id say the same; an address apart makes no other report."""
    return (one.text, one.publisher, one.published, one.title) == (other.text, other.publisher, other.published, other.title)


def read_source(source: Source, stdin: BinaryIO | None) -> Iterator[Draft | Failure]:
    try:
        if source.path is None:
            yield from read_stream(source, stdin or sys.stdin.buffer)
        else:
            check_size(source, source.path)
            with source.path.open("rb") as stream:
                yield from read_stream(source, stream)
    except ReadError as error:
        yield Failure(input=source.name, reason=str(error))
    except FileNotFoundError:
        yield Failure(input=source.name, reason="no such file")
    except OSError as error:
        yield Failure(input=source.name, reason=f"cannot be read: {error.strerror or error}")


def check_size(source: Source, path: Path) -> None:
    """Raises ReadError for a file that is too large for one report, before it is read."""
    bound = {"plain": MAX_TEXT_BYTES, "markdown": MAX_TEXT_BYTES, "page": MAX_PAGE_BYTES}.get(source.kind)
    size = path.stat().st_size
    if bound is not None and size > bound:
        raise ReadError(size_reason(bound, size))


def read_stream(source: Source, stream: BinaryIO) -> Iterator[Draft | Failure]:
    match source.kind:
        case "rows":
            yield from read_rows(source.name, stream)
        case "page":
            yield read_page(source.name, decode_page(stream.read(MAX_PAGE_BYTES + 1)))
        case "markdown":
            yield read_markdown(source.name, decode_text(stream.read(MAX_TEXT_BYTES + 1)))
        case "plain":
            yield read_plain(source.name, decode_text(stream.read(MAX_TEXT_BYTES + 1)))
        case "unknown":
            yield from read_unknown(source, stream)


def read_unknown(source: Source, stream: BinaryIO) -> Iterator[Draft | Failure]:
    """Standard input, or a file without a suffix: report rows, a page or plain text, as its first line tells."""
    head = [stream.readline(MAX_LINE_BYTES + 1)]
    while head[-1] and not head[-1].strip():
        head.append(stream.readline(MAX_LINE_BYTES + 1))
    start = head[-1][:HEAD_BYTES].decode("utf-8-sig", "replace")
    if looks_like_rows(start):
        yield from read_rows(source.name, stream, head)
        return
    data = b"".join(head) + stream.read(MAX_PAGE_BYTES + 1)
    if looks_like_page(data[:HEAD_BYTES].decode("utf-8-sig", "replace")):
        yield read_page(source.name, decode_page(data))
    else:
        yield read_plain(source.name, decode_text(data))
