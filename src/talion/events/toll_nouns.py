"""A noun of death or injury goes in, the wordings of tolls that it carries come out ("12 deaths", "the toll rose to 40")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from talion.events.toll_people import Number, Numbers, People, TollField, Wording, count_one, count_people, number_of
from talion.events.toll_verbs import governing_verb, phrase_people, subject_people, victims_of
from talion.events.toll_words import load_toll_words
from talion.mentions.number_words import read_ordinal
from talion.records import Count

SUFFERING = frozenset({
    "suffer", "sustain", "receive", "diagnose", "treat", "hospitalise", "hospitalize", "evacuate",
})  # fmt: skip
BODY = frozenset({"body", "corpse"})
BODY_VERBS = frozenset({
    "find", "recover", "retrieve", "discover", "pull", "exhume", "take", "receive", "collect", "bring", "see", "carry", "lie",
    "arrive", "transport", "remove", "bury",
})  # fmt: skip
BEFORE_TOLL = frozenset({
    "to", "at", "of", "is", "was", "reached", "reach", "reaches", "reaching", "hit", "stood", "stands", "standing", "as", "by",
})  # fmt: skip
ABOVE_TOLL = frozenset({"exceeded", "exceeds", "exceeding", "passed", "surpassed", "topped", "surpasses", "tops", "past"})
ZERO_NOUNS = frozenset({"casualty", "fatality", "death", "injury"})


def read_noun(token: Token, numbers: Numbers) -> Iterator[Wording]:
    words = load_toll_words()
    lemma = token.lemma_.lower()
    verb = governing_verb(token).i
    if lemma in ZERO_NOUNS and is_none(token):
        people = People(Count(low=0, high=0), none_start(token), token.i + 1, (token.i,), None)
        if lemma != "injury":
            yield Wording("fatalities", token.i, verb, people)
        if lemma in {"injury", "casualty"}:
            yield Wording("injured", token.i, verb, people)
    elif lemma in words.deaths or lemma in words.injuries:
        field: TollField = "fatalities" if lemma in words.deaths else "injured"
        noun_people = read_event_noun(token, numbers)
        if noun_people is not None:
            yield Wording(field, token.i, verb, noun_people)
    elif lemma in words.tolls and is_toll(token):
        number = stated_toll(token, numbers)
        if number is not None:
            rises = verb if token.dep_ in {"nsubj", "nsubjpass"} else token.i
            yield Wording("injured" if is_injury_toll(token) else "fatalities", token.i, rises, number)
    elif lemma in BODY:
        bodies = count_one(token, numbers, bare=False) if number_of(token, numbers) else phrase_people(token, numbers, ("of",))
        if bodies is not None and bodies.count.high == 1:
            bodies = replace(bodies, number=None)  # one that was found says little of how many there are
        if bodies is not None and governing_verb(token).lemma_.lower() in BODY_VERBS:
            yield Wording("fatalities", token.i, verb, bodies)
    elif lemma in {"victim", "fatality"}:
        yield from read_ordinal_victim(token)


def is_none(token: Token) -> bool:
    """ "no casualties", "without any injuries", "did not cause casualties"; "no immediate reports of casualties" says nothing."""
    before = {c.lower_ for c in token.children if c.i < token.i}
    if before & {"no", "neither"} or (token.dep_ == "pobj" and token.head.lower_ == "without"):
        return True
    verb = token.head
    return token.dep_ == "dobj" and verb.pos_ == "VERB" and any(c.dep_ == "neg" for c in verb.children) and (not before - {"any"})


def none_start(token: Token) -> int:
    left = [c.i for c in token.children if c.i < token.i]
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        left.append(token.head.i)
    return min([token.i, *left])


def read_event_noun(token: Token, numbers: Numbers) -> People | None:
    """ "12 deaths", "the death of two guards", "injuries to 100 troops", "Haddad's killing", "nine men suffered burns"."""
    words = load_toll_words()
    lemma = token.lemma_.lower()
    if lemma in words.injuries:
        verb = governing_verb(token)
        if token.dep_ in {"dobj", "pobj"} and verb.lemma_.lower() in SUFFERING:
            people = subject_people(verb, numbers) or victims_of(verb, numbers)
            if people is not None:
                return people
    if any(c.dep_ == "cc" and c.lower_ == "or" for c in token.children):
        return None  # "the killing or capture of several people"
    if lemma == "injury" and token.tag_ == "NNS" and token.dep_ == "dobj" and is_bare(token):
        return People(Count(low=2, high=None), token.i, token.i + 1, (token.i,), None)
    people = phrase_people(token, numbers, ("of", "to", "among"))
    if people is not None and (people.number is not None or lemma in words.single or lemma in words.injuries):
        return people
    number = number_of(token, numbers)
    if number is not None and lemma in {"death", "fatality", "killing", "murder", "injury"} and token.tag_ == "NNS":
        return People(number.count, number.start, token.i + 1, (token.i,), (number.start, number.end))
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if (
        owner is not None
        and lemma in words.single
        and token.tag_ == "NN"
        and (owner.pos_ == "PROPN" or owner.lower_ not in {"his", "her", "their", "its", "my", "our"})
    ):
        return count_people(owner, numbers, bare=False)
    return None


def is_bare(token: Token) -> bool:
    """ "caused injuries": told as a fact, with no number and of nobody in particular."""
    if token.head.lemma_.lower() not in {"cause", "leave", "inflict", "report"} or any(
        c.dep_ == "neg" for c in token.head.children
    ):
        return False
    return not any(c.dep_ in {"det", "nummod", "poss"} or (c.dep_ == "prep" and c.lower_ in {"of", "to"}) for c in token.children)


def is_toll(token: Token) -> bool:
    """ "death toll", "toll", "number of dead", "number of people killed"."""
    if token.lemma_.lower() == "toll":
        return not any(c.lower_ in {"road", "bridge", "bell"} for c in token.children) and token.dep_ != "compound"
    words = load_toll_words()
    near = {t.lower_ for t in token.doc[token.i + 1 : token.i + 5]}
    return (
        bool(near & ({"deaths", "fatalities"} | words.dead | words.injured))
        and token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ in {"of", "killed"}
    )


def is_injury_toll(token: Token) -> bool:
    words = load_toll_words()
    near = {t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 5]}
    return bool(near & (words.injured | {"injuries"})) and not near & (words.dead | {"death", "deaths"})


def stated_toll(token: Token, numbers: Numbers) -> People | None:
    """The number that a toll has reached: the last that follows "to", "at", "of" or "reached" within the clause."""
    ranged = read_ranged(token, numbers)
    if ranged is not None:
        return ranged
    best: tuple[Number, bool] | None = None
    for t in token.doc[token.i + 1 : min(token.sent.end, token.i + 18)]:
        number = numbers.get(t.i)
        if t.lower_ in {";", "but", "while", "after", "including", "injured", "wounded"} or (t.lower_ == "." and t.i > token.i):
            break
        if number is None or number.start != t.i:
            continue
        before = token.doc[t.i - 1].lower_
        if before in BEFORE_TOLL | ABOVE_TOLL:
            best = (number, before in ABOVE_TOLL)
            if before == "to":
                break
    if best is None:
        return None
    number, above = best
    count = Count(low=(number.count.low or 0) + 1, high=None) if above else number.count
    return People(count, number.start, number.end, (number.end - 1,), (number.start, number.end))


def read_ranged(token: Token, numbers: Numbers) -> People | None:
    """ "the toll ranges from 20 to 35", "a toll that ranges from 20 to 35"."""
    told = (token.head, *(c for c in token.children if c.dep_ == "relcl"))
    verb = next((v for v in told if v.lemma_.lower() in {"range", "vary"}), None)
    if verb is None:
        return None
    found = [numbers[t.i] for t in verb.subtree if t.i > verb.i and t.i in numbers]
    if not found:
        return None
    low, high = found[0], found[-1]
    return People(Count(low=low.count.low, high=high.count.high), low.start, high.end, (high.end - 1,), (low.start, high.end))


def read_ordinal_victim(token: Token) -> Iterator[Wording]:
    """ "the 35th victim" tells of 35."""
    for child in token.children:
        value = read_ordinal(child.lower_) if child.i < token.i else None
        if value is not None and value > 1:
            people = People(Count(low=value, high=value), child.i, token.i + 1, (token.i,), (child.i, child.i + 1))
            yield Wording("fatalities", token.i, governing_verb(token).i, people)
