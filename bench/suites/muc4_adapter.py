"""What Talion found in one report goes in, MUC-4 templates come out: types, and who and what by the report's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from suites.muc4_keys import Entity, Template, normalise
from talion.mentions.actor_knowledge import load_names
from talion.records import Actor, Claim, ClaimValue, Incident, Mention, Report, Span

BOMBS = frozenset({"bomb", "car bomb", "vehicle bomb", "IED", "explosives", "landmine", "motorcycle bomb", "incendiary bomb"})
BLASTS = frozenset({"Remote explosive/landmine/IED", "Suicide bomb"})
BURNT = re.compile(r"\b(?:burn|set (?:\w+ )*(?:fire|ablaze)|on fire|torch|arson|incendiar)", re.IGNORECASE)
BOMBED = re.compile(r"\b(?:bomb|explo[ds]|dynamit|blew|blown|blast|detonat)", re.IGNORECASE)
PLUNDER = re.compile(r"\b(?:rob|robbed|robbery|loot|looted|stole|steal|stolen|held up)\b", re.IGNORECASE)
ATTACK_WORD = re.compile(r"\s+(?:attacks?|blasts?|explosions?|raids?|strikes?|bombings?|fire)$", re.IGNORECASE)
ACTION = re.compile(r"(?:attack|bombing|raid|shooting|strike|blast|explosion)s?$", re.IGNORECASE)
# kinds of target that are people, places at large, or the fighting forces' own, which MUC does not ask for
NOT_PHYSICAL = frozenset(
    {
        "civilians", "officials", "troops", "police", "armed group", "peacekeepers", "town", "village", "military base",
        "checkpoint", "training site", "military facility", "warship", "journalists",
    }
)  # fmt: skip
BODIES = re.compile(
    r"\b(?:army|forces?|police|government|guard|military|navy|regime|squads?|cartels?|mafias?|rings?|gangs?|junta|organi[sz]ations?"
    r"|groups?|movement|front|command|party)$",
    re.IGNORECASE,
)
GENERIC = re.compile(r"(?:guerrilla|rebel|insurgent|terrorist|subversive|commando|extremist|fighter|member)s?$", re.IGNORECASE)
TITLE = re.compile(
    r"^(?:(?:general|colonel|major|captain|president|minister|senator|judge|mayor|governor|father|mr|mrs|ms|dr|col|gen|maj|capt"
    r"|lt|msgr)\.? )+",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\s*[,:]?\s+(?:(?:an?|the)\s+)?", re.IGNORECASE)
VAGUE = re.compile(
    r"^(?:(?:several|some|about|around|presumed|alleged|suspected|same|second|other|at least|\d+) )+", re.IGNORECASE
)
OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
OF_GROUP = re.compile(
    r"\b((?:\w+ )?(?:guerrilla|rebel|terrorist|commando|extremist|fighter|member)s?) of (?:the )?", re.IGNORECASE
)
FIGHTERS = frozenset({"military", "armed group", "militia", "unidentified"})
UNNAMED = frozenset({"military", "police", "unidentified", "civilians", "person", "government", "protesters"})
TOLD = frozenset({"occurred", "attempted", "intercepted", "threatened"})
OLDEST = 100  # days; MUC leaves out what happened more than some two months before


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One report as Talion coded it. `phrases` are the characters of its noun phrases without article and number."""

    report: Report
    incidents: Sequence[Incident]
    triggers: Mapping[str, Span]
    mentions: Sequence[Mention]
    phrases: Sequence[tuple[int, int]]

    def phrase_at(self, span: Span) -> tuple[int, int] | None:
        """The noun phrase that the span stands in."""
        return next(((start, end) for start, end in self.phrases if start <= span.start and span.end <= end), None)

    def actor_at(self, span: Span) -> Mention | None:
        """Who is named at the very span, or where it overlaps."""
        at = [m for m in self.mentions if isinstance(m.value, Actor) and m.span.overlaps(span)]
        exact = [m for m in at if (m.span.start, m.span.end) == (span.start, span.end)]
        return next(iter((*exact, *at)), None)


