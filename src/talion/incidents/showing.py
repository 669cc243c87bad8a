"""What the events of one happening hold goes in, its Incident comes out, with every value computed from its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from talion.incidents.acled import event_type_of
from talion.incidents.sourcing import UNSOURCED, Sourcing, open_sourcing
from talion.incidents.values import compute_values
from talion.records import Claim, Incident, Report, Span, incident_id


def settle_incidents(incidents: Sequence[Incident], reports: Iterable[Report]) -> list[Incident]:
    """The incidents in their order, those of several reports with what is known of these: order of publication, reprints."""
    at_hand = {report.id: report for report in reports}
    return [settle_incident(incident, at_hand) for incident in incidents]


def settle_incident(incident: Incident, reports: Mapping[str, Report]) -> Incident:
    own = sorted({mention.report for mention in incident.mentions})
    if len(own) < 2:
        return incident
    sourcing = open_sourcing(reports[key] for key in own if key in reports)
    shown = show_incident(incident.events, incident.mentions, incident.claims, sourcing)
    return replace(shown, confidence=incident.confidence, joinings=incident.joinings)


def show_incident(
    events: tuple[str, ...], mentions: tuple[Span, ...], claims: tuple[Claim, ...], sourcing: Sourcing = UNSOURCED
) -> Incident:
    """`events` are ids, in order."""
    values = compute_values(claims, sourcing)
    return Incident(
        id=incident_id(events), events=events, acled_event_type=event_type_of(values.acled_sub_event_type),
        acled_sub_event_type=values.acled_sub_event_type, plover_type=values.plover_type, plover_mode=values.plover_mode,
        when=values.when, place=values.place, perpetrators=values.perpetrators, recipients=values.recipients,
        victims=values.victims, target_kind=values.target_kind, weapons=values.weapons,
        fatalities=values.fatalities, injured=values.injured,
        claimed_by=values.claimed_by, attributed_to=values.attributed_to, status=values.status,
        mentions=mentions, claims=claims,
    )  # fmt: skip
