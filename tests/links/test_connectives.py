"""Links between happenings: only where words say so, from the answer to what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.records import Link

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
        "Israeli jets bombed Tyre on Tuesday after Hezbollah fired rockets at Haifa on Monday.",
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
