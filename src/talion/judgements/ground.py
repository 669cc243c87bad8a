"""Pairs of events to join or to part go in, of the newest judgement first; each is taken unless those before forbid it."""

from __future__ import annotations

Refusal = frozenset[str]  # the ids of the judgements in the way; empty where the two are one event


class Ground:
    """What is settled so far: groups of events that are one happening, and pairs of groups that are not."""

    def __init__(self) -> None:
        self._owner: dict[str, str] = {}
        self._joiners: dict[str, frozenset[str]] = {}
        self._apart: dict[str, dict[str, str]] = {}

    def find(self, event: str) -> str:
        """The event that stands for the group of `event`."""
        top = event
        while (above := self._owner.get(top, top)) != top:
            top = above
        while (above := self._owner.get(event, top)) != top:
            self._owner[event], event = top, above
        return top

    def join(self, one: str, other: str, by: str) -> Refusal | None:
        """Joins the groups of both, or says what is in the way."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return None
        apart = self._apart.get(first, {})
        if second in apart:
            return frozenset({apart[second]})
        if len(self._apart.get(second, {})) > len(apart):
            first, second = second, first
        self._owner[second] = first
        self._joiners[first] = self._joiners.get(first, frozenset()) | self._joiners.pop(second, frozenset()) | {by}
        for enemy, parter in self._apart.pop(second, {}).items():
            self._apart[enemy].pop(second)
            self._apart[enemy].setdefault(first, parter)
            self._apart.setdefault(first, {}).setdefault(enemy, parter)
        return None

    def part(self, one: str, other: str, by: str) -> Refusal | None:
        """Keeps the groups of both apart, or says what is in the way."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return self._joiners.get(first, frozenset()) if one != other else frozenset()
        self._apart.setdefault(first, {}).setdefault(second, by)
        self._apart.setdefault(second, {}).setdefault(first, by)
        return None
