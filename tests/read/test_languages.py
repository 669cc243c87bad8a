"""English or not."""

from __future__ import annotations

import pytest

from talion.read.languages import foreign_language

FOREIGN = {
    "German": "Bei einem Angriff auf einen Stützpunkt im Norden des Landes sind am Dienstag drei Soldaten ums Leben gekommen.",
    "French": "Trois soldats ont été tués mardi lors d'une attaque contre une base située dans le nord du pays, selon l'armée.",
    "Spanish": "Tres soldados murieron el martes en un ataque contra una base situada en el norte del país, informó el ejército.",
    "Finnish": "Kolme sotilasta sai surmansa tiistaina iskussa, joka kohdistui tukikohtaan maan pohjoisosassa, kertoi armeija.",
    "Russian": "Трое солдат погибли во вторник в результате нападения на базу на севере страны, сообщило министерство обороны.",
    "Arabic": "قتل ثلاثة جنود يوم الثلاثاء في هجوم استهدف قاعدة عسكرية في شمال البلاد، بحسب ما أعلنته وزارة الدفاع مساء اليوم",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers died on Tuesday in an attack on a base in the north of the country, the army said in a statement.",
        "THREE SOLDIERS DIED ON TUESDAY IN AN ATTACK ON A BASE IN THE NORTH OF THE COUNTRY, THE ARMY SAID.",
        "Hashd al-Shaabi fighters Abu Karim al-Basri, Sayyid Jawad, Hajji Murtada killed near Jurf al-Nasr.",
        "Trois soldats tués mardi",
        "12 34 56 -- ++ 1999 2004 :: 77 88 99 // 1212 3434 5656 7878 9090 2323 4545",
        "",
    ],
)
def test_english_short_and_doubtful_texts_pass(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "Danish",
            "Tre soldater blev dræbt i en by ved grænsen, hver by har nu sin vagt, siger hæren.",
        ),
        (
            "Polish",
            "Trzech żołnierzy zginęło na moście, a to był już drugi atak; to nie jest to, co mówi rząd, to pewne.",
        ),
    ],
)
def test_a_word_that_english_shares_shows_nothing(language: str, text: str) -> None:
    assert foreign_language(text) == language


def test_most_english_texts_do_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talion.read.languages.load_identifier", lambda: pytest.fail("the model is loaded"))
    assert (
        foreign_language("The army said that the three soldiers who were hurt in the attack had been brought to the capital.")
        is None
    )


def test_english_report_that_quotes_another_language_passes() -> None:
    text = "The group said in a statement that it had fired the rockets to avenge the raid, and ended it with a verse. " * 3
    assert foreign_language(text + FOREIGN["Arabic"]) is None


def test_names_in_their_own_script_are_no_foreign_text() -> None:
    text = (
        "\N{POLICE CARS REVOLVING LIGHT} كتائب حزب الله (Kataib Hezbollah) fired 12 rockets at the Ain al-Asad base on Tuesday, "
        "wounding three soldiers, محمد السوداني said."
    )
    assert foreign_language(text) is None
