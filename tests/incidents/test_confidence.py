"""Incidents are gauged by what their claims name and by the length of the reports; the unsure can be left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

import talion
from talion.incidents.confidence import LONG, drop_unsure, gauge_incidents, incident_signs
from talion.records import Coding

TEXT = "Rebels fired mortar rounds at an army post in Taiz on Monday, wounding two soldiers. No group spoke of it."


@pytest.fixture(scope="module")
def coding() -> Coding:
    return talion.code(TEXT, published="2024-03-06")


def test_an_incident_with_all_that_can_be_named(coding: Coding) -> None:
    (incident,) = coding.incidents
    found = set(incident_signs(incident, {incident.mentions[0].report: 20}))
    assert found == {"short_report", "weapon", "recipient", "own_date", "exact_place"}
    assert 0.5 < (incident.confidence or 0) <= 1
    assert all(0 < (claim.confidence or 0) <= 1 for claim in incident.claims)


def test_what_is_missing_or_long_makes_less_sure(coding: Coding) -> None:
    (incident,) = coding.incidents
    bare = replace(incident, recipients=(), place=None, claims=())
    long = replace(coding.reports[0], text=f"{TEXT} {'word ' * LONG}")
    assert "long_report" in set(incident_signs(incident, {long.id: LONG}))
    sure = [gauge_incidents([one], [report])[0].confidence or 0 for one, report in (
        (incident, coding.reports[0]), (bare, coding.reports[0]), (bare, long),
    )]  # fmt: skip
    assert sure[0] > sure[1] > sure[2] > 0


def test_the_unsure_go_with_their_events_and_links(coding: Coding) -> None:
    sure = coding.incidents[0].confidence or 0
    assert drop_unsure(coding, sure) == coding
    left = drop_unsure(coding, sure + 0.001)
    assert (left.incidents, left.events, left.links) == ((), (), ())
    assert left.reports == coding.reports


def test_what_nobody_gauged_is_never_left_out(coding: Coding) -> None:
    plain = replace(coding, incidents=tuple(replace(i, confidence=None) for i in coding.incidents))
    assert drop_unsure(plain, 1.0).incidents == plain.incidents
