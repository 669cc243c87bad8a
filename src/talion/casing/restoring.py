"""A text goes in, the same with its capital paragraphs and headlines in mixed case comes out: every character keeps its place.

Wires of the past, alerts and communiques are printed in capitals, headlines of many papers with a capital for each word, and a
parser that was trained on mixed case sees a name in each of these words. What a word was like is told by the names that Talion
knows, by the English words that the pipeline knows, and by the words beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from talion.casing.lexicon import Lexicon, find_names, load_lexicon, load_words

Form = Literal["lower", "title", "upper", "either"]

SHORTEST = 40  # characters without a small letter; headlines and names of bodies in ordinary reports are shorter or few
CAPITALS = re.compile(rf"[^a-z]{{{SHORTEST},}}")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LINE = re.compile(r"^[^\n]{20,200}$", re.MULTILINE)
CLOSED = re.compile(r"[.:;,][\"”’)\]]*\s*$")
LONG = 4  # letters: shorter words are small in many headlines
FEWEST = 5  # words of a headline
SENTENCE_START = re.compile(r"(?:^|[.!?][\"”’)\]]*|\n|\) --|\btext\]|: *[\"“])[\s\"“‘(]*$")
BRACKETED = re.compile(r"(?<=[^\W\d_\]\-][ \n])[\[(]([^\W\d_]{2,8})[\])]|(?<=[\"”][ \n])[\[(]([^\W\d_]{2,8})[\])]")
EXPLAINED = re.compile(r"\b([^\W\d_]{2,8})[ \n][\[(]((?:[^\W\d_]+[ \n-]){1,9}[^\W\d_]+)[\])]")
NAME_BEFORE = re.compile(r"\bthe ((?:[^\W\d_]+[ -]){2,9})$")
TELLING_TAGS = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})
VOWELS = frozenset("aeiouy")


def restore_case(text: str, pipeline: Language) -> str:
    """The text with capital stretches and headlines in mixed case, of the same length. Ordinary text is given back as it is."""
    capital = [_whole_words(text, *m.span()) for m in CAPITALS.finditer(text) if is_capital(m[0])]
    lines = [m.span() for m in LINE.finditer(text) if is_headline(m[0])]
    headlines = {(a, b) for a, b in lines if not any(a < stop and start < b for start, stop in capital)}
    stretches = sorted({*capital, *headlines})
    lexicon = load_lexicon(pipeline) if stretches else None
    if lexicon is None:
        return text
    pieces, end = [], 0
    for start, stop in stretches:
        restore = restore_headline if (start, stop) in headlines else restore_stretch
        pieces += [text[end:start], restore(text[start:stop], lexicon, pipeline)]
        end = stop
    return "".join([*pieces, text[end:]])


def is_headline(line: str) -> bool:
    """Whether all but the short words of a line, which no stop closes, begin with a capital."""
    words = WORD.findall(line)
    long = [w for w in words if len(w) >= LONG]
    return len(words) >= FEWEST and len(long) >= FEWEST - 1 and all(w[0].isupper() for w in long) and not CLOSED.search(line)


def restore_headline(line: str, lexicon: Lexicon, pipeline: Language) -> str:
    """A headline in mixed case, of the same length; as it is where it has no verb, as a name or the title of something."""
    letters = list(restore_stretch(line, lexicon, pipeline))
    for match in WORD.finditer(line):
        if not may_be_small(match[0], lexicon):
            letters[match.start() : match.end()] = match[0]
    shown = "".join(letters)
    return shown if any(token.tag_ in TELLING_TAGS for token in _tag(shown, pipeline)) else line


def may_be_small(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of a headline is one of the dictionary, not a name, an acronym or the letter of a model ("ISIS", "F-35")."""
    base = _base(word.lower())
    return (
        len(word) > 1 and word[1:].islower() and lexicon.is_common(base) and (base in lexicon.spellings or base in lexicon.small)
    )


