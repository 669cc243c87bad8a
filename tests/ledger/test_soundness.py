"""A coding that contradicts itself is refused with a message that names the fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from talion.ledger import LedgerError
from talion.ledger.soundness import check_coding
from talion.records import Coding, Count, Link, Span


def _faulty(samples, fault: str) -> Coding:
    coding = samples.harbour()
    event, link = coding.events[0], coding.links[0]
    shifted = replace(event.trigger, start=event.trigger.start + 1, end=event.trigger.end + 1)
    match fault:
        case "does not say so":
            return replace(coding, events=(replace(event, mentions=(shifted,)),))
        case "which is not among the given ones":
            return replace(coding, reports=coding.reports[1:])
        case "two different events have the id":
            return replace(coding, events=(*coding.events, replace(event, mentions=())))
        case "holds half of a character at 8":
            return replace(coding, reports=(*coding.reports, samples.report("three", "A raid. \ud83d")))
        case "holds a claim about e-0":
            return replace(coding, events=(replace(event, claims=(replace(event.claims[0], event="e-0"),)),))
        case "comes without its events":
            made, _ = samples.make(samples.build, coding.events)
            return replace(coding, incidents=tuple(made), events=coding.events[1:], links=())
        case "a claim of weapons cannot have a Count":
            wrong = replace(event.claims[0], field="weapons", value=Count(low=1, high=1))
            return replace(coding, events=(replace(event, claims=(wrong,)),))
        case _:
            bare = replace(link, inferred=False, span=Span(report="", start=0, end=0, quote=""))
            return replace(coding, links=(bare,))


@pytest.mark.parametrize(
    "fault",
    [
        "does not say so", "which is not among the given ones", "two different events have the id",
        "holds half of a character at 8", "holds a claim about e-0", "comes without its events",
        "a claim of weapons cannot have a Count", "a link from",
    ],
)  # fmt: skip
def test_faults_are_named(samples, fault):
    with pytest.raises(LedgerError, match=fault):
        check_coding(_faulty(samples, fault))


def test_sound_coding_passes(samples):
    coding = samples.harbour()
    check_coding(replace(coding, reports=coding.reports * 2, events=coding.events * 2))


def test_link_to_nothing_is_refused(harbour, samples):
    coding = samples.harbour()
    lost = Link(source=coding.events[0].id, target="i-0000", kind="caused", span=coding.links[0].span)
    with pytest.raises(LedgerError, match="names i-0000, which is nothing that was given"):
        harbour.add(replace(coding, links=(lost,)), samples.build)
