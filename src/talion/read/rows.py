"""The lines of a reports.jsonl go in, for each line a Draft or a Failure comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from talion.read.decoding import decode_utf8, refuse_binary, refuse_other_kind, size_reason
from talion.read.drafts import MAX_CHARACTERS, Draft, ReadError
from talion.records import Failure

# JSON may write each character as two escapes of six bytes; the rest is for the other keys.
MAX_LINE_BYTES = 12 * MAX_CHARACTERS + 1_000_000
BLANK = b" \t\r\n\xef\xbb\xbf"
ROW_START = re.compile(r'\s*\{\s*"')


def read_rows(name: str, stream: BinaryIO, head: Sequence[bytes] = ()) -> Iterator[Draft | Failure]:
    """Each row's draft, named "NAME line N", or why it has none; `head` holds lines already taken from `stream`.

    The text of a row is kept as it is, newlines too: other files of the exchange form point into it by offset.
    Raises ReadError where the whole is empty or binary.
    """
    empty = True
    for number, line in enumerate(iter_lines(stream, head), start=1):
        if not line.strip(BLANK):
            continue
        if empty:
            refuse_other_kind(line)
            refuse_binary(line)
            empty = False
        where = f"{name} line {number}"
        try:
            yield read_row(where, line)
        except ReadError as error:
            yield Failure(input=where, reason=str(error))
    if empty:
        raise ReadError("it is empty")


def iter_lines(stream: BinaryIO, head: Sequence[bytes]) -> Iterator[bytes]:
    """The lines, each cut off one byte over the bound, so that a file of one long line is never held whole."""
    yield from head
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            skip_line(stream)


def skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
        pass


def read_row(where: str, line: bytes) -> Draft:
    """One line's draft. Raises ReadError for what is no JSON object with a `text`, or has a value of another type."""
    if len(line) > MAX_LINE_BYTES:
        raise ReadError(size_reason(MAX_LINE_BYTES))
    try:
        row = json.loads(decode_utf8(line))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"no JSON: {error}") from error
    if not isinstance(row, dict):
        raise ReadError("no JSON object")
    if "text" not in row:
        raise ReadError('the key "text" is missing')
    return Draft(
        name=where, text=string_of(row, "text"), id=string_of(row, "id") or None, publisher=string_of(row, "publisher"),
        url=string_of(row, "url"), title=string_of(row, "title"), published=string_of(row, "published") or None,
    )  # fmt: skip


def string_of(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReadError(f'"{key}" is no string')
    return value


def looks_like_rows(text: str) -> bool:
    """Whether `text` opens with a JSON object."""
    return bool(ROW_START.match(text))
