"""A ledger in PostgreSQL holds and gives what one in SQLite does, to any number of readers and one writer at a time."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select
from tests.postgresql import PASSWORD, QUOTED, Server, name_database

from talion.ledger import Ledger, LedgerError, NotFoundError, Query
from talion.ledger.connection import open_engine, reading, writing
from talion.ledger.schema import METADATA, VERSION_TABLE, incidents
from talion.records import Coding, Count, Judgement, Place

# Names that the languages of people sort otherwise than code points do.
NAMES = ("Zeta Army", "alpha guard", "Éclair Unit", "Alpha Guard", "alpha-guard", "ALPHA", "beta_1", "beta 1", "Łuk Brigade", "Ω")


@pytest.fixture(scope="module")
def pattern(postgresql: Server) -> str:
    """The name of a database that holds an empty ledger."""
    url = postgresql.make()
    Ledger.open(url).close()
    return name_database(url)


@pytest.fixture
def url(server: Server, pattern: str) -> str:
    """Of an empty ledger."""
    return server.make(f"TEMPLATE {pattern}")


@pytest.fixture
def held(url: str) -> Iterator[Ledger]:
    with Ledger.open(url) as ledger:
        yield ledger


def read_tables(target: Path | str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order into which the database puts keys."""
    engine = open_engine(target, create=False)
    try:
        with reading(engine) as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
                for table in METADATA.sorted_tables
            }
    finally:
        engine.dispose()


def tell_of_names(samples) -> Coding:
    """A report for each name: who did it, where, with what; some without a day, a place or a toll, two in one words."""
    reports, events = [], []
    for number, name in enumerate(NAMES):
        report = samples.report(f"{name}'s", f"{name} struck the town of {name}.")
        report = replace(report, publisher=name * (1 + 200 * (number == 3)), published=f"2024-03-{number + 1:02}")
        values = {"perpetrators": [name, NAMES[number - 1]], "recipients": NAMES[number - 3], "weapons": name.lower()}
        values["acled_sub_event_type"] = ("Attack", "attack", "Armed clash")[number % 3]
        if number % 4:
            values["date"] = samples.day(f"2024-03-{number:02}")
        if number % 3:
            values["place"] = Place(
                name=name, country=("YEM", None)[number % 2], precision="town", gazetteer_id=None,
                lat=15.00005 + number / 7 if number % 5 else None, lon=-44.123456789 - number / 3 if number % 5 else None,
            )  # fmt: skip
        if number % 2:
            values["fatalities"] = Count(low=number, high=None if number == 5 else number * 10**9)
        reports.append(report)
        events.append(samples.event(report, "struck", values))
    return Coding(reports=tuple(reports), events=tuple(events))


def view_all(ledger: Ledger) -> Iterator[object]:
    """What the ledger tells whoever asks."""
    yield ledger.load()
    every = ("date", "killed", "place", "type", "confidence", "disputed")
    for order in [*every, *(f"-{one}" for one in every)]:
        if order != "disputed":
            yield order, [one.id for one in ledger.page(Query(), order, 0, 50)]
    for size in (0.1, 0.3, 0.5, 0.7, 1.0, 1.3, 2.0, 3.0, 40.0):
        yield size, ledger.survey(Query(), size)
    yield ledger.survey(Query(), 0.1, most=2)
    for query in (
        Query(text="STRUCK"), Query(actor="alpha"), Query(place="e"), Query(text="%"), Query(text="_1"), Query(actor="\\"),
        Query(type="ATTACK"), Query(weapon="zeta army"), Query(source="Ω"), Query(source="ω"), Query(min_killed=3),
        Query(country="yem"), Query(branch=("ALPHA",)), Query(since=dt.date(2024, 3, 4), until=dt.date(2024, 3, 6)),
        Query(min_disputed=1), Query(min_confidence=0.5), Query(rejected=True), Query(rejected=None), Query(text="\0"),
        Query(type="\0"), Query(source="\0"), Query(place="\0"),
    ):  # fmt: skip
        yield query, ledger.incidents(query), ledger.tally(query), ledger.parties(query), ledger.pairings(query, 7)
    for bare in (False, True):
        yield ledger.spots(5, bare=bare), ledger.spots(50, bare=bare)
    yield ledger.choices(), ledger.list_reports(0, 4), ledger.list_reports(4, 40), ledger.twins(), ledger.names()
    for start in (0, 1, 5, 99):
        yield ledger.doubtful(start), ledger.unplaced(start)
    yield ledger.news(dt.date(2024, 3, 1), dt.date(2024, 3, 5)), ledger.last_day(), ledger.undated(), ledger.review()
    yield ledger.naming(NAMES), ledger.reprints(), ledger.claimed(), ledger.links(inferred=True), ledger.judgements()
    for one in ledger.incidents():
        yield ledger.find(one.events[0]), ledger.find(one.id[:12].upper()), ledger.told(one.mentions[0].report)


