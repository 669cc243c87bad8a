"""A name or a passage goes in, the form in which a search compares it comes out: no case, accents, apostrophes or dashes."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
_APOSTROPHES = dict.fromkeys("'’‘`´ʼʻʿʾʹ", "")
_TABLE = str.maketrans(_LETTERS | _APOSTROPHES)


def fold(text: str) -> str:
    """`text` for comparing: "Sana’a" and "SANAA", "Al-Asad" and "al asad" come out the same."""
    # Unicode's own way of caseless comparison: decomposing lays new capitals bare, and lowering these new marks.
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold()).casefold()
    plain = unicodedata.normalize("NFKD", lowered).translate(_TABLE)
    kept = (" " if unicodedata.category(char) == "Pd" else char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(kept).split())
