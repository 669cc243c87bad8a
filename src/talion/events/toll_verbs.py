"""A verb or participle of death or injury goes in, the people that it strikes come out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from talion.events.toll_people import (
    NOMINAL,
    NONE_WORDS,
    Number,
    Numbers,
    People,
    TollField,
    Wording,
    add_counts,
    count_people,
    is_being,
    merge_ranges,
    number_of,
)
from talion.events.toll_words import load_toll_words
from talion.records import Count

LIFE_VERBS = frozenset({"claim", "cost", "take", "lose", "end"})
LIMBS = frozenset({"leg", "arm", "limb", "foot", "hand", "eye", "finger", "toe", "sight", "hearing"})
SKIPPED_LEFT = frozenset({
    "was", "were", "been", "being", "be", "is", "are", "have", "has", "had", "reportedly", "also", "later", "then", "n't",
    "not", "seriously", "badly", "critically", "slightly", "severely", "lightly", "mortally", "fatally", "more", "instantly",
    "confirmed", "presumed", "feared", "believed", "said", "reported", "to", "others",
})  # fmt: skip


def is_someone(token: Token, numbers: Numbers) -> bool:
    return token.i in numbers or token.ent_type_ == "PERSON" or is_being(token)


def verb_kind(token: Token) -> TollField | None:
    words = load_toll_words()
    lemma = token.lemma_.lower()
    if (lemma in words.wound or lemma in words.deadly) and any(c.lower_ in {"fatally", "mortally"} for c in token.children):
        return "fatalities"
    if lemma in words.kill or token.lower_ == "slain":
        return "fatalities"
    if lemma in words.wound:
        return "injured"
    return "fatalities" if lemma in words.deadly and finish_of(token) is not None else None


def finish_of(verb: Token) -> int | None:
    """The token that makes a verb deadly: "shot DEAD", "beaten to DEATH", "gunned DOWN", "burnt ALIVE"."""
    lemma = verb.lemma_.lower()
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 9)]:
        if token.is_punct or (token.tag_ in {"VBD", "VBZ"} and token.i > verb.i):
            return None
        near = token.i - verb.i <= 2
        if (
            token.lower_ == "dead"
            and (near or token.head.i == verb.i or token.head.head.i == verb.i)
            and lemma not in {"put", "bleed", "starve"}
        ):
            return token.i
        if token.lower_ == "death" and token.i and token.nbor(-1).lower_ == "to" and not (near and lemma == "put"):
            return token.i
        if token.lower_ == "alive" and lemma == "burn":
            return token.i
        if token.lower_ == "down" and near and lemma in {"gun", "cut", "mow"} and is_aimed(verb):
            return token.i
    return None


def is_aimed(token: Token) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} for c in token.children) or token.dep_ in {"acl", "relcl"}


def victims_of(verb: Token, numbers: Numbers) -> People | None:
    """Whom a verb strikes: a passive's subject, an active's object, the noun that a participle describes."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        people = count_people(antecedent(passive), numbers, bare=passive.tag_ not in {"WP", "WDT"})
        return with_others(verb, people, numbers)
    target = next((c for c in verb.children if c.dep_ in {"dobj", "obj", "dative"} and c.i > verb.i), None)
    if target is not None:
        return None if is_adjective(verb, target) and number_of(target, numbers) is None else count_people(target, numbers)
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i < verb.i:
        return count_people(verb.head, numbers, bare=False)
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        return subject_people(verb, numbers)
    after = next((t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.i in numbers), None)
    if verb.tag_ != "VBN" and after is not None:
        return count_people(group_head(after), numbers)
    return None


def with_others(verb: Token, people: People | None, numbers: Numbers) -> People | None:
    """ "he was killed along with six others" tells of seven."""
    for child in verb.children:
        beside = child.lower_ == "with" and child.i > verb.i and child.nbor(-1).lower_ in {"along", "together"}
        if people is None or not (beside or (child.lower_ in {"along", "together", "alongside"} and child.i > verb.i)):
            continue
        preps = [child, *(c for c in child.children if c.lower_ == "with")]
        others = next(
            (p for t in preps for c in t.children if c.dep_ == "pobj" and (p := count_people(c, numbers, bare=False))), None
        )
        if others is not None:
            both = [people, others]
            return People(
                add_counts([p.count for p in both]), min(p.start for p in both), max(p.end for p in both),
                (*people.heads, *others.heads), merge_ranges(both),
            )  # fmt: skip
    return people


