"""A trigger of speech goes in; out come who speaks and whom it is said to: demands, threats, refusals and charges.

The one addressed is, in this order, the person of the verb ("urged Iran", "called on the junta"), who is to do what is asked
("demanded that the army leave"), who is to suffer what is threatened ("vowed to strike Israel"), and whose act or goods the words
speak of ("demanded an end to Turkish raids").
"""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.affinity import VAGUE_NAMES
from talion.events.arguments import by_agent, is_passive, objects_of, prep_objects, subject_of
from talion.events.demands import MUST, REFUSAL, TARGET
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.objects import ROLE_ENDING, is_people
from talion.events.parties import party, unique
from talion.events.scene import Marked, Scene, lemma
from talion.events.threats import find_speaker
from talion.events.triggers import Trigger

CONTENT_DEPS = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl"})
CLOSED = frozenset({"ccomp", "xcomp"})
OWNER_DEPS = frozenset({"poss", "amod", "compound", "nmod"})
AGAINST = frozenset({"against", "on", "to", "upon"})


def speech_roles(scene: Scene, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    """Who speaks, and whom it is said to."""
    token = scene.doc[trigger.i]
    if trigger.lemma in {MUST, TARGET}:
        clause = token if trigger.lemma == MUST else token.head
        speaker, movers = find_speaker(clause), movers_of(clause)
        speakers = party(scene, speaker, agent=True) if speaker is not None else []
        if all(m.actor and m.actor.name in VAGUE_NAMES for m in speakers):
            speakers = sender_of(scene, token) or speakers
        return unique(speakers), unique([m for mover in movers for m in party(scene, mover, agent=False)])
    return unique(find_speakers(scene, token, trigger)), unique(find_addressees(scene, token, trigger))


def find_speakers(scene: Scene, token: Token, trigger: Trigger) -> list[Marked]:
    """The subject of the verb; the owner of the noun, or the subject of the verb that carries it."""
    if trigger.lemma == REFUSAL:
        speaker = find_speaker(token)
        return party(scene, speaker, agent=True) if speaker is not None else []
    if not trigger.noun:
        return speakers_of(scene, token)
    owners = [c for c in token.children if c.i < token.i and c.dep_ in OWNER_DEPS]
    owners += prep_objects(token, frozenset({"by", "from"}))
    found = [m for owner in owners for m in party(scene, owner, agent=True)]
    carrier = carried_by(token)
    return found or (speakers_of(scene, carrier) if carrier is not None else [])


def carried_by(token: Token) -> Token | None:
    """The verb whose object the noun is: "issued an ultimatum"."""
    verb = token.head
    held = token.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB"
    return verb if held and lemma(verb) not in words_of("receiving") | words_of("not_doing") else None


def speakers_of(scene: Scene, verb: Token) -> list[Marked]:
    doer = by_agent(verb) if is_passive(verb) else subject_of(verb) or subject_after_date(verb)
    own = (
        doer is not None
        and lemma(doer) in words_of("own_men")
        and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in doer.children)
    )
    if own or (doer is None and not is_passive(verb)):
        doer = find_speaker(verb) or doer  # "..., the ministry said, demanding an apology"; "said that his men would come"
    return party(scene, doer, agent=True) if doer is not None else []


