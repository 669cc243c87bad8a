"""Words of the command line go in, the values that the commands take come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from talion.records import TalionError
from talion.views.asking import read_day, read_days

LEDGER = "talion.db"
LEDGER_SETTING = "TALION_LEDGER"


class Format(StrEnum):
    """How a result is printed: for people, as one JSON object, or one incident a line."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def parse_day(text: str) -> dt.date:
    """A day as YYYY-MM-DD. Raises typer.BadParameter for anything else."""
    with _refusing():
        return read_day(text)


def parse_first_day(text: str) -> dt.date:
    """The first day of a year, month or day: 2024, 2024-01 or 2024-01-24."""
    with _refusing():
        return read_days(text)[0]


def parse_last_day(text: str) -> dt.date:
    """The last day of a year, month or day."""
    with _refusing():
        return read_days(text)[1]


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except TalionError as error:
        raise typer.BadParameter(str(error)) from error


def find_country(text: str) -> str:
    """The alpha-3 code of a country given by its code or English name. Raises typer.BadParameter for anything else."""
    from talion.views.words import find_countries

    found = find_countries(text)
    if not found:
        raise typer.BadParameter(f"no country is called {text!r}; give its name or its ISO 3166 code of three letters")
    if len(found) > 1:
        raise typer.BadParameter(f"{text!r} could be any of {', '.join(found)}; give the code of three letters")
    return found[0]


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files (text, Markdown, HTML, JSON Lines), folders, globs, - for stdin.")
]
Published = Annotated[
    dt.date | None,
    typer.Option(parser=parse_day, metavar="DATE", help="Publication date (YYYY-MM-DD) of reports that state none."),
]
LedgerPath = Annotated[
    str,
    typer.Option("--ledger", metavar="PATH", envvar=LEDGER_SETTING, help="The ledger's file, or a database's URL."),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="For people, one JSON object, or one incident a line.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, notes or summary; failures are still told.")]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="P", min=0, max=1, help="Leave out incidents less sure than this, from 0 to 1."),
]
Inferred = Annotated[
    bool, typer.Option("--inferred", help="Also links that no report states, inferred from the order in time and the sides.")
]
IncidentId = Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or a beginning of it that no other has.")]
