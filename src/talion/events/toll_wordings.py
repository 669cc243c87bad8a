"""A parsed report goes in, every wording that counts dead or injured people comes out, with its anchor and its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from talion.events.toll_people import ANY_WORDS, NOMINAL, Number, Numbers, People, count_people, number_of
from talion.events.toll_words import load_toll_words
from talion.records import Count

TollField = Literal["fatalities", "injured"]
SUFFERING = frozenset("suffer sustain receive diagnose treat hospitalise hospitalize evacuate".split())
LIFE_VERBS = frozenset({"claim", "cost", "take", "lose", "end"})
BODY = frozenset({"body", "corpse"})
BODY_VERBS = frozenset("find recover retrieve discover count pull exhume take receive collect bring see carry lie arrive transport remove bury".split())
BEFORE_TOLL = frozenset("to at of is was reached reach reaches reaching hit stood stands standing as by".split())
ABOVE_TOLL = frozenset({"exceeded", "exceeds", "exceeding", "passed", "surpassed", "topped", "surpasses", "tops", "past"})
SKIPPED_LEFT = frozenset(
    "was were been being be is are have has had reportedly also later also then n't not seriously badly critically slightly severely "
    "lightly mortally fatally more either or and instantly confirmed presumed feared believed said to when others 's".split()
)  # fmt: skip
ZERO_NOUNS = frozenset({"casualty", "fatality", "death", "injury"})


@dataclass(frozen=True, slots=True)
class Wording:
    """`anchor` is the word of death or injury, `verb` the verb that decides whether it happened (mostly the anchor itself)."""

    field: TollField
    anchor: int
    verb: int
    people: People


def find_wordings(doc: Doc, numbers: Numbers) -> list[Wording]:
    """Wordings in text order; each token anchors at most one wording of a kind, but "no casualties" two."""
    found: list[Wording] = []
    for token in doc:
        found.extend(read_token(token, numbers))
    return found


def read_token(token: Token, numbers: Numbers) -> Iterator[Wording]:
    words = load_toll_words()
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.tag_.startswith("VB") and (kind := verb_kind(token)) is not None:
        people = victims_of(token, numbers) or stated_left(token, numbers)
        if people is not None:
            yield Wording(kind, token.i, token.i, people)
        yield from read_own_death(token, kind)
    elif token.tag_.startswith("VB") and lemma in words.die:
        people = subject_people(token, numbers)
        if people is not None:
            yield Wording("fatalities", token.i, token.i, people)
    elif token.tag_.startswith("VB") and lemma in LIFE_VERBS:
        yield from read_lives(token, numbers)
    elif lower in words.dead or lower in words.injured:
        people = stated_left(token, numbers) or counted_right(token, numbers) or state_people(token, numbers)
        if people is not None:
            yield Wording("fatalities" if lower in words.dead else "injured", token.i, governing_verb(token).i, people)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from read_noun(token, numbers)


def verb_kind(token: Token) -> TollField | None:
    words = load_toll_words()
    lemma = token.lemma_.lower()
    if lemma in words.kill or token.lower_ == "slain":
        return "fatalities"
    if lemma in words.wound:
        return "injured"
    if lemma in words.deadly:
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4] if not t.is_punct]
        if "dead" in after or ("to" in after[:2] and "death" in after) or (lemma in {"gun", "cut", "mow"} and "down" in after[:2] and is_aimed(token)):
            return "fatalities"
    return None


def is_aimed(token: Token) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} for c in token.children) or token.dep_ in {"acl", "relcl"}


def victims_of(verb: Token, numbers: Numbers) -> People | None:
    """Whom a verb of killing or wounding acts on: a passive's subject, an active's object, the noun that a participle describes."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return count_people(antecedent(passive), numbers, bare=passive.tag_ not in {"WP", "WDT"})
    target = next((c for c in verb.children if c.dep_ in {"dobj", "obj", "dative"} and c.i > verb.i), None)
    if target is not None:
        return count_people(target, numbers)
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i < verb.i:
        return count_people(verb.head, numbers, bare=False)
    if verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children):
        return subject_people(verb, numbers)
    after = next((t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.i in numbers), None)
    if verb.tag_ != "VBN" and after is not None:
        return count_people(group_head(after), numbers)
    return None


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
    return all(t.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON"} or t.lower_ in {"of", "-", "the", "other", "'s", "’s"} for t in doc[number.end : last + 1])


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
        if token.lower_ in {"himself", "herself"} and token.i > verb.i and token.dep_ in {"conj", "dobj", "appos"} and any(c.dep_ == "dobj" and c.i < token.i for c in verb.children):
            yield Wording(kind, verb.i, verb.i, People(Count(low=1, high=1), token.i, token.i + 1, (token.i,), None))


def read_lives(verb: Token, numbers: Numbers) -> Iterator[Wording]:
    """ "claimed 120 lives", "cost the lives of 24 people", "lost their lives", "claimed several hundred patients"."""
    target = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if target is None:
        return
    lemma = target.lemma_.lower()
    if lemma == "life":
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
            yield Wording("injured" if is_injury_toll(token) else "fatalities", token.i, token.i, number)
    elif lemma in BODY:
        bodies = count_people(token, numbers, bare=False) if number_of(token, numbers) else phrase_people(token, numbers, ("of",))
        if bodies is not None and governing_verb(token).lemma_.lower() in BODY_VERBS:
            yield Wording("fatalities", token.i, verb, bodies)
    elif lemma in {"victim", "fatality"}:
        yield from read_ordinal_victim(token)


def governing_verb(token: Token) -> Token:
    return next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token)


