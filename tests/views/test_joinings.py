"""Why tellings were joined, in words: whose they are, the score, the weightiest reason first."""

from __future__ import annotations

from dataclasses import replace

from talion.records import Coding, Joining, Reason
from talion.views.context import open_context
from talion.views.joinings import JoiningLine, view_joinings

TOLD = "Harbour Wire, 6 Mar 2024 [wire] and Valley Post, 7 Mar 2024 [post]"


def test_reasons_stand_with_their_points(coding: Coding) -> None:
    [incident] = [one for one in coding.incidents if len(one.events) > 1]
    one, other = incident.events
    reasons = (
        Reason(points=0.5, says="the same kind of happening, Attack"),
        Reason(points=-3.0, says="done by others, A here, B there"),
    )
    joined = replace(incident, joinings=(Joining(one=one, other=other, score=-2.5, reasons=reasons),))
    assert view_joinings(joined, open_context(coding)) == (
        JoiningLine(
            tellings=TOLD, score="score -2.5",
            reasons=("done by others, A here, B there (-3.0)", "the same kind of happening, Attack (+0.5)"),
        ),
    )  # fmt: skip


def test_what_people_decided_has_no_score(coding: Coding) -> None:
    [incident] = [one for one in coding.incidents if len(one.events) > 1]
    one, other = incident.events
    said = Joining(one=one, other=other, score=None, reasons=(Reason(points=0.0, says="people say so"),))
    [line] = view_joinings(replace(incident, joinings=(said,)), open_context(coding))
    assert (line.tellings, line.score, line.reasons) == (TOLD, "", ("people say so",))
