"""The places of a ledger go in, worded lines come out: those that have a point, and those that are only names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talion.ledger.places import Spot, is_bare
from talion.views.sources import NameReport, word_sources
from talion.views.words import word_place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place: "Mosul, Iraq (town)", where its point is from, and for a mere name who names it."""

    name: str
    what: str
    incidents: int
    bare: bool
    sources: str


def view_places(spots: Iterable[Spot], name_report: NameReport) -> tuple[PlaceLine, ...]:
    """In their order."""
    return tuple(
        PlaceLine(
            name=word_place(one.place), what=_word_origin(one), incidents=one.incidents, bare=is_bare(one.place),
            sources=word_sources(one.reports, name_report),
        )
        for one in spots
    )  # fmt: skip


def _word_origin(spot: Spot) -> str:
    if is_bare(spot.place):
        return "only a name"
    return "set by judgement" if spot.judged else "of the gazetteer"
