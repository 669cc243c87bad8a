"""A Coding and a stretch of days go in, what the reports published in it brought comes out: what an analyst reads each morning.

New is what no report published before tells: incidents, tolls and other values that changed, claims, blame and denials, answers,
counts. What reports published later say is left out, so that the digest of a day stays the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from talion.incidents.corrections import report_of
from talion.incidents.showing import show_incident
from talion.judgements.names import rename_claims
from talion.judgements.settings import copy_fields, find_set
from talion.records import Attribution, Claim, ClaimField, Coding, Incident, Link, Report
from talion.views.account import word_claim
from talion.views.chain import BACKWARD, word_tie
from talion.views.context import Context, open_context
from talion.views.incident import view_incident, word_label
from talion.views.order import sort_incidents
from talion.views.passage import Passage, quote_sentence
from talion.views.reasons import LISTS, list_shown, word_shown
from talion.views.standing import view_counts
from talion.views.toll import find_latest
from talion.views.why import word_said
from talion.views.words import FIELD_WORDS, clean, word_count, word_day, word_number, word_when

SectionName = Literal["incidents", "changes", "statements", "answers", "counts", "reports"]
TITLES: dict[SectionName, str] = {
    "incidents": "New incidents",
    "changes": "Changed tolls and facts",
    "statements": "New claims, blame and denials",
    "answers": "New answers",
    "counts": "New counts over many happenings",
    "reports": "Reports",
}
COMPARED: tuple[ClaimField, ...] = ("fatalities", "injured", "status", "date", "place", "perpetrators", "recipients")
SPOKEN: tuple[ClaimField, ...] = ("claimed_by", "attributed_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field's value before and now, in words."""

    field: ClaimField
    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: `head` is what a reader sees first, `id` the incident's, "" for what is none; `other` the answered one's id."""

    head: str
    id: str = ""
    short: str = ""
    date: str = ""
    lines: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    passages: tuple[Passage, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    name: SectionName
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """`summary` counts what is new, `aside` tells of reports without a day, "" for none. Empty sections are left out."""

    since: dt.date
    until: dt.date
    title: str
    summary: str
    aside: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Which reports are new, and which were there before; those without a day count as known before."""

    fresh: frozenset[str]
    before: frozenset[str]


def view_digest(coding: Coding, since: dt.date, until: dt.date, undated: int = 0) -> Digest:
    """`coding` holds what the reports of these days tell, and all that was told of it before (`Ledger.news`)."""
    context = open_context(coding)
    window = open_window(coding.reports, since, until)
    makers: dict[SectionName, Callable[[], Iterable[Item]]] = {
        "incidents": lambda: list_new(coding, window, context),
        "changes": lambda: list_changed(coding, window, context),
        "statements": lambda: list_statements(coding, window, context),
        "answers": lambda: list_answers(coding, window, context),
        "counts": lambda: list_counts(coding, window, context),
        "reports": lambda: list_reports(coding, window, context),
    }
    sections = [Section(name=name, title=TITLES[name], items=tuple(make())) for name, make in makers.items()]
    return Digest(
        since=since,
        until=until,
        title=f"What is new, {word_day(since)}" + (f" to {word_day(until)}" if until > since else ""),
        summary=word_summary(sections),
        aside=f"{word_number(undated, 'report')} without a day of publication left out" if undated else "",
        sections=tuple(section for section in sections if section.items),
    )


def open_window(reports: Iterable[Report], since: dt.date, until: dt.date) -> Window:
    days = {report.id: report.published_date for report in reports}
    return Window(
        fresh=frozenset(key for key, day in days.items() if day is not None and since <= day <= until),
        before=frozenset(key for key, day in days.items() if day is None or day < since),
    )


def word_summary(sections: Sequence[Section]) -> str:
    """ "4 reports: 2 new incidents, 1 changed, 3 statements, 1 answer"."""
    counts = {section.name: len(section.items) for section in sections}
    parts = [
        word_number(counts["incidents"], "new incident"), f"{counts['changes']} changed",
        word_number(counts["statements"], "statement"), word_number(counts["answers"], "answer"),
    ]  # fmt: skip
    return f"{word_number(counts['reports'], 'report')}: {', '.join(parts)}"


def cut(incident: Incident, reports: Collection[str], context: Context) -> Incident:
    """The incident as these reports alone tell it, with what people decided; itself where all of its reports are among them."""
    if {mention.report for mention in incident.mentions} <= set(reports):
        return incident
    mentions = tuple(mention for mention in incident.mentions if mention.report in reports)
    claims = tuple(claim for claim in incident.claims if not claim.is_judged and report_of(claim) in reports)
    shown = show_incident(incident.events, mentions, rename_claims(claims, context.names), context.sourcing)
    shown = copy_fields(incident, shown, find_set(incident))
    return replace(shown, id=incident.id, claims=claims, confidence=incident.confidence, verdict=incident.verdict)


def is_known(incident: Incident, window: Window) -> bool:
    return any(mention.report in window.before for mention in incident.mentions)


def touched(coding: Coding, window: Window) -> list[Incident]:
    """The incidents that a new report tells, in the order of time; none that a person rejected."""
    found = [i for i in coding.incidents if i.verdict != "rejected" and any(m.report in window.fresh for m in i.mentions)]
    return sort_incidents(found)


