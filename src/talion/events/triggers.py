"""A Scene goes in, the Triggers come out: the words that tell of a happening, each with the frame that it evokes."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from talion.events.frames import Frame, load_frames
from talion.events.scene import Scene, lemma

CLOSERS = frozenset('.!?:;,"”’)]')
FURNITURE_WORDS = 25
LABOUR = frozenset({"hunger", "general", "labour", "labor", "rail", "train", "doctors", "teachers", "nationwide", "transport"})
LIGHT_VERBS = frozenset(
    "carry conduct launch mount stage make perform execute commit undertake wage initiate begin start open lead order claim impose "
    "sign declare agree announce reach accept establish hold suffer face come take see mark deal step direct authorize authorise "
    "lift violate break".split()
)
OBJECT_DEPS = ("dobj", "obj", "dative", "oprd")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Token `i` evokes `frame`; `start` to `end` are the trigger's words; `verb` is the light verb that carries a noun."""

    i: int
    frame: Frame
    start: int
    end: int
    noun: bool
    verb: int | None = None


def find_triggers(scene: Scene) -> list[Trigger]:
    """Every trigger of the report, in text order; whether it tells of something real is decided later."""
    found = []
    furniture = find_furniture(scene)
    for token in scene.doc:
        if scene.at("time", token.i) is not None or token.i in furniture:
            continue
        trigger = match_noun(token) if token.pos_ in {"NOUN", "PROPN"} else match_verb(scene, token) if is_verbal(token) else None
        if trigger is not None and not in_name(scene, trigger):
            found.append(trigger)
    return found


def find_furniture(scene: Scene) -> frozenset[int]:
    """Tokens of lines that are menus or headlines of other pages: short, without closing punctuation, and not the first line."""
    found: set[int] = set()
    first = True
    start = 0
    for line in scene.doc.text.splitlines(keepends=True):
        text = line.strip()
        if text and not first and text[-1] not in CLOSERS and len(text.split()) <= FURNITURE_WORDS:
            piece = scene.doc.char_span(start, start + len(line), alignment_mode="contract")
            found.update(t.i for t in piece or ())
        first = first and not text
        start += len(line)
    wrapped = sum(1 for line in scene.doc.text.splitlines() if line.strip()) > 3 and len(found) > 0.6 * len(scene.doc)
    return frozenset() if wrapped else frozenset(found)


def is_verbal(token: Token) -> bool:
    return token.pos_ == "VERB" and not (token.dep_ == "amod" and token.i + 1 <= token.head.i)


def in_name(scene: Scene, trigger: Trigger) -> bool:
    """A trigger word inside the name of an actor, ship or place ("Tehrik-i-Taliban", "USS Battle") tells of nothing."""
    actor, place = scene.at("actor", trigger.i), scene.at("place", trigger.i)
    return (actor is not None and actor.head != trigger.i) or (place is not None)


def match_noun(token: Token) -> Trigger | None:
    frames = load_frames().nouns
    word = lemma(token)
    if token.dep_ == "compound" and lemma(token.head) in frames and token.i < token.head.i:
        return None
    left = token.nbor(-1) if token.i > 0 else None
    if left is not None and f"{lemma(left)} {word}" in frames:
        return Trigger(token.i, frames[f"{lemma(left)} {word}"], left.i, token.i + 1, True)
    if word.endswith("s") and word not in frames:
        word = word.removesuffix("s")
    frame = frames.get(word)
    if frame is None:
        return None
    modifiers = {lemma(c) for c in token.children if c.dep_ in {"compound", "amod"} and c.i < token.i}
    if frame.name == "strike" and modifiers & {"air", "aerial"}:
        frame = frames["airstrike"]
    elif frame.name == "strike" and modifiers & LABOUR:
        return None
    if word == "fire" and not under_fire(token):
        return None
    if frame.name == "explode" and "suicide" in modifiers:
        frame = frames["suicide bombing"]
    if word == "raid" and modifiers & {"air", "aerial", "bombing"}:
        frame = frames["airstrike"]
    if word == "operation" and not modifiers & {"military", "ground", "security", "counterterrorism", "special", "cross-border"}:
        return None
    if token.dep_ == "compound" and token.head.pos_ in {"NOUN", "PROPN"} and token.i < token.head.i:
        return None  # "attack drones", "strike group", "protest leader"
    verb = token.head if token.dep_ in OBJECT_DEPS and lemma(token.head) in LIGHT_VERBS else None
    return Trigger(token.i, frame, token.i, token.i + 1, True, verb.i if verb is not None else None)


