"""What a database says when it refuses goes in, a LedgerError in plain words comes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from talion.ledger.address import name_url
from talion.ledger.errors import LedgerError

BUSY = "another process is writing to this ledger: try again when it is done"
READ_ONLY = "this ledger may not be written to"
FULL = "the disk is full"
ENDED = "the server ended the connection: try again"
# The codes of PostgreSQL, which says the rest in the language of its server.
_STATES = {
    "22P05": "this database cannot keep these characters: make one with the encoding UTF8",
    "25006": READ_ONLY,
    "42501": "the database does not let its user do that: ask for the right to",
    "53100": FULL,
    "53300": "the server has no connection left: try again later",
    "54000": "a name in these reports is longer than this database can look up",
    "55P03": BUSY,
    "57P01": ENDED,
    "57P02": ENDED,
    "57P03": "the server is starting or ending: try again",
}
# A fragment of the database's own words, and what it means to the person who asked.
_REASONS = (
    ("file is not a database", "this file is no ledger"),
    ("database is locked", BUSY),
    ("readonly database", READ_ONLY),
    ("unable to open database file", "cannot open this file: is its folder there, and may it be written to?"),
    ("malformed", "the file is damaged"),
    ("disk is full", FULL),
    ("Connection refused", "no server answers there: is it running, and are host and port right?"),
    ("No such file or directory", "no server answers there: is it running, and are host and port right?"),
    ("password authentication failed", "the server does not take this user with this password"),
    ("no password supplied", "the server asks for a password: give it in the URL, in PGPASSWORD or in ~/.pgpass"),
    ("server closed the connection", ENDED),
    ("QueuePool limit", "too many ask at once: try again"),
)


@contextmanager
def explaining(url: URL) -> Iterator[None]:
    """Raises LedgerError for what a database says inside the block."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise LedgerError(f"{name_url(url)}: {_word(error)}") from error


def _word(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    said = " ".join(str(cause).split())
    plain = next((plain for fragment, plain in _REASONS if fragment in said), None)
    return _STATES.get(getattr(cause, "sqlstate", None) or "") or plain or said
