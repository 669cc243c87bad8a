"""References and Incidents go in, Links come out: the incident that a report refers to, found by time, place, parties and weapon.

A reference is resolved only where one incident fits plainly better than all others; else it stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from talion.events.affinity import compare_actors, compare_dates, compare_places, specific
from talion.links.fit import MIRROR_FIT, REAL, Account, mirrors, score_fit
from talion.records import Incident, Link, Place, Reference, When

REACH = dt.timedelta(days=21)  # how long before an undated answer's day what it answers may lie
DATED, UNDATED = 2.6, 1.9  # points that a reference with, and one without, a date must reach
ALONE = 1.4  # the same without a date where nothing else fits at all
MIRRORED = 1.0  # done by those at whom the answer is aimed, or to those who answer
CLEAR = 0.3  # by so much the best must be better than the next
Window = tuple[dt.date, dt.date]
Lookup = Callable[[Window], Iterable[Incident]]


@dataclass(frozen=True, slots=True)
class Fit:
    incident: Incident
    score: float
    gap: int  # days before the answer


def resolve_references(references: Iterable[Reference], homes: dict[str, Incident], lookup: Lookup) -> list[Link]:
    """A link for each reference that one incident fits; `homes` holds the answers by event, `lookup` gives incidents of a time.

    Each source and target once, sorted.
    """
    found: dict[tuple[str, str, str], Link] = {}
    for reference in sorted(references, key=lambda r: (r.span, r.source)):
        answer = homes.get(reference.source)
        target = resolve(reference, answer, lookup) if answer is not None else None
        if answer is not None and target is not None:
            link = Link(
                source=answer.id,
                target=target.id,
                kind=reference.kind,
                span=reference.span,
                found=word_found(reference, answer, target),
            )
            found.setdefault((link.source, link.target, link.kind), link)
    return sorted(found.values(), key=lambda x: (x.source, x.target, x.kind, x.span))


def unite_links(stated: Iterable[Link], found: Iterable[Link]) -> list[Link]:
    """The stated links and, of the found ones, those between pairs that none states in the same way; sorted."""
    kept = list(stated)
    known = {(link.source, link.target, link.kind) for link in kept}
    new = (x for x in found if (x.source, x.target, x.kind) not in known)
    return sorted((*kept, *new), key=lambda x: (x.source, x.target, x.kind, x.inferred, x.span))


def resolve(reference: Reference, answer: Incident, lookup: Lookup) -> Incident | None:
    window = find_window(reference, answer)
    if window is None:
        return None
    fits = [fit for one in lookup(window) if one.id != answer.id and (fit := judge(reference, answer, one)) is not None]
    fits.sort(key=lambda f: (-f.score, f.gap, f.incident.id))
    if not fits or fits[0].score < (DATED if reference.whens else ALONE if len(fits) == 1 else UNDATED):
        return None
    if len(fits) > 1 and not reference.whens and not reference.places:
        return None
    if len(fits) > 1 and fits[0].score - fits[1].score < CLEAR and (reference.whens or fits[0].gap == fits[1].gap):
        return None
    return fits[0].incident


def find_window(reference: Reference, answer: Incident) -> Window | None:
    """The days among which the incident may lie; None where nothing dates the reference or its answer."""
    if reference.whens:
        return min(w.earliest for w in reference.whens), max(w.latest for w in reference.whens)
    return (answer.when.earliest - REACH, answer.when.latest) if answer.when is not None else None


def judge(reference: Reference, answer: Incident, one: Incident) -> Fit | None:
    """How well the incident fits; None where it is at odds with the words, or later than its answer."""
    if one.when is None or one.status not in REAL or is_after(one.when, answer.when) or one.verdict == "rejected":
        return None
    told, mine = tell(one), tell(answer)
    score = score_fit(describe(reference), told)
    if score is None or same_side(mine, told):
        return None
    mirrored = mirrors(mine, told)
    if not reference.whens and not (mirrored and (compare_places(reference.places, told.places) or is_killing(reference, one))):
        return None
    score += MIRRORED if mirrored else 0.0
    gap = (answer.when.earliest - one.when.latest).days if answer.when is not None else 0
    return Fit(one, score, gap)


def is_killing(reference: Reference, one: Incident) -> bool:
    """Without a place the words tell of the killing of somebody: were those people killed in it?"""
    killed = one.fatalities is not None and (one.fatalities.low or 0) > 0
    fit = compare_actors(specific(reference.recipients), specific(one.recipients))
    return not reference.places and killed and fit is not None and fit >= MIRROR_FIT


def is_after(one: When, other: When | None) -> bool:
    return other is not None and one.earliest > other.latest


def same_side(mine: Account, told: Account) -> bool:
    """Nobody answers a blow of their own."""
    fit = compare_actors(specific(mine.agents), specific(told.agents))
    return fit is not None and fit >= MIRROR_FIT and not mirrors(mine, told)


def describe(reference: Reference) -> Account:
    return Account(
        agents=reference.perpetrators, recipients=reference.recipients, named=reference.named, whens=reference.whens,
        places=reference.places, weapons=reference.weapons,
    )  # fmt: skip


def tell(incident: Incident) -> Account:
    whens = (incident.when,) if incident.when is not None else ()
    return Account(
        agents=tuple(dict.fromkeys((*incident.perpetrators, *incident.claimed_by))), recipients=incident.recipients,
        whens=whens, own_whens=whens, places=all_places(incident), weapons=incident.weapons,
    )  # fmt: skip


def all_places(incident: Incident) -> tuple[Place, ...]:
    """The place that is shown, else what is claimed."""
    if incident.place is not None:
        return (incident.place,)
    claimed = {c.value for c in incident.claims if isinstance(c.value, Place) and c.stance != "denies"}
    return tuple(sorted(claimed, key=lambda p: (p.name, p.country or "")))


def word_found(reference: Reference, answer: Incident, target: Incident) -> str:
    """ "found by date, place, weapon": what of the words, and of the answer, fits the incident."""
    return "found by " + ", ".join(_agreements(describe(reference), tell(answer), tell(target)))


def _agreements(described: Account, mine: Account, told: Account) -> Iterator[str]:
    if compare_dates(described.whens, told.whens):
        yield "date"
    if compare_places(described.places, told.places):
        yield "place"
    both = (*told.agents, *told.recipients)
    sides = ((described.agents, told.agents), (described.recipients, told.recipients), (described.named, both))
    if mirrors(mine, told) or any(compare_actors(specific(one), specific(other)) for one, other in sides):
        yield "parties"
    if set(described.weapons) & set(told.weapons):
        yield "weapon"


def index_days(incidents: Sequence[Incident]) -> Lookup:
    """Looks incidents up by the days on which they may lie."""
    dated = sorted((i for i in incidents if i.when is not None), key=lambda i: i.id)

    def look_up(window: Window) -> Iterable[Incident]:
        first, last = window
        return [i for i in dated if i.when is not None and i.when.earliest <= last and first <= i.when.latest]

    return look_up
