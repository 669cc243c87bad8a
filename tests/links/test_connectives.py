"""Links between happenings: only where words say so, from the answer to what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.pipeline import code_reports
from talion.records import Link, Report

if TYPE_CHECKING:
    from conftest import Coder


def joined(coder: Coder, text: str) -> list[tuple[str, str, str]]:
    """Each link as the town of the later happening, the town of the earlier one, and the kind."""
    coding = coder.code(text)
    towns = {i.id: i.place.name if i.place else "" for i in coding.incidents}
    return [(towns[x.source], towns[x.target], x.kind) for x in coding.links]


@pytest.mark.parametrize(
    "text",
    [
        "Israeli jets bombed Tyre on Tuesday in response to a rocket attack on Haifa on Monday that killed two people.",
        "Israeli jets bombed Tyre on Tuesday in retaliation for a rocket attack by Hezbollah on Haifa on Monday.",
        "In retaliation for Monday's rocket attack by Hezbollah on Haifa, Israeli jets bombed Tyre on Tuesday.",
        "In response to a rocket attack on Haifa on Monday, Israeli jets bombed a Hezbollah depot near Tyre on Tuesday.",
        "Israeli jets bombed Tyre on Tuesday. The raid, the army said, was its answer to Monday's rocket attack on Haifa.",
        "Hezbollah fired rockets at Haifa on Monday. Israel responded with airstrikes on Hezbollah in Tyre on Tuesday.",
    ],
)
def test_an_answer(coder: Coder, text: str) -> None:
    assert joined(coder, text) == [("Tyre", "Haifa", "retaliation")]


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired rockets at Haifa on Monday, prompting Israeli airstrikes on Tyre on Tuesday.",
        "A rocket attack by Hezbollah on Haifa on Monday led to an Israeli airstrike on Tyre on Tuesday.",
    ],
)
def test_a_cause_points_the_same_way(coder: Coder, text: str) -> None:
    assert [link[:2] for link in joined(coder, text)] == [("Tyre", "Haifa")]


def test_an_adjective_answers_the_blow_of_the_other_side(coder: Coder) -> None:
    text = (
        "Hezbollah fired rockets at Haifa on Monday. Israel carried out a retaliatory airstrike on Hezbollah in Tyre on Tuesday."
    )
    assert joined(coder, text) == [("Tyre", "Haifa", "retaliation")]


def test_an_adjective_alone_answers_nothing(coder: Coder) -> None:
    assert joined(coder, "Israel carried out a retaliatory airstrike on Hezbollah in Tyre on Tuesday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Israeli jets bombed Tyre on Tuesday after gunmen killed a Turkish guard in Bursa on Monday.",
        "The bombing of Tyre on Tuesday came after Hezbollah fired rockets at Haifa on Monday.",
        "Hezbollah fired rockets at Haifa on Monday. Israeli jets bombed Tyre on Tuesday.",
        "Israeli jets bombed Tyre on Tuesday, a day before Hezbollah fired rockets at Haifa.",
    ],
)
def test_order_in_time_is_no_link(coder: Coder, text: str) -> None:
    assert joined(coder, text) == []


def test_the_words_of_a_link_are_in_the_text_and_say_it(coder: Coder) -> None:
    text = "Israeli jets bombed Tyre on Tuesday in retaliation for a rocket attack by Hezbollah on Haifa on Monday."
    [link] = coder.code(text).links
    assert text[link.span.start : link.span.end] == link.span.quote
    assert "in retaliation for" in link.span.quote
    assert not link.inferred


def test_a_response_that_answers_no_blow_makes_no_link(coder: Coder) -> None:
    text = "Israeli jets bombed Tyre on Tuesday. The mayor said that the response of the hospitals was slow."
    assert joined(coder, text) == []


def test_no_happening_answers_itself(coder: Coder) -> None:
    text = "Israeli jets bombed a depot near Tyre on Tuesday. The bombing was in response to the firing of rockets."
    links: tuple[Link, ...] = coder.code(text).links
    assert all(link.source != link.target for link in links)


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired rockets at Haifa on Monday. Israel hit back on Tuesday, bombing a depot in Tyre.",
        "Hezbollah fired rockets at Haifa on Monday. The Israeli army answered on Tuesday with artillery fire on Tyre.",
        "Hezbollah fired rockets at Haifa on Monday. In turn Israeli jets bombed Tyre on Tuesday.",
        "Israeli jets bombed Tyre on Tuesday because Hezbollah had fired rockets at Haifa on Monday.",
        "Israeli jets bombed Tyre on Tuesday in retaliation against Hezbollah for its rocket attack on Haifa on Monday.",
        "Hezbollah fired rockets at Haifa on Monday. That drew Israeli airstrikes on Tyre on Tuesday.",
        "Hezbollah fired rockets at Haifa on Monday. Israel's answer came on Tuesday, when its jets bombed Tyre.",
        "Angered by a rocket attack on Haifa on Monday, Israeli jets bombed Tyre on Tuesday.",
    ],
)
def test_other_wordings_of_an_answer(coder: Coder, text: str) -> None:
    assert [link[:2] for link in joined(coder, text)] == [("Tyre", "Haifa")]


def test_a_deed_without_a_name_is_looked_up_in_the_report(coder: Coder) -> None:
    text = (
        "Hezbollah fired rockets at Haifa on Monday. A gunman killed a guard in Eilat on Monday. "
        "Israeli jets bombed Tyre on Tuesday in retaliation for the aggression by Hezbollah."
    )
    assert joined(coder, text) == [("Tyre", "Haifa", "retaliation")]


def test_an_outcome_is_not_caused(coder: Coder) -> None:
    text = (
        "Israeli jets bombed Tyre on Tuesday. A raid by Israeli troops in Jenin on Monday resulted in the killing of two gunmen."
    )
    assert joined(coder, text) == []


def test_nobody_answers_what_comes_later(coder: Coder) -> None:
    text = "Israeli jets bombed Tyre on Monday. Hezbollah fired rockets at Haifa on Tuesday, to which the army had responded."
    assert ("Tyre", "Haifa", "retaliation") not in joined(coder, text)


def test_a_message_is_not_answered_with_a_blow(coder: Coder) -> None:
    text = (
        "Hezbollah fired rockets at Haifa on Monday. Police killed a gunman in Eilat on Tuesday "
        "after responding to a report of the rocket attack on Haifa."
    )
    assert joined(coder, text) == []


def test_what_is_answered_needs_no_date_where_its_author_is_told(coder: Coder) -> None:
    text = (
        "Hezbollah gunmen have sought to disrupt shipping off Haifa, prompting an Israeli airstrike on Tyre on Tuesday. "
        "The navy was on alert."
    )
    coding = coder.code(text)
    assert len(coding.links) == 1


def test_what_the_struck_party_does_after_the_blow_is_inferred(coder: Coder) -> None:
    text = "Israeli jets bombed Tyre on Tuesday after Hezbollah fired rockets at Israeli troops in Haifa on Monday."
    assert joined(coder, text) == []
    report = Report(id="r", text=text, published="2024-03-14")
    (link,) = code_reports([report], inferred=True).links
    assert link.inferred
    assert code_reports([report]).links == ()


def test_an_answer_told_in_the_next_sentence(coder: Coder) -> None:
    text = "Hezbollah fired rockets at Haifa on Monday. The Israeli army responded at once. Its shells killed two people in Tyre."
    assert [link[:2] for link in joined(coder, text)] == [("Tyre", "Haifa")]


def test_what_is_not_answered_has_no_answer(coder: Coder) -> None:
    text = "Hezbollah fired rockets at Haifa on Monday. Israel did not respond. A bomb killed two people in Tyre on Tuesday."
    assert joined(coder, text) == []


def test_who_says_that_it_answered_did_the_last_deed_of_its_side(coder: Coder) -> None:
    text = (
        "Turkish drones struck a camp near Qamishli on Monday. "
        "Ankara said it had responded to the bombing of a police station in Mersin on Sunday."
    )
    [link] = coder.code(text).links
    named = {i.id: i.place and i.place.name for i in coder.code(text).incidents}
    assert (named[link.source], named[link.target]) == ("Qamishli", "Mersin")
