"""A verb goes in; out come the forms under which a frame may know it: its lemma, and what follows it in a turn of phrase."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.registry import load_toml

PHRASE_DEPS = frozenset(
    ["prt", "prep", "dobj", "advmod", "oprd", "acomp", "xcomp", "npadvmod", "advcl", "ccomp", "dative", "amod", "pobj"]
)
FAR_PREPS = frozenset(
    {"from", "into", "to", "for", "out", "off", "upon", "under", "behind"}
)  # these may follow the object: "dragged him from the court"
SHOWN_ADVERBS = frozenset({"sexually", "forcibly"})


def verb_lemmas(token: Token) -> list[str]:
    """The lemma, and what regular endings leave of the form: lemmatisers make "rap" of "raped" and "bomb" of nothing."""
    word, found = token.lower_, [*hyphened(token), irregular_forms().get(token.lower_, lemma(token)), lemma(token)]
    for ending, tails in (("ed", ("", "e")), ("ing", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            found.extend(stem + tail for tail in tails)
            found.extend([stem[:-1]] * (stem[-1] == stem[-2]))  # "gutted"
    if any(c.dep_ == "aux" and lemma(c) == "let" for c in token.children):
        found.insert(0, f"let {lemma(token)}")  # "let fly"
    return list(dict.fromkeys(found))


@cache
def irregular_forms() -> Mapping[str, str]:
    """Forms that lemmatisers leave as they are or take for nouns, with their lemmas (`knowledge/verb_forms.toml`)."""
    return cast("Mapping[str, str]", load_toml("verb_forms.toml")["forms"])


def hyphened(token: Token) -> list[str]:
    """The verb with the word that a hyphen ties to it: "test-fired", "barrel-bombed"."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return []
    return [f"{token.nbor(-2).lower_}-{lemma(token)}"]


def phrasal_forms(scene: Scene, token: Token) -> list[tuple[str, int, list[Token]]]:
    """What may follow the verb in a phrasal frame ("blow up", "walk into"), the token after it, and the phrase's nouns."""
    forms: list[tuple[str, int, list[Token]]] = []
    for child in token.children:
        if child.dep_ == "advmod" and child.lower_ in SHOWN_ADVERBS:
            forms.append((child.lower_, token.i + 1, []))
        if child.i < token.i or child.dep_ not in PHRASE_DEPS:
            continue
        asked = next((c for c in child.children if c.dep_ == "mark" and c.lower_ == "for"), None)
        if asked is not None and asked.i == token.i + 1:
            forms.append(("for", asked.i + 1, []))  # "called for the prisoners to be freed"
        nouns = [o for o in child.children if o.dep_ in {"pobj", "dobj"}]
        nouns.extend(o for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG" for o in c.children if o.dep_ == "dobj")
        if child.dep_ == "ccomp" and lemma(token) in {"let", "make", "set"}:
            nouns.extend(c for c in child.children if c.dep_ == "nsubj")  # "let the pupils go", "made the bomb safe"
        if child.dep_ in {"dobj", "oprd", "acomp"}:
            nouns.extend(
                o for p in (*child.children, *token.children) if p.dep_ == "prep" and lemma(p) == "to" for o in p.children
            )
        if child.dep_ == "prep" and nouns and all(scene.at("time", o.i) or lemma(o) in words_of("time_nouns") for o in nouns):
            continue  # "fired on Sunday"
        preps = [child] if child.dep_ == "prep" else [p for p in child.children if p.dep_ == "prep"] * (child.dep_ == "dobj")
        forms.extend((f"{lemma(p)} {lemma(o)}", token.i + 1, []) for p in preps for o in p.children if o.dep_ == "pobj")
        forms.extend((f"{lemma(child)} {lemma(p)}", token.i + 1, inner_nouns(p)) for p in preps_after(token, child))
        close = child.i - token.i <= (1 if child.dep_ == "prep" else 2)
        if not close and (child.dep_ == "dobj" or (child.dep_ == "prep" and lemma(child) not in FAR_PREPS)):
            continue
        end = child.i + 1 if close else token.i + 1
        forms.extend(
            (f"{lemma(child)} {lemma(c)}", end, inner_nouns(c))
            for c in child.children
            if c.dep_ in {"prep", "pcomp", "pobj", "dobj"}
        )
        forms.append((lemma(child), end, nouns))
    return forms


def preps_after(verb: Token, child: Token) -> list[Token]:
    """The verb's prepositions after its particle or object: "came down | on the town", "put a bullet | into him"."""
    if child.dep_ not in {"prt", "dobj", "advmod"}:
        return []
    return [p for p in verb.children if p.dep_ == "prep" and p.i > child.i]


def inner_nouns(token: Token) -> list[Token]:
    return [o for o in token.children if o.dep_ == "pobj"] if token.dep_ in {"prep", "pcomp"} else [token]
