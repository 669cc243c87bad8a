"""`talion code`: inputs go in, the incidents that they tell come out on the terminal or as exchange files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from talion.cli.options import Format, Inferred, Inputs, MinConfidence, Published, Quiet
from talion.cli.speech import exit_code, show_progress, tell_failures, tell_notes
from talion.records import Coding, Failure

Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Write exchange files into this folder, show nothing.")]
Shown = Annotated[Format | None, typer.Option("--format", help="For people (default), one JSON object, or one incident a line.")]
Each = Annotated[bool, typer.Option("--each", help="Code every report by itself: nothing is brought together across reports.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the inputs gave: the coding, and every input that failed, in reading or in coding."""

    coding: Coding
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


def code(  # noqa: PLR0913 - each parameter is an option of the command
    inputs: Inputs,
    published: Published = None,
    out: Out = None,
    format: Shown = None,  # noqa: A002
    each: Each = False,
    min_confidence: MinConfidence = None,
    inferred: Inferred = False,
    quiet: Quiet = False,
) -> None:
    """Read reports and show the incidents that they tell, each with the words that say so."""
    outcome = code_inputs(inputs, published, each=each, inferred=inferred, quiet=quiet)
    tell(outcome, quiet=quiet)
    coding = keep_sure(outcome.coding, min_confidence)
    if coding.reports:
        if out is not None:
            write_folder(coding, out)
        if out is None or format is not None:
            print_coding(coding, format or Format.TABLE)
    if not quiet:
        typer.echo(word_outcome(outcome, len(coding.incidents)), err=True)
    raise typer.Exit(exit_code(len(coding.reports), len(outcome.failures)))


def keep_sure(coding: Coding, min_confidence: float | None) -> Coding:
    """The coding without the incidents that are less sure than asked for, or than the default where nobody asks."""
    from talion.claims.signs import load_default
    from talion.incidents.confidence import drop_unsure

    return drop_unsure(coding, load_default() if min_confidence is None else min_confidence)


def code_inputs(
    inputs: Sequence[str], published: dt.date | None, *, each: bool = False, inferred: bool = False, quiet: bool = False
) -> Outcome:
    """Reads and codes; the parser is loaded only when something could be read."""
    from talion.read.inputs import read_inputs

    reading = read_inputs(inputs, published=published)
    if not reading.reports:
        return Outcome(coding=Coding(), failures=reading.failures, notes=reading.notes)
    from talion.pipeline import code_reports, prepare

    with show_progress("gazetteer index (first use only)", quiet=quiet) as progress:
        prepare(progress)
    with show_progress("coding", quiet=quiet) as progress:
        coding = code_reports(reading.reports, each=each, inferred=inferred, progress=progress)
    # Reading has already told of undated reports, by the name of the file.
    return Outcome(coding=coding, failures=(*reading.failures, *coding.failures), notes=reading.notes)


def tell(outcome: Outcome, *, quiet: bool) -> None:
    """Failures and notes on standard error."""
    if not quiet:
        tell_notes(outcome.notes)
    tell_failures(outcome.failures)


def write_folder(coding: Coding, folder: Path) -> None:
    """The exchange files, and one line that says so."""
    from talion.exports.exchange import write_exchange
    from talion.views.words import word_number

    write_exchange(coding, folder)
    rejected = sum(incident.verdict == "rejected" for incident in coding.incidents)
    incidents, reports = word_number(len(coding.incidents) - rejected, "incident"), word_number(len(coding.reports), "report")
    aside = f", and {rejected:,} rejected aside" if rejected else ""
    typer.echo(f"wrote {incidents} of {reports} to {folder}{aside}")


def print_coding(coding: Coding, format: Format, *, quotes: bool = True) -> None:  # noqa: A002
    """The coding on standard output."""
    if format is Format.TABLE:
        from talion.cli.render import render_timeline
        from talion.cli.sheet import open_sheet
        from talion.views.timeline import view_timeline

        sheet = open_sheet()
        sheet.print(render_timeline(view_timeline(coding), sheet, quotes=quotes))
        return
    from talion.exports.exchange import to_json, to_jsonl

    typer.echo(to_json(coding) if format is Format.JSON else to_jsonl(coding), nl=False)


def word_outcome(outcome: Outcome, shown: int) -> str:
    """ "12 reports coded, 2 inputs failed, 31 incidents", and how many of these were left out as less sure than asked for."""
    from talion.views.words import word_number

    coded = f"{word_number(len(outcome.coding.reports), 'report')} coded"
    failed = f"{word_number(len(outcome.failures), 'input')} failed"
    found = len(outcome.coding.incidents)
    aside = f", {found - shown:,} of them less sure than asked for" if shown < found else ""
    return f"{coded}, {failed}, {word_number(found, 'incident')}{aside}"
