"""A Line goes in, its noun phrases that speak of actors come out: head noun, stretch, and what stands inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talion.mentions.actor_knowledge import Head, load_heads, load_words
from talion.mentions.actor_names import NameHit
from talion.mentions.actor_tokens import Line

QUOTES = frozenset("\"“”'‘’")
UNHYPHENED = frozenset({"backed", "proxy", "aligned", "affiliated"})
AGE_MARKS = frozenset({"-", "'s", "year", "old"})
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (inclusive) the head noun's at `head` to `last`; `modifies` where another noun follows."""

    first: int
    head: int
    last: int
    noun: Head
    inner: tuple[Head, ...]
    modifies: bool


def find_phrases(line: Line) -> list[Phrase]:
    """Phrases whose head is a word of `actor_words.toml`, from the right to the left, none inside another."""
    found: list[Phrase] = []
    i = len(line) - 1
    while i >= 0:
        match = match_head(line, i)
        if match is None:
            i -= 1
            continue
        noun, head = match
        first = expand_left(line, head)
        inner = tuple(m[0] for k in range(head - 1, first - 1, -1) if (m := match_head(line, k)) is not None)
        found.append(Phrase(first, head, i, noun, inner, _modifies(line, i)))
        i = first - 1
    return found


def match_head(line: Line, i: int) -> tuple[Head, int] | None:
    """The longest head that ends at word `i`, and the word where it begins."""
    heads = load_heads().get(line.lower[i])
    if not heads or line.hit_at[i] >= 0 or not _is_noun(line, i):
        return None
    for head in heads:
        at = i
        for word in reversed(head.words[:-1]):
            at -= 1
            if line.at(at) == "-":
                at -= 1
            if line.at(at) != word:
                break
        else:
            return head, at
    return None


def expand_left(line: Line, head: int) -> int:
    """The first word of the modifiers that stand in front of word `head`."""
    first = head
    national = False
    while first > 0:
        before = first - 1
        if line.sentence[before] != line.sentence[head] or not _is_modifier(line, before, head):
            break
        if national and not _precedes_nation(line, before):
            break
        hit = line.hit(before)
        first = line.first(before)
        national = national or (hit is not None and hit.is_state)
    skipped = load_words()["shapes"]["quantifiers"]
    while first < head and (line.lower[first] in skipped or line.lower[first] in AGE_MARKS or line.lower[first] in QUOTES):
        first += 1
    return first


def hits_within(line: Line, first: int, last: int) -> list[NameHit]:
    indexes = dict.fromkeys(line.hit_at[i] for i in range(first, last + 1) if line.hit_at[i] >= 0)
    return [line.hits[k] for k in indexes]


def tie_of(line: Line, hit: NameHit) -> tuple[str, str]:
    """How a hit is tied to its neighbour: ("backed", "linked"), ("owned", "flagged"), ("led", "led"), ("anti", "anti") or not."""
    ties = load_words()["ties"]
    first, last = line.words_of(hit.start, hit.end)
    if line.at(first - 1) == "-" and line.at(first - 2) in ("pro", "anti"):
        return ("backed", "pro") if line.at(first - 2) == "pro" else ("anti", "anti")
    joint = line.at(last + 1) == "-"
    word = line.at(last + 2) if joint else line.at(last + 1)
    if joint and word == "led":
        return "led", "led"
    if word in (ties["backed"] - ties["owned"] if joint else UNHYPHENED):
        return "backed", word
    if joint and word in ties["owned"]:
        return "owned", word
    return "", ""


def coordinated(line: Line, first: int) -> list[NameHit]:
    """Adjectives of states joined to the phrase that begins at word `first`: "U.S." of "U.S. and British forces"."""
    joined: list[NameHit] = []
    at = first - 1
    while at > 0 and _joins(line, at, bool(joined)):
        while at > 0 and line.lower[at] in ("and", "or", ",", "/", "&"):
            at -= 1
        hit = line.hit(at)
        if hit is None or not _is_adjective(hit) or tie_of(line, hit)[0]:
            break
        joined.append(hit)
        at = line.first(at) - 1
    return joined


def _joins(line: Line, at: int, listed: bool) -> bool:
    """A comma joins only what an "and" has joined further on."""
    mark = line.lower[at]
    return mark in ("and", "or", "&") or (mark == "/" and line.is_tight(at)) or (listed and mark == ",")


