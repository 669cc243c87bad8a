"""The pages as somebody uses them, in a headless Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.web.browser import Watched, serving, watching

from talion.ledger import Ledger
from talion.web.app import build_app
from talion.web.copy import copy_pages
from talion.web.settings import Settings

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/?country=YEM",
    "/actors",
    "/actors/Houthis",
    "/disputes",
    "/chains",
    "/digest?since=2024-02-01",
    "/aggregates",
    "/review",
    "/review?line=actors",
    "/try",
    "/docs",
    "/nowhere",
)


@pytest.fixture(scope="module")
def address(sample_ledger: Path) -> Iterator[str]:
    with serving(build_app(Settings(ledger=sample_ledger))) as served:
        yield served


def test_the_ledger_draws_time_and_map(watched: Watched):
    page = watched.open("/")
    expect(page.locator("#time .bars path").first).to_be_attached()
    expect(page.locator("#map canvas.maplibregl-canvas")).to_be_visible()
    assert page.locator("table.incidents tbody tr").count() > 20


def test_choosing_in_a_list_filters_all_three_at_once(watched: Watched):
    page = watched.open("/")
    page.select_option("select[name=country]", "YEM")
    page.wait_for_url(re.compile(r"country=YEM"))
    assert "=&" not in page.url
    shown = page.locator("td.date").count()
    total = page.evaluate("JSON.parse(document.getElementById('survey').textContent).tally.total")
    assert shown == total > 3


def test_drawing_over_the_line_of_time_chooses_days(watched: Watched):
    page = watched.open("/")
    expect(page.locator("#time .bars path").first).to_be_attached()
    box = page.locator("#time .nsewdrag").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    assert page.input_value("input[name=since]") < page.input_value("input[name=until]")


def test_an_incident_is_opened_and_its_claims_unfolded_by_keyboard(watched: Watched):
    page = watched.open("/?killed=3")
    page.locator("td.date a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents/i-"))
    expect(page.locator("#inset canvas.maplibregl-canvas")).to_be_visible()
    first = page.locator("details.why").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("blockquote").first).to_be_visible()
    page.locator("blockquote footer a").first.click()
    page.wait_for_url(re.compile(r"/reports/"))
    expect(page.locator(".reporttext .m").first).to_be_visible()


def test_the_network_leads_to_an_actor(watched: Watched):
    page = watched.open("/actors")
    page.locator("svg.network a", has_text="Houthis").first.click()
    page.wait_for_url(re.compile(r"/actors/Houthis"))
    expect(page.locator("#time .bars path").first).to_be_attached()


def test_a_text_and_a_file_are_tried(watched: Watched, tmp_path: Path):
    page = watched.open("/try")
    page.fill("textarea", "On Tuesday rebels shelled Marib, killing two soldiers.")
    page.fill("input[name=published]", "2024-03-07")
    page.click("text=Code it")
    expect(page.locator("#result")).to_contain_text("1 incident")
    report = tmp_path / "report.txt"
    report.write_text("A car bomb exploded in Mogadishu, killing nine people, police said.", encoding="utf-8")
    page.set_input_files("#file", report)
    expect(page.locator("textarea")).to_have_value(re.compile("Mogadishu"))


def test_a_copy_is_read_from_files_without_a_server(browser: Browser, sample_ledger: Path, tmp_path: Path):
    with Ledger.open(sample_ledger, create=False) as held:
        copy_pages(held, tmp_path / "copy")
    with watching(browser, f"file://{tmp_path}/copy/") as one:
        page = one.open("index.html")
        expect(page.locator("#time .bars path").first).to_be_attached()
        expect(page.locator("#map canvas.maplibregl-canvas")).to_be_visible()
        page.locator("td.date a").first.click()
        page.locator("blockquote footer a").last.click()
        expect(page.locator(".reporttext .m").first).to_be_visible()
        assert one.wrongs == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_stands_in_the_way_of_anybody(browser: Browser, address: str, path: str, dark: bool):
    with watching(browser, address, dark=dark) as one:
        one.open(path)
        one.page.wait_for_load_state("networkidle")
        found = Axe().run(one.page).response["violations"]
        serious = [
            f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0].get('failureSummary', '')}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
    assert serious == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_never_scrolls_sideways(browser: Browser, address: str, path: str):
    with watching(browser, address, width=390) as one:
        one.open(path)
        one.page.wait_for_load_state("networkidle")
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