def subject_after_date(verb: Token) -> Token | None:
    """ "In June Somalia asked": the parser may take the month and the name after it for one noun."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            nouns = [o for o in child.children if o.dep_ == "pobj" and o.ent_type_ != "DATE"]
            return next((o for o in nouns if any(c.dep_ == "compound" and c.ent_type_ == "DATE" for c in o.children)), None)
    return None


def find_addressees(scene: Scene, token: Token, trigger: Trigger) -> list[Marked]:
    threat = trigger.frame.name == "threaten"
    verbs = [token, *([scene.doc[trigger.verb]] if trigger.verb is not None else [])]
    steps = [
        [o for v in verbs if v.pos_ == "VERB" or v.i == token.i for o in told_to(v, trigger)],
        [] if threat else [o for c in contents_of(token) if is_asked(c) for o in movers_of(c)],
        [o for c in contents_of(token) for o in sufferers_of(c)] if threat and lemma(token) not in words_of("terms") else [],
    ]
    steps.append([o for c in contents_of(token) if not threat for o in prep_objects(c, frozenset({"with", "to"}))])
    if threat:
        steps.append(receivers_of(token))
    for nouns in steps:
        found = [m for noun in nouns for m in party(scene, noun, agent=False)]
        if found:
            return found
    matter = [o for v in verbs for o in objects_of(v) if o.i != token.i and not is_passive(v)]
    matter += prep_objects(token, frozenset({"for", "of", "on", "to"}))
    matter += [o for c in contents_of(token) if not is_passive(c) for o in objects_of(c)]
    return [m for noun in matter for m in owner_of_matter(scene, noun)]


def told_to(verb: Token, trigger: Trigger) -> list[Token]:
    """ "urged Iran", "called on the junta", "was urged by", "an appeal to the rebels"."""
    objects = objects_of(verb) if verb.pos_ == "VERB" and not (trigger.noun and verb.i == trigger.i) else []
    human = [o for o in objects if lemma(o) not in load_frames().nouns and o.i != trigger.i]
    inner = [
        o
        for n in prep_objects(verb, frozenset({"of"}))
        if lemma(n) in words_of("terms")
        for o in prep_objects(n, trigger.frame.to)
    ]
    return [*human, *inner, *prep_objects(verb, trigger.frame.to)]  # "an ultimatum of 48 hours to the junta"


def has_unknown_addressee(scene: Scene, trigger: Trigger) -> bool:
    """ "called for the occupants to come out": somebody is addressed whom no actor stands for."""
    token = scene.doc[trigger.i]
    nouns = [
        *told_to(token, trigger),
        *prep_objects(token, frozenset({"for"})),
        *(o for c in contents_of(token) if is_asked(c) for o in movers_of(c)),
    ]
    return any(is_people(scene, n) or ROLE_ENDING.fullmatch(lemma(n)) for n in nouns if n.pos_ == "NOUN")


def receivers_of(token: Token) -> list[Token]:
    """Who was told or sent the threat: "told Benghazi that his men would come", "has received death threats"."""
    verb = token.head
    if token.dep_ in {"dobj", "conj"} and lemma(verb) in words_of("receiving"):
        subject = subject_of(verb)
        return [person_over(subject, verb)] if subject is not None else []
    told = next((a for a in token.ancestors if a.pos_ == "VERB" and lemma(a) in {"tell", "warn", "inform"}), None)
    return objects_of(told) if told is not None else []


def person_over(noun: Token, verb: Token) -> Token:
    """ "X, the head of the party's chapter, who has received": "who" is a person, the chapter is none."""
    if verb.dep_ != "relcl" or not any(c.lower_ == "who" for c in verb.children):
        return noun
    while noun.ent_type_ != "PERSON" and noun.dep_ in {"pobj", "appos"}:
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun


def contents_of(token: Token) -> list[Token]:
    """The clauses that say what is asked or threatened, with those coordinated to them."""
    clauses = [c for c in token.children if c.dep_ in CONTENT_DEPS and c.i > token.i]
    found = [c for c in clauses if c.pos_ in {"VERB", "AUX"} or any(m.dep_ == "mark" for m in c.children)]
    return [t for c in found for t in (c, *(j for j in c.children if j.dep_ == "conj"))]


def sender_of(scene: Scene, verb: Token) -> list[Marked]:
    """ "The reply from Baku came with conditions: ...": whose answer it is that a ministry gives."""
    subjects = [t for t in verb.sent if t.i < verb.i and t.dep_ == "nsubj" and lemma(t) in words_of("replies")]
    owners = [
        o for s in subjects for o in (*prep_objects(s, frozenset({"from", "of"})), *(c for c in s.children if c.dep_ == "poss"))
    ]
    return [m for owner in owners for m in party(scene, owner, agent=True)]


def is_asked(verb: Token) -> bool:
    """ "demanded that the army leave", "for the president to resign"; not "as it launched an offensive"."""
    return verb.dep_ in CLOSED or any(c.dep_ == "mark" and c.lower_ in {"that", "for"} for c in verb.children)


def movers_of(verb: Token) -> list[Token]:
    """Who is to do what the clause asks."""
    if verb.pos_ == "NOUN":
        return [verb]  # "that the Armenian army leave", read as a noun
    doer = by_agent(verb) if is_passive(verb) else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if doer is None and is_passive(verb):
        doer = next((c for c in verb.children if c.dep_ == "nsubjpass" and c.pos_ != "PRON"), None)
    return [doer] if doer is not None else []


def sufferers_of(verb: Token) -> list[Token]:
    """Whom the threatened act would fall on: "vowed to strike Israel", "that every hostage would be shot"."""
    nouns = [o for o in objects_of(verb) if lemma(o) not in load_frames().nouns]
    return [*nouns, *prep_objects(verb, AGAINST), *(o for n in objects_of(verb) for o in prep_objects(n, AGAINST))]


def owner_of_matter(scene: Scene, noun: Token) -> list[Marked]:
    """Whose act or goods it is: "an end to Turkish raids", "the army's withdrawal", "withdrawal of the African mission"."""
    if lemma(noun) in words_of("ceasing"):
        return [m for o in prep_objects(noun, frozenset({"to", "of", "in"})) for m in owner_of_matter(scene, o)]
    frame = load_frames().nouns.get(lemma(noun))
    if frame is None:
        return [m for m in party(scene, noun, agent=False) if m.actor and m.actor.kind != "civilians"]
    owners = [c for c in noun.children if c.i < noun.i and c.dep_ in OWNER_DEPS] + prep_objects(noun, frozenset({"by"}))
    if not owners and frame.plover == "RETREAT":
        owners = prep_objects(noun, frozenset({"of"}))
    return [m for owner in owners for m in party(scene, owner, agent=True)]
