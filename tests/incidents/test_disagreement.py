"""On which points sources disagree."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from talion.incidents.disagreement import count_disagreements, exclude
from talion.records import Coding, Count, Incident, Place, When


def day(number: int) -> When:
    date = dt.date(2024, 3, number)
    return When(earliest=date, latest=date, precision="day")


def test_ranges_denials_and_rival_days_each_count_once(coding: Coding, rockets: Incident):
    before = count_disagreements(rockets)
    assert before == 1  # one or two dead, and the Northern Front denies that anybody died
    agreed = [claim for claim in rockets.claims if claim.stance != "denies"]
    assert count_disagreements(replace(rockets, fatalities=Count(low=1, high=1), claims=tuple(agreed))) == 0
    assert count_disagreements(replace(rockets, injured=Count(low=5, high=7))) == before + 1
    dates = [claim for claim in rockets.claims if claim.field == "date"]
    other = replace(dates[0], value=day(1))
    assert count_disagreements(replace(rockets, claims=(*rockets.claims, other))) == before + 1


def test_what_is_only_less_exact_excludes_nothing():
    month = When(earliest=dt.date(2024, 3, 1), latest=dt.date(2024, 3, 31), precision="month")
    assert not exclude(day(5), month)
    assert exclude(day(5), day(6))
    town, country = Place(name="Marib", country="YEM", precision="town"), Place(name="Yemen", country="YEM", precision="country")
    assert not exclude(town, country)
    assert exclude(town, Place(name="Taiz", country="YEM", precision="town"))
    assert not exclude("occurred", "intercepted")
    assert not exclude("occurred", "uncertain")
    assert exclude("occurred", "denied")
