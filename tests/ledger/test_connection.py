"""Opening makes, migrates and refuses; two connections see each other's work."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from talion.ledger import Ledger, LedgerError
from talion.ledger.connection import keep_log_apart
from talion.ledger.schema import METADATA, VERSION, VERSION_TABLE
from talion.records import Coding


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", "talion.ledger:migrations")
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_version_is_the_last_step():
    assert _script().get_current_head() == VERSION


def test_migrations_make_the_tables_of_the_schema(path):
    Ledger.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}), METADATA) == []
        modes = {
            row.name: (row.strict, row.wr) for row in connection.execute(text("PRAGMA table_list")) if row.name in METADATA.tables
        }
    engine.dispose()
    assert modes == dict.fromkeys(METADATA.tables, (1, 1))
    assert len(modes) == 21


def test_tables_are_such_as_postgresql_has():
    for table in METADATA.sorted_tables:
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        kinds = {column.type.compile(postgresql.dialect()) for column in table.columns}
        assert kinds <= {'TEXT COLLATE "C"', "BIGINT", "DOUBLE PRECISION"}
        assert "STRICT" not in made
        assert "ROWID" not in made


def _read_log_mode(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]
    finally:
        connection.close()


def test_file_remembers_the_write_ahead_log(path):
    Ledger.open(path).close()
    assert _read_log_mode(path) == "wal"


def test_empty_file_becomes_a_ledger(path):
    path.touch()
    with Ledger.open(path) as ledger:
        assert ledger.incidents() == []


def test_url_and_path_are_one(path, samples):
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.add(samples.harbour(), samples.build)
    with Ledger.open(str(path), create=False) as ledger:
        assert len(ledger.incidents()) == 3


def test_ledger_in_memory(samples):
    with Ledger.open("sqlite://") as ledger:
        assert ledger.add(samples.harbour(), samples.build).incidents == 3
        assert len(ledger.incidents()) == 3


def test_missing_ledger(path):
    with pytest.raises(LedgerError, match=f"no ledger at {path}"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_empty_file_is_no_ledger_when_none_may_be_made(path):
    path.touch()
    with pytest.raises(LedgerError, match="no ledger at"):
        Ledger.open(path, create=False)
    assert path.read_bytes() == b""


def test_folders(path):
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(path.parent)
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger.open(path / "deeper" / "ledger.db")


def test_other_file_is_refused_and_left_alone(path):
    path.write_text("Dear diary, nothing was shelled today.\n" * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"ledger\.db: this file is no ledger"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_other_database_is_refused_and_left_alone(path, samples):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = samples.dump(path)
    with pytest.raises(LedgerError, match="is no ledger: it holds other tables"):
        Ledger.open(path)
    assert samples.dump(path) == before


def test_ledger_of_the_first_form_is_brought_up_and_down(path, samples):
    """What it held comes through, gauged by nobody."""
    coding = samples.harbour()
    with Ledger.open(path) as ledger:
        ledger.add(coding, samples.build)
    change_form(path, "0001")
    assert "confidence" not in samples.dump(path)
    with Ledger.open(path) as ledger:
        assert [one.confidence for one in ledger.incidents()] == [None] * 3
        assert ledger.load().events == tuple(sorted(coding.events, key=lambda event: event.trigger))
        assert ledger.add(coding, samples.build).new_incidents == 0


def change_form(path, version):
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "talion.ledger:migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, version)
    engine.dispose()


def test_ledger_of_a_newer_version_is_refused(path):
    Ledger.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match=r"a newer Talion wrote .*9999.*update Talion"):
        Ledger.open(path)


@pytest.mark.parametrize("target", ["nosuchdatabase://host/name", "://"])
def test_unknown_database(target):
    with pytest.raises(LedgerError):
        Ledger.open(target)


def test_password_is_not_shown():
    with pytest.raises(LedgerError) as caught:
        Ledger.open("nosuchdatabase://ann:secret@host/name")
    assert "secret" not in str(caught.value)


def test_two_connections_see_each_other(path, samples):
    with Ledger.open(path) as one, Ledger.open(path) as two:
        one.add(samples.harbour(), samples.build)
        assert len(two.incidents()) == 3

        def build(whole):
            assert len(one.incidents()) == 3, "readers do not wait for the writer, and see what was there before"
            return samples.build.build(whole)

        report = samples.report("three", "A bomb went off.")
        two.add(
            Coding(reports=(report,), events=(samples.event(report, "went off", {"status": "occurred"}),)),
            replace(samples.build, build=build),
        )
        assert len(one.incidents()) == 4


def test_locked_ledger_says_so(path, samples, monkeypatch):
    monkeypatch.setattr("talion.ledger.connection.BUSY_SECONDS", 0.05)
    with Ledger.open(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process is writing to this ledger"):
            ledger.add(samples.harbour(), samples.build)
        other.close()


def _open_busy(path: Path) -> sqlite3.Connection:
    """A plain connection that is writing to a ledger whose log is not apart yet."""
    Ledger.open(path).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")
    return other


def test_turning_on_the_log_waits_for_a_writer(path):
    other = _open_busy(path)
    engine = create_engine(f"sqlite:///{path}")
    done = threading.Timer(0.3, other.execute, ["COMMIT"])
    done.start()
    keep_log_apart(engine)
    done.join()
    other.close()
    assert _read_log_mode(path) == "wal"
    engine.dispose()


def test_turning_on_the_log_does_not_wait_forever(path, monkeypatch):
    monkeypatch.setattr("talion.ledger.connection.BUSY_SECONDS", 0.05)
    other = _open_busy(path)
    engine = create_engine(f"sqlite:///{path}")
    with pytest.raises(LedgerError, match="another process is writing to this ledger"):
        keep_log_apart(engine)
    other.close()
    engine.dispose()


def _add_alone(path: Path, samples, barrier, number: int) -> None:
    barrier.wait()
    with Ledger.open(path) as ledger:
        report = samples.report(f"r{number}", "A bomb went off.")
        event = samples.event(report, "went off", {"status": "occurred"})
        ledger.add(Coding(reports=(report,), events=(event,)), samples.build)


def test_processes_that_make_one_ledger_together_all_succeed(path, samples):
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(4)
    workers = [context.Process(target=_add_alone, args=(path, samples, barrier, number)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with Ledger.open(path, create=False) as ledger:
        assert len(ledger.incidents()) == 4
