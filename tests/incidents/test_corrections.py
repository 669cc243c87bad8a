"""A report that corrects another changes the toll that is shown, and both claims are kept."""

from __future__ import annotations

import itertools

import pytest

from talion.claims.rules import CORRECTED, LOWERED, RAISED, REPLACED
from talion.incidents.sourcing import Sourcing
from talion.incidents.values import compute_values
from talion.pipeline import code_reports
from talion.records import Claim, Coding, Count, Report, Span

DAYS = Sourcing({"mon": "2024-03-04", "tue": "2024-03-05", "wed": "2024-03-06"})


def toll(figure: int, report: str, rule: str | None = None) -> Claim:
    span = Span(report=report, start=figure, end=figure + 4, quote="word")
    return Claim(event=f"e-{report}", field="fatalities", value=Count(low=figure, high=figure), spans=(span,), derived=rule)


@pytest.mark.parametrize(
    ("claims", "low", "high"),
    [
        ([toll(7, "tue"), toll(5, "tue", REPLACED)], 7, 7),
        ([toll(5, "mon"), toll(7, "tue"), toll(5, "tue", REPLACED)], 7, 7),
        ([toll(6, "mon"), toll(7, "tue"), toll(5, "tue", REPLACED)], 6, 7),
        ([toll(7, "tue"), toll(5, "tue", REPLACED), toll(5, "wed")], 5, 7),
        ([toll(12, "mon"), toll(9, "tue", LOWERED)], 9, 9),
        ([toll(8, "mon"), toll(9, "tue", LOWERED)], 8, 9),
        ([toll(9, "tue", LOWERED), toll(10, "wed")], 9, 10),
        ([toll(9, "mon"), toll(12, "tue", RAISED)], 12, 12),
        ([toll(9, "mon"), toll(12, "tue", RAISED), toll(14, "wed", RAISED)], 14, 14),
        ([toll(9, "mon"), toll(15, "mon"), toll(12, "tue", CORRECTED)], 12, 12),
        ([toll(5, "tue", REPLACED)], 5, 5),
    ],
)
def test_withdrawn_figures_do_not_count(claims: list[Claim], low: int, high: int) -> None:
    for order in itertools.permutations(claims):
        assert compute_values(order, DAYS).fatalities == Count(low=low, high=high)


FIRST = Report(
    id="first", publisher="Harbour Wire", published="2024-03-12",
    text="A car bomb killed five people at a market in Marib on Tuesday, officials said.",
)  # fmt: skip
LATER = Report(
    id="later", publisher="Valley Post", published="2024-03-13",
    text="Tuesday's car bomb at a market in Marib killed seven people, said officials, who had earlier said five.",
)  # fmt: skip
LOWER = Report(
    id="lower", publisher="Valley Post", published="2024-03-13",
    text="The governor lowered the death toll of Tuesday's car bomb at a market in Marib to four.",
)  # fmt: skip


def one_toll(coding: Coding) -> tuple[Count | None, list[tuple[str, int | None]]]:
    (incident,) = coding.incidents
    told = [(c.spans[0].report, c.value.low) for c in incident.claims if c.field == "fatalities" and isinstance(c.value, Count)]
    return incident.fatalities, sorted(told)


def test_inside_one_report() -> None:
    assert one_toll(code_reports([LATER])) == (Count(low=7, high=7), [("later", 5), ("later", 7)])


def test_across_two_reports() -> None:
    expected = (Count(low=7, high=7), [("first", 5), ("later", 5), ("later", 7)])
    assert one_toll(code_reports([FIRST, LATER])) == expected
    assert one_toll(code_reports([LATER, FIRST])) == expected


def test_a_lowered_toll_across_two_reports() -> None:
    assert one_toll(code_reports([FIRST, LOWER])) == (Count(low=4, high=4), [("first", 5), ("lower", 4)])