def test_migrations_make_the_tables_of_the_schema(server: Server):
    url = server.make()
    Ledger.open(url).close()
    engine = open_engine(url, create=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()
    collations = server.run(
        "SELECT collation_name, count(*) FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'text' "
        "GROUP BY 1",
        name_database(url),
    )
    texts = sum(str(column.type) == "TEXT" for table in METADATA.tables.values() for column in table.columns)
    assert collations == [("C", texts)]


def test_all_that_a_ledger_tells_is_the_same(held: Ledger, url: str, samples, path: Path):
    with Ledger.open(path) as other:
        for ledger in (held, other):
            ledger.add(tell_of_names(samples), samples.build)
            ledger.add(samples.harbour(), samples.build)
        for one, same in zip(view_all(held), view_all(other), strict=True):
            assert one == same
    assert read_tables(url) == read_tables(path)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0, 1)])
def test_order_of_adding_never_matters(url: str, samples, path: Path, order: tuple[int, ...]):
    named, text = tell_of_names(samples), "Rockets fell on Vey. Later Vey answered with artillery fire."
    report = samples.report("vey", text)
    fell, fire = samples.event(report, "Rockets fell", {"weapons": ["rocket"]}), samples.event(report, "artillery fire", {})
    answer = samples.link(report, fire.id, fell.id, "answered")
    codings = (samples.harbour(), named, Coding(reports=(report,), events=(fell, fire), links=(answer,)))
    for target, sequence in ((path, (0, 1, 2)), (url, order)):
        with Ledger.open(target) as ledger:
            for number in sequence:
                ledger.add(codings[number], samples.merge)
    held, wanted = read_tables(url), read_tables(path)
    assert held == wanted
    assert len(held["incidents"]) > 5


def judge(samples, coding: Coding) -> list[list[Judgement]]:
    """A value set, a name, a verdict; two of them undone; each later than the one before."""
    one, two, *_ = coding.events
    made = [
        Judgement(
            kind="set", author="ann", made="2024-05-01T10:00:00.000000+00:00", because="the list", about=(one.trigger,),
            field="fatalities", change="is", values=(Count(low=1, high=2),),
        ),
        Judgement(
            kind="same-actor", author="bob", made="2024-05-01T11:00:00.000000+00:00", because="one group", values=NAMES[:2]
        ),
        Judgement(kind="reject", author="ann", made="2024-05-01T12:00:00.000000+00:00", because="none", about=(two.trigger,)),
    ]  # fmt: skip
    undone = [
        Judgement(kind="undo", author="bob", made=f"2024-05-02T1{at}:00:00.000000+00:00", because="no", undoes=made[at].id)
        for at in (0, 2)
    ]
    return [[one] for one in (*made, *undone)]


