"""An event goes in, what comparison with other events reads of it comes out: its values and all places that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from talion.claims.victims import INFERRED
from talion.events.place_guesses import GUESSED
from talion.incidents.values import Values, compute_values
from talion.records import Claim, Event, Place


@dataclass(frozen=True, slots=True)
class Profile:
    """An event with the values that comparison reads; `places` are all that it names."""

    event: Event
    values: Values
    places: tuple[Place, ...]


def build_profile(event: Event) -> Profile:
    """Values that were only inferred from others count for nothing here."""
    told = [widen_guess(c) for c in event.claims if c.derived not in INFERRED]
    places = {c.value for c in told if c.field == "place" and isinstance(c.value, Place) and c.stance != "denies"}
    order = sorted(places, key=lambda p: (p.name, p.country or "", p.precision, p.gazetteer_id or "", p.lat or 0, p.lon or 0))
    return Profile(event, compute_values(told), tuple(order))


def widen_guess(claim: Claim) -> Claim:
    """The claim; of a guessed place only the country, which is all that tells two happenings apart."""
    place = claim.value
    if not isinstance(place, Place) or not (claim.derived or "").startswith(GUESSED) or place.country is None:
        return claim
    return replace(claim, value=Place(name=place.country, country=place.country, precision="country"))
