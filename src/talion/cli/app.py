"""Command words go in, the command that does them runs, and what it refuses comes out as one plain line."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from talion.cli.coding import code
from talion.cli.counting import aggregates
from talion.cli.digesting import digest
from talion.cli.exporting import export_html, export_ledger
from talion.cli.judging import build_judge
from talion.cli.keeping import add
from talion.cli.looking import chain, list_incidents, show, why
from talion.cli.naming import list_actors, list_places
from talion.cli.recoding import recode
from talion.cli.serving import serve
from talion.records import TalionError
from talion.registry import SETTING, KnowledgeError, check_own_tables
from talion.version import VERSION

NOTHING_DONE = 2
HELP_NAMES = ("-h", "--help")
Knowledge = Annotated[
    Path | None,
    typer.Option("--knowledge", metavar="DIR", envvar=SETTING, help="A folder with actors.tsv or sites.tsv of your own."),
]
BROKEN_PIPE = 141  # what a shell reports for a process that SIGPIPE ended


class Commands(TyperGroup):
    """The group of commands, which turns refusals into messages and exit codes."""

    # typer types the context by a private class, of which typer.Context is a subclass.
    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Raises typer.Exit: 2 after a refusal, 141 when nobody reads the output any more."""
        _write_anything()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except TalionError as error:
            typer.echo(f"talion: {error}", err=True)
            raise typer.Exit(NOTHING_DONE) from error
        except BrokenPipeError as error:
            # The interpreter flushes standard output once more at its end, and must not fail there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from error
        return result


def _write_anything() -> None:
    """Characters that the terminal's encoding lacks come out as "?" instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@cache
def build_app() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(
        name="talion",
        cls=Commands,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": list(HELP_NAMES)},
    )
    app.callback()(start)
    app.command("code", short_help="Read reports and show the incidents they tell.")(code)
    app.command("add", short_help="Read reports and keep what they tell in the ledger.")(add)
    app.command("list", short_help="List the ledger's incidents.")(list_incidents)
    app.command("show", short_help="Show everything about one incident.")(show)
    app.command("chain", short_help="Show the chain of blow and answer that an incident stands in.")(chain)
    app.command("digest", short_help="Show what the reports since a day brought.")(digest)
    app.command("aggregates", short_help="Show claimed counts over many happenings beside the ledger's own.")(aggregates)
    app.command("why", short_help="Show every claim behind one value.")(why)
    app.command("serve", short_help="Show the ledger in a browser.")(serve)
    app.command("actors", short_help="List who acts and suffers, and which names no table knows.")(list_actors)
    app.command("places", short_help="List where things happen, and which places are only names.")(list_places)
    app.command("recode", short_help="Code the ledger's reports again and show what changes.")(recode)
    export = typer.Typer(name="export", no_args_is_help=True, help="Write the ledger in another form.", rich_markup_mode=None)
    export.callback()(_choose_form)
    export.command("ledger")(export_ledger)
    export.command("html")(export_html)
    app.add_typer(export, name="export")
    app.add_typer(build_judge(), name="judge")
    return app


def _choose_form() -> None:
    """Write the ledger in another form."""


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"talion {VERSION}")
        raise typer.Exit


def start(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version and exit."),
    knowledge: Knowledge = None,
) -> None:
    """Talion reads reports of conflict and keeps a sourced ledger of incidents.

    Exit codes: 0 all was done, 1 some inputs failed, 2 nothing could be done or the usage was wrong.
    """
    if knowledge is not None:
        os.environ[SETTING] = str(knowledge)
        try:
            check_own_tables()
        except KnowledgeError as error:
            raise typer.BadParameter(str(error)) from error
