"""Events of several reports that are plainly one happening become one incident, whatever the order; others stay apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.incidents.merging import build_incidents
from talion.records import Claim, ClaimField, ClaimValue, Count, Event, Incident, Place, Span, When, event_id, incident_id

TOWNS = {
    "Goma": Place(name="Goma", country="COD", precision="town", lat=-1.68, lon=29.23),
    "Bukavu": Place(name="Bukavu", country="COD", precision="town", lat=-2.51, lon=28.86),
    "Kabul": Place(name="Kabul", country="AFG", precision="town", lat=34.53, lon=69.17),
}


PROVINCE = Place(name="North Kivu", country="COD", precision="province", lat=-0.8, lon=29.05)


def on(number: int) -> When:
    date = dt.date(2024, 3, number)
    return When(earliest=date, latest=date, precision="day")


def dead(number: int) -> Count:
    return Count(low=number, high=number)


BOMBING: dict[ClaimField, ClaimValue] = {
    "acled_sub_event_type": "Remote explosive/landmine/IED", "plover_type": "ASSAULT", "status": "occurred", "date": on(11),
    "place": TOWNS["Goma"], "perpetrators": "M23", "recipients": "civilians", "weapons": "bomb", "fatalities": dead(9),
}  # fmt: skip


def tell(report: str, changes: Mapping[ClaimField, ClaimValue] | None = None, *, at: int = 0) -> Event:
    """One report's telling of a bombing, with `changes` to what it says."""
    trigger = Span(report=report, start=at, end=at + 7, quote="bombing")
    told = {**BOMBING, **(changes or {})}
    claims = tuple(Claim(event=event_id(trigger), field=field, value=value, spans=(trigger,)) for field, value in told.items())
    return Event(report=report, trigger=trigger, mentions=(trigger,), claims=claims)


def without(event: Event, *fields: str) -> Event:
    return replace(event, claims=tuple(c for c in event.claims if c.field not in fields))


def groups(events: Sequence[Event], *, across: bool = True) -> list[tuple[str, ...]]:
    return [incident.events for incident in build_incidents(events, across=across)]


def test_two_tellings_of_one_day_merge() -> None:
    [incident] = build_incidents([tell("a"), tell("b", {"fatalities": dead(12)})])
    assert len(incident.events) == 2
    assert incident.fatalities == Count(low=9, high=12)
    assert {m.report for m in incident.mentions} == {"a", "b"}
    assert len(incident.claims) == 18


def test_three_tellings_merge() -> None:
    assert len(build_incidents([tell(r) for r in "abc"])) == 1


@pytest.mark.parametrize(
    "other",
    [
        tell("b", {"place": TOWNS["Kabul"]}),
        tell("b", {"place": TOWNS["Bukavu"]}),
        tell("b", {"date": on(14)}),
        tell("b", {"perpetrators": "Boko Haram", "fatalities": dead(40), "weapons": "small arms"}),
        without(tell("b", {"date": on(12), "place": PROVINCE}), "fatalities"),
        without(tell("b", {"place": TOWNS["Kabul"]}), "perpetrators"),
    ],
)
def test_another_town_day_or_doer_stays_apart(other: Event) -> None:
    assert len(build_incidents([tell("a"), other])) == 2


def test_a_district_beside_the_town_weighs_against_and_forbids_nothing() -> None:
    district = Place(name="Rutshuru", country="COD", precision="district", lat=-0.6, lon=29.4)
    assert len(build_incidents([tell("a"), tell("b", {"place": district})])) == 1
    assert len(build_incidents([tell("a"), without(tell("b", {"place": district}), "fatalities", "weapons", "recipients")])) == 2


def test_a_raid_is_told_as_violence_and_as_arrests() -> None:
    assert len(build_incidents([tell("a"), tell("b", {"plover_type": "COERCE"})])) == 1


