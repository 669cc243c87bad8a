"""Claims go in, the rows of an incident's `claims` come out, one for each exported key, and back again.

The claim of a date makes three rows, that of a place as many as the place has values, that of an ACLED sub-event type one more
for its event type. The rows of one claim stand together and share its evidence; the first shows what claim it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from talion.exports.rows import ExchangeError, Line, Row
from talion.exports.value_rows import (
    DATE_KEYS,
    PLACE_KEYS,
    attribution_from,
    attribution_row,
    count_from,
    count_row,
    date_values,
    place_from,
    place_values,
    when_from,
)  # fmt: skip
from talion.incidents.acled import acled_event_types
from talion.records import Attribution, Claim, ClaimField, ClaimValue, Count, Place, Report, Span, Stance, When

EVENT_TYPE = "acled_event_type"
EVENT_TYPE_RULE = "sub-event type belongs to event type"
PLACE_START = "place_precision"
DATE_START = "date_start"
FIELDS: tuple[ClaimField, ...] = get_args(ClaimField)
STANCES: tuple[Stance, ...] = get_args(Stance)
EVIDENCE_KEYS = ("report", "spans", "said_by", "stance", "derived", "event", "coder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the rows point into: the reports, and the report of each event, by id."""

    reports: Mapping[str, Report]
    event_reports: Mapping[str, str]


def claim_rows(claim: Claim, report: str) -> list[Row]:
    """The rows of one claim. Raises ExchangeError for a sub-event type that ACLED has not."""
    return [
        {"field": field, "value": value, **evidence_of(claim, report, derived)} for field, value, derived in expand(claim)
    ]  # fmt: skip


def evidence_of(claim: Claim, report: str, derived: str | None) -> Row:
    return {
        "report": report,
        "spans": [{"start": span.start, "end": span.end, "quote": span.quote} for span in claim.spans],
        "said_by": claim.said_by,
        "stance": claim.stance,
        "derived": derived,
        "event": claim.event,
        "coder": claim.coder,
        "confidence": claim.confidence,
    }


def expand(claim: Claim) -> Iterator[tuple[str, object, str | None]]:
    match claim.value:
        case When() as when:
            yield from ((key, value, claim.derived) for key, value in date_values(when).items())
        case Place() as place:
            values = place_values(place)
            yield PLACE_START, values.pop(PLACE_START), claim.derived
            yield from ((key, value, claim.derived) for key, value in values.items() if value is not None)
        case Count() as count:
            yield claim.field, count_row(count), claim.derived
        case Attribution() as attribution:
            yield claim.field, attribution_row(attribution), claim.derived
        case str() as text:
            yield claim.field, text, claim.derived
            if claim.field == "acled_sub_event_type":
                yield EVENT_TYPE, event_type_of(text), EVENT_TYPE_RULE


def event_type_of(sub_type: str) -> str:
    try:
        return acled_event_types()[sub_type]
    except KeyError as error:
        raise ExchangeError(f'"{sub_type}" is no sub-event type of ACLED') from error


def claims_from(lines: Sequence[Line], sources: Sources) -> Iterator[Claim]:
    """The claims behind the rows. Raises ExchangeError for rows of a date or place that do not stand together."""
    rest = list(lines)
    while rest:
        head = rest.pop(0)
        field = head.text("field")
        if field == EVENT_TYPE:
            continue
        if field == PLACE_START:
            yield claim_from(head, "place", place_from(take_group(head, rest, PLACE_KEYS)), sources)
        elif field == DATE_START:
            yield claim_from(head, "date", when_from(take_group(head, rest, DATE_KEYS)), sources)
        elif field in DATE_KEYS or field in PLACE_KEYS:
            raise head.error(f'the row of "{field}" does not follow the others of its claim')
        else:
            known = head.choice("field", FIELDS)
            yield claim_from(head, known, single_value(head, known), sources)


def take_group(head: Line, rest: list[Line], keys: Sequence[str]) -> Line:
    """One row with the values of `head` and of the rows of its claim, which are taken from `rest`; null for keys without one."""
    values: Row = {head.text("field"): head.get("value")}
    while rest and same_claim(head, rest[0]) and (field := rest[0].text("field")) in keys and field not in values:
        values[field] = rest.pop(0).get("value")
    return Line(where=head.where, row={**dict.fromkeys(keys), **values})


def same_claim(one: Line, other: Line) -> bool:
    return all(one.get(key) == other.get(key) for key in EVIDENCE_KEYS)


def single_value(line: Line, field: ClaimField) -> ClaimValue:
    match field:
        case "fatalities" | "injured":
            return count_from(line.child("value"))
        case "attributed_to":
            return attribution_from(line.child("value"))
        case "acled_sub_event_type":
            return line.choice("value", tuple(acled_event_types()))
        case "date" | "place":
            raise line.error(f'"{field}" is no key of a claim by itself')
        case _:
            return line.text("value")


def claim_from(line: Line, field: ClaimField, value: ClaimValue, sources: Sources) -> Claim:
    event, report = line.text("event"), line.text("report")
    if sources.event_reports.get(event) != report:
        raise line.error(f"its event {event} is none of the report {report} in this incident")
    spans = tuple(span_from(span, report, sources.reports) for span in line.children("spans"))
    return Claim(
        event=event, field=field, value=value, spans=spans, said_by=line.optional_text("said_by"),
        stance=line.choice("stance", STANCES), derived=line.optional_text("derived"), coder=line.text("coder"),
        confidence=line.share("confidence"),
    )  # fmt: skip


def span_from(line: Line, report: str, reports: Mapping[str, Report]) -> Span:
    """The span that the row's start, end and quote give. Raises ExchangeError where the report does not read so."""
    start, end = line.integer("start"), line.integer("end")
    quote = line.optional_text("quote")
    if report not in reports:
        raise line.error(f"the report {report} is not in reports.jsonl")
    words = reports[report].text[start:end]
    if not 0 <= start < end or (quote is not None and words != quote) or len(words) != end - start:
        raise line.error(f'the report {report} does not read "{quote}" at {start} to {end}')
    return Span(report=report, start=start, end=end, quote=words)
