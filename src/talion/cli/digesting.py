"""`talion digest`: a ledger and a day go in, what the reports published since then brought comes out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath, parse_first_day, parse_last_day

if TYPE_CHECKING:
    from rich.text import Text

    from talion.cli.sheet import Sheet
    from talion.views.digest import Digest, Item


class Form(StrEnum):
    """How a digest is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


Since = Annotated[
    dt.date, typer.Option(parser=parse_first_day, metavar="DATE", help="First day of publication: 2024-01-20, 2024-01 or 2024.")
]
Until = Annotated[
    dt.date | None,
    typer.Option(parser=parse_last_day, metavar="DATE", help="Last day of publication, as --since; else the last there is."),
]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it into this file.")]


def digest(
    since: Since,
    until: Until = None,
    format: Annotated[Form, typer.Option("--format", help="For the terminal, or as a page or data.")] = Form.TEXT,  # noqa: A002
    out: Out = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show what the reports published since a day brought: new incidents, changed tolls, claims, denials and answers.

    A report counts by its day of publication, whenever it came into the ledger; those without one are left out. What reports
    published after --until say is left out as well, so that the digest of a day stays the same.
    """
    from talion.ledger.store import Ledger
    from talion.views.digest import view_digest

    with Ledger.open(ledger, create=False) as opened:
        last = until or opened.last_day() or since
        if last < since:
            raise typer.BadParameter(f"the last day, {last}, comes before the first, {since}")
        made = view_digest(opened.news(since, last), since, last, opened.undated())
    if out is not None:
        out.write_text(_write(made, format), encoding="utf-8", newline="\n")
        typer.echo(f"wrote {out}")
    elif format is Form.TEXT:
        from talion.cli.sheet import open_sheet

        sheet = open_sheet()
        sheet.print(render_digest(made, sheet))
    else:
        typer.echo(_write(made, format), nl=False)


def _write(made: Digest, form: Form) -> str:
    from talion.cli.digest_pages import digest_row, write_html, write_markdown

    match form:
        case Form.MARKDOWN:
            return write_markdown(made)
        case Form.HTML:
            return write_html(made)
        case Form.JSON:
            return json.dumps(digest_row(made), ensure_ascii=False, indent=2) + "\n"
        case Form.TEXT:
            from rich.console import Console

            from talion.cli.sheet import WIDE, Sheet

            sheet = Sheet(console=Console(), width=WIDE, styled=False)
            return "".join(line.plain.rstrip() + "\n" for line in render_digest(made, sheet))


def render_digest(made: Digest, sheet: Sheet) -> Iterator[Text]:
    """The sections with their entries, each with its words."""
    from rich.text import Text

    yield from sheet.hang(Text(), Text(made.title, "bold"))
    yield from sheet.hang(Text(), Text(made.summary))
    if made.aside:
        yield from sheet.hang(Text(), Text(made.aside, "dim"))
    for section in made.sections:
        yield Text()
        yield from sheet.hang(Text(), Text(section.title, "bold underline"))
        for number, item in enumerate(section.items):
            if number and section.name != "reports":
                yield Text()
            yield from _render_item(item, sheet)


def _render_item(item: Item, sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    lead, rail = Text("• "), Text("  ")
    head = Text.assemble((f"{item.date} · " if item.date else "", "bold"), (item.head, "bold"))
    yield from sheet.head(lead, head, item.short, rail) if item.short else sheet.hang(lead, head, rail)
    for line in item.lines:
        yield from sheet.hang(rail, Text(line, "yellow" if item.changes else ""), rail)
    for passage in item.passages:
        yield from sheet.hang(rail, sheet.quote(passage), rail)
