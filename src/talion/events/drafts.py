"""Triggers become Drafts: each trigger with the parties, targets, weapons, places, times and tolls that its words give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from talion.events.frames import load_frames
from talion.events.parties import by_agent, is_passive, objects_of, party, prep_objects, subject_of, unique
from talion.events.realis import Realis, judge_realis
from talion.events.scene import Marked, Scene, clause_head, clause_range, lemma
from talion.events.tolls import Toll
from talion.events.triggers import Trigger, find_triggers
from talion.records import Actor

PLACE_PREPS = frozenset(
    "in at on near outside inside around off over across between south north east west southeast southwest northeast northwest "
    "close along through toward towards into of against to onto beyond throughout within".split()
)
SAID = frozenset({"threaten", "demand"})  # frames of what is said, not done
ORIGINS = frozenset("flag own register base bind head link tie import".split())
PURPOSES = frozenset("flag support solidarity response retaliation protest revenge favour favor sympathy".split())
MAIN_SHARE = 0.5
AIMING = frozenset("target hit strike attack kill bomb destroy".split())
SPEECH = frozenset(
    "say tell report announce add confirm declare state write claim note explain insist acknowledge admit deny quote describe post "
    "tweet publish warn stress maintain argue estimate recall document comment reveal disclose".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One trigger with what its words give it. `passage` is a token range; lists are in text order."""

    trigger: Trigger
    realis: Realis
    passage: tuple[int, int]
    agents: tuple[Marked, ...]
    recipients: tuple[Marked, ...]
    targets: tuple[Marked, ...]
    weapons: tuple[Marked, ...]
    places: tuple[Marked, ...]
    times: tuple[Marked, ...]
    tolls: tuple[Toll, ...]

    @property
    def token(self) -> int:
        return self.trigger.i


def build_drafts(scene: Scene) -> list[Draft]:
    """A draft for every trigger whose words tell of something that happened, was tried, stopped, threatened or planned."""
    triggers = find_triggers(scene)
    owned = assign_marks(scene, triggers)
    heads = frozenset(t.i for t in triggers) | frozenset(t.verb for t in triggers if t.verb is not None)
    drafts = []
    main = find_main_country(scene)
    for trigger in triggers:
        realis = judge_realis(scene, trigger)
        if realis.status is None:
            continue
        agents, recipients = find_roles(scene, trigger)
        drafts.append(
            Draft(
                trigger=trigger, realis=realis, passage=find_passage(scene, trigger, heads),
                agents=tuple(agents), recipients=tuple(recipients),
                targets=tuple(owned_by(owned, trigger, "target")), weapons=tuple(owned_by(owned, trigger, "weapon")),
                places=tuple(p for p in owned_by(owned, trigger, "place") if not is_home(p, agents, main)), times=tuple(owned_by(owned, trigger, "time")),
                tolls=tuple(t for t in scene.tolls if toll_owner(scene, t, triggers) == trigger.i),
            )
        )  # fmt: skip
    return drafts


def is_home(place: Marked, agents: Sequence[Marked], main: str | None) -> bool:
    """Is the place in an agent's own state, while the report tells of another country: "announced in Washington"?"""
    country = place.place.country if place.place else None
    homes = {m.actor.country for m in agents if m.actor and m.actor.kind == "state"}
    return country is not None and country in homes and main is not None and country != main


def find_main_country(scene: Scene) -> str | None:
    """The country that at least half of the report's located places lie in, where two or more do."""
    located = [m.place.country for m in scene.marks.get("place", ()) if m.place and m.place.country and is_told_place(scene, m)]
    country, most = min(Counter(located).items(), key=lambda x: (-x[1], x[0]), default=(None, 0))
    return country if most >= max(2, MAIN_SHARE * len(located)) else None


def is_told_place(scene: Scene, marked: Marked) -> bool:
    return is_location(scene, marked) and marked.mention.rule != "dateline" and not marked.mention.rule.endswith("for government")


