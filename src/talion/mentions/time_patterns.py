"""A text goes in, the stretches that may name a time come out: one pattern a wording, the longest match at a place wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from talion.mentions.time_words import CLOCK, DAY, HEDGE, HOLIDAYS, MONTH, NUMBER, PART, UNIT, WEEKDAY, YEAR

DAY2 = DAY.replace("<day>", "<day2>")
MONTH2 = MONTH.replace("<month>", "<month2>")
YEAR2 = YEAR.replace("<year>", "<year2>")
DASH = r"(?: ?[-–—/] ?| (?:to|and|until|till|through) (?:the )?)"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
OF_YEAR = rf"(?:,? (?:of )?{YEAR}|,? (?P<which>this|last|next) year)"
WEEKDAY_LEAD = rf"(?:{WEEKDAY.replace('<weekday>', '<lead>')}{CLOCK}?,? )?"
WHICH = r"(?P<which>last|next|this|this past|past|this coming|coming|the following|the previous|the same|that)"
HOLIDAY = "(?P<holiday>" + "|".join(re.escape(h).replace("'", "['’]") for h in HOLIDAYS) + ")"

WORDINGS: tuple[tuple[str, str, int], ...] = (
    ("date", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b", 0),
    ("slashes", rf"\b(?P<day>\d{{1,2}})(?P<sep>[/.])(?P<month>\d{{1,2}})(?P=sep){YEAR}\b", 0),
    ("date", rf"\b(?:{WEEKDAY_LEAD}|[Ll]ast )?{MONTH} (?:the )?{DAY}(?:{OF_YEAR})?\b", 0),
    ("date", rf"\b{WEEKDAY_LEAD}(?:the )?{DAY}(?: of)?[ -]{MONTH}(?:{OF_YEAR})?\b", 0),
    ("range", rf"\b{MONTH} {DAY}{DASH}{DAY2}(?:{OF_YEAR})?\b(?! (?:January|February|March|April|May|June|July|August"
        rf"|September|October|November|December))", 0),
    ("range", rf"\b{DAY}{DASH}{DAY2}(?: of)? {MONTH}(?:{OF_YEAR})?\b", 0),
    ("range", rf"\b{MONTH} {DAY}(?:,? {YEAR2})?,?{DASH}{MONTH2} {DAY2}(?:{OF_YEAR})?\b", 0),
    ("range", rf"\b{DAY} {MONTH}(?: {YEAR2})?{DASH}{DAY2} {MONTH2}(?:{OF_YEAR})?\b", 0),
    ("month", rf"\b{PART}?{MONTH}(?:{OF_YEAR})\b", 0),
    ("month", rf"\b(?:{PART}|(?P<which>(?i:last|next|this|this past|past)) ){MONTH}\b(?!\.? \d{{1,2}}\b(?!,\d))", 0),
    ("month", rf"(?:(?<=\b[Ii]n )|(?<=ince )|(?<=ring )|(?<=\bfrom )|(?<=ntil )|(?<=\bby )){MONTH}\b(?! \d{{1,2}}\b)", 0),
    ("bare month", r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b", 0),
    ("week of month", rf"\b(?:the )?(?P<ordinal>first|second|third|fourth|last|final|opening|closing) week (?:of|in) "
        rf"{MONTH}(?:{OF_YEAR})?\b", 0),
    ("year", rf"\b(?:{PART}(?:the year )?|(?:the )?year )?{YEAR}\b(?!-year)", 0),
    ("season", rf"\b(?:(?P<which>last|this|next|this past) (?:year['’]s )?{SEASON}|(?:the )?(?:early |late "
        rf")?{SEASON.replace('<season>', '<season2>')} (?:of )?{YEAR})\b", re.I),
    ("weekday", rf"\b(?:(?:early|late) (?:on )?)?(?:{WHICH} )?{WEEKDAY}\b{CLOCK}?(?: (?:of )?(?P<week>last|this|next) week)?", 0),
    ("counted", rf"\b{HEDGE}{NUMBER} {UNIT}(?P<exact> to the day)?(?: or (?:so|more))?(?: ago(?: on)? {WEEKDAY}\b| "
        rf"(?P<ago>ago)\b(?P<today> (?:today|to the day))?"
     rf"| (?P<way>earlier|later|afterwards?|beforehand|previously|before(?! (?:the|a|an|he|she|it|they|his"
        rf"|its|their)\b))\b(?! than\b)"
     r"| (?P<since>since|after|before|on from)\b)", re.I),
    ("deictic", r"\b(?:(?P<back2>(?:the )?day before yesterday|the night before last)|(?P<back1>yesterday|last night)"
        r"|(?P<now>today|tonight|this (?:morning|afternoon|evening))|(?P<on1>tomorrow))\b(?:(?<=y|w) (?:morning"
            r"|afternoon|evening|night))?", re.I),
    ("overnight", rf"\bovernight\b(?: (?P<into>(?:on |from |{WEEKDAY.replace('<weekday>', '<from>')} )*(?:into|to)(?: "
        rf"early)? |(?:on |between )?){WEEKDAY}\b(?: (?:and|to|into) {WEEKDAY.replace('<weekday>', '<to>')})?)?", re.I),
    ("some units", r"\b(?:(?:just|mere|only|some|about|barely) )?(?:(?:a )?(?P<some>few|couple of|several|many) )?"
        r"(?P<unit>hours|minutes|days|weeks|months|years) (?P<way>ago|earlier|later|afterwards|after|before(?=[,.;:)]|$"
        r"| (?:that|in|at|on)\b))\b(?! than)", re.I),
    ("offset", r"\b(?:the|that) (?P<number>)(?P<way>next|following|previous|preceding) (?P<unit>day|night|week|month"
        r"|year|morning|evening|afternoon)\b", re.I),
    ("offset", r"\bthe (?P<number>)(?P<unit>day|night|week|month|year|morning|afternoon|evening) (?P<way>before|after)\b"
        r"(?=[,.;:)]|$| (?:in|at|on|by|near|when|and|but)\b)", re.I),
    ("same", r"\b(?:(?:that|the) (?:very )?same|that|the very) (?P<unit>day|night|morning|afternoon|evening|weekend"
        r"|week|month|year)\b", re.I),
    ("period", r"\b(?:(?:earlier|later|early|late|sometime) )?(?:(?:over|during|in) )?(?P<which>last|this|next|this "
        r"past|the past|the coming) (?P<unit>weekend|week|month|year)\b(?!['’]s (?!.{0,40}))", re.I),
    ("weekend", r"\b(?:over|during|at) the (?:past )?weekend\b", re.I),
    ("bare day", r"\b(?<=[Oo]n )(?:the )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=[,.;:)]|$| (?:in|at|by|near|when|and"
        r"|but|from|after|claimed|killed|left|was|were|said|of this month)\b)", 0),
    ("anniversary", rf"\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth"
        rf"|ninth|tenth|eleventh|twelfth|fifteenth|twentieth|thirtieth|fortieth|fiftieth)|"
        rf"{NUMBER.replace('<number>', '<count>')}-year) anniversary\b", re.I),
    ("holiday", rf"\b{HOLIDAY}(?: (?:{YEAR}|(?P<which>last) year))?\b", re.I),
)  # fmt: skip


# What a text must hold, in small letters, for a wording of the name to be in it: spares the search.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "anniversary": ("anniversary",), "season": ("spring", "summer", "autumn", "fall", "winter"), "weekend": ("weekend",),
    "overnight": ("overnight",), "week of month": ("week of", "week in"), "holiday": (" day", " eve"),
    "some units": ("hours", "minutes", "days", "weeks", "months", "years"),
    "deictic": ("yesterday", "today", "tonight", "tomorrow", "last night", "night before", "this "),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of text that a pattern matched, with the pattern's name and named parts."""

    name: str
    start: int
    end: int
    parts: dict[str, str]

    def part(self, name: str) -> str:
        return self.parts.get(name, "")


@cache
def compile_wordings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, flags)) for name, pattern, flags in WORDINGS)


def scan_table(text: str, table: Sequence[tuple[str, re.Pattern[str]]]) -> list[Wording]:
    """All matches, overlapping ones too, in the order of the table."""
    return [
        Wording(name, m.start(), m.end(), {k: v for k, v in m.groupdict().items() if v is not None})
        for name, pattern in table
        for m in pattern.finditer(text)
    ]


def keep_longest(found: Sequence[Wording]) -> list[Wording]:
    """Non-overlapping wordings in text order; of those that overlap the longest stays, of equals the first."""
    taken: list[Wording] = []
    for wording in sorted(found, key=lambda w: w.start - w.end):
        if all(wording.end <= other.start or other.end <= wording.start for other in taken):
            taken.append(wording)
    return sorted(taken, key=lambda w: w.start)


def scan_wordings(text: str, *, ranges: bool = True) -> list[Wording]:
    """The calendar's wordings of a text, in its order; without `ranges` both ends of "May 3 to June 4" stand by themselves."""
    low = text.lower()
    table = [w for w in compile_wordings() if (ranges or w[0] != "range") and any(n in low for n in NEEDED.get(w[0], ("",)))]
    return keep_longest(scan_table(text, table))
