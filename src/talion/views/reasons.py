"""A field's claims and the value shown go in, how the one came from the other comes out, checked against both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talion.claims.signs import load_model
from talion.incidents.confidence import count_words, incident_signs
from talion.incidents.corrections import drop_corrected
from talion.incidents.values import RULES
from talion.judgements.names import NAMED
from talion.records import Claim, ClaimField, Count, Incident, Report
from talion.views.context import Context
from talion.views.incident import word_attributions
from talion.views.sources import word_reports
from talion.views.toll import word_growth
from talion.views.words import UNKNOWN, clean, word_count, word_list, word_number, word_place, word_value, word_when

LISTS: tuple[ClaimField, ...] = ("perpetrators", "recipients", "victims", "target_kind", "weapons", "claimed_by")
SLIGHT = 0.1  # a sign of less weight moves a probability by two hundredths and a half at most


def word_shown(incident: Incident, field: ClaimField) -> str:
    """The value that the incident shows for the field; "unknown" where it has none."""
    match field:
        case "date":
            return word_when(incident.when)
        case "place":
            return word_place(incident.place)
        case "fatalities":
            return word_count(incident.fatalities)
        case "injured":
            return word_count(incident.injured)
        case "attributed_to":
            lines = word_attributions((), incident.attributed_to)
            return "; ".join(line.removeprefix("attributed to ") for line in lines) or UNKNOWN
        case "acled_sub_event_type" | "plover_type" | "plover_mode" | "status":
            return str(getattr(incident, field) or UNKNOWN)
        case _:
            return word_list(getattr(incident, field)) or UNKNOWN


def list_shown(incident: Incident, field: ClaimField) -> tuple[str, ...]:
    """The worded values that are shown for the field, one by one."""
    if field in LISTS:
        return tuple(clean(one) for one in getattr(incident, field))
    if field == "attributed_to":
        return tuple(word_value(one) for one in incident.attributed_to)
    return (word_shown(incident, field),)


def find_confidence(incident: Incident, field: ClaimField) -> float | None:
    """That of the surest claim of a value that is shown; None where no gauged claim has such a value."""
    shown = list_shown(incident, field)
    claims = [c for c in incident.claims if c.field == field and c.stance != "denies" and c.confidence is not None]
    told = [c for c in claims if word_value(c.value) in shown] or (claims if field in ("fatalities", "injured") else [])
    return max((c.confidence for c in told if c.confidence is not None), default=None)


def explain_confidence(incident: Incident, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The signs that the incident's confidence rests on, in words, the weightiest first and slight ones left out.

    None where nobody gauged it, and where a person accepted it.
    """
    if incident.confidence is None or incident.verdict == "accepted":
        return ()
    lengths = {key: count_words(report) for key, report in reports.items()}
    found = [load_model("incident").signs[name] for name in incident_signs(incident, lengths)]
    signs = [sign for sign in found if abs(sign.weight) >= SLIGHT]
    return tuple(f"{'+' if s.weight > 0 else '−'} {s.says}" for s in sorted(signs, key=lambda s: (-abs(s.weight), s.name)))


def explain_value(incident: Incident, field: ClaimField, claims: Sequence[Claim], context: Context) -> tuple[str, ...]:
    """One line for each value claimed: how many claims and reports, whether it is shown; for a number, what made the range."""
    shown = list_shown(incident, field)
    if not claims and (shown == (UNKNOWN,) or word_shown(incident, field).endswith(UNKNOWN)):
        return ("no report says anything about it",)
    if any(claim.is_judged for claim in claims):
        return _explain_judged(shown, claims, context)
    values = list(dict.fromkeys(word_value(claim.value) for claim in claims))
    lines = [_tally(value, [c for c in claims if word_value(c.value) == value], context) for value in values]
    if field in ("fatalities", "injured"):
        shown_count = incident.fatalities if field == "fatalities" else incident.injured
        growth = word_growth(incident, field, context)
        grown = (f"by the day of report: {growth}",) if growth else ()
        return (*lines, *grown, *_explain_range(shown_count, drop_corrected(claims, context.sourcing)))
    lines = [f"{line} — {'shown' if value in shown else 'not shown'}" for value, line in zip(values, lines, strict=True)]
    lines += [_explain_unclaimed(value, incident) for value in shown if value not in values]
    return (*lines, RULES[field]) if len(lines) > 1 else tuple(lines)


def _explain_judged(shown: Sequence[str], claims: Sequence[Claim], context: Context) -> tuple[str, ...]:
    """What people said first, then what the reports say."""
    judged = [f"{word_value(c.value)}: {word_judged(c)}" for c in claims if c.is_judged]
    told = [claim for claim in claims if not claim.is_judged]
    values = dict.fromkeys(word_value(claim.value) for claim in told)
    lines = [_tally(value, [c for c in told if word_value(c.value) == value], context) for value in values]
    lines = [f"{line} — {'shown' if value in shown else 'not shown'}" for value, line in zip(values, lines, strict=True)]
    return (*judged, *lines, "rule: what a person sets outranks what the reports say")


def word_judged(claim: Claim) -> str:
    """ "set by Ann", "taken away by Ann", "named by Ann"."""
    if (claim.derived or "").startswith(NAMED):
        return f"named by {clean(claim.said_by or UNKNOWN)}"
    return f"{'taken away' if claim.stance == 'denies' else 'set'} by {clean(claim.said_by or UNKNOWN)}"


def _explain_unclaimed(value: str, incident: Incident) -> str:
    if value in {clean(name) for name in incident.claimed_by}:
        return f"{value}: shown because it claimed the deed (ask why claimed_by)"
    return f"{value}: shown, drawn from the claims together"


def _tally(value: str, claims: Sequence[Claim], context: Context) -> str:
    reports = {span.report for claim in claims for span in claim.spans}
    stances = [f"{n} {word}" for word in ("denies", "suspects") if (n := sum(c.stance == word for c in claims))]
    aside = f" ({', '.join(stances)})" if stances else ""
    return f"{value}: {word_number(len(claims), 'claim')}{aside} in {word_reports(reports, context)}"


def _explain_range(shown: Count | None, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Says that the range runs from the lowest to the highest figure only where it does."""
    counts = [c.value for c in claims if isinstance(c.value, Count) and c.stance != "denies"]
    if shown is None:
        return ("none of these is shown",)
    if len({(c.low, c.high) for c in counts}) == 1 and (counts[0].low, counts[0].high) == (shown.low, shown.high):
        return (f"shown: {word_count(shown)}, as every claim has it",)
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts if c.high is not None]
    open_end = any(c.high is None for c in counts)
    if lows and min(lows) == shown.low and (shown.high is None if open_end else bool(highs) and max(highs) == shown.high):
        return (f"shown: {word_count(shown)}, from the lowest to the highest of these figures",)
    return (f"shown: {word_count(shown)}, drawn from these figures",)
