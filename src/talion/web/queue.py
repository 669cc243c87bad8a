"""A ledger and a queue's name go in, the item that waits there comes out, and what somebody makes of it goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from talion import acts
from talion.judgements.reviewing import Standing
from talion.ledger.query import Query
from talion.ledger.store import Ledger
from talion.records import Incident, Judgement, TalionError, digest
from talion.views.parties import judge_name
from talion.web.judging import ACTING, ChangedError, mark_seen

Line = Literal["doubtful", "twins", "actors", "places"]
Choice = Literal["accept", "reject", "merge", "apart"]
NAMES: Mapping[Line, str] = {
    "doubtful": "Low confidence",
    "twins": "Possible duplicates",
    "actors": "Unknown actors",
    "places": "Places without a point",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What waits: `incidents` it is about, for an unknown actor those that name it; `name` is the actor's, "" for other queues.

    `seen` marks it as it is now. `tied` are the events by which two incidents are alike.
    """

    line: Line
    incidents: tuple[Incident, ...]
    name: str
    seen: str
    tied: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queues:
    """How many wait in each queue, and the one item that was asked for; None behind the last."""

    left: Mapping[Line, int]
    item: Item | None


def find_item(ledger: Ledger, line: Line, skip: int) -> Queues:
    """The item behind the first `skip` ones of the queue."""
    standings = ledger.review()
    doubtful = ledger.doubtful(skip if line == "doubtful" else 0)
    unplaced = ledger.unplaced(skip if line == "places" else 0)
    twins, names = ledger.twins(), list_unknown(ledger, standings)
    left: dict[Line, int] = {
        "doubtful": doubtful.left, "twins": len(twins), "actors": len(names), "places": unplaced.left,
    }  # fmt: skip
    item: Item | None = None
    if line == "actors":
        item = _take_name(ledger, names[skip]) if skip < len(names) else None
    elif line == "twins":
        item = (
            _take(line, ledger.pick([twins[skip].one, twins[skip].other]), standings, twins[skip].tied)
            if skip < len(twins)
            else None
        )
    else:
        waiting = doubtful if line == "doubtful" else unplaced
        item = _take(line, [waiting.incident], standings) if waiting.incident else None
    return Queues(left=left, item=item)


def list_unknown(ledger: Ledger, standings: Sequence[Standing]) -> list[str]:
    """The names of parties that no table has and nobody said are right, the most frequent first."""
    said = {value for one in standings if one.holds and one.judgement.kind == "set" for value in one.judgement.values}
    return [one.name for one in ledger.parties(Query()) if judge_name(one.name) == "new" and one.name not in said]


def settle(ledger: Ledger, author: str, item: Mapping[str, str], line: Line, choice: Choice) -> list[Judgement]:
    """`item` holds what the form gave: "keys" (ids, or an actor's name), "seen", "because", "other".

    Returns the judgements that were made. Raises ChangedError where the item is no longer as it was shown, and as `talion.acts`.
    """
    with ACTING:
        keys = [item["keys"]] if line == "actors" else item["keys"].split()
        if len(keys) != (2 if line == "twins" else 1):
            raise TalionError("say what you judge: this form names something else")
        if item["seen"] != _mark(ledger, line, keys):
            raise ChangedError("What you judged has changed since you saw it. Nothing was done: look again.")
        by = acts.sign(ledger, author, item["because"])
        other = item["other"].strip()
        match line, choice:
            case "actors", "merge" if not other:
                raise TalionError("say who it is: the name of an actor that is known")
            case "actors", "accept" | "merge" | "reject":
                return acts.name_actor(ledger, by, keys[0], {"accept": keys[0], "merge": other}.get(choice))
            case "twins", "merge":
                return acts.merge(ledger, by, keys)
            case "twins", "apart":
                return acts.keep_apart(ledger, by, *keys)
            case "places", "merge":
                return acts.set_fields(ledger, by, keys[0], [f"place={other}"])
            case "doubtful", "merge" if not other:
                raise TalionError("say with which incident it is one: give its id")
            case "doubtful", "merge":
                return acts.merge(ledger, by, [keys[0], other])
            case "doubtful" | "places", "accept" | "reject":
                return acts.judge_whole(ledger, by, "accept" if choice == "accept" else "reject", keys)
            case _:
                raise TalionError(f"{choice} means nothing for {NAMES[line].lower()}")


def _take(line: Line, incidents: Sequence[Incident], standings: Sequence[Standing], tied: tuple[str, str] | None = None) -> Item:
    seen = " ".join(_mark_one(one, standings) for one in incidents)
    return Item(line=line, incidents=tuple(incidents), name="", seen=seen, tied=tied)


def _take_name(ledger: Ledger, name: str) -> Item:
    held = ledger.incidents(Query(branch=(name,)))
    return Item(line="actors", incidents=tuple(held), name=name, seen=_mark_name(held))


def _mark(ledger: Ledger, line: Line, keys: Sequence[str]) -> str:
    if line == "actors":
        return _mark_name(ledger.incidents(Query(branch=tuple(keys))))
    standings = ledger.review()
    return " ".join(_mark_one(ledger.find(key), standings) for key in keys)


def _mark_one(incident: Incident, standings: Sequence[Standing]) -> str:
    return mark_seen(incident, standings).partition(".")[2]


def _mark_name(incidents: Sequence[Incident]) -> str:
    return digest([one.id for one in incidents])
