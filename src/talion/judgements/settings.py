"""Incidents and what people decided about them go in, the same incidents with these values and verdicts come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from talion.incidents.acled import event_type_of
from talion.judgements.decisions import Decisions
from talion.judgements.names import ACTORS, NAMED, Names, rename
from talion.judgements.standing import judgement_order
from talion.records import (
    JUDGED,
    Attribution,
    Claim,
    ClaimField,
    ClaimValue,
    Count,
    Event,
    Incident,
    Judgement,
    Place,
    Status,
    When,
)  # fmt: skip

SURE = 1.0
STATUSES: tuple[Status, ...] = get_args(Status)
SINGLE: Mapping[ClaimField, str] = {
    "acled_sub_event_type": "acled_sub_event_type", "plover_type": "plover_type", "plover_mode": "plover_mode", "date": "when",
    "place": "place", "fatalities": "fatalities", "injured": "injured", "status": "status",
}  # fmt: skip


def apply_settings(incidents: Iterable[Incident], events: Mapping[str, Event], decisions: Decisions) -> list[Incident]:
    """Sets the values that people gave; each becomes a claim of the incident, said by who gave it."""
    return [_set_values(one, events, decisions) for one in incidents]


def apply_verdicts(incidents: Iterable[Incident], decisions: Decisions) -> list[Incident]:
    """Marks what people accepted and rejected; what is accepted is sure."""
    return [_mark(one, find_verdict(one.events, decisions)) for one in incidents]


def find_verdict(events: Iterable[str], decisions: Decisions) -> Judgement | None:
    """The newest verdict about an incident of these events."""
    found = [decisions.verdicts[event] for event in events if event in decisions.verdicts]
    return max(found, key=judgement_order, default=None)


def list_settings(events: Iterable[str], decisions: Decisions) -> list[tuple[str, Judgement]]:
    """The values set for an incident of these events, the oldest first, each with the event that it hangs on.

    Those that a newer one replaces are left out.
    """
    held = [(event, one) for event in events for one in decisions.settings.get(event, ())]
    held.sort(key=lambda pair: judgement_order(pair[1]))
    last = {one.field: place for place, (_, one) in enumerate(held) if one.change == "replaces"}
    return [pair for place, pair in enumerate(held) if place >= last.get(pair[1].field, 0)]


def read_values(incident: Incident, field: ClaimField) -> tuple[ClaimValue, ...]:
    """What the incident shows for the field; nothing where it is unknown."""
    value = getattr(incident, SINGLE.get(field, field))
    if field in SINGLE:
        return () if value is None else (value,)
    return tuple(value)


def find_set(incident: Incident) -> frozenset[ClaimField]:
    """The fields that people set."""
    return frozenset(c.field for c in incident.claims if c.is_judged and not (c.derived or "").startswith(NAMED))


def copy_fields(source: Incident, target: Incident, fields: Iterable[ClaimField]) -> Incident:
    """`target`, which shows for these fields what `source` does."""
    for field in fields:
        target = _write(target, field, read_values(source, field))
    return target


def _set_values(incident: Incident, events: Mapping[str, Event], decisions: Decisions) -> Incident:
    if not any(event in decisions.settings for event in incident.events):
        return incident
    claims: list[Claim] = []
    for event, one in list_settings(incident.events, decisions):
        if one.field is None:
            continue
        before = read_values(incident, one.field)
        incident = _write(incident, one.field, _combine(before, one, decisions.names))
        claims += _claim(one, one.field, before, events[event])
    return replace(incident, claims=tuple(sorted((*incident.claims, *claims), key=lambda c: (c.field, c.event, c.id))))


def _combine(before: Sequence[ClaimValue], one: Judgement, names: Names) -> tuple[ClaimValue, ...]:
    values = tuple(dict.fromkeys(rename(value, names) for value in one.values)) if one.field in ACTORS else one.values
    match one.change:
        case "adds":
            return tuple(dict.fromkeys((*before, *values)))
        case "removes":
            return tuple(value for value in before if value not in values)
        case _:
            return tuple(dict.fromkeys(values))


def _claim(one: Judgement, field: ClaimField, before: Sequence[ClaimValue], event: Event) -> list[Claim]:
    """Claims of the values; a value that is taken away, or that nobody is to know any more, is denied."""
    denied = one.change == "removes" or not one.values
    return [
        Claim(
            event=event.id, field=field, value=value, spans=(event.trigger,), said_by=one.author,
            stance="denies" if denied else "asserts", derived=f"judgement: {one.because}", coder=JUDGED + one.id, confidence=SURE,
        )
        for value in (one.values or before)
    ]  # fmt: skip


def _write(incident: Incident, field: ClaimField, values: tuple[ClaimValue, ...]) -> Incident:
    value = values[0] if values else None
    match field:
        case "date":
            return replace(incident, when=value if isinstance(value, When) else None)
        case "place":
            return replace(incident, place=value if isinstance(value, Place) else None)
        case "fatalities":
            return replace(incident, fatalities=value if isinstance(value, Count) else None)
        case "injured":
            return replace(incident, injured=value if isinstance(value, Count) else None)
        case "attributed_to":
            return replace(incident, attributed_to=tuple(v for v in values if isinstance(v, Attribution)))
        case _:
            return _write_words(incident, field, tuple(v for v in values if isinstance(v, str)))


def _write_words(incident: Incident, field: ClaimField, values: tuple[str, ...]) -> Incident:
    word = values[0] if values else None
    match field:
        case "acled_sub_event_type":
            return replace(incident, acled_sub_event_type=word, acled_event_type=event_type_of(word))
        case "plover_type":
            return replace(incident, plover_type=word)
        case "plover_mode":
            return replace(incident, plover_mode=word)
        case "status":
            return replace(incident, status=next((s for s in STATUSES if s == word), "uncertain"))
        case "perpetrators":
            return replace(incident, perpetrators=values)
        case "recipients":
            return replace(incident, recipients=values)
        case "victims":
            return replace(incident, victims=values)
        case "target_kind":
            return replace(incident, target_kind=values)
        case "weapons":
            return replace(incident, weapons=values)
        case _:
            return replace(incident, claimed_by=values)


def _mark(incident: Incident, verdict: Judgement | None) -> Incident:
    if verdict is None:
        return incident
    if verdict.kind == "reject":
        return replace(incident, verdict="rejected")
    return replace(incident, verdict="accepted", confidence=SURE)
