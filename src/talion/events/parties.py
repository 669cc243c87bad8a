"""A noun phrase goes in, the actors that it stands for come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.antecedents import find_weapon_at_work
from talion.events.arguments import prep_objects, subject_of
from talion.events.coordinations import NUMBERS, counted_parties
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.scene import Marked, Scene, clause_head, lemma
from talion.events.stand_ins import BODIES, NOT_PARTY_RULES, name_group, name_officer, represent, taken_up
from talion.records import Actor, Mention, MentionKind

GENERIC_RULES = frozenset({"generic person", "occupation", "role", "unnamed", "civilians", "armed group by its words"})
LEFT_DEPS = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
PLAIN_RULES = frozenset({"generic person", "civilians"})
TRADES = frozenset({"occupation", "role"})
WIDE_RULES = frozenset({"backed by", "militia by its words"})  # a kind of group, not one group
AGENT_PREPS = frozenset({"by", "from", "of"})
PEOPLE_PREPS = frozenset({"of", "from", "for"})
VICTIM_PREPS = frozenset({"of", "for", "carrying", "hosting"})
OWNER = "owner of the house"
KIN = "kin of a person"
MARKING: tuple[MentionKind, ...] = ("actor", "place", "weapon", "target", "time")
PRONOUNS = frozenset({"they", "he", "she", "it", "them", "him", "her", "themselves", "himself", "itself", "its", "their", "his"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
PERSON_SENTENCES = 3
NESTED = 3  # a phrase that stands for a pronoun resolves no further pronouns


def party(scene: Scene, head: Token, *, agent: bool, depth: int = 0) -> list[Marked]:
    """The actors of a noun phrase: its head if that names one, else its modifiers, "of", "by" and what it hosts; with conjuncts.

    `agent` says that the phrase acts: then what it hosts or where it stands does not count.
    """
    if depth > 4:
        return []
    found: list[Marked] = []
    told = lemma(head) in load_frames().nouns  # "a shooting left 25 dead, among them members of": no apposition of a happening
    own = [
        m for m in scene.all_at("actor", head.i)
        if not m.mention.rule.startswith(NOT_PARTY_RULES) and not place_only(scene, head, m)
    ]  # fmt: skip
    # an organisation that no list knows, but that has men ("members of the ADF") or a house that is struck
    believed = (agent and depth > 0) or (not agent and is_owner_of_house(head))
    own = [name_group(scene, head, m) for m in own if believed or m.mention.rule != "named organisation"]
    own = [name_officer(scene, head, m) for m in own]
    if own:
        better = party_of_modifiers(scene, head, agent=agent, depth=depth) if all(is_generic(m) for m in own) else []
        if any(m.mention.rule == "role" for m in own) or not agent:
            better = [m for m in better if m.actor and m.actor.kind != "state"]  # "the president of Guinea" is not Guinea
        better = [m for m in better if m.actor and (m.actor.kind != "person" or m.actor.parent)]  # "Colonel X's soldiers"
        better = better or ([] if agent else kin_of(scene, head, own))
        found.extend(represent(scene, m, agent=agent) for m in better or own)
        first = min(m.start for m in own)
        titles = [] if any(m.actor and m.actor.kind == "person" for m in own) else head.children
        beside = [c for c in titles if c.i < first and c.dep_ in {"amod", "compound", "nmod"} and scene.at("actor", c.i)]
        found.extend(m for c in beside for m in party(scene, c, agent=agent, depth=depth + 1))  # "American and British aircraft"
        inner = [c for m in own for t in scene.doc[m.start : m.end] if t.i != head.i for c in t.conjuncts if c.i >= m.end]
        joined = [c for c in inner if c.head.i < c.i and c.head.i != head.i]  # "fighters of Hamas and of Islamic Jihad"
        found.extend(m for c in joined for m in party(scene, c, agent=agent, depth=depth + 1))
    elif lemma(head) in {"latter", "former"} and head.pos_ in {"NOUN", "ADJ"}:
        found.extend(one_of_two(scene, head))
    elif head.pos_ in {"NUM", "DET"} and lemma(head) in NUMBERS:
        found.extend(counted_parties(scene, head))
    elif is_share(head):  # "some of the rebels", "84 of the Russians"
        found.extend(m for o in prep_objects(head, frozenset({"of"})) for m in party(scene, o, agent=agent, depth=depth + 1))
    elif head.pos_ == "PRON" or head.tag_ in {"WP", "WDT"}:
        found.extend(represent(scene, m, agent=agent) for m in (resolve_pronoun(scene, head) if depth < NESTED else []))
    else:
        apposed = [] if told else party_beside(scene, head, agent=agent, depth=depth)  # "its ally Eritrea"
        found.extend(apposed or party_of_modifiers(scene, head, agent=agent, depth=depth) or taken_up(scene, head))
    if found and all(is_generic(m) or m.mention.rule in WIDE_RULES for m in found):
        found = party_beside(scene, head, agent=agent, depth=depth) or found
    for child in head.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and not found and not told and not is_another(child)):
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
    return unique(found)


def is_share(head: Token) -> bool:
    return (head.pos_ == "NUM" or lemma(head) in words_of("shares")) and bool(prep_objects(head, frozenset({"of"})))


def is_generic(marked: Marked) -> bool:
    return marked.mention.rule in GENERIC_RULES


def party_beside(scene: Scene, head: Token, *, agent: bool, depth: int) -> list[Marked]:
    """ "The men, members of the movement, took": the exact body that an apposition gives to people told in general.

    The parser may read the apposition as a second subject.
    """
    negated = {c.i + 1 for c in head.children if c.dep_ == "neg"}  # "a group, not Iran itself"
    others = [c for c in head.children if c.dep_ == "appos" and c.left_edge.i not in negated and not is_another(c)]
    if head.dep_ == "nsubj" and scene.at("actor", head.i) is not None:
        others += [c for c in head.head.children if c.dep_ == "nsubj" and c.i > head.i and c.tag_ not in {"WDT", "WP"}]
    found = [m for c in others for m in party(scene, c, agent=agent, depth=depth + 1)]
    found = [m for m in found if m.mention.rule not in WIDE_RULES]
    kinds = BODIES if agent else BODIES | {"person"}
    exact = [m for m in found if m.actor is not None and m.actor.kind in kinds and not is_generic(m)]
    plain = not agent and any(m.mention.rule in PLAIN_RULES for m in scene.all_at("actor", head.i))
    exact = exact or [m for m in found if m.mention.rule == KIN]
    return exact or [m for m in found if plain and m.mention.rule in TRADES]  # "his uncle, a baker"


def is_another(noun: Token) -> bool:
    """ "20 people, an American among them", "the group, al-Qaeda's affiliate": one of them, or theirs, not what they are."""
    among = any(c.dep_ == "prep" and lemma(c) in {"among", "including"} for c in noun.children)
    return among or (lemma(noun) in words_of("affiliates") and any(c.dep_ == "poss" for c in noun.children))


def place_only(scene: Scene, head: Token, own: Marked) -> bool:
    """A state's name that only says where: "in Iraq"."""
    return (
        own.actor is not None
        and own.actor.kind == "state"
        and head.dep_ == "pobj"
        and lemma(head.head) in {"in", "inside", "near", "across", "over"}
    )


