"""A verb's arguments go in; out comes whether they are of the classes that a frame asks for: weapons, people, places, pacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from spacy.tokens import Token

from talion.events.antecedents import find_weapon_at_work
from talion.events.arguments import bearer_of, limb_of
from talion.events.coordinations import counted_parties
from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma, misread_subject

OBJECT_DEPS = ("dobj", "obj", "dative", "oprd")
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
LEFT_DEPS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
CROWD_KINDS = frozenset({"protesters", "civilians"})
RULING_KINDS = frozenset({"igo", "government", "state"})
ARMED_KINDS = frozenset({"military", "state", "police", "armed group", "militia", "coalition", "unidentified", "intelligence"})
FORCE_KINDS = frozenset({"military", "state", "police", "coalition"})
ROLE_ENDING = re.compile(r".{3,}(?:er|or|ist|man|men|woman|ian|ee|eer|ant|ite|smith)$")
ABOUT = frozenset({"for", "on", "over", "to", "about"})
VAGUE = frozenset({"it", "that", "what", "which", "this", "there"})


def noun_core(head: Token) -> list[Token]:
    """The noun with its left modifiers, the nouns coordinated with it, and the noun that it only counts ("a volley of")."""
    out = [head]
    for child in head.children:
        if (child.dep_ in LEFT_DEPS and child.i < head.i) or child.dep_ == "conj":
            out.extend(noun_core(child))
        elif child.dep_ == "prep" and lemma(child) == "of" and (lemma(head) in words_of("quantity_nouns") or head.pos_ == "NUM"):
            out.extend(t for p in child.children for t in noun_core(p))
    return out


def heads_of(head: Token) -> list[Token]:
    """The noun, the nouns coordinated with it, and what it counts; without modifiers."""
    return [t for t in noun_core(head) if t.dep_ not in LEFT_DEPS]


def is_weapon(scene: Scene, head: Token) -> bool:
    return any(scene.at("weapon", t.i) for t in noun_core(head))


def is_bomb(scene: Scene, head: Token) -> bool:
    """A weapon that lies somewhere until it is found, or a part of one."""
    families = words_of("bombs")
    held = [
        o for c in head.children if c.dep_ == "acl" and lemma(c) in words_of("containing") for o in c.children if o.dep_ == "dobj"
    ]
    marks = [m for h in (head, *held) for t in noun_core(h) for m in scene.all_at("weapon", t.i)]
    return any(m.word in families for m in marks) or (lemma(head) in words_of("fuses") and head.pos_ != "PRON")


def is_device(scene: Scene, head: Token) -> bool:
    """A bomb or mine that somebody laid."""
    return any(m.word in words_of("devices") for t in noun_core(head) for m in scene.all_at("weapon", t.i))


def is_flying(scene: Scene, head: Token) -> bool:
    """A missile, rocket or drone on its way; what is destroyed elsewhere may lie in its depot."""
    near = {lemma(t) for t in head.head.subtree}
    if near & words_of("grounded") or not near & words_of("airborne"):
        return False
    marks = [m for t in heads_of(head) for m in scene.all_at("weapon", t.i) if m.head == t.i]
    return any(m.word in words_of("flying") for m in marks)


def is_defender(scene: Scene, head: Token) -> bool:
    """Forces, and not the weapon that they sent."""
    return is_armed(scene, head) and not is_weapon(scene, head)


def can_be_harmed(scene: Scene, head: Token) -> bool:
    """People, forces, buildings, vehicles, places: what a blow can fall on."""
    if head.pos_ == "PRON":
        return (head.dep_ != "nsubj" and lemma(head) not in VAGUE) or bool(scene.at("actor", head.i))
    for token in noun_core(head):
        if lemma(token) in words_of("people") or lemma(token) in words_of("landmarks") or token.ent_type_ == "PERSON":
            return True
        if any(scene.at(kind, token.i) for kind in ("target", "weapon")):
            return True
        marked = scene.at("actor", token.i) or scene.at("place", token.i)
        if marked is not None and marked.head == head.i:
            return True
    return head.pos_ == "NUM" or is_registered(head)


def is_registered(head: Token) -> bool:
    """ "the Liberian-flagged Blue Star": a name with an owner or a flag is a ship's."""
    if head.pos_ != "PROPN":
        return False
    return any(c.dep_ == "amod" and c.lower_.endswith(("owned", "flagged", "operated", "registered")) for c in head.children)


