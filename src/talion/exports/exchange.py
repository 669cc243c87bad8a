"""A Coding goes in, the folder of exchange files comes out, and a folder gives the Coding back without loss.

Incidents that a person rejected stand in a file of their own, each with the links that end at it: who reads the other
files counts none of them.

What the files hold beyond the keys of the exchange form: an incident's `events` and `triggers`, the `event` of each mention and
claim, the `coder` of each claim, the `confidence` of each incident and claim, the `verdict` of each incident, and of a place its
`country_name` and `gazetteer_id`. Failures and notes are not exchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from talion.exports.judgement_rows import judgement_from, judgement_row
from talion.exports.record_rows import aggregate_row, incident_row, link_row, relation_row, report_row
from talion.exports.reference_rows import reference_from, reference_order, reference_row
from talion.exports.row_records import aggregate_from, incident_from, link_from, relation_from, report_from
from talion.exports.rows import ExchangeError, Row, dump_row, read_lines
from talion.records import Aggregate, Coding, Link, Relation, Report, Span

__all__ = ["ExchangeError", "is_exchange", "read_exchange", "to_json", "to_jsonl", "write_exchange"]

REQUIRED = ("reports", "incidents")
HOLDERS = ("incidents.jsonl", "rejected.jsonl")  # incidents, and those that a person rejected


def write_exchange(coding: Coding, folder: Path) -> None:
    """Writes the files of the exchange form into `folder`, made when it is not there; equal codings give equal bytes.

    Raises ExchangeError where the coding's records do not agree (a span that its report does not read so, an event in no
    incident, an incident with other claims than its events have) and where the folder cannot be written.
    """
    texts = {name: "".join(dump_row(row) + "\n" for row in rows) for name, rows in tables_of(coding).items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.jsonl").write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExchangeError(f"{folder} cannot be written: {error.strerror or error}") from error


def read_exchange(folder: Path) -> Coding:
    """The coding that `folder` holds: reports and incidents by id, events in the order of their reports' ids and of their words.

    Raises ExchangeError, which names the file and the line, for anything that is not as `write_exchange` writes it.
    """
    if not is_exchange(folder):
        raise ExchangeError(f"{folder} is no exchange folder: it needs reports.jsonl and incidents.jsonl")
    listed = [report_from(line) for line in read_lines(folder / "reports.jsonl")]
    refuse_twins("reports.jsonl", (report.id for report in listed))
    reports = {report.id: report for report in listed}
    told = [incident_from(line, reports) for name in HOLDERS for line in read_lines(folder / name)]
    refuse_twins(HOLDERS[0], (one.incident.id for one in told))
    refuse_twins(HOLDERS[0], (event.id for one in told for event in one.events))
    known = frozenset(one.incident.id for one in told)
    rows = [*read_lines(folder / "links.jsonl"), *(x for line in read_lines(folder / HOLDERS[1]) for x in line.children("links"))]
    links = [link_from(line, reports, known) for line in rows]
    aggregates = [aggregate_from(line, reports) for line in read_lines(folder / "aggregates.jsonl")]
    relations = [relation_from(line, reports) for line in read_lines(folder / "relations.jsonl")]
    events = {event.id for one in told for event in one.events}
    references = [reference_from(line, reports, events) for line in read_lines(folder / "references.jsonl")]
    judgements = [judgement_from(line) for line in read_lines(folder / "judgements.jsonl")]
    refuse_twins("judgements.jsonl", (one.id for one in judgements))
    return Coding(
        reports=tuple(sorted(listed, key=lambda report: report.id)),
        events=tuple(sorted((event for one in told for event in one.events), key=lambda event: event.trigger)),
        incidents=tuple(sorted((one.incident for one in told), key=lambda incident: incident.id)),
        links=tuple(sorted(links, key=link_order)),
        aggregates=tuple(sorted(aggregates, key=aggregate_order)),
        relations=tuple(sorted(relations, key=relation_order)),
        references=tuple(sorted(references, key=reference_order)),
        judgements=tuple(judgements),
    )


def is_exchange(folder: Path) -> bool:
    """Whether `folder` holds a ledger in the exchange form."""
    return all((folder / f"{name}.jsonl").is_file() for name in REQUIRED)


def to_json(coding: Coding) -> str:
    """One JSON object with a key for each file of the exchange form, each a list of its rows."""
    return dump_row(tables_of(coding), indent=2) + "\n"


def to_jsonl(coding: Coding) -> str:
    """The lines of incidents.jsonl, then those of rejected.jsonl."""
    tables = tables_of(coding)
    return "".join(dump_row(row) + "\n" for row in (*tables["incidents"], *tables["rejected"]))


def tables_of(coding: Coding) -> dict[str, list[Row]]:
    """The rows of each file, sorted by content. Raises ExchangeError where the coding's records do not agree."""
    check_coding(coding)
    events = {event.id: event for event in coding.events}
    incidents = sorted(coding.incidents, key=lambda one: one.id)
    rejected = {one.id for one in incidents if one.verdict == "rejected"}
    aside: dict[str, list[Row]] = {key: [] for key in sorted(rejected)}
    links: list[Row] = []
    for link in sorted(coding.links, key=link_order):
        end = next((end for end in (link.source, link.target) if end in rejected), None)
        (links if end is None else aside[end]).append(link_row(link))
    return {
        "reports": [report_row(report) for report in sorted(coding.reports, key=lambda report: report.id)],
        "incidents": [incident_row(one, events) for one in incidents if one.id not in rejected],
        "rejected": [{**incident_row(one, events), "links": aside[one.id]} for one in incidents if one.id in rejected],
        "links": links,
        "aggregates": [aggregate_row(aggregate) for aggregate in sorted(coding.aggregates, key=aggregate_order)],
        "relations": [relation_row(relation) for relation in sorted(coding.relations, key=relation_order)],
        "references": [reference_row(reference) for reference in sorted(coding.references, key=reference_order)],
        "judgements": [judgement_row(one) for one in coding.judgements],
    }


