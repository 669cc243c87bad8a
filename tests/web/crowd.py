"""A number goes in, a ledger of that many made-up incidents comes out: each told by one report, coded by nobody."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

from talion.builder import Builder, Whole
from talion.incidents.keys import Keys
from talion.incidents.merging import build_incident
from talion.ledger import Ledger
from talion.records import (
    Claim,
    ClaimField,
    ClaimValue,
    Coding,
    Count,
    Event,
    Incident,
    Link,
    Place,
    Report,
    Span,
    When,
    event_id,
)

FIRST_DAY = dt.date(2015, 1, 1)
TOWNS = (
    ("Marib", "YEM", 15.46, 45.33),
    ("Erbil", "IRQ", 36.19, 44.01),
    ("Kharkiv", "UKR", 49.99, 36.23),
    ("Goma", "COD", -1.68, 29.22),
    ("Maiduguri", "NGA", 11.83, 13.15),
    ("Sittwe", "MMR", 20.15, 92.9),
)
PARTIES = ("Houthis", "Israel", "Russia", "Ukraine", "M23", "Boko Haram", "Rapid Support Forces", "Arakan Army")
KINDS = ("Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", "Attack")
STATUSES = ("occurred", "occurred", "occurred", "intercepted", "uncertain")


def build_crowd(path: Path, incidents: int) -> None:
    """Writes the ledger; every event is an incident by itself."""
    chance = random.Random(incidents)
    told = [tell(number, chance) for number in range(incidents)]
    coding = Coding(reports=tuple(report for report, _ in told), events=tuple(event for _, event in told))
    alone = Builder(version="each alone", list_keys=_no_keys, find_ties=_no_ties, build=_build)
    with Ledger.open(path) as ledger:
        ledger.add(coding, alone)


def tell(number: int, chance: random.Random) -> tuple[Report, Event]:
    name, country, lat, lon = chance.choice(TOWNS)
    doer, struck = chance.sample(PARTIES, 2)
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(3600))
    dead = chance.choice((0, 1, 2, 3, 12))
    text = f"{doer} struck {struck} near {name} on {day:%A}, killing {dead}, said officials in their report number {number}."
    report = Report(id=f"crowd-{number}", text=text, publisher=f"Agency {number % 20}", published=day.isoformat())
    start = text.index("struck")
    trigger = Span(report=report.id, start=start, end=start + 6, quote="struck")
    lat, lon = lat + chance.gauss(0, 0.8), lon + chance.gauss(0, 0.8)
    point = Place(name=name, country=country, precision="town", lat=lat, lon=lon)
    place = point if chance.random() < 0.9 else Place(name=country, country=country, precision="country")
    values: tuple[tuple[ClaimField, ClaimValue], ...] = (
        ("acled_sub_event_type", chance.choice(KINDS)),
        ("date", When(earliest=day, latest=day, precision="day")),
        ("place", place),
        ("perpetrators", doer),
        ("recipients", struck),
        ("fatalities", Count(low=dead, high=dead)),
        ("status", chance.choice(STATUSES)),
    )
    key = event_id(trigger)
    claims = tuple(Claim(event=key, field=field, value=value, spans=(trigger,), coder="crowd") for field, value in values)
    return report, Event(report=report.id, trigger=trigger, mentions=(trigger,), claims=claims)


def _no_keys(_event: Event) -> Keys:
    return Keys(frozenset(), frozenset())


def _no_ties(_fresh: Sequence[Event], _near: Sequence[Event]) -> Sequence[tuple[str, str]]:
    return ()


def _build(whole: Whole) -> tuple[Sequence[Incident], Sequence[Link]]:
    return [build_incident([event]) for event in whole.events], ()
