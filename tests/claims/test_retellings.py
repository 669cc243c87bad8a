"""What of a report's words was taken to go on telling of one happening, and why."""

from __future__ import annotations

from talion.claims.retellings import Retelling
from talion.gazetteer.index import open_gazetteer
from talion.pipeline import code_report, explain_report
from talion.records import Report
from talion.views.reading import view_retellings

TEXT = (
    "Rebels shelled an army post near Goma on Monday. A minister spoke in Geneva. The shelling killed nine soldiers. "
    "On Thursday rebels shelled Bukavu, killing two."
)
REPORT = Report(id="r", text=TEXT, published="2024-03-14")


def explain() -> list[Retelling]:
    return list(explain_report(REPORT, open_gazetteer()).retellings)


def test_words_that_go_on_are_given_with_those_they_go_on_from():
    [told] = explain()
    assert [s.quote for s in told.spans] == ["shelling", "killed"]
    assert [s.quote for s in told.before] == ["shelled"]
    assert told.event in {event.id for event in code_report(REPORT, open_gazetteer()).events}


def test_the_reasons_are_the_signs_that_hold_in_their_words():
    [told] = explain()
    says = {reason.says for reason in told.reasons}
    assert "takes up the word of the telling before" in says
    assert sum(reason.points for reason in told.reasons) > 0


def test_a_reader_sees_both_sentences_and_the_weightiest_reason_first():
    [line] = view_retellings(REPORT, explain())
    assert line.passage.text == "The shelling killed nine soldiers."
    assert line.before.text == "Rebels shelled an army post near Goma on Monday."
    points = [abs(float(reason.rsplit("(", 1)[1].rstrip(")"))) for reason in line.reasons]
    assert points == sorted(points, reverse=True)
