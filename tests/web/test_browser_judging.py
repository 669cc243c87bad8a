"""Judging as analysts do it, in a headless Chromium; and a ledger of twenty thousand incidents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.browser import Watched, serving, watching
from tests.web.crowd import build_crowd

from talion.ledger import Ledger
from talion.web.app import build_app
from talion.web.settings import Settings

pytestmark = pytest.mark.browser
CROWD = 20_000


@pytest.fixture
def address(own_ledger: Path) -> Iterator[str]:
    with serving(build_app(Settings(ledger=own_ledger))) as served:
        yield served


@pytest.fixture(scope="module")
def crowd(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("crowd") / "crowd.db"
    build_crowd(path, CROWD)
    with serving(build_app(Settings(ledger=path))) as served:
        yield served


def open_shelling(watched: Watched, ledger: Path) -> Page:
    """The incident that two events tell of."""
    with Ledger.open(ledger, create=False) as held:
        key = next(one.id for one in held.incidents() if len(one.events) == 2)
    return watched.open(f"/incidents/{key}")


def test_a_value_is_set_and_the_judgement_undone(watched: Watched, own_ledger: Path):
    page = open_shelling(watched, own_ledger)
    page.fill("input[name=because]", "the hospital counts seven")
    page.keyboard.press("Enter")
    expect(page.locator("ol.log")).to_have_count(0)  # the return key alone decides nothing
    page.fill("textarea[name=values]", "killed=7")
    page.click("button[value=set]")
    expect(page.locator("ol.log")).to_contain_text("the hospital counts seven")
    expect(page.locator(".facts.lead")).to_contain_text("7 killed")
    page.fill("input[name=because]", "it corrected that")
    page.click("button[value='undo 1']")
    expect(page.locator("ol.log li")).to_have_count(2)
    expect(page.locator(".facts.lead")).to_contain_text("2 killed")


def test_tellings_are_split_off_and_merged_again(watched: Watched, own_ledger: Path):
    page = open_shelling(watched, own_ledger)
    page.locator("input[name=tellings]").last.check()
    page.fill("input[name=because]", "two volleys")
    page.click("button[value=split]")
    expect(page.locator("ol.log")).to_contain_text("1 telling off")
    with Ledger.open(own_ledger, create=False) as held:
        parts = held.review()[0].incidents
    page.goto(f"{watched.address}/incidents/{parts[0]}")
    page.fill("input[name=others]", parts[1])
    page.fill("input[name=because]", "one volley after all")
    page.click("button[value=merge]")
    expect(page.locator("ol.log li")).to_have_count(2)
    with Ledger.open(own_ledger, create=False) as held:
        assert held.find(parts[0]) == held.find(parts[1])


def test_the_second_of_two_analysts_sees_what_the_first_decided(browser: Browser, watched: Watched, own_ledger: Path):
    first = open_shelling(watched, own_ledger)
    with watching(browser, watched.address) as other:
        second = open_shelling(other, own_ledger)
        first.fill("input[name=because]", "seen on video")
        first.click("button[value=accept]")
        expect(first.locator("ol.log")).to_contain_text("accept")
        second.fill("input[name=because]", "only a rumour")
        second.click("button[value=reject]")
        alert = second.locator("[role=alert]")
        expect(alert).to_contain_text("Nothing was done")
        expect(alert).to_contain_text("seen on video")
        expect(second.locator("input[name=because]")).to_have_value("only a rumour")
        second.click("button[value=reject]")
        expect(second.locator("ol.log li")).to_have_count(2)
        assert all("409" in wrong for wrong in other.wrongs)


def test_the_queue_is_worked_off_by_keyboard(watched: Watched, own_ledger: Path):
    page = watched.open("/review")
    total = int(re.match(r"(\d+) of", page.locator("#progress").inner_text()).group(1))
    page.keyboard.press("s")
    expect(page.locator("#progress")).to_contain_text("1 skipped")
    page.keyboard.press("a")
    expect(page.locator("#progress")).to_contain_text(f"{total - 1} of {total} left")
    page.goto(f"{watched.address}/review?line=twins")
    page.keyboard.press("k")
    expect(page.locator(".none")).to_contain_text("Nothing waits here")
    page.goto(f"{watched.address}/review?line=actors")
    page.keyboard.press("m")
    expect(page.locator("#other")).to_be_focused()
    page.keyboard.type("Houthis")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.wait_for_url(re.compile("done=1"))
    with Ledger.open(own_ledger, create=False) as held:
        kinds = [one.judgement.kind for one in held.review()]
        assert kinds[:2] == ["accept", "split"]
        assert kinds[2:] == ["same-actor"]
        assert any("Houthis" in one.perpetrators for one in held.incidents())


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_stands_in_the_way_of_judging(browser: Browser, address: str, own_ledger: Path, dark: bool):
    with watching(browser, address, width=390, dark=dark) as one:
        for page in (open_shelling(one, own_ledger), one.open("/review?line=twins")):
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            found = Axe().run(page).response["violations"]
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
            if page.url.endswith("twins"):
                continue
            page.fill("input[name=because]", "seen")
            page.click("button[value=accept]")
            expect(page.locator("ol.log")).to_be_visible()
            found = Axe().run(page).response["violations"]
            assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_twenty_thousand_incidents_are_drawn_filtered_and_leafed_through(browser: Browser, crowd: str):
    with watching(browser, crowd) as one:
        page = one.open("/")
        expect(page.locator(".total")).to_contain_text("20,000 incidents")
        expect(page.locator("#time .bars path").first).to_be_attached()
        expect(page.locator("#map canvas.maplibregl-canvas")).to_be_visible()
        page.locator("a[rel=next]").click()
        page.wait_for_url(re.compile("page=2"))
        expect(page.locator("td.date")).to_have_count(50)
        page.select_option("select[name=country]", "YEM")
        page.wait_for_url(re.compile(r"country=YEM"))
        expect(page.locator("td.date")).to_have_count(50)
        filtered = page.evaluate("JSON.parse(document.getElementById('survey').textContent).tally.total")
        assert 0 < filtered < CROWD
        page.locator("td.date a").first.click()
        expect(page.locator("h1")).to_be_visible()
        one.open("/review")
        expect(page.locator("#progress")).to_contain_text("20,000 of 20,000 left")
        assert one.wrongs == []
