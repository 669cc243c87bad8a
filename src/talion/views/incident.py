"""An Incident goes in, the few worded lines that tell it come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.records import Attribution, Incident, Place, Span, When
from talion.views.context import Context
from talion.views.dispute import word_disputes
from talion.views.passage import Passage
from talion.views.sources import word_reprints
from talion.views.toll import find_latest
from talion.views.words import (
    DASH,
    DAYS,
    MONTHS,
    UNKNOWN,
    clean,
    word_country,
    word_list,
    word_number,
    word_place,
    word_share,
    word_toll,
    word_when,
)

ONE_SIDED = ("Protests", "Riots", "Strategic developments")  # ACLED types that need no second party
SHOWN = 3  # passages of one incident in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """One incident in a list. `status` is "" when it plainly occurred, "rejected" where a person said it is none.

    `named` are the people named as struck, "named: Hassan Salhab"; "" for none.
    `more` counts the passages that are not shown. `sure` is worded, "confidence 0.87"; "" where nobody gauged it. `reprints`
    tells which of its reports are; "" for none.
    """

    id: str
    short: str
    date: str
    column: str
    year: int | None
    doers: str
    receivers: str
    status: str
    what: str
    where: str
    toll: str
    deadly: bool
    sure: str
    named: str
    attributions: tuple[str, ...]
    disputes: tuple[str, ...]
    reprints: str
    passages: tuple[Passage, ...]
    more: str

    @property
    def parties(self) -> str:
        if not self.receivers:
            return self.doers
        return f"{self.doers} → {self.receivers}"


def view_incident(incident: Incident, context: Context) -> IncidentLine:
    """The incident as a list shows it."""
    passages = choose_mentions(incident, context.marks(incident))
    rest = len(incident.mentions) - len(passages)
    doers, receivers = word_parties(incident)
    return IncidentLine(
        id=incident.id,
        short=context.short.get(incident.id, incident.id),
        date=word_when(incident.when),
        column=word_column(incident.when),
        year=incident.when.earliest.year if incident.when else None,
        doers=doers,
        receivers=receivers,
        status=word_status(incident),
        what=word_what(incident),
        where=word_place(incident.place),
        toll=word_outcome(incident, context),
        deadly=bool(incident.fatalities and (incident.fatalities.low or incident.fatalities.high)),
        sure=word_sure(incident),
        named=f"named: {word_list(incident.victims)}" if incident.victims else "",
        attributions=word_attributions(incident.claimed_by, incident.attributed_to),
        disputes=word_disputes(incident),
        reprints=word_reprints(incident, context),
        passages=tuple(context.passage(incident, mention) for mention in passages),
        more=word_number(rest, "more passage") if rest else "",
    )


def word_status(incident: Incident) -> str:
    """ "" for what plainly occurred, "rejected" for what a person rejected, else the status."""
    if incident.verdict == "rejected":
        return incident.verdict
    return "" if incident.status == "occurred" else incident.status


def word_sure(incident: Incident) -> str:
    """ "confidence 0.87", "confidence 1.00, accepted"; "" where nobody gauged it."""
    accepted = ", accepted" if incident.verdict == "accepted" else ""
    return f"confidence {word_share(incident.confidence)}{accepted}" if incident.confidence else ""


def word_parties(incident: Incident) -> tuple[str, str]:
    """Who did it and to whom; the second is "" where none is needed or neither is known."""
    doers = word_list(incident.perpetrators)
    receivers = word_list(incident.recipients)
    if not doers and not receivers:
        return "parties unknown", ""
    if not receivers and incident.acled_event_type in ONE_SIDED:
        return doers, ""
    return doers or UNKNOWN, receivers or UNKNOWN


def word_what(incident: Incident) -> str:
    """ "Air/drone strike · drone · on military base, troops"."""
    kind = incident.acled_sub_event_type or incident.acled_event_type or (incident.plover_type or "").capitalize()
    if incident.status == "threatened" and kind == "Threaten":
        kind = ""  # the status has said it
    elif not kind:
        kind = "type unknown"
    parts = [kind, word_list(incident.weapons)]
    if incident.target_kind:
        parts.append(f"on {word_list(incident.target_kind)}")
    return " · ".join(part for part in parts if part)


def word_label(incident: Incident) -> str:
    """The incident in a few words: "Iran → United States, ballistic missile, Al-Asad base"; what is unknown is left out."""
    doers, receivers = word_parties(incident)
    parties = f"{doers} → {receivers}" if receivers else doers
    kind = word_list(incident.weapons) or incident.acled_sub_event_type or (incident.plover_type or "").lower()
    kind = "" if incident.status == "threatened" and kind == "threaten" else kind
    status = "" if incident.status == "occurred" else incident.status
    return ", ".join(part for part in (parties, status, kind, _word_site(incident.place)) if part)


def _word_site(place: Place | None) -> str:
    if place is None:
        return ""
    return f"in {word_country(place.country) or clean(place.name)}" if place.precision == "country" else clean(place.name)


def word_outcome(incident: Incident, context: Context) -> str:
    """The toll; "" for what has not happened and counts nobody."""
    if incident.fatalities is None and incident.injured is None and incident.status in ("threatened", "planned"):
        return ""
    latest = (find_latest(incident, "fatalities", context), find_latest(incident, "injured", context))
    return word_toll(incident.fatalities, incident.injured, latest)


def word_attributions(claimed_by: tuple[str, ...], attributed_to: tuple[Attribution, ...]) -> tuple[str, ...]:
    """ "claimed by A", "attributed to B by C and D"."""
    lines = [f"claimed by {word_list(claimed_by)}"] if claimed_by else []
    sayers: dict[str, list[str]] = {}
    for said in attributed_to:
        sayers.setdefault(said.actor, []).append(said.by)
    return (*lines, *(f"attributed to {clean(actor)} by {word_list(by)}" for actor, by in sayers.items()))


def choose_mentions(incident: Incident, marks: Sequence[Span], limit: int = SHOWN) -> tuple[Span, ...]:
    """The passages to show first: of each report the first one that holds a mark (else its first), at most `limit` reports."""
    best: dict[str, Span] = {}
    for mention in sorted(incident.mentions):
        known = best.get(mention.report)
        if known is None or (not _holds(known, marks) and _holds(mention, marks)):
            best[mention.report] = mention
    return tuple(best[report] for report in sorted(best))[:limit]


def _holds(mention: Span, marks: Sequence[Span]) -> bool:
    return any(mention.overlaps(mark) for mark in marks)


def word_column(when: When | None) -> str:
    """The date without its year, at most twelve characters: "Sat 20 Jan", "20–22 Jan", "week 15 Jan", "Jan", "2019–2020"."""
    if when is None:
        return ""
    first, last = when.earliest, when.latest
    if when.precision == "year":
        return str(first.year) if first.year == last.year else f"{first.year}{DASH}{last.year}"
    if when.precision == "month":
        start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
        if first.year != last.year:
            return f"{start}{DASH}{end} {last.year}"
        return start if start == end else f"{start}{DASH}{end}"
    if when.precision == "week" and (last - first).days < 8:
        return f"week {first.day} {MONTHS[first.month - 1]}"
    if first == last:
        return f"{DAYS[first.weekday()]} {first.day} {MONTHS[first.month - 1]}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{last.day} {MONTHS[first.month - 1]}"
    return f"{first.day} {MONTHS[first.month - 1]}{DASH}{last.day} {MONTHS[last.month - 1]}"
