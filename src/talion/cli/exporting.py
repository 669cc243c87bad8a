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
