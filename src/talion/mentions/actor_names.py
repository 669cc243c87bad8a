"""A report's text goes in, the known actors' names in it come out, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from talion.mentions.actor_knowledge import ActorName, load_names, load_words
from talion.records import Actor

SENTENCE_END = re.compile(r"[a-z]{2}\.\s")
APOSTROPHES = frozenset("’'`ʿʾ‘´")
WORDLIKE = frozenset({"is", "us", "it", "au", "fact", "model", "arena", "who"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """Characters `start` to `end` name `name.actor`."""

    start: int
    end: int
    name: ActorName

    @property
    def actor(self) -> Actor:
        return self.name.actor

    @property
    def is_state(self) -> bool:
        return self.name.actor.kind == "state" and self.name.form != "nationals"

    @property
    def is_group(self) -> bool:
        return self.name.form == "name" and self.name.actor.kind not in ("state", "person", "civilians")


@cache
def _plain_char(char: str) -> str:
    """The lower-case letters and digits of one character; a space for all else."""
    kept = "".join(c for c in unicodedata.normalize("NFKD", char).lower() if c.isalnum())
    return kept or " "


def normalise(text: str) -> tuple[str, list[int]]:
    """The text in lower-case words between single spaces, one before and one after, and each character's place in `text`.

    Apostrophes inside a word vanish (Kata'ib), the possessive's becomes a word of its own (Iran 's).
    """
    out, places = [" "], [-1]
    last = len(text) - 1
    for i, char in enumerate(text):
        if char in APOSTROPHES:
            if _is_possessive(text, i, last) and out[-1] != " ":
                out.append(" ")
                places.append(i)
            continue
        if unicodedata.combining(char):
            continue
        for plain in _plain_char(char):
            if plain != " " or out[-1] != " ":
                out.append(plain)
                places.append(i)
    if out[-1] != " ":
        out.append(" ")
        places.append(len(text))
    return "".join(out), places


def key_of(name: str) -> str:
    return normalise(name)[0]


@cache
def _media_keys() -> frozenset[str]:
    return frozenset(key_of(name) for name in load_words()["media"]["names"])


def is_media(name: str) -> bool:
    """Is it a news agency, broadcaster or monitor, which is never a party?"""
    return key_of(name) in _media_keys()


def find_names(text: str) -> list[NameHit]:
    """Known names, leftmost and longest first choice, whole words only, in the order of the text."""
    automaton, names = _automaton()
    plain, places = normalise(text)
    found: list[tuple[int, int, tuple[ActorName, ...]]] = []
    for index, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        first, last = places[start + 1], places[end - 2] + 1
        if text[last : last + 1] == "." and text[last - 2 : last - 1] == "." and text[last - 1].isupper():
            last += 1
        fitting = tuple(n for n in names[index] if _is_written(n, text, first, last))
        if fitting and not _crosses_sentence(text, first, last):
            found.append((first, last, fitting))
    return _choose(text, found)


def _choose(text: str, found: Sequence[tuple[int, int, tuple[ActorName, ...]]]) -> list[NameHit]:
    strong = [n for _, _, names in found for n in names if not n.weak and n.form not in ("blocked", "capital")]
    actors = {n.actor.name for n in strong}
    countries = {n.actor.country for n in strong if n.actor.country}
    hits: list[NameHit] = []
    free = 0
    for start, end, names in sorted(found, key=lambda f: (f[0], -f[1])):
        name = _best(names, actors, countries) or _titled(text, start, end, names)
        if name is not None and start >= free:
            hits.append(NameHit(start=start, end=end, name=name))
            free = end
    return [h for h in hits if h.name.form != "blocked"]


def _titled(text: str, start: int, end: int, names: Sequence[ActorName]) -> ActorName | None:
    """A person's surname that stands by itself after a title, "President X", or before his forces, "X's troops"."""
    person = next((n for n in names if n.actor.kind == "person"), None)
    if person is None:
        return None
    before = text[max(0, start - 20) : start].split()[-1:]
    if before and text[start - 1 : start] == " " and before[0].lower() in load_words()["titles"]["words"]:
        return person
    after = text[end : end + 40].split()[:3]
    owns = len(after) > 1 and after[0] in {"'s", "’s"}
    return person if owns and any(w.rstrip(".,;:").lower() in load_words()["titles"]["forces"] for w in after[1:]) else None


def _best(names: Sequence[ActorName], actors: set[str], countries: set[str]) -> ActorName | None:
    """Of the actors that share a name: one the report speaks of otherwise, then of a country it speaks of, then the first."""

    def rank(name: ActorName) -> int:
        if name.actor.name in actors or (name.actor.parent or "") in actors:
            return 0
        return 1 if name.actor.country in countries else 2

    usable = [n for n in names if not n.weak or rank(n) < 2]
    return min(usable, key=lambda n: (rank(n) if n.weak or len(names) > 1 else 0, names.index(n))) if usable else None


def _is_possessive(text: str, i: int, last: int) -> bool:
    return i < last and text[i + 1] in "sS" and (i + 1 == last or not text[i + 2].isalpha())


def _is_written(name: ActorName, text: str, start: int, end: int) -> bool:
    """Are the capitals of the name capitals in the text?"""
    shown = _plain_generics(name.shown)
    wanted = [c for c in unicodedata.normalize("NFKD", shown) if c.isalnum()]
    written = [c for c in unicodedata.normalize("NFKD", text[start:end]) if c.isalnum()]
    if len(wanted) != len(written):
        return False
    if any(w.isupper() and not t.isupper() for w, t in zip(wanted, written, strict=True)):
        return not name.weak and len(wanted) > 3 and shown.isupper() and shown.isalpha() and written[0].isupper()
    if shown.lower().replace(".", "") in WORDLIKE and "." not in text[start:end]:
        before, after = text[max(0, start - 30) : start].split()[-1:], text[end : end + 30].split()[:1]
        return not (_shouts(after) and (_shouts(before) or not before or before[0][-1] in ".!?:"))
    return True


@cache
def _plain_generics(shown: str) -> str:
    """The name with its common nouns in lower case, but for its first word: some write "Karenni army"."""
    first, *others = shown.split(" ")
    generic = load_words()["shapes"]["generic"]
    return " ".join([first, *(w.lower() if w.lower() in generic else w for w in others)])


def _shouts(words: Sequence[str]) -> bool:
    return any(len(w) > 1 and w.isalpha() and w.isupper() for w in words)


def _crosses_sentence(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    if "\n\n" in piece or ";" in piece or ": " in piece:
        return True
    return SENTENCE_END.search(piece) is not None


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[ActorName, ...]]]:
    """The automaton over all names, and for each of its patterns the names that it stands for."""
    by_key: dict[str, list[ActorName]] = {}
    for name in load_names():
        key = key_of(name.shown)
        if key.strip():
            by_key.setdefault(key, []).append(name)
    return AhoCorasick(list(by_key), matchkind=MatchKind.Standard), [tuple(n) for n in by_key.values()]


def learned_hits(text: str, learned: Mapping[str, ActorName]) -> list[NameHit]:
    """Places where a name stands that only this report explains, as whole words in the very letters."""
    hits: list[NameHit] = []
    for shown in sorted(learned, key=lambda s: (-len(s), s)):
        name = learned[shown]
        at = text.find(shown)
        while at >= 0:
            end = at + len(shown)
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                hits.append(NameHit(start=at, end=end, name=name))
            at = text.find(shown, end)
    return hits
