"""The exchange files: what goes in comes out, and what cannot be right is refused."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talion.exports.exchange import ExchangeError, is_exchange, read_exchange, to_json, to_jsonl, write_exchange
from talion.incidents.acled import acled_event_types
from talion.records import (
    Aggregate,
    Attribution,
    Claim,
    ClaimField,
    ClaimValue,
    Coding,
    Count,
    DatePrecision,
    Event,
    Failure,
    Incident,
    Joining,
    Link,
    LinkKind,
    Place,
    PlacePrecision,
    Reason,
    Relation,
    RelationKind,
    Report,
    Span,
    Stance,
    Status,
    When,
    incident_id,
)

TEXT = "Rebels shelled Tadoko on Friday, and the army's reply hit two barns; the army said nobody was hurt."
DAY = When(earliest=dt.date(2023, 5, 5), latest=dt.date(2023, 5, 5), precision="day")
TOWN = Place(name="Tadoko", country="MLI", precision="town", lat=14.0, lon=-3.25, gazetteer_id="12")
SHELLING = "Shelling/artillery/missile attack"

names = st.text(st.sampled_from("aB é-\u2028'\"\\\x85😀"), min_size=1, max_size=6)
texts = st.text(st.sampled_from('abc é.\n\r\u2028\x85"\\😀\t'), min_size=3, max_size=40)
dates = st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))
tuples = st.lists(names, max_size=3).map(tuple)
optional_names = st.none() | names
numbers = st.none() | st.integers(0, 10_000)
counts = st.builds(Count, low=numbers, high=numbers)
attributions = st.builds(Attribution, actor=names, by=names)
whens = st.builds(When, earliest=dates, latest=dates, precision=st.sampled_from(get_args(DatePrecision)))
degrees = st.none() | st.floats(-180, 180)
places = st.builds(
    Place, name=names, country=st.none() | st.sampled_from(["IRQ", "YEM"]), precision=st.sampled_from(get_args(PlacePrecision)),
    lat=degrees, lon=degrees, gazetteer_id=optional_names,
)  # fmt: skip
event_types = st.sampled_from(sorted(set(acled_event_types().values())))
sub_types = st.sampled_from(sorted(acled_event_types()))


def span(report: Report, start: int, end: int) -> Span:
    return Span(report=report.id, start=start, end=end, quote=report.text[start:end])


@st.composite
def spans(draw: st.DrawFn, report: Report) -> Span:
    start = draw(st.integers(0, len(report.text) - 1))
    return span(report, start, draw(st.integers(start + 1, len(report.text))))


def values(field: ClaimField) -> st.SearchStrategy[ClaimValue]:
    special: dict[str, st.SearchStrategy[ClaimValue]] = {
        "date": whens, "place": places, "fatalities": counts, "injured": counts, "attributed_to": attributions,
        "acled_sub_event_type": sub_types,
    }  # fmt: skip
    return special.get(field, names)


@st.composite
def claims(draw: st.DrawFn, event: str, report: Report) -> Claim:
    field: ClaimField = draw(st.sampled_from(get_args(ClaimField)))
    return Claim(
        event=event, field=field, value=draw(values(field)), spans=tuple(draw(st.lists(spans(report), max_size=2))),
        said_by=draw(optional_names), stance=draw(st.sampled_from(get_args(Stance))), derived=draw(optional_names),
        coder=draw(names),
    )  # fmt: skip


@st.composite
def events(draw: st.DrawFn, report: Report) -> Event:
    trigger = draw(spans(report))
    mentions = tuple(sorted(set(draw(st.lists(spans(report), min_size=1, max_size=3)))))
    bare = Event(report=report.id, trigger=trigger, mentions=mentions, claims=())
    return replace(bare, claims=tuple(draw(st.lists(claims(bare.id, report), max_size=5))))


@st.composite
def incidents(draw: st.DrawFn, own: list[Event]) -> Incident:
    own = sorted(own, key=lambda event: event.id)
    ids = tuple(event.id for event in own)
    return Incident(
        id=incident_id(ids), events=ids, acled_event_type=draw(st.none() | event_types),
        acled_sub_event_type=draw(st.none() | sub_types), plover_type=draw(optional_names), plover_mode=draw(optional_names),
        when=draw(st.none() | whens), place=draw(st.none() | places), perpetrators=draw(tuples), recipients=draw(tuples),
        target_kind=draw(tuples), weapons=draw(tuples), fatalities=draw(st.none() | counts), injured=draw(st.none() | counts),
        claimed_by=draw(tuples), attributed_to=tuple(draw(st.lists(attributions, max_size=2))),
        status=draw(st.sampled_from(get_args(Status))),
        mentions=tuple(sorted({span for event in own for span in event.mentions})),
        claims=tuple(claim for event in own for claim in event.claims),
    )  # fmt: skip


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """Codings that hold what always holds of one, with texts and names of the characters that files get wrong."""
    made = draw(st.lists(st.tuples(names, texts), min_size=1, max_size=3, unique_by=lambda pair: pair[0]))
    published = st.none() | dates.map(dt.date.isoformat)
    reports = [
        Report(id=name, text=text, publisher=draw(names), url=draw(names), published=draw(published), title=draw(names))
        for name, text in made
    ]
    told = st.sampled_from(reports).flatmap(events)
    own: list[Event] = draw(st.lists(told, max_size=5, unique_by=lambda event: event.id))
    parts: dict[int, list[Event]] = {}
    for event in own:
        parts.setdefault(draw(st.integers(0, 2)), []).append(event)
    found = [draw(incidents(part)) for part in parts.values()]
    words = st.sampled_from(reports).flatmap(spans)
    ids = st.sampled_from([one.id for one in found] or ["none"])
    links = st.builds(Link, source=ids, target=ids, kind=st.sampled_from(get_args(LinkKind)), span=words, inferred=st.booleans())
    aggregates = st.builds(
        Aggregate,
        span=words,
        count=counts,
        what=names,
        actor=optional_names,
        since=optional_names,
        until=optional_names,
        region=tuples,
    )
    relations = st.builds(Relation, subject=names, relation=st.sampled_from(get_args(RelationKind)), object=names, span=words)
    return Coding(
        reports=tuple(reports), events=tuple(own), incidents=tuple(found),
        links=tuple(draw(st.lists(links, max_size=3))) if found else (),
        aggregates=tuple(draw(st.lists(aggregates, max_size=3))), relations=tuple(draw(st.lists(relations, max_size=3))),
    )  # fmt: skip


def small_coding(place: Place | None = TOWN) -> Coding:
    """One report, one incident of one event, with a claim of each kind that makes more than one row."""
    report = Report(id="r1", text=TEXT, publisher="Hill Radio", published="2023-05-06")
    bare = Event(report="r1", trigger=span(report, 7, 14), mentions=(span(report, 0, 31),), claims=())
    told: list[tuple[ClaimField, ClaimValue, Span, str | None]] = [
        ("acled_sub_event_type", SHELLING, span(report, 7, 14), None),
        ("date", DAY, span(report, 25, 31), "the Friday before publication"),
        ("fatalities", Count(low=0, high=0), span(report, 79, 98), None),
    ]
    if place:
        told.append(("place", place, span(report, 15, 21), None))
    found = tuple(
        Claim(event=bare.id, field=field, value=value, spans=(words,), derived=rule, coder="t1")
        for field, value, words, rule in told
    )
    event = replace(bare, claims=found)
    incident = Incident(
        id=incident_id((event.id,)), events=(event.id,), acled_event_type="Explosions/Remote violence",
        acled_sub_event_type=SHELLING,
        plover_type="ASSAULT", plover_mode=None, when=DAY, place=place, perpetrators=("rebels",), recipients=(),
        target_kind=("village",),
        weapons=(), fatalities=Count(low=0, high=0), injured=None, claimed_by=(),
        attributed_to=(Attribution(actor="rebels", by="army"),), status="occurred", mentions=event.mentions, claims=found,
    )  # fmt: skip
    return Coding(reports=(report,), events=(event,), incidents=(incident,))


def rows_of(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def change(folder: Path, name: str, edit: Callable[[dict[str, object]], object]) -> None:
    rows = rows_of(folder, name)
    edit(rows[0])
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(codings())
def test_reading_gives_back_what_was_written(coding: Coding) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_exchange(coding, Path(name) / "one")
        back = read_exchange(Path(name) / "one")
        write_exchange(back, Path(name) / "two")
        assert bytes_of(Path(name) / "one") == bytes_of(Path(name) / "two")
    for kind in ("reports", "events", "incidents", "links", "aggregates", "relations"):
        given_records, read_records = getattr(coding, kind), getattr(back, kind)
        assert sorted(map(repr, given_records)) == sorted(map(repr, read_records))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(codings())
def test_order_of_records_does_not_change_the_bytes(coding: Coding) -> None:
    turned = Coding(
        reports=coding.reports[::-1], events=coding.events[::-1], incidents=coding.incidents[::-1], links=coding.links[::-1],
        aggregates=coding.aggregates[::-1], relations=coding.relations[::-1],
    )  # fmt: skip
    assert to_json(turned) == to_json(coding)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(codings())
def test_every_line_is_one_line_for_any_reader(coding: Coding) -> None:
    assert len(to_jsonl(coding).splitlines()) == len(coding.incidents)
    assert json.loads(to_json(coding))["incidents"] == [json.loads(line) for line in to_jsonl(coding).splitlines()]


def test_every_value_has_its_claim(tmp_path: Path) -> None:
    write_exchange(small_coding(), tmp_path)
    (row,) = rows_of(tmp_path, "incidents")
    told = {claim["field"]: claim for claim in row["claims"]}  # type: ignore[attr-defined]
    for key in (
        "acled_sub_event_type",
        "date_start",
        "date_end",
        "date_precision",
        "place",
        "country",
        "lat",
        "lon",
        "place_precision",
    ):
        assert told[key]["value"] == row[key]
    assert told["acled_event_type"]["value"] == "Explosions/Remote violence"
    assert told["acled_event_type"]["derived"] == "sub-event type belongs to event type"
    assert told["date_end"]["derived"] == "the Friday before publication"
    assert told["fatalities"]["value"] == row["fatalities"] == {"min": 0, "max": 0}
    assert told["place"]["spans"] == [{"start": 15, "end": 21, "quote": "Tadoko"}]


def test_claims_of_one_evidence_stay_apart(tmp_path: Path) -> None:
    coding = small_coding()
    event = coding.events[0]
    next_day = replace(DAY, earliest=dt.date(2023, 5, 6), latest=dt.date(2023, 5, 6))
    rivals: list[tuple[ClaimField, ClaimValue]] = [
        ("date", DAY), ("date", next_day), ("place", Place(name="Mali", country="MLI", precision="country")), ("place", TOWN),
        ("place", replace(TOWN, lat=None, lon=None)),
    ]  # fmt: skip
    told = tuple(Claim(event=event.id, field=field, value=value, spans=event.mentions) for field, value in rivals)
    events = (replace(event, claims=told),)
    incidents = (replace(coding.incidents[0], claims=told),)
    write_exchange(replace(coding, events=events, incidents=incidents), tmp_path)
    assert read_exchange(tmp_path).incidents[0].claims == told


def test_unknown_values_are_null_not_left_out(tmp_path: Path) -> None:
    write_exchange(small_coding(place=None), tmp_path)
    (row,) = rows_of(tmp_path, "incidents")
    assert [row[key] for key in ("place", "country", "lat", "lon", "place_precision", "injured")] == [None] * 6
    assert row["recipients"] == row["weapons"] == []


def test_confidence_is_written_and_may_be_missing_in_older_files(tmp_path: Path) -> None:
    coding = small_coding()
    events = tuple(replace(e, claims=tuple(replace(c, confidence=0.25) for c in e.claims)) for e in coding.events)
    claims = tuple(c for e in events for c in e.claims)
    incidents = tuple(replace(i, claims=claims, confidence=0.75) for i in coding.incidents)
    write_exchange(replace(coding, events=events, incidents=incidents), tmp_path)
    back = read_exchange(tmp_path)
    assert (back.events, back.incidents) == (events, incidents)
    change(tmp_path, "incidents", lambda row: [one.pop("confidence") for one in (row, *row["claims"])])
    assert read_exchange(tmp_path).incidents == coding.incidents


def test_why_events_were_joined_comes_back_whole_and_may_be_missing_in_older_files(tmp_path: Path) -> None:
    coding = small_coding()
    [event] = coding.events[:1]
    reasons = (Reason(points=2.25, says="both on 2023-05-05"), Reason(points=-0.5, says="done to others, A here, B there"))
    joinings = (
        Joining(one=event.id, other="e-1", score=1.75, reasons=reasons),
        Joining(one=event.id, other="e-2", score=None, reasons=()),
    )
    incidents = tuple(replace(i, joinings=joinings) for i in coding.incidents)
    write_exchange(replace(coding, incidents=incidents), tmp_path)
    assert read_exchange(tmp_path).incidents == incidents
    change(tmp_path, "incidents", lambda row: row.pop("joinings"))
    assert read_exchange(tmp_path).incidents == coding.incidents


def test_country_alone_is_no_place_and_keeps_its_name(tmp_path: Path) -> None:
    write_exchange(small_coding(Place(name="Mali", country="MLI", precision="country")), tmp_path)
    (row,) = rows_of(tmp_path, "incidents")
    assert (row["place"], row["country"], row["place_precision"]) == (None, "MLI", "country")
    assert read_exchange(tmp_path).incidents[0].place == Place(name="Mali", country="MLI", precision="country")


def test_sea_is_a_place_without_country(tmp_path: Path) -> None:
    write_exchange(small_coding(Place(name="Red Sea", country=None, precision="sea")), tmp_path)
    (row,) = rows_of(tmp_path, "incidents")
    assert (row["place"], row["country"], row["place_precision"]) == ("Red Sea", None, "sea")


def test_inferred_link_has_no_quote_and_comes_back_whole(tmp_path: Path) -> None:
    coding = small_coding()
    one = coding.incidents[0].id
    links = tuple(
        Link(source=one, target=one, kind="caused", span=span(coding.reports[0], 0, 6), inferred=inferred)
        for inferred in (False, True)
    )
    write_exchange(replace(coding, links=links), tmp_path)
    stated, inferred = rows_of(tmp_path, "links")
    assert (stated["quote"], "inferred" in stated) == ("Rebels", False)
    assert (inferred["quote"], inferred["inferred"]) == (None, True)
    assert read_exchange(tmp_path).links == links


def test_failures_and_notes_stay_behind(tmp_path: Path) -> None:
    coding = replace(small_coding(), failures=(Failure(input="x", reason="y"),), notes=("z",))
    write_exchange(coding, tmp_path)
    assert read_exchange(tmp_path) == small_coding()


def test_is_exchange_needs_both_files(tmp_path: Path) -> None:
    assert not is_exchange(tmp_path)
    (tmp_path / "reports.jsonl").touch()
    assert not is_exchange(tmp_path)
    (tmp_path / "incidents.jsonl").touch()
    assert is_exchange(tmp_path)
    assert read_exchange(tmp_path) == Coding()


def test_folder_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no exchange folder"):
        read_exchange(tmp_path)


def first(row: dict[str, object], key: str) -> dict[str, object]:
    return row[key][0]  # type: ignore[index, no-any-return]


@pytest.mark.parametrize(
    ("name", "edit", "reason"),
    [
        ("incidents", lambda row: row.pop("weapons"), 'incidents.jsonl line 1: the key "weapons" is missing'),
        ("incidents", lambda row: row.update(status="happened"), '"status" is "happened", which is none of occurred'),
        ("incidents", lambda row: row.update(acled_sub_event_type="Kerfuffle"), '"Kerfuffle"'),
        ("incidents", lambda row: row.update(acled_event_type="Fights"), '"Fights"'),
        ("incidents", lambda row: row.update(place_precision="street"), '"street"'),
        ("incidents", lambda row: row.update(date_end=None), '"date_end" is no string'),
        ("incidents", lambda row: row.update(date_end="2023-05"), '"2023-05", which is no ISO date'),
        ("incidents", lambda row: row.update(lat="north"), '"lat" is no number'),
        ("incidents", lambda row: row.update(weapons="gun"), '"weapons" is no list of strings'),
        ("incidents", lambda row: row.update(fatalities=3), '"fatalities" is no object'),
        ("incidents", lambda row: row.update(fatalities={"min": True, "max": 1}), '"min" is no whole number'),
        ("incidents", lambda row: row.update(events=["e-0"]), '"events" and "triggers"'),
        ("incidents", lambda row: first(row, "mentions").update(quote="Rebel"), r"mentions\[0\]: the report r1 does not read"),
        ("incidents", lambda row: first(row, "mentions").update(report="r9"), "none of the report r9"),
        ("incidents", lambda row: first(row, "triggers").update(event="e-0"), "e-0 is not the id"),
        ("incidents", lambda row: first(row, "claims").update(stance="hopes"), '"hopes"'),
        ("incidents", lambda row: first(row, "claims").update(field="mood"), '"mood"'),
        ("incidents", lambda row: row["claims"].reverse(), "does not follow the others of its claim"),
        ("incidents", lambda row: row["claims"][3].update(said_by="army"), r'claims\[2\]: "date_end" is no string'),
        ("incidents", lambda row: row.update(confidence=0), '"confidence" is 0.0, which is not above 0'),
        ("incidents", lambda row: first(row, "claims").update(confidence="high"), '"confidence" is no number'),
        ("reports", lambda row: row.update(published="soon"), "reports.jsonl line 1: .*no ISO date"),
        ("reports", lambda row: row.update(text=None), '"text" is no string'),
    ],
)
def test_files_that_are_not_right_are_refused(
    tmp_path: Path, name: str, edit: Callable[[dict[str, object]], object], reason: str
) -> None:
    write_exchange(small_coding(), tmp_path)
    change(tmp_path, name, edit)
    with pytest.raises(ExchangeError, match=reason):
        read_exchange(tmp_path)


def test_bad_json_names_file_and_line(tmp_path: Path) -> None:
    write_exchange(small_coding(), tmp_path)
    with (tmp_path / "links.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("\n{oops\n")
    with pytest.raises(ExchangeError, match=r"links\.jsonl line 2: no JSON"):
        read_exchange(tmp_path)


def test_report_that_stands_twice_is_refused(tmp_path: Path) -> None:
    write_exchange(small_coding(), tmp_path)
    lines = (tmp_path / "reports.jsonl").read_text(encoding="utf-8")
    (tmp_path / "reports.jsonl").write_text(lines * 2, encoding="utf-8")
    with pytest.raises(ExchangeError, match="the id r1 stands 2 times"):
        read_exchange(tmp_path)


def test_link_to_nothing_is_refused(tmp_path: Path) -> None:
    coding = small_coding()
    link = Link(source=coding.incidents[0].id, target=coding.incidents[0].id, kind="caused", span=span(coding.reports[0], 0, 6))
    write_exchange(replace(coding, links=(link,)), tmp_path)
    change(tmp_path, "links", lambda row: row.update(to="i-0"))
    with pytest.raises(ExchangeError, match=r"links\.jsonl line 1: the incident i-0"):
        read_exchange(tmp_path)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (lambda c: replace(c, reports=()), "the report r1 is not in the coding"),
        (lambda c: replace(c, reports=(replace(c.reports[0], text="Other words."),)), "does not read"),
        (lambda c: replace(c, incidents=()), "belongs to no incident"),
        (lambda c: replace(c, events=()), "not all there"),
        (lambda c: replace(c, incidents=(replace(c.incidents[0], claims=()),)), "its claims are not those"),
        (lambda c: replace(c, incidents=(replace(c.incidents[0], mentions=()),)), "its mentions are not those"),
        (lambda c: replace(c, reports=(replace(c.reports[0], title="\ud800"),)), "cannot be written"),
    ],
)
def test_codings_that_do_not_agree_are_not_written(tmp_path: Path, broken: Callable[[Coding], Coding], reason: str) -> None:
    with pytest.raises(ExchangeError, match=reason):
        write_exchange(broken(small_coding()), tmp_path / "out")
    assert not (tmp_path / "out").exists()