def fill_templates(found: Found) -> list[Template]:
    """The templates of a report, in the order of its incidents."""
    templates: list[Template] = []
    for incident in found.incidents:
        kind = name_kind(incident, found)
        if kind is None or not is_asked_for(incident, found):
            continue
        template = Template(kind=kind, roles=fill_roles(incident, found))
        templates += [] if template in templates else [template]
    return templates


def name_kind(incident: Incident, found: Found) -> str | None:
    """The MUC type, or None where MUC has none for such an incident."""
    words = " ".join(found.triggers[e].quote for e in incident.events)
    sub = incident.acled_sub_event_type
    if sub == "Abduction/forced disappearance":
        return "kidnapping"
    if BURNT.search(words) or "arson" in incident.weapons:
        return "arson"
    if PLUNDER.search(words):
        return "robbery"
    if sub in BLASTS or BOMBS & set(incident.weapons) or BOMBED.search(words):
        return "bombing"
    return "attack" if incident.plover_type == "ASSAULT" else None


def is_asked_for(incident: Incident, found: Found) -> bool:
    """Whether MUC asks for it: recent, told as done, tried or threatened, and not mere fighting between armed forces."""
    published = found.report.published_date
    if published and incident.when and (published - incident.when.latest).days > OLDEST:
        return False
    if incident.status not in TOLD:
        return False
    if incident.acled_sub_event_type != "Armed clash":
        return True
    hit = [found.actor_at(c.spans[0]) for c in _claims(incident, "recipients")]
    kinds = {m.value.kind for m in hit if m and isinstance(m.value, Actor)}
    return bool(kinds - FIGHTERS) or bool(set(incident.target_kind) - NOT_PHYSICAL)


def fill_roles(incident: Incident, found: Found) -> dict[str, tuple[Entity, ...]]:
    individuals, bodies = name_perpetrators(incident, found)
    return {
        "PerpInd": _distinct(individuals), "PerpOrg": _distinct(bodies), "Target": _distinct(name_targets(incident, found)),
        "Victim": _distinct(name_victims(incident, found)), "Weapon": _distinct(name_weapons(incident, found)),
    }  # fmt: skip


def name_perpetrators(incident: Incident, found: Found) -> tuple[list[Entity], list[Entity]]:
    """Those who did it as individuals, and as organisations; guerrillas without a name are those of the report's only group."""
    individuals: list[Entity] = []
    bodies: list[Entity] = []
    for claim in _claims(incident, "perpetrators"):
        mention = found.actor_at(claim.spans[0])
        if mention is None or not isinstance(mention.value, Actor) or is_state(mention):
            continue
        words = VAGUE.sub("", _core(found, mention.span))
        known = known_name(mention.value, mention.span.quote)
        if known:
            bodies.append(entity(known))
            individuals.append(entity(fighters_of(found, mention, known)))
        if mention.value.kind in UNNAMED and not BODIES.search(words):
            individuals.append(entity(words))
        elif not known:
            bodies.append(entity(words))
    if not bodies and any(GENERIC.search(w) for e in individuals for w in e):
        bodies += [entity(name) for name in only_group(found)]
    return individuals, bodies


def fighters_of(found: Found, mention: Mention, known: str) -> str:
    """The people of a group beside its name: "urban commandos" of "FMLN urban commandos", "members" of "members of the FMLN"."""
    text, span = found.report.text, mention.span
    words = span.quote if GENERIC.search(span.quote) or OF_GROUP.search(span.quote) else _whole(found, span)
    behind = OF_GROUP.search(text, max(0, span.start - 60), span.start)
    rest = re.sub(re.escape(known), "", OF_GROUP.sub(r"\1", words), flags=re.IGNORECASE)
    rest = behind[1] if behind and behind.end() == span.start else VAGUE.sub("", " ".join(rest.split()))
    return rest if GENERIC.search(rest) else ""


