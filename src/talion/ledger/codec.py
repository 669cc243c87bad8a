"""Spans, claims and incidents go in, canonical JSON text comes out, and back again without loss."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import NotRequired, TypedDict, cast

from talion.ledger.errors import LedgerError
from talion.records import (
    Attribution,
    Claim,
    ClaimField,
    ClaimValue,
    Count,
    DatePrecision,
    Incident,
    Joining,
    Place,
    PlacePrecision,
    Reason,
    Span,
    Stance,
    Status,
    Verdict,
    When,
    as_json,
    canonical,
)

SpanRow = tuple[str, int, int, str]
ReasonRow = tuple[float, str]
JoiningRow = tuple[str, str, float | None, list[ReasonRow]]
ClaimRow = tuple[str, ClaimField, object, str | None, Stance, str | None, str, list[SpanRow], float | None]


class WhenRow(TypedDict):
    start: str
    end: str
    precision: DatePrecision


class CountRow(TypedDict):
    min: int | None
    max: int | None


class PlaceRow(TypedDict):
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    gazetteer_id: str | None


class AttributionRow(TypedDict):
    actor: str
    by: str


class IncidentRow(TypedDict):
    """An incident's body; its id is a column of its own. `verdict` and `victims` are there only where there are any."""

    events: list[str]
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_type: str | None
    plover_mode: str | None
    when: WhenRow | None
    place: PlaceRow | None
    perpetrators: list[str]
    recipients: list[str]
    victims: NotRequired[list[str]]
    target_kind: list[str]
    weapons: list[str]
    fatalities: CountRow | None
    injured: CountRow | None
    claimed_by: list[str]
    attributed_to: list[AttributionRow]
    status: Status
    mentions: list[SpanRow]
    claims: list[ClaimRow]
    confidence: float | None
    verdict: NotRequired[Verdict]
    joinings: list[JoiningRow]


# The fields whose values are more than a string.
_STRUCTURED: dict[ClaimField, type[When | Count | Place | Attribution]] = {
    "date": When, "place": Place, "fatalities": Count, "injured": Count, "attributed_to": Attribution,
}  # fmt: skip


def span_rows(spans: Iterable[Span]) -> list[SpanRow]:
    return [(span.report, span.start, span.end, span.quote) for span in spans]


def read_spans(rows: Iterable[SpanRow]) -> tuple[Span, ...]:
    return tuple([Span(report=report, start=start, end=end, quote=quote) for report, start, end, quote in rows])


def encode_spans(spans: Iterable[Span]) -> str:
    return canonical(span_rows(spans))


def decode_spans(text: str) -> tuple[Span, ...]:
    return read_spans(cast("list[SpanRow]", json.loads(text)))


def value_row(claim: Claim) -> object:
    """The claim's value in the exchange shape. Raises LedgerError when its type is not one that its field can hold."""
    if not fits_field(claim.field, claim.value):
        raise LedgerError(f"event {claim.event}: a claim of {claim.field} cannot have a {type(claim.value).__name__} as value")
    return as_json(claim.value)


def fits_field(field: ClaimField, value: ClaimValue) -> bool:
    """Whether the field can hold a value of this type."""
    return isinstance(value, str | _STRUCTURED.get(field, str))


def read_when(row: WhenRow) -> When:
    start, end = dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])
    return When(earliest=start, latest=end, precision=row["precision"])


def read_count(row: CountRow) -> Count:
    return Count(low=row["min"], high=row["max"])


def read_place(row: PlaceRow) -> Place:
    return Place(
        name=row["name"], country=row["country"], precision=row["precision"],
        lat=row["lat"], lon=row["lon"], gazetteer_id=row["gazetteer_id"],
    )  # fmt: skip


def read_attribution(row: AttributionRow) -> Attribution:
    return Attribution(actor=row["actor"], by=row["by"])