def is_none(token: Token) -> bool:
    """ "no casualties", "without any injuries", "did not cause casualties"; "no immediate reports of casualties" says nothing."""
    before = {c.lower_ for c in token.children if c.i < token.i}
    if "no" in before or (token.dep_ == "pobj" and token.head.lower_ == "without"):
        return True
    verb = token.head
    return token.dep_ == "dobj" and verb.pos_ == "VERB" and any(c.dep_ == "neg" for c in verb.children) and (not before - {"any"})


def none_start(token: Token) -> int:
    left = [c.i for c in token.children if c.i < token.i]
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        left.append(token.head.i)
    return min([token.i, *left])


def read_event_noun(token: Token, numbers: Numbers) -> People | None:
    """ "12 deaths", "the death of two guards", "injuries to over 100 troops", "Soleimani's killing", "34 men suffered brain injuries"."""
    words = load_toll_words()
    lemma = token.lemma_.lower()
    if lemma in words.injuries:
        verb = governing_verb(token)
        if token.dep_ in {"dobj", "pobj"} and verb.lemma_.lower() in SUFFERING:
            people = subject_people(verb, numbers) or victims_of(verb, numbers)
            if people is not None:
                return people
    people = phrase_people(token, numbers, ("of", "to", "among"))
    if people is not None and (people.number is not None or lemma in words.single or lemma in words.injuries):
        return people
    number = number_of(token, numbers)
    if number is not None and lemma in {"death", "fatality", "killing", "murder", "injury"} and token.tag_ == "NNS":
        return People(number.count, number.start, token.i + 1, (token.i,), (number.start, number.end))
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    if owner is not None and lemma in words.single and token.tag_ == "NN" and (owner.pos_ == "PROPN" or owner.lower_ not in {"his", "her", "their", "its", "my", "our"}):
        return count_people(owner, numbers, bare=False)
    return None


def is_toll(token: Token) -> bool:
    """ "death toll", "toll", "number of dead", "number of people killed"."""
    if token.lemma_.lower() == "toll":
        return not any(c.lower_ in {"road", "bridge", "bell"} for c in token.children) and token.dep_ != "compound"
    words = load_toll_words()
    near = {t.lower_ for t in token.doc[token.i + 1 : token.i + 5]}
    return bool(near & ({"deaths", "fatalities"} | words.dead | words.injured)) and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"of", "killed"}


def is_injury_toll(token: Token) -> bool:
    words = load_toll_words()
    near = {t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 5]}
    return bool(near & (words.injured | {"injuries"})) and not near & (words.dead | {"death", "deaths"})


def stated_toll(token: Token, numbers: Numbers) -> People | None:
    """The number that a toll has reached: the last that follows "to", "at", "of" or "reached" within the clause."""
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


def read_ordinal_victim(token: Token) -> Iterator[Wording]:
    """ "the 35th victim" tells of 35."""
    from talion.mentions.number_words import read_ordinal

    for child in token.children:
        value = read_ordinal(child.lower_) if child.i < token.i else None
        if value is not None and value > 1:
            people = People(Count(low=value, high=value), child.i, token.i + 1, (token.i,), (child.i, child.i + 1))
            yield Wording("fatalities", token.i, governing_verb(token).i, people)


def says_any(people: People, doc: Doc) -> bool:
    """ "anyone", "any of its members": none at all under a negation."""
    return any(t.lower_ in ANY_WORDS | {"any"} for t in doc[people.start : people.end]) or any(
        c.lower_ == "any" for h in people.heads for c in doc[h].children
    )