def is_capital(stretch: str) -> bool:
    """Whether the stretch without small letters is words in capitals rather than figures or another script."""
    capitals = sum(c.isupper() for c in stretch)
    return capitals * 2 > len(stretch) and len([w for w in WORD.findall(stretch) if len(w) > 1 and w.isupper()]) >= SHORTEST // 10


def _whole_words(text: str, start: int, stop: int) -> tuple[int, int]:
    """The stretch without the capital of a word in mixed case at its end, or the end of one at its start."""
    while start < stop and start and text[start - 1].isalpha() and text[start].isalpha():
        start += 1
    while stop > start and stop < len(text) and text[stop - 1].isalpha() and text[stop].isalpha():
        stop -= 1
    return start, stop


@dataclass(slots=True, kw_only=True)
class _Word:
    """Characters `start` to `end` of a stretch, in small letters, and the form that they get."""

    start: int
    end: int
    small: str
    form: Form


def restore_stretch(text: str, lexicon: Lexicon, pipeline: Language) -> str:
    """A stretch in capitals in mixed case, of the same length."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    acronyms = find_acronyms(small, lexicon)
    words = [_Word(start=m.start(), end=m.end(), small=m[0], form="either") for m in WORD.finditer(small)]
    for word in words:
        word.form = "upper" if word.small in acronyms else judge_word(word.small, lexicon)
        if word.start and small[word.start - 1].isdigit():  # "4th"
            word.form = "lower"
    _judge_neighbours(words, small, lexicon)
    _name_bodies(words, small, acronyms)
    named = find_names(small, lexicon)
    _ask_tagger(words, _write(small, words, named), pipeline)
    return _write(small, words, named)


def find_acronyms(small: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that stand alone in brackets behind a name and are none of the dictionary, or may shorten that name: "(urng)".

    So are the words that a bracket explains: "fdr [revolutionary democratic front]".
    """
    found: set[str] = set()
    for match in BRACKETED.finditer(small):
        word = match[1] or match[2]
        before = NAME_BEFORE.search(small, 0, match.start())
        if not lexicon.is_common(word) or (before and _may_shorten(word, before[1].split()[-5:])):
            found.add(word)
    found |= {m[1] for m in EXPLAINED.finditer(small) if _may_shorten(m[1], m[2].split()) and m[1] not in lexicon.small}
    return frozenset(found)


def _may_shorten(word: str, words: list[str]) -> bool:
    """Whether the word has the first letters of several of the words."""
    initials = {w[0] for w in words}
    return len(initials & set(word)) > 1 or word == "".join(w[0] for w in words)


def judge_word(word: str, lexicon: Lexicon) -> Form:
    """The form of a word by itself; "either" where English has both a word and a name of these letters."""
    lists = load_words()
    base = _base(word)
    if base in lists["acronyms"] or base == "i":
        return "upper"
    if any(base in lists[kind] for kind in ("months", "weekdays", "peoples", "abbreviations", "given")):
        return "title"
    if base in lexicon.small or base in lists["particles"] or base in lists["units"] or word in lexicon.small:
        return "lower"
    spellings, title = lexicon.spellings, base.capitalize()
    if len(base) > 1 and not VOWELS & set(base):
        return "upper"
    if lexicon.is_common(base):
        return "either" if title in spellings else "lower"
    if title in spellings:
        return "title"
    if base.upper() in spellings:
        return "upper"
    return "lower" if base in spellings or base.endswith(("ing", "ed", "ly")) else "title"


def _judge_neighbours(words: list[_Word], small: str, lexicon: Lexicon) -> None:
    """Titles before names are capitals, and so are "may" and "march" beside a number."""
    lists = load_words()
    _judge_surnames(words, small, lexicon)
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        joined = (
            following is not None and following.start - word.end in (1, 2) and not small[word.end : following.start].strip(" .")
        )
        if word.small in lists["titles"] and joined and following is not None and following.form == "title":
            word.form = "title"
        if word.small in lists["disguised"] and small[word.start - 4 : word.start] == "the ":
            word.form = "upper"
        if word.small in lists["dated"]:
            near = small[max(0, word.start - 4) : word.start] + small[word.end : word.end + 4]
            word.form = "title" if any(c.isdigit() for c in near) else "lower"