def find_roles(scene: Scene, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    """Who acts and who is acted upon, by the frame's wording. A defender's frame turns the roles round."""
    token = scene.doc[trigger.i]
    agents, recipients = noun_roles(scene, token, trigger) if trigger.noun else verb_roles(scene, token, trigger)
    if trigger.frame.defender:
        agents, recipients = recipients, agents
    if trigger.frame.plover == "ASSAULT":
        agents = [name_attacker(m) for m in agents if not is_bystander(m)]
    elif trigger.frame.plover == "PROTEST":
        agents = [name_protester(m) for m in agents]
    names = {m.actor.name for m in agents if m.actor}
    recipients = [m for m in recipients if m.actor and m.actor.name not in names] if trigger.frame.name != "clash" else recipients
    return agents, recipients


def is_bystander(marked: Marked) -> bool:
    """Reporters, activists, doctors: who tells of a blow does not strike it."""
    return marked.actor is not None and marked.actor.kind == "civilians" and marked.mention.rule != "generic person"


def name_attacker(marked: Marked) -> Marked:
    """"men on motorbikes" who attack are unknown attackers."""
    if marked.actor is None or marked.actor.kind != "civilians":
        return marked
    attacker = Actor(name="unidentified armed group", kind="unidentified")
    return replace(marked, mention=replace(marked.mention, value=attacker, rule="people who attack, not named"))


def name_protester(marked: Marked) -> Marked:
    if marked.actor is None or marked.actor.kind != "civilians" or marked.mention.rule == "occupation":
        return marked
    protesters = Actor(name="protesters", kind="protesters")
    return replace(marked, mention=replace(marked.mention, value=protesters, rule="people who protest"))


def verb_roles(scene: Scene, verb: Token, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    agents: list[Marked] = []
    recipients: list[Marked] = []
    passive = is_passive(verb)
    doer = by_agent(verb) if passive else subject_of(verb)
    if doer is not None and trigger.frame.name != "explode":
        agents.extend(party(scene, doer, agent=True))
    objects = objects_of(verb)
    weapon_objects = [o for o in objects if is_weapon(scene, o)]
    aimed = prep_objects(verb, trigger.frame.to)
    for obj in objects:
        if obj in weapon_objects and trigger.frame.name in {"launch", "explode"}:
            agents.extend(m for m in party(scene, obj, agent=True) if not agents)
            aimed.extend(prep_objects(obj, trigger.frame.to))
        elif trigger.frame.name == "explode":
            continue
        elif trigger.frame.name == "clash":
            agents.extend(party(scene, obj, agent=False))
        else:
            recipients.extend(party(scene, obj, agent=False))
    aimed = [o for o in aimed if not is_happening(o)]
    for purpose in (c for c in verb.children if c.dep_ in {"xcomp", "advcl"} and lemma(c) in AIMING):
        aimed.extend(objects_of(purpose))
    for obj in aimed:
        recipients.extend(party(scene, obj, agent=False))
    return unique(agents), unique(recipients)


def is_happening(noun: Token) -> bool:
    """"destroyed in an Israeli strike": what stands there is the blow, not what it fell on."""
    return noun.pos_ == "NOUN" and lemma(noun) in load_frames().nouns


def is_weapon(scene: Scene, head: Token) -> bool:
    marked = scene.at("weapon", head.i)
    if marked is not None:
        return True
    return any(p.dep_ == "pobj" and scene.at("weapon", p.i) is not None for c in head.children if c.dep_ == "prep" and lemma(c) == "of" for p in c.children)


def noun_roles(scene: Scene, noun: Token, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    agents: list[Marked] = []
    recipients: list[Marked] = []
    frame = trigger.frame
    done_to = frame.name in {"kill", "assassinate", "abduct", "arrest", "take territory", "wound", "intercept"}
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"compound", "amod", "poss", "nmod"}:
            found = party(scene, child, agent=True)
            (recipients if done_to and child.dep_ in {"poss", "compound"} else agents).extend(found)
        elif child.dep_ in {"prep", "agent"}:
            word = lemma(child)
            for obj in (o for o in child.children if o.dep_ == "pobj"):
                if word == "by" or (word == "from" and not recipients):
                    agents.extend(party(scene, obj, agent=True))
                elif word == "of" and frame.name in {"clash"} or word in {"between", "among", "with"}:
                    agents.extend(party(scene, obj, agent=False))
                elif word in frame.to:
                    recipients.extend(party(scene, obj, agent=False))
        elif child.dep_ in {"acl", "relcl"} and lemma(child) in {"launch", "carry", "conduct", "mount", "claim", "stage", "perpetrate", "blame"}:
            doer = by_agent(child) or (subject_of(child) if not is_passive(child) and any(c.dep_ == "nsubj" for c in child.children) else None)
            if doer is not None and doer.i != noun.i:
                agents.extend(party(scene, doer, agent=True))
    if trigger.verb is not None:
        verb = scene.doc[trigger.verb]
        doer = by_agent(verb) if is_passive(verb) else subject_of(verb)
        if doer is not None and doer.i != noun.i and lemma(verb) not in {"suffer", "face", "see"}:
            agents.extend(party(scene, doer, agent=True))
        for obj in prep_objects(verb, frame.to - {"in"}):
            recipients.extend(party(scene, obj, agent=False))
    return unique(agents), unique(recipients)


def assign_marks(scene: Scene, triggers: Sequence[Trigger]) -> dict[tuple[str, int], list[Marked]]:
    """Every place, time, weapon and target goes to the trigger under whose words it hangs."""
    owned: dict[tuple[str, int], list[Marked]] = {}
    lookup: dict[int, Trigger] = {t.i: t for t in triggers}
    lookup.update({t.verb: t for t in triggers if t.verb is not None})
    for kind in ("place", "time", "weapon", "target"):
        for marked in scene.marks.get(kind, ()):
            if kind == "weapon" and is_struck(scene, marked, lookup):
                continue
            if kind == "place" and not is_location(scene, marked):
                continue
            if marked.mention.rule in {"dateline", "capital for government"}:
                continue
            for trigger in owners(scene, marked, lookup):
                if kind == "place" and trigger.frame.name in SAID:
                    continue
                owned.setdefault((kind, trigger.i), []).append(marked)
    return owned


def is_struck(scene: Scene, marked: Marked, lookup: dict[int, Trigger]) -> bool:
    """Is the weapon what the blow fell on: "destroyed four missiles"?"""
    token = scene.doc[marked.head]
    if token.i in lookup and lookup[token.i].noun:
        return False
    for step in (token, *token.ancestors):
        verb = step.head
        if verb.i in lookup and not lookup[verb.i].noun and lookup[verb.i].frame.name in {"strike", "attack", "bomb"}:
            passive = is_passive(verb)
            return (step.dep_ == "dobj" and not passive) or (step.dep_ == "nsubjpass") or step.dep_ == "relcl"
        if step.pos_ == "VERB" and step.i != token.i:
            return False
    return False


def owned_by(owned: dict[tuple[str, int], list[Marked]], trigger: Trigger, kind: str) -> list[Marked]:
    """The trigger's marks of a kind; of several days, the one that stands nearest."""
    marks = owned.get((kind, trigger.i), [])
    days = [m for m in marks if m.when is not None and m.when.precision == "day" and "since" not in m.mention.rule]
    if len({m.when for m in days}) > 1:
        nearest = min(days, key=lambda m: (abs(m.head - trigger.i), m.start))
        return [m for m in marks if m not in days or m.when == nearest.when]
    return marks


def is_location(scene: Scene, marked: Marked) -> bool:
    """Does the place say where? A country that acts, or stands before a noun, does not."""
    head = scene.doc[marked.head]
    while head.dep_ == "conj":
        head = head.head
    place = marked.place
    if place is None:
        return False
    if head.dep_ in {"nsubj", "nsubjpass", "agent"} and place.precision == "country":
        return head.dep_ == "nsubjpass" and scene.at("actor", head.i) is None
    if place.precision == "country" and head.dep_ in {"poss", "compound", "amod", "nmod"}:
        return False
    if head.dep_ == "pobj" and (lemma(head.head) not in PLACE_PREPS or (lemma(head.head) == "between" and place.precision == "country")):
        return False
    return True


def owners(scene: Scene, marked: Marked, lookup: dict[int, Trigger]) -> list[Trigger]:
    """The trigger above the mark; or the triggers that are arguments of the plain verb above it. Speech verbs stop the climb."""
    token = scene.doc[marked.head]
    if token.i in lookup and marked.mention.kind != "place":
        return [lookup[token.i]]
    if marked.mention.kind in {"weapon", "time"}:
        for below in token.children:
            if below.dep_ in {"relcl", "acl"} and below.i in lookup:
                return [lookup[below.i]]
    child = token
    for above in token.ancestors:
        if above.i in lookup:
            return [lookup[above.i]]
        if marked.mention.kind == "place" and lemma(above) in ORIGINS and above.dep_ in {"acl", "relcl"}:
            return []  # "flagged in the Marshall Islands"
        if above.pos_ in {"VERB", "AUX"}:
            arguments = [lookup[t.i] for c in above.children if c.i != child.i for t in argument_heads(c) if t.i in lookup]
            if lemma(above) in SPEECH and marked.mention.kind in {"time", "place"}:
                return []
            if arguments:
                return arguments[:1]
            if above.dep_ in {"relcl", "ccomp", "advcl"}:
                return []
        elif marked.mention.kind == "place" and above.dep_ == "pobj" and lemma(above) in PURPOSES:
            return []  # "in support of Palestinians in Gaza", "under the flag of Malta"
        child = above
    return []


def argument_heads(token: Token) -> list[Token]:
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return [token, *(c for c in token.children if c.dep_ == "conj")]
    if token.dep_ in {"prep", "agent"}:
        return [o for o in token.children if o.dep_ == "pobj"]
    return []


def toll_owner(scene: Scene, toll: Toll, triggers: Sequence[Trigger]) -> int | None:
    """The trigger that caused the toll: the one above its death word, beside it in its clause, or the last before it in the sentence."""
    anchor = scene.doc[toll.anchor]
    lookup = {t.i: t for t in triggers}
    lookup.update({t.verb: t for t in triggers if t.verb is not None})
    if anchor.i in lookup:
        return lookup[anchor.i].i
    under = [t for t in triggers if t.i != anchor.i and any(a.i == anchor.i for a in scene.doc[t.i].ancestors) and near_clause(scene, t, anchor)]
    if under:
        return under[0].i
    start, end = anchor.sent.start, anchor.sent.end
    inside = [t for t in triggers if start <= t.i < end]
    before = [t for t in inside if t.i < anchor.i]
    if before:
        return before[-1].i
    for above in anchor.ancestors:
        if above.i in lookup:
            return lookup[above.i].i
    return inside[0].i if inside else told_just_before(scene, start, triggers)


def told_just_before(scene: Scene, start: int, triggers: Sequence[Trigger]) -> int | None:
    """The last trigger of the sentence before: "It left 137 people dead"."""
    if start == 0:
        return None
    floor = scene.doc[start - 1].sent.start
    return max((t.i for t in triggers if floor <= t.i < start), default=None)


def near_clause(scene: Scene, trigger: Trigger, anchor: Token) -> bool:
    """Is the trigger in the anchor's own clause or in one of manner and time under it ("died when missiles hit")?"""
    head = clause_head(scene.doc[trigger.verb if trigger.verb is not None else trigger.i])
    return head.i == anchor.i or (head.head.i == anchor.i and head.dep_ in {"advcl", "xcomp", "conj"}) or clause_head(anchor).i == head.i


def find_passage(scene: Scene, trigger: Trigger, heads: frozenset[int]) -> tuple[int, int]:
    """The words that tell of it: a verb's clause, a noun's phrase (or the clause of the light verb that carries it)."""
    token = scene.doc[trigger.verb if trigger.verb is not None else trigger.i]
    start, end = clause_range(token, heads - {trigger.i, token.i})
    if token.dep_ in {"relcl", "acl"} and not trigger.noun:
        start = min(start, token.head.left_edge.i)  # "the car bomb that killed two guards"
    return min(start, trigger.start), max(end, trigger.end)
