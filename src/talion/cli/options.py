"""Words of the command line go in, the values that the commands take come out."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

LEDGER = Path("talion.db")


class Format(StrEnum):
    """How a result is printed: for people, as one JSON object, or one incident a line."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def parse_day(text: str) -> dt.date:
    """A day as YYYY-MM-DD. Raises typer.BadParameter for anything else."""
    try:
        return dt.datetime.strptime(text.strip(), "%Y-%m-%d").date()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2024-01-24") from error


def parse_first_day(text: str) -> dt.date:
    """The first day of a year, month or day: 2024, 2024-01 or 2024-01-24."""
    return _parse_part(text)[0]


def parse_last_day(text: str) -> dt.date:
    """The last day of a year, month or day."""
    return _parse_part(text)[1]


def _parse_part(text: str) -> tuple[dt.date, dt.date]:
    parts = text.strip().split("-")
    try:
        if len(parts) == 3:
            return (day := parse_day(text)), day
        year = int(parts[0])
        first, last = (int(parts[1]), int(parts[1])) if len(parts) == 2 else (1, 12)
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2024-01-24, 2024-01 or 2024") from error


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
LedgerPath = Annotated[Path, typer.Option("--ledger", metavar="PATH", help="The ledger's file.")]
OutputFormat = Annotated[Format, typer.Option("--format", help="For people, one JSON object, or one incident a line.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, notes or summary; failures are still told.")]
MinConfidence = Annotated[
    float | None,
    typer.Option("--min-confidence", metavar="P", min=0, max=1, help="Leave out incidents less sure than this, from 0 to 1."),
]
IncidentId = Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or a beginning of it that no other has.")]
