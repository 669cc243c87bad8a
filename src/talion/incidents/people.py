"""Names of two people go in, whether they may be one person's comes out."""

from __future__ import annotations

from functools import lru_cache

from talion.records import plain

PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "abu", "de", "da", "del", "la", "van", "von", "mr", "mrs", "ms", "dr"})
SHORTEST = 3  # letters of a surname that tells anything


def may_be_one_person(one: str, other: str) -> bool:
    """The shorter name's words are all of the longer, the last one of both among them: "Salhab", "Hassan Ali Salhab"."""
    short, long = sorted((words_of_name(one), words_of_name(other)), key=len)
    return bool(short) and short[-1] == long[-1] and len(short[-1]) >= SHORTEST and set(short) <= set(long)


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> tuple[str, ...]:
    """In plain letters, without particles and titles: "Saleh al-Arouri" is saleh, arouri."""
    return tuple(w for w in plain(name.replace("-", " ")).split() if w not in PARTICLES)
