"""What a wording of time may hang on, and what becomes of it: the dates and the rule that gave them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from talion.records import When

UNKNOWN = "hangs on the publication date, which is unknown"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a wording may hang on.

    `anchor` is the last time told, `day` the last day told, `beside` a day that the same sentence tells, `year` the year that
    it writes before the wording. `future` says that the verb looks ahead, `past` that it looks
    back, `near` that a month or day may lie on either side of the publication.
    """

    published: dt.date | None
    anchor: When | None
    day: When | None
    beside: When | None
    year: int | None
    future: bool
    near: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """Dates and the rule that gave them; `when` is None where the publication date is needed and unknown."""

    when: When | None
    rule: str


def on_publication(frame: Frame, give: Callable[[dt.date], When], rule: str) -> Resolved:
    if frame.published is None:
        return Resolved(None, UNKNOWN)
    return Resolved(give(frame.published), f"{rule} {frame.published.isoformat()}")
