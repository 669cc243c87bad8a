"""Which words tell of a happening, and which only borrow them: labour, sport, business, nature, months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talion.events.triggers import find_triggers

if TYPE_CHECKING:
    from conftest import Coder


def words(coder: Coder, text: str) -> list[tuple[str, str]]:
    """Each trigger's words with the PLOVER type of its frame."""
    scene = coder.scene(text)
    return [(scene.doc[t.start : t.end].text, t.frame.plover) for t in find_triggers(scene)]


@pytest.mark.parametrize(
    ("text", "word", "plover"),
    [
        ("Rebels attacked the fort at dawn.", "attacked", "ASSAULT"),
        ("The raid on the fort lasted an hour.", "raid", "ASSAULT"),
        ("Jets bombed the fort.", "bombed", "ASSAULT"),
        ("An air strike flattened the fort.", "strike", "ASSAULT"),
        ("The airstrikes went on all night.", "airstrikes", "ASSAULT"),
        ("An air raid flattened the fort.", "raid", "ASSAULT"),
        ("Gunners shelled the fort.", "shelled", "ASSAULT"),
        ("Gunmen opened fire on a bus.", "opened", "ASSAULT"),
        ("Rebels fired rockets at the fort.", "fired", "ASSAULT"),
        ("A car bomb went off at the gate.", "went", "ASSAULT"),
        ("Sappers blew up the bridge.", "blew", "ASSAULT"),
        ("A suicide bombing shook the fort.", "suicide", "ASSAULT"),
        ("Rebels clashed with soldiers.", "clashed", "ASSAULT"),
        ("Rebels kidnapped two nurses.", "kidnapped", "ASSAULT"),
        ("Gunners shot down a drone.", "shot", "ASSAULT"),
        ("Rebels torched the school.", "torched", "ASSAULT"),
        ("The army recaptured the town of Sirte.", "recaptured", "ASSAULT"),
        ("Police arrested a rebel commander.", "arrested", "COERCE"),
        ("Students marched through the capital.", "marched", "PROTEST"),
        ("Hezbollah vowed to avenge him.", "vowed", "THREATEN"),
        ("Soldiers forced three women to have sex with them.", "forced", "ASSAULT"),
        ("Ten women were assaulted at the well, and two sought a lawyer after being assaulted again.", "assaulted", "ASSAULT"),
        ("Raiders broke the legs of a farmer.", "broke", "ASSAULT"),
        ("Clerks put down their tools at noon.", "put", "PROTEST"),
        ("Rioters rammed a bus into the gate.", "rammed", "PROTEST"),
    ],
)
def test_a_word_that_tells(coder: Coder, text: str, word: str, plover: str) -> None:
    assert (word, plover) in [(said.split()[0], kind) for said, kind in words(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kerosene prices rocketed in spring.",
        "Talks with the lenders begin in March.",
        "By the end of March the snow had gone.",
        "The minister came under fire over the budget.",
        "The firm fired forty clerks.",
        "The court struck down the law.",
        "The ministry launched a website.",
        "The army executed the plan well.",
        "The baker won a battle with the tax office.",
        "The partners clashed over the budget.",
        "A barrage of complaints reached the station.",
        "The song exploded onto the charts.",
    ],
)
def test_a_word_that_only_borrows(coder: Coder, text: str) -> None:
    assert words(coder, text) == []


@pytest.mark.parametrize(
    "text",
    [
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


@pytest.mark.parametrize(
    "text",
    [
        "Teachers went on strike in Athens on Tuesday.",
        "Nurses launched a three-day strike in Lagos on Monday over pay.",
        "A general strike closed the shops of Nablus on Monday.",
        "Rail workers plan a strike in Lyon on Friday.",
        "Prisoners began a hunger strike in Cairo on Monday.",
    ],
)
def test_a_strike_of_workers_is_no_violence(coder: Coder, text: str) -> None:
    assert "ASSAULT" not in [incident.plover_type for incident in coder.code(text).incidents]


def test_the_longest_wording_is_one_trigger(coder: Coder) -> None:
    assert len(words(coder, "Soldiers opened fire on a bus near the fort.")) == 1


def test_menus_beside_the_article_tell_of_nothing(coder: Coder) -> None:
    menu = "Home\nWorld\nAttack on airport\n\nRebels shelled the fort on Monday.\n\nDozens killed in raid\nShare\n"
    assert words(coder, menu) == [("shelled", "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "word", "plover"),
    [
        ("Malian troops retook Kidal from the rebels on Tuesday.", "retook", "ASSAULT"),
        ("Some ten police posts were overrun by insurgents on Friday.", "overrun", "ASSAULT"),
        ("Bandits let sixty pupils of Kagara go on Sunday.", "let", "CONCEDE"),
        ("Thirty hostages left Gaza on Monday.", "left", "CONCEDE"),
        ("Guns fell silent in Tigray on Monday.", "fell", "AGREE"),
        ("The junta cut off the internet on Friday.", "cut", "COERCE"),
        ("Hamas rejected the truce on Monday.", "rejected", "REJECT"),
        ("Insurgents wiped out a platoon near Mainok on Sunday.", "wiped", "ASSAULT"),
        ("Saboteurs severed two cables on Monday.", "severed", "ASSAULT"),
    ],
)
def test_words_of_every_kind_of_happening(coder: Coder, text: str, word: str, plover: str) -> None:
    assert (word, plover) in [(said.split()[0], kind) for said, kind in words(coder, text)]


def test_a_word_inside_the_name_of_a_weapon_tells_nothing(coder: Coder) -> None:
    text = "The jets struck depots that held rockets, missiles and attack drones."
    assert [w for w, _ in words(coder, text)] == ["struck"]


@pytest.mark.parametrize(
    "text",
    [
        "Crews were fighting two warehouse fires in Haifa.",
        "Saleh beat his rival by 3,000 votes.",
        "More than 300 residents packed the town hall in Leeds.",
        "The bishop led the Easter vigil in Lima.",
        "The cable ship sailed for Malta to mend the line.",
        "The coast guard sent two rescue helicopters to the wreck.",
        "A Peruvian gunboat ordered the ship to stop.",
    ],
)
def test_fights_without_a_foe_and_full_rooms_tell_of_nothing(coder: Coder, text: str) -> None:
    assert not words(coder, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The destroyer shot down another one over the gulf on Friday.", [("shot down", "ASSAULT")]),
        ("A container ship took all 24 men to Djibouti on Monday.", []),
        ("A small fire burned on the tanker for an hour.", []),
    ],
)
def test_what_flew_and_who_was_saved(coder: Coder, text: str, told: list[tuple[str, str]]) -> None:
    assert words(coder, text) == told


@pytest.mark.parametrize(
    ("text", "word", "plover"),
    [
        ("Two thousand troops were sent to the Tajik border.", "sent", "MOBILIZE"),
        ("Sappers found four crates of explosives under a bridge.", "found", "ASSAULT"),
        ("Sappers found three parcels containing dynamite under a pylon.", "found", "ASSAULT"),
    ],
)
def test_what_is_moved_unsaid_by_whom_and_what_is_found_in_its_wrapping(coder: Coder, text: str, word: str, plover: str) -> None:
    assert (word, plover) in words(coder, text)


def test_executing_strikes_kills_nobody_by_itself(coder: Coder) -> None:
    assert [w for w, _ in words(coder, "Jets executed airstrikes on a depot near Nyala on Monday.")] == ["airstrikes"]
