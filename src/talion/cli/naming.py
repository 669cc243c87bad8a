"""`talion actors`: a ledger goes in, who takes part in it comes out, and which names no table knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath

if TYPE_CHECKING:
    from rich.text import Text

    from talion.cli.sheet import Sheet
    from talion.views.parties import PartyLine

FIRST = 50
New = Annotated[bool, typer.Option("--new", help="Only names that are in no table of actors.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many actors.")]


def list_actors(ledger: LedgerPath = LEDGER, new: New = False, limit: Limit = FIRST) -> None:
    """List who acts and who is acted upon in the ledger, the most active first, and which names no table of actors has.

    A new name can be given to an actor of the table in an incident by `talion judge set`, or a row of its own in --knowledge.
    """
    from talion.cli.sheet import open_sheet
    from talion.judgements.vocabulary import find_alike
    from talion.ledger.query import Query
    from talion.ledger.store import Ledger
    from talion.views.parties import judge_name, view_parties

    with Ledger.open(ledger, create=False) as opened:
        found = [one for one in opened.parties(Query()) if not new or judge_name(one.name) == "new"]
    sheet = open_sheet()
    sheet.print(_render(view_parties(found[:limit], find_alike), sheet))
    if len(found) > limit:
        typer.echo(f"the first {limit:,} of {len(found):,} actors; --limit shows more", err=True)


def _render(lines: Iterable[PartyLine], sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    for line in lines:
        aside = f", perhaps {' or '.join(line.alike)}" if line.alike else ""
        style = "yellow" if line.standing == "new" else "dim"
        words = Text.assemble((line.name, "bold"), (f" · {line.what}{aside}", style))
        yield from sheet.head(Text(), words, f"by {line.acts:,}, against {line.suffers:,}")