def is_people(scene: Scene, head: Token) -> bool:
    """Somebody: by role, by name, by number ("three gold-washers"), or by a pronoun."""
    if head.pos_ == "PRON":
        return lemma(head) in words_of("personal_pronouns")
    for token in heads_of(head):
        actor = scene.at("actor", token.i)
        named = actor is not None and actor.head == token.i
        if named or lemma(token) in words_of("people") or token.ent_type_ in {"PERSON", "NORP"}:
            return True
        counted = any(c.dep_ == "nummod" or c.ent_type_ == "NORP" for c in token.children)
        supposed = any(lemma(c) in {"suspected", "alleged", "accused"} for c in token.children if c.dep_ == "amod")
        if (ROLE_ENDING.fullmatch(lemma(token)) and counted) or supposed:
            return True
    return head.pos_ == "NUM"


def is_captive(scene: Scene, head: Token) -> bool:
    """People, ships or aircraft that can be seized and taken away."""
    for token in heads_of(head):
        if scene.at("place", token.i) is not None:
            continue
        actor = scene.at("actor", token.i)
        kind = actor.actor.kind if actor is not None and actor.actor is not None else None
        if lemma(token) in words_of("captives") or token.ent_type_ == "PERSON" or kind in {"ship", "person"}:
            return True
    return lemma(head) in {"him", "her", "he", "she"}


def is_held(scene: Scene, head: Token) -> bool:
    if head.pos_ == "PRON":
        return lemma(head) in {"he", "she", "him", "her", "they", "them"}
    return any(lemma(t) in words_of("held") or t.ent_type_ == "PERSON" for t in heads_of(head))


def is_territory(scene: Scene, head: Token) -> bool:
    """A town, a post, a hill: what troops take and lose."""
    spots = [(scene.at("place", t.i), lemma(t)) for t in heads_of(head)]
    land = any(m.place is None or m.place.precision != "sea" for m, _ in spots if m is not None)
    return (land or any(word in words_of("positions") for _, word in spots)) and not is_weapon(scene, head)


def is_armed(scene: Scene, head: Token) -> bool:
    """Forces, armed groups and their men, by name, by kind or by what they drive."""
    for token in (t for h in named(scene, head) for t in noun_core(h)):
        actor = scene.at("actor", token.i)
        if actor is not None and actor.actor is not None and actor.actor.kind in ARMED_KINDS:
            return True
        if lemma(token) in words_of("troops") and token.dep_ not in LEFT_DEPS:
            return True
        if lemma(token) in words_of("gunmen"):
            return True
        if lemma(token) == "man" and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children):
            return True  # "his men would show no mercy"
    return False


def is_troops(scene: Scene, head: Token) -> bool:
    """What a state can move against another: its forces, ships and aircraft."""
    for token in heads_of(head):
        actor = scene.at("actor", token.i)
        forces = actor is not None and actor.actor is not None and actor.actor.kind in FORCE_KINDS
        if forces or lemma(token) in words_of("troops"):
            return True
    return False


def named(scene: Scene, head: Token) -> list[Token]:
    """The noun, what a number alone counts, or what a personal pronoun may stand for: the subjects told before it."""
    if head.pos_ != "PRON" or lemma(head) not in {"it", "they", "he", "she"}:
        return counted(scene, head)
    above = [verb for verb in head.ancestors if verb.i != head.head.i]
    over = [c for verb in above for c in verb.children if c.dep_ in SUBJECT_DEPS and c.i < head.i]
    own = [c for c in over if c.pos_ != "PRON"]
    beside = [t for t in head.sent if over and t.i < head.i and t.dep_ in SUBJECT_DEPS and t.pos_ != "PRON"]
    root = head.doc[head.sent.start - 1].sent.root if head.sent.start > 0 else head.sent.root
    before = [c for c in root.children if c.dep_ in SUBJECT_DEPS and c.i < head.i and c.pos_ != "PRON"]
    return [n for t in own or beside[-1:] or before for n in counted(scene, t)]


def counted(scene: Scene, head: Token) -> list[Token]:
    """ "The three": the nouns that it counts."""
    if head.pos_ not in {"NUM", "DET"}:
        return [head]
    return [scene.doc[m.head] for m in counted_parties(scene, head)] or [head]


def is_crowd(scene: Scene, head: Token) -> bool:
    return is_of_kind(scene, head, CROWD_KINDS, "crowds")


def is_gathering(scene: Scene, head: Token) -> bool:
    for token in noun_core(head):
        actor = scene.at("actor", token.i)
        if actor is not None and actor.actor is not None and actor.actor.kind == "protesters":
            return True
        if lemma(token) in words_of("gatherings"):
            return True
    return False


def is_mob(scene: Scene, head: Token) -> bool:
    return any(lemma(t) in words_of("mobs") for t in heads_of(head))


def is_name(_scene: Scene, head: Token) -> bool:
    """A proper name: verbs that only land can undergo make a place of it, known or not."""
    return head.pos_ == "PROPN"


