"""Functions that make incidents of events go in, one bundle comes out, with which a ledger computes what a change touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from talion.incidents.keys import Keys
from talion.judgements.decisions import Decisions
from talion.records import Event, Incident, Link, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Events that nothing connects with any other, in the order of their reports and of their place there, and all about them.

    `links` begin or end there; `decisions` are what people decided.
    `homes` are the incidents, by event, in which those links end that leave for elsewhere.
    """

    events: Sequence[Event]
    reports: Sequence[Report]
    links: Sequence[Link]
    decisions: Decisions
    homes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """How events become incidents.

    `version` names the rules: a ledger that others built is built anew. `list_keys`: only events whose keys meet are compared.
    `find_ties(fresh, near)`: pairs of ids, the least first, of a fresh event and any other that are connected. `build`: the
    incidents of events that are connected with no others, and links between incidents.
    """

    version: str
    list_keys: Callable[[Event], Keys]
    find_ties: Callable[[Sequence[Event], Sequence[Event]], Sequence[tuple[str, str]]]
    build: Callable[[Whole], tuple[Sequence[Incident], Sequence[Link]]]
