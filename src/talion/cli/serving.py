"""`talion serve`: a ledger goes in, its pages are served until the process is ended."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath

Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; others than this computer's need a token.")
]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port to listen on.")]


def serve(ledger: LedgerPath = LEDGER, host: Host = "127.0.0.1", port: Port = 8700) -> None:
    """Serve the ledger's pages to a browser on this computer, until Ctrl-C."""
    import uvicorn

    from talion.web.app import build_app
    from talion.web.settings import Settings

    app = build_app(Settings(ledger=ledger, host=host, port=port))
    typer.echo(f"{Path(ledger).name}: http://{host}:{port}/  (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
