from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.gazetteer import Gazetteer, open_gazetteer
from talion.mentions.actors import find_actors
from talion.mentions.places import find_places, outside, without_places
from talion.mentions.weapons import find_weapons
from talion.parse import parse_report
from talion.records import Mention, Place, Report


@cache
def open_once() -> Gazetteer:
    return open_gazetteer()


def find_in(text: str) -> list[Mention]:
    return find_places(parse_report(Report(id="r", text=text)), open_once(), "r")


def value_of(text: str, quote: str) -> tuple[Place, str]:
    for mention in find_in(text):
        if mention.span.quote == quote and isinstance(mention.value, Place):
            return mention.value, mention.rule
    raise AssertionError(f"{quote!r} is not among {[m.span.quote for m in find_in(text)]}")


@pytest.mark.parametrize(
    "spelling", ["Ain al-Assad", "al-Asad Air Base", "Ayn al-Asad airbase", "Ein al-Asad", "Al Asad Airbase", "the Al-Assad base"]
)
def test_every_spelling_of_the_base_is_one_place(spelling: str) -> None:
    place, _ = value_of(f"Two drones were shot down over {spelling} on Monday.", spelling.removeprefix("the "))
    assert (place.name, place.country, place.precision) == ("Al-Asad Air Base", "IRQ", "site")
    assert (place.lat, place.lon) == (33.79, 42.44)


@pytest.mark.parametrize(
    ("text", "quote", "name", "country", "precision"),
    [
        ("Mortars fell near Jurf al-Sakhar before dawn.", "Jurf al-Sakhar", "Jurf al-Sakhar", "IRQ", "town"),
        ("A roadside bomb killed two in Deir Ezzor.", "Deir Ezzor", "Deir ez-Zor", "SYR", "town"),
        ("A depot in Al-Qa'im was bombed.", "Al-Qa'im", "Al-Qaim", "IRQ", "town"),
        ("Warplanes struck Hudaydah at night.", "Hudaydah", "Hodeidah", "YEM", "town"),
        ("Kiev was shelled in the night.", "Kiev", "Kyiv", "UKR", "town"),
        ("Rockets hit the Koniko gas field again.", "Koniko gas field", "Conoco gas field", "SYR", "site"),
        ("Convoys were ambushed in Anbar province.", "Anbar province", "Anbar", "IRQ", "province"),
        ("A missile hit a flat in the Mazzeh neighbourhood of Damascus.", "Mazzeh", "Mezzeh", "SYR", "district"),
        ("A tanker burned in the Gulf of Aden.", "Gulf of Aden", "Gulf of Aden", None, "sea"),
        ("Soldiers shot a protester in Gaza.", "Gaza", "Gaza Strip", "PSE", "province"),
    ],
)  # fmt: skip
def test_known_places(text: str, quote: str, name: str, country: str | None, precision: str) -> None:
    place, _ = value_of(text, quote)
    assert (place.name, place.country, place.precision) == (name, country, precision)


@pytest.mark.parametrize(
    ("text", "quote", "country", "admin"),
    [
        ("Deputies in Gainesville, Va., arrested a man.", "Gainesville", "USA", (38.8, -77.6)),
        ("Rep. Ann Doe (R-Ky.) spoke in London, KY, on Friday.", "London", "USA", (37.1, -84.1)),
        ("Paris police and the Henry County Jail shared a cell block.", "Paris", "USA", (36.3, -88.3)),
        ("Lebanon Police and the Boone County Sheriff's Office closed the road.", "Lebanon", "USA", None),
        ("The president left Mexico, the United States and Canada out of it.", "Mexico", "MEX", None),
        ("Shells fell on Kiryat Shmona at noon.", "Kiryat Shmona", "ISR", None),
        ("Russian jets bombed Daraya for hours.", "Daraya", "SYR", None),
        ("A crowd gathered at Paris City Hall near the Eiffel Tower.", "Paris", "FRA", None),
    ],
)
def test_names_that_are_told_together_lie_together(
    text: str, quote: str, country: str, admin: tuple[float, float] | None
) -> None:
    place, _ = value_of(text, quote)
    assert place.country == country
    if admin:
        assert (round(place.lat or 0, 1), round(place.lon or 0, 1)) == admin


def test_a_name_that_is_surely_a_place_once_is_one_everywhere() -> None:
    text = "Shots were heard in Byesville, Ohio. The Byesville Fire Department came."
    assert [m.span.quote for m in find_in(text)] == ["Byesville", "Ohio", "Byesville"]


def test_regions_of_many_countries_are_not_read_in_part() -> None:
    assert find_in("Latin America and South American traders complained.") == []


