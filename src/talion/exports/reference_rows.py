"""References go in, the rows of references.jsonl come out, and back again: what answers refer to without telling it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from talion.exports.claim_rows import span_from
from talion.exports.record_rows import span_row
from talion.exports.row_records import LINK_KINDS
from talion.exports.rows import Line, Row
from talion.exports.value_rows import date_values, place_from, place_values, when_from
from talion.records import Reference, Report, Span


def reference_row(reference: Reference) -> Row:
    return {
        "event": reference.source,
        "kind": reference.kind,
        **span_row(reference.span),
        "perpetrators": list(reference.perpetrators),
        "recipients": list(reference.recipients),
        "named": list(reference.named),
        "dates": [date_values(when) for when in reference.whens],
        "places": [place_values(place) for place in reference.places],
        "weapons": list(reference.weapons),
    }


def reference_from(line: Line, reports: Mapping[str, Report], events: Collection[str]) -> Reference:
    """Raises ExchangeError where the line is not as `reference_row` writes it, or begins at an event that is not there."""
    event = line.text("event")
    if event not in events:
        raise line.error(f"the event {event} is not in incidents.jsonl")
    return Reference(
        source=event, kind=line.choice("kind", LINK_KINDS), span=span_from(line, line.text("report"), reports),
        perpetrators=line.texts("perpetrators"), recipients=line.texts("recipients"), named=line.texts("named"),
        whens=tuple(map(when_from, line.children("dates"))), places=tuple(map(place_from, line.children("places"))),
        weapons=line.texts("weapons"),
    )  # fmt: skip


def reference_order(reference: Reference) -> tuple[Span, str, str]:
    return reference.span, reference.source, reference.kind
