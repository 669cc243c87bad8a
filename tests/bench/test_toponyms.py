from pathlib import Path

import pytest

from suites.results import Tally
from suites.toponyms import Article, Toponym, compare, locate_countries, measure_toponyms, pair, read_articles, summarise

LGL = """<articles><article><text>Fire in Erbil and on Elm St. there.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Erbil</phrase><gaztag><lat>36.19</lat><lon>44.01</lon></gaztag></toponym>
<toponym><start>21</start><end>28</end><phrase>Elm St.</phrase></toponym></toponyms></article></articles>"""
GWN = """<articles><article><text>The town of Erbil.</text>
<toponym><type>Literal_Expression</type><start>4</start><end>8</end></toponym>
<toponym><type>Literal</type><start>12</start><end>17</end><latitude>36.19</latitude><longitude>44.01</longitude></toponym>
</article></articles>"""


def write(folder: Path, text: str) -> Path:
    path = folder / "set.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_toponyms_without_a_point_count_neither_way(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, LGL))
    assert article.gold == (Toponym(start=8, end=13, point=(36.19, 44.01)),)
    street = Toponym(start=21, end=28, point=(50.0, 10.0))
    tally, errors = compare(article, [*article.gold, street])
    assert tally == Tally(hits=1, predicted=1, found=1, gold=1)
    assert errors == [0.0]


def test_common_nouns_of_geowebnews_are_no_toponyms(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, GWN))
    assert [article.text[t.start : t.end] for t in article.gold] == ["Erbil"]
    assert article.spared == ()


def test_a_spurious_toponym_costs_precision_and_a_missing_one_recall() -> None:
    article = Article(text="", gold=(Toponym(start=0, end=5, point=(1.0, 1.0)),), spared=())
    assert compare(article, [Toponym(start=9, end=12, point=None)])[0] == Tally(hits=0, predicted=1, found=0, gold=1)


def test_of_several_the_toponym_of_the_same_stretch_is_paired() -> None:
    gold = Toponym(start=4, end=10, point=(1.0, 1.0))
    same, wide = Toponym(start=4, end=10, point=None), Toponym(start=0, end=30, point=None)
    assert pair(gold, [wide, same]) is same


def test_a_toponym_without_a_point_is_wrong_among_those_found() -> None:
    figures = {f.name: f.value for f in summarise(Tally(hits=2, predicted=2, found=2, gold=4), [None, 12.0])}
    assert figures["within 161 km, of found"] == 0.5
    assert figures["within 161 km, of all"] == 0.25
    assert figures["mean error, km"] == 12.0


def test_a_country_lies_at_its_point_and_the_demonym_with_it(tmp_path: Path) -> None:
    lat, lon = locate_countries()["FRA"]
    text = (
        "<articles><article><text>French troops left France.</text>"
        f"<toponym><start>0</start><end>6</end><latitude>{lat}</latitude><longitude>{lon}</longitude></toponym>"
        f"<toponym><start>19</start><end>25</end><latitude>{lat}</latitude><longitude>{lon}</longitude></toponym>"
        "</article></articles>"
    )
    suite = measure_toponyms("own", write(tmp_path, text))
    assert [(f.name, f.value) for f in suite.figures[:2]] == [
        ("within 161 km, of found", pytest.approx(1.0)),
        ("within 161 km, of all", pytest.approx(1.0)),
    ]
