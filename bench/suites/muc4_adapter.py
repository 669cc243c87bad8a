"""What Talion found in one report goes in, MUC-4 templates come out: types, and who and what by the report's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from suites.muc4_keys import Entity, Template, normalise
from talion.records import Actor, Claim, Incident, Mention, Report, Span

BOMBS = frozenset({"bomb", "car bomb", "vehicle bomb", "IED", "explosives", "landmine", "motorcycle bomb", "incendiary bomb"})
BLASTS = frozenset({"Remote explosive/landmine/IED", "Suicide bomb"})
BURNT = re.compile(r"\b(?:burn|set (?:fire|ablaze)|on fire|torch|arson|incendiar)", re.IGNORECASE)
BOMBED = re.compile(r"\b(?:bomb|explo[ds]|dynamit|blew|blown|blast|detonat)", re.IGNORECASE)
PLUNDER = re.compile(r"\b(?:rob|robbed|robbery|loot|looted|stole|steal|stolen|held up)\b", re.IGNORECASE)
PEOPLE = frozenset({"civilians", "officials", "troops", "police", "armed group", "peacekeepers", "town", "village"})
UNNAMED = ("military", "police", "unidentified", "civilians", "person", "government")
TOLD = frozenset({"occurred", "attempted", "intercepted", "threatened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One report as Talion coded it. `phrases` are the characters of its noun phrases without article and number."""

    report: Report
    incidents: Sequence[Incident]
    triggers: dict[str, Span]
    mentions: Sequence[Mention]
    phrases: Sequence[tuple[int, int]]

    def phrase_of(self, span: Span) -> str:
        """The words of the noun phrase that the span stands in, or of the span."""
        for start, end in self.phrases:
            if start <= span.start and span.end <= end:
                return self.report.text[start:end]
        return span.quote

    def actor_at(self, span: Span) -> Actor | None:
        """Who is named at the very span, or where it overlaps."""
        at = [m for m in self.mentions if isinstance(m.value, Actor) and m.span.overlaps(span)]
        exact = [m for m in at if (m.span.start, m.span.end) == (span.start, span.end)]
        return next((m.value for m in (*exact, *at) if isinstance(m.value, Actor)), None)


def fill_templates(found: Found) -> list[Template]:
    """The templates of a report, in the order of its incidents."""
    templates: list[Template] = []
    for incident in found.incidents:
        kind = name_kind(incident, found)
        if kind and incident.status in TOLD:
            template = Template(kind=kind, roles=fill_roles(incident, found))
            templates += [] if template in templates else [template]
    return templates


def name_kind(incident: Incident, found: Found) -> str | None:
    """The MUC type, or None where MUC does not ask for such an incident."""
    words = " ".join([*(found.triggers[e].quote for e in incident.events)])
    sub = incident.acled_sub_event_type
    if sub == "Abduction/forced disappearance":
        return "kidnapping"
    if BURNT.search(words):
        return "arson"
    if PLUNDER.search(words):
        return "robbery"
    if sub in BLASTS or BOMBS & set(incident.weapons) or BOMBED.search(words):
        return "bombing"
    return "attack" if incident.plover_type == "ASSAULT" else None


def fill_roles(incident: Incident, found: Found) -> dict[str, tuple[Entity, ...]]:
    individuals: list[Entity] = []
    bodies: list[Entity] = []
    for claim in _claims(incident, "perpetrators"):
        actor = found.actor_at(claim.spans[0])
        quote = claim.spans[0].quote
        if actor is None or actor.kind in UNNAMED:
            individuals.append(entity(found.phrase_of(claim.spans[0])))
        else:
            bodies.append(entity(quote))
    victims = []
    for claim in _claims(incident, "recipients"):
        actor = found.actor_at(claim.spans[0])
        if actor is not None and actor.kind == "person":
            victims.append(entity(claim.spans[0].quote))
    targets = [entity(found.phrase_of(c.spans[0])) for c in _claims(incident, "target_kind") if c.value not in PEOPLE]
    weapons = [entity(found.phrase_of(c.spans[0])) for c in _claims(incident, "weapons") if c.spans]
    return {
        "PerpInd": _distinct(individuals), "PerpOrg": _distinct(bodies), "Target": _distinct(targets),
        "Victim": _distinct(victims), "Weapon": _distinct(weapons),
    }  # fmt: skip


def entity(*strings: str) -> Entity:
    return frozenset(filter(None, map(normalise, (" ".join(s.split()) for s in strings))))


def _claims(incident: Incident, field: str) -> Iterator[Claim]:
    return (c for c in incident.claims if c.field == field and c.stance != "denies" and c.spans)


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(e for e in entities if e))
