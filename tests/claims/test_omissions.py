"""What a report's words could tell of and no event was made of, and why."""

from __future__ import annotations

from talion.claims.omissions import UNPROVED
from talion.gazetteer.index import open_gazetteer
from talion.pipeline import code_report, explain_report
from talion.records import Report


def explain(text: str) -> dict[str, str]:
    found = explain_report(Report(id="r", text=text, published="2024-03-14"), open_gazetteer())
    return {one.span.quote: one.reason for one in found.omissions}


def test_what_is_no_conflict_is_named_with_that_reason():
    found = explain(
        "The striker fired a shot over the bar in the final minute on Wednesday. Rebels shelled Marib on Tuesday, killing two."
    )
    assert found
    assert set(found.values()) == {UNPROVED}
    assert "shelled" not in found


def test_what_became_an_event_was_not_skipped():
    report = Report(id="r", text="On Tuesday rebels shelled Marib in Yemen and killed two soldiers.", published="2024-03-14")
    kept = {event.trigger for event in code_report(report, open_gazetteer()).events}
    assert kept
    assert not kept & {one.span for one in explain_report(report, open_gazetteer()).omissions}
