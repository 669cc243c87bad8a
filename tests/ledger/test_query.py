"""Every condition finds what meets it and leaves the rest; the order is that of the dates."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from talion.ledger import Ledger, LedgerError, Query
from talion.records import Coding, Count, When

SHELLED, BOMBED, HIT = "Gunmen shelled", "jets bombed", "Al-Qādir port was hit"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), [SHELLED, BOMBED, HIT]),
        (Query(since=dt.date(2024, 1, 27)), [BOMBED]),
        (Query(until=dt.date(2024, 1, 27)), [SHELLED]),
        (Query(since=dt.date(2024, 1, 26), until=dt.date(2024, 1, 28)), [SHELLED, BOMBED]),
        (Query(since=dt.date(2024, 2, 1)), []),
        (Query(place="al qadir"), [SHELLED]),
        (Query(place="SANAA"), [BOMBED]),
        (Query(place="%"), []),
        (Query(place="_"), []),
        (Query(country="yem"), [SHELLED, BOMBED]),
        (Query(country="OMN"), []),
        (Query(actor="coastal"), [SHELLED, BOMBED]),
        (Query(actor="luk brigade"), [BOMBED]),
        (Query(actor="air force"), [BOMBED]),
        (Query(actor="residents"), []),
        (Query(type="assault"), [SHELLED, BOMBED]),
        (Query(type="air/drone strike"), [BOMBED]),
        (Query(type="EXPLOSIONS/remote violence"), [SHELLED, BOMBED]),
        (Query(type="explosions"), []),
        (Query(status="denied"), [HIT]),
        (Query(text="qadir PORT"), [HIT]),
        (Query(text="jets", country="YEM", since=dt.date(2024, 1, 1), type="ASSAULT"), [BOMBED]),
        (Query(text="jets", status="denied"), []),
    ],
)
def test_conditions(harbour, query, expected):
    assert [incident.mentions[0].quote for incident in harbour.incidents(query)] == expected


@pytest.mark.parametrize(("least", "expected"), [(0.0, 3), (0.3, 3), (0.31, 2), (0.9, 2), (1.0, 1)])
def test_confidence_at_least(path, samples, least, expected):
    """Of three incidents, one as sure as 0.3, one as 0.9, and one that nobody gauged."""

    def build(whole):
        made, joined = samples.build.build(whole)
        return [replace(one, confidence=share) for one, share in zip(made, (0.3, 0.9, None), strict=True)], joined

    with Ledger.open(path) as ledger:
        ledger.add(samples.harbour(), replace(samples.build, build=build))
        assert len(ledger.incidents(Query(min_confidence=least))) == expected


def test_no_query_finds_all(harbour):
    assert harbour.incidents() == harbour.incidents(Query())


@pytest.mark.parametrize(
    "query",
    [
        Query(place=" "),
        Query(actor="'"),
        Query(text=""),
        Query(since=dt.date(2024, 2, 2), until=dt.date(2024, 2, 1)),
        Query(min_confidence=1.5),
    ],
)
def test_senseless_conditions_are_refused(harbour, query):
    with pytest.raises(LedgerError):
        harbour.incidents(query)


def test_a_month_overlaps_each_of_its_days(path, samples):
    report = samples.report("one", "A raid took place in May.")
    may = When(earliest=dt.date(2024, 5, 1), latest=dt.date(2024, 5, 31), precision="month")
    with Ledger.open(path) as ledger:
        ledger.add(Coding(reports=(report,), events=(samples.event(report, "raid", {"date": may}),)), samples.build)
        assert len(ledger.incidents(Query(since=dt.date(2024, 5, 31)))) == 1
        assert len(ledger.incidents(Query(until=dt.date(2024, 5, 1)))) == 1
        assert len(ledger.incidents(Query(since=dt.date(2024, 5, 9), until=dt.date(2024, 5, 9)))) == 1
        assert ledger.incidents(Query(since=dt.date(2024, 6, 1))) == []
        assert ledger.incidents(Query(until=dt.date(2024, 4, 30))) == []


def _many(samples, reports: int, events: int) -> Coding:
    """Codings as they come from real reports: some fifteen claims an event."""
    text = " ".join(f"Raid {number:03} killed {number} near Vey." for number in range(events))
    made = [samples.report(f"r{number:03}", text) for number in range(reports)]
    told = []
    for at, report in enumerate(made):
        for number in range(events):
            values = {
                "date": samples.day(f"2024-{at % 12 + 1:02}-{number % 28 + 1:02}"), "place": samples.town(f"Vey {number}", "YEM"),
                "fatalities": Count(low=number, high=number), "perpetrators": ["Coastal Front", "Hill Band", "River Band"],
                "recipients": ["Freedonia", "Sylvania"], "weapons": ["rocket", "drone"], "target_kind": ["port", "depot"],
                "acled_sub_event_type": "Air/drone strike", "plover_type": "ASSAULT", "status": "occurred",
            }  # fmt: skip
            told.append(samples.event(report, f"Raid {number:03}", values))
    return Coding(reports=tuple(made), events=tuple(told))


def test_two_thousand_incidents_are_listed_at_once(path, samples):
    with Ledger.open(path) as ledger:
        ledger.add(_many(samples, 40, 50), samples.build)
        spent = []
        for _ in range(3):
            start = time.process_time()
            found = ledger.incidents()
            spent.append(time.process_time() - start)
        assert len(found) == 2000
        assert sum(len(incident.claims) for incident in found) == 30_000
        assert [(i.when.earliest, i.id) for i in found] == sorted((i.when.earliest, i.id) for i in found)
        assert min(spent) < 1.0
