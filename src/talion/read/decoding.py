"""Bytes of a file go in, its text comes out with newlines as \\n and without a byte order mark."""

from __future__ import annotations

import codecs
import re

from talion.read.drafts import MAX_CHARACTERS, ReadError

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
MAX_PAGE_BYTES = 20_000_000
SIGNATURES = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a zip or office file"), (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"), (b"\x1f\x8b", "a gzip file"), (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)  # fmt: skip
WIDE_MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"),
              (codecs.BOM_UTF16_BE, "UTF-16"))  # fmt: skip
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]{0,100}encoding=["']([\w.-]+)""", re.I
)
# Browsers read these names as windows-1252 (WHATWG Encoding Standard), and pages rely on it.
WINDOWS_NAMES = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


def decode_text(data: bytes) -> str:
    """UTF-8 as text. Raises ReadError for empty, binary, too long and otherwise encoded data."""
    refuse_large(data, MAX_TEXT_BYTES)
    refuse_other_kind(data)
    for mark, name in WIDE_MARKS:
        if data.startswith(mark):
            raise ReadError(f"{name}, not UTF-8; convert it")
    refuse_binary(data)
    return normalize(decode_utf8(data))


def decode_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 ({odd_byte(error)}); convert it") from error


def decode_page(data: bytes) -> str:
    """A page as text: UTF-8, or the character set that a mark or the page itself declares. Raises ReadError as `decode_text`."""
    refuse_large(data, MAX_PAGE_BYTES)
    refuse_other_kind(data)
    for mark, name in WIDE_MARKS:
        if data.startswith(mark):
            return normalize(decode_as(data, name))
    refuse_binary(data)
    try:
        return normalize(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = DECLARED.search(data[:4096])
        if found is None:
            raise ReadError(f"not UTF-8 ({odd_byte(error)}), and the page declares no other character set; convert it") from error
        return normalize(decode_as(data, (found[1] or found[2]).decode("ascii", "replace")))


def decode_as(data: bytes, charset: str) -> str:
    name = "windows-1252" if charset.lower() in WINDOWS_NAMES else charset
    try:
        return data.decode(name)
    except LookupError as error:
        raise ReadError(f"the page declares the unknown character set {charset!r}; convert it to UTF-8") from error
    except UnicodeError as error:
        raise ReadError(f"the page declares {charset} and is not written in it; convert it to UTF-8") from error


def refuse_other_kind(data: bytes) -> None:
    """Raises ReadError for data that is empty or opens as another kind of file does."""
    if not data.strip():
        raise ReadError("it is empty")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{kind}, not text")


def refuse_large(data: bytes, bound: int) -> None:
    if len(data) > bound:
        raise ReadError(size_reason(bound))


def refuse_binary(data: bytes) -> None:
    """Raises ReadError for data with NUL bytes, which no text has."""
    place = data.find(b"\0")
    if place >= 0:
        raise ReadError(f"binary, not text (byte 0x00 at offset {place})")


def odd_byte(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02X} at offset {error.start}"


def size_reason(bound: int, size: int | None = None) -> str:
    """Why a file or line over `bound` bytes is refused; its `size` is None where it was not read to the end."""
    found = f"{size:,} bytes, over" if size else "over"
    return f"{found} the bound of {bound:,} bytes: a report may have {MAX_CHARACTERS:,} characters; split it"


def normalize(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
