"""An English pipeline and Talion's data files go in, what they say of the case of words comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from talion.registry import load_toml, load_tsv

NAME_FILES = ("states.tsv", "country_names.tsv", "actors.tsv", "regions.tsv", "sites.tsv")
SURE_FILES = NAME_FILES[:2]
NAME_COLUMNS = ("name", "aliases", "demonyms", "nationals", "capitals", "bodies")
PATTERN_SIGNS = frozenset("\\(|[")  # some lists hold patterns
WORD_FILES = ("actor_words.toml", "place_words.toml", "frames.toml", "idioms.toml", "tolls.toml", "targets.toml", "weapons.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What a pipeline knows of English words: spellings that it was trained on, and the dictionary of its lemmatizer.

    `actions` are the lemmas that are verbs, adjectives or adverbs, `small` the words that carry no meaning of their own.
    """

    spellings: frozenset[str]
    lemmas: frozenset[str]
    actions: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    small: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Whether the lower-case word, or what it is an inflected form of, is in the dictionary."""
        if word in self.small or word in self.lemmas or word in load_common():
            return True
        if word.endswith("s") and word[:-1] in load_common():
            return True
        return self._is_form_of(word, self.lemmas)

    def is_thing(self, word: str) -> bool:
        """Whether the dictionary has the word at most as a noun in the singular, as it has names: "castro"."""
        if word in self.small or word in self.actions or word in load_common() or self._is_form_of(word, self.actions):
            return False
        return not (word.endswith("s") and (word[:-1] in self.lemmas or word[:-1] in load_common()))

    def is_inflected(self, word: str) -> bool:
        """Whether the word is a form of a verb or adjective: "states"."""
        return word not in self.lemmas and self._is_form_of(word, self.actions)

    def _is_form_of(self, word: str, lemmas: frozenset[str]) -> bool:
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in lemmas for old, new in self.endings)


@lru_cache(maxsize=2)
def load_lexicon(pipeline: Language) -> Lexicon | None:
    """The words that the pipeline knows; None where it has no English dictionary, so that nothing can be restored."""
    lemmatizer = next((part for _, part in pipeline.pipeline if isinstance(part, Lemmatizer)), None)
    if lemmatizer is None or not lemmatizer.lookups.has_table("lemma_index"):
        return None
    index, rules, odd = (lemmatizer.lookups.get_table(f"lemma_{kind}") for kind in ("index", "rules", "exc"))
    things, *others = ({w for table in (index, odd) for w in table.get(kind, ())} for kind in ("noun", "verb", "adj", "adv"))
    actions = set().union(*others)
    endings = {(str(old), str(new)) for kind in ("noun", "verb", "adj") for old, new in rules.get(kind, ())}
    return Lexicon(
        spellings=frozenset(s for s in pipeline.vocab.strings if s.isalpha()),
        lemmas=frozenset(things | actions),
        actions=frozenset(actions),
        endings=tuple(sorted(endings)),
        small=frozenset(pipeline.Defaults.stop_words),
    )


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The word lists of `knowledge/casing.toml` by name."""
    return {key: frozenset(str(w) for w in words) for key, words in load_toml("casing.toml").items() if isinstance(words, list)}


@cache
def load_names() -> Mapping[str, tuple[str, bool]]:
    """Lower-case name -> as it is written, and whether it is surely a name wherever it stands."""
    names = dict(_known_names())
    for file in WORD_FILES:
        for name in _quoted(file):
            if not PATTERN_SIGNS & set(name) and not (name.isupper() and " " in name):
                _add_name(names, name, sure=False)
    return names


@cache
def _known_names() -> Mapping[str, tuple[str, bool]]:
    """Those of actors and places."""
    names: dict[str, tuple[str, bool]] = {}
    for file in NAME_FILES:
        for row in load_tsv(file):
            for column in NAME_COLUMNS:
                for name in row.get(column, "").split(";"):
                    _add_name(names, name.lstrip("?"), sure=file in SURE_FILES and column != "bodies" and not name.isupper())
    return names


def _add_name(names: dict[str, tuple[str, bool]], shown: str, *, sure: bool) -> None:
    """Adds the name as it is written and, as capitals often lack them, without its marks."""
    if len(shown) > 2 and any(c.isupper() for c in shown):
        for written in (shown, _without_marks(shown)):
            if len(written) == len(written.lower()):
                names.setdefault(written.lower(), (written, sure))


def _without_marks(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def load_common() -> frozenset[str]:
    """The small-letter words of Talion's own word lists, which a dictionary may lack: "airstrike", "carbomb"."""
    words = {w for file in WORD_FILES for phrase in _quoted(file) for w in phrase.split() if w.isalpha() and w.islower()}
    return frozenset(words - _known_names().keys())


def _quoted(file: str) -> Iterator[str]:
    """Every string of a data file, however deep it lies."""
    return _strings(load_toml(file))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


@cache
def _automaton() -> tuple[AhoCorasick, list[str]]:
    names = list(load_names())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def find_names(small: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Where known names stand, and how they are written."""
    automaton, names = _automaton()
    found: list[tuple[int, str]] = []
    for index, start, end in automaton.find_matches_as_indexes(small):
        if (start and small[start - 1].isalnum()) or (end < len(small) and small[end].isalnum()):
            continue
        shown, sure = load_names()[names[index]]
        if (sure and not lexicon.is_inflected(names[index])) or " " in shown or not lexicon.is_common(names[index]):
            found.append((start, shown))
    return found
