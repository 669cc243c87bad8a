"""Judgements go in, those that stand come out, the newest first: an undone one does not, unless its undoing was undone too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from talion.records import Judgement


def judgement_order(one: Judgement) -> tuple[str, str]:
    """From the oldest to the newest; the id decides between two of one moment."""
    return one.made, one.id


def find_undoings(judgements: Iterable[Judgement]) -> Mapping[str, Judgement]:
    """By id of an undone judgement the newest undoing of it that stands."""
    known = {one.id: one for one in judgements}
    taken: dict[str, list[Judgement]] = {}
    for one in known.values():
        if one.undoes in known:
            taken.setdefault(str(one.undoes), []).append(one)
    undone: dict[str, Judgement | None] = {}
    for start in sorted(known):
        _settle(start, taken, undone)
    return {key: by for key, by in undone.items() if by is not None}


def _settle(start: str, taken: Mapping[str, list[Judgement]], undone: dict[str, Judgement | None]) -> None:
    """Fills in who undoes `start`, after all that undo it; an id is made of content, so nothing undoes itself in a round."""
    waiting = [start]
    while waiting:
        key = waiting[-1]
        open_ones = [one.id for one in taken.get(key, ()) if one.id not in undone]
        if open_ones:
            waiting += open_ones
            continue
        standing = [one for one in taken.get(key, ()) if undone[one.id] is None]
        undone[key] = max(standing, key=judgement_order, default=None)
        waiting.pop()


def find_standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that are not undone and undo nothing, the newest first."""
    held = list(judgements)
    undone = find_undoings(held)
    kept = {one.id: one for one in held if one.kind != "undo" and one.id not in undone}
    return tuple(sorted(kept.values(), key=judgement_order, reverse=True))
