"""Chains drawn as lanes."""

from __future__ import annotations

from talion.records import Coding, Link, Span
from talion.views.lanes import split_chains, view_lanes


def tie(source: str, target: str) -> Link:
    return Link(source=source, target=target, kind="retaliation", span=Span(report="r", start=0, end=4, quote="said"))


def test_what_hangs_together_is_one_chain():
    chains = split_chains([tie("b", "a"), tie("d", "c"), tie("c", "b"), tie("y", "x"), tie("z", "z")])
    assert [{end for link in links for end in (link.source, link.target)} for links in chains] == [
        {"a", "b", "c", "d"},
        {"x", "y"},
    ]


def test_an_answer_stands_right_of_its_blow_in_the_lane_of_who_gave_it(coding: Coding):
    drawn = view_lanes(coding.incidents, coding.links)
    dots = {dot.id: dot for dot in drawn.dots}
    link = coding.links[0]
    assert dots[link.source].x > dots[link.target].x
    assert len(drawn.lanes) == len({dot.y for dot in drawn.dots})
    assert len(drawn.arrows) == len(coding.links)
    assert all(0 < dot.x < drawn.width and 0 < dot.y < drawn.height for dot in drawn.dots)
