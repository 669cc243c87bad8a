"""Events that may be one happening share a key; events that cannot be share none."""

from __future__ import annotations

import datetime as dt

import pytest

from talion.incidents.blocking import list_keys
from talion.incidents.profiles import build_profile
from talion.records import Claim, ClaimField, ClaimValue, Event, Place, Span, When, event_id

PORT = Place(name="Kismayo", country="SOM", precision="town", lat=-0.36, lon=42.55)
CITY = Place(name="Mogadishu", country="SOM", precision="town", lat=2.04, lon=45.34)
NAIROBI = Place(name="Nairobi", country="KEN", precision="town", lat=-1.29, lon=36.82)


def when(first: str, last: str | None = None, precision: str = "day") -> When:
    return When(earliest=dt.date.fromisoformat(first), latest=dt.date.fromisoformat(last or first), precision=precision)  # type: ignore[arg-type]


def tell(date: When, quote: str = "raid", **values: ClaimValue) -> Event:
    trigger = Span(report="a", start=0, end=len(quote), quote=quote)
    told: dict[str, ClaimValue] = {"date": date, **values}
    claims = tuple(Claim(event=event_id(trigger), field=as_field(f), value=v, spans=(trigger,)) for f, v in told.items())
    return Event(report="a", trigger=trigger, mentions=(trigger,), claims=claims)


def as_field(name: str) -> ClaimField:
    return name  # type: ignore[return-value]


def may_meet(one: Event, other: Event) -> bool:
    first, second = (list_keys(build_profile(e)) for e in (one, other))
    there, back = bool(first.asks & second.offers), bool(second.asks & first.offers)
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell(when("2024-05-01"), place=PORT), tell(when("2024-05-02"), place=CITY)),
        (tell(when("2024-05-01"), perpetrators="Al-Shabaab"), tell(when("2024-05-01"), place=PORT, perpetrators="Al-Shabaab")),
        (tell(when("2024-05-01"), recipients="Iran-backed militias"), tell(when("2024-05-01"), recipients="Kataib Hezbollah")),
        (tell(when("2024-05-01", "2024-05-31", "month"), place=PORT), tell(when("2024-05-20"), place=PORT)),
        (tell(when("2024-05-01", "2024-05-31", "month"), recipients="Kenya"), tell(when("2024-05-20"), recipients="Kenya")),
        (tell(when("2024-01-01", "2024-12-31", "year"), place=PORT), tell(when("2024-05-20"), place=PORT)),
        (tell(when("2024-01-01", "2024-12-31", "year"), place=PORT), tell(when("2024-05-01", "2024-05-31", "month"), place=PORT)),
        (tell(when("2024-05-01"), "a raid that nobody at the port had seen coming"),) * 2,
    ],
)  # fmt: skip
def test_what_may_be_one_shares_a_key(one: Event, other: Event) -> None:
    assert may_meet(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell(when("2024-05-01"), place=PORT), tell(when("2024-05-03"), place=PORT)),
        (tell(when("2024-05-01"), place=PORT), tell(when("2024-05-01"), place=NAIROBI)),
        (tell(when("2024-01-01", "2024-12-31", "year"), place=PORT), tell(when("2024-05-20"), place=CITY)),
        (tell(when("2024-05-01", "2024-05-31", "month"), place=PORT), tell(when("2024-06-20"), place=PORT)),
        (tell(when("2000-01-01", "2009-12-31", "year"), place=PORT), tell(when("2004-06-20"), place=PORT)),
    ],
)
def test_what_cannot_be_one_shares_none(one: Event, other: Event) -> None:
    assert not may_meet(one, other)
