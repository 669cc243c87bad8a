"""An ACLED sub-event type goes in, the event type that it belongs to comes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from talion.registry import load_tsv


@cache
def acled_event_types() -> Mapping[str, str]:
    """The event type of each of the 25 sub-event types, spelled as ACLED spells them."""
    return {row["acled_sub_event_type"]: row["acled_event_type"] for row in load_tsv("acled.tsv")}


def event_type_of(sub_type: str | None) -> str | None:
    """The ACLED event type to which a sub-type belongs."""
    return acled_event_types().get(sub_type) if sub_type else None
