"""A coding goes in; it comes through when it is whole and every quote is what its report says at that place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from talion.ledger.codec import value_row
from talion.ledger.errors import LedgerError
from talion.records import Coding, Event, Link, Report, Span


def check_coding(coding: Coding) -> None:
    """Raises LedgerError when it is not.

    That is for two events of one id, a record of a report that is not there, a quote that is not in the text,
    half of a character, a value that its field cannot have.
    """
    texts = {report.id: report.text for report in coding.reports}
    for report in coding.reports:
        _check_letters(report)
    _check_once(coding.events)
    for event in coding.events:
        _check_event(event, texts)
    for link in coding.links:
        if not _is_bare(link):
            _check_span(link.span, texts, f"a link from {link.source} to {link.target}")
    for aggregate in coding.aggregates:
        _check_span(aggregate.span, texts, "an aggregate")
    for relation in coding.relations:
        _check_span(relation.span, texts, f"a relation of {relation.subject}")
    _check_references(coding, texts)
    _check_incidents(coding)


def _check_references(coding: Coding, texts: Mapping[str, str]) -> None:
    homes = {event.id: event.report for event in coding.events}
    for reference in coding.references:
        if homes.get(reference.source) != reference.span.report:
            raise LedgerError(f"a reference begins at {reference.source}, which is no event of the report that it quotes")
        _check_span(reference.span, texts, f"a reference of {reference.source}")


def _is_bare(link: Link) -> bool:
    """An order that was only inferred quotes nothing."""
    return link.inferred and not link.span.report and not link.span.quote


def _check_once(events: Iterable[Event]) -> None:
    found: dict[str, Event] = {}
    for event in events:
        if found.setdefault(event.id, event) != event:
            raise LedgerError(f"two different events have the id {event.id}")


def _check_letters(report: Report) -> None:
    """Not every database holds NUL, and none holds half of a surrogate pair, which JSON can bring in by an escape."""
    for words in (report.id, report.publisher, report.url, report.published or "", report.title, report.text):
        if "\0" in words:
            raise LedgerError(f"report {report.id!a} holds a NUL character at {words.index(chr(0))}")
        try:
            words.encode("utf-8")
        except UnicodeEncodeError as error:
            raise LedgerError(
                f"report {report.id!a} holds half of a character at {error.start}: {words[error.start]!a}"
            ) from error


def _check_event(event: Event, texts: Mapping[str, str]) -> None:
    told = f"event {event.id}"
    if event.trigger.report != event.report:
        raise LedgerError(f"{told} of report {event.report} has its trigger in report {event.trigger.report}")
    for span in (event.trigger, *event.mentions):
        _check_span(span, texts, told)
    for claim in event.claims:
        if claim.event != event.id:
            raise LedgerError(f"{told} holds a claim about {claim.event}")
        value_row(claim)
        for span in claim.spans:
            _check_span(span, texts, f"{told}, its {claim.field}")


def _check_span(span: Span, texts: Mapping[str, str], told: str) -> None:
    text = texts.get(span.report)
    if text is None:
        raise LedgerError(f"{told} quotes the report {span.report!r}, which is not among the given ones")
    if not 0 <= span.start <= span.end or text[span.start : span.end] != span.quote:
        raise LedgerError(f"{told} quotes {span.quote!r}, but report {span.report} does not say so at {span.start} to {span.end}")


def _check_incidents(coding: Coding) -> None:
    """Incidents are computed anew from events, so one whose events are not given would be lost without a word."""
    given = {event.id for event in coding.events}
    for incident in coding.incidents:
        if missing := set(incident.events) - given:
            raise LedgerError(f"incident {incident.id} comes without its events ({', '.join(sorted(missing)[:3])})")
