"""Where a ledger's incidents are: counted, most first; a name without a point comes with the reports that give it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import tests.judgements.factory as make

from talion import acts
from talion.ledger import Ledger
from talion.pipeline import BUILDER
from talion.records import Coding, Event, Place
from talion.views.places import view_places


def move(event: Event, place: Place) -> Event:
    return replace(event, claims=tuple(replace(c, value=place) if c.field == "place" else c for c in event.claims))


def test_places_are_counted_and_mere_names_are_marked(tmp_path: Path) -> None:
    reports = [make.make_report(key, 1) for key in ("one", "two", "three", "four")]
    hut = Place(name="Umm Darraj", country="IRQ", precision="town")
    land = Place(name="Iraq", country="IRQ", precision="country")
    places = (hut, hut, replace(hut, name="Mosul", lat=36.3, lon=43.1, gazetteer_id="1"), land)
    told = zip(reports, places, strict=True)
    events = [move(make.make_event(report, 0, number * 40, "Town 1"), place) for number, (report, place) in enumerate(told)]
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(Coding(reports=tuple(reports), events=tuple(events)), BUILDER)
        lines = view_places(ledger.spots(9).first, str.upper)
        assert [(line.name, line.what, line.incidents) for line in lines] == [
            ("Umm Darraj, Iraq (town)", "only a name", 2),
            ("in Iraq (country)", "of the gazetteer", 1),
            ("Mosul, Iraq (town)", "of the gazetteer", 1),
        ]
        bare = ledger.spots(1, bare=True)
        assert (bare.total, bare.first[0].reports) == (1, ("one", "two"))
        assert view_places(bare.first, str.upper)[0].sources == "named by ONE; TWO"
        by = acts.sign(ledger, "ann", "seen on the map")
        acts.set_fields(ledger, by, events[0].id, ["place=Umm Darraj@36.1,43.2,IRQ,town"])
        found = {line.what: line.incidents for line in view_places(ledger.spots(9).first, str.upper)}
        assert found == {"only a name": 1, "set by judgement": 1, "of the gazetteer": 1}
        assert ledger.spots(9, bare=True).first[0].reports == ("two",)
