"""The commands go in, the page docs/cli.md comes out: `python -m talion.cli.document docs/cli.md` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from talion.cli.app import HELP_NAMES, build_app

WIDTH = 100
Documented = TyperCommand | TyperGroup
HEAD = """# The command line

This page is made from the commands themselves (`python -m talion.cli.document docs/cli.md`); a test fails when it is out of date.
"""


def document_commands() -> str:
    """The help of every command, as Markdown."""
    return HEAD + "".join(_document(_main_group(), None, "talion"))


def _main_group() -> TyperGroup:
    group = get_command(build_app())
    if not isinstance(group, TyperGroup):
        raise TypeError("the command line is no group of commands")
    return group


def _document(command: Documented, parent: typer.Context | None, name: str) -> Iterator[str]:
    names = parent.help_option_names if parent else list(HELP_NAMES)
    context = typer.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, help_option_names=names)
    yield f"\n## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, TyperGroup):
        for below, one in command.commands.items():
            if isinstance(one, TyperCommand | TyperGroup):
                yield from _document(one, context, below)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document_commands(), encoding="utf-8")
