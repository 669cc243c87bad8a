"""`talion actors` and `talion places`: a ledger goes in, who takes part in it and where comes out, and what no table knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath

if TYPE_CHECKING:
    from rich.text import Text

    from talion.cli.sheet import Sheet
    from talion.ledger.store import Ledger
    from talion.views.parties import PartyLine
    from talion.views.places import PlaceLine

FIRST = 50
New = Annotated[bool, typer.Option("--new", help="Only names that are in no table of actors.")]
Bare = Annotated[bool, typer.Option("--new", help="Only places that are names without coordinates.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")]


def list_actors(ledger: LedgerPath = LEDGER, new: New = False, limit: Limit = FIRST) -> None:
    """List who acts and is acted upon in the ledger, the most active first, and which names no table of actors has.

    `talion judge same-actor` makes names one actor; --knowledge takes rows of actors of your own.
    """
    from talion.cli.sheet import open_sheet
    from talion.judgements.vocabulary import find_alike
    from talion.ledger.query import Query
    from talion.ledger.store import Ledger
    from talion.views.parties import judge_name, view_parties
    from talion.views.sources import word_sources

    with Ledger.open(ledger, create=False) as opened:
        found = [one for one in opened.parties(Query()) if not new or judge_name(one.name) == "new"]
        shown, names = found[:limit], opened.names()
        unknown = {one.name for one in shown if judge_name(one.name) == "new"}
        aliases = {alias for alias, naming in names.items() if naming.name in unknown}
        naming = opened.naming(unknown | aliases)
        reports = {
            one: sorted({r for name in (one, *(a for a in aliases if names[a].name == one)) for r in naming.get(name, ())})
            for one in unknown
        }
        name_report = _open_names(opened, (report for given in reports.values() for report in given))
    lines = (
        replace(line, sources=word_sources(reports.get(party.name, ()), name_report))
        for party, line in zip(shown, view_parties(shown, find_alike, names), strict=True)
    )
    sheet = open_sheet()
    sheet.print(_render(lines, sheet))
    if len(found) > limit:
        typer.echo(f"the first {limit:,} of {len(found):,} actors; --limit shows more", err=True)


def list_places(ledger: LedgerPath = LEDGER, new: Bare = False, limit: Limit = FIRST) -> None:
    """List where the incidents of the ledger are, the most frequent places first, and which of these are only names.

    `talion judge set ID place=NAME@LATITUDE,LONGITUDE,COUNTRY` gives an incident's place a point; a row of sites.tsv in
    --knowledge gives it to all reports that are coded later or anew (`talion recode`).
    """
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.places import view_places

    with Ledger.open(ledger, create=False) as opened:
        found = opened.spots(limit, bare=new)
        name_report = _open_names(opened, (report for one in found.first for report in one.reports))
    sheet = open_sheet()
    sheet.print(_render_places(view_places(found.first, name_report), sheet))
    if found.total > limit:
        typer.echo(f"the first {limit:,} of {found.total:,} places; --limit shows more", err=True)


def _open_names(ledger: Ledger, ids: Iterable[str]) -> Callable[[str], str]:
    from talion.views.naming import shorten_ids
    from talion.views.words import word_source

    reports = ledger.reports(ids)
    short = shorten_ids(reports)
    return lambda key: word_source(reports[key], short[key])


def _render(lines: Iterable[PartyLine], sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    for line in lines:
        aside = f", perhaps {' or '.join(line.alike)}" if line.alike else ""
        style = "yellow" if line.standing == "new" else "dim"
        words = Text.assemble((line.name, "bold"), (f" · {line.what}{aside}", style))
        yield from sheet.head(Text(), words, f"by {line.acts:,}, against {line.suffers:,}")
        if line.aliases:
            yield from sheet.hang(Text("  "), Text(f"also named {', '.join(line.aliases)}"))
        if line.sources:
            yield from sheet.hang(Text("  "), Text(line.sources, "dim"))


def _render_places(lines: Iterable[PlaceLine], sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    from talion.views.words import word_number

    for line in lines:
        words = Text.assemble((line.name, "bold"), (f" · {line.what}", "yellow" if line.bare else "dim"))
        yield from sheet.head(Text(), words, word_number(line.incidents, "incident"))
        if line.sources:
            yield from sheet.hang(Text("  "), Text(line.sources, "dim"))