def under_fire(token: Token) -> bool:
    """Gunfire, not flames: "came under rocket fire", "small-arms fire"."""
    compounds = {lemma(c) for c in token.children if c.dep_ in {"compound", "amod"}}
    armed = {"missile", "rocket", "mortar", "artillery", "gun", "sniper", "arms", "small", "machine-gun", "drone", "tank", "hostile", "enemy"}
    return bool(compounds & armed) or (token.dep_ == "pobj" and lemma(token.head) == "under" and lemma(token.head.head) == "come" and bool(compounds))


def match_verb(scene: Scene, token: Token) -> Trigger | None:
    """The first frame of the verb, with its particle before it alone, whose object is of a class that the frame asks for."""
    frames = load_frames().verbs
    word = lemma(token)
    for phrase, end in phrasal_forms(token):
        for frame in frames.get(f"{word} {phrase}", ()):
            if not frame.objects or acts_on(scene, token, frame):
                return Trigger(token.i, frame, token.i, end, False)
    for frame in frames.get(word, ()):
        if not frame.objects or acts_on(scene, token, frame):
            return Trigger(token.i, frame, token.i, token.i + 1, False)
    return None


def phrasal_forms(token: Token) -> list[tuple[str, int]]:
    """What may follow the verb in a phrasal frame ("blow up", "call on", "set fire"), with the token after it."""
    forms: list[tuple[str, int]] = []
    for child in token.children:
        close = child.i - token.i
        if close > 0 and child.dep_ in {"prt", "prep", "dobj", "advmod", "oprd", "acomp", "xcomp", "npadvmod", "advcl"} and (close <= 2 or child.dep_ in {"prt", "oprd"}):
            end = child.i + 1 if close <= 2 else token.i + 1
            forms.extend((f"{lemma(child)} {lemma(c)}", end) for c in child.children if c.i == child.i + 1 and c.dep_ in {"prep", "pcomp"})
            forms.append((lemma(child), end))
    return forms