def _judge_surnames(words: list[_Word], small: str, lexicon: Lexicon) -> None:
    """A word that may be a name is one behind a name or a short title, and wherever else the text has it."""
    lists = load_words()
    surnames: set[str] = set()
    for before, word in pairwise(words):
        ship = before.small in lists["ships"] and (before.small != "v" or small[before.start - 2 : before.start] == "m/")
        if ship and small[before.end : word.start] == " ":
            word.form = "title"
        if word.form in ("title", "upper") or before.form != "title" or small[before.end : word.start] not in (" ", ". "):
            continue
        given = before.small in lists["given"] or before.small in surnames
        titled = before.small in lists["abbreviations"] or before.small in lists["titles"]
        thing = lexicon.is_thing(_base(word.small))
        if (thing and given) or (word.form == "either" and (titled or (thing and not lexicon.is_common(before.small)))):
            word.form = "title"
            surnames.add(_base(word.small))
    for word in words:
        if word.form in ("either", "lower") and _base(word.small) in surnames:
            word.form = "title"


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def _name_bodies(words: list[_Word], small: str, acronyms: frozenset[str]) -> None:
    """The words between "the" and a bracketed acronym are a name: "the national liberation front (fln)"."""
    particles = load_words()["particles"]
    for match in BRACKETED.finditer(small):
        before = NAME_BEFORE.search(small, 0, match.start()) if (match[1] or match[2]) in acronyms else None
        for word in words if before else ():
            if before and before.start(1) <= word.start < before.end(1) and word.small not in particles and len(word.small) > 3:
                word.form = "title"


def _tag(text: str, pipeline: Language) -> Doc:
    doc = pipeline.make_doc(text)
    for name, component in pipeline.pipeline:
        if name in ("tok2vec", "transformer", "tagger"):
            doc = component(doc)
    return doc


def _ask_tagger(words: list[_Word], draft: str, pipeline: Language) -> None:
    """Words that may be names or not become what the tagger takes them for in the draft."""
    doc = _tag(draft, pipeline)
    proper = {token.idx for token in doc if token.tag_ in ("NNP", "NNPS")}
    nouns = {token.idx for token in doc if token.tag_ in ("NN", "NNS", "NNP", "NNPS", "JJ")}
    names = Counter(w.small for w in words if w.form == "either" and w.start in proper)
    words_of = Counter(w.small for w in words if w.form == "either")
    for i, word in enumerate(words):
        if word.form == "either":
            word.form = "title" if names[word.small] * 2 > words_of[word.small] or word.start in proper else "lower"
        elif word.small == "us" and i + 1 < len(words) and words[i + 1].start == word.end + 1 and words[i + 1].start in nouns:
            word.form = "upper"


def _write(small: str, words: list[_Word], named: list[tuple[int, str]]) -> str:
    letters = list(small)
    for word in words:
        if word.form == "upper":
            stem = word.small.partition("'")[0]  # the possessive's "s" stays small
            letters[word.start : word.start + len(stem)] = map(_capital, stem)
        elif word.form == "title" or SENTENCE_START.search(small, max(0, word.start - 8), word.start):
            letters[word.start] = _capital(letters[word.start])
            if word.end - word.start > 3 and word.small[1] in "'’":
                letters[word.start + 2] = _capital(letters[word.start + 2])
    for start, shown in named:
        letters[start : start + len(shown)] = shown
    return "".join(letters)


def _capital(char: str) -> str:
    """The capital of one character; itself where that is two characters ("ß")."""
    raised = char.upper()
    return raised if len(raised) == 1 else char
