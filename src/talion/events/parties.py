"""A noun phrase goes in, the actors that it stands for come out; with them the subjects, objects and agents of verbs."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.scene import Marked, Scene, count_sentences, lemma, misread_subject
from talion.mentions.actor_knowledge import load_actors, states_by_country
from talion.records import Actor

GENERIC_RULES = frozenset({"generic person", "occupation", "role", "unnamed", "civilians", "armed group by its words"})
NOT_PARTY_RULES = ("modifier:",)
LEFT_DEPS = frozenset({"compound", "amod", "poss", "nmod", "nummod"})
AGENT_PREPS = frozenset({"by", "from", "of"})
PRONOUNS = frozenset({"they", "he", "she", "it", "them", "him", "her", "themselves", "himself", "itself", "its", "their", "his"})
BODIES = frozenset({"armed group", "militia", "military", "state", "coalition"})
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
        better = (
            party_of_modifiers(scene, head, agent=agent, depth=depth) if all(m.mention.rule in GENERIC_RULES for m in own) else []
        )
        found.extend(represent(scene, m, agent=agent) for m in better or own)
        first = min(m.start for m in own)
        beside = [c for c in head.children if c.i < first and c.dep_ in {"amod", "compound", "nmod"} and scene.at("actor", c.i)]
        found.extend(m for c in beside for m in party(scene, c, agent=agent, depth=depth + 1))  # "American and British aircraft"
    elif head.pos_ == "PRON" or head.tag_ in {"WP", "WDT"}:
        found.extend(resolve_pronoun(scene, head) if depth < NESTED else [])
    else:
        found.extend(party_of_modifiers(scene, head, agent=agent, depth=depth))
    for child in head.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and not found):
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
    return unique(found)


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
    for child in head.children:
        if child.i < head.i and child.dep_ in LEFT_DEPS:
            found.extend(party(scene, child, agent=agent, depth=depth + 1))
        elif child.dep_ == "prep" and lemma(child) in (AGENT_PREPS if agent else AGENT_PREPS | {"for", "carrying", "hosting"}):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    found.extend(party(scene, obj, agent=agent, depth=depth + 1))
        elif child.dep_ in {"acl", "relcl"} and not agent and lemma(child) in words_of("holding"):
            found.extend(party_of_holder(scene, child, depth))
        elif child.dep_ in {"acl"} and agent and child.tag_ == "VBN":
            found.extend(
                m
                for a in child.children
                if a.dep_ == "agent"
                for p in a.children
                for m in party(scene, p, agent=True, depth=depth + 1)
            )
    return found


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
        for above in token.ancestors:
            if above.dep_ == "relcl":
                found = party(scene, above.head, agent=False, depth=NESTED)
                ground = above.head.dep_ == "pobj"  # "attacks on eastern Syria, which hit": the attacks hit, not Syria
                return [m for m in found if not (ground and m.actor and m.actor.kind == "state" and m.head == above.head.i)]
        return []
    if lemma(token) not in PRONOUNS:
        return []
    start = token.sent.start
    doc = scene.doc
    window = doc[max(0, doc[max(0, start - 1)].sent.start) : token.i]
    plural = lemma(token) in {"they", "them", "their", "themselves"}
    best: Marked | None = None
    for candidate in window:
        if candidate.dep_ in {"nsubj", "nsubjpass"} and candidate.pos_ != "PRON":
            marks = party(scene, candidate, agent=True, depth=NESTED)
            for marked in marks:
                person = marked.actor is not None and marked.actor.kind == "person"
                if lemma(token) in {"he", "she", "him", "her", "his"} and not person:
                    continue
                if plural and person:
                    continue
                best = marked
    return [best] if best is not None else []


def unique(marks: list[Marked]) -> list[Marked]:
    seen: set[str] = set()
    kept = []
    for m in marks:
        if m.actor is not None and m.actor.name not in seen:
            seen.add(m.actor.name)
            kept.append(m)
    return kept


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The noun that a verb says something of, its own or the one it shares with the verb above."""
    if depth > 5:
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
                return verb.head
            return child
    misread = misread_subject(verb)
    if misread is not None:
        return misread
    head = verb.head
    if verb.dep_ == "acl":
        return head
    if verb.dep_ == "relcl":
        return head
    shares = verb.dep_ in {"conj", "xcomp"} or (verb.dep_ in {"advcl", "ccomp"} and verb.tag_ in {"VBG", "VB"})
    if shares and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp":
        for above in verb.ancestors:
            if above.pos_ in {"VERB", "AUX"}:
                return subject_of(above, depth + 1)
    return None


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in verb.children):
        return is_passive(verb.head) and verb.head.pos_ == "VERB"
    return False


def by_agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and lemma(child) == "by"):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    return obj
    for child in verb.children:  # "attacked from the air by the two states": the parser hangs the agent too low
        if child.dep_ == "prep" and child.i > verb.i:
            for noun in child.children:
                for by in noun.children:
                    if noun.dep_ == "pobj" and by.dep_ in {"prep", "agent"} and lemma(by) == "by":
                        return next((o for o in by.children if o.dep_ == "pobj"), None)
    return None


def objects_of(verb: Token) -> list[Token]:
    """What the verb acts on: its object, or the subject of its passive."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP"]
    if is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            found.append(subject)
    elif verb.dep_ == "relcl" and not found and any(c.dep_ in {"nsubj"} and c.tag_ not in {"WDT", "WP"} for c in verb.children):
        found.append(verb.head)  # "the village that armed men attacked"
    elif verb.dep_ == "relcl":
        found = [verb.head if c.tag_ in {"WDT", "WP"} else c for c in found]
    return found


def prep_objects(token: Token, words: frozenset[str]) -> list[Token]:
    """Objects of the prepositions in `words` that hang on the token."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in {"prep", "dative", "agent"} and lemma(child) in words:
            found.extend(o for o in child.children if o.dep_ == "pobj")
            for inner in child.children:  # "from inside", "in and around"
                if inner.dep_ == "prep" and lemma(inner) in words:
                    found.extend(o for o in inner.children if o.dep_ == "pobj")
    return found