def party_of_modifiers(scene: Scene, head: Token, *, agent: bool, depth: int) -> list[Marked]:
    found: list[Marked] = []
    holders = [] if agent else [
        m for c in head.children if c.dep_ in {"acl", "relcl"} and lemma(c) in words_of("holding")
        for m in party_of_holder(scene, c, depth)
    ]  # fmt: skip
    if holders:
        return holders  # "Iraqi bases that house American troops"
    own = scene.at("actor", head.i)
    ground = not agent and lemma(head) in words_of("grounds")  # "a Turkish town", "the Syrian coast": where it is
    dwelling = not agent and lemma(head) in words_of("dwellings")
    preps = AGENT_PREPS if agent else PEOPLE_PREPS if own is not None else VICTIM_PREPS
    shelter = not agent and lemma(head) in words_of("shelters")  # "a UN school": those in it are hit
    for child in head.children:
        kinds = {m.actor.kind for m in scene.all_at("actor", child.i) if m.actor}
        if ("state" in kinds and (ground or is_name_of_place(scene, head, agent))) or (shelter and "igo" in kinds):
            continue
        if dwelling and "state" in kinds and child.dep_ in LEFT_DEPS:
            found.extend(people_of(m) for m in scene.all_at("actor", child.i))
            continue
        if own is not None and own.start <= child.i < own.end and scene.at("actor", child.i) == own:
            continue
        if child.dep_ == "poss" and lemma(head) in words_of("counterparts"):
            continue  # "a battle with his former comrades": not with himself
        if child.i < head.i and child.dep_ in LEFT_DEPS:
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
        elif child.dep_ == "prep" and lemma(child) in preps:
            for obj in child.children:
                if obj.dep_ == "pobj":
                    found.extend(party(scene, obj, agent=agent, depth=depth + 1))
        elif child.dep_ in {"acl"} and agent and child.tag_ in {"VBN", "VBD"}:
            found.extend(
                m
                for a in child.children
                if a.dep_ == "agent"
                for p in a.children
                for m in party(scene, p, agent=True, depth=depth + 1)
            )
            found.extend(party_of_origin(scene, child, depth))
    return found or ([] if agent else owners_by_name(scene, head))


