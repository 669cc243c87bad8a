"""Rival accounts: another side says that there was no such thing; who only denies having done it leaves it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


def statuses(coder: Coder, text: str) -> set[str]:
    return {i.status for i in coder.code(text).incidents}


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv says Russian missiles struck a hospital in Dnipro on Monday; Moscow says there was no missile strike.",
        "Kyiv says Russian missiles struck a hospital in Dnipro on Monday. Moscow denied that any strike took place.",
        "The rebels said they captured Bunagana on Monday, but the army said its troops still held the town.",
        "Activists say jets bombed a market in Atarib on Monday. The government said the footage was staged.",
        "Activists say jets bombed a market in Atarib on Monday. The government called the pictures fake.",
    ],
)
def test_two_accounts_leave_it_open(coder: Coder, text: str) -> None:
    assert statuses(coder, text) == {"uncertain"}


@pytest.mark.parametrize(
    "text",
    [
        "Villagers say soldiers killed nine men in Kaya on Monday. The army denied it killed anyone.",
        "The army said it shelled rebels near Goma on Monday. There were no attacks on Tuesday, residents said.",
        "Rebels captured Kitchanga on Monday, the army said; the rebels still hold Masisi.",
        "Rebels attacked a convoy near Goma on Monday, the army said. The rebels said that they had nothing to do with it.",
        "Jets bombed a market in Atarib on Monday, activists say. They published footage of the strike.",
    ],
)
def test_other_words_of_another_side_do_not(coder: Coder, text: str) -> None:
    assert statuses(coder, text) == {"occurred"}


def test_the_denial_is_quoted(coder: Coder) -> None:
    text = "Kyiv says Russian missiles struck a hospital in Dnipro on Monday. Moscow denied that any strike took place."
    claims = [c for i in coder.code(text).incidents for c in i.claims if c.field == "status" and c.value == "uncertain"]
    assert any(s.quote == "strike" for c in claims for s in c.spans)
