"""What happened to the inputs goes in, lines on standard error and an exit code come out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import typer

from talion.records import Failure
from talion.views.words import clean

Progress = Callable[[int, int], None]


def tell_failures(failures: Iterable[Failure]) -> None:
    for failure in failures:
        typer.echo(f"could not read {clean(failure.input)}: {clean(failure.reason)}", err=True)


def tell_notes(notes: Iterable[str]) -> None:
    for note in notes:
        typer.echo(f"note: {clean(note)}", err=True)


def exit_code(done: int, failed: int) -> int:
    """0 when all was done, 1 when some inputs failed, 2 when nothing could be done."""
    if done == 0:
        return 2
    return 1 if failed else 0


@contextmanager
def show_progress(what: str, *, quiet: bool) -> Iterator[Progress | None]:
    """A function to call with the number done and the number of all, which draws a bar; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
