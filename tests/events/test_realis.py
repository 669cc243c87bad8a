"""What the words around a trigger make of it: done, tried, stopped, threatened, planned, denied, or no happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Coder


def verdicts(coder: Coder, text: str, word: str) -> list[str | None]:
    """The status of every draft whose trigger is `word`."""
    scene = coder.scene(text)
    return [d.realis.status for d in coder.drafts(text) if scene.doc[d.token].text == word]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Rebels stormed the fort near Goma.", "stormed", "occurred"),
        ("Rebels managed to storm the fort near Goma.", "storm", "occurred"),
        ("Reuters said that rebels had stormed the fort near Goma.", "stormed", "occurred"),
        ("Rebels went on to storm the fort near Goma.", "storm", "occurred"),
        ("Rebels tried to storm the fort near Goma.", "storm", "attempted"),
        ("Rebels failed to storm the fort near Goma.", "storm", "attempted"),
        ("The navy shot down a Houthi drone over the Red Sea.", "shot", "intercepted"),
        ("Air defences intercepted nine rockets over Haifa.", "intercepted", "intercepted"),
        ("Rebels planned to storm the fort near Goma.", "storm", "planned"),
        ("The army is preparing to storm Goma.", "storm", "planned"),
        ("The bomb in Basra was timed to explode during a parade.", "explode", "planned"),
        ("The army will bomb Raqqa on Friday.", "bomb", "planned"),
        ("Israel said that it would strike Iranian bases.", "strike", "threatened"),
        ("Hezbollah threatened to bomb Haifa.", "bomb", "threatened"),
        ("Hezbollah vowed to bomb Haifa.", "bomb", "threatened"),
        ("Russia denied that it had bombed the clinic in Idlib.", "bombed", "denied"),
        ("Russia denied bombing the clinic in Idlib.", "bombing", "denied"),
        ("Russia denied the bombing of the clinic in Idlib.", "bombing", "denied"),
    ],
)
def test_the_verdict(coder: Coder, text: str, word: str, status: str) -> None:
    assert verdicts(coder, text, word) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels did not storm the fort near Goma.",
        "Rebels never stormed the fort near Goma.",
        "No rockets were fired at Haifa.",
        "Nobody attacked the fort.",
        "The convoy reached Goma without an attack.",
        "Israel could strike Iranian bases.",
        "Israel may strike Iranian bases.",
        "Israel might strike Iranian bases.",
        "The allies should bomb Raqqa.",
        "The talks will end if rebels try to storm the barracks in Goma.",
        "If Hezbollah attacks Haifa, the talks end.",
        "Unless the rebels attack Goma, the talks go on.",
        "The army fears an attack on Goma.",
        "The threat of an attack on Haifa rose.",
        "The troops refused to shell Goma.",
        "Soldiers simulated an attack on a fort near Riga.",
        "The drill rehearsed a missile attack on Riga.",
        "The possible attack on Goma was all the talk.",
    ],
)
def test_what_did_not_happen_is_no_draft(coder: Coder, text: str) -> None:
    assert coder.drafts(text) == []


def test_the_word_that_decided_is_named(coder: Coder) -> None:
    text = "Rebels failed to storm the fort near Goma."
    [draft] = coder.drafts(text)
    assert draft.realis.cue is not None
    assert coder.scene(text).doc[draft.realis.cue].text == "failed"


def test_a_habit_is_told_from_a_happening(coder: Coder) -> None:
    assert [d.realis.habit for d in coder.drafts("Rebels often attack army posts near Goma.")] == [True]
    assert [d.realis.habit for d in coder.drafts("Rebels attacked an army post near Goma.")] == [False]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels stormed an army post near Goma on Monday and killed two soldiers.", "occurred"),
        ("Rebels tried to storm an army post near Goma on Monday.", "attempted"),
        ("The navy shot down a Houthi missile over the Red Sea on Monday.", "intercepted"),
        ("Turkish troops will attack the YPG in Manbij on Saturday.", "planned"),
        ("Police prevented an attack on a church in Cairo on Monday.", "attempted"),
        ("There was no attack on the army post near Goma on Monday, the ministry said.", "denied"),
    ],
)
def test_the_status_of_the_incident(coder: Coder, text: str, status: str) -> None:
    assert [i.status for i in coder.code(text).incidents] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels did not attack the army post near Goma on Monday.",
        "Israel could strike Hezbollah positions near Tyre on Friday.",
        "If Hamas fires rockets at Ashkelon on Friday, Israel could bomb Gaza City.",
        "Soldiers simulated a missile attack on an army base near Riga on Monday.",
    ],
)
def test_no_incident_of_what_did_not_happen(coder: Coder, text: str) -> None:
    assert coder.code(text).incidents == ()


def test_a_march_called_for_a_day_to_come_is_planned(coder: Coder) -> None:
    [march] = coder.code("The opposition called a march in Nairobi for Saturday.").incidents
    assert (march.status, march.when and march.when.earliest.isoformat()) == ("planned", "2024-03-16")


def test_a_march_that_was_organised_took_place(coder: Coder) -> None:
    [march] = coder.code("The opposition organised a march against the president in Nairobi on Tuesday.").incidents
    assert march.status == "occurred"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Had the rebels taken Goma, the army would have left.", "taken"),
        ("Were the rebels to take Goma, thousands would leave.", "take"),
        ("Nobody in Goma believes that rebels stormed the fort.", "stormed"),
        ("Nine drones have been shot at since the truce was signed in March.", "shot"),
        ("Soldiers stormed a hut near Goma as part of an exercise.", "stormed"),
    ],
)
def test_a_condition_without_its_word_and_what_nobody_believes_tell_of_nothing(coder: Coder, text: str, word: str) -> None:
    assert [s for s in verdicts(coder, text, word) if s is not None] == []


def test_who_threatens_would_do_it(coder: Coder) -> None:
    [threat] = coder.code("The Taliban said on Monday that polling stations would be shelled if the vote went ahead.").incidents
    assert (threat.status, threat.perpetrators) == ("threatened", ("Taliban",))


def test_a_march_that_is_only_called_for_has_not_happened(coder: Coder) -> None:
    assert not any(i.status == "occurred" for i in coder.code("The opposition urged supporters to march in Nairobi.").incidents)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Soldiers shot the man who planned the bombing of a hotel in Herat on Friday.", "occurred"),
        ("Gunmen shot dead a cleric who prepared the bombing of the shrine in Karbala.", "occurred"),
        ("The cell planned a bombing in Karbala.", "planned"),
    ],
)
def test_what_a_mastermind_planned_was_carried_out(coder: Coder, text: str, status: str) -> None:
    assert verdicts(coder, text, "bombing") == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Militants fired drones at a base near Erbil. Air defences brought down two of them.",
        "Militants fired drones at a base near Erbil. The army's air defences knocked most of them down.",
    ],
)
def test_air_defences_bring_down_what_was_named_before(coder: Coder, text: str) -> None:
    assert verdicts(coder, text, "knocked" if "knocked" in text else "brought") == ["intercepted"]


def test_what_was_done_on_many_days_is_no_single_happening(coder: Coder) -> None:
    assert [d.realis.habit for d in coder.drafts("Troops have shelled a camp of the rebels on at least four days.")] == [True]
    assert [d.realis.habit for d in coder.drafts("Police raided the office on several occasions.")] == [True]
    assert [d.realis.habit for d in coder.drafts("Troops shelled the camp on Monday.")] == [False]
