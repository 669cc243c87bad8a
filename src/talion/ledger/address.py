"""What somebody calls a ledger, a path or a database's URL, goes in; its URL, its file and a name without secrets come out."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from talion.ledger.errors import LedgerError

# What else a URL of PostgreSQL may begin with where it names no driver, and the driver that Talion's extra installs.
_PLAIN = ("postgresql", "postgres")
DRIVER = "postgresql+psycopg"
# What of a URL's query names the ledger; the rest may hold secrets.
_TOLD = ("dbname", "host", "port", "service", "user")


def read_url(target: Path | str) -> URL:
    """The URL of a path or of a URL's words. Raises LedgerError, which tells none of these words, where it is neither."""
    if isinstance(target, Path) or "://" not in target:
        return URL.create("sqlite", database=str(target))
    try:
        url = make_url(target)
    except (ArgumentError, ValueError):
        url = None
    # What follows an "@" in a password would be taken for the host, and told as such.
    if url is None or "@" in (url.host or ""):
        kind = target.partition("://")[0] or "?"
        raise LedgerError(
            f"the words after {kind}:// are no address of a database: write USER:PASSWORD@HOST:PORT/NAME, "
            "with %40 for an @ in the password, %2F for a slash and %25 for a percent sign"
        ) from None
    return url.set(drivername=DRIVER) if url.drivername in _PLAIN else url


def find_file(url: URL) -> Path | None:
    """The file of a ledger that is one."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def name_url(url: URL) -> str:
    """The ledger's name as messages have it: its path, or its URL without secrets."""
    path = find_file(url)
    if path is not None:
        return str(path)
    shown = {key: value for key, value in url.query.items() if key in _TOLD}
    return url.set(query=shown).render_as_string(hide_password=True)


def name_ledger(target: Path | str) -> str:
    """As `name_url`, of what somebody calls it. Raises as `read_url`."""
    return name_url(read_url(target))
