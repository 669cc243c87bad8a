"""What no verb makes a happening of conflict: causes that cannot act, and the violence that every town knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.claims.doubt import find_fields

if TYPE_CHECKING:
    from conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Cholera killed nine children in Goma on Monday.",
        "A tractor hit a tram in Lodz on Tuesday and six passengers were hurt.",
        "The scaffolding fell in Mecca on Friday, killing eleven.",
        "A teenager was shot in a Denver car park on Monday.",
        "Two men were arrested in Leeds on Monday after a quarrel.",
        "A man with a kitchen knife stabbed his landlord in Turin on Monday.",
    ],
)
def test_mishaps_and_private_crime_are_no_incident(coder: Coder, text: str) -> None:
    assert not coder.code(text).incidents


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed nine children in Goma on Monday.",
        "A rocket hit a tram in Lviv on Tuesday and six passengers were hurt.",
        "A mayor was shot dead in Veracruz on Monday.",
        "Two rebels were arrested in Bunia on Monday after a quarrel.",
        "A village was torched near Jos on Monday.",
    ],
)
def test_the_same_verbs_with_a_party_are_one(coder: Coder, text: str) -> None:
    assert coder.code(text).incidents


def test_fields_are_told_by_whole_words() -> None:
    assert find_fields("the quarterback threw, and the shares fell") == {"sport", "business"}
    assert find_fields("a goalless coaching brandish") == set()


def test_a_report_without_a_day_gives_its_incident_without_a_date(coder: Coder) -> None:
    [found] = coder.code("Government troops have shelled rebel positions near Harasta, the army command said.", None).incidents
    assert found.when is None


@pytest.mark.parametrize(
    "text",
    [
        "Police have arrested two people suspected of stealing meat from a shop in Lemay.",
        "Rebels attack villages near Bunia every summer.",
    ],
)
def test_private_crime_and_habits_without_a_day_are_none(coder: Coder, text: str) -> None:
    assert not coder.code(text, None).incidents


def test_violence_in_a_family_is_no_conflict(coder: Coder) -> None:
    assert not coder.code("A woman was stabbed to death by her husband in Bristol on Friday.").incidents


@pytest.mark.parametrize(
    "text",
    [
        "There was no attack on the barracks in Bria, the ministry said on Monday. A gas bottle had exploded in the kitchen.",
        "There was no raid on the depot in Tyre, Hezbollah said on Monday. The noise was that of a factory fire.",
    ],
)
def test_what_a_denial_puts_in_the_place_of_an_attack_speaks_for_the_denial(coder: Coder, text: str) -> None:
    assert "denied" in {c.value for i in coder.code(text).incidents for c in i.claims if c.field == "status"}
