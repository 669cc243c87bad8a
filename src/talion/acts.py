"""What somebody who keeps a ledger decides goes in, the judgements that it then kept come out: for command line and pages alike.

Ids are those of incidents, or beginnings of them that no other has. Where what is asked makes no sense, each function raises
TalionError and keeps nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from talion.gazetteer import Candidate, open_gazetteer
from talion.judgements import making
from talion.judgements.making import Assignment, JudgementError, Signature
from talion.judgements.reading import Reader, choose_actor, cut_assignment, read_assignment
from talion.judgements.vocabulary import is_described
from talion.ledger.query import Query
from talion.ledger.store import Ledger
from talion.records import Change, ClaimField, Incident, Judgement, TalionError
from talion.views.fields import find_field


def sign(ledger: Ledger, author: str, because: str) -> Signature:
    """Who judges, why, and now: later than all that the ledger holds. Raises JudgementError without author or reason."""
    return making.sign(author, because, dt.datetime.now(dt.UTC), ledger.judgements())


def merge(ledger: Ledger, by: Signature, ids: Sequence[str]) -> list[Judgement]:
    """These incidents are one happening."""
    found = [ledger.find(one) for one in ids]
    for one in found:
        if one.verdict == "rejected":
            raise TalionError(f"{one.id} was rejected: accept it, or undo that, before it is merged")
    return _keep(ledger, [making.merge_events(by, [ledger.events(one.events) for one in found])])


def split(ledger: Ledger, by: Signature, id: str, parts: Sequence[str]) -> list[Judgement]:  # noqa: A002
    """`parts`, some of the incident's events or all those of some of its reports, are another happening."""
    held = ledger.events(ledger.find(id).events)
    return _keep(ledger, [making.split_events(by, held, making.pick_events(held, parts))])


def keep_apart(ledger: Ledger, by: Signature, one: str, other: str) -> list[Judgement]:
    """Two incidents are two happenings, whatever the coder thinks of them: kept as the splitting of what would be one."""
    here, there = (ledger.events(ledger.find(key).events) for key in (one, other))
    return _keep(ledger, [making.split_events(by, [*here, *there], there)])


def name_actor(ledger: Ledger, by: Signature, name: str, right: str | None) -> list[Judgement]:
    """`name` is another name of the actor `right`, or of nobody; the same name says that it is right.

    Raises JudgementError for a name that no incident has, and as `same_actor`.
    """
    if right is not None and right != name:
        return same_actor(ledger, by, right, [name])
    change: Change = "removes" if right is None else "adds"
    made = [
        making.set_values(by, ledger.events(incident.events), Assignment(field=field, change=change, values=(name,)))
        for incident in ledger.incidents(Query(branch=(name,)))
        for field, names in _name_sides(incident)
        if name in names
    ]
    if not made:
        raise JudgementError(f"no incident names {name!r}")
    return _keep(ledger, made[:1] if right else made)


def _name_sides(incident: Incident) -> Sequence[tuple[ClaimField, tuple[str, ...]]]:
    return (
        ("perpetrators", incident.perpetrators), ("recipients", incident.recipients), ("claimed_by", incident.claimed_by),
    )  # fmt: skip


def set_fields(
    ledger: Ledger,
    by: Signature,
    id: str,  # noqa: A002
    assignments: Sequence[str],
    *,
    new_names: bool = False,
) -> list[Judgement]:
    """The incident's fields are these: `FIELD=VALUE`, for lists also += and -=. `new_names`: also actors that nobody knows."""
    incident = ledger.find(id)
    held = ledger.events(incident.events)
    return _keep(ledger, [making.set_values(by, held, one) for one in _read(assignments, incident, new_names)])


def judge_whole(ledger: Ledger, by: Signature, kind: Literal["accept", "reject"], ids: Sequence[str]) -> list[Judgement]:
    """These incidents are right as they are told, or are none."""
    found = {one.id: one for one in map(ledger.find, ids)}
    return _keep(ledger, [making.judge_whole(by, kind, ledger.events(one.events)) for one in found.values()])


def same_actor(ledger: Ledger, by: Signature, name: str, aliases: Sequence[str], *, new_names: bool = False) -> list[Judgement]:
    """The aliases are other names of the actor, wherever reports give them. `new_names`: also names that nobody knows."""
    asked = (name, *aliases)
    met = {*ledger.naming(asked), *(party.name for party in ledger.parties(Query()))}
    known, *others = (choose_actor(one.strip(), met, new_names=new_names) for one in asked)
    for alias in others:
        if is_described(alias):
            raise JudgementError(f"{alias!r} describes, and may be somebody else each time: set it where you know who it is")
    return _keep(ledger, [making.join_names(by, known, others)])


def undo(ledger: Ledger, by: Signature, numbers: Sequence[int]) -> list[Judgement]:
    """The judgements of these numbers are taken back."""
    known = {one.number: one for one in ledger.review()}
    for number in numbers:
        if number not in known:
            raise JudgementError(f"there is no judgement {number}; `talion judge log` lists them")
        if (undone_by := known[number].undone_by) is not None:
            raise JudgementError(f"judgement {number} is undone already, by {undone_by}: undo that to restore it")
    return _keep(ledger, [making.undo_judgement(by, known[number].judgement) for number in dict.fromkeys(numbers)])


def _keep(ledger: Ledger, made: Iterable[Judgement]) -> list[Judgement]:
    # The coder behind the builder takes a second to load, and only who judges needs it.
    from talion.pipeline import BUILDER

    return ledger.judge(making.space_out(made), BUILDER)


def _read(assignments: Iterable[str], incident: Incident, new_names: bool) -> list[Assignment]:
    """Raises JudgementError for a field that is set twice at once, and as `read_assignment`."""
    reader = Reader(incident=incident, find_place=_find_place, new_names=new_names)
    found = []
    for text in assignments:
        name, change, words = cut_assignment(text)
        found.append(read_assignment(find_field(name), change, words, reader))
    if len({(one.field, one.change) for one in found}) < len(found):
        raise JudgementError("one field is set twice: give all its values at once, with commas between them")
    return found


def _find_place(name: str) -> Sequence[Candidate]:
    return open_gazetteer().find(name)
