"""Forces that shoot back at attackers are not who attacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a church in Ouahigouya and shot at worshippers on Sunday. Four attackers were shot dead by soldiers.",
        "Gunmen stormed a hotel in Herat on Monday and killed nine guests. The police killed three of the gunmen in the assault.",
    ],
)
def test_who_beats_the_attackers_back_is_no_attacker(coder: Coder, text: str) -> None:
    [incident] = coder.code(text).incidents
    assert incident.perpetrators == ("unidentified armed group",)
    assert incident.recipients == ("civilians",)


def test_who_strikes_first_stays_the_attacker(coder: Coder) -> None:
    [incident] = coder.code("Soldiers attacked rebels near Gao on Monday. The army killed nine rebels in the raid.").incidents
    assert incident.perpetrators == ("Mali",)
