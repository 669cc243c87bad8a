"""A Scene goes in, its Cues come out: the wordings that say that one happening answers another or was caused by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Token

from talion.events.event_words import words_of
from talion.events.scene import Scene, lemma
from talion.mentions.stretches import fold_case
from talion.records import LinkKind
from talion.registry import load_toml
from talion.words import text_of, tokens_of

Form = Literal["phrase", "verb", "noun", "adjective", "reason", "cause", "protest", "pursuit", "impunity", "after"]
PHRASES: tuple[tuple[str, Form, LinkKind], ...] = (
    ("answer", "phrase", "retaliation"),
    ("reason", "reason", "caused"),
    ("protest", "protest", "caused"),
    ("cause", "cause", "caused"),
)
CLOSE = frozenset({"prep", "attr", "acomp", "oprd", "advmod"})
SHADED = frozenset({"in", "as"})
SAYING_SO = frozenset({"come", "follow", "begin", "start", "arrive", "be", "take"})
NAMED_AS = frozenset({"attr", "oprd", "appos", "conj", "ROOT", "ccomp", "xcomp", "acomp"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording of answer or cause: tokens `start` to `end` (exclusive); `form` says how its ends hang on it."""

    start: int
    end: int
    form: Form
    kind: LinkKind

    def holds(self, token: int) -> bool:
        return self.start <= token < self.end