def is_state(mention: Mention) -> bool:
    """Whether a state is named by its name or its adjective alone, which no key does."""
    return isinstance(mention.value, Actor) and mention.value.kind == "state" and not BODIES.search(mention.span.quote)


def only_group(found: Found) -> list[str]:
    """The name of the one armed group that the report names, as it first does; nothing where it names several."""
    named: dict[str, str] = {}
    for mention in found.mentions:
        if isinstance(mention.value, Actor) and mention.value.kind == "armed group":
            known = known_name(mention.value, mention.span.quote)
            if known:
                named.setdefault(mention.value.name, known)
    return list(named.values()) if len(named) == 1 else []


def known_name(actor: Actor, quote: str) -> str | None:
    """The longest name of a known group that the words hold: "FMLN" of "FMLN urban commandos"."""
    said = " ".join(quote.lower().split())
    names = [n.shown for n in load_names() if n.actor.name == actor.name and n.actor.kind not in UNNAMED | {"state"}]
    return max((n for n in names if n.lower() in said and not GENERIC.search(n)), key=len, default=None)


def name_victims(incident: Incident, found: Found) -> Iterator[Entity]:
    """People hit who are named, each by the fullest name that the report has, those beside a description of them included."""
    people = [m for m in found.mentions if isinstance(m.value, Actor) and m.value.kind == "person"]
    for claim in _claims(incident, "recipients"):
        for mention in people:
            if mention.span.overlaps(claim.spans[0]) or _is_beside(found.report.text, mention.span, claim.spans[0]):
                names = [m.span.quote for m in people if m.value == mention.value]
                yield entity(TITLE.sub("", max(names, key=len)))


def _is_beside(text: str, name: Span, description: Span) -> bool:
    """ "Senator Luis Prado", "a teacher, Luis Prado,", "Luis Prado, a teacher": one stands right behind the other."""
    first, second = sorted((name, description), key=lambda s: s.start)
    between = text[first.end : second.start]
    return first.end <= second.start and BESIDE.fullmatch(between) is not None


def name_targets(incident: Incident, found: Found) -> Iterator[Entity]:
    """Things hit, by whole noun phrases; one that another's words hold is the same thing."""
    claims = [c for c in _claims(incident, "target_kind") if c.value not in NOT_PHYSICAL]
    words = [VAGUE.sub("", _whole(found, c.spans[0])) for c in claims]
    for one in words:
        if not any(one != other and one in other for other in words):
            yield entity(one)


def name_weapons(incident: Incident, found: Found) -> Iterator[Entity]:
    """Weapons that are named by nouns: "dynamite", not "shot"; one for each family of weapons."""
    told: set[ClaimValue] = set()
    for claim in _claims(incident, "weapons"):
        span = claim.spans[0]
        if found.phrase_at(span) and not found.actor_at(span) and not ACTION.fullmatch(span.quote) and claim.value not in told:
            told.add(claim.value)
            yield entity(ATTACK_WORD.sub("", span.quote))


def _whole(found: Found, span: Span) -> str:
    """The noun phrase around the span, with an "of" behind it and what that names."""
    phrase = found.phrase_at(span)
    if phrase is None:
        return span.quote
    behind = OF.match(found.report.text, phrase[1])
    owner = next((p for p in found.phrases if behind and behind.end() <= p[0] <= behind.end() + 4), None)
    return found.report.text[min(phrase[0], span.start) : owner[1] if owner else phrase[1]]


def _core(found: Found, span: Span) -> str:
    """The noun phrase around the span, up to the end of the span."""
    phrase = found.phrase_at(span)
    return found.report.text[min(phrase[0], span.start) : span.end] if phrase else span.quote


def entity(*strings: str) -> Entity:
    return frozenset(filter(None, map(normalise, (" ".join(s.split()) for s in strings))))


def _claims(incident: Incident, field: str) -> Iterator[Claim]:
    return (c for c in incident.claims if c.field == field and c.stance != "denies" and c.spans)


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(e for e in entities if e))
