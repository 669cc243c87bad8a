"""`talion aggregates`: a ledger goes in, claimed counts over many happenings come out beside what the ledger itself tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, Format, LedgerPath, OutputFormat

if TYPE_CHECKING:
    from rich.text import Text

    from talion.cli.sheet import Sheet
    from talion.views.reconciliation import CountHeld

Who = Annotated[str | None, typer.Option("--actor", metavar="WORDS", help="Part of the name of who acts or is struck.")]
Bounded = Annotated[bool, typer.Option("--bounded", help="Only counts that can be held against the ledger.")]


def aggregates(
    actor: Who = None,
    bounded: Bounded = False,
    format: OutputFormat = Format.TABLE,  # noqa: A002
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show counts over many happenings ("140 attacks since October") beside the ledger's own count, by day of report."""
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.surroundings import count_claimed

    with Ledger.open(ledger, create=False) as opened:
        held = count_claimed(opened)
    wanted = (actor or "").casefold()
    held = tuple(
        one for one in held if (one.total is not None or not bounded) and wanted in f"{one.scope} {one.bounds}".casefold()
    )
    if format is Format.TABLE:
        sheet = open_sheet()
        sheet.print(render_counts(held, sheet))
    elif format is Format.JSON:
        typer.echo(json.dumps([count_row(one) for one in held], ensure_ascii=False, indent=2))
    else:
        for one in held:
            typer.echo(json.dumps(count_row(one), ensure_ascii=False))


def render_counts(held: Sequence[CountHeld], sheet: Sheet) -> Iterator[Text]:
    """Each count with its words, then what the ledger tells and within what bounds."""
    from rich.text import Text

    from talion.views.words import word_number

    yield Text(word_number(len(held), "count") + " over many happenings, by day of report", "bold")
    for one in held:
        yield Text()
        lead = Text(f"{one.day:<12} ", "bold")
        scope = f", {one.scope}" if one.scope else ""
        yield from sheet.hang(lead, Text.assemble("claimed: ", (one.claimed, "bold"), f" {one.what}{scope}"))
        rail = Text(" " * lead.cell_len)
        yield from sheet.hang(rail, sheet.quote(one.passage))
        counted = Text.assemble("ledger:  ", (one.counted, "bold cyan" if one.total is not None else "dim"))
        yield from sheet.hang(rail, counted)
        if one.bounds:
            yield from sheet.hang(rail, Text(one.bounds, "dim"))
        if one.shown:
            yield from sheet.hang(rail, Text(one.shown, "dim"))


def count_row(one: CountHeld) -> dict[str, object]:
    return {
        "published": one.published or None, "claimed": one.claimed, "what": one.what, "scope": one.scope, "counted": one.total,
        "counted_words": one.counted, "bounds": one.bounds, "incidents": list(one.incidents), "report": one.passage.report,
        "quote": one.passage.text,
    }  # fmt: skip
