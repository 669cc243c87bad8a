"""A trigger goes in, its Roles come out: who acts and who is acted upon, by how the trigger's frame hangs on the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.addressees import speech_roles
from talion.events.arguments import by_agent, is_passive, objects_of, prep_objects, sides_pitted, subject_of
from talion.events.captivity import captors, custody_roles, members_of
from talion.events.dispersals import crowds_dispersed
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.objects import ROLE_ENDING, doers, is_device
from talion.events.parties import drop_marksmen, party, unique
from talion.events.rules import FOILED
from talion.events.scene import Marked, Scene, hangs_over_place, lemma
from talion.events.triggers import Trigger
from talion.mentions.actor_knowledge import load_actors, states_by_country
from talion.mentions.holders import find_holder
from talion.records import Actor, Mention

AIMED_AT = "the state whose towns were aimed at"


def find_roles(scene: Scene, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    """Who acts and who is acted upon, by the frame's wording. A defender's frame turns the roles round."""
    token = scene.doc[trigger.i]
    if trigger.frame.name in words_of("addressed_frames"):
        agents, recipients = speech_roles(scene, trigger)
    elif trigger.noun and lemma(token) == "custody":
        agents, recipients = custody_roles(scene, token)
    elif trigger.noun:
        agents, recipients = noun_roles(scene, token, trigger)
    else:
        agents, recipients = (stumble_roles if trigger.frame.stumbles else verb_roles)(scene, token, trigger)
    if not trigger.noun and is_repelling(token):
        agents, recipients = recipients, agents  # "the army fought off gunmen": they attacked it
    if trigger.frame.defender:
        agents, recipients = [] if is_unnamed(token) else recipients, agents
        if trigger.lemma in words_of("foiling"):  # who foils an attack on another is not the one attacked
            recipients = [replace(m, mention=replace(m.mention, rule=FOILED)) for m in recipients]
    if trigger.frame.plover == "ASSAULT":
        agents = [name_protester(m) if is_protesting(scene, m) else m for m in agents]
        agents = [name_attacker(m) for m in agents if not is_bystander(m)]
    elif trigger.frame.plover == "PROTEST":
        agents = [name_protester(m) for m in agents]
    if trigger.lemma in words_of("pounding") or trigger.frame.name in {"shell", "bomb", "airstrike", "take territory"}:
        recipients = [m for m in recipients if not is_unknown_name(scene, m)]
    if trigger.frame.name == "rape":
        recipients = [name_by_words(scene, m) for m in recipients]
    agents = drop_marksmen(scene, agents, recipients)
    names = {m.actor.name for m in agents if m.actor}
    recipients = [m for m in recipients if m.actor and m.actor.name not in names] if trigger.frame.name != "clash" else recipients
    return agents, recipients


def is_repelling(verb: Token) -> bool:
    """ "Repelled", "fought off": said of one who is attacked and holds."""
    forms = {f"{lemma(verb)} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "advmod", "prep"} and c.i == verb.i + 1}
    return bool(({lemma(verb)} | forms) & words_of("repelling"))


def is_unnamed(verb: Token) -> bool:
    """ "One of them was shot down" is said of what flew, not of who was named last."""
    stopped = objects_of(verb)
    return bool(stopped) and all(o.pos_ in {"PRON", "NUM"} for o in stopped)


def is_unknown_name(scene: Scene, marked: Marked) -> bool:
    """A bare name that may be a place's: no title, no known person."""
    actor = marked.actor
    if actor is None or actor.kind != "person" or actor.parent or actor.name in load_actors():
        return False
    titled = (
        marked.start > 0 and scene.doc[marked.start - 1].dep_ == "compound" and scene.doc[marked.start - 1].head.i == marked.head
    )
    return not titled


def is_bystander(marked: Marked) -> bool:
    """Reporters, activists, doctors: who tells of a blow does not strike it."""
    if marked.actor is None or marked.actor.kind != "civilians" or marked.mention.rule == "generic person":
        return False
    if is_townsman(marked):
        return False
    return marked.mention.rule != "occupation" or any(marked.actor.name.endswith(w) for w in words_of("tellers"))


def is_townsman(marked: Marked) -> bool:
    """ "Residents", "villagers": people of a place who may take to violence themselves."""
    return marked.mention.span.quote.lower().removesuffix("s") in words_of("lynchers")


