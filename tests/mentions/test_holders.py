"""Who holds ground that is not held by the state whose map it is on."""

from __future__ import annotations

import pytest

from talion.mentions.holders import find_holder, load_holdings
from talion.records import Place


def base(name: str, country: str) -> Place:
    return Place(name=name, country=country, precision="site", lat=1.0, lon=1.0)


@pytest.mark.parametrize(
    ("place", "attackers", "year", "holder"),
    [
        (base("Al-Tanf garrison", "SYR"), ["Islamic State"], 2019, "United States"),
        (base("Al-Tanf garrison", "SYR"), [], 2009, None),
        (base("Al-Tanf garrison", "SYR"), ["United States"], 2019, None),
        (Place(name="Yemen", country="YEM", precision="country"), ["United Kingdom"], 2024, "Houthis"),
        (Place(name="Yemen", country="YEM", precision="country"), ["Houthis"], 2024, None),
        (Place(name="Ashdod", country="ISR", precision="town"), [], None, "Israel"),
        (Place(name="Ashdod", country="ISR", precision="town"), ["Israeli settlers"], None, None),
    ],
)
def test_the_holder_hangs_on_attacker_and_year(place: Place, attackers: list[str], year: int | None, holder: str | None) -> None:
    found = find_holder(place, attackers, year)
    assert (found.name if found else None) == holder


def test_rows_are_whole() -> None:
    for row in load_holdings():
        assert row.since <= row.until
        assert row.places or row.country
