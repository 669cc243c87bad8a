"""The inputs as a person names them go in, the single files behind them come out, each once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from talion.records import Failure

Kind = Literal["plain", "markdown", "page", "rows", "unknown"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "rows",
}  # fmt: skip
KNOWN = ".txt, .md, .html or .jsonl"
STANDARD_INPUT = "-"
NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, or standard input where `path` is None."""

    name: str
    path: Path | None
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something about an input that its reader should know and that stops nothing."""

    input: str
    text: str


def find_sources(inputs: Sequence[str]) -> Iterator[Source | Failure | Note]:
    """The sources in the order of the inputs, folders and globs sorted by path; a file that is reached again is left out."""
    seen: set[str] = set()
    for text in inputs:
        for found in find_input(text):
            if isinstance(found, Source):
                key = os.path.realpath(found.path) if found.path else STANDARD_INPUT
                if key in seen:
                    continue
                seen.add(key)
            yield found


def find_input(text: str) -> Iterator[Source | Failure | Note]:
    if text == STANDARD_INPUT:
        yield Source(name="standard input", path=None, kind="unknown")
    elif Path(text).is_dir():
        yield from or_nothing(text, find_in_folder(Path(text)))
    elif os.path.lexists(text) or not glob.has_magic(text):
        yield file_source(Path(text))
    else:
        yield from or_nothing(text, find_matches(text))


def or_nothing(text: str, found: Iterator[Source | Failure | Note]) -> Iterator[Source | Failure | Note]:
    """What is `found`, and a Failure after it where that is no file at all."""
    nothing = True
    for item in found:
        nothing = nothing and isinstance(item, Note)
        yield item
    if nothing:
        yield Failure(input=text, reason=f"nothing to read is found there; give {KNOWN} files")


def file_source(path: Path) -> Source | Failure:
    """A file that was named itself; one without a suffix is known by its content."""
    if not os.path.lexists(path):
        return Failure(input=str(path), reason="no such file")
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None and path.suffix and path.is_file():
        return Failure(input=str(path), reason=f"files of the kind {path.suffix} are not read; give {KNOWN}")
    return Source(name=str(path), path=path, kind=kind or "unknown")


def find_matches(pattern: str) -> Iterator[Source | Failure | Note]:
    """The files that match, and those in folders that match, unless the pattern reaches into the folder by itself."""
    paths = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - the pattern may be absolute
    entered = {parent for path in paths for parent in path.parents}
    skipped: list[str] = []
    for path in paths:
        if path.is_dir():
            if path not in entered:
                yield from find_in_folder(path)
        elif kind := SUFFIXES.get(path.suffix.lower()):
            yield Source(name=str(path), path=path, kind=kind)
        else:
            skipped.append(str(path))
    yield from note_skipped(pattern, skipped)


def find_in_folder(folder: Path) -> Iterator[Source | Failure | Note]:
    """Every file of a known kind in the folder and below, hidden ones left out. Of an exchange folder, its reports alone."""
    errors: list[Failure] = []
    skipped: list[str] = []
    for path in walk_folder(folder, errors):
        if kind := SUFFIXES.get(path.suffix.lower()):
            yield Source(name=str(path), path=path, kind=kind)
        else:
            skipped.append(str(path.relative_to(folder)))
    yield from errors
    yield from note_skipped(str(folder), skipped)


def walk_folder(folder: Path, errors: list[Failure]) -> Iterator[Path]:
    """The files of the folder and below in sorted order; folders that cannot be listed are put into `errors`."""

    def keep_error(error: OSError) -> None:
        errors.append(Failure(input=str(error.filename), reason=error.strerror or str(error)))

    for root, folders, names in os.walk(folder, onerror=keep_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        exchange = {"incidents.jsonl", "reports.jsonl"} <= set(names)
        for name in ["reports.jsonl"] if exchange else sorted(names):
            if not name.startswith("."):
                yield Path(root) / name


def note_skipped(name: str, skipped: Sequence[str]) -> Iterator[Note]:
    if skipped:
        more = f" and {len(skipped) - NAMES_SHOWN} more" if len(skipped) > NAMES_SHOWN else ""
        shown = ", ".join(skipped[:NAMES_SHOWN])
        yield Note(input=name, text=f"skipped, for their kind is not read: {shown}{more}")
