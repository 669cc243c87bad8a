"""What people decided about pairs of events goes in, groups that must stay whole and pairs that must stay apart come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talion.records import TalionError

Pair = tuple[str, str]


class ContradictionError(TalionError):
    """Two events are to be one happening and two at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """Pairs of event ids, the least first, that people decided. Events that are not there are passed over.

    `together` joins whatever the score, also events of one report; `apart` keeps apart. They never contradict one another,
    not even over a third event: `find_whole` raises ContradictionError where they do.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def find_whole(self, events: Iterable[str]) -> dict[str, str]:
        """By event the least of the events that people joined with it, itself where nobody did.

        An event that is gone still joins those that were joined with it.
        """
        owner: dict[str, str] = {}

        def find(event: str) -> str:
            while owner.get(event, event) != event:
                event = owner[event]
            return event

        for one, other in sorted(self.together):
            first, second = sorted((find(one), find(other)))
            owner[second] = first
        for one, other in sorted(self.apart):
            if find(one) == find(other):
                raise ContradictionError(
                    f"the events {one} and {other} are to be one happening and two: undo one of the decisions"
                )
        groups: dict[str, list[str]] = {}
        for event in sorted(events):
            groups.setdefault(find(event), []).append(event)
        return {event: group[0] for group in groups.values() for event in group}


NONE = Constraints()
