"""MUC-4: loader, scorer and adapter on texts of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from suites.muc4 import find_all, measure, read_set
from suites.muc4_adapter import fill_templates
from suites.muc4_keys import Document, Template, normalise
from suites.muc4_scoring import SLOTS, match_templates, score_document
from suites.results import Tally
from talion.gazetteer.index import open_gazetteer

TEXT = """TST1-MUC3-0001

   LIMA, 12 JUL 90 (OWN) -- [TEXT] GUERRILLAS OF THE RED DAWN KIDNAPPED MAYOR
ULISES PONCE ON TUESDAY AND BLEW UP A "BLUE" BUS.


TST1-MUC3-0002

   QUITO, NO DATE -- [TEXT] NOTHING HAPPENED.
"""
KEY = """;;; own words
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  KIDNAPPING
6.  INCIDENT: INSTRUMENT ID         -
9.  PERP: INDIVIDUAL ID             "GUERRILLAS" / "GUERRILLAS OF THE RED DAWN"
10. PERP: ORGANIZATION ID           ? "RED DAWN"
18. HUM TGT: NAME                   "ULISES PONCE"
                                    "NOBODY AT ALL"

0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
12. PHYS TGT: ID                    "\\"BLUE\\" BUS" / "BUS"
18. HUM TGT: NAME                   *

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part, texts, key in (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4")):
        (tmp_path / part).mkdir()
        (tmp_path / part / texts).write_text(TEXT if part == "tst1" else "", encoding="latin-1")
        (tmp_path / part / key).write_text(KEY if part == "tst1" else "", encoding="latin-1")
    return tmp_path


def template(kind: str, **roles: list[set[str]]) -> Template:
    return Template(kind=kind, roles={role: tuple(map(frozenset, entities)) for role, entities in roles.items()})


def test_documents_and_templates_are_read_as_gtt_reads_them(folder: Path) -> None:
    (first, gold), (second, none) = read_set(folder / "tst1/tst1-muc3", folder / "tst1/key-tst1.v7")
    assert (first.id, first.published, second.published) == ("TST1-MUC3-0001", date(1990, 7, 12), None)
    assert first.words.startswith("guerrillas of the red dawn kidnapped mayor ulises ponce")
    assert [t.kind for t in gold] == ["kidnapping", "bombing / attack"]
    assert gold[0].entities("PerpInd") == (frozenset({"guerrillas", "guerrillas of red dawn"}),)
    assert gold[0].entities("PerpOrg") == (frozenset({"red dawn"}),)
    assert gold[0].entities("Victim") == (frozenset({"ulises ponce"}),)
    assert gold[1].entities("Target") == (frozenset({"blue bus", "bus"}),)
    assert none == []


def test_strings_are_compared_without_marks_and_articles() -> None:
    assert normalise('The  "Sol-Azul" FARM, a house') == "solazul farm house"


def test_an_entity_is_right_when_all_its_strings_are_of_one_gold_entity() -> None:
    gold = [template("attack", Victim=[{"a b", "b"}, {"c"}])]
    right = score_document([template("attack", Victim=[{"b"}, {"a b", "b"}])], gold)
    wrong = score_document([template("attack", Victim=[{"b", "c"}])], gold)
    assert right["Victim"] == Tally(hits=2, predicted=2, found=1, gold=2)
    assert wrong["Victim"] == Tally(hits=0, predicted=1, found=0, gold=2)


def test_types_must_agree_and_either_of_two_does() -> None:
    gold = [template("bombing / attack", Weapon=[{"bomb"}])]
    assert score_document([template("bombing", Weapon=[{"bomb"}])], gold)["IncidentType"].f1 == 1.0
    other = score_document([template("arson", Weapon=[{"bomb"}])], gold)
    assert (other["IncidentType"].hits, other["Weapon"].hits, other["Weapon"].gold) == (0, 0, 1)


def test_the_matching_is_the_best_one() -> None:
    gold = [template("attack", Target=[{"x"}]), template("attack", Target=[{"y"}], Victim=[{"v"}])]
    predicted = [template("attack", Target=[{"y"}]), template("attack", Target=[{"x"}]), template("attack")]
    assert match_templates(predicted, gold) == {0: 1, 1: 0}


def test_incidents_become_templates_in_the_words_of_the_report() -> None:
    text = (
        "FMLN GUERRILLAS DYNAMITED A BRIDGE NEAR THE TOWN ON THURSDAY.  "
        "ON WEDNESDAY MASKED GUNMEN SHOT AND KILLED JUDGE ULISES PONCE WITH RIFLES IN SAN SALVADOR."
    )
    document = Document(id="own", text=text, published=date(1989, 3, 3))
    found = {t.kind: t for t in fill_templates(find_all(document, open_gazetteer()))}
    assert found["bombing"].entities("PerpOrg") == (frozenset({"fmln"}),)
    assert found["bombing"].entities("PerpInd") == (frozenset({"guerrillas"}),)
    assert found["bombing"].entities("Target") == (frozenset({"bridge"}),)
    assert found["attack"].entities("Victim") == (frozenset({"ulises ponce"}),)
    assert found["attack"].entities("PerpInd") == (frozenset({"masked gunmen"}),)
    assert found["attack"].entities("Weapon") == (frozenset({"rifles"}),)


def test_the_suite_tells_micro_f1_first_and_every_slot(folder: Path) -> None:
    suite = measure(folder)
    assert (suite.documents, [f.name for f in suite.figures]) == (2, ["micro F1", *SLOTS])
    assert suite.figures[0].of == 2 + 4