def read_value(field: ClaimField, row: object) -> ClaimValue:
    """The value of `field` from its exchange shape. Raises LedgerError for a shape that the field does not have."""
    if isinstance(row, str):
        return row
    kind = _STRUCTURED.get(field)
    if kind is When:
        return read_when(cast("WhenRow", row))
    if kind is Count:
        return read_count(cast("CountRow", row))
    if kind is Place:
        return read_place(cast("PlaceRow", row))
    if kind is Attribution:
        return read_attribution(cast("AttributionRow", row))
    raise LedgerError(f"the ledger is damaged: {row!r} is no value of {field}")


def encode_value(claim: Claim) -> str:
    return canonical(value_row(claim))


def decode_value(field: ClaimField, text: str) -> ClaimValue:
    return read_value(field, json.loads(text))


def claim_row(claim: Claim) -> ClaimRow:
    value, spans = value_row(claim), span_rows(claim.spans)
    return (claim.event, claim.field, value, claim.said_by, claim.stance, claim.derived, claim.coder, spans, claim.confidence)


def read_claim(row: ClaimRow) -> Claim:
    event, field, value, said_by, stance, derived, coder, spans, confidence = row
    return Claim(
        event=event, field=field, value=read_value(field, value), spans=read_spans(spans),
        said_by=said_by, stance=stance, derived=derived, coder=coder, confidence=confidence,
    )  # fmt: skip


def joining_row(joining: Joining) -> JoiningRow:
    return (joining.one, joining.other, joining.score, [(reason.points, reason.says) for reason in joining.reasons])


def read_joining(row: JoiningRow) -> Joining:
    one, other, score, reasons = row
    return Joining(one=one, other=other, score=score, reasons=tuple(Reason(points=p, says=said) for p, said in reasons))


def encode_incident(incident: Incident) -> str:
    return canonical(
        {
            "events": incident.events,
            "acled_event_type": incident.acled_event_type,
            "acled_sub_event_type": incident.acled_sub_event_type,
            "plover_type": incident.plover_type,
            "plover_mode": incident.plover_mode,
            "when": as_json(incident.when),
            "place": as_json(incident.place),
            "perpetrators": incident.perpetrators,
            "recipients": incident.recipients,
            **({"victims": incident.victims} if incident.victims else {}),
            "target_kind": incident.target_kind,
            "weapons": incident.weapons,
            "fatalities": as_json(incident.fatalities),
            "injured": as_json(incident.injured),
            "claimed_by": incident.claimed_by,
            "attributed_to": [as_json(attribution) for attribution in incident.attributed_to],
            "status": incident.status,
            "mentions": span_rows(incident.mentions),
            "claims": [claim_row(claim) for claim in incident.claims],
            "confidence": incident.confidence,
            **({"verdict": incident.verdict} if incident.verdict else {}),
            "joinings": [joining_row(joining) for joining in incident.joinings],
        }
    )


def decode_incident(key: str, body: str) -> Incident:
    row = cast("IncidentRow", json.loads(body))
    return Incident(
        id=key,
        events=tuple(row["events"]),
        acled_event_type=row["acled_event_type"],
        acled_sub_event_type=row["acled_sub_event_type"],
        plover_type=row["plover_type"],
        plover_mode=row["plover_mode"],
        when=None if row["when"] is None else read_when(row["when"]),
        place=None if row["place"] is None else read_place(row["place"]),
        perpetrators=tuple(row["perpetrators"]),
        recipients=tuple(row["recipients"]),
        victims=tuple(row.get("victims", ())),
        target_kind=tuple(row["target_kind"]),
        weapons=tuple(row["weapons"]),
        fatalities=None if row["fatalities"] is None else read_count(row["fatalities"]),
        injured=None if row["injured"] is None else read_count(row["injured"]),
        claimed_by=tuple(row["claimed_by"]),
        attributed_to=tuple(read_attribution(attribution) for attribution in row["attributed_to"]),
        status=row["status"],
        mentions=read_spans(row["mentions"]),
        claims=tuple([read_claim(claim) for claim in row["claims"]]),
        confidence=row["confidence"],
        verdict=row.get("verdict"),
        joinings=tuple([read_joining(joining) for joining in row["joinings"]]),
    )
