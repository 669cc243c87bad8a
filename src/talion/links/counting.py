"""An Aggregate and Incidents go in, those of the incidents that it counts come out: by who, to whom, when and where.

"More than 140 attacks on U.S. forces in Iraq and Syria since October" is a claim about many happenings; what a ledger tells one
by one can be held against it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from talion.events.affinity import VAGUE_NAMES, compare_names
from talion.events.frames import Frame, load_frames
from talion.links.fit import MIRROR_FIT, REAL
from talion.mentions.actor_knowledge import ActorName, load_actors, load_names
from talion.records import Actor, Aggregate, Count, Incident, Link, plain

LONGEST = 6  # words of a name
BANDS = frozenset({"armed group", "militia", "unidentified"})
OPEN_TYPES = frozenset({"Attack", "Armed clash", "Disrupted weapons use"})
TOLLS = {"people killed": "fatalities", "people injured": "injured"}
TIMES = frozenset({"times", "incidents"})  # that tell of no kind
BY = re.compile(r"\bby (?:the )?\w+(?:[\w.'-]*\w)?")
DEEDS = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an aggregate counts: who acts, who is struck, on what days; `frame` is the word's, None for "times"."""

    actor: str | None
    struck: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    region: tuple[str, ...]
    frame: Frame | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The incidents that fall into the scope, in their order, and for a toll what they add up to.

    `doubled` are those left out because they are a wave whose parts are counted, or for a toll parts of a wave that has one.
    """

    scope: Scope
    incidents: tuple[Incident, ...]
    toll: Count | None
    doubled: tuple[Incident, ...] = ()


# Incidents in their order, at least all that may fall into a scope.
Find = Callable[[Scope], Iterable[Incident]]


def count_told(one: Aggregate, words: str, published: dt.date | None, find: Find, links: Sequence[Link] = ()) -> Counted | None:
    """What the incidents that `find` gives tell of it one by one; `words` is its sentence, `published` the day of its report.

    By the `links` of parts to waves nothing is counted twice.
    None where the words bound nothing that could be counted: no happenings, or neither a party nor a time or region.
    """
    scope = find_scope(one, words, published)
    if scope is None:
        return None
    held = tuple(i for i in find(scope) if falls_in(i, scope))
    field = TOLLS.get(one.what)
    twice = list_doubled(held, field, links)
    kept = tuple(i for i in held if i.id not in twice)
    return Counted(
        scope=scope, incidents=kept, toll=add_tolls(kept, field) if field else None,
        doubled=tuple(i for i in held if i.id in twice),
    )  # fmt: skip


def list_doubled(held: Iterable[Incident], field: str | None, links: Iterable[Link]) -> set[str]:
    """The ids of waves whose parts are held as well; where a toll is added up and the wave has one, of these parts instead."""
    known = {incident.id: incident for incident in held}
    pairs = [(x.source, x.target) for x in links if x.kind == "part_of" and x.source in known and x.target in known]
    return {part if field and has_toll(known[wave], field) else wave for part, wave in pairs}


def has_toll(incident: Incident, field: str) -> bool:
    return (incident.fatalities if field == "fatalities" else incident.injured) is not None


def find_scope(one: Aggregate, words: str, published: dt.date | None) -> Scope | None:
    frame = find_frame(one.what)
    if frame is None and one.what not in TOLLS and not TIMES & set(one.what.lower().split()):
        return None
    first = parse_edge(one.since, last=False) if one.since else None
    last = parse_edge(one.until, last=True) if one.until else published
    struck = find_struck(one, words)
    if not (one.actor or struck) or not (first or one.region):
        return None
    return Scope(actor=one.actor, struck=struck, first=first, last=last, region=one.region, frame=frame)


def find_frame(what: str) -> Frame | None:
    """The frame of the counted noun: "attacks on bases", "Turkish drone strikes"."""
    head = what.lower().split(" on ")[0].split(" against ")[0].split(" by ")[0].split(" of ")[0].split()
    for word in reversed(head):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in load_frames().nouns:
                return load_frames().nouns[form]
    return None


def parse_edge(iso: str, *, last: bool) -> dt.date:
    """The first or last day of a date as precise as it was said: "2023-10"."""
    parts = [int(part) for part in iso[:10].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1] if last else 1
    return dt.date(year, month, day)


def find_struck(one: Aggregate, words: str) -> tuple[str, ...]:
    """Whom the words name as struck: in the counted noun's "on" or "against"; of "times", anybody in the sentence.

    Not the actor, nor who backs it, nor the region, nor what "by" tells.
    """
    aimed = [one.what.split(mark, 1)[1] for mark in (" on ", " against ") if mark in one.what]
    for text in (*aimed, *([words] if TIMES & set(one.what.lower().split()) else [])):
        named = [actor for actor, name in find_names(BY.sub("", text)) if not is_region(name, one) and not is_actor(actor, one)]
        if named:
            return tuple(dict.fromkeys(actor.name for actor in named))
    return ()


def is_region(name: ActorName, one: Aggregate) -> bool:
    return name.form == "name" and name.actor.kind == "state" and name.actor.country in one.region


def is_actor(actor: Actor, one: Aggregate) -> bool:
    """Is it who acts, or who backs them?"""
    if one.actor is None:
        return False
    known = load_actors().get(one.actor)
    backers = known.backers if known is not None else ()
    return compare_names(actor.name, one.actor) >= MIRROR_FIT or actor.name in backers or one.actor.startswith(f"{actor.name}-")


@cache
def names_by_words() -> Mapping[str, ActorName]:
    """Known names without case and marks; the first that is written so counts."""
    found: dict[str, ActorName] = {}
    for name in load_names():
        if not name.weak and name.form in {"name", "demonym", "nationals", "body"}:
            found.setdefault(plain(name.shown), name)
    return found


def find_names(text: str) -> list[tuple[Actor, ActorName]]:
    """The known actors that the text names, the longest names first taken; "IS" only in capitals."""
    words = [word for word in re.split(r"[^\w.'’-]+", text) if plain(word)]
    found: list[tuple[Actor, ActorName]] = []
    at = 0
    while at < len(words):
        lengths = range(min(LONGEST, len(words) - at), 0, -1)
        length = next((n for n in lengths if is_name(words[at : at + n])), 0)
        if length:
            name = names_by_words()[plain(" ".join(words[at : at + length]))]
            found.append((name.actor, name))
        at += length or 1
    return found


def is_name(words: Sequence[str]) -> bool:
    name = names_by_words().get(plain(" ".join(words)))
    return (
        name is not None
        and (words[0][0].isupper() if name.shown[0].isupper() else True)
        and not (name.shown.isupper() and not words[0].isupper())
    )


def falls_in(incident: Incident, scope: Scope) -> bool:
    """Does the incident plainly fall into the scope? What does not say where or by whom is not counted."""
    if incident.status not in REAL or incident.plover_type not in DEEDS or incident.verdict == "rejected":
        return False
    if scope.frame is not None and not fits_frame(incident, scope.frame):
        return False
    if incident.when is None or (scope.first and incident.when.latest < scope.first):
        return False
    if scope.last and incident.when.earliest > scope.last:
        return False
    if scope.region and (incident.place is None or incident.place.country not in scope.region):
        return False
    done = (*incident.perpetrators, *incident.claimed_by)
    return is_among(scope.actor, done) and (not scope.struck or any(is_among(name, incident.recipients) for name in scope.struck))


def fits_frame(incident: Incident, frame: Frame) -> bool:
    if frame.plover != incident.plover_type and not (frame.plover in DEEDS and frame.acled in {None, *OPEN_TYPES}):
        return False
    return frame.acled is None or frame.acled in OPEN_TYPES or frame.acled == incident.acled_sub_event_type


def is_among(wanted: str | None, names: Sequence[str]) -> bool:
    """Is one of the names the wanted one, or of its branches? "Militias" are any armed group."""
    if wanted is None:
        return True
    if wanted in VAGUE_NAMES:
        kinds = {known.kind for name in names if (known := load_actors().get(name)) is not None}
        return wanted in names or bool(kinds & BANDS)
    return any(compare_names(wanted, name) >= MIRROR_FIT for name in names)


def add_tolls(incidents: Iterable[Incident], field: str) -> Count:
    """The least and the most that the incidents add up to; one that tells of none adds nothing."""
    counts = [c for i in incidents if (c := i.fatalities if field == "fatalities" else i.injured) is not None]
    low = sum(count.low or 0 for count in counts)
    high = None if any(count.high is None for count in counts) else sum(count.high or 0 for count in counts)
    return Count(low=low, high=high)