def list_new(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    for incident in touched(coding, window):
        if is_known(incident, window):
            continue
        now = cut(incident, window.fresh, context)
        line = view_incident(now, context)
        what = f"{line.status.upper()}: {line.what}" if line.status and line.what else line.status.upper() or line.what
        setting = " · ".join(part for part in (line.where, line.toll, line.sure) if part)
        lines = (what, setting, *line.attributions, *line.disputes, line.reprints)
        yield Item(
            head=line.parties,
            id=line.id,
            short=line.short,
            date=line.date,
            lines=tuple(filter(None, lines)),
            passages=line.passages,
        )


def list_changed(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    for incident in touched(coding, window):
        if not is_known(incident, window):
            continue
        before, now = (cut(incident, reports, context) for reports in (window.before, window.before | window.fresh))
        fields_set = find_set(incident)
        changes = tuple(c for c in find_changes(before, now, context) if c.field not in fields_set)
        if changes:
            fields = {change.field for change in changes}
            claims = [
                c
                for c in now.claims
                if c.field in fields and not c.is_judged and c.stance != "denies" and report_of(c) in window.fresh
            ]
            yield Item(
                head=word_label(now), id=incident.id, short=context.short.get(incident.id, incident.id), date=word_when(now.when),
                lines=tuple(f"{c.name}: {c.before} → {c.now}" for c in changes), changes=changes,
                passages=quote_claims(claims, context),
            )  # fmt: skip


def find_changes(before: Incident, now: Incident, context: Context) -> Iterator[Change]:
    for field in COMPARED:
        old, new = word_field(before, field, context), word_field(now, field, context)
        if old != new and (field not in LISTS or set(list_shown(before, field)) != set(list_shown(now, field))):
            yield Change(field=field, name=FIELD_WORDS[field], before=old, now=new)


def word_field(incident: Incident, field: ClaimField, context: Context) -> str:
    latest = find_latest(incident, field, context) if field in ("fatalities", "injured") else None
    shown = word_shown(incident, field)
    return f"{shown} (latest {word_count(latest)})" if latest is not None and word_count(latest) != shown else shown


def list_statements(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    """What is claimed, blamed and denied for the first time about incidents that were known; of new ones their entry tells it."""
    for incident in touched(coding, window):
        if not is_known(incident, window):
            continue
        spoken = [c for c in incident.claims if not c.is_judged and (c.field in SPOKEN or c.stance == "denies")]
        known = {word_statement(c) for c in spoken if report_of(c) in window.before}
        fresh: dict[str, list[Claim]] = {}
        for claim in sorted((c for c in spoken if report_of(c) in window.fresh), key=lambda c: c.spans):
            if (words := word_statement(claim)) not in known and context.sourcing.root(report_of(claim)) not in window.before:
                fresh.setdefault(words, []).append(claim)
        for words, claims in fresh.items():
            yield Item(
                head=words, id=incident.id, short=context.short.get(incident.id, incident.id), date=word_when(incident.when),
                lines=(f"about: {word_label(incident)}",), passages=quote_claims(claims, context),
            )  # fmt: skip


def word_statement(claim: Claim) -> str:
    """ "Northern Front claims it — says Northern Front", "killed: at least 1 — denied by Northern Front"."""
    words = word_claim(claim) if claim.field in (*SPOKEN, "perpetrators") else f"{FIELD_WORDS[claim.field]}: {word_claim(claim)}"
    own = claim.stance == "asserts" and (claim.value.by if isinstance(claim.value, Attribution) else claim.value) == claim.said_by
    return words if own else f"{words} — {word_said(claim)}"


def list_answers(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    """Pairs of incidents that a new report ties together and none before did."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in coding.links:
        if not link.inferred and {link.source, link.target} <= context.incidents.keys():
            pairs.setdefault((link.source, link.target), []).append(link)
    order = {one.id: number for number, one in enumerate(sort_incidents(context.incidents.values()))}
    for (source, target), links in sorted(pairs.items(), key=lambda pair: [order[end] for end in pair[0]]):
        said = [link for link in links if link.span.report in window.fresh]
        if not said or any(link.span.report in window.before for link in links):
            continue
        answer, blow = context.incidents[source], context.incidents[target]
        tie = word_tie(said, BACKWARD, context)
        other = f"{word_when(blow.when)} · {word_label(blow)} [{context.short.get(target, target)}]"
        yield Item(
            head=word_label(answer), id=source, short=context.short.get(source, source), date=word_when(answer.when),
            lines=(f"{tie.how}: {other}",), passages=tie.passages, other=target,
        )  # fmt: skip


def list_counts(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    for line in view_counts([one for one in coding.aggregates if one.span.report in window.fresh], context):
        yield Item(head=f"{line.count} {line.what}", lines=(line.scope,) if line.scope else (), passages=line.passages)


def list_reports(coding: Coding, window: Window, context: Context) -> Iterator[Item]:
    for report in sorted((r for r in coding.reports if r.id in window.fresh), key=lambda r: (r.published or "", r.id)):
        root = context.sourcing.root(report.id)
        lines = (clean(report.title), clean(report.url), f"a reprint of {context.source(root)}" if root != report.id else "")
        yield Item(head=context.source(report.id), lines=tuple(filter(None, lines)))


def quote_claims(claims: Iterable[Claim], context: Context) -> tuple[Passage, ...]:
    """One sentence a report, the words of all the claims marked in it."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.spans:
            grouped.setdefault(report_of(claim), []).append(claim)
    return tuple(
        quote_sentence(context.reports[report].text, sorted({s for c in held for s in c.spans}), context.source(report))
        for report, held in sorted(grouped.items())
        if report in context.reports
    )
