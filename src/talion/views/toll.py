"""An Incident's claims go in, how its toll grew or fell from report to report comes out."""

from __future__ import annotations

from talion.incidents.growth import Reading, trace_toll
from talion.records import ClaimField, Count, Incident
from talion.views.context import Context
from talion.views.words import word_count, word_partial


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


def read_toll(incident: Incident, field: ClaimField, context: Context) -> tuple[Reading, ...]:
    return trace_toll([claim for claim in incident.claims if claim.field == field and not claim.is_judged], context.sourcing)
