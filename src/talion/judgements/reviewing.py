"""Judgements in the order of their arrival and the events that are there go in, what became of each comes out, for the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from talion.judgements.anchors import Places
from talion.judgements.decisions import Decisions, decide
from talion.judgements.names import list_aliases
from talion.judgements.settings import find_verdict, list_settings
from talion.judgements.standing import find_undoings
from talion.records import Judgement, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One judgement with its number. The others are given by number too.

    `undone_by`: the undoing that holds. `overruled_by`: newer judgements in the way; with `wholly`, nothing of this one is left.
    `dangling`: anchors that no event of the ledger fits; `incidents`: those that it is about now, by id.
    """

    number: int
    judgement: Judgement
    undone_by: int | None = None
    undoes: int | None = None
    overruled_by: tuple[int, ...] = ()
    wholly: bool = False
    dangling: tuple[Span, ...] = ()
    incidents: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it changes anything, as far as its events are there."""
        return self.undone_by is None and not self.wholly


def review(
    judgements: Sequence[Judgement], places: Places, homes: Mapping[str, str], naming: Mapping[str, Collection[str]]
) -> list[Standing]:
    """`homes` gives by event the incident that holds it now, `naming` by actor's name the events whose reports name it."""
    numbers = {one.id: number for number, one in enumerate(judgements, 1)}
    undone = find_undoings(judgements)
    decisions = decide(judgements, places)
    replaced = _find_replaced(decisions, homes)
    found = []
    for one in judgements:
        by = undone.get(one.id)
        overruling = decisions.overruled.get(one.id)
        in_the_way = overruling.by if overruling else replaced.get(one.id, frozenset())
        anchors = (*one.about, *one.others)
        events = [places[anchor] for anchor in anchors if anchor in places]
        events += [event for name in list_aliases(one) for event in naming.get(name, ())]
        found.append(
            Standing(
                number=numbers[one.id],
                judgement=one,
                undone_by=numbers[by.id] if by else None,
                undoes=numbers.get(one.undoes) if one.undoes else None,
                overruled_by=tuple(sorted(numbers[key] for key in in_the_way)),
                wholly=overruling.wholly if overruling else one.id in replaced,
                dangling=tuple(anchor for anchor in anchors if anchor not in places),
                incidents=tuple(sorted({homes[event] for event in events if event in homes})),
            )
        )
    return found


def _find_replaced(decisions: Decisions, homes: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Settings and verdicts that newer ones of the same incident replace, with the newer ones."""
    members: dict[str, list[str]] = {}
    for event in (*decisions.settings, *decisions.verdicts):
        members.setdefault(homes.get(event, event), []).append(event)
    replaced: dict[str, frozenset[str]] = {}
    held: set[str] = set()
    for events in members.values():
        kept = [one for _, one in list_settings(events, decisions)]
        verdict = find_verdict(events, decisions)
        current = [*kept, *([verdict] if verdict else [])]
        held.update(one.id for one in current)
        for one in _all(events, decisions):
            if one.id not in {k.id for k in current}:
                newer = {k.id for k in current if (k.kind == "set") == (one.kind == "set") and k.field == one.field}
                replaced[one.id] = replaced.get(one.id, frozenset()) | newer
    return {key: by for key, by in replaced.items() if key not in held}


def _all(events: Iterable[str], decisions: Decisions) -> Iterable[Judgement]:
    for event in events:
        yield from decisions.settings.get(event, ())
        if event in decisions.verdicts:
            yield decisions.verdicts[event]
