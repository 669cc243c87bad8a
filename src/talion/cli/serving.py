"""`talion serve`: a ledger goes in, its pages are served until the process is ended."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from talion.cli.options import LEDGER, LedgerPath

if TYPE_CHECKING:
    from talion.web.settings import Settings

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; others can reach some: see --token.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
Token = Annotated[
    str | None, typer.Option("--token", envvar="TALION_TOKEN", metavar="WORD", help="Who knows it may look and judge.")
]
Users = Annotated[Path | None, typer.Option("--users", metavar="FILE", help="A TOML file of users with role and hash.")]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A further name under which the pages are asked for.")
]
Hash = Annotated[bool, typer.Option("--hash", help="Ask for a password, print its hash for the file of users, and end.")]


def serve(  # noqa: PLR0913 - each parameter is an option of the command
    ledger: LedgerPath = LEDGER,
    host: Host = "127.0.0.1",
    port: Port = 8700,
    token: Token = None,
    users: Users = None,
    name: Names = None,
    hash: Hash = False,  # noqa: A002
) -> None:
    """Serve the ledger's pages to a browser on this computer, until Ctrl-C.

    An address that others can reach needs --token or --users. A table of the file of users: [ada], role = "analyst" (who also
    judges) or "viewer", hash = "$argon2id$...", which --hash makes.
    """
    if hash:
        from talion.web.access import hash_password

        typer.echo(hash_password(typer.prompt("Password", hide_input=True, confirmation_prompt=True)))
        return
    from talion.web.settings import Settings

    _serve(Settings(ledger=ledger, host=host, port=port, token=token, users=users, names=tuple(name or ())))


def _serve(settings: Settings) -> None:
    import uvicorn

    from talion.web.app import build_app

    app = build_app(settings)
    with _listen(settings) as listening:
        port = listening.getsockname()[1]
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        typer.echo(f"The ledger's pages: http://{shown}:{port}/  (Ctrl-C ends them)")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


def _listen(settings: Settings) -> socket.socket:
    """Raises ServeError for an address or a port that cannot be had."""
    from talion.web.settings import ServeError

    try:
        return socket.create_server(
            (settings.host, settings.port), family=socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        )
    except OSError as error:
        raise ServeError(
            f"cannot listen on {settings.host}, port {settings.port}: {error.strerror or error}; name another with --port"
        ) from error