def is_power(scene: Scene, head: Token) -> bool:
    """Bodies that rule or league states, beside the armed ones; also a person by his title ("President Ruto")."""
    titles = [c for h in named(scene, head) for c in h.children if c.dep_ == "compound" and c.i < h.i]
    return is_of_kind(scene, head, RULING_KINDS, "rulers") or any(lemma(c) in words_of("rulers") for c in titles)


def is_of_kind(scene: Scene, head: Token, kinds: Collection[str], words: str) -> bool:
    """Is one of the nouns an actor of these kinds, or a word of the class?"""
    for token in (t for h in named(scene, head) for t in heads_of(h)):
        marked = scene.at("actor", token.i)
        if (marked is not None and marked.actor is not None and marked.actor.kind in kinds) or lemma(token) in words_of(words):
            return True
    return False


def is_lawful(scene: Scene, head: Token) -> bool:
    """Police, troops and agents of a state: whom they take away is arrested, not abducted."""
    for token in (t for h in named(scene, head) for t in heads_of(h)):
        actor = scene.at("actor", token.i)
        kind = actor.actor.kind if actor is not None and actor.actor is not None and actor.head == token.i else "civilians"
        if kind in FORCE_KINDS | {"intelligence"}:
            return True
        if kind == "civilians" and any(lemma(t) in words_of("police") for t in noun_core(token)):
            return True
    return False


def is_throng(scene: Scene, head: Token) -> bool:
    """Many people who are no force: "motorists", "a million Parisians", "women in black"."""
    for token in (t for h in named(scene, head) for t in heads_of(h)):
        actor = scene.at("actor", token.i)
        if actor is not None and actor.actor is not None and actor.actor.kind not in CROWD_KINDS | {"state", "opposition"}:
            continue
        many = (
            token.tag_ in {"NNS", "NNPS"}
            or head.pos_ == "NUM"
            or any(c.dep_ == "nummod" for c in token.children)
            or lemma(token) in words_of("hosts")
        )
        if many and (is_people(scene, token) or ROLE_ENDING.fullmatch(lemma(token)) or lemma(token) in words_of("hosts")):
            return True
    return False


def is_rioter(scene: Scene, head: Token) -> bool:
    return is_of_kind(scene, head, frozenset({"protesters"}), "rioters")


def is_deal(_scene: Scene, head: Token) -> bool:
    """An agreement whose clause speaks of prisoners, troops or fighting: "a deal on prisoners", "an accord to withdraw"."""
    if lemma(head) not in words_of("deals"):
        return False
    verb = next((a for a in head.ancestors if a.pos_ in {"VERB", "AUX"}), head)
    about = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ == "xcomp" or lemma(c) in ABOUT or any(m.lower_ == "for" for m in c.children))
    ]
    return any(lemma(t) in words_of("matters_of_war") for part in (head, *about) for t in part.subtree)


Test = Callable[[Scene, Token], bool]
TESTS: Mapping[str, Test] = {
    "weapon": is_weapon, "bomb": is_bomb, "device": is_device,
    "flying": is_flying, "defender": is_defender, "harm": can_be_harmed, "people": is_people,
    "captive": is_captive, "held": is_held, "place": is_territory, "armed": is_armed, "troops": is_troops, "crowd": is_crowd,
    "gathering": is_gathering, "mob": is_mob, "power": is_power, "name": is_name,
    "lawful": is_lawful, "rioter": is_rioter, "throng": is_throng, "deal": is_deal,
}  # fmt: skip
LISTS: Mapping[str, str] = {
    "suspect": "suspects", "plot": "plots", "cell": "cells", "tie": "ties", "border": "borders", "envoy": "envoys",
    "asset": "assets", "life": "lives", "limb": "limbs",
    "throat": "throats", "stone": "missiles_of_crowds", "barrier": "barriers",
    "work": "works", "pact": "pacts", "talk": "talks", "zone": "zones", "woman": "women", "sapper": "sappers",
    "gunman": "gunmen", "shipping": "shipping", "arm": "arms", "offer": "offers", "measure": "measures", "post": "posts",
    "service": "services", "faction": "factions", "line": "lines", "relic": "relics", "loot": "loot", "road": "roads",
    "police": "police", "freed": "freed", "corpse": "corpses", "execution": "executions", "gunshot": "gunshots", "shot": "shots",
    "vest": "vests", "bomber": "bombers", "rammer": "rammers", "car": "cars", "poison": "poisons", "taker": "takers",
    "captivity": "captivities", "flight": "flights", "settler": "settlers", "goods": "goods", "ground": "grounds_hit",
    "cause": "causes", "dud": "duds", "barricade": "barricades", "blast": "blasts_told", "pane": "panes", "bloc": "blocs",
}  # fmt: skip