def test_judgements_are_obeyed_and_undone_alike(url: str, samples, path: Path):
    coding = tell_of_names(samples)
    decided = judge(samples, coding)
    with Ledger.open(url) as held, Ledger.open(path) as other:
        for ledger in (held, other):
            ledger.add(coding, samples.build)
        for step in decided:
            assert held.judge(step, samples.build) == other.judge(step, samples.build) == step
            assert held.load() == other.load()
            assert held.review() == other.review()
            assert read_tables(url) == read_tables(path)
        assert held.judge(decided[0], samples.build) == []


def test_other_rules_build_the_ledger_anew(url: str, samples, path: Path):
    """And what a rehearsal tells is not kept."""
    coding = tell_of_names(samples)
    with Ledger.open(url) as held, Ledger.open(path) as other:
        for ledger in (held, other):
            ledger.add(coding, samples.build)
        before = read_tables(url)
        tried = [ledger.recode(coding, samples.merge, keep=False) for ledger in (held, other)]
        assert tried[0] == tried[1]
        assert read_tables(url) == before
        kept = [ledger.recode(coding, samples.merge, keep=True) for ledger in (held, other)]
        assert kept[0] == kept[1] == tried[0]
    assert read_tables(url) == read_tables(path) != before


def test_nothing_is_kept_of_what_is_refused(held: Ledger, url: str, samples):
    before = read_tables(url)
    coding = samples.harbour()

    def build(_whole):
        raise LedgerError("no")

    with pytest.raises(LedgerError, match="no"):
        held.add(coding, replace(samples.build, build=build))
    assert read_tables(url) == before


def tell_of_bomb(samples, key: str) -> Coding:
    report = samples.report(key, "A bomb went off.")
    return Coding(reports=(report,), events=(samples.event(report, "went off", {"status": "occurred"}),))


def test_readers_do_not_wait_for_the_writer(url: str, samples):
    with Ledger.open(url) as one, Ledger.open(url) as two:
        one.add(samples.harbour(), samples.build)

        def build(whole):
            assert len(one.incidents()) == 3, "they see what was there before"
            return samples.build.build(whole)

        two.add(tell_of_bomb(samples, "three"), replace(samples.build, build=build))
        assert len(one.incidents()) == 4


def test_a_reader_sees_one_state(held: Ledger, url: str, samples):
    engine = open_engine(url, create=False)
    with reading(engine) as connection:
        count = select(func.count()).select_from(incidents)
        assert connection.scalar(count) == 0
        held.add(samples.harbour(), samples.build)
        assert connection.scalar(count) == 0
    with reading(engine) as connection:
        assert connection.scalar(count) == 3
    engine.dispose()


def test_a_second_writer_waits_and_sees_what_the_first_kept(server: Server, url: str, samples, path: Path):
    """Whatever a server gives to transactions that do not say what they want."""
    server.run(f"ALTER DATABASE {name_database(url)} SET default_transaction_isolation = 'serializable'")
    codings = [tell_of_bomb(samples, key) for key in ("one", "two")]
    with Ledger.open(url) as first, Ledger.open(url) as second, ThreadPoolExecutor(1) as pool:
        waiting: list[Future[object]] = []

        def build(whole):
            waiting.append(pool.submit(second.add, codings[1], samples.build))
            with pytest.raises(TimeoutError):
                waiting[0].result(0.3)
            return samples.build.build(whole)

        first.add(codings[0], replace(samples.build, build=build))
        waiting[0].result(30)
    with Ledger.open(path) as ledger:
        for coding in codings:
            ledger.add(coding, samples.build)
    assert read_tables(url) == read_tables(path)


def test_a_second_writer_does_not_wait_forever(held: Ledger, url: str, samples, monkeypatch):
    monkeypatch.setattr("talion.ledger.connection.BUSY_SECONDS", 0.05)
    engine = open_engine(url, create=False)
    with writing(engine), pytest.raises(LedgerError, match="another process is writing to this ledger: try again"):
        held.add(samples.harbour(), samples.build)
    engine.dispose()


