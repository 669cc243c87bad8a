"""Records go in, rows of the ledger's tables come out and are inserted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, insert

from talion.ledger.codec import encode_spans, encode_value
from talion.records import Aggregate, Event, Link, Relation, Report, Span, as_json, canonical

Row = Mapping[str, object]


def insert_rows(connection: Connection, target: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(target), rows)


def report_row(report: Report) -> Row:
    return {
        "id": report.id, "publisher": report.publisher, "url": report.url,
        "published": report.published, "title": report.title, "text": report.text,
    }  # fmt: skip


def event_row(event: Event) -> Row:
    return {"id": event.id, "mentions": encode_spans(event.mentions), **_span_row(event.trigger)}


def past_row(event: Event) -> Row:
    return {"id": event.id, **_span_row(event.trigger)}


def claim_rows(event: Event) -> list[Row]:
    """The claims of one event, which keep their order."""
    return [
        {
            "event": event.id, "position": position, "field": claim.field, "value": encode_value(claim),
            "said_by": claim.said_by, "stance": claim.stance, "derived": claim.derived, "coder": claim.coder,
            "spans": encode_spans(claim.spans), "confidence": claim.confidence,
        }
        for position, claim in enumerate(event.claims)
    ]  # fmt: skip


def link_row(link: Link) -> Row:
    return {
        "source": link.source, "target": link.target, "kind": link.kind, "inferred": int(link.inferred), **_span_row(link.span),
    }  # fmt: skip


def aggregate_row(aggregate: Aggregate, position: int) -> Row:
    return {
        "position": position, "amount": canonical(as_json(aggregate.count)), "what": aggregate.what, "actor": aggregate.actor,
        "since": aggregate.since, "until": aggregate.until, "region": canonical(aggregate.region),
        **_span_row(aggregate.span),
    }  # fmt: skip


def relation_row(relation: Relation, position: int) -> Row:
    return {
        "position": position, "subject": relation.subject, "relation": relation.relation, "object": relation.object,
        **_span_row(relation.span),
    }  # fmt: skip


def _span_row(span: Span) -> Row:
    return {"report": span.report, "start_at": span.start, "end_at": span.end, "quote": span.quote}
