"""A seed goes in, codings of made-up reports come out: a world of many theatres of conflict, told day by day for years.

All names and texts are made up. A theatre has towns some hundred kilometres apart, a government, two armed groups and civilians.
On a day it sees a few happenings or none, each told by one report or more, a report telling of up to three of its theatre's day.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from talion.records import (
    Claim,
    ClaimField,
    ClaimValue,
    CodedReport,
    Count,
    Event,
    Place,
    Report,
    Span,
    When,
    event_id,
)

FIRST_DAY = dt.date(2015, 1, 1)
THEATRES = 40
TOWNS = 12
A_DAY = 27.4  # incidents in the world: 100,000 in ten years
SYLLABLES = ("ka", "bor", "mi", "sen", "tal", "ur", "vo", "da", "rin", "ez", "lu", "gan")
KINDS = (
    ("Air/drone strike", "airstrike", "struck"),
    ("Shelling/artillery/missile attack", "artillery", "shelled"),
    ("Remote explosive/landmine/IED", "bomb", "bombed"),
    ("Attack", "small arms", "raided"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """One country at war; its code is of no real country."""

    country: str
    towns: tuple[Place, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What really happened, of which reports say some."""

    day: dt.date
    town: Place
    doer: str
    struck: str
    kind: int
    dead: int


def make_theatre(number: int) -> Theatre:
    chance = random.Random(f"theatre {number}")

    def name() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()

    lat, lon = -40 + 80 * (number % 8) / 8, -150 + 300 * (number // 8) / 5
    country = f"X{number:02}"
    towns = tuple(
        Place(
            name=f"{name()} {k}", country=country, precision="town", lat=round(lat + (k % 4) * 0.9, 3),
            lon=round(lon + (k // 4) * 0.9, 3), gazetteer_id=f"{country}{k}",
        )
        for k in range(TOWNS)
    )  # fmt: skip
    land = name()
    return Theatre(country=country, towns=towns, sides=(f"{land}ia", f"{name()} Front", f"{name()} Brigades", "civilians"))


class World:
    """Happenings and reports in the order of their days; the same seed gives the same world."""

    def __init__(self, seed: str) -> None:
        self._theatres = [make_theatre(k) for k in range(THEATRES)]
        self._seed = seed
        self._chance = random.Random(seed)

    def tell(self) -> Iterator[CodedReport]:
        """Coded reports, day by day, without end."""
        for number in count():
            day = FIRST_DAY + dt.timedelta(days=number)
            for theatre in self._theatres:
                yield from self._report(theatre, day, [self._happen(theatre, day) for _ in range(self._count(A_DAY / THEATRES))])

    def _count(self, mean: float) -> int:
        """How many of a kind a day has, with days of many and days of none."""
        number = 0
        while self._chance.random() < mean / (1 + mean):
            number += 1
        return number

    def _happen(self, theatre: Theatre, day: dt.date) -> Happening:
        doer, struck = self._chance.sample(theatre.sides, 2)
        if doer == "civilians":
            doer, struck = struck, doer
        return Happening(
            day=day, town=self._chance.choice(theatre.towns), doer=doer, struck=struck,
            kind=self._chance.randrange(len(KINDS)), dead=self._count(2.0),
        )  # fmt: skip

    def _report(self, theatre: Theatre, day: dt.date, happenings: list[Happening]) -> Iterator[CodedReport]:
        for start in range(0, len(happenings), 3):
            told = happenings[start : start + 3]
            for paper in range(1 + self._count(0.5)):
                kept = told if paper == 0 else [h for h in told if self._chance.random() < 0.7]
                if kept:
                    yield make_report(f"{self._seed}-{theatre.country}-{day}-{start}-{paper}", day, kept, self._chance)


def make_report(key: str, day: dt.date, told: list[Happening], chance: random.Random) -> CodedReport:
    """A report that says most of what it knows, and gets some tolls a little wrong."""
    sentences: list[str] = []
    events: list[Event] = []
    for happening in told:
        words = KINDS[happening.kind]
        dead = max(0, happening.dead + chance.choice((0, 0, 0, 1, -1)))
        start = sum(len(s) + 1 for s in sentences)
        sentence = f"{happening.doer} {words[2]} {happening.town.name} on {happening.day}, killing {dead} of {happening.struck}."
        sentences.append(sentence)
        span = Span(report=key, start=start, end=start + len(sentence), quote=sentence)
        at = sentence.index(words[2])
        trigger = Span(report=key, start=start + at, end=start + at + len(words[2]), quote=words[2])
        values: dict[ClaimField, ClaimValue] = {
            "acled_sub_event_type": words[0], "plover_type": "ASSAULT", "status": "occurred",
            "date": When(earliest=happening.day, latest=happening.day, precision="day"), "place": happening.town,
            "perpetrators": happening.doer, "recipients": happening.struck, "weapons": words[1],
            "fatalities": Count(low=dead, high=dead),
        }  # fmt: skip
        unsaid = {field for field in ("perpetrators", "weapons", "fatalities") if chance.random() < 0.2}
        claims = tuple(
            Claim(event=event_id(trigger), field=field, value=value, spans=(span,), coder="growth 1")
            for field, value in values.items()
            if field not in unsaid
        )
        events.append(Event(report=key, trigger=trigger, mentions=(span,), claims=claims))
    published = (day + dt.timedelta(days=1)).isoformat()
    report = Report(id=key, text=" ".join(sentences), publisher=f"Paper {key[-1]}", published=published, title=sentences[0])
    return CodedReport(report=report, events=tuple(events), links=(), aggregates=(), relations=())
