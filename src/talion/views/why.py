"""An Incident and a field go in, every claim behind the field's value and how the value came from them come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from talion.incidents.corrections import find_withdrawn, report_of
from talion.records import Claim, ClaimField, Coding, Incident
from talion.views.context import Context, open_context
from talion.views.passage import Passage, quote_sentence
from talion.views.reasons import explain_value, word_judged, word_shown
from talion.views.words import FIELD_WORDS, clean, word_share, word_value


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim: its value, "says US Central Command" or "in the report's own words", the sentence with the words marked.

    `sure` is the probability that the value is right, "0.87"; "" where nobody gauged it. `notes`: corrected, a reprint. What a
    person set is `judged`: the words only tell of the happening.
    """

    value: str
    said: str
    rule: str
    sure: str
    passage: Passage
    notes: tuple[str, ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What is shown for a field, the claims by report, and the way from these to that."""

    short: str
    field: str
    shown: str
    claims: tuple[ClaimLine, ...]
    reasons: tuple[str, ...]


def view_why(incident: Incident, field: ClaimField, coding: Coding) -> Why:
    """`coding` holds the reports that the claims quote."""
    context = open_context(coding)
    claims = sorted((c for c in incident.claims if c.field == field), key=lambda claim: order_claim(claim, context))
    return Why(
        short=context.short.get(incident.id, incident.id),
        field=FIELD_WORDS[field],
        shown=word_shown(incident, field),
        claims=tuple(view_claim(claim, claims, context) for claim in claims),
        reasons=explain_value(incident, field, claims, context),
    )


def order_claim(claim: Claim, context: Context) -> tuple[bool, str, str, int, str]:
    """What people set first, then by day of publication (undated ones last), report, place there."""
    first = min(claim.spans, default=None)
    if first is None:
        return (not claim.is_judged, "", "", 0, claim.id)
    return (not claim.is_judged, context.sourcing.published.get(first.report, "9999"), first.report, first.start, claim.id)


def view_claim(claim: Claim, claims: Sequence[Claim], context: Context, value: str = "") -> ClaimLine:
    """The claim among all `claims` of its field; `value` is how it is worded where not by itself."""
    return ClaimLine(
        value=value or word_value(claim.value),
        said=word_said(claim),
        rule=clean(claim.derived) if claim.derived else "",
        sure=word_share(claim.confidence),
        passage=_quote_claim(claim, context),
        notes=tuple(_note(claim, claims, context)),
        judged=claim.is_judged,
    )


def _note(claim: Claim, claims: Sequence[Claim], context: Context) -> Iterator[str]:
    if claim.is_judged:
        return
    by = find_withdrawn([c for c in claims if not c.is_judged], context.sourcing).get(claim.id)
    if by is not None and by.id != claim.id:
        yield f"no longer counts: corrected by {context.source(report_of(by))}"
    if (root := context.sourcing.root(report_of(claim))) != report_of(claim):
        yield f"a reprint of {context.source(root)}"


def _quote_claim(claim: Claim, context: Context) -> Passage:
    """The sentence where the report is at hand, else only the words."""
    report = claim.spans[0].report
    source = context.source(report)
    if report in context.reports:
        return quote_sentence(context.reports[report].text, claim.spans, source)
    return context.quote(claim.spans[0])


def word_said(claim: Claim) -> str:
    """ "says Iran", "Iran denies", "suspected, says Iran", "the report's own words"."""
    who = clean(claim.said_by) if claim.said_by else ""
    if claim.is_judged:
        return word_judged(claim)
    match claim.stance:
        case "denies":
            return f"denied by {who}" if who else "denied in the report's own words"
        case "suspects":
            return f"suspected by {who}" if who else "suspected, in the report's own words"
        case _:
            return f"says {who}" if who else "in the report's own words"
