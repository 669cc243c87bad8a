"""`field=value` as a person writes it goes in, the assignment that it means comes out, or what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from talion.judgements.amounts import read_count, read_dates
from talion.judgements.making import Assignment, JudgementError
from talion.judgements.places import FindPlace, read_place
from talion.judgements.vocabulary import find_actors, find_alike, list_words
from talion.records import Attribution, Change, ClaimField, ClaimValue, Incident

UNKNOWN = "unknown"
CHANGES: dict[str, Change] = {"=": "replaces", "+=": "adds", "-=": "removes"}
LISTS: tuple[ClaimField, ...] = (
    "perpetrators", "recipients", "victims", "target_kind", "weapons", "claimed_by", "attributed_to",
)  # fmt: skip
ACTORS: tuple[ClaimField, ...] = ("perpetrators", "recipients", "claimed_by")
ASSIGNMENT = re.compile(r"\s*(?P<name>[A-Za-z_ -]*[A-Za-z_])\s*(?P<sign>\+=|-=|=)\s*(?P<words>.*?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What the words are read against: the incident as it is shown, the gazetteer, and whether unknown actors may be named."""

    incident: Incident
    find_place: FindPlace
    new_names: bool = False


def cut_assignment(text: str) -> tuple[str, Change, str]:
    """The field's name, what is done with it, and the words. Raises JudgementError for what is no assignment."""
    found = ASSIGNMENT.fullmatch(text)
    if found is None:
        raise JudgementError(f"{text!r} sets nothing; write FIELD=VALUE, and for lists also FIELD+=VALUE and FIELD-=VALUE")
    return found["name"], CHANGES[found["sign"]], found["words"]


def read_assignment(field: ClaimField, change: Change, words: str, reader: Reader) -> Assignment:
    """Raises JudgementError that names what is allowed."""
    if change != "replaces" and field not in LISTS:
        raise JudgementError(f"{field} holds one value: set it with {field}=VALUE")
    if not words:
        raise JudgementError(f"{field} gets no value; {field}={UNKNOWN} says that nobody knows")
    if words.lower() == UNKNOWN and field != "status":
        if change != "replaces":
            raise JudgementError(f"{UNKNOWN!r} can neither be added nor removed; write {field}={UNKNOWN}")
        return Assignment(field=field, change=change, values=())
    values = _read_values(field, words, reader, removing=change == "removes")
    return Assignment(field=field, change=change, values=values)


def _read_values(field: ClaimField, words: str, reader: Reader, *, removing: bool) -> tuple[ClaimValue, ...]:
    match field:
        case "date":
            return (read_dates(words),)
        case "fatalities" | "injured":
            return (read_count(words),)
        case "place":
            return (read_place(words, reader.incident, reader.find_place),)
        case _:
            parts = _cut_list(words) if field in LISTS else [words]
            return tuple(dict.fromkeys(_read_one(field, part, reader, removing=removing) for part in parts))


def _cut_list(words: str) -> list[str]:
    """Parts between semicolons, or between commas where there is none; a known name with a comma stays whole."""
    if ";" in words:
        return [part for one in words.split(";") if (part := one.strip())]
    if find_actors(words):
        return [words]
    return [part for one in words.split(",") if (part := one.strip())]


def _read_one(field: ClaimField, part: str, reader: Reader, *, removing: bool) -> ClaimValue:
    if removing:
        return _find_shown(field, part, reader.incident)
    if field == "attributed_to":
        actor, mark, by = part.partition(" by ")
        if not mark or not actor.strip() or not by.strip():
            raise JudgementError(f"{part!r} is no attribution; write ACTOR by SPEAKER")
        return Attribution(actor=read_actor(actor.strip(), reader), by=by.strip())
    if field in ACTORS:
        return read_actor(part, reader)
    if field == "victims":
        return part
    allowed = list_words(field)
    for word in allowed:
        if word.lower() == part.lower():
            return word
    raise JudgementError(f"{part!r} is no {field}; there are: {', '.join(allowed)}")


def _find_shown(field: ClaimField, part: str, incident: Incident) -> ClaimValue:
    shown: dict[str, ClaimValue] = {}
    for value in getattr(incident, field):
        shown[(f"{value.actor} by {value.by}" if isinstance(value, Attribution) else str(value)).lower()] = value
    if part.lower() in shown:
        return shown[part.lower()]
    named = find_actors(part)
    for name in named:
        if name.lower() in shown:
            return shown[name.lower()]
    raise JudgementError(f"{part!r} is not among the {field} of {incident.id}, which are: {', '.join(shown) or 'none'}")


def read_actor(name: str, reader: Reader) -> str:
    """As `choose_actor`; the incident's own names first."""
    return choose_actor(name, _names_of(reader.incident), new_names=reader.new_names)


def choose_actor(name: str, met: Collection[str], *, new_names: bool = False) -> str:
    """One of the names that were met, else the canonical name. Raises JudgementError for a name that nobody knows, unless
    `new_names` are allowed."""
    if name in met:
        return name
    alike = {known.lower(): known for known in met}
    if name.lower() in alike:
        return alike[name.lower()]
    found = find_actors(name)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise JudgementError(f"{name!r} may be any of {', '.join(found)}: give one of these names")
    if new_names:
        return name
    near = find_alike(name)
    hint = f"; did you mean {' or '.join(near)}?" if near else "."
    raise JudgementError(f"no actor is called {name!r}{hint} --new-name takes a name as it is")


def _names_of(incident: Incident) -> list[str]:
    """Every actor that the incident or a claim of it names."""
    told = [c.value for c in incident.claims if c.field in ACTORS]
    blamed = [v.actor for v in incident.attributed_to]
    return [str(name) for name in (*incident.perpetrators, *incident.recipients, *incident.claimed_by, *blamed, *told)]