@cache
def load_links() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The word lists of `knowledge/links.toml` by table and key."""
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("links.toml"))
    return {name: {key: frozenset(words) for key, words in row.items()} for name, row in table.items()}


def link_words(table: str, key: str) -> frozenset[str]:
    return load_links()[table][key]


@cache
def phrase_pattern() -> re.Pattern[str]:
    """Every phrase of the tables, the longest first, in one group a table."""
    groups = []
    for name, _, _ in PHRASES:
        phrases = sorted(phrases_of(name), key=lambda p: (-len(p), p))
        groups.append(f"(?P<{name}>{'|'.join(re.escape(p) for p in phrases)})")
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def phrases_of(table: str) -> Iterator[str]:
    """The phrases as they stand, and those of answer with a shade: "in apparent retaliation for"."""
    for phrase in link_words(table, "phrases"):
        yield phrase
        first, _, rest = phrase.partition(" ")
        if table == "answer" and first in SHADED:
            yield from (
                f"{first} {article}{shade} {rest.removeprefix('a ').removeprefix('an ')}"
                for shade in link_words("answer", "shades")
                for article in (("", "a ", "an ") if first == "as" else ("",))
            )


@cache
def phrase_automaton() -> AhoCorasick:
    """Finds where a phrase may begin, which is fast; the pattern decides."""
    phrases = {p.lower() for name, _, _ in PHRASES for p in phrases_of(name)}
    return AhoCorasick(sorted(phrases), matchkind=MatchKind.Standard)


def find_cues(scene: Scene) -> list[Cue]:
    """The wordings in text order: phrases, then verbs, adjectives and nouns that no phrase covers."""
    cues = list(find_phrases(scene))
    taken = {i for cue in cues for i in range(cue.start, cue.end)}
    for token in tokens_of(scene.doc):
        cue = read_word(token) if token.i not in taken else None
        if cue is not None and (cue.form == "impunity" or is_asserted(token)):
            cues.append(cue)
    return sorted(cues, key=lambda c: (c.start, c.end))


def find_phrases(scene: Scene) -> Iterator[Cue]:
    text = text_of(scene.doc)
    starts = sorted({start for _, start, _ in phrase_automaton().find_matches_as_indexes(fold_case(text), overlapping=True)})
    end = 0
    for start in starts:
        hit = phrase_pattern().match(text, start) if start >= end else None
        if hit is None:
            continue
        end = hit.end()
        piece = scene.doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
        form, kind = next((form, kind) for name, form, kind in PHRASES if hit[name])
        if piece is not None and is_asserted(scene.doc[piece.start]) and not follows_of(scene, piece.end, hit[0].lower()):
            yield Cue(piece.start, piece.end, form, kind)


def is_asserted(token: Token) -> bool:
    """Not in "denied that it was in response to", "it is not clear whether", "was not a response"."""
    below = token
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            if any(c.dep_ == "neg" for c in above.children) and below.i > above.i and below.dep_ in CLOSE:
                return False
            if lemma(above) in link_words("unasserted", "verbs") and below.dep_ == "ccomp":
                return False
            if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in above.children):
                return False
            if above.dep_ == "relcl" or below.dep_ in {"conj", "advcl"}:
                return True
        below = above
    return True


def follows_of(scene: Scene, end: int, phrase: str) -> bool:
    """ "because of" and "in turn of" are other words."""
    return phrase in {"because", "in turn"} and end < len(scene.doc) and scene.doc[end].lower_ == "of"


def read_word(token: Token) -> Cue | None:
    word = lemma(token)
    if token.pos_ == "VERB":
        if f"{word} back" in link_words("answer", "particles") and has_particle(token, "back"):
            return Cue(token.i, token.i + 1, "verb", "retaliation")
        if f"{word} out" in link_words("answer", "particles") and has_particle(token, "out"):
            return Cue(token.i, token.i + 1, "verb", "retaliation")
        if word in link_words("answer", "verbs"):
            return Cue(token.i, token.i + 1, "verb", "retaliation")
        if (word in link_words("cause", "verbs") and governs_effect(token)) or is_outburst(token):
            return Cue(token.i, token.i + 1, "cause", "caused")
        if word in words_of("pursuing") and token.dep_ in {"relcl", "acl", "advcl"}:
            return Cue(token.i, token.i + 1, "pursuit", "caused")
        if word in link_words("impunity", "verbs") and refuses_impunity(token):
            return Cue(token.i, token.i + 1, "impunity", "retaliation")
    if token.dep_ in {"amod", "compound", "nmod"} and word in link_words("adjectives", "words") and token.head.i > token.i:
        return Cue(token.i, token.i + 1, "adjective", "retaliation")
    if token.lower_ == "after" and token.dep_ in {"mark", "prep"}:
        return Cue(token.i, token.i + 1, "after", "retaliation")
    return Cue(token.i, token.i + 1, "noun", "retaliation") if is_answer_noun(token) else None


def has_particle(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"prt", "advmod"} and c.i - verb.i <= 2 for c in verb.children)


def governs_effect(verb: Token) -> bool:
    """ "lead" counts with "to", the others with an object."""
    if lemma(verb) == "lead":
        return any(lemma(c) == "to" for c in verb.children)
    return any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children)


def is_outburst(verb: Token) -> bool:
    """ "Anger at the killing spilled over into riots" """
    return (
        lemma(verb) in link_words("anger", "verbs")
        and any(c.dep_ == "nsubj" and lemma(c) in words_of("angers") for c in verb.children)
        and any(c.dep_ == "prep" and c.lower_ == "into" for c in verb.children)
    )


def refuses_impunity(verb: Token) -> bool:
    """ "will not go unanswered", "will never be left without a response" """
    if not any(c.dep_ == "neg" for c in verb.children):
        return False
    if any(lemma(c) in link_words("impunity", "adjectives") for c in verb.children):
        return True
    without = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "without"]
    return any(lemma(c) in link_words("answer", "nouns") for prep in without for c in prep.children)


def is_answer_noun(token: Token) -> bool:
    """ "its answer to the massacre", "the Houthis' answer came", "vowed revenge", "called the raid payback"."""
    word = lemma(token)
    if token.pos_ not in {"NOUN", "VERB"} or word not in link_words("answer", "nouns"):
        return False
    aimed = any(c.dep_ in {"prep", "dative"} and lemma(c) in link_words("answer", "cause_preps") for c in token.children)
    named = token.dep_ in NAMED_AS or (token.dep_ == "pobj" and lemma(token.head) == "as")
    if aimed and (named or token.dep_ in {"nsubj", "dobj", "nsubjpass"}):
        return True
    if token.dep_ == "nsubj" and lemma(token.head) in SAYING_SO:
        return not any(c.dep_ == "prep" and lemma(c) == "of" for c in token.children)
    feud = word in link_words("answer", "feuds")
    if token.dep_ == "dobj":
        return feud or lemma(token.head) in {"vow", "promise", "threaten"}
    return feud and named
