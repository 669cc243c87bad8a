"""Which words tell of a happening, and which only borrow them: labour, sport, business, nature, months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.events.triggers import find_triggers

if TYPE_CHECKING:
    from conftest import Coder


def words(coder: Coder, text: str) -> list[tuple[str, str]]:
    """Each trigger's words with its frame."""
    scene = coder.scene(text)
    return [(scene.doc[t.start : t.end].text, t.frame.name) for t in find_triggers(scene)]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked the fort at dawn.", ("attacked", "attack")),
        ("The raid on the fort lasted an hour.", ("raid", "attack")),
        ("Jets bombed the fort.", ("bombed", "bomb")),
        ("An air strike flattened the fort.", ("strike", "airstrike")),
        ("The airstrikes went on all night.", ("airstrikes", "airstrike")),
        ("An air raid flattened the fort.", ("raid", "airstrike")),
        ("Gunners shelled the fort.", ("shelled", "shell")),
        ("Gunmen opened fire on a bus.", ("opened fire", "fire")),
        ("Rebels fired rockets at the fort.", ("fired", "launch")),
        ("A car bomb went off at the gate.", ("went off", "explode")),
        ("Sappers blew up the bridge.", ("blew up", "explode")),
        ("A suicide bombing shook the fort.", ("suicide bombing", "suicide")),
        ("Rebels clashed with soldiers.", ("clashed", "clash")),
        ("Rebels kidnapped two nurses.", ("kidnapped", "abduct")),
        ("Gunners shot down a drone.", ("shot down", "intercept")),
        ("Rebels torched the school.", ("torched", "burn")),
        ("The army recaptured the town of Sirte.", ("recaptured", "take territory")),
        ("Police arrested a rebel commander.", ("arrested", "arrest")),
        ("Students marched through the capital.", ("marched", "protest")),
        ("Hezbollah vowed to avenge him.", ("vowed", "threaten")),
    ],
)
def test_a_word_that_tells(coder: Coder, text: str, trigger: tuple[str, str]) -> None:
    assert trigger in words(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kerosene prices rocketed in spring.",
        "Talks with the lenders begin in March.",
        "By the end of March the snow had gone.",
        "The minister came under fire over the budget.",
        "Nurses called a general strike.",
        "The firm fired forty clerks.",
        "The court struck down the law.",
        "The ministry launched a website.",
        "The army executed the plan well.",
    ],
)
def test_a_word_that_only_borrows(coder: Coder, text: str) -> None:
    assert words(coder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Teachers went on strike in Athens on Tuesday.",
        "Nurses launched a three-day strike in Lagos on Monday over pay.",
        "The striker fired a shot past the goalkeeper in Cairo on Sunday.",
        "The senator was attacked by critics in Rome on Monday for his remarks on tax.",
        "Ali suffered a heart attack in Baghdad on Monday and died.",
        "A lightning strike killed two farmers in Kenya on Monday.",
        "A wildfire burned thirty houses in Greece on Monday and killed two people.",
        "The factory explosion killed nine workers in Izmir on Monday after a gas leak.",
        "Grain prices were hit by the drought in Mali in March.",
        "Shares in the bank were battered in Milan on Monday as investors fled.",
        "The battle for the championship goes on in Doha on Friday.",
        "The comedian bombed in Leeds on Monday.",
        "A shark attack killed a surfer off Perth on Monday.",
    ],
)
def test_false_friends_make_no_incident(coder: Coder, text: str) -> None:
    assert coder.code(text).incidents == ()


def test_the_longest_wording_wins(coder: Coder) -> None:
    assert words(coder, "Soldiers opened fire on a bus near the fort.") == [("opened fire", "fire")]


def test_menus_beside_the_article_tell_of_nothing(coder: Coder) -> None:
    menu = "Home\nWorld\nAttack on airport\n\nRebels shelled the fort on Monday.\n\nDozens killed in raid\nShare\n"
    assert words(coder, menu) == [("shelled", "shell")]
