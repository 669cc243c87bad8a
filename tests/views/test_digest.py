"""What the reports of some days brought: new incidents, changed tolls, claims and denials, answers, and nothing of later days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from talion import acts
from talion.ledger import Ledger
from talion.pipeline import BUILDER, code_reports
from talion.records import Coding, Report
from talion.views.digest import Digest, SectionName, view_digest

MONDAY = Report(
    id="monday", publisher="Harbour Wire", published="2024-03-11",
    text=(
        "Militants fired rockets at Al-Asad Air Base in Iraq on Sunday, killing two American soldiers, the Pentagon said."
    ),
)  # fmt: skip
TUESDAY = Report(
    id="tuesday", publisher="Valley Post", published="2024-03-12",
    text=(
        "Four American soldiers were killed when militants fired rockets at Al-Asad Air Base in Iraq on Sunday, the Pentagon "
        "said. It had earlier said two. Kataib Hezbollah claimed responsibility for the attack. Iran denied any part in it."
    ),
)  # fmt: skip
WEDNESDAY = Report(
    id="wednesday", publisher="Coast Observer", published="2024-03-13",
    text="American aircraft bombed a camp of Kataib Hezbollah near Babil on Tuesday in response to Sunday's attack on Al-Asad.",
)  # fmt: skip
UNDATED = Report(id="undated", text="A bomb killed two soldiers in Kirkuk on 9 March 2024.")


@pytest.fixture(scope="module")
def told() -> Coding:
    return code_reports([MONDAY, TUESDAY, WEDNESDAY, UNDATED])


def digest(told: Coding, first: int, last: int) -> Digest:
    return view_digest(told, dt.date(2024, 3, first), dt.date(2024, 3, last), undated=1)


def heads(made: Digest, name: SectionName) -> list[str]:
    return [item.head for section in made.sections if section.name == name for item in section.items]


def lines(made: Digest, name: SectionName) -> list[str]:
    return [line for section in made.sections if section.name == name for item in section.items for line in item.lines]


def test_the_first_day_tells_of_a_new_incident(told: Coding) -> None:
    made = digest(told, 11, 11)
    assert (made.title, made.aside) == ("What is new, 11 Mar 2024", "1 report without a day of publication left out")
    assert made.summary == "1 report: 1 new incident, 0 changed, 0 statements, 0 answers"
    assert len(heads(made, "incidents")) == 1
    assert any("2 killed" in line for line in lines(made, "incidents"))


def test_the_second_day_changes_the_toll_and_brings_a_claim_and_a_denial(told: Coding) -> None:
    made = digest(told, 12, 12)
    assert heads(made, "incidents") == []
    assert "killed: 2 → 4" in lines(made, "changes")
    said = heads(made, "statements")
    assert any("Kataib Hezbollah claims it" in one for one in said)
    assert any(one.endswith("denied by Iran") for one in said)


def test_the_third_day_brings_an_answer(told: Coding) -> None:
    made = digest(told, 13, 13)
    assert len(heads(made, "incidents")) == 1
    (line,) = lines(made, "answers")
    assert line.startswith("in answer to")
    assert "Al-Asad" in line


def test_days_together_are_one_digest(told: Coding) -> None:
    made = digest(told, 11, 13)
    assert made.title == "What is new, 11 Mar 2024 to 13 Mar 2024"
    assert len(heads(made, "incidents")) == 2
    assert (heads(made, "changes"), heads(made, "statements")) == ([], [])
    assert any("4 killed" in line for line in lines(made, "incidents"))


def test_a_reprint_brings_nothing_new(told: Coding) -> None:
    assert digest(told, 14, 20).sections == ()
    long = replace(TUESDAY, text=f"{TUESDAY.text} The base is the largest that American troops use in that part of the country.")
    copy = replace(long, id="copy", published="2024-03-14")
    made = view_digest(code_reports([MONDAY, long, copy]), dt.date(2024, 3, 14), dt.date(2024, 3, 14))
    assert {section.name for section in made.sections} == {"reports"}
    assert lines(made, "reports") == ["a reprint of Valley Post, 12 Mar 2024 [tuesday]"]


def test_what_people_set_is_no_news_and_names_that_are_one_are_one(tmp_path: Path) -> None:
    own = replace(TUESDAY, text=TUESDAY.text.replace("when militants", "when fighters of Kataib Hezbollah"))
    first = replace(MONDAY, text=MONDAY.text.replace("Militants", "Fighters of the Dhar Movement"))
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(code_reports([first, own]), BUILDER)
        known, late = ({i for i in ledger.incidents() if r.id in {m.report for m in i.mentions}} for r in (first, own))
        if known != late:
            acts.merge(ledger, acts.sign(ledger, "ann", "one"), [one.id for one in known | late])
        (one,) = ledger.incidents()
        acts.set_fields(ledger, acts.sign(ledger, "ann", "the list"), one.id, ["killed=5"])
        assert "by:" in " ".join(lines(_news(ledger), "changes"))
        acts.same_actor(ledger, acts.sign(ledger, "ann", "one flag"), "Kataib Hezbollah", ["Dhar Movement"])
        made = _news(ledger)
        assert lines(made, "changes") == []
        assert not any("named by" in head for head in heads(made, "statements"))


def _news(ledger: Ledger) -> Digest:
    day = dt.date(2024, 3, 12)
    return view_digest(ledger.news(day, day), day, day)
