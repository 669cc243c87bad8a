"""A PostgreSQL server of the tests' own, in a folder that goes with it, reached by a socket in that folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15  # before, a server's own language could not be one of ICU's
USER, PASSWORD = "ada", "s3cr3t/of@n0body"
QUOTED = "s3cr3t%2Fof%40n0body"
# What keeps data safe when a machine goes down, which no test asks of it.
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"


def find_programs() -> Path | None:
    """The folder of the newest server that Debian, or another system, has installed; None where there is none."""
    versions = sorted(float(one.parts[-3]) for one in DEBIAN.glob("*/bin/initdb"))
    if versions and versions[-1] >= OLDEST:
        return DEBIAN / f"{versions[-1]:g}" / "bin"
    other = shutil.which("initdb")
    return Path(other).resolve().parent if other else None


def is_required() -> bool:
    """The machine that checks changes has to have one."""
    return bool(os.environ.get("CI"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: the folder of its socket is `folder`, and whoever asks has to give the password."""

    folder: Path
    made: list[str] = field(default_factory=list)

    def url(self, database: str, scheme: str = "postgresql") -> str:
        return f"{scheme}://{USER}:{QUOTED}@/{database}?host={self.folder}"

    def make(self, options: str = "") -> str:
        """A new database's URL."""
        name = f"t{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name} {options}")
        self.made.append(name)
        return self.url(name)

    @contextmanager
    def dropping(self) -> Iterator[None]:
        """What is made meanwhile goes at the end: the more of it a disk has written, the longer it takes to forget it."""
        first = len(self.made)
        yield
        while len(self.made) > first:
            self.run(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Outside any transaction, as the server's own user; gives the rows, if there are any."""
        import psycopg

        with psycopg.connect(host=str(self.folder), user=USER, password=PASSWORD, dbname=database, autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []


def name_database(url: str) -> str:
    return url.split("?")[0].rpartition("/")[2]


@contextmanager
def running() -> Iterator[Server]:
    """Starts it and, at the end, ends it and removes all that it kept. Skips where no server is installed."""
    programs = find_programs()
    if programs is None and not is_required():
        pytest.skip("no PostgreSQL server is installed here (Debian's package is postgresql)")
    assert programs, "these tests need Debian's postgresql"
    folder = Path(tempfile.mkdtemp(prefix="talion-pg-"))
    try:
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if os.geteuid() == 0:
            for path in (folder, folder / "password"):
                shutil.chown(path, "postgres", "postgres")
        data = folder / "data"
        # Its own language sorts neither by code points nor by bytes.
        _do(
            programs / "initdb", "-D", data, "-U", USER, f"--pwfile={folder / 'password'}", "--auth=scram-sha-256", "--no-sync",
            "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8",
        )  # fmt: skip
        options = f"-k {folder} -c listen_addresses='' {HASTY}"
        _do(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(folder=folder)
        finally:
            _do(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _do(*words: str | Path) -> None:
    """Runs a program of the server, which refuses to be run by root."""
    other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*other, *map(str, words)], cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"
