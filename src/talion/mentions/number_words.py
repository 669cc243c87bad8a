"""A number as it is written goes in, its value comes out: digits, words, ordinals and the vague ones ("dozens")."""

from __future__ import annotations

from collections.abc import Mapping

UNITS: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: Mapping[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
MANY: Mapping[str, int] = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
ORDINALS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip


def read_number(words: str) -> int | None:
    """ "1,200", "thirty-four", "two hundred and six", "2.5 million", "half a dozen" as a whole number; None for anything else."""
    parts = words.lower().replace("-", " ").split()
    if parts[:2] in (["half", "a"], ["half", "dozen"]) and parts[-1] in SCALES:
        return SCALES[parts[-1]] // 2
    total, group, seen = 0, 0.0, False
    for part in parts:
        if part in {"and", "a", "an"}:
            continue
        if part in SCALES:
            group = (group if seen else 1) * SCALES[part]
            if SCALES[part] >= 1000:
                total, group = total + round(group), 0.0
            seen = True
        elif part in UNITS:
            group, seen = group + UNITS[part], True
        elif (digits := part.replace(",", "")).replace(".", "", 1).isdigit() and digits.isascii():
            group, seen = group + float(digits), True
        else:
            return None
    return total + round(group) if seen else None


def read_ordinal(word: str) -> int | None:
    """ "second", "35th", "twenty-first" as a number."""
    word = word.lower()
    if word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}:
        return int(word[:-2])
    head, _, tail = word.rpartition("-")
    if tail not in ORDINALS:
        return None
    return ORDINALS[tail] + (UNITS.get(head, 0) if head else 0)
