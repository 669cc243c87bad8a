"""Makes a small Coding by hand: two reports of one rocket attack that disagree, and the shelling that answered it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from talion.records import (
    Aggregate,
    Attribution,
    Claim,
    ClaimField,
    ClaimValue,
    Coding,
    Count,
    Event,
    Incident,
    Link,
    Place,
    Relation,
    Report,
    Span,
    Stance,
    When,
    incident_id,
)

WIRE = Report(
    id="wire",
    publisher="Harbour Wire",
    published="2024-03-06",
    title="Rockets hit a garrison",
    text=(
        "Rebels fired two rockets at the garrison of Marib on Tuesday, killing one soldier. On Wednesday the army shelled the "
        "hills above the town in answer to the rocket fire, Lt. Gen. Saleh said.\n\nThe Northern Front, which is backed by Iran, "
        "has carried out more than 20 attacks since January. It threatens to close the strait."
    ),
)
POST = Report(
    id="post",
    publisher="Valley Post",
    published="2024-03-07T08:00:00",
    text=(
        "Two soldiers died and five were hurt when the Northern Front struck the Marib garrison with a volley of rockets. "
        "The Northern Front said the barrage was its work, but denied that anybody had died."
    ),
)
REPORTS = {"wire": WIRE, "post": POST}
TUESDAY = When(earliest=dt.date(2024, 3, 5), latest=dt.date(2024, 3, 5), precision="day")
WEDNESDAY = When(earliest=dt.date(2024, 3, 6), latest=dt.date(2024, 3, 6), precision="day")
MARIB = Place(name="Marib", country="YEM", precision="town", lat=15.46, lon=45.33)
YEMEN = Place(name="Yemen", country="YEM", precision="country")


def span(report: str, quote: str) -> Span:
    start = REPORTS[report].text.index(quote)
    return Span(report=report, start=start, end=start + len(quote), quote=quote)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One claim before it has an event."""

    field: ClaimField
    value: ClaimValue
    words: str
    by: str | None = None
    stance: Stance = "asserts"
    rule: str | None = None
    sure: float | None = None


def tell(report: str, trigger: str, mention: str, *said: Said) -> Event:
    bare = Event(report=report, trigger=span(report, trigger), mentions=(span(report, mention),), claims=())
    claims = tuple(
        Claim(
            event=bare.id,
            field=s.field,
            value=s.value,
            spans=(span(report, s.words),),
            said_by=s.by,
            stance=s.stance,
            derived=s.rule,
            confidence=s.sure,
        )
        for s in said
    )
    return replace(bare, claims=claims)


def blank(*events: Event) -> Incident:
    """An incident of these events with no value known."""
    ids = tuple(sorted(event.id for event in events))
    return Incident(
        id=incident_id(ids),
        events=ids,
        acled_event_type=None,
        acled_sub_event_type=None,
        plover_type=None,
        plover_mode=None,
        when=None,
        place=None,
        perpetrators=(),
        recipients=(),
        target_kind=(),
        weapons=(),
        fatalities=None,
        injured=None,
        claimed_by=(),
        attributed_to=(),
        status="occurred",
        mentions=tuple(m for e in events for m in e.mentions),
        claims=tuple(c for e in events for c in e.claims),
    )


def make_coding() -> Coding:
    """Three incidents: the rockets (two reports), the shelling that answers them, and a threat without a date."""
    kind = "Shelling/artillery/missile attack"
    rockets = tell(
        "wire",
        "fired",
        "Rebels fired two rockets at the garrison of Marib on Tuesday, killing one soldier",
        Said(field="acled_sub_event_type", value=kind, words="fired two rockets"),
        Said(field="plover_type", value="ASSAULT", words="fired"),
        Said(field="date", value=TUESDAY, words="on Tuesday", rule="the last Tuesday before publication on 2024-03-06"),
        Said(field="place", value=MARIB, words="Marib"),
        Said(field="weapons", value="rocket", words="rockets"),
        Said(field="perpetrators", value="Rebels", words="Rebels"),
        Said(field="status", value="occurred", words="fired"),
        Said(field="fatalities", value=Count(low=1, high=1), words="killing one soldier", sure=0.62),
    )
    volley = tell(
        "post",
        "struck",
        "Two soldiers died and five were hurt when the Northern Front struck the Marib garrison with a volley of rockets",
        Said(field="acled_sub_event_type", value=kind, words="struck"),
        Said(field="plover_type", value="ASSAULT", words="struck"),
        Said(field="perpetrators", value="Northern Front", words="the Northern Front"),
        Said(field="place", value=MARIB, words="Marib"),
        Said(field="status", value="occurred", words="struck"),
        Said(field="fatalities", value=Count(low=2, high=2), words="Two soldiers died", sure=0.74),
        Said(field="fatalities", value=Count(low=1, high=None), words="anybody had died", by="Northern Front", stance="denies"),
        Said(field="injured", value=Count(low=5, high=5), words="five were hurt"),
        Said(field="claimed_by", value="Northern Front", words="said the barrage was its work", by="Northern Front"),
        Said(
            field="attributed_to", value=Attribution(actor="Northern Front", by="Valley Post"), words="the Northern Front struck"
        ),
    )
    shells = tell(
        "wire",
        "shelled",
        "the army shelled the hills above the town in answer to the rocket fire",
        Said(field="acled_sub_event_type", value=kind, words="shelled"),
        Said(field="plover_type", value="ASSAULT", words="shelled"),
        Said(field="date", value=WEDNESDAY, words="On Wednesday", by="Saleh"),
        Said(field="status", value="occurred", words="shelled"),
        Said(field="place", value=YEMEN, words="the hills"),
        Said(field="perpetrators", value="Yemen", words="the army"),
    )
    threat = tell(
        "wire",
        "threatens",
        "It threatens to close the strait",
        Said(field="plover_type", value="THREATEN", words="threatens"),
        Said(field="status", value="threatened", words="threatens"),
    )
    first = replace(
        blank(rockets, volley),
        acled_event_type="Explosions/Remote violence",
        acled_sub_event_type=kind,
        plover_type="ASSAULT",
        when=TUESDAY,
        place=MARIB,
        perpetrators=("Northern Front",),
        recipients=("Yemen",),
        weapons=("rocket",),
        target_kind=("troops",),
        fatalities=Count(low=1, high=2),
        injured=Count(low=5, high=5),
        claimed_by=("Northern Front",),
        attributed_to=(Attribution(actor="Northern Front", by="Valley Post"),),
        confidence=0.91,
    )
    second = replace(
        blank(shells),
        acled_event_type="Explosions/Remote violence",
        acled_sub_event_type=kind,
        plover_type="ASSAULT",
        when=WEDNESDAY,
        place=YEMEN,
        perpetrators=("Yemen",),
        confidence=0.4,
    )
    third = replace(blank(threat), plover_type="THREATEN", perpetrators=("Northern Front",), status="threatened")
    return Coding(
        reports=(POST, WIRE),
        events=tuple(sorted((rockets, volley, shells, threat), key=lambda e: e.trigger)),
        incidents=tuple(sorted((first, second, third), key=lambda i: i.id)),
        links=(Link(source=second.id, target=first.id, kind="retaliation", span=span("wire", "in answer to the rocket fire")),),
        aggregates=(
            Aggregate(
                span=span("wire", "more than 20 attacks since January"),
                count=Count(low=21, high=None),
                what="attacks",
                actor="Northern Front",
                since="2024-01",
                until=None,
                region=(),
            ),
        ),
        relations=(
            Relation(subject="Northern Front", relation="backed_by", object="Iran", span=span("wire", "which is backed by Iran")),
        ),
    )