def check_coding(coding: Coding) -> None:
    refuse_twins("the coding", (report.id for report in coding.reports))
    refuse_twins("the coding", (incident.id for incident in coding.incidents))
    refuse_twins("the coding", (event for incident in coding.incidents for event in incident.events))
    placed = {event for incident in coding.incidents for event in incident.events}
    for event in coding.events:
        if event.id not in placed:
            raise ExchangeError(f"event {event.id} belongs to no incident")
    known = {incident.id for incident in coding.incidents}
    for link in coding.links:
        if not {link.source, link.target} <= known:
            raise ExchangeError(f"a link from {link.source} to {link.target} joins what is no incident")
    reports = {report.id: report for report in coding.reports}
    for span in spans_of(coding):
        check_span(span, reports)


def spans_of(coding: Coding) -> Iterable[Span]:
    for event in coding.events:
        yield event.trigger
        yield from event.mentions
        for claim in event.claims:
            yield from claim.spans
    yield from (link.span for link in coding.links)
    yield from (aggregate.span for aggregate in coding.aggregates)
    yield from (relation.span for relation in coding.relations)
    yield from (reference.span for reference in coding.references)


def check_span(span: Span, reports: dict[str, Report]) -> None:
    if span.report not in reports:
        raise ExchangeError(f"the report {span.report} is not in the coding")
    if not 0 <= span.start < span.end or reports[span.report].text[span.start : span.end] != span.quote:
        raise ExchangeError(f'the report {span.report} does not read "{span.quote}" at {span.start} to {span.end}')


def refuse_twins(where: str, ids: Iterable[str]) -> None:
    """Raises ExchangeError for an id that stands twice."""
    for one, times in Counter(ids).items():
        if times > 1:
            raise ExchangeError(f"{where}: the id {one} stands {times} times")


def link_order(link: Link) -> tuple[str, str, str, bool, Span]:
    return link.source, link.target, link.kind, link.inferred, link.span


def aggregate_order(aggregate: Aggregate) -> tuple[Span, str]:
    return aggregate.span, dump_row(aggregate_row(aggregate))


def relation_order(relation: Relation) -> tuple[Span, str, str, str]:
    return relation.span, relation.subject, relation.relation, relation.object
