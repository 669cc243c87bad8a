"""The rows of the exchange files go in, the records of a Coding come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from talion.exports.claim_rows import Sources, claims_from, span_from
from talion.exports.rows import Line
from talion.exports.value_rows import attribution_from, optional_count, optional_place, optional_when
from talion.incidents.acled import acled_event_types
from talion.records import (
    Aggregate,
    Claim,
    Count,
    Event,
    Incident,
    Joining,
    Link,
    LinkKind,
    Reason,
    Relation,
    RelationKind,
    Report,
    Span,
    Status,
    Verdict,
    event_id,
)  # fmt: skip

STATUSES: tuple[Status, ...] = get_args(Status)
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of incidents.jsonl: the incident and the events in it."""

    incident: Incident
    events: tuple[Event, ...]


def report_from(line: Line) -> Report:
    """The report of a line. Raises ExchangeError for a publication date that is no ISO date or date-time."""
    report = Report(
        id=line.text("id"), text=line.text("text"), publisher=line.text("publisher"), url=line.text("url"),
        published=line.optional_text("published"), title=line.text("title"),
    )  # fmt: skip
    try:
        report.published_date  # noqa: B018 - reading it is the check
    except ValueError as error:
        raise line.error(f'"published" is "{report.published}", which is no ISO date') from error
    return report


def incident_from(line: Line, reports: Mapping[str, Report]) -> Told:
    """The incident of a line with its events. Raises ExchangeError where the line is not as `write_exchange` writes it."""
    triggers = read_triggers(line, reports)
    names = line.texts("events")
    if set(names) != set(triggers) or len(names) != len(triggers):
        raise line.error('"events" and "triggers" do not name the same events')
    mentions = list(read_mentions(line, triggers, reports))
    sources = Sources(reports=reports, event_reports={event: trigger.report for event, trigger in triggers.items()})
    claims = tuple(claims_from(line.children("claims"), sources))
    events = tuple(
        Event(
            report=triggers[name].report,
            trigger=triggers[name],
            mentions=tuple(span for span, event in mentions if event == name),
            claims=tuple(claim for claim in claims if claim.event == name and not claim.is_judged),
        )
        for name in names
    )
    spans = tuple(dict.fromkeys(span for span, _ in mentions))
    return Told(incident=make_incident(line, names, spans, claims), events=events)


def read_triggers(line: Line, reports: Mapping[str, Report]) -> dict[str, Span]:
    triggers: dict[str, Span] = {}
    for child in line.children("triggers"):
        event, trigger = child.text("event"), span_from(child, child.text("report"), reports)
        if event_id(trigger) != event or event in triggers:
            raise child.error(f"{event} is not the id of an event with this trigger, or stands twice")
        triggers[event] = trigger
    return triggers


def read_mentions(line: Line, triggers: Mapping[str, Span], reports: Mapping[str, Report]) -> Iterator[tuple[Span, str]]:
    for child in line.children("mentions"):
        event, report = child.text("event"), child.text("report")
        if event not in triggers or triggers[event].report != report:
            raise child.error(f"its event {event} is none of the report {report} in this incident")
        yield span_from(child, report, reports), event


def make_incident(line: Line, events: tuple[str, ...], mentions: tuple[Span, ...], claims: tuple[Claim, ...]) -> Incident:
    sub_type = line.optional_text("acled_sub_event_type") and line.choice("acled_sub_event_type", tuple(acled_event_types()))
    event_type = line.optional_text("acled_event_type")
    if event_type is not None:
        line.choice("acled_event_type", tuple(dict.fromkeys(acled_event_types().values())))
    return Incident(
        id=line.text("id"), events=events, acled_event_type=event_type, acled_sub_event_type=sub_type,
        plover_type=line.optional_text("plover_type"), plover_mode=line.optional_text("plover_mode"),
        when=optional_when(line), place=optional_place(line), perpetrators=line.texts("perpetrators"),
        recipients=line.texts("recipients"), victims=line.texts("victims") if "victims" in line.row else (),
        target_kind=line.texts("target_kind"), weapons=line.texts("weapons"),
        fatalities=optional_count(line, "fatalities"), injured=optional_count(line, "injured"),
        claimed_by=line.texts("claimed_by"), attributed_to=tuple(map(attribution_from, line.children("attributed_to"))),
        status=line.choice("status", STATUSES), mentions=mentions, claims=claims, confidence=line.share("confidence"),
        verdict=line.late_choice("verdict", VERDICTS),
        joinings=tuple(map(joining_from, line.children("joinings") if "joinings" in line.row else ())),
    )  # fmt: skip


def joining_from(line: Line) -> Joining:
    names = line.texts("events")
    if len(names) != 2:
        raise line.error('"events" are not two')
    reasons = tuple(Reason(points=c.optional_number("points") or 0.0, says=c.text("says")) for c in line.children("reasons"))
    return Joining(one=names[0], other=names[1], score=line.optional_number("score"), reasons=reasons)


def link_from(line: Line, reports: Mapping[str, Report], incidents: frozenset[str]) -> Link:
    for key in ("from", "to"):
        if line.text(key) not in incidents:
            raise line.error(f"the incident {line.text(key)} is not in incidents.jsonl")
    inferred = line.row.get("inferred", False)
    if not isinstance(inferred, bool):
        raise line.error('"inferred" is neither true nor false')
    if not inferred:
        line.text("quote")
    return Link(
        source=line.text("from"), target=line.text("to"), kind=line.choice("kind", LINK_KINDS),
        span=span_from(line, line.text("report"), reports), inferred=inferred,
        found=line.text("found") if "found" in line.row else "",
    )  # fmt: skip


def aggregate_from(line: Line, reports: Mapping[str, Report]) -> Aggregate:
    return Aggregate(
        span=span_from(line, line.text("report"), reports),
        count=Count(low=line.optional_integer("count_min"), high=line.optional_integer("count_max")),
        what=line.text("what"), actor=line.optional_text("actor"), since=line.optional_text("since"),
        until=line.optional_text("until"), region=line.texts("region"),
    )  # fmt: skip


def relation_from(line: Line, reports: Mapping[str, Report]) -> Relation:
    return Relation(
        subject=line.text("subject"), relation=line.choice("relation", RELATION_KINDS), object=line.text("object"),
        span=span_from(line, line.text("report"), reports),
    )  # fmt: skip
