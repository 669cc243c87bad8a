"""Vessels that are seized, by whatever word they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Pirates seized the Italian-flagged tugboat Buccaneer in the Gulf of Aden on Tuesday with 16 crew aboard.",
        "Pirates seized a tug in the Gulf of Guinea on Tuesday.",
        "Pirates seized a French catamaran off Somalia on Tuesday.",
    ],
)
def test_pirates_seize_vessels_of_all_kinds(coder: Coder, text: str) -> None:
    (one,) = coder.code(text).incidents
    assert one.acled_sub_event_type == "Abduction/forced disappearance"
    assert one.perpetrators == ("pirates",)