def kin_of(scene: Scene, head: Token, own: Sequence[Marked]) -> list[Marked]:
    """ "The footballer's father", "the wife of Senator Musa": told by whose kin they are, where that one has a name."""
    if lemma(head) not in words_of("relatives") or len(own) != 1:
        return []
    owners = [*(c for c in head.children if c.dep_ == "poss"), *prep_objects(head, frozenset({"of"}))]
    named = [m for o in owners for m in scene.all_at("actor", o.i) if m.actor and m.actor.kind == "person"]
    if len(named) != 1 or named[0].actor is None:
        return []
    kin = Actor(name=f"{named[0].actor.name}'s {head.lower_}", kind="civilians")
    return [replace(own[0], mention=replace(own[0].mention, value=kin, rule=KIN))]


def is_owner_of_house(head: Token) -> bool:
    """ "The Radical Party offices", "the headquarters of the Bakers' Union"."""
    while head.dep_ == "conj":
        head = head.head
    of = head.dep_ == "pobj" and lemma(head.head) == "of"
    house = head.head.head if of else head.head
    return (of or head.dep_ in LEFT_DEPS) and house.pos_ in {"NOUN", "PROPN"} and lemma(house) in words_of("premises")


def owners_by_name(scene: Scene, house: Token) -> list[Marked]:
    """ "The Blue Vanguard offices", "branches of Al-Amana": a proper name that is no place and no person owns the house."""
    if lemma(house) not in words_of("premises"):
        return []
    found: list[Marked] = []
    for name in (c for c in (*house.children, *prep_objects(house, frozenset({"of"}))) if c.pos_ == "PROPN"):
        words = [
            t for t in name.subtree if t.pos_ == "PROPN" and t.dep_ not in {"conj", "appos"} and (t == name or t.head == name)
        ]
        start, end = words[0].i, name.i + 1
        spots = (
            {"LOC", "FAC", "DATE"} if name.dep_ == "poss" else {"GPE", "LOC", "FAC", "DATE"}
        )  # "Aeronica's" may pass for a town
        taken = any(scene.at(kind, t.i) for kind in MARKING for t in words) or name.ent_type_ in spots
        if is_owner_of_house(name) and not taken and end > start:
            owner = Actor(name=scene.span(start, end).quote, kind="other")
            found.append(Marked(Mention(kind="actor", span=scene.span(start, end), value=owner, rule=OWNER), start, end, name.i))
    return found