def _is_adjective(hit: NameHit) -> bool:
    return hit.name.form == "demonym" or (hit.is_state and hit.name.shown.replace(".", "").isupper())


def _is_noun(line: Line, i: int) -> bool:
    if line.pos[i] in NOUNS:
        return True
    if line.pos[i] == "ADJ" and (line.dep[i] in ("nsubj", "dobj", "pobj", "nsubjpass", "conj") or line.lower[i].endswith("s")):
        return True
    word = line.word(i)
    return len(word) > 2 and word.isupper() and line.pos[i] != "VERB"


def _is_modifier(line: Line, i: int, head: int) -> bool:
    lower, pos = line.lower[i], line.pos[i]
    if lower == "'s":
        before = line.hit(i - 1)
        if before is None or line.hit_at[head] >= 0:
            return False
        return before.is_state or before.is_group or before.actor.kind == "person" or before.name.form in ("body", "capital")
    hit = line.hit(i)
    if hit is not None:
        return _hit_modifies(line, i, hit, head)
    if lower in QUOTES:
        return i > 0 and (line.hit_at[i - 1] >= 0 or line.pos[i - 1] == "ADJ") and line.pos[i + 1] in ("NOUN", "ADJ", "PROPN")
    if lower == "-" or (i + 1 < len(line) and line.lower[i + 1] == "-"):
        if lower == "-":
            return line.is_tight(i)
        return pos in ("ADJ", "NOUN", "PROPN", "ADV", "X", "VERB") or lower in ("pro", "anti", "non", "ex")
    if lower in load_words()["shapes"]["quantifiers"] or line.tag[i] in ("PDT", "CD") or not lower[0].isalnum():
        return False
    if pos in ("ADJ", "VERB") and line.lower[i - 1 if i else 0] == "-":
        return True
    if pos == "ADJ":
        return line.head[i] > i or line.dep[i] == "amod"
    if line.tag[i] in ("VBN", "VBG", "VBD") and line.dep[i] == "amod":
        return line.head[i] > i
    return pos in NOUNS and line.dep[i] in ("compound", "nmod", "amod", "npadvmod") and i < line.head[i] <= head


def _precedes_nation(line: Line, i: int) -> bool:
    """In front of "Syrian" in "former Syrian soldiers" stand adjectives and what hyphens tie, no further nouns or states."""
    if line.lower[i] in ("-", "'s") or line.at(i + 1) == "-":
        return True
    hit = line.hit(i)
    if hit is not None:
        return not hit.is_state or bool(tie_of(line, hit)[0])
    return line.pos[i] == "ADJ" or line.tag[i] in ("VBN", "VBD")


def _hit_modifies(line: Line, i: int, hit: NameHit, head: int) -> bool:
    if hit.name.form == "nationals" and line.word(i) in load_words()["peoples"]["adjectives"] and line.hit_at[head] < 0:
        return line.head[i] > i  # "Druze fighters"
    if hit.actor.kind == "person" or hit.name.form == "nationals":
        return hit.actor.kind == "person" and line.at(i + 1) == "'s"
    if hit.name.form in ("demonym", "body", "capital") or line.at(i + 1) in ("-", "'s"):
        return True
    if hit.is_state and line.at(line.first(i) - 1) in ("in", "at", "across", "inside", "near") and line.dep[i] == "pobj":
        return False
    return line.dep[i] not in ("pobj", "dobj", "nsubjpass") or line.head[i] > i or line.word(i).isupper()


def _modifies(line: Line, i: int) -> bool:
    """Does a common noun follow that is no name: "police station", "army base"?"""
    after = i + 1
    if after >= len(line) or line.sentence[after] != line.sentence[i] or line.hit_at[after] >= 0:
        return False
    if line.lower[after] in ("'s", "'", "-"):
        return line.is_tight(after)
    return line.pos[after] == "NOUN" and line.head[i] > i and line.dep[i] in ("compound", "nmod", "amod", "poss", "npadvmod")


def named_heads(phrase: Phrase) -> Sequence[Head]:
    """The head nouns of a phrase, the rightmost first."""
    return (phrase.noun, *phrase.inner)
