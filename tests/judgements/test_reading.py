"""What a person writes for a value is read, or refused with what is allowed."""

from __future__ import annotations

import datetime as dt

import pytest
import tests.judgements.factory as make

from talion.gazetteer import Candidate
from talion.incidents.merging import build_incident
from talion.judgements.making import JudgementError
from talion.judgements.reading import Reader, cut_assignment, read_assignment
from talion.records import Attribution, ClaimField, Count, Place
from talion.views.fields import find_field

REPORT = make.make_report("one", 1)
INCIDENT = build_incident([make.make_event(REPORT, 0, 0, "Town 1")])


def town(name: str, country: str, population: int) -> Candidate:
    return Candidate(
        name=name, country=country, lat=1.0, lon=2.0, precision="town", population=population, gazetteer_id=name, feature="x"
    )


def land(name: str, code: str) -> Candidate:
    return Candidate(
        name=name, country=code, lat=None, lon=None, precision="country", population=0, gazetteer_id=code, feature="country"
    )


PLACES = {
    "tripoli": [town("Tripoli", "LBY", 1_150_000), town("Tripoli", "LBN", 230_000)],
    "kirkuk": [town("Kirkuk", "USA", 90), town("Kirkuk", "IRQ", 80)],
    "paris": [town("Paris", "FRA", 2_100_000), town("Paris", "USA", 25_000)],
    "libya": [land("Libya", "LBY")],
}


def read(text: str, *, new_names: bool = False) -> object:
    name, change, words = cut_assignment(text)
    reader = Reader(incident=INCIDENT, find_place=lambda asked: PLACES.get(asked.lower(), []), new_names=new_names)
    given = read_assignment(find_field(name), change, words, reader)
    return given.values if len(given.values) != 1 else given.values[0]


def days(text: str) -> tuple[str, str, str]:
    when = read(f"date={text}")
    return when.earliest.isoformat(), when.latest.isoformat(), when.precision  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-01-23", "2024-01-23", "2024-01-23", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2024-W04", "2024-01-22", "2024-01-28", "week"),
        ("2024-01-30..2024-02-02", "2024-01-30", "2024-02-02", "day"),
        ("2023-11..2024-01", "2023-11-01", "2024-01-31", "month"),
    ],
)
def test_dates(text: str, first: str, last: str, precision: str) -> None:
    assert days(text) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["yesterday", "2024-13", "2024-02-30", "24.1.2024", "2024-W60", "2024-02-02..2024-02-01", "..2024"]
)
def test_wrong_dates_name_the_forms(text: str) -> None:
    with pytest.raises(JudgementError, match=r"2024-01-20\.\.2024-01-23|ends before it begins"):
        read(f"date={text}")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5", 5, 5),
        ("0", 0, 0),
        ("5-7", 5, 7),
        (">=5", 5, None),
        (">5", 6, None),
        ("<=7", None, 7),
        ("<7", None, 6),
        ("1,200", 1200, 1200),
    ],
)
def test_counts(text: str, low: int | None, high: int | None) -> None:
    assert read(f"killed={text}") == Count(low=low, high=high)


@pytest.mark.parametrize("text", ["many", "7-5", "-3", "5.5", "<0", ">="])
def test_wrong_counts_name_the_forms(text: str) -> None:
    with pytest.raises(JudgementError, match="a range"):
        read(f"injured={text}")


def test_places_of_the_gazetteer() -> None:
    assert read("place=Kirkuk").country == "IRQ", "the incident's own country comes first"  # type: ignore[attr-defined]
    assert read("place=Paris").country == "FRA", "the far bigger one is meant"  # type: ignore[attr-defined]
    assert read("place=Tripoli, LBN").country == "LBN"  # type: ignore[attr-defined]
    assert read("place=Tripoli, Libya").country == "LBY"  # type: ignore[attr-defined]
    assert read("place=Libya") == Place(name="Libya", country="LBY", precision="country", gazetteer_id="LBY")
    with pytest.raises(JudgementError, match='"Tripoli, LBY", "Tripoli, LBN": add the country'):
        read("place=Tripoli")
    with pytest.raises(JudgementError, match="no place 'Nowhere'"):
        read("place=Nowhere")


def test_points() -> None:
    assert read("place=Post 7@33.5,-44.25,IRQ") == Place(name="Post 7", country="IRQ", precision="site", lat=33.5, lon=-44.25)
    assert read("place=Old Town@1,2,SYR,town").precision == "town"  # type: ignore[attr-defined]
    for wrong in ("X@95,2,IRQ", "X@1,2", "X@1,2,Iraq", "X@1,2,IRQ,planet", "@1,2,IRQ", "X@a,b,IRQ"):
        with pytest.raises(JudgementError, match="LATITUDE"):
            read(f"place={wrong}")


def test_actors_by_any_spelling_and_unknown_ones_only_where_it_is_said() -> None:
    assert read("by=houthis") == "Houthis"
    assert read("by=Kata'ib Hezbollah, IRGC") == ("Kataib Hezbollah", "Islamic Revolutionary Guard Corps")
    assert read("against=northern front") == "Northern Front", "the incident names it"
    with pytest.raises(JudgementError, match="did you mean Houthis"):
        read("by=Houtis")
    with pytest.raises(JudgementError, match="--new-name"):
        read("by=Sons of the Quarry")
    assert read("by=Sons of the Quarry", new_names=True) == "Sons of the Quarry"


def test_lists_may_lose_only_what_they_show() -> None:
    assert read("recipients-=iraq") == "Iraq"
    with pytest.raises(JudgementError, match="which are: iraq"):
        read("recipients-=Iran")


def test_words_have_the_spelling_of_their_table() -> None:
    assert read("type=air/drone strike") == "Air/drone strike"
    assert read("plover_type=assault") == "ASSAULT"
    assert read("status=denied") == "denied"
    assert read("weapons=Drone; rocket") == ("drone", "rocket")
    for text, known in (
        ("type=Bombing", "Armed clash"),
        ("plover=WAR", "COERCE"),
        ("weapons=sling", "mortar"),
        ("status=unknown", "planned"),
    ):
        with pytest.raises(JudgementError, match=known):
            read(text)


def test_attributions_name_both() -> None:
    assert read("attributed_to+=Houthis by a harbour pilot") == Attribution(actor="Houthis", by="a harbour pilot")
    with pytest.raises(JudgementError, match="ACTOR by SPEAKER"):
        read("attributed_to=Houthis")


def test_unknown_and_what_is_no_assignment() -> None:
    assert read("killed=unknown") == ()
    for text, words in (
        ("killed", "FIELD=VALUE"),
        ("killed=", "no value"),
        ("killed+=2", "one value"),
        ("by+=unknown", "neither"),
    ):
        with pytest.raises(JudgementError, match=words):
            read(text)


def test_every_field_can_be_set() -> None:
    right: dict[ClaimField, str] = {
        "acled_sub_event_type": "Grenade", "plover_type": "COERCE", "plover_mode": "aerial", "date": "2024-01-02",
        "place": "Libya", "perpetrators": "Iran", "recipients": "Iraq", "target_kind": "village", "weapons": "rocket",
        "fatalities": "3", "injured": "0", "claimed_by": "Houthis", "attributed_to": "Iran by Iraq", "status": "occurred",
    }  # fmt: skip
    assert [field for field, words in right.items() if not read(f"{field}={words}")] == []
    assert dt.date(2024, 1, 2) == read("when=2024-01-02").earliest  # type: ignore[attr-defined]