def acts_on(scene: Scene, verb: Token, frame: Frame) -> bool:
    """Does the verb act on (or with) something of the classes that its frame asks for?"""
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    participle = [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else []
    relative = [verb.head] if verb.dep_ == "relcl" else []
    objects = [c for c in verb.children if c.dep_ in OBJECT_DEPS]
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    preps = frame.to | {"near", "after", "around"}
    places = [p for c in verb.children if c.dep_ == "prep" and lemma(c) in preps for p in c.children if p.dep_ == "pobj"]
    armed_subject = any(scene.at("weapon", t.i) for s in subjects for t in noun_core(s))
    for wanted in frame.objects:
        if wanted == "weapon":
            pool = objects + passive + participle + relative
            if any(scene.at("weapon", t.i) for o in pool for t in noun_core(o)):
                return True
            if armed_subject and places:
                return True
        elif wanted == "harm":
            pool = objects + passive + participle + relative
            if any(can_be_harmed(scene, o) for o in pool):
                return True
            if armed_subject and (places or objects):
                return True
        elif wanted in {"captive", "held", "suspect"}:
            words = {"captive": CAPTIVES, "held": HELD, "suspect": SUSPECTS}[wanted]
            if any(lemma(t) in words or (wanted == "captive" and t.ent_type_ == "PERSON") for o in objects + passive + participle + relative for t in noun_core(o)):
                return True
            if wanted == "captive" and any((m := scene.at("actor", o.i)) and m.actor and m.actor.kind in {"ship", "person"} for o in objects + passive + participle):
                return True
        elif wanted == "place":
            if any(is_territory(scene, o) for o in objects + passive + participle):
                return True
        elif wanted == "troops":
            pool = objects + passive
            if any((m := scene.at("actor", t.i)) and m.actor and m.actor.kind in {"military", "state", "police"} or scene.at("target", t.i) for o in pool for t in noun_core(o)):
                return True
    return False


def noun_core(head: Token) -> list[Token]:
    """The noun with its left modifiers and the nouns coordinated with it."""
    out = [head]
    for child in head.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss", "nummod"} and child.i < head.i or child.dep_ == "conj":
            out.extend(noun_core(child))
        elif child.dep_ == "prep" and lemma(child) == "of" and lemma(head) in QUANTITY_NOUNS:
            out.extend(t for p in child.children for t in noun_core(p))
    return out


QUANTITY_NOUNS = frozenset(
    "volley salvo barrage number dozen score hundred thousand series wave member group handful couple pair majority most some part lot "
    "swarm hail round type kind sort bunch total body more many several".split()
)
PERSON_NOUNS = frozenset(
    "people person man woman child boy girl member fighter soldier officer policeman guard commander leader civilian worker driver "
    "resident villager student teacher journalist official mayor judge general colonel passenger guest customer family brother sister "
    "militant rebel gunman attacker contractor adviser advisor trooper peacekeeper pilgrim worshipper farmer herdsman miner trader "
    "tourist doctor nurse medic aid priest imam lawyer activist politician candidate president minister governor ambassador "
    "diplomat prisoner hostage captive crew sailor seafarer pilot personnel staff troop force serviceman militiaman insurgent "
    "terrorist protester demonstrator youth refugee migrant settler dozens hundreds scores thousands dead victim bystander".split()
)
HELD = frozenset("hostage prisoner captive detainee inmate abductee soldier".split())
SUSPECTS = frozenset("suspect terrorist militant member insurgent fighter cell jihadist extremist operative ringleader smuggler".split())
CAPTIVES = HELD | frozenset(
    "ship vessel tanker boat dhow freighter crew sailor student pupil schoolgirl girl boy child woman priest nun worker engineer "
    "passenger villager tourist trader teacher doctor aid official mayor train bus plane aircraft".split()
)
LANDMARKS = frozenset(
    "base building house home camp post position site facility target location vehicle car truck convoy bus train ship vessel tanker "
    "boat aircraft helicopter plane market school hospital clinic mosque church temple embassy consulate headquarters depot warehouse "
    "store storage launcher radar airport airfield airbase port station hotel bank bridge village town city neighbourhood neighborhood "
    "district suburb area outpost checkpoint office compound prison plant refinery pipeline field factory apartment block tower "
    "tent settlement farm shop cafe restaurant stadium university college court parliament palace barracks stronghold hideout den "
    "bunker tunnel battery convoy patrol unit column brigade positions grid infrastructure capital region province".split()
)


def can_be_harmed(scene: Scene, head: Token) -> bool:
    """People, forces, buildings, vehicles, places: what a blow can fall on."""
    if head.pos_ == "PRON":
        return head.dep_ != "nsubj" and lemma(head) not in {"it", "that", "what", "which"} or bool(scene.at("actor", head.i))
    for token in noun_core(head):
        if lemma(token) in PERSON_NOUNS or lemma(token) in LANDMARKS or token.ent_type_ == "PERSON":
            return True
        if any(scene.at(kind, token.i) for kind in ("target", "weapon")):
            return True
        marked = scene.at("actor", token.i) or scene.at("place", token.i)
        if marked is not None and marked.head == head.i:
            return True
    return head.pos_ == "NUM"


def is_territory(scene: Scene, head: Token) -> bool:
    return any(scene.at("place", t.i) for t in noun_core(head)) or lemma(head) in {"town", "village", "city", "district", "province", "base", "outpost"}
