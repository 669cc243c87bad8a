"""Mixed case for text in capitals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.casing.restoring import restore_case
from talion.parse import DEFAULT_MODEL, load_pipeline
from talion.pipeline import code_reports
from talion.records import Report


def restore(text: str) -> str:
    return restore_case(text, load_pipeline(DEFAULT_MODEL))


def test_names_titles_and_months_keep_their_capitals() -> None:
    text = "LIMA, 3 MAY 91 -- SHINING PATH GUERRILLAS SHOT COLONEL HECTOR QUIROGA NEAR THE TOWN OF HUANTA IN MARCH 1991."
    assert restore(text) == (
        "Lima, 3 May 91 -- Shining Path guerrillas shot Colonel Hector Quiroga near the town of Huanta in March 1991."
    )


def test_a_body_is_named_by_its_acronym() -> None:
    text = "MEMBERS OF THE POPULAR WORKERS FRONT (FTP) MAY HAVE BURNED THE BUSES. THE FTP DENIED IT."
    assert restore(text) == "Members of the Popular Workers Front (FTP) may have burned the buses. The FTP denied it."


def test_surnames_that_are_words_are_names_behind_given_names_and_titles() -> None:
    text = "MASKED MEN KIDNAPPED RAUL CASTRO PRADO AND COL MORALES IN THE 4TH DISTRICT. MORALES AND CASTRO ARE 5 KM AWAY, I HEAR."
    assert restore(text) == (
        "Masked men kidnapped Raul Castro Prado and Col Morales in the 4th district. Morales and Castro are 5 km away, I hear."
    )


def test_a_bracket_explains_an_acronym() -> None:
    text = "THE DAR [REVOLUTIONARY AGRARIAN DIRECTORATE] AND THE CREW OF THE USS FOX WERE WARNED BY THE ARMY."
    assert restore(text).startswith("The DAR [")
    assert "the USS Fox were warned by the army" in restore(text)


def test_the_state_is_not_the_pronoun() -> None:
    text = "THE US TROOPS FIRED AT THE CAR, WITNESSES TOLD US ON MONDAY."
    assert restore(text) == "The US troops fired at the car, witnesses told us on Monday."


@pytest.mark.parametrize(
    ("headline", "plain"),
    [
        (
            "US-Led Coalition Says Raid Killed Three ISIS Militants Near Qamishli",
            "US-led coalition says raid killed three ISIS militants near Qamishli",
        ),
        (
            "Israel Strikes Southern Lebanon After Rocket Fire, Killing Two",
            "Israel strikes southern Lebanon after rocket fire, killing two",
        ),
        ("Gunmen Shoot Dead Mexican Army General in Culiacan", "Gunmen shoot dead Mexican Army general in Culiacan"),
        (
            "Pilots of Two F-35 Jets Blamed as McAllister Reviews Crash",
            "Pilots of two F-35 jets blamed as McAllister reviews crash",
        ),
    ],
)
def test_a_headline_is_read_like_a_sentence(headline: str, plain: str) -> None:
    assert restore(f"{headline}\n\nIt was quiet later.") == f"{plain}\n\nIt was quiet later."


@pytest.mark.parametrize(
    "line",
    [
        "World Health Organization and International Red Cross",
        "Syrian Observatory for Human Rights in London",
        "Reuters, Deutsche Welle, Agence France Presse, Kyodo News.",
        "Gunmen killed Father Paul Okafor near Jos North",
    ],
)
def test_names_and_ordinary_lines_are_no_headlines(line: str) -> None:
    assert restore(line) == line


def test_a_headline_names_no_group_that_is_not_there() -> None:
    text = (
        "US-Led Coalition Says Raid Killed Three ISIS Militants\n\nThe raid took place near Shaddadi on Monday, officials said."
    )
    [incident] = code_reports([Report(id="r", text=text, published="2023-03-14")]).incidents
    assert not {name for name in incident.perpetrators if "Killed" in name}
    assert incident.recipients == ("Islamic State",)


@pytest.mark.parametrize(
    "text",
    ["Four men of the FMLN, ELN and M-19 met. The UN, NATO, WHO and AU did not.", "1,234,567 8,910,111,213 141,516,171,819 20"],
)
def test_ordinary_text_stays(text: str) -> None:
    assert restore(text) == text


def test_only_the_part_in_capitals_changes() -> None:
    text = "Police said little.\n\nTHREE KILLED AS REBELS ATTACK A BRIDGE IN NORTHERN KENYA\n\nThe UN sent nobody."
    assert restore(text).splitlines()[2] == "Three killed as rebels attack a bridge in northern Kenya"
    assert restore(text).splitlines()[::4] == text.splitlines()[::4]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ABEIST .,-'’İßÉ\n1", min_size=41, max_size=120))
def test_every_character_keeps_its_place(text: str) -> None:
    restored = restore(text)
    assert len(restored) == len(text)
    assert restored.casefold().upper() == text.casefold().upper()


def test_capitals_are_coded_like_mixed_case_and_quoted_as_they_are() -> None:
    text = "Rebels of the National Liberation Army attacked a police post in Tame, Colombia, on Tuesday, killing three policemen."
    plain, loud = (
        code_reports([Report(id="r", text=t, published="1996-07-11")]).incidents for t in (text, text.upper())
    )  # fmt: skip
    assert [(i.acled_sub_event_type, i.perpetrators, i.fatalities, i.when) for i in loud] == [
        (i.acled_sub_event_type, i.perpetrators, i.fatalities, i.when) for i in plain
    ]
    assert len(plain) == 1
    assert all(s.quote.isupper() for i in loud for c in i.claims for s in c.spans)
