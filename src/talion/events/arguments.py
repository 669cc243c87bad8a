"""A verb goes in, its arguments come out: who does it, what it is done to, and what its prepositions bring in."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.scene import lemma, misread_subject


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The noun that a verb says something of, its own or the one it shares with the verb above."""
    if depth > 5:
        return None
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        child = own[1] if len(own) > 1 and (is_dateline(own[0]) or is_aside(own[0])) else own[0]
        return verb.head if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else child
    misread = misread_subject(verb)
    if misread is not None:
        return misread
    head = verb.head
    bearer = bearer_of(verb)
    if bearer is not None:
        return bearer
    if verb.dep_ == "acl":
        lent = verb.tag_ == "VB" and lemma(head) in words_of("lending") and head.dep_ == "dobj" and head.head.pos_ == "VERB"
        return subject_of(head.head, depth + 1) if lent else head
    if verb.dep_ == "relcl":
        return head
    if verb.dep_ == "xcomp" and lemma(head) in words_of("commanding") and not is_passive(head):
        told = next((c for c in head.children if c.dep_ in {"dobj", "dative"}), None)  # "ordered his men to fire"
        if told is not None:
            return told
    if verb.dep_ == "pcomp" and lemma(head) in {"from", "of"} and head.head.pos_ == "VERB":
        kept = next((c for c in head.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)  # "kept a crowd from lynching"
        if kept is not None:
            return kept
    shares = verb.dep_ in {"conj", "xcomp"} or (verb.dep_ in {"advcl", "ccomp"} and verb.tag_ in {"VBG", "VB"})
    if shares and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp":
        for above in verb.ancestors:
            if above.pos_ in {"VERB", "AUX"}:
                return subject_of(above, depth + 1)
    return None


def is_dateline(noun: Token) -> bool:
    """ "Quito -- The party's offices were attacked": a word before a dash is no subject beside another."""
    after = noun.i + 1
    return after < len(noun.doc) and noun.doc[after].text in {"-", "--", "–", "—", ":"}


def is_aside(noun: Token) -> bool:
    """ "Avenging the killing of a herder, men torched huts": the parser takes what opens the sentence for a subject."""
    return noun.pos_ == "NOUN" and lemma(noun) in load_frames().nouns and noun.left_edge.text.endswith("ing")


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or limb_of(verb) is not None:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        if bearer_of(verb) is not None:
            return False
        return not any(c.dep_ in {"nsubj", "aux"} for c in verb.children)  # "the claim that it had mined": active
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children):
        return True  # "presumed kidnapped by"
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in verb.children):
        return is_passive(verb.head) and verb.head.pos_ == "VERB"
    return False


def limb_of(verb: Token) -> Token | None:
    """ "was seized and his hand cut off", "her throat slit": a limb that the parser takes for the subject is what was cut."""
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"dobj", "aux"} for c in verb.children):
        return None
    own = (c for c in verb.children if c.dep_ == "nsubj" and lemma(c) in words_of("limbs"))
    return next((c for c in own if any(p.dep_ == "poss" for p in c.children)), None)


def bearer_of(verb: Token) -> Token | None:
    """ "Villagers armed with machetes and clubs set upon a patrol": the parser may say of the arms what their bearers do."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"nsubj", "agent"} for c in verb.children):
        return None
    arms = verb.head
    while arms.dep_ == "conj":
        arms = arms.head
    armed = arms.head.head if arms.dep_ == "pobj" and arms.head.lower_ == "with" else None
    if armed is None or armed.lower_ not in {"armed", "wielding"} or armed.dep_ != "acl" or armed.head.dep_ != "ROOT":
        return None
    return armed.head


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


def sides_pitted(noun: Token) -> list[Token]:
    """ "Clashes broke out, pitting troops against rebels": who fights whom."""
    near = [*noun.children, *(noun.head.children if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} else ())]
    verbs = [c for c in near if c.dep_ in {"advcl", "acl", "relcl"} and lemma(c) == "pit"]
    one = [c for v in verbs for c in v.children if c.dep_ == "dobj"]
    return one + [o for t in (*verbs, *one) for o in prep_objects(t, frozenset({"against"}))]
