"""An Incident's claims go in, how its toll grew or fell from report to report comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.incidents.corrections import report_of
from talion.incidents.growth import Reading, trace_toll
from talion.records import ClaimField, Count, Incident
from talion.views.context import Context
from talion.views.words import word_count, word_partial

TOLLS: tuple[ClaimField, ...] = ("fatalities", "injured")


def find_latest(incident: Incident, field: ClaimField, context: Context) -> Count | None:
    """What the reports of the last day say; None where all are of one day or nobody knows their days."""
    dated = [reading for reading in read_toll(incident, field, context) if reading.published]
    return dated[-1].count if len(dated) > 1 else None


def word_growth(incident: Incident, field: ClaimField, context: Context) -> str:
    """ "5 on 20 Jan 2024, 7 on 21 Jan 2024" by days of publication; "" where the toll never changed."""
    steps: list[Reading] = []
    for reading in read_toll(incident, field, context):
        if reading.published and (not steps or steps[-1].count != reading.count):
            steps.append(reading)
    return ", ".join(f"{word_count(s.count)} on {word_partial(s.published)}" for s in steps) if len(steps) > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TollDay:
    """What the reports of one day say of the dead and the hurt, "" for nothing, and who published them."""

    day: str
    killed: str
    injured: str
    sources: tuple[str, ...]


def list_toll_days(incident: Incident, context: Context) -> tuple[TollDay, ...]:
    """The toll in the order of publication, undated reports first; none where one day or fewer told of it."""
    told = {field: {r.published: r for r in read_toll(incident, field, context)} for field in TOLLS}
    days = sorted({day for readings in told.values() for day in readings})
    if len(days) < 2:
        return ()
    return tuple(_view_day(day, [told[field].get(day) for field in TOLLS], context) for day in days)


def _view_day(day: str, readings: Sequence[Reading | None], context: Context) -> TollDay:
    killed, injured = (word_count(one.count) if one else "" for one in readings)
    reports = {report_of(claim) for one in readings if one for claim in one.claims}
    sources = tuple(sorted(context.source(report) for report in reports))
    return TollDay(day=word_partial(day) if day else "undated", killed=killed, injured=injured, sources=sources)


def read_toll(incident: Incident, field: ClaimField, context: Context) -> tuple[Reading, ...]:
    return trace_toll([claim for claim in incident.claims if claim.field == field and not claim.is_judged], context.sourcing)
