"""Force used to disperse a crowd falls on the crowd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Police fired live rounds to disperse protesters in Lagos on Monday, wounding three people.",
        "Police shot live rounds to scatter the crowds in Lagos on Monday, hitting several people.",
        "Soldiers opened fire to break up a demonstration in Khartoum on Monday, killing two.",
    ],
)
def test_shots_to_disperse_a_crowd_are_force_against_protesters(coder: Coder, text: str) -> None:
    [incident] = coder.code(text).incidents
    assert incident.acled_sub_event_type == "Excessive force against protesters"
    assert all("protesters" in name for name in incident.recipients)
