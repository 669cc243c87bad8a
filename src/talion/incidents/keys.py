"""The keys of an event, by which others find it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """Two events may meet where one asks for what the other offers; then the other asks for what the one offers."""

    offers: frozenset[str]
    asks: frozenset[str]
