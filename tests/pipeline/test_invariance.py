"""Changes to a text that change nothing it tells change nothing in what is coded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import talion
from talion.pipeline import code_reports
from talion.read.inputs import read_inputs
from talion.records import Coding, Report

FOLDER = Path(__file__).parents[2] / "examples" / "reports"
DAYS = {"Monday": 11, "Tuesday": 12, "Wednesday": 13}  # of the week of Thursday, 14 March 2024
TOWNS = {"Goma": "COD", "Kharkiv": "UKR", "Maiduguri": "NGA", "Aleppo": "SYR", "Marib": "YEM"}
ARMED = {"Boko Haram": "Boko Haram", "The Houthis": "Houthis", "Russia": "Russia", "Hamas": "Hamas", "M23": "M23"}
BLOWS = {
    "shelled a school in {town}": "Shelling/artillery/missile attack",
    "fired rockets at a market in {town}": "Shelling/artillery/missile attack",
    "carried out a drone strike on a market in {town}": "Air/drone strike",
}


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return read_inputs([str(FOLDER)]).reports


@pytest.fixture(scope="module")
def alone(reports: tuple[Report, ...]) -> dict[str, list[tuple[object, ...]]]:
    return {report.id: told(code_reports([report])) for report in reports}


def told(coding: Coding) -> list[tuple[object, ...]]:
    """Every incident without its offsets, in text order."""
    rows = sorted(coding.incidents, key=lambda i: i.mentions[0].start)
    return [
        (
            i.acled_sub_event_type, i.plover_type, i.plover_mode, i.when, i.place, i.perpetrators, i.recipients, i.target_kind,
            i.weapons, i.fatalities, i.injured, i.claimed_by, i.attributed_to, i.status,
        )
        for i in rows
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [lambda text: text + "\n\nThe weather stays mild.", lambda text: text + "\n", lambda text: text.replace("'", "’")],
    ids=["a paragraph more", "a line break more", "curled apostrophes"],
)
def test_what_tells_nothing_changes_nothing(
    change: Callable[[str], str], reports: tuple[Report, ...], alone: dict[str, list[tuple[object, ...]]]
) -> None:
    for report in reports[::3]:
        assert told(code_reports([replace(report, text=change(report.text))])) == alone[report.id], report.title


def test_spans_count_code_points(reports: tuple[Report, ...]) -> None:
    report = replace(reports[0], text=reports[0].text.replace(" ", " 🕊 ", 1) + "\n\n𝔄𝔅 rebels shelled Goma on Monday.")
    spans = [span for event in code_reports([report]).events for claim in event.claims for span in claim.spans]
    assert spans
    assert all(report.text[span.start : span.end] == span.quote for span in spans)


def test_a_copy_by_another_outlet_adds_sources_and_no_incidents(reports: tuple[Report, ...]) -> None:
    """What is told to the day merges with its own copy."""
    few = reports[:4]
    copies = [replace(report, id=f"copy-{report.id}", publisher="Copy Desk") for report in few]
    home = code_reports(few)
    both = code_reports([*few, *copies])
    dated = [i for i in both.incidents if i.when and i.when.precision == "day"]
    assert len(dated) == len([i for i in home.incidents if i.when and i.when.precision == "day"])
    for incident in dated:
        sources = {m.report for m in incident.mentions}
        assert {s for s in sources if s.startswith("copy-")} == {f"copy-{s}" for s in sources if not s.startswith("copy-")}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(ARMED)), st.sampled_from(sorted(BLOWS)), st.sampled_from(sorted(TOWNS)), st.sampled_from(sorted(DAYS))
)
def test_a_plain_sentence_gives_what_it_says(who: str, blow: str, town: str, day: str) -> None:
    text = f"{who} {blow.format(town=town)} on {day}, killing seven people."
    [incident] = talion.code(text, published="2024-03-14").incidents
    assert incident.perpetrators == (ARMED[who],)
    assert incident.acled_sub_event_type == BLOWS[blow]
    assert incident.place is not None
    assert (incident.place.name, incident.place.country) == (town, TOWNS[town])
    assert incident.when is not None
    assert incident.when.earliest == incident.when.latest == dt.date(2024, 3, DAYS[day])
    assert incident.fatalities is not None
    assert (incident.fatalities.low, incident.fatalities.high) == (7, 7)
    assert incident.status == "occurred"


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(ARMED)),
    st.sampled_from(sorted(TOWNS)),
    st.sampled_from(["did not shell {}", "may shell {}", "never shelled {}", "could fire rockets at {}", "refused to shell {}"]),
)
def test_what_did_not_happen_is_never_told_as_done(who: str, town: str, blow: str) -> None:
    text = f"{who} {blow.format(town)} on Monday, the governor said."
    assert "occurred" not in [incident.status for incident in talion.code(text, published="2024-03-14").incidents]
