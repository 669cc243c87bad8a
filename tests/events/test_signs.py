"""The table of signs, and the reasons that it gives for a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.events.coreference import tie_drafts
from talion.events.pairs import Pair
from talion.events.signs import BARS, FORBIDDEN, SIGNS, list_reasons, load_table, score_pair

if TYPE_CHECKING:
    from conftest import Coder


def pair_of(coder: Coder, text: str) -> Pair:
    first, *_, last = tie_drafts(coder.scene(text), coder.drafts(text))
    return Pair(last, first)


def test_every_sign_and_bar_is_measured_and_has_words() -> None:
    table = load_table()
    assert set(table.bars) == set(BARS)
    assert set(table.signs) == set(table.weights) == set(SIGNS)
    assert all(says for says in (*table.bars.values(), *table.signs.values()))


def test_reasons_add_up_to_the_score(coder: Coder) -> None:
    pair = pair_of(coder, "Rebels shelled Donetsk on Monday. The shelling killed nine people.")
    reasons = list_reasons(pair)
    assert {r.name for r in reasons} >= {"same_word", "the_word"}
    assert abs(sum(r.points for r in reasons) - score_pair(pair.scene, pair.telling, pair.group)) < 1e-9


def test_a_bar_is_given_as_the_reason(coder: Coder) -> None:
    pair = pair_of(coder, "Rebels shelled Donetsk on Monday. Rebels shelled Donetsk on Friday.")
    assert "other_day" in {r.name for r in list_reasons(pair)}
    assert score_pair(pair.scene, pair.telling, pair.group) == FORBIDDEN


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("other_clause", "Rebels ambushed a convoy near Tikrit on Monday, killing two soldiers, and a bomb went off in Samarra."),
        ("others_elsewhere", "Shells hit a market in Sumy on Monday, killing nine civilians. Rebels attacked soldiers at Izyum."),
        ("apart", "Outrage over the killing of a mechanic spilled over into rioting on Monday."),
        ("apart", "The ambush in Kidal on Monday touched off clashes in which nine people were killed."),
    ],
)
def test_what_sets_two_tellings_apart(coder: Coder, sign: str, text: str) -> None:
    assert sign in {r.name for r in list_reasons(pair_of(coder, text))}


def test_bare_gunmen_need_not_be_those_told_of_before(coder: Coder) -> None:
    first = "Gunmen killed a judge in Mosul on Monday. "
    anew, again = (
        pair_of(coder, first + more) for more in ("Gunmen on a bus shot a teacher.", "The gunmen shot him from a car.")
    )
    assert SIGNS["doer"](anew) == 0.0
    assert SIGNS["doer"](again) > 0.0