def name_attacker(marked: Marked) -> Marked:
    """ "men on motorbikes" who attack are unknown attackers; residents who attack keep their word."""
    if marked.actor is not None and marked.actor.kind == "civilians" and is_townsman(marked):
        people = replace(marked.actor, name=marked.mention.span.quote.lower())
        return replace(marked, mention=replace(marked.mention, value=people, rule="people of the place who attack"))
    if marked.actor is None or marked.actor.kind != "civilians" or marked.mention.rule == "occupation":
        return marked
    attacker = Actor(name="unidentified armed group", kind="unidentified")
    return replace(marked, mention=replace(marked.mention, value=attacker, rule="people who attack, not named"))


def name_by_words(scene: Scene, marked: Marked) -> Marked:
    """ "Women and girls": those on whom sexual violence falls keep the words of the report."""
    head = scene.doc[marked.head]
    if marked.actor is None or marked.actor.name != "civilians" or marked.mention.rule != "generic person":
        return marked
    also = [c for c in head.children if c.dep_ == "conj" and scene.at("actor", c.i)]
    words = " and ".join(t.lower_ for t in (head, *also))
    return replace(marked, mention=replace(marked.mention, value=replace(marked.actor, name=words)))


def is_protesting(scene: Scene, marked: Marked) -> bool:
    """ "Greeks protesting against the cuts threw stones", "people who marched on the palace"."""
    clauses = (c for c in scene.doc[marked.head].children if c.dep_ in {"acl", "relcl"})
    return any(lemma(c) in words_of("protesting") and not is_passive(c) for c in clauses)


def name_protester(marked: Marked) -> Marked:
    if marked.actor is None or marked.actor.kind != "civilians" or marked.mention.rule == "occupation":
        return marked
    protesters = Actor(name="protesters", kind="protesters")
    return replace(marked, mention=replace(marked.mention, value=protesters, rule="people who protest"))


