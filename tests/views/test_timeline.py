"""The line of time, its chains, counts and relations."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talion.records import Coding, Count, Incident, Link, When
from talion.views.naming import shorten_ids
from talion.views.timeline import view_timeline


def test_incidents_stand_by_date_and_undated_ones_last(coding: Coding) -> None:
    view = view_timeline(coding)
    assert [stretch.heading for stretch in view.stretches] == ["2024", "Date unknown"]
    assert [line.column for line in view.stretches[0].incidents] == ["Tue 5 Mar", "Wed 6 Mar"]
    assert view.summary == "3 incidents in 2 reports, 5 Mar 2024 – 6 Mar 2024"


def test_same_date_goes_by_id(coding: Coding, rockets: Incident, shells: Incident) -> None:
    same = replace(coding, incidents=(replace(rockets, when=shells.when), shells))
    ids = [line.id for line in view_timeline(same).stretches[0].incidents]
    assert ids == sorted(ids)


def test_an_incident_line(coding: Coding) -> None:
    line = view_timeline(coding).stretches[0].incidents[0]
    assert line.parties == "Northern Front → Yemen"
    assert line.what == "Shelling/artillery/missile attack · rocket · on troops"
    assert (line.where, line.toll) == ("Marib, Yemen (town)", "1–2 killed (latest 2), 5 injured")
    assert line.attributions == ("claimed by Northern Front", "attributed to Northern Front by Valley Post")
    assert line.disputes == ("Northern Front denies: killed at least 1",)
    assert [passage.source for passage in line.passages] == ["Valley Post, 7 Mar 2024 [post]", "Harbour Wire, 6 Mar 2024 [wire]"]
    assert [p.text for passage in line.passages for p in passage.pieces if p.marked] == ["struck", "fired"]


def test_unknown_parties_place_and_toll_are_said(coding: Coding) -> None:
    shelling = view_timeline(coding).stretches[0].incidents[1]
    assert (shelling.parties, shelling.where, shelling.toll) == ("Yemen → unknown", "in Yemen (country)", "toll unknown")
    threat = view_timeline(coding).stretches[1].incidents[0]
    assert (threat.status, threat.what, threat.toll) == ("threatened", "", "")


def test_a_protest_needs_no_second_party(coding: Coding, shells: Incident) -> None:
    protest = replace(shells, acled_event_type="Protests", acled_sub_event_type="Peaceful protest")
    assert view_timeline(replace(coding, incidents=(protest,))).stretches[0].incidents[0].parties == "Yemen"
    nobody = replace(protest, perpetrators=())
    assert view_timeline(replace(coding, incidents=(nobody,))).stretches[0].incidents[0].parties == "parties unknown"


def test_answers_stand_under_the_blow(coding: Coding, rockets: Incident, shells: Incident) -> None:
    (chain,) = view_timeline(coding).chains
    (answer,) = chain.answers
    assert (chain.id, answer.id) == (rockets.id, shells.id)
    assert answer.tie is not None
    assert answer.tie.how == "answered by"
    assert answer.tie.passages[0].text == "in answer to the rocket fire"


def test_rings_of_answers_end(coding: Coding, rockets: Incident, shells: Incident) -> None:
    back = replace(coding.links[0], source=rockets.id, target=shells.id)
    (chain,) = view_timeline(replace(coding, links=(*coding.links, back))).chains
    assert chain.id == rockets.id
    assert chain.answers[0].answers[0].repeated
    assert chain.answers[0].answers[0].answers == ()


def test_an_inferred_link_says_so(coding: Coding) -> None:
    link = replace(coding.links[0], inferred=True)
    (chain,) = view_timeline(replace(coding, links=(link,))).chains
    tie = chain.answers[0].tie
    assert tie is not None
    assert "inferred" in tie.how
    assert tie.passages == ()


def test_links_to_what_is_not_at_hand_are_left_out(coding: Coding) -> None:
    stray = Link(source="i-0000000000000000", target=coding.links[0].target, kind="caused", span=coding.links[0].span)
    assert view_timeline(replace(coding, links=(stray,))).chains == ()


def test_counts_and_relations(coding: Coding) -> None:
    view = view_timeline(coding)
    (count,) = view.counts
    assert (count.count, count.what, count.scope) == ("more than 20", "attacks", "by Northern Front, since Jan 2024")
    assert [passage.text for passage in count.passages] == ["more than 20 attacks since January"]
    (relation,) = view.relations
    assert (relation.subject, relation.relation, relation.object) == ("Northern Front", "backed by", "Iran")


def test_one_report_is_named_once_at_the_top(coding: Coding, threat: Incident) -> None:
    wire = tuple(report for report in coding.reports if report.id == "wire")
    view = view_timeline(Coding(reports=wire, incidents=(threat,)))
    assert view.source == "Rockets hit a garrison — Harbour Wire, 6 Mar 2024 [wire]"
    assert view.stretches[0].incidents[0].passages[0].source == ""


def test_nothing_gives_an_empty_view() -> None:
    view = view_timeline(Coding())
    assert view.summary == "0 incidents in 0 reports"
    assert (view.stretches, len(view.chains), len(view.counts), len(view.relations)) == ((), 0, 0, 0)


def test_the_order_of_the_records_changes_nothing(coding: Coding) -> None:
    turned = replace(
        coding,
        reports=coding.reports[::-1],
        incidents=coding.incidents[::-1],
        events=coding.events[::-1],
    )
    assert view_timeline(turned) == view_timeline(coding)


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 1, 1)), st.integers(0, 300), st.sampled_from(["day", "week", "month"]))
def test_the_date_column_keeps_its_width(first: dt.date, days: int, precision: str) -> None:
    from talion.views.incident import word_column

    when = When(earliest=first, latest=first + dt.timedelta(days=days), precision=precision)  # type: ignore[arg-type]
    assert len(word_column(when)) <= 14


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=50))
def test_short_ids_tell_ids_apart(numbers: list[int]) -> None:
    ids = [f"i-{number:016x}" for number in numbers]
    short = shorten_ids([*ids, "s1"])
    assert len({short[one] for one in ids}) == len(ids)
    assert all(one.startswith(short[one]) and len(short[one]) >= 8 for one in ids)
    assert short["s1"] == "s1"


def test_a_rival_date_is_told(coding: Coding, rockets: Incident) -> None:
    date = next(claim for claim in rockets.claims if claim.field == "date")
    other = dt.date(2024, 3, 4)
    rival = replace(date, value=When(earliest=other, latest=other, precision="day"))
    month = replace(date, value=When(earliest=dt.date(2024, 3, 1), latest=dt.date(2024, 3, 31), precision="month"))
    line = view_timeline(replace(coding, incidents=(replace(rockets, claims=(date, rival)),))).stretches[0].incidents[0]
    assert line.disputes == ("reports differ on the date: Mon 4 Mar 2024 or Tue 5 Mar 2024",)
    agreeing = view_timeline(replace(coding, incidents=(replace(rockets, claims=(date, month)),))).stretches[0].incidents[0]
    assert agreeing.disputes == ()


def test_more_passages_are_counted(coding: Coding, rockets: Incident) -> None:
    others = [mention for one in coding.incidents for mention in one.mentions if one != rockets]
    many = replace(rockets, mentions=(*rockets.mentions, *others))
    line = view_timeline(replace(coding, incidents=(many,))).stretches[0].incidents[0]
    assert (len(line.passages), line.more) == (2, "2 more passages")


def test_none_killed_is_not_deadly(coding: Coding, rockets: Incident) -> None:
    told = tuple(c for c in rockets.claims if c.field != "fatalities")
    unhurt = replace(rockets, fatalities=Count(low=0, high=0), claims=told)
    line = view_timeline(replace(coding, incidents=(unhurt,))).stretches[0].incidents[0]
    assert not line.deadly
    assert line.toll == "none killed, 5 injured"


def test_the_same_count_in_two_reports_is_one_line(coding: Coding) -> None:
    (count,) = coding.aggregates
    later = replace(count, span=replace(count.span, report="post"))
    march = replace(count, since="2024-03-05", until="2024-03-05", region=("YEM", "OMN"), actor=None)
    lines = view_timeline(replace(coding, aggregates=(march, count, later))).counts
    assert sorted(len(line.passages) for line in lines) == [1, 2]
    assert "on 5 Mar 2024, Yemen and Oman" in [line.scope for line in lines]
