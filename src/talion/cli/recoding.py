"""`talion recode`: a ledger goes in, what the present version would tell of its reports comes out, and is kept when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath, Quiet
from talion.cli.speech import exit_code, show_progress, tell_failures
from talion.records import Incident

if TYPE_CHECKING:
    from rich.text import Text

    from talion.cli.sheet import Sheet
    from talion.ledger.store import Recoded
    from talion.views.changes import Changes

SHOWN = 50  # incidents in each part of the answer, unless told otherwise
Apply = Annotated[bool, typer.Option("--apply", help="Keep it; without this the ledger stays as it is.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many incidents of a kind.")]


def recode(ledger: LedgerPath = LEDGER, apply: Apply = False, limit: Limit = SHOWN, quiet: Quiet = False) -> None:
    """Code the ledger's reports again with this version and show what changes: incidents that are new, gone, or told otherwise.

    Judgements are kept and obeyed; those whose words the new coding does not find are named. Nothing is written without --apply.
    """
    from talion.cli.sheet import open_sheet
    from talion.ledger.query import Query
    from talion.ledger.store import Ledger
    from talion.pipeline import BUILDER, code_reports, prepare
    from talion.views.changes import compare_incidents

    with Ledger.open(ledger, create=False) as opened:
        before = opened.incidents(Query(rejected=None))
        prepare()
        with show_progress("coding", quiet=quiet) as progress:
            coding = code_reports(list(opened.reports().values()), inferred=True, progress=progress)
        tell_failures(coding.failures)
        outcome = opened.recode(coding, BUILDER, keep=apply)
    sheet = open_sheet()
    sheet.print(_render(compare_incidents(before, outcome.incidents), outcome, limit, sheet))
    if not apply:
        typer.echo("nothing was written; `talion recode --apply` keeps this", err=True)
    raise typer.Exit(exit_code(1, len(coding.failures)))


def _render(changes: Changes, outcome: Recoded, limit: int, sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    from talion.views.naming import shorten_ids
    from talion.views.words import word_number

    ids = (
        [one.id for one in (*changes.new, *changes.gone)] + [one.after.id for one in changes.changed] + [*changes.within.values()]
    )
    short = shorten_ids(ids)
    counts = (
        f"{len(changes.new):,} new, {len(changes.gone):,} gone, {len(changes.changed):,} changed, {changes.same:,} as they were"
    )
    yield from sheet.hang(Text(), Text(f"{word_number(len(outcome.incidents), 'incident')}: {counts}", "bold"))
    if outcome.outdated:
        yield from sheet.hang(
            Text(), Text(f"{word_number(outcome.outdated, 'report')} left as a newer coder read them", "yellow")
        )
    hosts = {key: short[host] for key, host in changes.within.items()}
    yield from _render_part("New", changes.new, {key: f"its words were in {host}" for key, host in hosts.items()}, limit, sheet)
    yield from _render_part("Gone", changes.gone, {key: f"its words are in {host}" for key, host in hosts.items()}, limit, sheet)
    yield from _render_changed(changes, limit, sheet)
    lost = [one for one in outcome.standings if one.dangling and one.undone_by is None]
    if lost:
        yield Text()
        numbers = ", ".join(str(one.number) for one in lost)
        yield from sheet.hang(
            Text(), Text(f"Judgements that find not all of their words: {numbers} (talion judge log)", "yellow")
        )


def _render_part(title: str, incidents: Sequence[Incident], notes: Mapping[str, str], limit: int, sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    if not incidents:
        return
    yield Text()
    yield Text(title, "bold")
    for one in incidents[:limit]:
        yield from _render_label(one, sheet)
        if one.id in notes:
            yield from sheet.hang(Text("    "), Text(notes[one.id], "dim"))
    yield from _render_rest(len(incidents) - limit)


def _render_changed(changes: Changes, limit: int, sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    if not changes.changed:
        return
    yield Text()
    yield Text("Changed", "bold")
    for one in changes.changed[:limit]:
        yield from _render_label(one.after, sheet)
        for difference in one.differences:
            words = Text.assemble((f"{difference.name}: ", "bold"), difference.before, (" → ", "dim"), difference.after)
            yield from sheet.hang(Text("    "), words)
    yield from _render_rest(len(changes.changed) - limit)


def _render_label(one: Incident, sheet: Sheet) -> Iterator[Text]:
    from rich.text import Text

    from talion.views.incident import word_label
    from talion.views.words import word_when

    yield from sheet.head(Text("  "), Text.assemble((word_when(one.when), "bold"), " · ", word_label(one)), one.id[:8])


def _render_rest(count: int) -> Iterator[Text]:
    from rich.text import Text

    if count > 0:
        yield Text(f"  and {count:,} more; --limit shows them", "dim")
