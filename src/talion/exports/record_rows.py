"""The records of a Coding go in, the rows of the exchange files come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from talion.exports.claim_rows import claim_rows
from talion.exports.rows import ExchangeError, Row
from talion.exports.value_rows import attribution_row, count_row, date_values, place_values
from talion.records import Aggregate, Event, Incident, Joining, Link, Relation, Report, Span


def report_row(report: Report) -> Row:
    return {
        "id": report.id, "publisher": report.publisher, "url": report.url, "published": report.published,
        "title": report.title, "text": report.text,
    }  # fmt: skip


def incident_row(incident: Incident, events: Mapping[str, Event]) -> Row:
    """The row of an incident with all that its events hold. Raises ExchangeError where the two do not agree."""
    own = [events[event] for event in incident.events if event in events]
    check_events(incident, own)
    dates, places = date_values(incident.when), place_values(incident.place)
    extra = {key: places.pop(key) for key in ("country_name", "gazetteer_id")}
    return {
        "id": incident.id,
        "acled_event_type": incident.acled_event_type,
        "acled_sub_event_type": incident.acled_sub_event_type,
        "plover_type": incident.plover_type,
        "plover_mode": incident.plover_mode,
        **dates,
        **places,
        "perpetrators": list(incident.perpetrators),
        "recipients": list(incident.recipients),
        "victims": list(incident.victims),
        "target_kind": list(incident.target_kind),
        "weapons": list(incident.weapons),
        "fatalities": incident.fatalities and count_row(incident.fatalities),
        "injured": incident.injured and count_row(incident.injured),
        "claimed_by": list(incident.claimed_by),
        "attributed_to": [attribution_row(attribution) for attribution in incident.attributed_to],
        "status": incident.status,
        "confidence": incident.confidence,
        "verdict": incident.verdict,
        "mentions": [row for span in incident.mentions for row in mention_rows(span, own)],
        "claims": [row for claim in incident.claims for row in claim_rows(claim, events[claim.event].report)],
        **extra,
        "events": list(incident.events),
        "triggers": [{"event": event.id, **span_row(event.trigger)} for event in own],
        "joinings": [joining_row(joining) for joining in incident.joinings],
    }


def joining_row(joining: Joining) -> Row:
    reasons = [{"points": reason.points, "says": reason.says} for reason in joining.reasons]
    return {"events": [joining.one, joining.other], "score": joining.score, "reasons": reasons}


def check_events(incident: Incident, own: list[Event]) -> None:
    """Raises ExchangeError unless the incident holds exactly the mentions and claims of its events, and they their own.

    Beside these it may hold what people set.
    """
    if len(own) != len(incident.events) or len(set(incident.events)) != len(own):
        raise ExchangeError(f"incident {incident.id}: its events are not all there, each once")
    if Counter(incident.mentions) != Counter({span for event in own for span in event.mentions}):
        raise ExchangeError(f"incident {incident.id}: its mentions are not those of its events")
    if Counter(c for c in incident.claims if not c.is_judged) != Counter(claim for event in own for claim in event.claims):
        raise ExchangeError(f"incident {incident.id}: its claims are not those of its events")
    for event in own:
        spans = [event.trigger, *event.mentions, *(span for claim in event.claims for span in claim.spans)]
        if any(span.report != event.report for span in spans) or any(claim.event != event.id for claim in event.claims):
            raise ExchangeError(f"incident {incident.id}: its event {event.id} holds words or claims of another")


def mention_rows(span: Span, events: list[Event]) -> list[Row]:
    """The row of a passage once for each event that it tells of."""
    return [{**span_row(span), "event": event.id} for event in events if span in event.mentions]


def span_row(span: Span) -> Row:
    return {"report": span.report, "quote": span.quote, "start": span.start, "end": span.end}


def link_row(link: Link) -> Row:
    """The row of a link; one that was only inferred has no quote, but the place that it was inferred from."""
    row: Row = {"from": link.source, "to": link.target, "kind": link.kind, **span_row(link.span)}
    if link.found:
        row = {**row, "found": link.found}
    return {**row, "quote": None, "inferred": True} if link.inferred else row


def aggregate_row(aggregate: Aggregate) -> Row:
    return {
        **span_row(aggregate.span),
        "count_min": aggregate.count.low,
        "count_max": aggregate.count.high,
        "what": aggregate.what,
        "actor": aggregate.actor,
        "since": aggregate.since,
        "until": aggregate.until,
        "region": list(aggregate.region),
    }


def relation_row(relation: Relation) -> Row:
    span = span_row(relation.span)
    told: Row = {"subject": relation.subject, "relation": relation.relation, "object": relation.object}
    return {"report": span.pop("report"), **told, **span}
