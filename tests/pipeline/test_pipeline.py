"""What always holds of a coding, over every sample report: evidence for each value, known ends, one result in any order."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talion.exports.exchange import read_exchange, write_exchange
from talion.pipeline import code_reports
from talion.read.inputs import read_inputs
from talion.records import Coding, Report, event_id

FOLDER = Path(__file__).parents[2] / "examples" / "reports"
Row = dict  # type: ignore[type-arg]
SCALARS = (
    "acled_event_type", "acled_sub_event_type", "plover_type", "plover_mode", "date_start", "date_end", "date_precision", "place",
    "country", "lat", "lon", "place_precision",
)  # fmt: skip
LISTS = ("perpetrators", "recipients", "target_kind", "weapons", "claimed_by", "attributed_to")
COUNTS = ("fatalities", "injured")
KEYS = {*SCALARS, *LISTS, *COUNTS, "id", "status", "mentions", "claims"}
FILES = ("reports", "incidents", "links", "aggregates", "relations")


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return read_inputs([str(FOLDER)]).reports


@pytest.fixture(scope="module")
def coding(reports: tuple[Report, ...]) -> Coding:
    return code_reports(reports)


@pytest.fixture(scope="module")
def tables(coding: Coding, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    return {
        name: [json.loads(line) for line in text.splitlines()]
        for name, text in written(coding, tmp_path_factory.mktemp("all")).items()
    }


@pytest.fixture(scope="module")
def incidents(tables: dict[str, list[Row]]) -> list[Row]:
    return tables["incidents"]


def written(coding: Coding, folder: Path) -> dict[str, str]:
    """The bytes of the exchange files, by name."""
    write_exchange(coding, folder)
    return {name: (folder / f"{name}.jsonl").read_text(encoding="utf-8") for name in FILES}


def claims_of(incident: Row, field: str) -> list[Row]:
    return [claim for claim in incident["claims"] if claim["field"] == field]


def said(incident: Row, field: str) -> list[object]:
    """The values that sources give and do not deny."""
    return [claim["value"] for claim in claims_of(incident, field) if claim["stance"] != "denies"]


def test_all_samples_are_coded(coding: Coding, reports: tuple[Report, ...]) -> None:
    assert coding.failures == ()
    assert {report.id for report in coding.reports} == {report.id for report in reports}
    silent = {report.id for report in reports} - {event.report for event in coding.events}
    assert silent == set()


def test_incidents_have_every_key_of_the_exchange_form(incidents: list[Row]) -> None:
    assert len(incidents) >= 12
    assert all(set(incident) >= KEYS for incident in incidents)


def test_every_value_has_a_claim(incidents: list[Row]) -> None:
    bare = [
        (incident["id"], key)
        for incident in incidents
        for key in (*SCALARS, *LISTS, *COUNTS, "status")
        if incident[key] not in (None, []) and not claims_of(incident, key)
    ]
    assert bare == []


def test_every_claim_has_words_that_the_text_reads_so(tables: dict[str, list[Row]]) -> None:
    texts = {row["id"]: row["text"] for row in tables["reports"]}
    for incident in tables["incidents"]:
        for claim in incident["claims"]:
            assert claim["spans"], claim
            for span in claim["spans"]:
                assert texts[claim["report"]][span["start"] : span["end"]] == span["quote"] != "", claim


def test_a_value_that_its_words_do_not_hold_names_its_rule(incidents: list[Row]) -> None:
    """A date whose year the words leave out, a kind or a status that they do not spell, needs the rule that made it."""
    for incident in incidents:
        for key in ("date_start", "date_end", "acled_event_type", "acled_sub_event_type", "plover_type", "plover_mode", "status"):
            for claim in claims_of(incident, key):
                needed = claim["value"][:4] if key.startswith("date") else claim["value"]
                assert claim["derived"] or needed in " ".join(span["quote"] for span in claim["spans"]), claim


def test_every_mention_is_in_its_text(tables: dict[str, list[Row]]) -> None:
    texts = {row["id"]: row["text"] for row in tables["reports"]}
    for row in (
        [m for incident in tables["incidents"] for m in incident["mentions"]]
        + tables["links"]
        + tables["aggregates"]
        + tables["relations"]
    ):
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"] != "", row
    assert all(incident["mentions"] for incident in tables["incidents"])


def test_displayed_values_are_among_those_claimed(incidents: list[Row]) -> None:
    for incident in incidents:
        for key in SCALARS:
            assert incident[key] is None or incident[key] in said(incident, key), (incident["id"], key)
        for key in LISTS:
            others = said(incident, "claimed_by") if key == "perpetrators" else []
            assert all(value in said(incident, key) + others for value in incident[key]), (incident["id"], key)


def test_date_and_pin_come_from_one_claim_each(incidents: list[Row]) -> None:
    for incident in incidents:
        for keys in (("date_start", "date_end", "date_precision"), ("country", "lat", "lon")):
            told = [
                {(c["event"], *(s["start"] for s in c["spans"])) for c in claims_of(incident, k) if c["value"] == incident[k]}
                for k in keys
            ]
            assert None in [incident[k] for k in keys] or set.intersection(*told), (incident["id"], keys)


def test_a_country_never_gets_a_pin(incidents: list[Row]) -> None:
    for incident in incidents:
        if incident["place_precision"] == "country":
            assert (incident["place"], incident["lat"], incident["lon"]) == (None, None, None)


def test_ranges_lie_within_the_figures_of_the_claims(incidents: list[Row]) -> None:
    for incident in incidents:
        for key in COUNTS:
            figures = [claim["value"] for claim in claims_of(incident, key) if claim["stance"] != "denies"]
            if incident[key] is None:
                assert figures == [], (incident["id"], key)
                continue
            low, high = incident[key]["min"], incident[key]["max"]
            assert low is None or low in [figure["min"] for figure in figures], (incident["id"], key)
            assert high is None or high <= sum(figure["max"] or figure["min"] for figure in figures), (incident["id"], key)
            assert low is None or high is None or low <= high


def test_links_join_known_incidents(tables: dict[str, list[Row]]) -> None:
    known = {incident["id"] for incident in tables["incidents"]}
    assert tables["links"]
    for link in tables["links"]:
        assert {link["from"], link["to"]} <= known
        assert link["from"] != link["to"]
        assert link["kind"] in {"retaliation", "caused", "part_of"}


def test_no_two_happenings_answer_each_other_in_a_circle_of_two(tables: dict[str, list[Row]]) -> None:
    pairs = {(link["from"], link["to"]) for link in tables["links"] if link["kind"] == "retaliation"}
    assert {(b, a) for a, b in pairs} & pairs == set()


def test_every_event_resolves_to_its_incident(coding: Coding) -> None:
    home = {event: incident for incident in coding.incidents for event in incident.events}
    assert sorted(home) == sorted(event.id for event in coding.events)
    assert sum(len(incident.events) for incident in coding.incidents) == len(coding.events)
    for event in coding.events:
        assert event.id == event_id(event.trigger)
        assert set(event.claims) <= set(home[event.id].claims)
        assert set(event.mentions) <= set(home[event.id].mentions)
        assert all(span.report == event.report for claim in event.claims for span in claim.spans)


def test_outlets_that_tell_of_one_happening_share_an_incident(coding: Coding) -> None:
    reports = {event.id: event.report for event in coding.events}
    told = [{reports[event] for event in incident.events} for incident in coding.incidents]
    assert max(map(len, told)) >= 3


def test_alone_nothing_is_merged(coding: Coding, reports: tuple[Report, ...], tmp_path: Path) -> None:
    alone = code_reports(reports, each=True)
    home = {event.id: event.report for event in alone.events}
    assert all(len({home[event] for event in incident.events}) == 1 for incident in alone.incidents)
    assert len(alone.incidents) > len(coding.incidents)
    assert [event.id for event in alone.events] == [event.id for event in coding.events]
    assert written(alone, tmp_path)["incidents"].count("\n") == len(alone.incidents)


def test_another_order_gives_the_same_bytes(coding: Coding, reports: tuple[Report, ...], tmp_path: Path) -> None:
    mixed = list(reports[::-1])
    random.Random(20240114).shuffle(mixed)
    assert written(code_reports(mixed), tmp_path / "b") == written(coding, tmp_path / "a")


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(data=st.data())
def test_any_order_of_any_few_gives_the_same_bytes(
    data: st.DataObject, reports: tuple[Report, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    few: Sequence[Report] = data.draw(st.lists(st.sampled_from(reports), min_size=2, max_size=3, unique_by=lambda r: r.id))
    order = data.draw(st.permutations(few))
    folder = tmp_path_factory.mktemp("few")
    assert written(code_reports(order), folder / "a") == written(code_reports(sorted(few, key=lambda r: r.text)), folder / "b")


def test_what_is_written_reads_back_the_same(coding: Coding, tmp_path: Path) -> None:
    first = written(coding, tmp_path / "a")
    assert written(read_exchange(tmp_path / "a"), tmp_path / "b") == first


def test_one_report_that_fails_leaves_the_others() -> None:
    good = Report(
        id="good", text="Gunmen attacked an army post in Gao on Monday and killed two soldiers.", published="2024-03-14"
    )
    coding = code_reports([good, Report(id="bad", text="They attacked on Monday.", published="yesterday")])
    assert [failure.input for failure in coding.failures] == ["bad"]
    assert coding.failures[0].reason
    assert [report.id for report in coding.reports] == ["good"]
    assert len(coding.incidents) == 1


def test_progress_is_told_a_report_at_a_time() -> None:
    told: list[tuple[int, int]] = []
    code_reports(
        [Report(id=f"r{k}", text="Nothing happened.") for k in range(3)], progress=lambda done, all_: told.append((done, all_))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
