"""`talion export`: a ledger goes in, files of another form come out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from talion.cli.coding import keep_sure, write_folder
from talion.cli.options import LEDGER, LedgerPath, MinConfidence


def export_ledger(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder, made when it is not there.")],
    ledger: LedgerPath = LEDGER,
    min_confidence: MinConfidence = None,
) -> None:
    """Write the whole ledger as a folder of exchange files, which `talion add` reads back without loss."""
    from talion.ledger.store import Ledger

    with Ledger.open(ledger, create=False) as opened:
        coding = opened.load()
    write_folder(keep_sure(coding, min_confidence), folder)


def export_html(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    ledger: LedgerPath = LEDGER,
) -> None:
    """Write a read-only copy of the pages, which a browser opens from the folder without a server: start at index.html."""
    from talion.ledger.store import Ledger
    from talion.views.words import word_number
    from talion.web.copy import copy_pages

    with Ledger.open(ledger, create=False) as opened:
        copied = copy_pages(opened, folder)
    typer.echo(f"wrote {word_number(copied.pages, 'page')} to {folder}: open {folder / 'index.html'}")
