"""The usual ways of merging join what they are known to join, on events of ours."""

from __future__ import annotations

import datetime as dt

from ledgers.rivals import RIVALS, merge_as
from talion.records import Claim, ClaimField, ClaimValue, Coding, Event, Place, Report, Span, When, event_id

TOWN = Place(name="Kidal", country="MLI", precision="town", lat=18.44, lon=1.41)
NEAR = Place(name="Near Kidal", country="MLI", precision="town", lat=18.6, lon=1.5)


def tell(report: str, day: int, place: Place, doer: str) -> Event:
    date = dt.date(2024, 2, day)
    trigger = Span(report=report, start=0, end=4, quote="raid")
    told: dict[ClaimField, ClaimValue] = {
        "plover_type": "ASSAULT", "acled_sub_event_type": "Attack", "recipients": "civilians", "perpetrators": doer,
        "date": When(earliest=date, latest=date, precision="day"), "place": place,
    }  # fmt: skip
    claims = tuple(Claim(event=event_id(trigger), field=f, value=v, spans=(trigger,)) for f, v in told.items())
    return Event(report=report, trigger=trigger, mentions=(trigger,), claims=claims)


EVENTS = (tell("a", 3, TOWN, "JNIM"), tell("b", 3, NEAR, "JNIM"), tell("c", 9, TOWN, "Azawad rebels"))
CODING = Coding(reports=tuple(Report(id=key, text="raid") for key in "abc"), events=EVENTS)


def groups(name: str) -> set[frozenset[str]]:
    [rival] = [r for r in RIVALS if r.name == name]
    reports = {e.id: e.report for e in EVENTS}
    return {frozenset(reports[e] for e in i.events) for i in merge_as(rival, CODING).incidents}


def test_every_event_by_itself() -> None:
    assert len(groups("every event by itself")) == 3


def test_one_a_day_joins_two_raids_of_one_day_wherever_they_were() -> None:
    assert groups("one a day, pair and type") == {frozenset("ab"), frozenset("c")}


def test_distance_joins_another_week_and_another_doer() -> None:
    assert groups("within 50 km and 7 days") == {frozenset("abc")}


def test_components_join_what_our_scores_connect() -> None:
    assert groups("components of our pair scores") == {frozenset("ab"), frozenset("c")}
