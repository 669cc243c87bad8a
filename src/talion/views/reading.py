"""A Report and what was coded of it go in, its text in pieces comes out, each with the marks that lie on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from talion.records import Actor, Incident, Mention, Report, Span
from talion.views.incident import word_label
from talion.views.joinings import word_reason
from talion.views.passage import Passage, quote_sentence
from talion.views.words import FIELD_WORDS, word_value, word_when

if TYPE_CHECKING:
    from talion.claims.omissions import Omission
    from talion.claims.retellings import Retelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Why a stretch is marked: `kind` is a field or "trigger", `words` say it, `incident` is the id of what it belongs to.

    A mention is of its own kind and belongs to none ("").
    """

    kind: str
    words: str
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of the report, from `start` on, under the same marks; none where nothing was read from them."""

    start: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """An incident of which the report tells."""

    id: str
    date: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The whole text, cut where marks begin and end, and the incidents in order of time."""

    stretches: tuple[Stretch, ...]
    incidents: tuple[ToldLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedLine:
    """A sentence with the words of which no incident was made, and why."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetoldLine:
    """Words taken to go on telling of a happening, the words that told of it before, and the reasons, the weightiest first."""

    passage: Passage
    before: Passage
    reasons: tuple[str, ...]


def view_retellings(report: Report, retellings: Iterable[Retelling]) -> tuple[RetoldLine, ...]:
    return tuple(
        RetoldLine(
            passage=quote_sentence(report.text, one.spans, ""),
            before=quote_sentence(report.text, one.before, ""),
            reasons=tuple(word_reason(reason) for reason in sorted(one.reasons, key=lambda reason: -abs(reason.points))),
        )
        for one in retellings
    )


def view_omissions(report: Report, omissions: Iterable[Omission]) -> tuple[SkippedLine, ...]:
    return tuple(SkippedLine(passage=quote_sentence(report.text, [one.span], ""), reason=one.reason) for one in omissions)


def view_mentions(report: Report, mentions: Iterable[Mention]) -> tuple[Stretch, ...]:
    """The whole text with everything that is named in it marked: actors, places, times, counts, weapons, targets."""
    return cut_text(report.text, [(one.span, Mark(kind=one.kind, words=_word_mention(one), incident="")) for one in mentions])


def _word_mention(mention: Mention) -> str:
    value = mention.value.name if isinstance(mention.value, Actor) else mention.value
    words = f"{mention.kind}: {word_value(value)}" if value is not None else mention.kind
    return f"{words} ({mention.rule})" if mention.rule else words


def view_reading(report: Report, incidents: Sequence[Incident]) -> Reading:
    """`incidents` are those of which the report tells."""
    return Reading(
        stretches=cut_text(report.text, list(_list_marks(report.id, incidents))),
        incidents=tuple(ToldLine(id=one.id, date=word_when(one.when), label=word_label(one)) for one in incidents),
    )


def cut_text(text: str, marks: Sequence[tuple[Span, Mark]]) -> tuple[Stretch, ...]:
    """The text in pieces that lie under the same marks; what tells of a happening comes first where several lie on one."""
    edges = sorted({0, len(text), *(edge for span, _ in marks for edge in (span.start, span.end))})
    begin: dict[int, list[tuple[Span, Mark]]] = {}
    for one in marks:
        begin.setdefault(one[0].start, []).append(one)
    active: list[tuple[Span, Mark]] = []
    stretches = []
    for start, end in pairwise(edges):
        active = [one for one in (*active, *begin.get(start, ())) if one[0].end > start]
        ordered = sorted(active, key=lambda one: (one[1].kind != "trigger", one[0], one[1].kind))
        stretches.append(Stretch(start=start, text=text[start:end], marks=tuple(dict.fromkeys(mark for _, mark in ordered))))
    return tuple(stretches)


def _list_marks(report: str, incidents: Sequence[Incident]) -> Iterable[tuple[Span, Mark]]:
    for incident in incidents:
        label = word_label(incident)
        for claim in incident.claims:
            told = (
                "trigger" if claim.field in ("plover_type", "plover_mode", "acled_sub_event_type", "status") else str(claim.field)
            )
            words = f"{FIELD_WORDS[claim.field]}: {word_value(claim.value)} — {label}"
            for span in claim.spans:
                if span.report == report:
                    yield span, Mark(kind=told, words=words, incident=incident.id)
