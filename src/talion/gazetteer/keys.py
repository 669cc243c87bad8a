"""A place name goes in, the keys under which the index knows it come out: spelling differences end here."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "as",
        "ash",
        "at",
        "ath",
        "ad",
        "adh",
        "az",
        "an",
        "ar",
        "es",
        "esh",
        "et",
        "ez",
        "ed",
        "ud",
        "er",
        "en",
        "as",
    ]
)
LEADING_ARTICLES = ARTICLES | {"the"}
SPOKEN_ARTICLE = re.compile(r"(?:[aeui]l)[ -]|(?:a[dnrstz]h?|e[dnrstz])-", re.IGNORECASE)
MARKS = re.compile(r"['’‘`´ʻʼʽʾʿ′\".]")
GAPS = re.compile(r"[\W_]+")
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "þ": "th"})
SKELETON_STEPS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[ct]sh?h|ch|tch"), "sh"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"gh|kh|q"), "k"),
    (re.compile(r"c(?=[aou])|ck"), "k"),
    (re.compile(r"oo|ou|ow|aw|au|o|w"), "u"),
    (re.compile(r"[aei]y|[ae]i|ie|ee|e|y"), "i"),
    (re.compile(r"g"), "j"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"[ai]h?\b"), ""),
    (re.compile(r"(?<=\w)[aiu](?=\w)"), ""),
)


def fold_name(name: str) -> str:
    """Lower-case words of `name` without marks, hyphens or apostrophes; an Arabic article inside it is always "al"."""
    if name.isascii():
        words = GAPS.sub(" ", MARKS.sub("", name.lower())).split()
    else:
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(LETTERS)
        words = GAPS.sub(" ", MARKS.sub("", "".join(c for c in bare if not unicodedata.combining(c)))).split()
    return " ".join("al" if 0 < i < len(words) - 1 and word in ARTICLES else word for i, word in enumerate(words))


def drop_article(key: str) -> str:
    """The key without a leading article ("al qaim" -> "qaim", "the hague" -> "hague"), or the key itself."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in LEADING_ARTICLES else key


def starts_with_article(name: str) -> bool:
    """Whether `name` as it is written starts with an Arabic article: "al Qaim", "as-Salif", but not "At Baghdad"."""
    return SPOKEN_ARTICLE.match(name) is not None


def make_skeleton(key: str) -> str:
    """The consonants of a romanised Arabic-script name, so that "hodeidah" meets "hudaydah"; "" where too little is left."""
    rest = " ".join(word for word in drop_article(key).split() if word != "al")
    for pattern, replacement in SKELETON_STEPS:
        rest = pattern.sub(replacement, rest)
    return "~" + rest if len(rest.replace(" ", "")) >= 4 else ""