def verb_roles(scene: Scene, verb: Token, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    agents: list[Marked] = []
    recipients: list[Marked] = []
    passive = is_passive(verb)
    gerund = verb.tag_ == "VBG" and verb.dep_ not in {
        "advcl",
        "acl",
        "xcomp",
        "conj",
        "ROOT",
    }  # "shelling of a town by artillery"
    doer = (by_agent(verb) if passive or gerund else None) or (subject_of(verb) if not passive else None)
    if gerund and doer is None:  # "due to the Turkish shelling"
        whose = [c for c in verb.children if c.i < verb.i and c.dep_ in {"amod", "compound", "poss", "nmod"}]
        agents.extend(m for c in whose for m in party(scene, c, agent=True))
    over = hangs_over_place(scene, verb) if doer is not None and scene.at("place", doer.i) is not None else None
    if over is not None:  # "a U.S. strike in northern Syria targeting a leader": whose strike it is
        doer = None
        owners = [c for c in over.children if c.i < over.i and c.dep_ in {"compound", "amod", "poss", "nmod"}]
        agents.extend(m for c in owners for m in party(scene, c, agent=True))
    if doer is not None and doer.head.i != verb.i and is_stumbling(scene, verb.head):
        doer = None  # "the convoy hit a mine, killing two": those who laid it killed them
    objects = objects_of(verb) + (prep_objects(verb, frozenset({"of"})) if gerund else [])
    if verb.dep_ == "amod" and not objects:
        objects = [verb.head]
        agents.extend(party_before(scene, verb))
    bursts = trigger.frame.name == "explode" and (not objects or (doer is not None and is_weapon(scene, doer)))
    if doer is not None and not bursts:
        agents.extend(m for subject in (doer, *ally_of(verb, doer)) for m in party(scene, subject, agent=True))
    if not agents and doer is not None and lemma(doer) in words_of("craft") and not passive:
        agents.extend(owner_of_craft(scene, doer) or party_above(scene, verb))
    weapon_objects = [o for o in objects if is_weapon(scene, o)]
    aimed = prep_objects(verb, trigger.frame.to)
    if trigger.frame.name == "clash":
        aimed.extend(a for o in objects if is_happening(o) for a in prep_objects(o, trigger.frame.to))  # "exchanged gunfire with"
    for obj in objects:
        if obj in weapon_objects and trigger.frame.name in {"launch", "explode"}:
            made = passive and lemma(verb) in words_of("wielding")  # "Czech bombs were used"
            agents.extend(m for m in party(scene, obj, agent=True) if not agents and not made)
            aimed.extend(prep_objects(obj, trigger.frame.to))
        elif (bursts and passive) or trigger.frame.name == "mobilize":
            continue  # whom a state moves is not whom it moves against
        else:
            recipients.extend(victims_of(scene, obj, trigger))
    aimed = [o for o in aimed if not is_happening(o)]
    purposes = [c for c in verb.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ in {"VB", "VBG"}]
    for purpose in (c for c in purposes if lemma(c) in words_of("aiming")):
        aimed.extend(objects_of(purpose))
    for obj in aimed:
        recipients.extend(party(scene, obj, agent=False) or land_aimed_at(scene, obj, agents, trigger))
    if trigger.frame.plover == "ASSAULT" and all(m.actor and m.actor.name == "civilians" for m in recipients):
        recipients = crowds_dispersed(scene, purposes) or recipients
    if trigger.frame.name == "release" and not agents:
        agents.extend(m for obj in objects for m in captors(scene, obj))
    return unique(agents), unique(recipients)


def land_aimed_at(scene: Scene, goal: Token, agents: Sequence[Marked], trigger: Trigger) -> list[Marked]:
    """ "Russia fired missiles at cities across Ukraine": the state whose towns another state's volley is aimed at."""
    if trigger.frame.name not in words_of("volleys") or not any(m.actor and m.actor.kind == "state" for m in agents):
        return []
    heads = [goal, *prep_objects(goal, words_of("place_prepositions"))] if lemma(goal) in words_of("grounds") else [goal]
    lands = [m for h in heads for m in scene.all_at("place", h.i) if m.place and m.place.country]
    found = {m.place.country: m for m in lands if m.place}
    if len(found) != 1:
        return []
    ((country, marked),) = found.items()
    state, _ = states_by_country().get(country or "", (None, ""))
    holder = find_holder(marked.place, [m.actor.name for m in agents if m.actor], None) if marked.place else None
    struck = holder or state
    if struck is None or struck.kind != "state" or struck.country in {m.actor.country for m in agents if m.actor}:
        return []
    return [replace(marked, mention=replace(marked.mention, kind="actor", value=struck, rule=AIMED_AT))]


def stumble_roles(scene: Scene, verb: Token, _trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    """ "the patrol hit a mine laid by rebels": who acts is hurt by what others laid."""
    doer = subject_of(verb) if not is_passive(verb) else by_agent(verb)
    struck = party(scene, doer, agent=False) if doer is not None else []
    met = [o for o in things_met(verb) if lemma(o) not in words_of("lives")]
    return unique([m for o in met for m in party(scene, o, agent=True)]), unique(struck)


def is_stumbling(scene: Scene, verb: Token) -> bool:
    """Does the verb tell of somebody who sets off what lies in the way?"""
    if lemma(verb) not in words_of("stumbling"):
        return False
    return any(is_device(scene, o) for o in things_met(verb)) and not any(is_weapon(scene, d) for d in doers(verb))


def things_met(verb: Token) -> list[Token]:
    """Its objects and those of its prepositions: "hit a mine", "drove over a bomb"."""
    return [*objects_of(verb), *(o for c in verb.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")]


def ally_of(verb: Token, doer: Token) -> list[Token]:
    """ "Chad's army and its ally France bombed": the parser may read the ally's name as a second subject."""
    others = [c for c in verb.children if c.dep_ == "nsubj" and c.i > doer.i and doer.dep_ == "nsubj"]
    return [c for c in others if c.i > 0 and c.doc[c.i - 1].dep_ == "conj" and c.doc[c.i - 1].head.i == doer.i]


def party_before(scene: Scene, verb: Token) -> list[Marked]:
    """ "The regime barrel-bombed a town", where the parser takes the verb for an adjective: who stands right before it.

    Or before the place between: "the crowd in Izmir attacked shops".
    """
    start = verb.left_edge.i
    doer = scene.doc[start - 1] if start > verb.sent.start else None
    if doer is not None and doer.pos_ == "ADP" and scene.at("place", start) is not None and doer.i > verb.sent.start:
        doer = doer.nbor(-1)
    if doer is None or doer.pos_ not in {"NOUN", "PROPN"}:
        return []
    while doer.dep_ == "conj":
        doer = doer.head
    own = [m for m in scene.all_at("actor", doer.i) if m.end <= start]
    return unique([*own, *(m for c in doer.children if c.dep_ == "conj" for m in party(scene, c, agent=True))])


def party_above(scene: Scene, verb: Token) -> list[Marked]:
    """Whose craft it is, by the clause beside: "aircraft of both bombed the town, while a submarine fired"."""
    beside = verb.dep_ == "conj" or (verb.dep_ == "advcl" and any(lemma(c) in {"while", "as"} for c in verb.children))
    if not beside or verb.head.pos_ not in {"VERB", "AUX"}:
        return []
    doer = by_agent(verb.head) if is_passive(verb.head) else subject_of(verb.head)
    return party(scene, doer, agent=True) if doer is not None else []


def owner_of_craft(scene: Scene, craft: Token) -> list[Marked]:
    """ "Army jets bombed", "junta helicopters": the forces of the state where it happens, where no other is named."""
    owner = next((c for c in craft.children if c.dep_ in {"compound", "amod"} and lemma(c) in words_of("craft_owners")), None)
    if owner is None:
        return []
    army = Actor(name="army", kind="military")
    mention = Mention(kind="actor", span=scene.span(owner.i, craft.i + 1), value=army, rule="whose craft it is")
    return [Marked(mention, owner.i, craft.i + 1, craft.i)]


def victims_of(scene: Scene, noun: Token, trigger: Trigger) -> list[Marked]:
    """The actors of the object; a plain noun for somebody that no list knows keeps its own word ("a birdwatcher")."""
    found = members_of(scene, noun) or party(scene, noun, agent=False)
    states = all(m.actor and m.actor.kind == "state" and m.mention.rule in {"", "demonym"} for m in found)
    human = noun.pos_ == "NOUN" and lemma(noun) not in words_of("no_trades") and ROLE_ENDING.fullmatch(lemma(noun)) is not None
    if not (states and human and trigger.frame.name in words_of("done_to_people")) or scene.at("target", noun.i):
        return found
    span = scene.span(noun.i, noun.i + 1)
    somebody = Actor(name=span.quote.lower(), kind="civilians")
    mention = Mention(kind="actor", span=span, value=somebody, rule="occupation")
    return [Marked(mention, noun.i, noun.i + 1, noun.i)]


def victims_under(scene: Scene, doer: Token) -> list[Marked]:
    """ "the kidnapping by pirates of eleven sailors": the parser hangs "of" under those who did it. "Fighters of X" are X's."""
    return [
        m for o in prep_objects(doer, frozenset({"of"})) for m in party(scene, o, agent=False)
        if m.actor and m.actor.kind not in {"armed group", "militia", "coalition"}
    ]  # fmt: skip


def is_happening(noun: Token) -> bool:
    """ "destroyed in an Israeli strike": what stands there is the blow, not what it fell on."""
    return noun.pos_ == "NOUN" and lemma(noun) in load_frames().nouns


def is_weapon(scene: Scene, head: Token) -> bool:
    marked = scene.at("weapon", head.i)
    if marked is not None:
        return True
    return any(
        p.dep_ == "pobj" and scene.at("weapon", p.i) is not None
        for c in head.children
        if c.dep_ == "prep" and lemma(c) == "of"
        for p in c.children
    )


def part_sides(agents: list[Marked], recipients: list[Marked]) -> tuple[list[Marked], list[Marked]]:
    """ "A gunfight between guerrillas and troops": both sides fight, but where one is unknown the forces are whom it fights."""
    unknown = [m for m in agents if m.actor and m.actor.kind == "unidentified"]
    forces = [m for m in agents if m.actor and m.actor.kind in {"military", "police", "state"}]
    if {m.start for m in agents} != {m.start for m in recipients} or not unknown or len(unknown) + len(forces) < len(agents):
        return agents, recipients
    return (unknown, forces) if forces else (agents, recipients)


def noun_roles(scene: Scene, noun: Token, trigger: Trigger) -> tuple[list[Marked], list[Marked]]:
    agents: list[Marked] = []
    recipients: list[Marked] = []
    frame = trigger.frame
    done_to = lemma(noun) not in words_of("holdings") and frame.name in {
        "kill",
        "assassinate",
        "abduct",
        "arrest",
        "take territory",
        "wound",
        "intercept",
    }
    above = noun.head.head if noun.dep_ == "pobj" and lemma(noun.head) == "in" else None
    embroiled = above is not None and frame.name == "clash" and lemma(above) in words_of("embroiling")
    fell = above is not None and frame.name == "clash" and lemma(above) in words_of("falling")  # "he died in a battle with"
    if embroiled and above is not None:
        doer = subject_of(above)
        agents.extend(party(scene, doer, agent=True) if doer is not None else [])
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"compound", "amod", "poss", "nmod"}:
            found = party(scene, child, agent=True)
            (recipients if done_to and child.dep_ in {"poss", "compound"} else agents).extend(found)
        elif child.dep_ in {"prep", "agent"}:
            word = lemma(child)
            for obj in (o for o in child.children if o.dep_ == "pobj"):
                if word == "by" or (word == "from" and not recipients and word not in frame.to):
                    victims = victims_under(scene, obj) if done_to and word == "by" else []
                    names = {m.actor.name for m in victims if m.actor}
                    recipients.extend(victims)
                    doers = scene.all_at("actor", obj.i) if victims else party(scene, obj, agent=True)
                    agents.extend(m for m in doers if m.actor and m.actor.name not in names)
                    for aim in prep_objects(obj, frame.to - {"of", "in"}):  # "an attack by X on Y": the parser hangs "on" under X
                        recipients.extend(party(scene, aim, agent=False))
                elif (word == "of" and frame.name in {"clash"}) or word in {"between", "among", "with"}:
                    sides = party(scene, obj, agent=False)
                    (recipients if embroiled and word == "with" else agents).extend(sides)
                    if word == "between" and len(sides) > 1:
                        recipients.extend(sides)
                elif word in frame.to:
                    recipients.extend(party(scene, obj, agent=False) or land_aimed_at(scene, obj, agents, trigger))
                    for doer in prep_objects(obj, frozenset({"by"})):  # "the arrest of students by police"
                        agents.extend(party(scene, doer, agent=True))
        elif child.dep_ in {"acl", "relcl"} and lemma(child) in {
            "launch",
            "carry",
            "conduct",
            "mount",
            "claim",
            "stage",
            "perpetrate",
            "blame",
        }:
            doer = by_agent(child) or (
                subject_of(child) if not is_passive(child) and any(c.dep_ == "nsubj" for c in child.children) else None
            )
            if doer is not None and doer.i != noun.i:
                agents.extend(party(scene, doer, agent=True))
    agents, recipients = part_sides(agents, recipients)
    goal = noun.head.head if noun.dep_ == "pobj" and lemma(noun.head) == "of" else None
    if goal is not None and lemma(goal) in {"target", "victim", "object"} and goal.dep_ in {"attr", "oprd"}:
        struck = subject_of(goal.head)  # "the garrison was the target of three drones"
        recipients.extend(party(scene, struck, agent=False) if struck is not None else [])
    if frame.name == "clash" and not agents and noun.head.pos_ == "VERB":  # "a shootout was reported between"
        fighting = [*prep_objects(noun.head, frozenset({"between"})), *sides_pitted(noun)]
        sides = [m for o in fighting for m in party(scene, o, agent=False)]
        agents, recipients = part_sides(sides, sides if len(sides) > 1 else [])
    carrier = noun.head.head if noun.dep_ == "pobj" and lemma(noun.head) == "with" else None
    if carrier is not None and lemma(carrier) in {"respond", "retaliate", "answer", "reply", "hit", "strike"} and not agents:
        doer = by_agent(carrier) if is_passive(carrier) else subject_of(carrier)
        agents.extend(party(scene, doer, agent=True) if doer is not None else [])
    if trigger.verb is not None:
        verb = scene.doc[trigger.verb]
        doer = by_agent(verb) if is_passive(verb) else subject_of(verb)
        if doer is not None and doer.i != noun.i and is_repelling(verb):
            recipients.extend(party(scene, doer, agent=False))
        elif doer is not None and doer.i != noun.i and lemma(verb) not in words_of("not_doing") and not fell:
            agents.extend(party(scene, doer, agent=True))
        for obj in prep_objects(verb, frame.to - ({"in"} if frame.name == "clash" else {"in", "with"})):
            recipients.extend(party(scene, obj, agent=False))
    return unique(agents), unique(recipients)
