"""Known actors, descriptions and new names are told apart."""

from __future__ import annotations

import pytest

from talion.judgements.names import Naming
from talion.ledger.parties import Party
from talion.records import Judgement
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
    line = view_parties([Party(name="Houtis", acts=2, suffers=1)], lambda name: ["Houthis"], {})[0]
    assert (line.what, line.alike) == ("in no table", ("Houthis",))
    assert view_parties([Party(name="Houthis", acts=2, suffers=1)], lambda name: ["x"], {})[0].what == "armed group, Yemen"


def test_a_name_that_others_gave_way_to_lists_them() -> None:
    judged = Judgement(kind="same-actor", author="ann", made="1", because="one flag", values=("Sons of Dhar", "Dhar Movement"))
    names = {"Dhar Movement": Naming(name="Sons of Dhar", by=judged)}
    line = view_parties([Party(name="Sons of Dhar", acts=2, suffers=1)], lambda name: [], names)[0]
    assert line.aliases == ("Dhar Movement",)
