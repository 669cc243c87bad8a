"""The table of ACLED's types."""

from __future__ import annotations

from collections import Counter

from talion.incidents.acled import acled_event_types


def test_the_table_has_every_type() -> None:
    assert Counter(acled_event_types().values()) == {
        "Battles": 3, "Protests": 3, "Riots": 2, "Explosions/Remote violence": 6, "Violence against civilians": 3,
        "Strategic developments": 8,
    }  # fmt: skip


def test_types_that_are_easily_mixed_up() -> None:
    types = acled_event_types()
    assert types["Attack"] == types["Sexual violence"] == "Violence against civilians"
    assert types["Disrupted weapons use"] == "Strategic developments"
    assert types["Excessive force against protesters"] == "Protests"
