"""Texts coded once for the whole run: what the tests of several stages ask for."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache

import pytest
from tests.postgresql import Server, running
from tests.views.sample import make_coding
from tests.web.browser import CHROMIUM, is_required

import talion
from talion.events.drafts import Draft, build_drafts
from talion.events.scene import Scene, build_scene
from talion.events.triggers import find_triggers
from talion.gazetteer.index import open_gazetteer
from talion.links.relations import find_relations
from talion.parse import parse_report
from talion.pipeline import find_mentions
from talion.records import Coding, Incident, Report

PUBLISHED = "2024-03-14"  # a Thursday


class Coder:
    """Codes texts, and shows them to the stages, as if all of them were published on one Thursday."""

    @staticmethod
    @cache
    def code(text: str, published: str | None = PUBLISHED) -> Coding:
        return talion.code(text, published=published)

    @staticmethod
    @cache
    def scene(text: str) -> Scene:
        report = Report(id="r", text=text, published=PUBLISHED)
        doc = parse_report(report)
        mentions = find_mentions(doc, report, open_gazetteer())
        relations = find_relations(doc, [m for m in mentions if m.kind == "actor"], report.id)
        return build_scene(
            report, doc, mentions, {r.subject: r.object for r in relations if r.relation in {"member_of", "leads"}}
        )

    def drafts(self, text: str) -> list[Draft]:
        scene = self.scene(text)
        return build_drafts(scene, find_triggers(scene))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server for the whole run."""
    with running() as one:
        yield one


@pytest.fixture
def server(postgresql: Server) -> Iterator[Server]:
    """The same, with databases that go with the test."""
    with postgresql.dropping():
        yield postgresql


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="session")
def coding() -> Coding:
    """The sample that is made by hand: two reports of one rocket attack that disagree, and the shelling that answered it."""
    return make_coding()


@pytest.fixture
def rockets(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.claimed_by)


@pytest.fixture
def shells(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.perpetrators == ("Yemen",))


@pytest.fixture
def threat(coding: Coding) -> Incident:
    return next(one for one in coding.incidents if one.status == "threatened")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where there is no Chromium, the browser's tests are left out, and that is said; the machine that checks changes has one."""
    if CHROMIUM or is_required():
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("browser")]
        warnings.warn(f"{len(left_out)} tests of the pages in a browser are left out: there is no Chromium here", stacklevel=1)