def _add_alone(url: str, samples, barrier, number: int) -> None:
    barrier.wait()
    with Ledger.open(url) as ledger:
        ledger.add(tell_of_bomb(samples, f"r{number}"), samples.build)


def test_processes_that_make_one_ledger_together_all_succeed(server: Server, samples, path: Path):
    url = server.make()
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    workers = [context.Process(target=_add_alone, args=(url, samples, barrier, number)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0] * 3
    with Ledger.open(path) as ledger:
        for number in range(3):
            ledger.add(tell_of_bomb(samples, f"r{number}"), samples.build)
    assert read_tables(url) == read_tables(path)


def test_a_connection_that_the_server_ended_is_made_anew(held: Ledger, server: Server):
    assert held.incidents() == []
    server.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 't%'")
    assert held.incidents() == []


def test_ids_that_are_none(held: Ledger):
    for id_ in ("i-0000", "\0\0\0\0", "%%%%", "____"):
        with pytest.raises(NotFoundError):
            held.find(id_)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_schemes(held: Ledger, url: str, scheme: str):
    with Ledger.open(url.replace("postgresql", scheme, 1), create=False) as ledger:
        assert ledger.incidents() == []


def refuse(target: str, *, create: bool = True) -> str:
    """Why it is refused, in one line that tells no part of the password."""
    with pytest.raises(LedgerError) as caught:
        Ledger.open(target, create=create)
    said = str(caught.value)
    assert "\n" not in said
    assert not any(part in said for part in (QUOTED, PASSWORD, *PASSWORD.replace("@", "/").split("/")[::2]))
    return said


def test_what_cannot_be_opened_is_said_without_the_password(server: Server):
    made = server.make()
    assert refuse(made, create=False).endswith("it is empty")
    assert "does not take this user with this password" in refuse(made.replace(QUOTED, QUOTED + "x"))
    assert 'database "nowhere" does not exist' in refuse(server.url("nowhere"))
    assert "no server answers there" in refuse(server.url("x").replace(str(server.folder), "/nowhere"))
    assert "no server answers there" in refuse(f"postgresql://ada:{QUOTED}@127.0.0.1:1/x")
    assert "asks for a password" in refuse(made.replace(f":{QUOTED}", ""))
    for url in (f"postgresql://ada:{PASSWORD}@host/x", f"postgresql://ada:{PASSWORD}@host:port/x", "postgresql://:s3cr3t"):
        assert "no address of a database" in refuse(url)
    for name in ("password", "passwd", "sslpassword"):
        assert refuse(f"postgresql:///x?host=/nowhere&{name}={QUOTED}")
    assert 'pip install "talion[postgresql]"' not in refuse(f"postgresql+nosuch://ada:{QUOTED}@host/x")


def test_a_missing_driver_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    assert 'pip install "talion[postgresql]" brings it' in refuse(f"postgresql://ada:{QUOTED}@host/x")


def test_other_databases_are_refused_and_left_alone(server: Server):
    other = server.make("ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert "keeps text as LATIN1" in refuse(other)
    made = server.make()
    name = name_database(made)
    server.run("CREATE TABLE recipes (name TEXT)", name)
    assert "is no ledger: it holds other tables (recipes)" in refuse(made)


def test_a_user_who_may_only_read_reads(held: Ledger, url: str, server: Server, samples):
    held.add(samples.harbour(), samples.build)
    name = name_database(url)
    server.run(
        f"CREATE ROLE reader_{name} LOGIN PASSWORD '{PASSWORD}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}",
        name,
    )
    with Ledger.open(url.replace("ada", f"reader_{name}", 1), create=False) as ledger:
        assert len(ledger.incidents()) == 3
        with pytest.raises(LedgerError, match="does not let its user do that"):
            ledger.add(tell_of_bomb(samples, "three"), samples.build)
