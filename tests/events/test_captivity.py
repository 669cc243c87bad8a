"""Who holds whom, passives that go on with who was named, and limbs that were cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the Malian army had Colonel Traore in custody in Kati.",
        "Colonel Traore was taken into custody by the Malian army in Kati on Monday.",
    ],
)
def test_custody_has_a_holder_and_a_held(coder: Coder, text: str) -> None:
    (incident,) = coder.code(text).incidents
    assert incident.perpetrators == ("Mali",)
    assert any("Traore" in name for name in incident.recipients)
    assert any("Traore" in m.quote for m in incident.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Drivers near Bria were robbed by Seleka on Monday; those without money were shot.",
        "Six traders were beaten by Seleka near Bria on Monday and two guards were shot dead.",
    ],
)
def test_a_passive_goes_on_with_who_did_it(coder: Coder, text: str) -> None:
    found = coder.code(text).incidents
    assert found
    assert {i.perpetrators for i in found} == {("Seleka",)}


@pytest.mark.parametrize(
    "text",
    [
        "A boy was dragged from his hut near Dowa on Monday and his hand cut off.",
        "A teacher was beaten near Dowa on Monday and his ears cut off.",
    ],
)
def test_a_limb_is_what_was_cut(coder: Coder, text: str) -> None:
    found = coder.code(text).incidents
    assert "Attack" in {i.acled_sub_event_type for i in found}
    assert any("cut off" in m.quote for i in found for m in i.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels had long been seen near Bria. The attack there on Monday killed nine soldiers.",
        "The garrison of Bria is small. Nine soldiers were killed there by Seleka on Monday, a minister said in Paris.",
    ],
)
def test_there_is_the_place_told_last(coder: Coder, text: str) -> None:
    assert "Bria" in {i.place.name for i in coder.code(text).incidents if i.place}
