"""The data files about actors: complete, of known kinds, with codes that exist and names that point to rows."""

from __future__ import annotations

import time
from collections import Counter
from importlib.resources import files
from typing import get_args

import pycountry
import pytest

from talion.mentions import actor_names
from talion.mentions.actor_knowledge import load_actors, load_heads, load_names, load_states, pluralise
from talion.records import ActorKind
from talion.registry import load_tsv

CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}

STATE_LIKE = frozenset({
    "Abkhazia", "Donetsk People's Republic", "Luhansk People's Republic", "Northern Cyprus", "Republika Srpska", "South Yemen",
    "Transnistria", "Czechoslovakia", "Yugoslavia", "Soviet Union", "East Germany", "South Vietnam",
})  # fmt: skip
# Named as the state, or as a town of another.
WITHOUT_CAPITAL = frozenset({"Monaco", "San Marino", "Singapore", "Vatican", "Hong Kong", "Luxembourg", "Djibouti"})


def listed(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def test_states_cover_the_united_nations_and_the_disputed() -> None:
    states = load_states()
    assert len({state.country for state, _ in states.values()}) >= 199
    assert {
        "Palestine",
        "Kosovo",
        "Taiwan",
        "Western Sahara",
        "Somaliland",
        "Hong Kong",
        "Ivory Coast",
        "Myanmar",
    } <= states.keys()


def test_codes_are_of_the_standard() -> None:
    for row in load_tsv("states.tsv"):
        assert row["alpha3"] in CODES, row
    for row in load_tsv("actors.tsv"):
        assert not row["country"] or row["country"] in CODES, row


def test_rows_are_whole_and_kinds_are_known() -> None:
    rows = load_tsv("actors.tsv")
    assert len(rows) > 200
    for row in rows:
        assert row["name"] == row["name"].strip(), row
        assert row["kind"] in get_args(ActorKind), row
        assert all(alias.strip("? ") for alias in row["aliases"].split(";") if row["aliases"]), row


ARMED = ("armed group", "militia", "coalition")
CONTINENTS = {
    "Africa": {"NGA", "MLI", "SOM", "COD", "ETH", "SDN", "MOZ", "ZAF", "DZA"},
    "Asia": {"AFG", "IND", "MMR", "PHL", "IDN", "SYR", "YEM", "PSE"},
    "Europe": {"ESP", "GBR", "GRC", "RUS", "UKR", "SRB", "XKX"},
    "Americas": {"COL", "MEX", "PER", "HTI", "BRA", "USA", "SLV", "CHL"},
    "Oceania": {"PNG", "SLB"},
}


def curated_rows() -> list[dict[str, str]]:
    """Rows that stand before the section taken over from UCDP: written by hand, most with aliases and years."""
    text = (files("talion.knowledge") / "actors.tsv").read_text(encoding="utf-8")
    names = {line.split("\t")[0] for line in text.split("# Further organised groups")[0].splitlines() if not line.startswith("#")}
    return [row for row in load_tsv("actors.tsv") if row["name"] in names]


def test_six_hundred_armed_actors_of_all_continents_are_written_by_hand() -> None:
    armed = [row for row in curated_rows() if row["kind"] in ARMED]
    assert len(armed) >= 600
    countries = {row["country"] for row in armed}
    for continent, some in CONTINENTS.items():
        assert some <= countries, continent


def test_years_are_a_span() -> None:
    rows = [row for row in curated_rows() if row["kind"] in ARMED]
    dated = [row for row in rows if row["years"]]
    assert len(dated) >= 0.9 * len(rows)
    for row in dated:
        first, _, last = row["years"].partition("-")
        assert first.isdigit(), row
        assert not last or int(first) <= int(last), row


def test_states_have_a_capital_and_most_have_bodies_of_their_own() -> None:
    rows = load_tsv("states.tsv")
    states = [row for row in rows if row["name"] not in STATE_LIKE]
    assert [row["name"] for row in states if not row["capitals"] and row["name"] not in WITHOUT_CAPITAL] == []
    assert sum(bool(row["bodies"]) for row in states) >= 140


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("Inter-Services Intelligence", "Pakistan"), ("SBU", "Ukraine"), ("FSB", "Russia"), ("Shin Bet", "Israel"),
        ("NDS", "Afghanistan"), ("DGSE", "France"), ("Mossad", "Israel"), ("Ministry of Defence of Peru", "Peru"),
        ("Ministry of Defense of Chad", "Chad"), ("Armed Forces of Kenya", "Kenya"), ("Research and Analysis Wing", "India"),
    ],
)  # fmt: skip
def test_bodies_by_their_proper_and_general_names(body: str, state: str) -> None:
    assert [n.actor.name for n in load_names() if n.shown == body] == [state]


def test_names_are_unique() -> None:
    counts = Counter(row["name"] for name in ("states.tsv", "actors.tsv") for row in load_tsv(name))
    assert [name for name, count in counts.items() if count > 1] == []


def test_parents_and_backers_are_rows() -> None:
    known = load_actors()
    for row in load_tsv("actors.tsv"):
        assert not row["parent"] or row["parent"] in known, row
        assert all(backer in known for backer in listed(row["backers"])), row


def test_identifiers_of_ucdp_name_one_actor_each() -> None:
    counts = Counter(row["ucdp_id"] for row in load_tsv("actors.tsv") if row["ucdp_id"])
    assert [(number, count) for number, count in counts.items() if count > 1 or not number.isdigit()] == []


def test_strong_names_point_to_one_actor() -> None:
    owners: dict[str, set[str]] = {}
    for name in load_names():
        if not name.weak and name.form in ("name", "body", "demonym"):
            owners.setdefault(actor_names.key_of(name.shown), set()).add(name.actor.name)
    assert {key: sorted(actors) for key, actors in owners.items() if len(actors) > 1} == {}


def test_formal_names_that_another_state_bears_are_its_own() -> None:
    names = {n.shown: n.actor.name for n in load_names() if n.form in ("name", "body")}
    assert (names["Republic of China"], names["Republic of Vietnam"], names["Republic of Korea"]) == (
        "Taiwan",
        "South Vietnam",
        "South Korea",
    )


def test_heads_are_found_by_their_last_word() -> None:
    for last, heads in load_heads().items():
        assert heads, last
        assert all(head.words[-1] == last for head in heads)


def test_plurals() -> None:
    assert [pluralise(w) for w in ("gunman", "army", "bus driver", "passer-by", "police", "witness", "person")] == [
        "gunmen", "armies", "bus drivers", "passers-by", "police", "witnesses", "persons",
    ]  # fmt: skip


def test_the_automaton_is_built_in_a_blink() -> None:
    load_names()
    actor_names._automaton.cache_clear()
    begun = time.process_time()
    actor_names._automaton()
    assert time.process_time() - begun < 0.5
