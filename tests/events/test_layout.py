"""Points of a list, entries of a live page, and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder

ITEMS = (
    "Gunmen of the M23 attacked Rutshuru. Six people were killed.",
    "A patrol was ambushed near Masisi on 11 March. Two were hurt.",
)


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("- ", "- "), ("(i) ", "(ii) "), ("18:05 ", "17:40 "), ("• ", "• ")])
def test_each_point_of_a_list_tells_of_its_own(coder: Coder, marks: tuple[str, str]) -> None:
    text = "\n".join(mark + item for mark, item in zip(marks, ITEMS, strict=True))
    assert len(coder.code(text).incidents) == 2


def test_a_point_may_go_on_with_the_one_before(coder: Coder) -> None:
    text = "1. On Monday shells hit the town of Kotli.\n2. As a result three people were killed."
    assert len(coder.code(text).incidents) == 1


def test_harm_goes_on_with_its_own_paragraph(coder: Coder) -> None:
    text = (
        "Gunmen killed nine people in Goma on Monday.\n\n"
        "On Tuesday rebels of the M23 attacked Rutshuru. At least eight people were killed.\n"
    )
    tolls = {i.place.name: i.fatalities.low for i in coder.code(text).incidents if i.place and i.fatalities}
    assert tolls == {"Goma": 9, "Rutshuru": 8}
