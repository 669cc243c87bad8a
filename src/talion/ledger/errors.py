"""What a ledger refuses: the reason goes in, an error with a message for the person who asked comes out."""

from __future__ import annotations

from collections.abc import Sequence

from talion.records import TalionError

SHOWN_CANDIDATES = 8


class LedgerError(TalionError):
    """The ledger cannot be opened, or refuses what it was given."""


class NotFoundError(LedgerError):
    """No record of the ledger has the id that was asked for."""


class AmbiguousError(LedgerError):
    """The beginning of an id fits several incidents; `candidates` are their ids, sorted."""

    def __init__(self, prefix: str, candidates: Sequence[str]) -> None:
        self.candidates = tuple(sorted(candidates))
        shown = ", ".join(self.candidates[:SHOWN_CANDIDATES])
        more = len(self.candidates) - SHOWN_CANDIDATES
        super().__init__(f"{prefix!r} fits {len(self.candidates)} incidents: {shown}" + (f" and {more} more" if more > 0 else ""))
