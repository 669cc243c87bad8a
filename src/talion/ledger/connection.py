"""A path or a database's URL goes in, an engine on an up-to-date ledger comes out, and units of work on it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, column, create_engine, event, func, inspect, select, table, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from talion.ledger.address import DRIVER, find_file, name_url, read_url
from talion.ledger.dialects import POSTGRESQL
from talion.ledger.errors import LedgerError
from talion.ledger.reasons import explaining
from talion.ledger.schema import VERSION, VERSION_TABLE

BUSY_SECONDS = 30.0
PAUSE_SECONDS = 0.02
_BEGIN = "talion_begin"
# The number of the lock that writers take in PostgreSQL, where a transaction alone does not keep others from writing.
_WRITERS = 0x74616C696F6E


def open_engine(target: Path | str, *, create: bool) -> Engine:
    """An engine on the ledger at `target`, created when `create` and missing, migrated to this version's tables.

    Raises LedgerError when there is none, when it is something else, or when a newer Talion wrote it.
    """
    url = read_url(target)
    path = find_file(url)
    if path is not None:
        _check_file(path, create)
    try:
        engine = _make_engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        wanted = 'pip install "talion[postgresql]" brings it' if url.drivername == DRIVER else error
        raise LedgerError(f"{name_url(url)}: no driver for this kind of database: {wanted}") from error
    try:
        _prepare(engine, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger throughout."""
    # SQLite's transactions are such; elsewhere each statement would see the newest state.
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with explaining(engine.url), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection that alone may write; everything is kept when the block ends, nothing when it raises."""
    with _changing(engine) as connection, connection.begin():
        _keep_others_out(connection)
        yield connection


@contextmanager
def rehearsing(engine: Engine) -> Iterator[Connection]:
    """As `writing`, but nothing is kept."""
    with _changing(engine) as connection:
        transaction = connection.begin()
        try:
            _keep_others_out(connection)
            yield connection
        finally:
            transaction.rollback()


@contextmanager
def _changing(engine: Engine) -> Iterator[Connection]:
    # What the writer before kept is seen only where each statement sees the newest state, since the lock is taken by one.
    options = {_BEGIN: "IMMEDIATE"} if engine.dialect.name == "sqlite" else {"isolation_level": "READ COMMITTED"}
    with explaining(engine.url), engine.connect().execution_options(**options) as connection:
        yield connection


def _keep_others_out(connection: Connection) -> None:
    if connection.dialect.name == POSTGRESQL:
        connection.execute(select(func.set_config("lock_timeout", f"{BUSY_SECONDS:g}s", True)))
        connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger")
    if not path.exists() and not create:
        raise LedgerError(f"no ledger at {path}")
    if not path.parent.is_dir():
        raise LedgerError(f"cannot make a ledger at {path}: there is no folder {path.parent}")


def _make_engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)  # the server may have ended what lies in the pool
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own transactions leave table changes outside; SQLAlchemy begins them instead.
    if not isinstance(connection, sqlite3.Connection):
        raise LedgerError("SQLite is reached through Python's own driver only")
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer half-way fails when another wrote in between, so writers say so at the start.
    mode = connection.get_execution_options().get(_BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _prepare(engine: Engine, create: bool) -> None:
    with reading(engine) as connection:
        if _is_current(connection, create):
            return
    # Two processes may have come this far together: the second finds the first one's work done.
    with writing(engine) as connection:
        if not _is_current(connection, create):
            _check_encoding(connection)
            _migrate(connection)
    if engine.dialect.name == "sqlite":
        keep_log_apart(engine)


def _is_current(connection: Connection, create: bool) -> bool:
    """Whether the tables are this version's; False when they are older or not there yet. Raises LedgerError otherwise."""
    name = name_url(connection.engine.url)
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise LedgerError(f"{name} is no ledger: it holds other tables ({', '.join(sorted(tables)[:3])})")
        if not create:
            raise LedgerError(f"no ledger at {name}: it is empty")
        return False
    found = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar_one_or_none()
    if found is not None and found > VERSION:
        raise LedgerError(f"a newer Talion wrote the ledger {name} (form {found}, this one reads up to {VERSION}): update Talion")
    return found == VERSION


def _check_encoding(connection: Connection) -> None:
    if connection.dialect.name == POSTGRESQL and (found := connection.scalar(text("SHOW server_encoding"))) != "UTF8":
        raise LedgerError(f"{name_url(connection.engine.url)} keeps text as {found}: make a database with the encoding UTF8")


def _migrate(connection: Connection) -> None:
    # Alembic takes longer to import than most commands to run, and only a ledger that is new or old needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "talion.ledger:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def keep_log_apart(engine: Engine) -> None:
    """Turns on SQLite's write-ahead log, which the file remembers: readers then never wait for a writer.

    SQLite refuses this at once while another process is at work, whatever the timeout, so the waiting is done here.
    Raises LedgerError when the other one is not done within `BUSY_SECONDS`.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    with explaining(engine.url):
        connection = engine.raw_connection()
        try:
            while not _switch_log(connection.cursor(), last=time.monotonic() >= deadline):
                time.sleep(PAUSE_SECONDS)
        finally:
            connection.close()


def _switch_log(cursor: DBAPICursor, *, last: bool) -> bool:
    """Whether the log is apart now; the `last` attempt raises what keeps it from being so."""
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