def test_the_wording_chooses_among_namesakes() -> None:
    assert value_of("Gunfire was heard in Tripoli, Lebanon, on Friday.", "Tripoli")[0].country == "LBN"
    assert value_of("Libyan militias fought in Tripoli on Friday.", "Tripoli")[0].country == "LBY"
    assert value_of("A gunman killed two in Atlanta, Georgia.", "Georgia")[0].precision == "province"
    assert value_of("Russian tanks rolled into Georgia, past Gori.", "Georgia")[0].country == "GEO"


def test_a_bare_name_means_the_country_or_state_and_not_a_town_called_like_it() -> None:
    text = "Envoys met in Guatemala City and Mixco. Three men were shot in Guatemala on Monday."
    assert value_of(text, "Guatemala")[0].precision == "country"
    text = "Police in Middletown, Warwick and Newburgh in New York State said that the men had been seen in Florida."
    assert value_of(text, "Florida")[0].precision == "province"


def test_an_airport_is_known_by_its_bare_name() -> None:
    assert value_of("Two men were held at Heathrow on Monday, police in London said.", "Heathrow")[0].country == "GBR"


@pytest.mark.parametrize(
    ("text", "quote", "rule"),
    [
        ("ERBIL - Guards fired in the air on Monday.", "ERBIL", "dateline"),
        ("BAGHDAD, Jan. 24 - Guards fired in the air on Monday.", "BAGHDAD", "dateline"),
        ("WASHINGTON (Newswire) - Guards fired in the air on Monday.", "WASHINGTON", "dateline"),
        ("On Monday Tehran said that it would answer.", "Tehran", "capital for government"),
        ("Militias backed by Iran shelled the town.", "Iran", "country for government"),
        ("A patrol was hit 30 km south of Mosul.", "Mosul", "away from"),
        ("A patrol was hit in northeastern Syria.", "northeastern Syria", "part of country"),
        ("A drone fell on Kirkuk airport at noon.", "Kirkuk airport", "site at town"),
        ("Rockets landed at the U.S. Embassy in Baghdad.", "U.S. Embassy in Baghdad", "embassy in city"),
        ("Gunmen burned the village of Zarqawan in Borno.", "Zarqawan", "name only"),
    ],
)
def test_rules(text: str, quote: str, rule: str) -> None:
    assert value_of(text, quote)[1] == rule


def test_a_word_for_the_kind_outweighs_what_the_recogniser_takes_a_name_for() -> None:
    text = "Pakistan bombed Iran on Thursday. Militants had been killed near the town of Saravan with drones."
    place, rule = value_of(text, "Saravan")
    assert (place.country, rule, place.lat is None) == ("IRN", "near", False)


def test_a_namesake_in_another_country_of_the_report_comes_before_a_mere_name() -> None:
    text = "Guards fired missiles at Erbil in Iraq. Pakistan said strikes around Saravan killed nine. Iran protested."
    mentions = [
        m for m in find_places(parse_report(Report(id="r", text=text)), open_once(), "r", actors=[]) if m.span.quote == "Saravan"
    ]
    assert [(m.value.country, m.value.gazetteer_id) for m in mentions if isinstance(m.value, Place)] == [
        ("IRN", "geonames:1159713")
    ]


def test_a_country_never_has_coordinates_and_a_name_only_place_is_honest() -> None:
    country, _ = value_of("Two people died in western Iraq.", "western Iraq")
    assert (country.name, country.precision, country.lat, country.lon) == ("Iraq", "country", None, None)
    unknown, _ = value_of("Gunmen burned the village of Zarqawan in Borno.", "Zarqawan")
    assert (unknown.country, unknown.lat, unknown.gazetteer_id, unknown.precision) == ("NGA", None, None, "town")


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post printed a letter.",
        "The Bank of Baghdad closed its doors.",
        "Michael Jordan met Lloyd Austin, and Austin smiled.",
        "Police killed two men in March.",
        "The Islamic State in Iraq and Syria said it did it.",
        "Manchester United lost again.",
        "Iranian and Syrian officers met.",
        "The launch came at 6 p.m. Baghdad time.",
        "Iran-backed fighters fled.",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert [mention.span.quote for mention in find_in(text)] == []


