"""What somebody decides about events of a ledger goes in, the judgement that says so comes out, or why it cannot be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from talion.records import Change, ClaimField, ClaimValue, Event, Judgement, JudgementKind, Span, TalionError

SHORTEST = 4  # characters of an event's or report's id


class JudgementError(TalionError):
    """A judgement that makes no sense, with what would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judges, when (UTC) and why."""

    author: str
    made: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What a field is to show: these values, or these more or fewer; no values replace what is shown by "unknown"."""

    field: ClaimField
    change: Change
    values: tuple[ClaimValue, ...]


def sign(author: str, because: str, now: dt.datetime, before: Iterable[Judgement] = ()) -> Signature:
    """A signature that is newer than all `before`, whatever the clock says. Raises JudgementError without author or reason."""
    if not author.strip():
        raise JudgementError("a judgement needs an author: give --author, or set TALION_AUTHOR")
    if not because.strip():
        raise JudgementError("a judgement needs a reason: give --because")
    if "\0" in author + because:
        raise JudgementError("a judgement's author and reason are words: one of them holds a NUL character")
    moment = now.astimezone(dt.UTC)
    last = max((dt.datetime.fromisoformat(one.made) for one in before), default=None)
    if last is not None and last >= moment:
        moment = last + dt.timedelta(microseconds=1)
    return Signature(author=author.strip(), made=moment.isoformat(timespec="microseconds"), because=because.strip())


def space_out(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of one signature in their order: each a microsecond newer than the one before."""
    step = dt.timedelta(microseconds=1)
    moments = ((one, dt.datetime.fromisoformat(one.made) + step * number) for number, one in enumerate(judgements))
    return [replace(one, made=moment.isoformat(timespec="microseconds")) for one, moment in moments]


def merge_events(by: Signature, groups: Sequence[Sequence[Event]]) -> Judgement:
    """The groups, each the events of an incident, are one happening. Raises JudgementError for fewer than two."""
    distinct = list({_anchor(group): None for group in groups})
    if len(distinct) < 2:
        raise JudgementError("these are one incident already")
    others = tuple(anchor for group in distinct[1:] for anchor in group)
    return replace(_begin("merge", by), about=distinct[0], others=others)


def split_events(by: Signature, events: Sequence[Event], gone: Sequence[Event]) -> Judgement:
    """`gone`, some of the incident's events, are another happening. Raises JudgementError for none or all of them."""
    ids = {event.id for event in gone}
    rest = [event for event in events if event.id not in ids]
    if not ids or not rest:
        raise JudgementError("name some of the incident's events, not all: what is named becomes an incident of its own")
    return replace(_begin("split", by), about=_anchor(rest), others=_anchor(gone))


def set_values(by: Signature, events: Sequence[Event], given: Assignment) -> Judgement:
    """The incident of these events has these values."""
    return replace(_begin("set", by), about=_anchor(events), field=given.field, change=given.change, values=given.values)


def judge_whole(by: Signature, kind: Literal["accept", "reject"], events: Sequence[Event]) -> Judgement:
    """The incident of these events is one, or is none."""
    return replace(_begin(kind, by), about=_anchor(events))


def join_names(by: Signature, name: str, aliases: Sequence[str]) -> Judgement:
    """The aliases are other names of the actor. Raises JudgementError where there is none."""
    others = [alias for alias in dict.fromkeys(aliases) if alias != name]
    if not others:
        raise JudgementError("these are one name already")
    return replace(_begin("same-actor", by), values=(name, *others))


def undo_judgement(by: Signature, undone: Judgement) -> Judgement:
    """The judgement is taken back; if it was an undoing, what that took back holds again."""
    return replace(_begin("undo", by), undoes=undone.id)


def pick_events(events: Sequence[Event], asked: Iterable[str]) -> list[Event]:
    """Those of an incident's events that are named: by an event's id, by its report's, or by the beginning of either.

    Raises JudgementError for a name that fits none, and lists the events.
    """
    picked: dict[str, Event] = {}
    for name in asked:
        found = _match(events, name.strip())
        if not found:
            known = "; ".join(f"{event.id} in report {event.report}" for event in events)
            raise JudgementError(f"the incident has no event {name!r}; it has {known}")
        picked.update((event.id, event) for event in found)
    return list(picked.values())


def _match(events: Sequence[Event], name: str) -> list[Event]:
    exact = [event for event in events if name in (event.id, event.report)]
    if exact or len(name) < SHORTEST:
        return exact
    return [e for e in events if e.id.startswith((name, f"e-{name}")) or e.report.startswith(name)]


def _anchor(events: Iterable[Event]) -> tuple[Span, ...]:
    """The triggers in the order of the events' ids: the first is the one from which the incident has its id."""
    return tuple(event.trigger for event in sorted(events, key=lambda event: event.id))


def _begin(kind: JudgementKind, by: Signature) -> Judgement:
    return Judgement(kind=kind, author=by.author, made=by.made, because=by.because)
