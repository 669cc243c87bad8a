"""`talion list`, `show` and `why`: a question goes in, what the ledger holds comes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from talion.cli.coding import print_coding
from talion.cli.options import (
    LEDGER,
    Format,
    IncidentId,
    Inferred,
    LedgerPath,
    MinConfidence,
    OutputFormat,
    find_country,
    parse_first_day,
    parse_last_day,
)
from talion.records import Coding, Incident, Status

if TYPE_CHECKING:
    from talion.ledger.store import Ledger

FIRST = 50  # incidents that a list shows unless told otherwise
Since = Annotated[
    dt.date | None, typer.Option(parser=parse_first_day, metavar="DATE", help="First day: 2024-01-20, or all of 2024-01 or 2024.")
]
Until = Annotated[dt.date | None, typer.Option(parser=parse_last_day, metavar="DATE", help="Last day, as --since.")]
Where = Annotated[str | None, typer.Option("--place", metavar="WORDS", help="Part of a place's name.")]
Country = Annotated[str | None, typer.Option("--country", metavar="NAME", help="ISO 3166 code of three letters, or name.")]
Who = Annotated[str | None, typer.Option("--actor", metavar="WORDS", help="Part of an actor's name, on either side.")]
Kind = Annotated[str | None, typer.Option("--type", metavar="NAME", help="An ACLED event type or sub-type, or a PLOVER type.")]
State = Annotated[str | None, typer.Option("--status", metavar="WORD", help=f"One of {', '.join(get_args(Status))}.")]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Part of a passage that tells of it.")]
FieldName = Annotated[
    str | None, typer.Argument(metavar="FIELD", help="date, place, perpetrators, killed, ...; the whole dispute without it.")
]
Rejected = Annotated[bool, typer.Option("--rejected", help="Only those that a person rejected, which are left out otherwise.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many incidents.")]


def list_incidents(  # noqa: PLR0913 - each parameter is an option of the command
    ledger: LedgerPath = LEDGER,
    since: Since = None,
    until: Until = None,
    place: Where = None,
    country: Country = None,
    actor: Who = None,
    type: Kind = None,  # noqa: A002
    status: State = None,
    text: Words = None,
    min_confidence: MinConfidence = None,
    rejected: Rejected = False,
    limit: Limit = FIRST,
    format: OutputFormat = Format.TABLE,  # noqa: A002
) -> None:
    """List the ledger's incidents by date, all or those that meet every condition given."""
    from talion.claims.signs import load_default
    from talion.ledger.query import Query
    from talion.ledger.store import Ledger

    query = Query(
        since=since,
        until=until,
        place=place,
        country=find_country(country) if country else None,
        actor=actor,
        type=type,
        status=check_status(status) if status else None,
        text=text,
        min_confidence=load_default() if min_confidence is None else min_confidence,
        rejected=rejected,
    )
    with Ledger.open(ledger, create=False) as opened:
        found = opened.incidents(query)
        coding = select_coding(opened, found[:limit], whole=format is not Format.TABLE)
    print_coding(coding, format, quotes=False)
    if len(found) > limit:
        typer.echo(f"the first {limit:,} of {len(found):,} incidents; --limit shows more", err=True)


def check_status(text: str) -> Status:
    """Raises typer.BadParameter for a word that is no status."""
    known = get_args(Status)
    if text.strip().lower() not in known:
        raise typer.BadParameter(f"{text!r} is no status; there are {', '.join(known)}")
    return cast(Status, text.strip().lower())


def select_coding(ledger: Ledger, incidents: list[Incident], *, whole: bool) -> Coding:
    """These incidents with the reports that tell of them; when `whole`, also their events and the links among them."""
    reports = ledger.reports({span.report for incident in incidents for span in incident.mentions})
    if not whole:
        return Coding(reports=tuple(reports.values()), incidents=tuple(incidents))
    return ledger.gather(incidents)


def show(id: IncidentId, inferred: Inferred = False, ledger: LedgerPath = LEDGER) -> None:  # noqa: A002
    """Show everything about one incident: its fields, every passage, and what came before and after."""
    from talion.cli.render_page import render_page
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.page import view_page
    from talion.views.surroundings import surround

    with Ledger.open(ledger, create=False) as opened:
        incident = opened.find(id)
        coding = replace(surround(opened, incident, inferred=inferred), events=tuple(opened.events(incident.events)))
        standings = opened.review()
    sheet = open_sheet()
    sheet.print(render_page(view_page(incident, coding, standings), sheet))


def why(
    id: IncidentId,  # noqa: A002
    field: FieldName = None,
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show every claim behind one value of an incident: the report, the sentence with the words marked, and who says so.

    Without a field: all that is disputed about the incident.
    """
    from talion.cli.render_page import render_account, render_why
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.account import view_account
    from talion.views.fields import find_field
    from talion.views.surroundings import surround
    from talion.views.why import view_why

    asked = find_field(field) if field is not None else None
    with Ledger.open(ledger, create=False) as opened:
        incident = opened.find(id)
        coding = surround(opened, incident)
    sheet = open_sheet()
    if asked is None:
        sheet.print(render_account(view_account(incident, coding), sheet))
    else:
        sheet.print(render_why(view_why(incident, asked, coding), sheet))


def chain(
    id: IncidentId,  # noqa: A002
    inferred: Inferred = False,
    format: OutputFormat = Format.TABLE,  # noqa: A002
    ledger: LedgerPath = LEDGER,
) -> None:
    """Show the chain that an incident stands in: each blow, its answers and the answers to these, with the words that say so."""
    from talion.cli.render import render_chains
    from talion.cli.sheet import open_sheet
    from talion.ledger.store import Ledger
    from talion.views.chain import view_chains
    from talion.views.context import open_context
    from talion.views.surroundings import follow

    with Ledger.open(ledger, create=False) as opened:
        incident = opened.find(id)
        coding = follow(opened, incident, inferred=inferred)
        if format is not Format.TABLE:
            coding = replace(opened.gather(coding.incidents), links=coding.links)
    if format is not Format.TABLE:
        print_coding(coding, format)
        return
    sheet = open_sheet()
    context = open_context(coding)
    chains = view_chains(coding, context)
    if chains:
        sheet.print(render_chains(chains, incident.id, sheet))
    else:
        typer.echo(f"no report ties {context.short[incident.id]} to another incident")
