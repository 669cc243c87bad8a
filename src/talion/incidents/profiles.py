"""An event goes in, what comparison with other events reads of it comes out: its values and all places that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from talion.claims.rules import INFERRED
from talion.events.rules import GUESSED, NEWS, STATEMENT
from talion.incidents.values import Values, compute_values
from talion.mentions.time_resolution import FAR_TIME
from talion.records import Claim, Event, Place

LOOSE_DAYS = (NEWS, STATEMENT, FAR_TIME)  # parts of the rules


@dataclass(frozen=True, slots=True)
class Profile:
    """An event with the values that comparison reads; `places` are all that it names.

    `loose_day`: only the date of publication tells the day, or a clock far off does.
    """

    event: Event
    values: Values
    places: tuple[Place, ...]
    loose_day: bool


def build_profile(event: Event) -> Profile:
    """Values that were only inferred from others count for nothing here."""
    told = [widen_guess(c) for c in event.claims if c.derived not in INFERRED and not is_guessed_sea(c)]
    places = {c.value for c in told if c.field == "place" and isinstance(c.value, Place) and c.stance != "denies"}
    order = sorted(places, key=lambda p: (p.name, p.country or "", p.precision, p.gazetteer_id or "", p.lat or 0, p.lon or 0))
    values = compute_values(told)
    rules = [c.derived or "" for c in told if c.field == "date" and c.value == values.when and c.stance != "denies"]
    return Profile(event, values, tuple(order), bool(rules) and all(any(mark in rule for mark in LOOSE_DAYS) for rule in rules))


def is_guessed_sea(claim: Claim) -> bool:
    return isinstance(claim.value, Place) and (claim.derived or "").startswith(GUESSED) and claim.value.country is None


def widen_guess(claim: Claim) -> Claim:
    """The claim; of a guessed place only the country, which is all that tells two happenings apart."""
    place = claim.value
    if not isinstance(place, Place) or not (claim.derived or "").startswith(GUESSED) or place.country is None:
        return claim
    return replace(claim, value=Place(name=place.country, country=place.country, precision="country"))
