"""A noun phrase goes in, the actors that it stands for come out."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from talion.events.arguments import prep_objects
from talion.events.event_words import words_of
from talion.events.scene import Marked, Scene, count_sentences, lemma
from talion.mentions.actor_knowledge import load_actors, states_by_country
from talion.records import Actor

GENERIC_RULES = frozenset({"generic person", "occupation", "role", "unnamed", "civilians", "armed group by its words"})
NOT_PARTY_RULES = ("modifier:",)
LEFT_DEPS = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
AGENT_PREPS = frozenset({"by", "from", "of"})
PRONOUNS = frozenset({"they", "he", "she", "it", "them", "him", "her", "themselves", "himself", "itself", "its", "their", "his"})
BODIES = frozenset({"armed group", "militia", "military", "state", "coalition"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
PERSON_SENTENCES = 3
PERSON_RULE = " stands for "
NESTED = 3  # a phrase that stands for a pronoun resolves no further pronouns


def party(scene: Scene, head: Token, *, agent: bool, depth: int = 0) -> list[Marked]:
    """The actors of a noun phrase: its head if that names one, else its modifiers, "of", "by" and what it hosts; with conjuncts.

    `agent` says that the phrase acts: then what it hosts or where it stands does not count.
    """
    if depth > 4:
        return []
    found: list[Marked] = []
    own = [
        m for m in scene.all_at("actor", head.i)
        if not m.mention.rule.startswith(NOT_PARTY_RULES) and not place_only(scene, head, m)
    ]  # fmt: skip
    own = [name_group(scene, head, m) for m in own if m.mention.rule != "named organisation"]
    if own:
        better = party_of_modifiers(scene, head, agent=agent, depth=depth) if all(is_generic(m) for m in own) else []
        found.extend(represent(scene, m, agent=agent) for m in better or own)
        first = min(m.start for m in own)
        beside = [c for c in head.children if c.i < first and c.dep_ in {"amod", "compound", "nmod"} and scene.at("actor", c.i)]
        found.extend(m for c in beside for m in party(scene, c, agent=agent, depth=depth + 1))  # "American and British aircraft"
        inner = [c for m in own for t in scene.doc[m.start : m.end] if t.i != head.i for c in t.conjuncts if c.i >= m.end]
        joined = [c for c in inner if c.head.i < c.i and c.head.i != head.i]  # "fighters of Hamas and of Islamic Jihad"
        found.extend(m for c in joined for m in party(scene, c, agent=agent, depth=depth + 1))
    elif head.pos_ == "PRON" or head.tag_ in {"WP", "WDT"}:
        found.extend(resolve_pronoun(scene, head) if depth < NESTED else [])
    else:
        apposed = party_beside(scene, head, agent=agent, depth=depth)  # "its ally Eritrea"
        found.extend(apposed or party_of_modifiers(scene, head, agent=agent, depth=depth))
    if found and all(is_generic(m) for m in found):
        found = party_beside(scene, head, agent=agent, depth=depth) or found
    for child in head.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and not found):
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
    return unique(found)


def is_generic(marked: Marked) -> bool:
    return marked.mention.rule in GENERIC_RULES


def party_beside(scene: Scene, head: Token, *, agent: bool, depth: int) -> list[Marked]:
    """ "The men, members of the movement, took": the exact body that an apposition gives to people told in general.

    The parser may read the apposition as a second subject.
    """
    others = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "nsubj" and scene.at("actor", head.i) is not None:
        others += [c for c in head.head.children if c.dep_ == "nsubj" and c.i > head.i and c.tag_ not in {"WDT", "WP"}]
    found = [m for c in others for m in party(scene, c, agent=agent, depth=depth + 1)]
    return [m for m in found if m.actor is not None and m.actor.kind in BODIES and not is_generic(m)]


def name_group(scene: Scene, head: Token, marked: Marked) -> Marked:
    """ "the militants", "the group": the armed group named last before, within three sentences."""
    actor = marked.actor
    if actor is None or not (marked.mention.rule.endswith("by its words") and is_definite(head)):
        return marked
    known = last_group(scene, head)
    if known is None or known.actor is None:
        return marked
    mention = replace(marked.mention, value=known.actor, rule=f"{marked.mention.span.quote!r}: the group named last")
    return replace(marked, mention=mention)


def is_definite(head: Token) -> bool:
    words = {lemma(c) for c in head.children if c.i < head.i and c.dep_ in {"det", "poss"}}
    return bool(words & {"the", "this", "that", "these", "those", "its", "their"})


def last_group(scene: Scene, token: Token) -> Marked | None:
    found = None
    for marked in scene.marks.get("actor", ()):
        if marked.start >= token.left_edge.i or marked.start >= token.i:
            break
        armed = (
            marked.actor is not None
            and marked.actor.kind in {"armed group", "militia"}
            and not marked.mention.rule.endswith("by its words")
        )
        if armed and not marked.mention.rule.startswith(NOT_PARTY_RULES):
            found = marked
    near = found is not None and count_sentences(scene.doc, found.start, token.i + 1) <= 4
    return found if near else None


def represent(scene: Scene, marked: Marked, *, agent: bool) -> Marked:
    """A person who acts stands for the state or body that the person belongs to; one who is hurt, for an armed body only."""
    actor = marked.actor
    if actor is not None and actor.kind == "government" and agent and not marked.mention.rule.startswith("office"):
        state = load_actors().get(actor.parent or "")
        rule = f"{actor.name} acts for {state.name}" if state is not None else ""
        return replace(marked, mention=replace(marked.mention, value=state, rule=rule)) if state is not None else marked
    if actor is None or actor.kind not in {"person", "ship"}:
        return marked
    if actor.kind == "ship":
        state, _ = states_by_country().get(actor.country or "", (None, ""))
        return (
            replace(marked, mention=replace(marked.mention, value=state, rule=f"{actor.name} is a warship")) if state else marked
        )
    body = load_actors().get(actor.parent or scene.bodies.get(actor.name) or "") or body_by_title(scene, marked)
    if body is not None and body.kind == "military" and agent:
        body = load_actors().get(body.parent or "") or body
    if body is None or (body.kind == "state" and not agent):
        return marked
    mention = replace(marked.mention, value=body, rule=f"{actor.name} stands for {body.name}")
    return replace(marked, mention=mention)


def body_by_title(scene: Scene, marked: Marked) -> Actor | None:
    """The body in a person's title: "the group's spokesman X", "X, spokesman of Y", "Defence Secretary X of Y"."""
    head = scene.doc[marked.head]
    titles = [c for c in head.children if c.dep_ in {"compound", "appos", "nmod", "poss"}] + (
        [head.head] if head.dep_ == "appos" else []
    )
    for title in titles:
        for token in title.subtree:
            if token.i >= marked.start and token.i < marked.end:
                continue
            for found in scene.all_at("actor", token.i):
                if found.actor is not None and found.actor.kind in BODIES and not found.actor.name[0].islower():
                    return found.actor
            if lemma(token) in {"group", "militia", "movement"} and token.dep_ == "poss":
                known = last_group(scene, token)
                if known is not None:
                    return known.actor
    return None


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
    for child in head.children:
        if ground and any(m.actor and m.actor.kind == "state" for m in scene.all_at("actor", child.i)):
            continue
        if own is not None and own.start <= child.i < own.end and scene.at("actor", child.i) == own:
            continue
        if child.i < head.i and child.dep_ in LEFT_DEPS:
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
        elif child.dep_ == "prep" and lemma(child) in (AGENT_PREPS if agent else AGENT_PREPS | {"for", "carrying", "hosting"}):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    found.extend(party(scene, obj, agent=agent, depth=depth + 1))
        elif child.dep_ in {"acl"} and agent and child.tag_ == "VBN":
            found.extend(
                m
                for a in child.children
                if a.dep_ == "agent"
                for p in a.children
                for m in party(scene, p, agent=True, depth=depth + 1)
            )
            found.extend(party_of_origin(scene, child, depth))
    return found


def party_of_origin(scene: Scene, verb: Token, depth: int) -> list[Marked]:
    """ "missiles fired from American vessels": whose the vessels are; a country's bare name only says where from."""
    goals = prep_objects(verb, frozenset({"from"})) if lemma(verb) in words_of("sending_off") else []
    named = [o for o in goals if not any(m.actor and m.actor.kind == "state" for m in scene.all_at("actor", o.i))]
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
    start = max(0, scene.doc[max(0, token.sent.start - 1)].sent.start)
    plural = lemma(token) in {"they", "them", "their", "themselves"}
    best: list[Marked] = []
    for candidate in scene.doc[start : token.i]:
        if candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON":
            marks = party(scene, candidate, agent=True, depth=NESTED)
            named = [m for m in marks if not (plural and m.actor is not None and m.actor.kind == "person")]
            best = (named if plural else named[-1:]) or best
    return best


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
                marks = party(scene, candidate, agent=True, depth=NESTED)
                acting = [
                    m for m in marks if m.actor is not None and (is_one(scene, m) or PERSON_RULE in m.mention.rule)
                ] or acting
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
    single = token.tag_ == "NN" and not any(c.dep_ == "nummod" for c in token.children)
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