WORDS = [
    "Baghdad",
    "in",
    "Iraq",
    "northern",
    "Kirkuk",
    "airport",
    ",",
    "the",
    "village",
    "of",
    "Ain",
    "al-Assad",
    "U.S.",
    "near",
    "Qaim's",
    "\n",
    "é",
    "Gen.",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_quote_the_text_in_order_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in find_in(text):
        span = mention.span
        assert text[span.start : span.end] == span.quote
        assert span.start >= end
        assert isinstance(mention.value, Place)
        if mention.value.precision == "country":
            assert mention.value.lat is None
        end = span.end


def test_a_name_inside_that_of_a_weapon_is_no_place() -> None:
    doc = parse_report(Report(id="r", text="Students threw Molotov cocktails at police in Athens."))
    places = find_places(doc, open_once(), "r")
    assert [m.span.quote for m in outside(find_weapons(doc, "r"), places)] == ["Athens"]


def find_beside_actors(text: str) -> dict[str, Place]:
    doc = parse_report(Report(id="r", text=text))
    actors = find_actors(doc, "r")
    places = find_places(doc, open_once(), "r", actors)
    assert not {m.span.start for m in places if m.rule == "name only"} & {m.span.start for m in without_places(actors, places)}
    return {m.span.quote: m.value for m in places if isinstance(m.value, Place)}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Government jets pounded Tel Hamiyat on Tuesday and killed six shepherds.", "Tel Hamiyat", None),
        ("Three farmers died when a mortar shell landed near Kafr Zibin on Monday.", "Kafr Zibin", None),
        ("Fighters of the Lord's Resistance Army abducted nine girls at Obongwe last Friday.", "Obongwe", "UGA"),
        ("The army has recaptured Umm Dawlat from the Rapid Support Forces.", "Umm Dawlat", "SDN"),
        ("A missile strike on Bala Morz killed two border guards on Sunday.", "Bala Morz", None),
        ("Drones hit a Turkish outpost at Girmosk on Friday.", "Girmosk", None),
        ("Shells fell on the Armenian village of Tsaghkur on Friday.", "Tsaghkur", "ARM"),
        (
            "Rebels in Jaffna, Colombo and Kandy, an exile said in London, mined a road near Weliyamba.",
            "Weliyamba",
            "LKA",
        ),
        ("Fighting went on in Beirut around the Burj al-Mazrakiya camp.", "Burj al-Mazrakiya", "LBN"),
    ],
)
def test_names_that_nobody_knows_are_places_where_only_a_place_can_stand(text: str, name: str, country: str | None) -> None:
    assert find_beside_actors(text)[name].country == country


@pytest.mark.parametrize(
    "text",
    [
        "A drone strike on Abu Jandal al-Masri killed the commander on Sunday.",
        "Two officers in Katiba Hanifa were killed on Monday.",
        "Rebels killed a priest in Ramadan on Tuesday.",
        "Police shot John Barkley on Monday.",
        "The deputies in Parliament voted for it, in Arabic and in French.",
    ],
)
def test_other_names_are_no_unknown_places(text: str) -> None:
    assert find_beside_actors(text) == {}


def test_an_armed_group_tells_which_town_of_a_name_is_meant() -> None:
    assert find_beside_actors("Boko Haram freed two teachers in Banki on Saturday.")["Banki"].country == "NGA"


def test_a_quarter_that_nobody_knows_has_the_point_of_its_town() -> None:
    place, rule = value_of("Shells hit the Harabesh neighbourhood in Deir ez-Zor on Monday.", "Harabesh")
    assert (place.precision, place.country, rule) == ("district", "SYR", "district by its town")
    assert place.lat == pytest.approx(35.3, abs=0.2)


def test_an_owner_is_no_place() -> None:
    quotes = [m.span.quote for m in find_in("Grenades were thrown at Aeronor's offices in Guatemala City on Monday.")]
    assert quotes == ["Guatemala City"]


def test_what_the_report_calls_a_province_is_one_where_it_stands_bare() -> None:
    text = "Nine hurt by drone in Hasakah.\n\nHasakah province: a drone hit a car near Qamishli on Monday."
    assert value_of(text, "Hasakah")[0].precision == "province"
    both = "Nine hurt by drone in Hasakah. The city of Hasakah lies in Hasakah province."
    assert next(m.value.precision for m in find_in(both) if isinstance(m.value, Place)) == "town"


def test_a_village_that_no_map_has() -> None:
    place, rule = value_of("Troops held five men during a raid in Al-Hussaymiyah village on Sunday.", "Al-Hussaymiyah")
    assert (place.precision, place.lat, rule) == ("town", None, "name only")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A mine exploded in the Dasht-e-Zarin quarter of Kabul on Saturday.", "Dasht-e-Zarin"),
        ("Guards raided a house in the Kota-e-Sabz area, in Kabul.", "Kota-e-Sabz"),
        ("An air strike on Zahrun (Baalbek-Hermel) killed four people in Lebanon.", "Zahrun"),
        ("Shells fell near Deir Zahrun (Nabatieh district) on Monday.", "Deir Zahrun"),
    ],
)
def test_a_name_with_its_region_in_brackets_or_linked_by_izafat_is_whole(text: str, quote: str) -> None:
    assert quote in [mention.span.quote for mention in find_in(text)]


def test_a_sure_name_is_a_place_where_it_tells_which_bombing_is_meant() -> None:
    text = "Blood was shed in the Afghan town of Charikar on Friday. The mission called for a probe of the Charikar bombing."
    assert [mention.span.quote for mention in find_in(text)].count("Charikar") == 2
