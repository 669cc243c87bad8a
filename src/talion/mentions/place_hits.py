"""A report's text and the gazetteer go in, hits come out: the longest runs of capitalised words that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from talion.gazetteer import Candidate, Gazetteer
from talion.gazetteer.keys import ARTICLES
from talion.mentions.place_words import PlaceWords, load_words

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘`ʿʾʼ][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
GAP = re.compile(r"[ \-‑]|\. |\n|, (?=D\.?C)")
INNER_ABBREVIATIONS = frozenset({"St", "Ste", "Mt", "Ft", "Dr"})
STATE_BEFORE = re.compile(r"\w, $|\w \($|\b[DR]-$")
SHORTENING = frozenset({"USA", "CAN", "AUS"})
LONGEST_NAME = 7
WELL_KNOWN = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of the text with its offsets; a possessive ending is left out."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words `first` to `last` of the text that name one or more places of the gazetteer."""

    text: str
    start: int
    end: int
    first: int
    last: int
    candidates: tuple[Candidate, ...]

    @property
    def key(self) -> str:
        return self.text.casefold()


def split_words(text: str) -> list[Word]:
    """The words of `text` in order; "U.S." is one word, "Deir ez-Zor" three."""
    words = []
    for match in WORD.finditer(text):
        bare = POSSESSIVE.sub("", match.group())
        words.append(Word(text=bare, start=match.start(), end=match.start() + len(bare)))
    return words


def find_hits(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Hit]:
    """The hits of the text, left to right, the longest first where several start at one word; they never overlap."""
    lists = load_words()
    hits: list[Hit] = []
    number = 0
    while number < len(words):
        short = _match_abbreviation(text, words, number, gazetteer, lists)
        hit = short or (_match_at(text, words, number, gazetteer, lists) if _may_start(text, words, number) else None)
        if hit:
            hits.append(hit)
        number = hit.last + 1 if hit else _pass_region(text, words, number, lists)
    return hits


def _pass_region(text: str, words: list[Word], number: int, lists: PlaceWords) -> int:
    """The next word to look at: "America" is not read again in "Latin America"."""
    following = number + 1
    named = words[number].capital and words[number].text != "The" and following < len(words)
    if named and text[words[number].start : words[following].end].casefold() in lists.ignored:
        return following + 1
    return following


def _match_abbreviation(text: str, words: list[Word], first: int, gazetteer: Gazetteer, lists: PlaceWords) -> Hit | None:
    """A state's short form after a name or a party: the "Va." of "Gainesville, Va.", the "N.Y." of "D-N.Y."."""
    start = words[first].start
    if not words[first].capital or not first or not STATE_BEFORE.search(text, max(0, start - 3), start):
        return None
    match = lists.abbreviation.match(text, start)
    if match is None:
        return None
    last = first
    while last + 1 < len(words) and words[last + 1].start < match.end():
        last += 1
    found = gazetteer.find(lists.abbreviations[match.group()])
    states = tuple(c for c in found if c.precision == "province" and c.country in SHORTENING)
    return Hit(text=match.group(), start=start, end=match.end(), first=first, last=last, candidates=states) if states else None


def _may_start(text: str, words: list[Word], number: int) -> bool:
    word = words[number]
    if word.capital:
        return True
    following = words[number + 1] if number + 1 < len(words) else None
    return (
        word.text in ARTICLES
        and following is not None
        and following.capital
        and text[word.end : following.start] in (("-", "‑", " ") if word.text in ("al", "el") else ("-", "‑"))
    )


def _match_at(text: str, words: list[Word], first: int, gazetteer: Gazetteer, lists: PlaceWords) -> Hit | None:
    for last in reversed(list(_reach(text, words, first))):
        name = text[words[first].start : words[last].end]
        if name.casefold() in lists.ignored and last > first:
            return None
        if name.casefold() in lists.ignored or not _may_end(words[last], lists):
            continue
        candidates = tuple(c for c in gazetteer.find(name) if _fits(name, c))
        if candidates and not (_goes_on(text, words, first, last) and max(c.population for c in candidates) < WELL_KNOWN):
            return Hit(
                text=name, start=words[first].start, end=words[last].end, first=first, last=last, candidates=candidates
            )  # fmt: skip
    return None


def _goes_on(text: str, words: list[Word], first: int, last: int) -> bool:
    """Is it the head of a longer name that nobody knows: the "Burj" of "Burj al-Barajneh"?"""
    if last + 2 >= len(words) or words[last + 1].text not in ARTICLES:
        return False
    gap, hyphen = text[words[last].end : words[last + 1].start], text[words[last + 1].end : words[last + 2].start]
    if gap != " " or hyphen not in {"-", "‑"} or not words[last + 2].capital:
        return False
    name, rest = text[words[first].start : words[last].end], text[words[last].end : words[last + 2].start]
    return re.search(rf"\b{re.escape(name)}\b(?!{re.escape(rest)})", text) is None  # it stands nowhere by itself


def _reach(text: str, words: list[Word], first: int) -> Iterator[int]:
    """The words at which a name that starts at `first` may end: only blanks, hyphens and the dot of "St." in between."""
    yield first
    for last in range(first + 1, min(first + LONGEST_NAME, len(words))):
        gap = text[words[last - 1].end : words[last].start]
        if not GAP.fullmatch(gap) or (gap == ". " and words[last - 1].text not in INNER_ABBREVIATIONS):
            return
        yield last


def _may_end(word: Word, lists: PlaceWords) -> bool:
    return word.capital or word.text[0].isdigit() or word.text in lists.kinds or word.text in SITE_NOUNS


SITE_NOUNS = frozenset(
    [
        "field",
        "plant",
        "facility",
        "garrison",
        "strip",
        "suburbs",
        "canal",
        "corridor",
        "square",
        "lands",
        "peninsula",
        "state",
        "region",
    ]
)


def _fits(name: str, candidate: Candidate) -> bool:
    """Whether the letters' case allows this reading: "US" is a country and "Us" is not; "PKK" is no town."""
    letters = name.replace(".", "")
    if candidate.precision == "country":
        return len(letters) > 3 or letters.isupper() or letters == candidate.name
    if len(letters) <= 2 and not candidate.gazetteer_id.startswith("talion:"):
        return False
    known = candidate.gazetteer_id.startswith("talion:") or candidate.population > WELL_KNOWN
    return known or len(letters) > 5 or not letters.isupper()