def test_who_is_named_as_struck_in_both_outweighs_the_place() -> None:
    doers = {"perpetrators": "M23"}
    far = [tell("a", {"victims": "Paul Renard"}), tell("b", {"victims": "Renard", "place": TOWNS["Bukavu"], **doers})]
    [incident] = build_incidents(far)
    assert incident.victims == ("Paul Renard",)
    others = [tell("a", {"victims": "Paul Renard"}), tell("b", {"victims": "Jean Mbala", "place": TOWNS["Bukavu"]})]
    assert len(build_incidents(others)) == 2


def test_whom_reports_blame_differently_is_one_happening_where_all_else_agrees() -> None:
    [incident] = build_incidents([tell("a"), tell("b", {"perpetrators": "Boko Haram"})])
    assert {c.value for c in incident.claims if c.field == "perpetrators"} == {"M23", "Boko Haram"}


def test_a_telling_that_names_no_doer_merges() -> None:
    assert len(build_incidents([tell("a"), without(tell("b"), "perpetrators")])) == 1


def test_a_vague_doer_merges_with_a_named_one() -> None:
    [incident] = build_incidents([tell("a", {"perpetrators": "unidentified armed group"}), tell("b")])
    assert incident.perpetrators == ("M23",)


def test_without_a_date_nothing_merges() -> None:
    assert len(build_incidents([without(tell("a"), "date"), without(tell("b"), "date")])) == 2


def test_two_happenings_of_one_report_stay_two() -> None:
    assert len(build_incidents([tell("a", at=0), tell("a", at=50)])) == 2


def test_alone_every_event_stays_by_itself() -> None:
    events = [tell("a"), tell("b")]
    assert groups(events, across=False) == sorted(((e.id,) for e in events), key=lambda ids: incident_id(ids))


def test_a_threat_is_not_the_deed() -> None:
    assert len(build_incidents([tell("a"), tell("b", {"plover_type": "THREATEN"})])) == 2


def test_one_wrong_pair_does_not_chain_two_happenings_together() -> None:
    """A telling without a place fits both; it joins one of them, and they stay apart."""
    incidents = build_incidents([tell("a"), without(tell("b"), "place"), tell("c", {"place": TOWNS["Kabul"]})])
    assert len(incidents) == 2
    assert not any({"a", "c"} <= {m.report for m in i.mentions} for i in incidents)


def test_nothing_in_nothing_out() -> None:
    assert build_incidents([]) == []


EVENTS = st.lists(
    st.builds(
        tell,
        st.sampled_from("abcd"),
        st.fixed_dictionaries(
            {
                "date": st.sampled_from([on(11), on(12), on(15)]), "place": st.sampled_from(list(TOWNS.values())),
                "perpetrators": st.sampled_from(["M23", "unidentified armed group", "Boko Haram"]),
                "fatalities": st.sampled_from([dead(9), dead(12)]),
            }
        ),
        at=st.sampled_from([0, 50]),
    ),
    max_size=7, unique_by=lambda e: e.id,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(data=st.data(), events=EVENTS)
def test_the_order_of_reading_changes_nothing(data: st.DataObject, events: list[Event]) -> None:
    assert build_incidents(data.draw(st.permutations(events))) == build_incidents(events)


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_every_event_is_in_one_incident_that_is_named_by_its_least(events: list[Event]) -> None:
    incidents: list[Incident] = build_incidents(events)
    assert sorted(e for i in incidents for e in i.events) == sorted(e.id for e in events)
    assert all(i.id == incident_id(i.events) == "i-" + min(i.events).removeprefix("e-") for i in incidents)
    reports = {e.id: e.report for e in events}
    assert all(len({reports[e] for e in i.events}) == len(i.events) for i in incidents)


@settings(deadline=None, max_examples=40)
@given(EVENTS)
def test_no_incident_holds_two_towns_that_are_far_apart(events: list[Event]) -> None:
    for incident in build_incidents(events):
        assert len({c.value.name for c in incident.claims if isinstance(c.value, Place)}) == 1
