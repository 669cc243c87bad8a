"""Links to what a report only refers to: found in the ledger whatever came first, and kept out of what is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from talion.exports.exchange import read_exchange, write_exchange
from talion.ledger import Ledger
from talion.pipeline import BUILDER, code_reports
from talion.records import Report

BLOW = Report(
    id="blow", published="2024-03-10",
    text="Militants fired a salvo of rockets at Al-Asad Air Base in Iraq on Saturday, wounding three American soldiers.",
)  # fmt: skip
ANSWER = Report(
    id="answer", published="2024-03-12",
    text="American aircraft bombed a camp of Kataib Hezbollah near Babil on Monday in response to Saturday's attack.",
)  # fmt: skip


def fill(path: Path, *reports: Report) -> None:
    with Ledger.open(path) as ledger:
        for report in reports:
            ledger.add(code_reports([report]), BUILDER)


@pytest.mark.parametrize("order", [(BLOW, ANSWER), (ANSWER, BLOW)])
def test_whatever_comes_first(tmp_path: Path, order: tuple[Report, Report]) -> None:
    fill(tmp_path / "l.db", *order)
    whole = code_reports([BLOW, ANSWER])
    with Ledger.open(tmp_path / "l.db") as ledger:
        (link,) = ledger.links()
        assert link.found == "found by date, parties"
        assert tuple(ledger.links()) == whole.links
        assert ledger.links(link.source) == ledger.links(link.target) == [link]
        loaded = ledger.load()
    assert loaded.links == whole.links
    assert loaded.references == whole.references


def test_through_exchange_files_and_again(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", BLOW, ANSWER)
    with Ledger.open(tmp_path / "l.db") as ledger:
        first = ledger.load()
    write_exchange(first, tmp_path / "out")
    back = read_exchange(tmp_path / "out")
    with Ledger.open(tmp_path / "other.db") as ledger:
        ledger.add(back, BUILDER)
        ledger.add(back, BUILDER)
        again = ledger.load()
    assert (again.links, again.references) == (first.links, first.references)


def test_a_reference_without_its_incident_stays_open(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", ANSWER)
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.links() == []
        assert len(ledger.load().references) == 1


def test_reprints_are_found_by_key(tmp_path: Path) -> None:
    long = (
        "Militants fired a salvo of rockets at Al-Asad Air Base in Iraq on Saturday, wounding three American soldiers. The base "
        "lies some hours from Baghdad, and the road to it was closed. Nobody said who had fired, and a launcher was found."
    )
    wire = Report(id="wire", published="2024-03-10", text=long)
    copy = Report(id="copy", published="2024-03-11", text=f"BAGHDAD — {long}")
    fill(tmp_path / "l.db", BLOW, wire, ANSWER)
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert ledger.add(code_reports([copy]), BUILDER).reprints == 1
        assert ledger.add(code_reports([BLOW]), BUILDER).reprints == 0
        assert ledger.reprints() == {"copy": "wire"}
        assert ledger.reprints(["wire"]) == {"copy": "wire"}
        assert ledger.reprints(["blow"]) == {}
