import datetime as dt
from pathlib import Path

import pytest

from suites import timex
from suites.timex import Expression, measure, read_article, score

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>own</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2021-03-10">March 10, 2021</TIMEX3></DCT>
<TEXT>Rebels <EVENT>attacked</EVENT> the post on <TIMEX3 tid="t1" type="DATE" value="2021-03-08">Monday</TIMEX3> &amp; held it for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.</TEXT></TimeML>
"""


def test_text_and_offsets_come_out_of_the_markup(tmp_path: Path) -> None:
    path = tmp_path / "own.tml"
    path.write_text(TIMEML, encoding="utf-8")
    article = read_article(path)
    assert article.published == dt.date(2021, 3, 10)
    assert [(article.text[e.start : e.end], e.type, e.value) for e in article.gold] == [
        ("Monday", "DATE", "2021-03-08"),
        ("three days", "DURATION", "P3D"),
    ]
    assert "post on Monday & held" in article.text


def test_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.tml"
    path.write_text("<TimeML><DOCID>x</DOCID></TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.tml"):
        read_article(path)


def test_overlap_counts_once_and_value_must_be_the_same() -> None:
    gold = [Expression(start=0, end=10, type="DATE", value="2020"), Expression(start=20, end=25, type="DATE", value="2021")]
    found = [
        Expression(start=4, end=12, type="DATE", value="2020"),
        Expression(start=0, end=3, type="DATE", value="2020"),
        Expression(start=22, end=30, type="DATE", value="2022"),
    ]
    spans, values = score(found, gold)
    assert (spans.hits, spans.predicted, spans.gold) == (2, 3, 2)
    assert (values.hits, values.predicted, values.gold) == (1, 3, 2)


def test_measure_names_a_rival_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.tml").write_text(TIMEML, encoding="utf-8")
    monkeypatch.setattr(timex, "RIVALS", {"no_such_package": timex.build_timexy})
    suite = measure(tmp_path, rivals=True)
    assert suite.figures[0].value == 1.0
    assert suite.figures[1].value == 1.0
    assert "no_such_package is not installed" in suite.note
