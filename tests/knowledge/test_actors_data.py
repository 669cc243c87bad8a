"""The data files about actors: complete, of known kinds, with codes that exist and names that point to rows."""

from __future__ import annotations

import time
from collections import Counter
from typing import get_args

import pycountry

from talion.mentions import actor_names
from talion.mentions.actor_knowledge import load_actors, load_heads, load_names, load_states, pluralise
from talion.records import ActorKind
from talion.registry import load_tsv

CODES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}


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
    begun = time.perf_counter()
    actor_names._automaton()
    assert time.perf_counter() - begun < 0.5