def is_name_of_place(scene: Scene, head: Token, agent: bool) -> bool:
    """ "Iran's Saravan", "Turkey's Hatay": a name under a state's, which acts nowhere, is ground."""
    return not agent and head.pos_ == "PROPN" and scene.at("actor", head.i) is None


def people_of(marked: Marked) -> Marked:
    """ "Georgian homes": the people who live there."""
    people = Actor(name="civilians", kind="civilians", country=marked.actor.country if marked.actor else None)
    return replace(marked, mention=replace(marked.mention, value=people, rule="people of the homes"))


def party_of_origin(scene: Scene, verb: Token, depth: int) -> list[Marked]:
    """ "missiles fired from American vessels": whose the vessels are; a country's bare name only says where from."""
    goals = prep_objects(verb, frozenset({"from"})) if lemma(verb) in words_of("sending_off") else []
    bare = [m for o in goals for m in scene.all_at("actor", o.i) if m.actor and m.actor.kind == "state" and not m.mention.rule]
    named = [o for o in goals if o.i not in {m.head for m in bare}]
    return [m for o in named for m in party(scene, o, agent=True, depth=depth + 1)]


def party_of_holder(scene: Scene, verb: Token, depth: int) -> list[Marked]:
    """Who uses, hosts or is hosted: "facilities used by X", "a base hosting American troops"."""
    found: list[Marked] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubj"} and child.tag_ not in {"WDT", "WP"}:
            found.extend(party(scene, child, agent=False, depth=depth + 1))
        elif child.dep_ in {"agent", "prep"} and lemma(child) in {"by", "to", "with"}:
            for obj in child.children:
                found.extend(party(scene, obj, agent=False, depth=depth + 1))
    return found


def resolve_pronoun(scene: Scene, token: Token) -> list[Marked]:
    """Relative pronouns point to their antecedent, personal ones to the last acting subject before them."""
    if token.tag_ in {"WDT", "WP"} or lemma(token) == "that":
        return resolve_relative(scene, token)
    if lemma(token) not in PRONOUNS:
        return []
    if lemma(token) in PERSONAL:
        return resolve_person(scene, token)
    if token.dep_ == "nsubj" and find_weapon_at_work(scene, token.head) is not None:
        return []  # "a boy brought a shell home. It killed him"
    start = max(0, scene.doc[max(0, token.sent.start - 1)].sent.start)
    plural = lemma(token) in {"they", "them", "their", "themselves"}
    best: list[Marked] = []
    noun = token.head if token.dep_ == "poss" else token
    armed = token.dep_ == "poss" and scene.at("weapon", noun.i) is not None  # "the army called its missiles a reply"
    struck = noun.dep_ in {"dobj", "pobj", "dative"} and not armed
    acting = subject_of(clause_head(token)) if struck else None  # "the navy fired on them": not on itself
    if plural and struck and means_things(scene, token, start):
        return []
    for candidate in scene.doc[start : token.i]:
        if candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON" and candidate != acting:
            marks = party(scene, candidate, agent=True, depth=NESTED)
            named = [m for m in marks if not (plural and len(marks) == 1 and is_one(scene, m))]
            best = (named if plural else named[-1:]) or best
    thrown = noun.dep_ == "dobj" and lemma(noun.head) in words_of("sending_off")  # "tore up stones and flung them"
    return best or (spoken_of(scene, token, acting) if plural and struck and not thrown else [])


def means_things(scene: Scene, token: Token, start: int) -> bool:
    """ "criticised the raids. Thousands marched against them": is the last plural of the sentence before a happening?"""
    last = next((t for t in reversed(scene.doc[start : token.sent.start]) if t.tag_ in {"NNS", "NNPS"}), None)
    return last is not None and scene.at("actor", last.i) is None and lemma(last) in load_frames().nouns


