"""A line of an exchange file goes in, its values come out, each checked to be of the type that is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from talion.records import TalionError

Row = dict[str, object]
Choice = TypeVar("Choice", bound=str)
# JSON leaves these as they are, and many a reader takes them for the end of a line.
LINE_ENDS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})


class ExchangeError(TalionError):
    """An exchange folder that cannot be read, or a Coding that it cannot hold; the message names the file and the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One JSON object and where it stands. Every reading method raises ExchangeError for a missing key or another type."""

    where: str
    row: Row

    def error(self, reason: str) -> ExchangeError:
        return ExchangeError(f"{self.where}: {reason}")

    def get(self, key: str) -> object:
        if key not in self.row:
            raise self.error(f'the key "{key}" is missing')
        return self.row[key]

    def text(self, key: str) -> str:
        value = self.get(key)
        if not isinstance(value, str):
            raise self.error(f'"{key}" is no string')
        return value

    def optional_text(self, key: str) -> str | None:
        return None if self.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f'"{key}" is no list of strings')
        return tuple(value)

    def integer(self, key: str) -> int:
        value = self.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f'"{key}" is no whole number')
        return value

    def optional_integer(self, key: str) -> int | None:
        return None if self.get(key) is None else self.integer(key)

    def optional_number(self, key: str) -> float | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(f'"{key}" is no number')
        return float(value)

    def share(self, key: str) -> float | None:
        """A number in (0, 1]; None also where the key is missing, as in what was written before it was known."""
        value = self.optional_number(key) if key in self.row else None
        if value is not None and not 0 < value <= 1:
            raise self.error(f'"{key}" is {value}, which is not above 0 and at most 1')
        return value

    def choice(self, key: str, allowed: tuple[Choice, ...]) -> Choice:
        value = self.text(key)
        for one in allowed:
            if value == one:
                return one
        raise self.error(f'"{key}" is "{value}", which is none of {", ".join(allowed)}')

    def late_choice(self, key: str, allowed: tuple[Choice, ...]) -> Choice | None:
        """One of these, or None; None also where the key is missing, as in what was written before there was one."""
        return None if self.row.get(key) is None else self.choice(key, allowed)

    def child(self, key: str) -> Line:
        value = self.get(key)
        if not isinstance(value, dict):
            raise self.error(f'"{key}" is no object')
        return Line(where=f"{self.where}, {key}", row=value)

    def children(self, key: str) -> list[Line]:
        value = self.get(key)
        if not isinstance(value, list):
            raise self.error(f'"{key}" is no list')
        children = []
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                raise self.error(f'"{key}" holds something that is no object')
            children.append(Line(where=f"{self.where}, {key}[{number}]", row=item))
        return children


def dump_row(row: object, indent: int | None = None) -> str:
    """The row as JSON. Raises ExchangeError for what JSON in UTF-8 cannot hold: half a surrogate pair, a number that is none."""
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, indent=indent).translate(LINE_ENDS)
        text.encode("utf-8")
    except ValueError as error:
        raise ExchangeError(f"this cannot be written as JSON: {error}") from error
    return text


def read_lines(path: Path) -> Iterator[Line]:
    """The objects of the file; none where there is no such file. Raises ExchangeError for what is no UTF-8 or no JSON object."""
    if not path.exists():
        return
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield parse_line(f"{path.name} line {number}", line)
    except OSError as error:
        raise ExchangeError(f"{path.name} cannot be read: {error.strerror or error}") from error


def parse_line(where: str, line: bytes) -> Line:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{where}: not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{where}: no JSON: {error}") from error
    if not isinstance(row, dict):
        raise ExchangeError(f"{where}: no JSON object")
    return Line(where=where, row=row)