def is_adjective(verb: Token, target: Token) -> bool:
    """ "wounded troops" that the parser took for a verb and its object."""
    return (
        verb.tag_ in {"VBN", "VBD"}
        and target.i == verb.i + 1
        and verb.dep_ != "conj"
        and not any(c.i < verb.i and c.dep_ != "punct" for c in verb.children)
    )


def antecedent(token: Token) -> Token:
    """ "who" and "that" stand for the noun that their clause describes."""
    if token.tag_ in {"WP", "WDT"} or (token.lower_ in {"that", "who", "which"} and token.head.dep_ == "relcl"):
        clause = token.head
        while clause.dep_ == "conj":
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def subject_people(verb: Token, numbers: Numbers) -> People | None:
    """The subject of a verb or of the verb that it is coordinated with."""
    at: Token = verb
    while True:
        subject = next((c for c in at.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return count_people(antecedent(subject), numbers, bare=subject.tag_ not in {"WP", "WDT"})
        if at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ in {"VBN", "VBG"}):
            return count_people(at.head, numbers, bare=False)
        if at.dep_ not in {"conj", "xcomp"} or at.head.i == at.i:
            return stated_left(verb, numbers)
        at = at.head


def stated_left(token: Token, numbers: Numbers) -> People | None:
    """The counted people right before the word: "four dead", "30 people were wounded", "dozens more hurt"."""
    i = token.i - 1
    while i >= token.sent.start and (token.doc[i].lower_ in SKIPPED_LEFT or token.doc[i].pos_ == "ADV") and i not in numbers:
        i -= 1
    if i < token.sent.start or token.doc[i].is_punct:
        return None
    if i in numbers:
        number = numbers[i]
        return People(number.count, number.start, number.end, (i,), (number.start, number.end))
    if token.doc[i].lower_ in NONE_WORDS or (token.doc[i].lower_ == "one" and i and token.doc[i - 1].lower_ == "no"):
        return People(Count(low=0, high=0), i - (token.doc[i].lower_ == "one"), i + 1, (i,), None)
    if token.doc[i].pos_ not in NOMINAL and token.doc[i].pos_ != "ADJ":
        return None
    near = next((numbers[j] for j in range(i, max(token.sent.start, i - 6) - 1, -1) if j in numbers), None)
    if near is None or not is_one_group(token.doc, near, i):
        return None
    people = count_people(group_head(token.doc[i]), numbers, bare=False)
    if people is not None and people.number is not None and people.end <= token.i + 1:
        return people
    return None


def is_one_group(doc: Doc, number: Number, last: int) -> bool:
    """Do only words of one noun phrase stand between a number and its noun?"""
    return all(
        t.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON"} or t.lower_ in {"of", "-", "the", "other", "'s", "’s"}
        for t in doc[number.end : last + 1]
    )


def group_head(token: Token) -> Token:
    """The head noun of the phrase that the token stands in."""
    while token.dep_ in {"nummod", "amod", "compound", "det", "quantmod", "nmod", "poss", "predet"} and token.head.i > token.i:
        token = token.head
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i < token.i and token.head.head.pos_ in NOMINAL:
        token = token.head.head
    return token


def counted_right(token: Token, numbers: Numbers) -> People | None:
    """ "four wounded soldiers": the number before the adjective counts the noun behind it."""
    if token.dep_ != "amod" or token.head.i <= token.i or number_of(token.head, numbers) is None:
        return None
    return count_people(token.head, numbers, bare=False)


def state_people(token: Token, numbers: Numbers) -> People | None:
    """ "three men were found dead", "left his bodyguard dead", "two were dead": the noun that the adjective is said of."""
    if token.dep_ not in {"acomp", "oprd", "attr", "ccomp", "xcomp", "advcl", "amod", "acl"} or token.head.i > token.i:
        return None
    verb = token.head
    if verb.pos_ in NOMINAL:
        return count_people(verb, numbers, bare=False) if token.dep_ in {"amod", "acl"} else None
    own = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    target = own or next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
    if target is None:
        target = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if verb.lemma_.lower() in {"leave", "have"} and target is not None and target.dep_ == "nsubj":
            return None
    return count_people(antecedent(target), numbers) if target is not None else None


def read_own_death(verb: Token, kind: TollField) -> Iterator[Wording]:
    """ "killed 32 people and then himself"."""
    for token in verb.subtree:
        if (
            token.lower_ in {"himself", "herself"}
            and token.i > verb.i
            and token.dep_ in {"conj", "dobj", "appos"}
            and any(c.dep_ == "dobj" and c.i < token.i for c in verb.children)
        ):
            yield Wording(kind, verb.i, verb.i, People(Count(low=1, high=1), token.i, token.i + 1, (token.i,), None))


def read_lives(verb: Token, numbers: Numbers) -> Iterator[Wording]:
    """ "claimed 120 lives", "cost the lives of 24 people", "lost their lives", "claimed several hundred patients"."""
    target = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if target is None:
        return
    lemma = target.lemma_.lower()
    if verb.lemma_.lower() == "lose" and lemma in LIMBS:
        people = subject_people(verb, numbers)
        if people is not None:
            yield Wording("injured", verb.i, verb.i, people)
    elif lemma == "life":
        if verb.lemma_.lower() == "lose" and number_of(target, numbers) is None:
            people = subject_people(verb, numbers)
        elif number_of(target, numbers) is not None:
            people = count_people(target, numbers)
        else:
            people = phrase_people(target, numbers, ("of",))
        if people is not None:
            yield Wording("fatalities", target.i, verb.i, people)
    elif verb.lemma_.lower() == "claim" and (lemma in load_toll_words().beings and number_of(target, numbers) is not None):
        people = count_people(target, numbers)
        if people is not None:
            yield Wording("fatalities", verb.i, verb.i, people)


def read_put(dead: Token, numbers: Numbers) -> Iterator[Wording]:
    """ "put the dead at seven", "put the number of wounded at 12"."""
    words = load_toll_words()
    at = dead.nbor() if dead.i + 1 < len(dead.doc) else dead
    number = numbers.get(at.i + 1) if at.lower_ == "at" else None
    if number is not None:
        people = People(number.count, number.start, number.end, (number.end - 1,), (number.start, number.end))
        yield Wording("fatalities" if dead.lower_ in words.dead else "injured", dead.i, governing_verb(dead).i, people)


def read_hospital(hospital: Token, numbers: Numbers) -> Iterator[Wording]:
    """ "nine pupils were taken to hospital", "left twelve people in hospital"."""
    prep = hospital.head
    if hospital.dep_ != "pobj" or prep.lower_ not in {"to", "in", "into"}:
        return
    left = prep.lower_ == "in"
    verb = governing_verb(prep)
    if verb.lemma_.lower() not in ({"leave", "put", "land"} if left else load_toll_words().carried):
        return
    people = victims_of(verb, numbers) if not left else stated_left(prep, numbers) or victims_of(verb, numbers)
    if people is not None and people.number is not None and any(is_someone(verb.doc[h], numbers) for h in people.heads):
        yield Wording("injured", hospital.i, verb.i, people)


def phrase_people(noun: Token, numbers: Numbers, preps: tuple[str, ...]) -> People | None:
    """The people in the noun's prepositional phrases: "injuries to over 100 troops"."""
    for prep in noun.children:
        if prep.dep_ in {"prep", "dative"} and prep.lower_ in preps:
            for inner in prep.children:
                if inner.dep_ == "pobj":
                    people = count_people(inner, numbers, bare=False)
                    if people is not None:
                        return people
    return None


def governing_verb(token: Token) -> Token:
    return next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token)
