"""A field's name as a person may write it goes in, the claims' field comes out."""

from __future__ import annotations

from typing import get_args

from talion.records import ClaimField, TalionError

FIELDS: tuple[ClaimField, ...] = get_args(ClaimField)
ALIASES: dict[str, ClaimField] = {
    "type": "acled_sub_event_type",
    "what": "acled_sub_event_type",
    "acled_event_type": "acled_sub_event_type",
    "plover": "plover_type",
    "mode": "plover_mode",
    "when": "date",
    "date_start": "date",
    "date_end": "date",
    "date_precision": "date",
    "where": "place",
    "country": "place",
    "lat": "place",
    "lon": "place",
    "place_precision": "place",
    "by": "perpetrators",
    "who": "perpetrators",
    "against": "recipients",
    "whom": "recipients",
    "named": "victims",
    "named_victims": "victims",
    "target": "target_kind",
    "weapon": "weapons",
    "killed": "fatalities",
    "dead": "fatalities",
    "deaths": "fatalities",
    "wounded": "injured",
    "claimed": "claimed_by",
    "attributed": "attributed_to",
    "blamed": "attributed_to",
}


def find_field(name: str) -> ClaimField:
    """The field of that name or alias. Raises TalionError that lists the fields."""
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    for field in FIELDS:
        if field == wanted:
            return field
    if wanted in ALIASES:
        return ALIASES[wanted]
    raise TalionError(f"no field is called {name!r}; the fields are {', '.join(FIELDS)}")