def spoken_of(scene: Scene, token: Token, acting: Token | None) -> list[Marked]:
    """ "Police who had chased the bandits were ambushed by them": the last people of the sentence that are not its subject."""
    near = [m for m in scene.marks.get("actor", ()) if token.sent.start <= m.start < token.i and m.actor is not None]
    kinds = BODIES | {"unidentified", "civilians", "police", "protesters"}
    others = [m for m in near if m.actor and m.actor.kind in kinds and (acting is None or m.head != acting.i)]
    return others[-1:]


def one_of_two(scene: Scene, token: Token) -> list[Marked]:
    """ "The latter", "the former": the last, or the last but one, of the exact actors of this sentence and the one before."""
    start = scene.doc[max(0, token.sent.start - 1)].sent.start
    near = [m for m in scene.marks.get("actor", ()) if start <= m.start < token.i and not is_generic(m)]
    pair = unique([m for m in reversed(near) if m.actor is not None and m.actor.kind in BODIES])[:2]
    return pair[:1] if lemma(token) == "latter" else pair[1:2]


def resolve_relative(scene: Scene, token: Token) -> list[Marked]:
    for above in token.ancestors:
        if above.dep_ == "relcl":
            found = party(scene, above.head, agent=False, depth=NESTED)
            ground = above.head.dep_ == "pobj"  # "attacks on eastern Syria, which hit": the attacks hit, not Syria
            return [m for m in found if not (ground and m.actor and m.actor.kind == "state" and m.head == above.head.i)]
        if above.dep_ in {"ccomp", "advcl"} and lemma(above.head) == "be":  # "it was they who crossed"
            cleft = next((c for c in above.head.children if c.dep_ == "attr" and c.i < token.i), None)
            return party(scene, cleft, agent=True, depth=NESTED - 1) if cleft is not None else []
    return []


def resolve_person(scene: Scene, token: Token) -> list[Marked]:
    """ "he", "her": the person who acted last, up to three sentences back; else one person who was spoken of."""
    end = token.i
    for _ in range(PERSON_SENTENCES):
        start = scene.doc[max(0, end - 1)].sent.start
        acting: list[Marked] = []
        spoken: list[Marked] = []
        for candidate in scene.doc[start:end]:
            if candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON":
                acting = [m for m in scene.all_at("actor", candidate.i) if is_one(scene, m)] or acting
            one = scene.at("actor", candidate.i)
            if one is not None and one.head == candidate.i and is_one(scene, one):
                spoken = [one]
        if acting or spoken:
            return (acting or spoken)[-1:]
        if start == 0:
            break
        end = start
    return []


def is_one(scene: Scene, marked: Marked) -> bool:
    """Does the mention speak of a single human being?"""
    if marked.actor is None:
        return False
    if marked.actor.kind == "person":
        return True
    token = scene.doc[marked.head]
    single = token.tag_ in {"NN", "JJ"} and not any(c.dep_ == "nummod" for c in token.children)
    return (
        single
        and is_generic(marked)
        and marked.actor.kind not in {"military", "police", "protesters"}
        and token.dep_ != "compound"
    )


def unique(marks: list[Marked]) -> list[Marked]:
    seen: set[str] = set()
    kept = []
    for m in marks:
        if m.actor is not None and m.actor.name not in seen:
            seen.add(m.actor.name)
            kept.append(m)
    return kept


def drop_marksmen(scene: Scene, agents: list[Marked], recipients: Sequence[Marked]) -> list[Marked]:
    """ "Snipers killed two gunmen": whose men they are is not said, but not those of the gunmen."""
    struck = {m.actor.name for m in recipients if m.actor}
    return [
        m for m in agents if not (m.actor and m.actor.name in struck and lemma(scene.doc[m.head]) in words_of("of_either_side"))
    ]
