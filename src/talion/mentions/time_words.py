"""Words of time go in, numbers come out: months, weekdays, feasts and small numbers, and the patterns that match them."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: Mapping[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0, "tue": 1,
    "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
HOLIDAYS: Mapping[str, tuple[int, int]] = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14), "may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11), "all saints' day": (11, 1),
}  # fmt: skip
SEASONS: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SMALL: Mapping[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS: Mapping[str, int] = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
    "final": -1,
    "opening": 1,
    "closing": -1,
}

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAY = r"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:.]\d|\d|,\d{3}|%| percent| per cent)"
YEAR = r"(?P<year>(?:18|19|20)\d\d)(?![\d,]\d|\d|s\b|-\d\d\b)"
PART = (
    r"(?P<part>(?:the )?(?:very )?(?:early|mid|late|start of|beginning of|middle of|end of|turn of|opening days of"
    r"|first days of|last days of|final days of|closing days of)(?: |-| in ))"
)
CLOCK = r"(?: (?:early )?(?:morning|afternoon|evening|night|midnight|noon|dawn))"
NUMBER = (
    r"(?P<number>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five"
    r"|six|seven|eight|nine)|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?"
HEDGE = r"(?:(?:about|around|some|nearly|almost|roughly|approximately|exactly|just|barely|only|more than|over|less than) )?"


def read_small(words: str) -> int:
    """ "twenty-one" and "21" as a number. Raises KeyError for anything that the NUMBER pattern does not match."""
    if words.isdigit():
        return int(words)
    return sum(SMALL[w] for w in re.split(r"[- ]", words.lower()))


def read_month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]
