"""A ledger that grew report by report holds what it would hold if all reports had come in one go."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talion.ledger import Ledger
from talion.pipeline import BUILDER, assemble
from talion.records import (
    Claim,
    ClaimField,
    ClaimValue,
    CodedReport,
    Coding,
    Count,
    Event,
    Link,
    Place,
    Report,
    Span,
    When,
    event_id,
)

TEXT = "One raid. Another raid. A third raid. In answer."
TOWNS = [
    Place(name="Sabha", country="LBY", precision="town", lat=27.04, lon=14.43),
    Place(name="Ubari", country="LBY", precision="town", lat=26.59, lon=12.77),
    Place(name="Libya", country="LBY", precision="country"),
]


def days(first: int, last: int | None = None) -> When:
    start, end = dt.date(2024, 6, first), dt.date(2024, 6, last or first)
    return When(earliest=start, latest=end, precision="week" if last else "day")


def make_report(key: str, told: Sequence[Mapping[ClaimField, ClaimValue]], linked: bool, coder: str = "test 1") -> CodedReport:
    report = Report(id=key, text=TEXT, publisher=key, published="2024-06-20", title="")
    events = []
    for number, values in enumerate(told):
        at = [match for match in range(len(TEXT)) if TEXT.startswith("raid", match)][number]
        span = Span(report=key, start=at, end=at + 4, quote="raid")
        claims = tuple(Claim(event=event_id(span), field=f, value=v, spans=(span,), coder=coder) for f, v in values.items())
        events.append(Event(report=key, trigger=span, mentions=(span,), claims=claims))
    said = Span(report=key, start=TEXT.index("In answer"), end=TEXT.index("In answer") + 9, quote="In answer")
    pairs = zip(events[1:], events, strict=False) if linked else ()
    links = tuple(Link(source=a.id, target=b.id, kind="retaliation", span=said) for a, b in pairs)
    return CodedReport(report=report, events=tuple(events), links=links, aggregates=(), relations=())


HAPPENING = st.fixed_dictionaries(
    {
        "date": st.sampled_from([days(3), days(4), days(9), days(3, 9)]), "place": st.sampled_from(TOWNS),
        "plover_type": st.just("ASSAULT"), "acled_sub_event_type": st.sampled_from(["Attack", "Air/drone strike"]),
    },
    optional={
        "perpetrators": st.sampled_from(["Tebu Front", "unidentified armed group", "Libya"]),
        "recipients": st.sampled_from(["civilians", "Tebu Front"]),
        "fatalities": st.sampled_from([Count(low=4, high=4), Count(low=9, high=9)]),
    },
)  # fmt: skip
REPORTS = st.lists(st.tuples(st.lists(HAPPENING, min_size=1, max_size=3), st.booleans()), min_size=2, max_size=7)


def gather(coded: Sequence[CodedReport]) -> Coding:
    return Coding(
        reports=tuple(c.report for c in coded),
        events=tuple(e for c in coded for e in c.events),
        links=tuple(x for c in coded for x in c.links),
    )


@cache
def make_empty() -> bytes:
    """A ledger without anything; to make one takes longer than to fill it."""
    with tempfile.TemporaryDirectory() as folder:
        Ledger.open(Path(folder) / "empty.db").close()
        return (Path(folder) / "empty.db").read_bytes()


def grow(path: Path, parts: Sequence[Sequence[CodedReport]]) -> Coding:
    path.write_bytes(make_empty())
    with Ledger.open(path) as ledger:
        for part in parts:
            ledger.add(gather(part), BUILDER)
        return ledger.load()


@settings(deadline=None, max_examples=15)
@given(data=st.data(), told=REPORTS)
def test_any_order_and_any_parts_give_what_one_go_gives(samples: type, data: st.DataObject, told: list[tuple]) -> None:  # type: ignore[type-arg]
    coded = [make_report(f"r{number}", *one) for number, one in enumerate(told)]
    order = data.draw(st.permutations(coded))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1))))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    again = data.draw(st.sampled_from(parts))
    with tempfile.TemporaryDirectory() as folder:
        whole = grow(Path(folder) / "whole.db", [coded])
        assert grow(Path(folder) / "grown.db", [*parts, again]) == whole
        assert samples.dump(Path(folder) / "grown.db") == samples.dump(Path(folder) / "whole.db")
    assert set(whole.incidents) == set(assemble(coded, [], each=False).incidents)
    assert set(whole.links) == set(assemble(coded, [], each=False).links)


@settings(deadline=None, max_examples=10)
@given(told=REPORTS, later=REPORTS)
def test_reports_coded_anew_leave_nothing_of_the_old_behind(samples: type, told: list[tuple], later: list[tuple]) -> None:  # type: ignore[type-arg]
    old = [make_report(f"r{number}", *one) for number, one in enumerate(told)]
    new = [make_report(f"r{number}", *one, coder="test 2") for number, one in enumerate(later)]
    left = [one for one in old if one.report.id not in {c.report.id for c in new}]
    with tempfile.TemporaryDirectory() as folder:
        grow(Path(folder) / "grown.db", [old, *([one] for one in new)])
        grow(Path(folder) / "whole.db", [[*left, *new]])
        dumps = [samples.dump(Path(folder) / f"{name}.db").splitlines() for name in ("grown", "whole")]
        assert len({tuple(line for line in dump if "past_events" not in line) for dump in dumps}) == 1


def tell(town: Place, perpetrator: str | None = None, day: int = 3) -> dict[ClaimField, ClaimValue]:
    values: dict[ClaimField, ClaimValue] = {
        "date": days(day), "place": town, "plover_type": "ASSAULT", "acled_sub_event_type": "Attack", "recipients": "civilians",
    }  # fmt: skip
    return {**values, "perpetrators": perpetrator} if perpetrator else values


@pytest.mark.parametrize("late", ["r0", "r1", "r2"])
def test_a_late_report_joins_what_it_joins_whenever_it_comes(samples: type, tmp_path: Path, late: str) -> None:  # type: ignore[type-arg]
    coded = [make_report(f"r{number}", [tell(TOWNS[0], "Tebu Front")], linked=False) for number in range(3)]
    others = [one for one in coded if one.report.id != late]
    whole = grow(tmp_path / "late.db", [others, [one for one in coded if one.report.id == late]])
    [incident] = whole.incidents
    assert len(incident.events) == 3
    assert len(incident.joinings) == 2
    assert all(reason.says for joining in incident.joinings for reason in joining.reasons)


def test_an_addition_computes_only_what_it_touches(tmp_path: Path) -> None:
    far = [make_report(f"far{number}", [tell(TOWNS[1], "Tebu Front", day=20)], linked=False) for number in range(5)]
    near = [make_report(f"r{number}", [tell(TOWNS[0], "Tebu Front")], linked=False) for number in range(2)]
    seen: list[set[str]] = []

    def build(whole):  # type: ignore[no-untyped-def]
        seen.append({event.report for event in whole.events})
        return BUILDER.build(whole)

    builder = replace(BUILDER, build=build)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add(gather([*far, near[0]]), builder)
        ledger.add(gather([near[1]]), builder)
    assert seen[-1] == {"r0", "r1"}
