"""What an answer only refers to is found among what other reports tell; where it is not plain which, nothing is linked."""

from __future__ import annotations

import pytest

from talion.pipeline import code_reports
from talion.records import Coding, Report

TOLD = (
    Report(
        id="base", published="2024-03-10",
        text="Militants fired a salvo of rockets at Al-Asad Air Base in Iraq on Saturday, wounding three American soldiers.",
    ),
    Report(
        id="outpost", published="2024-03-10",
        text="A drone hit Tower 22, an American outpost in Jordan, on Friday and killed a soldier, the U.S. Central Command "
        "said. The Islamic Resistance in Iraq claimed the attack.",
    ),
    Report(id="bomb", published="2024-03-09", text="A roadside bomb killed two policemen in Kirkuk on Friday."),
)  # fmt: skip


def code(text: str, *others: Report) -> Coding:
    return code_reports([*(others or TOLD), Report(id="answer", text=text, published="2024-03-12")])


def find_targets(coding: Coding) -> list[tuple[str, str]]:
    """The place of what is answered, and by what it was found."""
    incidents = {one.id: one for one in coding.incidents}
    places = [(incidents[link.target].place, link.found) for link in coding.links if link.span.report == "answer"]
    return [(place.name if place else "", found) for place, found in places]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        (
            "American aircraft bombed a camp of Kataib Hezbollah near Babil on Monday in response to Saturday's attack.",
            "Al-Asad Air Base", "found by date, parties",
        ),
        (
            "U.S. jets struck a depot in Deir ez-Zor on Monday. The strikes were in retaliation for the attack on Tower 22.",
            "Tower 22", "found by place, parties",
        ),
        (
            "The United States bombed a militia camp in Iraq on Monday in retaliation for the attack in Jordan last week.",
            "Tower 22", "found by place, parties",
        ),
        (
            "U.S. jets struck a depot in Deir ez-Zor on Monday. Washington called it an answer to the killing of a soldier in "
            "Jordan.",
            "Tower 22", "found by place, parties",
        ),
    ],
)  # fmt: skip
def test_found_in_another_report(text: str, place: str, found: str) -> None:
    assert find_targets(code(text)) == [(place, found)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States bombed a militia camp in Iraq on Monday in response to attacks on its troops.",
        "The United States bombed a militia camp in Iraq on Monday in response to the attack.",
        "U.S. jets struck a depot in Deir ez-Zor on Monday in response to Wednesday's attack.",
        "Militants fired rockets at a base in Syria on Monday in response to Saturday's attack.",
        "The United States answered a letter about the attack in Jordan on Monday and bombed a militia camp in Iraq.",
    ],
)
def test_not_where_too_little_is_said_or_it_does_not_fit(text: str) -> None:
    assert find_targets(code(text)) == []


def test_the_killing_of_somebody_in_particular() -> None:
    blow = Report(
        id="blow", published="2024-03-10",
        text="An Israeli air strike killed two officers of the Revolutionary Guards in Damascus on Saturday.",
    )  # fmt: skip
    text = "Iran fired missiles at Israel on Monday. Tehran called it its answer to the killing of Revolutionary Guards officers."
    assert find_targets(code(text, blow)) == [("Damascus", "found by parties")]
    again = Report(
        id="again", published="2024-03-09",
        text="An Israeli air strike killed an officer of the Revolutionary Guards in Aleppo on Friday.",
    )  # fmt: skip
    assert find_targets(code(text, blow, again)) == []


def test_two_that_fit_alike_stay_open() -> None:
    second = Report(
        id="second", published="2024-03-10",
        text="Militants fired rockets at a base near Erbil on Saturday, wounding an American soldier.",
    )  # fmt: skip
    text = "American aircraft bombed a camp of Kataib Hezbollah near Babil on Monday in response to Saturday's attack."
    coding = code(text, TOLD[0], second)
    assert find_targets(coding) == []
    assert len(coding.references) == 1


def test_what_the_report_tells_itself_needs_no_reference() -> None:
    text = "American aircraft bombed a camp near Babil on Monday in response to a rocket attack on Al-Asad on Saturday."
    coding = code(text)
    assert coding.references == ()
    assert find_targets(coding) == [("Al-Asad Air Base", "")]


def test_alone_every_report_keeps_its_reference() -> None:
    text = "American aircraft bombed a camp of Kataib Hezbollah near Babil on Monday in response to Saturday's attack."
    coding = code_reports([*TOLD, Report(id="answer", text=text, published="2024-03-12")], each=True)
    assert coding.links == ()
    (reference,) = coding.references
    assert str(reference.whens[0].earliest) == "2024-03-09"
    assert text[reference.span.start : reference.span.end] == reference.span.quote
