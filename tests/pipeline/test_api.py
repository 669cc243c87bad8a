"""`talion.code`: one text in, the records of its ledger out."""

from __future__ import annotations

import datetime as dt
import time

import pytest

import talion
from talion.records import Aggregate, Claim, Coding, Incident, Relation, TalionError, report_id

TEXT = "Iran-backed Kataib Hezbollah attacked U.S. troops at Al-Asad with drones on Monday."


def test_records_come_out() -> None:
    coding = talion.code(TEXT, published=dt.date(2024, 3, 14), publisher="Wire", title="Attack", url="https://wire.example/1")
    assert isinstance(coding, Coding)
    [report] = coding.reports
    assert (report.text, report.published, report.publisher, report.title, report.url) == (
        TEXT, "2024-03-14", "Wire", "Attack", "https://wire.example/1",
    )  # fmt: skip
    [incident] = coding.incidents
    assert isinstance(incident, Incident)
    assert all(isinstance(claim, Claim) for claim in incident.claims)
    assert incident.perpetrators == ("Kataib Hezbollah",)
    assert incident.recipients == ("United States",)
    assert incident.when is not None
    assert (incident.when.earliest, incident.when.precision) == (dt.date(2024, 3, 11), "day")
    [relation] = coding.relations
    assert isinstance(relation, Relation)
    assert (relation.subject, relation.relation, relation.object) == ("Kataib Hezbollah", "backed_by", "Iran")
    assert coding.failures == coding.notes == ()


def test_a_date_and_its_iso_string_are_one() -> None:
    assert talion.code(TEXT, published="2024-03-14") == talion.code(TEXT, published=dt.date(2024, 3, 14))


def test_twice_gives_equal_records() -> None:
    assert talion.code(TEXT, published="2024-03-14") == talion.code(TEXT, published="2024-03-14")


def test_the_report_is_named_by_its_content() -> None:
    coding = talion.code(TEXT, published="2024-03-14", publisher="Wire")
    assert coding.reports[0].id == report_id(TEXT, publisher="Wire", published="2024-03-14")
    other = talion.code(TEXT + " ", published="2024-03-14", publisher="Wire")
    assert other.reports[0].id != coding.reports[0].id


def test_without_a_publication_date_the_weekday_stays_open_and_that_is_said() -> None:
    coding = talion.code(TEXT)
    assert len(coding.notes) == 1
    assert "no publication date" in coding.notes[0]
    assert all(incident.when is None for incident in coding.incidents)


def test_without_a_publication_date_a_full_date_still_holds() -> None:
    coding = talion.code("Kataib Hezbollah attacked U.S. troops at Al-Asad with drones on 11 March 2024.")
    assert [i.when.earliest for i in coding.incidents if i.when] == [dt.date(2024, 3, 11)]


@pytest.mark.parametrize("published", ["yesterday", "2024-13-40", "14/03/2024"])
def test_a_nonsense_date_is_refused(published: str) -> None:
    with pytest.raises(TalionError):
        talion.code(TEXT, published=published)


@pytest.mark.parametrize("text", ["The cat sat on the mat.", "Nothing was said.", "1 2 3", "?!"])
def test_a_text_without_conflict_gives_nothing(text: str) -> None:
    coding = talion.code(text, published="2024-03-14")
    assert (coding.incidents, coding.links, coding.aggregates, coding.failures) == ((), (), (), ())


def test_an_aggregate_comes_out() -> None:
    [one] = talion.code("There have been more than 140 attacks on U.S. troops since October.", published="2024-03-14").aggregates
    assert isinstance(one, Aggregate)
    assert one.since == "2023-10"


def test_one_long_paragraph_is_coded_in_time_about_its_length() -> None:
    """40 kB without a line break: what looks at every pair of tellings must not take over."""
    told = "Shells fell on the port of Zuwara on Monday, killing four dockers, and gunmen raided a depot of the army near Sabha. "
    text = (told * (40_000 // len(told) + 1)).strip()
    begun = time.process_time()
    assert talion.code(text, published="2024-03-14").incidents
    assert time.process_time() - begun < 30
