"""A parsed report goes in, every wording that counts dead or injured people comes out, with its anchor and its people."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from talion.events.toll_nouns import read_noun
from talion.events.toll_people import Numbers, Wording
from talion.events.toll_verbs import (
    counted_right,
    finish_of,
    governing_verb,
    is_someone,
    read_hospital,
    read_lives,
    read_own_death,
    read_put,
    state_people,
    stated_left,
    subject_people,
    verb_kind,
    victims_of,
)
from talion.events.toll_words import load_toll_words
from talion.words import tokens_of

HOSPITALS = frozenset({"hospital", "hospitals"})
LIFE_VERBS = frozenset({"claim", "cost", "take", "lose", "end"})


def find_wordings(doc: Doc, numbers: Numbers) -> list[Wording]:
    """Wordings in text order; each token anchors at most one wording of a kind, but "no casualties" two."""
    found: list[Wording] = []
    for token in tokens_of(doc):
        found.extend(read_token(token, numbers))
    return found


def read_token(token: Token, numbers: Numbers) -> Iterator[Wording]:
    words = load_toll_words()
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.tag_.startswith("VB") and (kind := verb_kind(token)) is not None:
        people = victims_of(token, numbers) or stated_left(token, numbers)
        if people is None and token.tag_ == "VBN" and token.dep_ in {"xcomp", "oprd", "ccomp"}:
            people = state_people(token, numbers)
        if people is not None and (lemma not in words.orders or any(is_someone(token.doc[h], numbers) for h in people.heads)):
            yield Wording(kind, token.i, token.i, people)
        yield from read_own_death(token, kind)
    elif token.tag_.startswith("VB") and lemma in words.die:
        people = subject_people(token, numbers)
        if people is not None:
            yield Wording("fatalities", token.i, token.i, people)
    elif token.tag_.startswith("VB") and lemma in LIFE_VERBS:
        yield from read_lives(token, numbers)
    elif lower in HOSPITALS:
        yield from read_hospital(token, numbers)
    elif (
        token.i
        and token.nbor(-1).lower_ in {"the", "those", "these"}
        and token.dep_ not in {"amod", "acl"}
        and (lower in words.dead or lower in words.injured)
    ):
        yield from read_put(token, numbers)  # "two of the dead" tells no toll of its own
    elif (lower in words.dead or lower in words.injured) and not (
        token.head.i < token.i and finish_of(token.head) == token.i and verb_kind(token.head)
    ):
        people = stated_left(token, numbers) or counted_right(token, numbers) or state_people(token, numbers)
        if people is not None:
            yield Wording("fatalities" if lower in words.dead else "injured", token.i, governing_verb(token).i, people)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from read_noun(token, numbers)
