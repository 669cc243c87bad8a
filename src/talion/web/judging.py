"""What somebody does with an incident goes in, and the ledger obeys it, unless the incident is no longer as it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from talion import acts
from talion.judgements.reviewing import Standing
from talion.ledger.codec import encode_incident
from talion.ledger.store import Ledger
from talion.records import Incident, Judgement, TalionError, digest
from talion.views.judgements import pick_own

Kind = Literal["accept", "reject", "set", "merge", "split", "undo"]
ACTING = Lock()  # between looking whether something has changed and changing it, nobody else of this server changes anything


class ChangedError(TalionError):
    """What is judged is no longer as it was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`values` are FIELD=VALUE of a set, `others` the incidents of a merge, `tellings` the events or reports of a split,
    `numbers` the judgements that are undone."""

    kind: Kind
    because: str
    values: tuple[str, ...] = ()
    new_names: bool = False
    others: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


def mark_seen(incident: Incident, standings: Sequence[Standing]) -> str:
    """A mark of the incident as it is now and of what was judged of it: "12.3f9c…", 12 being the last judgement of the ledger."""
    own = [[one.number, one.undone_by, one.overruled_by] for one in pick_own(incident, standings)]
    return f"{len(standings)}.{digest([incident.id, encode_incident(incident), own])}"


def is_seen(seen: str, incident: Incident, standings: Sequence[Standing]) -> bool:
    """Whether the mark is of the incident as it is now; judgements of other incidents do not matter."""
    return seen.strip('"').partition(".")[2] == mark_seen(incident, standings).partition(".")[2]


def list_since(seen: str, incident: Incident, standings: Sequence[Standing]) -> list[Standing]:
    """What was judged of the incident since the mark was made."""
    number = seen.partition(".")[0]
    last = int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0
    return [one for one in pick_own(incident, standings) if one.number > last]


def judge(ledger: Ledger, author: str, key: str, act: Act, seen: str | None) -> list[Judgement]:
    """Does it and returns the judgements; `seen` None asks for no mark. Raises ChangedError, and as `talion.acts`."""
    with ACTING:
        incident = ledger.find(key)
        if seen is not None and not is_seen(seen, incident, ledger.review()):
            raise ChangedError("This incident has changed since you saw it. Nothing was done: look again.")
        return _perform(ledger, author, incident.id, act)


def _perform(ledger: Ledger, author: str, key: str, act: Act) -> list[Judgement]:
    by = acts.sign(ledger, author, act.because)
    match act.kind:
        case "set":
            if not act.values:
                raise TalionError("say what is right: FIELD=VALUE, for example killed=5")
            return acts.set_fields(ledger, by, key, act.values, new_names=act.new_names)
        case "merge":
            if not act.others:
                raise TalionError("say with which incident it is one: give its id")
            return acts.merge(ledger, by, [key, *act.others])
        case "split":
            return acts.split(ledger, by, key, act.tellings)
        case "undo":
            return acts.undo(ledger, by, act.numbers)
        case kind:
            return acts.judge_whole(ledger, by, kind, [key])
