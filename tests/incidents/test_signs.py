"""Each sign holds where its words say so, and the reasons of a joining are such as a reader understands."""

from __future__ import annotations

import datetime as dt

import pytest

from talion.incidents.comparison import FORBIDDEN, compare_profiles, load_weights
from talion.incidents.profiles import Profile, build_profile
from talion.incidents.signs import find_signs
from talion.records import Claim, ClaimField, ClaimValue, Count, Event, Place, Span, When, event_id

BASE = Place(name="Camp Orchid", country="DJI", precision="site", lat=11.55, lon=43.15)
LAND = Place(name="Djibouti", country="DJI", precision="country")


def day(number: int) -> When:
    date = dt.date(2023, 5, number)
    return When(earliest=date, latest=date, precision="day")


def tell(report: str, rule: str | None = None, **values: ClaimValue) -> Profile:
    trigger = Span(report=report, start=0, end=4, quote="raid")
    told: dict[str, ClaimValue] = {"plover_type": "ASSAULT", "acled_sub_event_type": "Attack", "date": day(5), **values}

    def claim(field: ClaimField, value: ClaimValue) -> Claim:
        return Claim(
            event=event_id(trigger), field=field, value=value, spans=(trigger,), derived=rule if field == "date" else None
        )

    claims = tuple(claim(field, value) for field, value in told.items())  # type: ignore[arg-type]
    return build_profile(Event(report=report, trigger=trigger, mentions=(trigger,), claims=claims))


def signs(one: Profile, other: Profile) -> set[str]:
    return {sign.name for sign in find_signs(one, other)}


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("same_day", {}, {}),
        ("next_day", {"place": LAND}, {"date": day(6), "place": LAND}),
        ("next_day_there", {"place": BASE}, {"date": day(6), "place": BASE}),
        ("next_day_overseas", {"perpetrators": "United States"}, {"date": day(6), "perpetrators": "United States"}),
        ("next_day_loose", {"rule": "told as news on the day of publication: published 2023-05-05"}, {"date": day(6)}),
        ("next_day_loose", {"rule": "day of the statement; weekday before publication 2023-05-05"}, {"date": day(6)}),
        (
            "next_day",
            {"rule": "day of the statement; weekday before publication 2023-05-05", "weapons": "mortar"},
            {"date": day(6), "weapons": "landmine"},
        ),
        ("next_day_loose", {"rule": "weekday by America's clock, before publication 2023-05-05"}, {"date": day(6)}),
        ("same_recipient", {"recipients": "M/V Silver Heron"}, {"recipients": "Silver Heron"}),
        ("related_recipient", {"recipients": "Iran-backed militias"}, {"recipients": "Kataib Hezbollah"}),
        ("related_perpetrator", {"perpetrators": "pirates"}, {"perpetrators": "Somali pirates"}),
        ("vague_perpetrator", {"perpetrators": "unidentified armed group"}, {"perpetrators": "al-Shabaab"}),
        ("unlike_recipient", {"recipients": "civilians"}, {"recipients": "Kenya"}),
        ("other_perpetrator", {"perpetrators": "al-Shabaab"}, {"perpetrators": "Kenya"}),
        ("same_place", {"place": BASE}, {"place": BASE}),
        ("place_within", {"place": BASE}, {"place": LAND}),
        ("other_weapon", {"weapons": "small arms"}, {"weapons": "ballistic missile"}),
        ("same_target", {"target_kind": "market"}, {"target_kind": "market"}),
        ("other_type", {"acled_sub_event_type": "Air/drone strike"}, {"acled_sub_event_type": "Mob violence"}),
        ("same_toll", {"fatalities": Count(low=17, high=17)}, {"fatalities": Count(low=17, high=None)}),
        ("same_small_toll", {"fatalities": Count(low=1, high=1)}, {"fatalities": Count(low=1, high=1)}),
        ("near_toll", {"fatalities": Count(low=17, high=17)}, {"fatalities": Count(low=21, high=21)}),
        ("other_toll", {"fatalities": Count(low=2, high=2)}, {"fatalities": Count(low=21, high=21)}),
    ],
)  # fmt: skip
def test_a_sign_holds(name: str, one: dict[str, ClaimValue], other: dict[str, ClaimValue]) -> None:
    assert name in signs(tell("a", **one), tell("b", **other))  # type: ignore[arg-type]


def test_every_sign_of_the_table_has_words_and_points() -> None:
    weights = load_weights()
    assert weights.points.keys() == weights.says.keys()
    assert all(says.strip() for says in weights.says.values())


def test_reasons_are_in_words_and_their_points_are_the_score() -> None:
    found = compare_profiles(tell("b", place=BASE), tell("a", place=LAND))
    assert [reason.says for reason in found.reasons] == [
        "both on 2023-05-05",
        "one place within the other, Djibouti here, Camp Orchid there",
        "the same kind of happening, Attack",
        "neither names nor a town, a weapon, a target or a toll in common",
    ]
    assert found.score == pytest.approx(sum(reason.points for reason in found.reasons))


def test_a_range_that_holds_the_other_toll_is_not_another_toll() -> None:
    wide, one = (tell(r, fatalities=c) for r, c in (("a", Count(low=3, high=33)), ("b", Count(low=20, high=20))))
    assert "other_toll" not in signs(wide, one)


def test_a_day_and_a_country_alone_are_not_enough_to_be_one() -> None:
    found = compare_profiles(tell("a", place=LAND, recipients="civilians"), tell("b", place=BASE, recipients="civilians"))
    assert found.score < load_weights().threshold


def test_what_is_forbidden_says_why() -> None:
    found = compare_profiles(tell("a", date=day(5)), tell("b", date=day(9)))
    assert found.score == FORBIDDEN
    assert found.reasons[0].says == "dates that do not meet"


EMBASSY = Place(name="French Embassy, Djibouti", country="DJI", precision="site", lat=11.59, lon=43.15)
LOOTING: dict[str, ClaimValue] = {"acled_sub_event_type": "Looting/property destruction", "recipients": "France"}
RIOT: dict[str, ClaimValue] = {**LOOTING, "acled_sub_event_type": "Violent demonstration", "plover_type": "PROTEST"}


@pytest.mark.parametrize(("more", "other"), [({"place": EMBASSY}, False), ({"target_kind": "embassy"}, False), ({}, True)])
def test_a_stormed_house_is_a_riot_here_and_looting_there(more: dict[str, ClaimValue], other: bool) -> None:
    assert ("other_kind" in signs(tell("a", **LOOTING, **more), tell("b", **RIOT, **more))) is other
