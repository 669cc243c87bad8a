"""The pages as somebody on this computer gets them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import ODD

from talion.ledger import Ledger, Query
from talion.views.fields import FIELDS


def read_survey(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="survey">(.*?)</script>', page, re.DOTALL).group(1))


def test_time_map_and_table_show_the_same_incidents(client: TestClient):
    page = client.get("/", params={"country": "YEM"}).text
    survey = read_survey(page)
    rows = page.count('<td class="date">')
    placed = sum(c["incidents"] for c in survey["cells"]) + sum(a["incidents"] for a in survey["areas"])
    assert rows == survey["tally"]["total"] == sum(survey["tally"]["statuses"].values()) > 3
    assert placed == rows
    assert sum(bar["incidents"] for bar in survey["bars"]) == rows


def test_a_mere_country_has_no_point_on_the_map(client: TestClient):
    survey = client.get("/api/survey", params={"country": "YEM"}).json()
    assert survey["areas"][0]["country"] == "YEM"
    geo = client.get("/export/incidents.geojson", params={"country": "YEM"}).json()
    vague = [f for f in geo["features"] if f["properties"]["place_precision"] == "country"]
    assert len(vague) == survey["areas"][0]["incidents"]
    assert all(feature["geometry"] is None for feature in vague)


@pytest.mark.parametrize(
    ("filters", "some"),
    [
        ({"actor": "houthi"}, "Houthis"),
        ({"actor": "Iran", "branch": "1"}, "Islamic Revolutionary Guard Corps"),
        ({"weapon": "drone"}, "drone"),
        ({"source": "Gulf Wire Service"}, "Al-Asad"),
        ({"killed": "3"}, "3 killed"),
        ({"text": "warplanes"}, "Jurf al-Sakhar"),
        ({"since": "2024-01-20", "until": "2024-01-20"}, "Sat 20 Jan 2024"),
        ({"status": "intercepted"}, "intercepted"),
        ({"place": "sanaa"}, "Sanaa"),
    ],
)
def test_each_filter_keeps_some_incidents_and_drops_others(client: TestClient, filters: dict[str, str], some: str):
    everything = client.get("/api/survey").json()["tally"]["total"]
    page = client.get("/", params=filters).text
    found = read_survey(page)["tally"]["total"]
    assert 0 < found < everything
    assert some in page


def test_a_branch_holds_more_than_the_actor_alone(client: TestClient):
    alone = client.get("/api/survey", params={"actor": "Iran"}).json()["tally"]["total"]
    branch = client.get("/api/survey", params={"actor": "Iran", "branch": "1"}).json()["tally"]["total"]
    assert branch > alone


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"since": "yesterday"}, "is no date"),
        ({"since": "2024-13"}, "is no date"),
        ({"since": "2024-02-02", "until": "2024-02-01"}, "the first day comes after the last"),
        ({"country": "Atlantis"}, "no single country"),
        ({"status": "maybe"}, "there are occurred"),
        ({"killed": "-1"}, "no whole number"),
        ({"confidence": "2"}, "between 0 and 1"),
        ({"confidence": "nan"}, "between 0 and 1"),
        ({"order": "colour"}, "there are date"),
        ({"page": "0"}, "the first page is 1"),
        ({"actor": "--"}, "empty"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_its_reason(client: TestClient, filters: dict[str, str], reason: str):
    page = client.get("/", params=filters)
    assert page.status_code == 422
    assert reason in page.text
    answer = client.get("/api/survey", params=filters)
    assert answer.status_code == 422
    assert reason in answer.json()["detail"]


def test_the_table_is_sorted_as_asked(client: TestClient):
    rows = list(csv.DictReader(io.StringIO(client.get("/export/incidents.csv", params={"order": "-killed"}).text)))
    dead = [int(row["fatalities_max"] or row["fatalities_min"]) for row in rows if row["fatalities_max"] or row["fatalities_min"]]
    assert dead == sorted(dead, reverse=True)
    assert len(dead) < len(rows)
    dates = [row["date_start"] for row in csv.DictReader(io.StringIO(client.get("/export/incidents.csv?order=date").text))]
    known = [date for date in dates if date]
    assert known == sorted(known)
    assert dates == known + [""] * (len(dates) - len(known))


def test_every_export_holds_every_incident(client: TestClient):
    total = client.get("/api/survey").json()["tally"]["total"]
    lines = client.get("/export/incidents.jsonl").text.splitlines()
    assert len(lines) == len({json.loads(line)["id"] for line in lines}) == total
    assert len(client.get("/export/incidents.geojson").json()["features"]) == total
    assert len(list(csv.reader(io.StringIO(client.get("/export/incidents.csv").text)))) == total + 1


def test_an_incident_shows_every_claim_with_its_sentence(client: TestClient):
    row = json.loads(client.get("/export/incidents.jsonl", params={"killed": "3"}).text.splitlines()[0])
    page = client.get(f"/incidents/{row['id']}")
    assert page.status_code == 200
    # The exchange form has a row for each part of a date or a place.
    claims = [one for one in row["claims"] if one["field"] in FIELDS or one["field"] == "date_start"]
    assert page.text.count('<div class="claim">') == len(claims) > 5
    assert "<mark>" in page.text


def test_an_event_and_the_beginning_of_an_id_lead_to_the_incident(client: TestClient):
    row = json.loads(client.get("/export/incidents.jsonl").text.splitlines()[0])
    for key in (row["id"][:9], row["events"][-1]):
        answer = client.get(f"/incidents/{key}", follow_redirects=False)
        assert answer.status_code == 307
        assert answer.headers["location"] == f"/incidents/{row['id']}"


def test_a_report_is_shown_whole_with_its_marks(client: TestClient):
    report = client.get("/api/incidents", params={"killed": "3"}).json()["reports"][0]
    page = client.get(f"/reports/{report['id']}").text
    body = re.search(r'<div class="reporttext">(.*?)</div>', page, re.DOTALL).group(1)
    assert re.sub(r"<[^>]+>", "", body).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&") == report["text"]
    assert 'class="m trigger"' in body


@pytest.mark.parametrize(
    "path", ["/incidents/i-0000000000000000", "/reports/none", "/nowhere", "/actors/Nobody%20Known", "/incidents/x"]
)
def test_what_is_not_there_is_said_so(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "To the ledger" in answer.text


def test_actors_are_counted_on_both_sides(client: TestClient):
    page = client.get("/actors").text
    assert "<svg" in page
    assert "Houthis against" in page
    one = client.get("/actors/Houthis").text
    assert "Acts against" in one
    assert "Is acted upon by" in one
    assert "Ansar Allah" in one


def test_the_same_ledger_gives_the_same_picture(client: TestClient):
    assert client.get("/actors").text == client.get("/actors").text


def test_a_text_is_tried_and_not_kept(client: TestClient):
    before = client.get("/api/survey").json()
    answer = client.post(
        "/try", data={"text": "On Tuesday rebels shelled Marib, killing two soldiers.", "published": "2024-03-07"}
    )
    assert answer.status_code == 200
    assert "<mark>shelled</mark>" in answer.text
    assert "2 killed" in answer.text
    assert client.get("/api/survey").json() == before


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({"text": "  "}, "There is no text"),
        ({"text": "x" * 200_001}, "at most 200,000"),
        ({"text": "Rebels shelled Marib.", "published": "soon"}, "is no date"),
    ],
)
def test_a_text_that_cannot_be_tried_is_refused_with_its_reason(client: TestClient, form: dict[str, str], reason: str):
    answer = client.post("/try", data=form)
    assert answer.status_code == 422
    assert reason in answer.text


def test_the_api_is_described(client: TestClient):
    schema = client.get("/openapi.json").json()
    assert "/api/incidents" in schema["paths"]
    docs = client.get("/docs").text
    assert "GET /api/incidents/{key}" in docs


def test_the_odd_report_is_told_of(client: TestClient):
    assert client.get("/api/survey", params={"source": ODD.publisher}).json()["tally"]["total"] >= 1


def test_disputes_show_both_sides(client: TestClient):
    page = client.get("/disputes").text
    assert "sources disagree" in page
    shown = re.findall(r'<h2><a href="/incidents/(i-[0-9a-f]+)"', page)
    assert len(shown) > 2
    row = next(json.loads(line) for line in client.get("/export/incidents.jsonl").text.splitlines() if shown[0] in line)
    figures = (row["fatalities"], row["injured"])
    assert any(c["stance"] == "denies" for c in row["claims"]) or any(f and f["min"] != f["max"] for f in figures)


def test_chains_draw_what_reports_tie_together(client: TestClient):
    page = client.get("/chains").text
    incidents = {json.loads(line)["id"] for line in client.get("/export/incidents.jsonl").text.splitlines()}
    drawn = re.findall(r'<a href="/incidents/(i-[0-9a-f]+)"><circle', page)
    assert len(drawn) == len(set(drawn)) >= 4
    assert set(drawn) <= incidents
    assert page.count('class="answer"') >= len(drawn) // 2
    assert "answered by" in page
    longest = client.get("/chains?sort=longest").text
    sizes = [int(n) for n in re.findall(r"<h2>(\d+) incidents", longest)]
    assert sizes == sorted(sizes, reverse=True)
    assert client.get("/chains?sort=oddest").status_code == 422


def test_the_digest_is_of_the_last_day_unless_asked(client: TestClient):
    page = client.get("/digest").text
    assert "10 Feb 2024" not in client.get("/digest?since=2024-01-20&until=2024-01-21").text
    assert ODD.published == "2024-02-10"
    later = client.get("/digest?since=2024-02-01").text
    assert later.count('<article class="item">') > page.count('<article class="item">') > 0
    for asked, reason in (("since=soon", "is no date"), ("since=2024-02-02&until=2024-02-01", "comes before the first")):
        answer = client.get(f"/digest?{asked}")
        assert answer.status_code == 422
        assert reason in answer.text


def test_counts_stand_beside_the_ledgers_own(client: TestClient):
    page = client.get("/aggregates").text
    assert page.count('<article class="count">') >= 1
    assert "Ledger:" in page


def test_a_toll_that_grew_is_told_by_day_of_report_and_a_mere_country_has_no_inset(client: TestClient):
    rows = [json.loads(line) for line in client.get("/export/incidents.jsonl").text.splitlines()]
    pages = {row["id"]: client.get(f"/incidents/{row['id']}").text for row in rows}
    grown = [page for page in pages.values() if 'id="toll"' in page]
    assert grown
    assert all(page.count("<td>") >= 8 for page in grown)
    for row in rows:
        assert ('id="inset"' in pages[row["id"]]) == (row["lat"] is not None)


def test_what_was_skipped_is_said_with_its_reason(client: TestClient):
    answers = [
        client.get(f"/reports/{one['id']}/skipped") for one in client.get("/api/incidents?country=YEM").json()["reports"][:6]
    ]
    assert all(answer.status_code == 200 for answer in answers)
    told = "".join(answer.text for answer in answers)
    assert "<mark>" in told
    assert "too little says that it is conflict" in told or "not between two named parties" in told or "nothing says when" in told
    for kind in ("actor", "place", "time", "weapon"):
        assert f'<span class="m {kind}" title="{kind}: ' in told
    assert "goes on from" in told
    assert "told of the same day or of touching times (+2.0)" in told
    assert client.get("/reports/none/skipped").status_code == 404


def test_the_map_grows_coarser_rather_than_slow(sample_ledger: Path):
    with Ledger.open(sample_ledger, create=False) as held:
        fine, coarse = held.survey(Query(), 0.5), held.survey(Query(), 0.5, 3)
    assert len(fine.cells) > 3 >= len(coarse.cells)
    assert sum(cell.incidents for cell in fine.cells) == sum(cell.incidents for cell in coarse.cells)
    assert (fine.tally, fine.bars, fine.areas) == (coarse.tally, coarse.bars, coarse.areas)
