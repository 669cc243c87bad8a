"""Reads the data files of `talion.knowledge`: a TOML or TSV file's name goes in, typed rows come out.

A user's own actors and sites join the shipped ones: the setting TALION_KNOWLEDGE names a folder with tables of the same names.
"""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

SETTING = "TALION_KNOWLEDGE"
JOINED = ("actors.tsv", "sites.tsv")  # the tables to which a user's own rows may be added
KEY = "name"
Table = list[dict[str, str]]


class KnowledgeError(ValueError):
    """A user's own table cannot be read; the message names the file and says what is wrong."""


def load_toml(name: str) -> Mapping[str, object]:
    """The tables of `knowledge/NAME`."""
    return tomllib.loads((files("talion.knowledge") / name).read_text(encoding="utf-8"))


def load_tsv(name: str) -> Table:
    """The rows of `knowledge/NAME`: a header line, then one row a line; lines that start with # are comments.

    The user's own rows stand first and replace shipped ones of the same name. Raises KnowledgeError where they cannot be read.
    """
    shipped = _read_rows((files("talion.knowledge") / name).read_text(encoding="utf-8"))
    own = _read_own_rows(name, list(shipped[0])) if shipped else []
    names = {row[KEY] for row in own}
    return [*own, *(row for row in shipped if row.get(KEY) not in names)] if own else shipped


def read_own_text(name: str) -> str:
    """The user's own table as it is written; "" where there is none. Raises KnowledgeError where it cannot be read."""
    path = _find_own(name)
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}") from error


def check_own_tables() -> None:
    """Raises KnowledgeError where the setting names no folder, or a table in it cannot be joined to the shipped one."""
    folder = os.environ.get(SETTING)
    if folder and not any((Path(folder) / name).is_file() for name in JOINED):
        raise KnowledgeError(f"{folder} holds none of {', '.join(JOINED)}")
    for name in JOINED:
        load_tsv(name)


def _find_own(name: str) -> Path | None:
    folder = os.environ.get(SETTING)
    path = Path(folder) / name if folder and name in JOINED else None
    return path if path is not None and path.is_file() else None


def _read_rows(text: str) -> Table:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read_own_rows(name: str, columns: list[str]) -> Table:
    rows = _read_rows(read_own_text(name))
    for number, row in enumerate(rows, 1):
        unknown = [str(column) for column in row if column not in columns]
        if unknown or not row.get(KEY):
            wrong = f"has the unknown column {unknown[0]}" if unknown else f"has no {KEY}"
            raise KnowledgeError(
                f"{_find_own(name)}: row {number} {wrong}; the columns are {', '.join(columns)}, with tabs between"
            )
    return [{column: row.get(column) or "" for column in columns} for row in rows]
