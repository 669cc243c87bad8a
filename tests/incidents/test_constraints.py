"""What people decided is obeyed whatever the score; what contradicts itself is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from talion.incidents.comparison import Comparison
from talion.incidents.constraints import Constraints, ContradictionError
from talion.incidents.merging import build_incidents
from talion.records import Claim, Event, Span, When, event_id

DAY = When(earliest=dt.date(2024, 3, 1), latest=dt.date(2024, 3, 1), precision="day")


def tell(report: str, at: int = 0) -> Event:
    trigger = Span(report=report, start=at, end=at + 4, quote="raid")
    date = Claim(event=event_id(trigger), field="date", value=DAY, spans=(trigger,))
    doer = Claim(event=event_id(trigger), field="perpetrators", value="Coastal Front", spans=(trigger,))
    return Event(report=report, trigger=trigger, mentions=(trigger,), claims=(date, doer))


def pair(one: Event, other: Event) -> tuple[str, str]:
    first, second = sorted((one.id, other.id))
    return first, second


A, A2, B, C = tell("a"), tell("a", 40), tell("b"), tell("c")


def groups(constraints: Constraints, *, across: bool = True, score: float = 9.0) -> set[frozenset[str]]:
    made = build_incidents([A, A2, B, C], across=across, scorer=lambda one, other: Comparison(score, ()), constraints=constraints)
    return {frozenset(i.events) for i in made}


@pytest.mark.parametrize("across", [True, False])
def test_together_joins_events_of_one_report_and_over_a_third(across: bool) -> None:
    found = groups(Constraints(together=frozenset({pair(A, A2), pair(A2, C)})), across=across, score=-9.0)
    assert found == {frozenset({A.id, A2.id, C.id}), frozenset({B.id})}


def test_an_event_that_is_gone_still_joins_those_joined_with_it() -> None:
    gone = tell("d")
    found = groups(Constraints(together=frozenset({pair(A, gone), pair(gone, C)})), score=-9.0)
    assert frozenset({A.id, C.id}) in found


def test_apart_outranks_any_score() -> None:
    assert any(B.id in g and g & {A.id, A2.id} for g in groups(Constraints()))
    found = groups(Constraints(apart=frozenset({pair(A, B), pair(A2, B)})))
    assert not any(B.id in g and g & {A.id, A2.id} for g in found)


def test_a_contradiction_over_a_third_event_is_refused() -> None:
    with pytest.raises(ContradictionError, match="one happening and two"):
        groups(Constraints(together=frozenset({pair(A, B), pair(B, C)}), apart=frozenset({pair(A, C)})))