def is_of(scene: Scene, head: Token, wanted: str) -> bool:
    """Is the noun of the class? Classes without a test of their own are lists of event_words.toml."""
    if wanted == "stone" and head.pos_ == "PRON":
        return lemma(head) in {"they", "them", "it"}  # "tore up paving stones and flung them"
    if wanted == "bloc" and is_of_kind(scene, head, {"igo"}, "blocs"):
        return True
    if wanted == "measure" and lemma(head) == "it":
        return is_measure_before(head)
    if wanted in TESTS:
        return TESTS[wanted](scene, head)
    return any(lemma(t) in words_of(LISTS[wanted]) for t in noun_core(head))


def is_measure_before(pronoun: Token) -> bool:
    """ "will not sign the bill and is withdrawing it": is the last thing before it, in the sentence, a measure?"""
    things = [t for t in pronoun.sent if t.i < pronoun.i and t.dep_ in {*OBJECT_DEPS, "nsubj", "nsubjpass"} and t.pos_ != "PRON"]
    return bool(things) and any(lemma(t) in words_of("measures") for t in (things[-1], *things[-1].children))


def any_of(scene: Scene, heads: Iterable[Token], classes: Iterable[str]) -> bool:
    pool = list(heads)
    return any(is_of(scene, head, wanted) for wanted in classes for head in pool)


def patients(verb: Token) -> list[Token]:
    """What the verb acts on: its objects, the subject of its passive, the noun that its clause describes."""
    found = [c for c in verb.children if c.dep_ in OBJECT_DEPS or c.dep_ == "nsubjpass"]
    found.extend(s for s in (misread_subject(verb), limb_of(verb)) if s is not None)
    if (verb.dep_ == "acl" and verb.tag_ == "VBN") or verb.dep_ == "amod":
        found.append(verb.head)
    pronoun_acts = any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in verb.children)
    if verb.dep_ == "acomp" and verb.head.pos_ == "AUX":
        found.extend(c for c in verb.head.children if c.dep_ in SUBJECT_DEPS)  # "the posts were overrun", read as an adjective
    if verb.dep_ == "relcl" and not (pronoun_acts and found):
        found.append(verb.head)
    if not found and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and any(c.tag_ == "WDT" for c in verb.head.children):
        found.append(verb.head.head)  # "the temple, which witnesses say the militants levelled"
    if not found:
        found.extend(o for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" for o in c.children if o.dep_ == "dobj")
    if not found and verb.dep_ == "pcomp" and verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        found.extend(c for c in verb.head.head.children if c.dep_ in SUBJECT_DEPS)  # "sought help after being assaulted"
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ in {"VBN", "VBD"} and not found:
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        found.extend(c for c in verb.head.children if c.dep_ == "nsubjpass" or (passive and c.dep_ == "nsubj"))
    return found


def doers(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: the subject of the active verb, its own or one that it shares, or the agent of the passive."""
    own = [c for c in verb.children if c.dep_ == "nsubj" and c != limb_of(verb)]
    agents = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    if own and own[0].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return [verb.head]
    if own or agents:
        return own or agents
    bearer = bearer_of(verb)
    if bearer is not None:
        return [bearer]
    called = called_upon(verb)
    if called:
        return called
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [verb.head]
    lent = verb.dep_ == "acl" and verb.tag_ == "VB" and lemma(verb.head) in words_of("lending")
    if not passive and depth < 4 and (lent or verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp"}):
        above = verb.head if verb.head.pos_ in {"VERB", "AUX"} else verb.head.head
        return doers(above, depth + 1) if above.pos_ in {"VERB", "AUX"} and above.i != verb.i else []
    return []


def called_upon(verb: Token) -> list[Token]:
    """ "called on Ugandans to assemble": those who are called are to do it."""
    if verb.dep_ != "xcomp" or lemma(verb.head) not in words_of("calling"):
        return []
    return [
        o for c in verb.head.children if c.dep_ == "prep" and lemma(c) in {"on", "upon", "to"} for o in c.children if o.i < verb.i
    ]


def goals(verb: Token, words: frozenset[str]) -> list[Token]:
    """Objects of the verb's prepositions in `words`."""
    preps = [c for c in verb.children if c.dep_ in {"prep", "dative"} and lemma(c) in words]
    return [p for c in preps for p in c.children if p.dep_ == "pobj"]


def fills(scene: Scene, verb: Token, classes: Sequence[str], near: frozenset[str], extra: Sequence[Token]) -> bool:
    """Does the verb act on something of the classes? A weapon that acts itself ("a missile hit") needs only a goal."""
    pool = [*patients(verb), *extra]
    if any_of(scene, pool, classes):
        return True
    armed_subject = (
        any(is_weapon(scene, s) for s in verb.children if s.dep_ == "nsubj") or find_weapon_at_work(scene, verb) is not None
    )
    aimed = goals(verb, near | {"near", "after", "around"})
    if armed_subject and "weapon" in classes:
        return bool(aimed)
    return armed_subject and "harm" in classes and bool(aimed or pool)
