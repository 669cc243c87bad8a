"""The type of a happening by its weapon, its parties and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.incidents.acled import acled_event_types

if TYPE_CHECKING:
    from conftest import Coder

SHELLING, BOMBING = "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"
TEXTS = [
    ("Israeli jets bombed a Hezbollah depot near Tyre on Monday.", "Air/drone strike", "ASSAULT", "aerial"),
    ("Houthi drones hit a tanker in the Red Sea on Monday.", "Air/drone strike", "ASSAULT", "drone"),
    ("Hamas fired rockets at Ashkelon on Monday.", SHELLING, "ASSAULT", "heavy-weapons"),
    ("Artillery fire killed two farmers near Kherson on Monday.", SHELLING, "ASSAULT", "heavy-weapons"),
    ("A car bomb killed nine policemen in Kabul on Monday.", BOMBING, "ASSAULT", "explosives"),
    ("A landmine killed two farmers near Kherson on Monday.", BOMBING, "ASSAULT", "explosives"),
    ("A suicide bomber killed nine worshippers at a mosque in Kabul on Monday.", "Suicide bomb", "ASSAULT", "suicide-attack"),
    ("Gunmen threw a grenade at a police station in Bogota on Monday and wounded three officers.", "Grenade", "ASSAULT", None),
    ("Syrian jets dropped chlorine on Douma on Monday and killed nine civilians.", "Chemical weapon", "ASSAULT", None),
    ("Gunmen shot dead a mayor in Tijuana on Monday.", "Attack", "ASSAULT", "firearms"),
    ("Boko Haram attacked a village near Maiduguri on Monday and killed nine farmers.", "Attack", "ASSAULT", None),
    ("Rebels attacked an army post near Goma on Monday and killed nine soldiers.", "Armed clash", "ASSAULT", None),
    ("The Sudanese army clashed with the Rapid Support Forces in Omdurman on Monday.", "Armed clash", "ASSAULT", None),
    ("Boko Haram kidnapped nine pupils near Kaduna on Monday.", "Abduction/forced disappearance", "ASSAULT", "abduct"),
    ("Russian police detained twenty protesters in Moscow on Monday.", "Arrests", "COERCE", "arrest"),
    ("Protesters marched in Tunis on Monday against the president.", "Peaceful protest", "PROTEST", "demo"),
    ("Rebels captured the town of Bunagana from the army on Monday.", "Non-state actor overtakes territory", "ASSAULT", None),
    ("Ukrainian forces recaptured the village of Robotyne on Monday.", "Government regains territory", "ASSAULT", None),
    ("The navy shot down a Houthi missile over the Red Sea on Monday.", "Disrupted weapons use", "ASSAULT", None),
    ("Israel and Hamas signed a ceasefire in Cairo on Monday.", "Agreement", "AGREE", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acled", "plover", "mode"), TEXTS)
def test_the_kind(coder: Coder, text: str, acled: str, plover: str, mode: str | None) -> None:
    [incident] = coder.code(text).incidents
    assert (incident.acled_sub_event_type, incident.plover_type) == (acled, plover)
    assert mode is None or incident.plover_mode == mode


@pytest.mark.parametrize("text", [row[0] for row in TEXTS])
def test_the_event_type_is_that_of_the_sub_type(coder: Coder, text: str) -> None:
    [incident] = coder.code(text).incidents
    assert incident.acled_sub_event_type is not None
    assert incident.acled_event_type == acled_event_types()[incident.acled_sub_event_type]


def test_each_value_names_its_rule(coder: Coder) -> None:
    [incident] = coder.code("A car bomb killed nine policemen in Kabul on Monday.").incidents
    rules = [c for c in incident.claims if c.field in {"acled_sub_event_type", "plover_type", "plover_mode"}]
    assert len(rules) >= 3
    assert all(c.derived and c.spans for c in rules)


def test_an_attack_of_unknown_means_on_no_one_named_has_no_sub_type(coder: Coder) -> None:
    [incident] = coder.code("Boko Haram attacked the town of Monguno on Monday.").incidents
    assert incident.acled_sub_event_type is None
    assert incident.plover_type == "ASSAULT"


def test_a_threat_has_no_acled_type(coder: Coder) -> None:
    text = "Israeli jets bombed a Hezbollah depot near Tyre on Monday. Hezbollah vowed on Tuesday to bomb Haifa."
    threats = [i for i in coder.code(text).incidents if i.plover_type == "THREATEN"]
    assert [(i.acled_event_type, i.acled_sub_event_type, i.status, i.perpetrators) for i in threats] == [
        (None, None, "threatened", ("Hezbollah",))
    ]


def test_whom_a_state_takes_is_arrested(coder: Coder) -> None:
    (taken,) = coder.code("The navy seized a fishing boat and its crew off Jaffna on Monday.").incidents
    assert (taken.acled_sub_event_type, taken.plover_type) == ("Arrests", "COERCE")
    (taken,) = coder.code("Gunmen captured three soldiers near Mocimboa on Monday.").incidents
    assert taken.acled_sub_event_type == "Abduction/forced disappearance"
