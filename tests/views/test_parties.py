"""Known actors, descriptions and new names are told apart."""

from __future__ import annotations

import pytest

from talion.ledger.parties import Party
from talion.views.parties import judge_name, view_parties


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("Houthis", "known"),
        ("Iran", "known"),
        ("protesters", "described"),
        ("Saudi-backed militias", "described"),
        ("Sons of Dhar", "new"),
    ],
)
def test_names(name: str, standing: str) -> None:
    assert judge_name(name) == standing


def test_a_new_name_comes_with_those_that_look_like_it() -> None:
    line = view_parties([Party(name="Houtis", acts=2, suffers=1)], lambda name: ["Houthis"])[0]
    assert (line.what, line.alike) == ("in no table", ("Houthis",))
    assert view_parties([Party(name="Houthis", acts=2, suffers=1)], lambda name: ["x"])[0].what == "armed group, Yemen"
