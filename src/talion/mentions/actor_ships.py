"""A report's text goes in, the ships that it names come out: by prefix ("USS"), type ("the tanker"), or what is told of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from talion.mentions.actor_knowledge import ActorName
from talion.mentions.actor_names import NameHit, find_names
from talion.records import Actor

# Prefix -> the flag of its navy.
NAVIES: Mapping[str, str] = {
    "USS": "USA", "USNS": "USA", "USCGC": "USA", "HMS": "GBR", "RFA": "GBR", "HMAS": "AUS", "HMCS": "CAN", "HMNZS": "NZL",
    "HDMS": "DNK", "HNLMS": "NLD", "INS": "IND", "BRP": "PHL", "FS": "FRA", "ITS": "ITA", "IRIS": "IRN", "PNS": "PAK",
    "ROKS": "KOR", "TCG": "TUR", "KD": "MYS", "ESPS": "ESP",
}  # fmt: skip
PREFIXES: Mapping[str, str] = {"MV": "M/V ", "M/V": "M/V ", "M.V.": "M/V ", "MT": "M/T ", "M/T": "M/T "}
TYPES = "ship|tanker|carrier|vessel|freighter|supertanker|trawler|yacht|ferry"
LONG_TYPES = (
    "tanker|carrier|supertanker|cargo ship|cargo vessel|container ship|merchant ship|merchant vessel|freighter|ferry|trawler|"
    "fishing boat|yacht|dhow|cruise ship|commercial vessel|commercial ship|destroyer|frigate|corvette|cruiser|"
    "warship|aircraft carrier"
)
CAPITALISED = r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'-]*|of the|of|\d{1,3}\b)){0,3}"
NAVAL = re.compile(rf"\b({'|'.join(NAVIES)})\s+({CAPITALISED})")
MERCHANT = re.compile(rf"\b(M/?V|M\.V\.|M/?T|MSV|SS)\s+[\"“‘']?({CAPITALISED})")
TYPED = re.compile(rf"\b(?:{LONG_TYPES})(?:,|\s+(?:named|called|the))?(?:,?\s+the)?\s+[\"“‘']?({CAPITALISED})")
APPOSED = re.compile(rf"\bthe\s+[\"“‘']?({CAPITALISED})[\"”’']?,\s+an?\s[^.,;]{{0,60}}?\b(?:{TYPES})\b")
TAKEN = re.compile(
    r"\b(?:hijack\w*|sinking|sank|seizure|seized|boarding|boarded|aboard|crew)(?:\s+[a-z0-9]+){0,3}?(?:\s+\d+)?(?:\s+of)?\s+the\s+[\"“‘']?"
    r"([A-Z][a-z]+(?:\s+[A-Z][a-z]+){1,2})"
)
PASSIVE = re.compile(
    r"\b[Tt]he\s+[\"“‘']?([A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})[\"”’']?\s+(?:was|had been)\s+"
    r"(?:hijacked|torpedoed|boarded|scuttled|holed)\b"
)
OWNED = re.compile(
    rf"-(?:flagged|owned|operated|registered)\s+[\"“‘']?({CAPITALISED})"
    r"(?=[^.]{0,80}\b(?:anti-ship|ships?|vessels?|tankers?|[Gg]ulf|[Ss]ea|[Ss]trait|sank|sunk|crew)\b)"
)
STOPS = frozenset({"the", "in", "on", "at", "was", "when", "off", "and", "of"})


def find_ships(text: str) -> list[NameHit]:
    """Ships at their first naming and every later mention by the bare name."""
    found: dict[str, Actor] = {}
    hits: list[NameHit] = []
    for pattern in (NAVAL, MERCHANT, TYPED, APPOSED, TAKEN, PASSIVE, OWNED):
        for match in pattern.finditer(text):
            prefix = match.group(1) if pattern in (NAVAL, MERCHANT) else ""
            name = _ship_name(match.group(pattern.groups))
            end = match.start(pattern.groups) + len(name)
            if name and _is_free(hits, match.start(1), end):
                actor = found.setdefault(name, _ship(prefix, name))
                hits.append(_hit(text, match.start(1), end, actor))
    for name, actor in found.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b", text) if len(name) > 3 else ():
            if _is_free(hits, match.start(), match.end()):
                hits.append(_hit(text, match.start(), match.end(), actor))
    return sorted(hits, key=lambda h: h.start)


def _hit(text: str, start: int, end: int, actor: Actor) -> NameHit:
    return NameHit(start=start, end=end, name=ActorName(shown=text[start:end], actor=actor, form="name"))


def _is_free(hits: list[NameHit], start: int, end: int) -> bool:
    return all(end <= h.start or h.end <= start for h in hits)


def _ship(prefix: str, name: str) -> Actor:
    if prefix in NAVIES:
        return Actor(name=f"{prefix} {name}", kind="ship", country=NAVIES[prefix])
    return Actor(name=PREFIXES.get(prefix, "") + name, kind="ship")


def _ship_name(words: str) -> str:
    """The capitalised words that can be a ship's name; "" where they are a place or an actor."""
    name = words
    while name and name.split()[-1].lower() in STOPS:
        name = name[: -len(name.split()[-1])].rstrip()
    name = re.sub(r"(?:['’]s|[.,'’])$", "", name)
    known = find_names(name)
    return "" if len(name) < 3 or (known and known[0].start == 0) else name
