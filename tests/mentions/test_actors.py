"""find_actors on sentences of our own: names, states for their forces, unnamed groups, people, ships, and what always holds."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talion.mentions.actors import find_actors
from talion.parse import parse_report
from talion.records import Actor, Mention, Report


def mentions_of(text: str) -> list[Mention]:
    return find_actors(parse_report(Report(id="r", text=text)), "r")


def actor(mention: Mention) -> Actor:
    assert isinstance(mention.value, Actor)
    return mention.value


def found(text: str) -> dict[str, str]:
    """Quote -> canonical name."""
    return {m.span.quote: actor(m).name for m in mentions_of(text)}


def one(text: str, quote: str) -> Mention:
    """The only mention with that quote."""
    matching = [m for m in mentions_of(text) if m.span.quote == quote]
    assert len(matching) == 1, found(text)
    return matching[0]


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("On Friday Kata’ib Hizballah shelled the depot.", "Kata’ib Hizballah", "Kataib Hezbollah"),
        ("The Iraqi Hezbollah Brigades shelled the depot.", "Iraqi Hezbollah Brigades", "Kataib Hezbollah"),
        ("Ansarullah fired at the harbour.", "Ansarullah", "Houthis"),
        ("Lebanese Hezbollah fired at the hill.", "Lebanese Hezbollah", "Hezbollah"),
        ("The Islamic State group burned the archive.", "Islamic State group", "Islamic State"),
        ("Tehreek-e-Taliban Pakistan bombed a bridge.", "Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan"),
        ("Centcom published a film of the raid.", "Centcom", "United States"),
        ("The IDF shelled the valley.", "IDF", "Israel"),
        ("M23 rebels took the ridge above Sake.", "M23 rebels", "M23"),
        ("FMLN REBELS BURNED TWO BUSES ON THE COAST ROAD.", "FMLN rebels", "Farabundo Marti National Liberation Front"),
    ],
)
def test_known_names_in_their_spellings(text: str, quote: str, name: str) -> None:
    assert found(text).get(quote) == name


def test_small_words_are_not_acronyms() -> None:
    names = set(found("It is said that they told us where the aid convoy is.").values())
    assert not names & {"Islamic State", "United States"}


def test_islamic_state_in_iraq_is_one_actor() -> None:
    assert list(found("The Islamic State in Iraq and Syria lost the dam.").values()) == ["Islamic State"]


def test_a_weak_acronym_needs_its_country() -> None:
    assert "Arakan Army" not in found("The AA meeting lasted an hour.").values()
    assert found("In Myanmar the AA seized a bridge.")["AA"] == "Arakan Army"


def test_names_inside_other_names_stay_unread() -> None:
    assert not {"Jordan", "Mexico", "United States"} & set(
        found("Latin America mourned in Mexico City by the Jordan River.").values()
    )


@pytest.mark.parametrize(
    ("text", "quote", "state"),
    [
        ("Four American troops were hurt.", "American troops", "United States"),
        ("Two U.S. service members were hurt.", "U.S. service members", "United States"),
        ("Turkish soldiers crossed the river.", "Turkish soldiers", "Turkey"),
        ("Israeli jets bombed a bridge.", "Israeli jets", "Israel"),
        ("British warships fired flares.", "British warships", "United Kingdom"),
        ("Iran's military fired two rockets.", "Iran's military", "Iran"),
        ("The Philippine coast guard was rammed.", "Philippine coast guard", "Philippines"),
        ("Congolese army troops fled the town.", "Congolese army troops", "Democratic Republic of Congo"),
    ],
)
def test_a_state_for_its_forces(text: str, quote: str, state: str) -> None:
    mention = one(text, quote)
    assert (actor(mention).name, actor(mention).kind, mention.rule) == (state, "state", "state for its forces")


def test_joined_adjectives_share_the_forces() -> None:
    by_quote = {m.span.quote: m for m in mentions_of("U.S. and British forces struck the pier.")}
    assert by_quote["U.S."].rule == "state for its forces"
    assert actor(by_quote["British forces"]).name == "United Kingdom"


@pytest.mark.parametrize(
    "words",
    ["Iran-backed militias", "Iranian-backed fighters", "pro-Iran groups", "Tehran-backed militia", "groups backed by Tehran"],
)
def test_unnamed_militias_have_their_backer(words: str) -> None:
    militia = actor(one(f"On Friday {words} shelled the base.", words))
    assert (militia.name, militia.kind, militia.backers) == ("Iran-backed militias", "militia", ("Iran",))


def test_a_named_group_is_not_its_backer() -> None:
    assert found("Iranian-backed Houthi militants fired a missile.") == {"Iranian-backed Houthi militants": "Houthis"}


def test_owners_and_controllers_only_qualify() -> None:
    by_quote = {m.span.quote: m for m in mentions_of("A U.S.-owned warehouse in Houthi-controlled Hodeidah burned.")}
    assert by_quote["U.S."].rule == "modifier:owned"
    assert by_quote["Houthi"].rule == "modifier:controlled"


def test_an_adjective_before_anything_else_is_itself_alone() -> None:
    mention = one("An Israeli drone fell near the Iranian consulate.", "Israeli")
    assert (actor(mention).name, mention.rule) == ("Israel", "demonym")


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Gunmen killed a teacher.", "Gunmen", "unidentified armed group"),
        ("Gunmen killed a teacher.", "teacher", "teacher"),
        ("A suicide bomber struck the gate.", "suicide bomber", "unidentified armed group"),
        ("Suspected Boko Haram insurgents burned a school.", "Suspected Boko Haram insurgents", "Boko Haram"),
        ("Kurdish fighters held the bridge.", "Kurdish fighters", "Kurdish militants"),
        ("Libyan rebels took the airport.", "Libyan rebels", "Libyan rebels"),
        ("Pakistani police fired shots.", "Pakistani police", "Pakistani police"),
        ("The police fired shots.", "police", "police"),
        ("Somali pirates boarded a dhow.", "Somali pirates", "Somali pirates"),
        ("Worshippers ran from the hall.", "Worshippers", "civilians"),
        ("Three aid workers died.", "aid workers", "aid workers"),
        ("Demonstrators burned tyres.", "Demonstrators", "protesters"),
        ("The Italian ambassador was kidnapped.", "Italian ambassador", "Italian ambassador"),
    ],
)
def test_phrases_by_their_head_noun(text: str, quote: str, name: str) -> None:
    assert found(text).get(quote) == name


def test_soldiers_of_no_named_state_stay_open() -> None:
    soldiers = actor(one("Seven soldiers died in the ambush.", "soldiers"))
    assert (soldiers.name, soldiers.kind, soldiers.country) == ("soldiers", "military", None)


def test_a_verb_is_no_actor() -> None:
    assert not found("The flood forces everyone to move and guards nothing.").keys() & {"forces", "guards"}


def test_a_capital_is_a_government_only_where_it_acts() -> None:
    assert one("Moscow denied the charge.", "Moscow").rule == "capital for government"
    assert "Moscow" not in found("A bus burned in Moscow on Friday.")


def test_abbreviations_are_learned_for_the_report() -> None:
    text = "The Northern Dawn Front (NDF), a militia, burned a depot. The NDF said it would go on."
    assert [name for quote, name in found(text).items() if quote == "NDF"] == ["Northern Dawn Front"]
    learned = next(m for m in mentions_of(text) if m.span.quote == "NDF")
    assert actor(learned).kind == "armed group"


def test_ships_keep_their_prefix_and_are_known_later_by_the_bare_name() -> None:
    names = found("The MV Silver Heron was hit. Later the Silver Heron sank. USS Dalton answered.")
    assert names["MV Silver Heron"] == names["Silver Heron"] == "M/V Silver Heron"
    assert names["USS Dalton"] == "USS Dalton"
    assert actor(one("USS Dalton shot down a drone.", "USS Dalton")).country == "USA"


def test_a_ship_is_known_by_its_flag_or_owner_where_the_sentence_is_of_the_sea() -> None:
    assert found("Rebels hit the Greek-owned Silver Heron with an anti-ship missile.")["Silver Heron"] == "Silver Heron"
    assert found("The Liberia-flagged Amber Tide was set alight in the strait.")["Amber Tide"] == "Amber Tide"
    assert all(actor(m).kind != "ship" for m in mentions_of("Staff of the Saudi-owned Desert Channel marched in Beirut."))


def test_a_surname_is_the_person_named_before() -> None:
    text = "John Whitfield was shot at his house. The mourners praised Whitfield on Sunday."
    assert {actor(m).name for m in mentions_of(text) if "Whitfield" in m.span.quote} == {"John Whitfield"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The murder of Rosa Amelia Casanueva Portillo shocked the town.", "Rosa Amelia Casanueva Portillo"),
        ("Gunmen killed Federico Estrella Robles near Cali on Monday.", "Federico Estrella Robles"),
        ("Rebels kidnapped Nestor Quintana Solis and David Leslie Moore in Cali.", "David Leslie Moore"),
    ],
)
def test_a_person_has_the_whole_name(text: str, name: str) -> None:
    assert actor(one(text, name)).kind == "person"


def test_the_coalition_is_the_one_that_the_report_names() -> None:
    names = found("The Saudi-led coalition bombed a bridge. The coalition gave no reason.")
    assert names["coalition"] == "Saudi-led coalition"


PIECES = [
    "the", "Iranian", "Houthi", "Hezbollah", "U.S.", "-", "backed", "and", "militants", ",", "troops", "of", "in", "Iraq",
    "(", "KH", ")", "'", "s", "fired", "at", "Kata'ib", "police", "Israel's", "USS", "Cole", ".", "\n", "IS",
    "President", "MV", "members", "by",
]  # fmt: skip
WORDS = st.sampled_from(PIECES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=25))
def test_spans_are_exact_sorted_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    mentions = mentions_of(text)
    quoted = [
        (text[m.span.start : m.span.end].lower(), m.span.quote.lower()) for m in mentions
    ]  # a headline is read in small letters
    assert all(there == told and told for there, told in quoted)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_a_report_of_four_hundred_words_takes_milliseconds() -> None:
    sentence = (
        "Iranian-backed Houthi militants fired on U.S. troops near Aden, and Israeli jets answered over Yemen on Friday morning. "
    )
    doc = parse_report(Report(id="r", text=sentence * 22))
    find_actors(doc, "r")
    begun = time.perf_counter()
    find_actors(doc, "r")
    assert time.perf_counter() - begun < 0.1


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Three Guyanese prospectors were shot dead on Friday.", "Guyanese prospectors", "Guyanese prospectors"),
        ("Two Muslim traders were beaten to death in Bossangoa.", "Muslim traders", "Muslim traders"),
        ("Six Yazidi women came home to Sinjar.", "Yazidi women", "Yazidi women"),
        ("A mob beat a driver in Tsholotsho.", "mob", "mob"),
        ("Cossack volunteers looted the homes.", "Cossack volunteers", "Cossack volunteers"),
        ("Fighters linked to al-Qaeda stormed the post.", "Fighters linked to al-Qaeda", "al-Qaeda-linked militants"),
        ("Putin's air force bombed the town.", "Putin's air force", "Russia"),
        ("Ethnic Armenian separatists fired mortars.", "Ethnic Armenian separatists", "Armenian separatists"),
        ("Iran said the Guards fired two missiles.", "the Guards", "Islamic Revolutionary Guard Corps"),
        ("Israeli instructors trained them.", "Israeli instructors", "Israel"),
    ],
)
def test_people_by_their_faith_work_and_masters(text: str, quote: str, name: str) -> None:
    assert found(text).get(quote) == name


def test_things_with_the_ending_of_doers_are_no_people() -> None:
    assert "Israeli bulldozers" not in found("Israeli bulldozers razed four homes.")


def test_what_a_report_explains_goes_before_what_is_known() -> None:
    names = found("The Patriotic Defence Front (PDF) burned a school. PDF fighters fled.")
    assert names["PDF fighters"] == "Patriotic Defence Front"
    names = found("The Movement for the Salvation of Kasai (MSK-R) burned a school. MSK-R fighters fled.")
    assert names["MSK-R fighters"] == "Movement for the Salvation of Kasai"


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Kurdish forces shelled the town on Monday.", "Kurdish forces", "Kurdish forces"),
        ("An Islamist brigade shelled the town on Monday.", "Islamist brigade", "Islamist militants"),
        ("Gunmen killed four Shi'ite pilgrims near Sehwan.", "Shi'ite pilgrims", "Shi'ite pilgrims"),
        ("Secretary of State Mike Harlan threatened Cuba.", "Mike Harlan", "Mike Harlan"),
    ],
)
def test_armed_men_of_a_people_and_names_behind_offices(text: str, quote: str, name: str) -> None:
    assert found(text).get(quote) == name


def test_villages_in_a_list_are_no_persons() -> None:
    assert "person" not in {actor(m).kind for m in mentions_of("Shells hit Tel Shanan, Al-Dardara, and Umm Al-Kif on Tuesday.")}


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("An FSB officer was stabbed on Saturday.", "FSB officer", "Russia"),
        ("Tribesmen ambushed Druze fighters on Monday.", "Druze fighters", "Druze militants"),
        ("The Taliban's intelligence service arrested a nurse.", "Taliban's intelligence service", "Taliban"),
        ("Twelve Druze were killed on Monday.", "Druze", "Druze"),
    ],
)
def test_officers_of_a_body_and_peoples_that_are_their_own_plural(text: str, quote: str, name: str) -> None:
    assert {q.removeprefix("Twelve "): n for q, n in found(text).items()}.get(quote) == name


def test_the_regime_is_the_one_that_the_report_names() -> None:
    names = found("The Syrian regime shelled Idlib. Two regime soldiers died.")
    assert names["regime soldiers"] == "Syria"
    assert found("Rebels shot two regime soldiers.")["regime soldiers"] == "soldiers"


def test_local_time_is_nobody() -> None:
    assert "Syria" not in found("At 8 a.m. Syrian local time, ten rockets hit the base.").values()
