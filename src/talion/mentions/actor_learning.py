"""Name hits and the report come in, what the report itself explains is added: abbreviations, "the coalition"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from talion.mentions.actor_knowledge import ActorName
from talion.mentions.actor_names import NameHit, is_media, learned_hits
from talion.records import Actor, ActorKind, Mention

BRACKET = re.compile(r"\s\(\s?(?:the\s)?[\"“']?([A-Z][A-Za-z/-]{0,8}[A-Z]s?)[\"”']?\s?\)")
LONG_NAME = re.compile(r"(?:[A-Z][\w’'-]*|of|for|the|and|in|de|del|la|al|-)$")
LINKERS = frozenset({"of", "for", "the", "and", "in", "de", "del", "la", "al", "to"})
ARMED = re.compile(
    r"\b(?:militia|rebels?|group|militants?|guerrillas?|insurgents?|armed|"
    r"separatists?|fighters|brigades?|front|army|liberation|resistance|jihad\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
CIVIL = re.compile(
    r"\b(?:Rights|Observatory|Commission|Ministry|Office|University|Institute|Agency|Centre|Center|Network|Party|Union|Company|Bank|"
    r"Association|Federation|Organi[sz]ation|Committee)\b"
)
BLUE_HELMETS = ("peacekeeper", "peacekeepers")
SENDERS = frozenset({"state", "military"})
RULING = frozenset({"military", "government"})
COALITIONS = (
    ("Global Coalition", frozenset({"Islamic State", "Syrian Democratic Forces", "Iraq", "Syria"})),
    ("Saudi-led coalition", frozenset({"Houthis", "Yemen"})),
)


def learn_names(text: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """The hits, and those of the abbreviations that the report explains, none overlapping.

    What the report explains goes before what the data files know by the same letters.
    """
    learned: dict[str, ActorName] = {}
    full: list[NameHit] = []
    for match in BRACKET.finditer(text):
        short = match.group(1)
        known = next((h for h in hits if h.start < match.end(1) and match.start(1) < h.end), None)
        before = [h for h in hits if match.start() - 1 <= h.end <= match.start() and h.name.form in ("name", "body")]
        if before and (before[-1].is_group or before[-1].name.form == "body"):
            if known is None or known.actor.name != before[-1].actor.name:
                learned.setdefault(short, replace(before[-1].name, shown=short))
            continue
        start = _long_name(text, match.start(), short)
        if start is None or is_media(text[start : match.start()]) or is_media(short) or (known and not known.is_group):
            continue
        name = " ".join(text[start : match.start()].split())
        actor = Actor(name=name, kind=_kind(text, start, match.end()))
        learned.setdefault(short, ActorName(shown=short, actor=actor, form="name"))
        full.append(NameHit(start=start, end=match.start(), name=ActorName(shown=name, actor=actor, form="name")))
    return _merge(_merge(full, learned_hits(text, learned)), hits)


def settle_coalition(mentions: Sequence[Mention]) -> list[Mention]:
    """ "the coalition" becomes the coalition that the report names, else the one whose opponents and land it names."""
    actors = [m.value for m in mentions if isinstance(m.value, Actor)]
    named = [a for a in actors if a.kind == "coalition" and a.name != "coalition"]
    names = {a.name for a in actors}
    chosen = named[0] if named else None
    if chosen is None:
        chosen = next((Actor(name=name, kind="coalition") for name, signs in COALITIONS if len(signs & names) >= 2), None)
    if chosen is None:
        return list(mentions)
    return [_settled(m, chosen) for m in mentions]


def settle_peacekeepers(mentions: Sequence[Mention]) -> list[Mention]:
    """ "A Ghanaian peacekeeper" serves in the mission that the report has named last before."""
    settled: list[Mention] = []
    mission: Actor | None = None
    for mention in mentions:
        actor = mention.value
        if isinstance(actor, Actor) and actor.kind == "igo" and actor.parent:
            mission = actor
        serving = isinstance(actor, Actor) and actor.kind in SENDERS and mention.span.quote.lower().endswith(BLUE_HELMETS)
        settled.append(replace(mention, value=mission, rule="of the mission named last") if serving and mission else mention)
    return settled


def settle_regime(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Regime forces" and "the regime" are those of the one state whose regime the report names."""
    named = {
        m.value.name: m.value for m in mentions if isinstance(m.value, Actor) and m.value.kind == "state" and _is_regime(text, m)
    }
    if len(named) != 1:
        return list(mentions)
    state = next(iter(named.values()))
    return [
        replace(m, value=state, rule="the regime that the report names")
        if isinstance(m.value, Actor) and m.value.kind in RULING and m.value.country is None and _is_regime(text, m)
        else m
        for m in mentions
    ]


def _is_regime(text: str, mention: Mention) -> bool:
    """Does "regime" stand in its words or right before them?"""
    start = max(0, mention.span.start - len("regime "))
    return "regime" in re.split(r"[^a-z]+", text[start : mention.span.end].lower())


def _settled(mention: Mention, chosen: Actor) -> Mention:
    if isinstance(mention.value, Actor) and mention.value.name == "coalition":
        return replace(mention, value=chosen, rule="coalition of the report")
    return mention


def _merge(first: Sequence[NameHit], second: Sequence[NameHit]) -> list[NameHit]:
    """All of `first`, and of `second` what leaves it free."""
    kept = list(first)
    kept += [h for h in second if all(h.end <= k.start or k.end <= h.start for k in first)]
    return sorted(kept, key=lambda h: h.start)


def _long_name(text: str, end: int, short: str) -> int | None:
    """Where the capitalised words begin whose initials are the abbreviation's, small words counted or not."""
    initials = [c.lower() for c in short.split("-")[0] if c.isupper()]
    if len(initials) < 2:
        return None
    offset = max(0, end - 160)
    words = list(re.finditer(r"[\w’']+", text[offset:end]))
    for counted in (False, True):
        start = _match_initials(words, initials, counted)
        if start is not None:
            return offset + start
    return None


def _match_initials(words: Sequence[re.Match[str]], initials: Sequence[str], counted: bool) -> int | None:
    at = len(initials) - 1
    for word in reversed(words):
        shown = word.group()
        if not LONG_NAME.match(shown):
            return None
        if shown in LINKERS and not (counted and shown[0] == initials[at]):
            continue
        if shown[0].lower() != initials[at]:
            return None
        at -= 1
        if at < 0:
            return word.start() if shown[0].isupper() else None
    return None


def _kind(text: str, start: int, end: int) -> ActorKind:
    if CIVIL.search(text[start:end]):
        return "other"
    return "armed group" if ARMED.search(text[max(0, start - 40) : end + 30]) else "other"
