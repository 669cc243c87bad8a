"""A text goes in, the stretches that may name a time come out: one pattern a wording, the longest match at a place wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from talion.mentions.stretches import find_stretches, fold_case, search_stretches
from talion.mentions.time_words import CLOCK, DAY, HEDGE, HOLIDAYS, MONTH, NUMBER, PART, UNIT, WEEKDAY, YEAR

DAY2 = DAY.replace("<day>", "<day2>")
MONTH2 = MONTH.replace("<month>", "<month2>")
YEAR2 = YEAR.replace("<year>", "<year2>")
DASH = r"(?: ?[-–—/] ?| (?:to|and|until|till|through) (?:the )?)"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
OF_YEAR = rf"(?:,? (?:of )?{YEAR}|,? (?P<which>this|last|next) year)"
WEEKDAY_LEAD = rf"(?:{WEEKDAY.replace('<weekday>', '<lead>')}{CLOCK}?,? )?"
FAR_CLOCK = r",? (?P<far>(?:Washington|Eastern|East Coast|Pacific|U\.S\.|American) time|E[SD]?T)"
WHICH = r"(?P<which>last|next|this|this past|past|this coming|coming|the following|the previous|the same|that)"
HOLIDAY = "(?P<holiday>" + "|".join(re.escape(h).replace("'", "['’]") for h in HOLIDAYS) + ")"

HELD: Mapping[str, str] = {
    "year": r"(?:18|19|20)\d\d",
    "month": "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "weekday": "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "season": "spring|summer|autumn|fall|winter",
    "unit": r"minute|hour|\bday|night|week|month|year|decade|centur|morning|afternoon|evening",
    "now": "yesterday|today|tonight|tomorrow|night|this (?:morning|afternoon|evening)",
    "overnight": "overnight",
    "weekend": "weekend",
    "ordinal": r"\dst|\dnd|\drd|\dth",
    "anniversary": "anniversary",
    "holiday": HOLIDAY.replace("(?P<holiday>", "(?:"),
}
# A wording's name, its pattern and flags, and which of HELD it must hold. HELD is lower case but for names of months and days.
WORDINGS: tuple[tuple[str, str, int, str], ...] = (
    ("date", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b", 0, "year"),
    ("slashes", rf"\b(?P<day>\d{{1,2}})(?P<sep>[/.])(?P<month>\d{{1,2}})(?P=sep){YEAR}\b", 0, "year"),
    ("date", rf"\b(?:{WEEKDAY_LEAD}|[Ll]ast )?{MONTH} (?:the )?{DAY}(?:{OF_YEAR})?\b", 0, "month"),
    ("date", rf"\b{WEEKDAY_LEAD}(?:the )?{DAY}(?: of)?[ -]{MONTH}(?:{OF_YEAR})?\b", 0, "month"),
    ("date", rf"\b{DAY} {MONTH} (?P<short>\d\d)\b(?=[.;)\]]|,(?! ?\d)|$| (?:when|in|at|by|near|and|off)\b)", 0, "month"),
    ("range", rf"\b{MONTH} {DAY}{DASH}{DAY2}(?:{OF_YEAR})?\b(?! (?:January|February|March|April|May|June|July|August"
        rf"|September|October|November|December))", 0, "month"),
    ("range", rf"\b{DAY}{DASH}{DAY2}(?: of)? {MONTH}(?:{OF_YEAR})?\b", 0, "month"),
    ("range", rf"\b{MONTH} {DAY}(?:,? {YEAR2})?,?{DASH}{MONTH2} {DAY2}(?:{OF_YEAR})?\b", 0, "month"),
    ("range", rf"\b{DAY} {MONTH}(?: {YEAR2})?{DASH}{DAY2} {MONTH2}(?:{OF_YEAR})?\b", 0, "month"),
    ("month", rf"\b{PART}?{MONTH}(?:{OF_YEAR})\b", 0, "month"),
    ("month", rf"\b(?:{PART}|(?P<which>(?i:last|next|this|this past|past)) ){MONTH}\b(?!\.? \d{{1,2}}\b(?!,\d))", 0, "month"),
    ("month", rf"(?:(?<=\b[Ii]n )|(?<=ince )|(?<=ring )|(?<=\bfrom )|(?<=ntil )|(?<=\bby )){MONTH}\b(?! \d{{1,2}}\b)",
        0, "month"),
    ("bare month", r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b",
        0, "month"),
    ("week of month", rf"\b(?:the )?(?P<ordinal>first|second|third|fourth|last|final|opening|closing) week (?:of|in) "
        rf"{MONTH}(?:{OF_YEAR})?\b", 0, "month"),
    ("year", rf"\b(?:{PART}(?:the year )?|(?:the )?year )?{YEAR}\b(?!-year)", 0, "year"),
    ("season", rf"\b(?:(?P<which>last|this|next|this past) (?:year['’]s )?{SEASON}|(?:the )?(?:early |late "
        rf")?{SEASON.replace('<season>', '<season2>')} (?:of )?{YEAR})\b", re.I, "season"),
    ("weekday", rf"\b(?:(?:early|late) (?:on )?)?(?:(?i:{WHICH}) )?{WEEKDAY}\b{CLOCK}?(?: (?:of )?(?P<week>last|this|next) week)?"
        rf"(?:,? (?P<local>local time)\b|{FAR_CLOCK}\b)?", 0, "weekday"),
    ("counted", rf"\b{HEDGE}{NUMBER} {UNIT}(?P<exact> to the day)?(?: or (?:so|more))?(?: ago(?: on)? {WEEKDAY}\b| "
        rf"(?P<ago>ago)\b(?P<today> (?:today|to the day))?"
     rf"| (?P<way>earlier|later|afterwards?|beforehand|previously|before(?! (?:the|a|an|he|she|it|they|his"
        rf"|its|their)\b))\b(?! than\b)"
     r"| (?P<since>since|after|before|on from)\b)", re.I, "unit"),
    ("deictic", r"\b(?:(?P<back2>(?:the )?day before yesterday|the night before last)|(?P<back1>yesterday|last night)"
        r"|(?P<now>today|tonight|this (?:morning|afternoon|evening))|(?P<on1>tomorrow))\b(?:(?<=y|w) (?:morning"
            r"|afternoon|evening|night))?", re.I, "now"),
    ("overnight", rf"\bovernight\b(?: (?P<into>(?:on |from |{WEEKDAY.replace('<weekday>', '<from>')} )*(?:into|to)(?: "
        rf"early)? |(?:on |between )?){WEEKDAY}\b(?: (?:and|to|into) {WEEKDAY.replace('<weekday>', '<to>')})?)?",
        re.I, "overnight"),
    ("some units", r"\b(?:(?:just|mere|only|some|about|barely) )?(?:(?:a )?(?P<some>few|couple of|several|many) )?"
        r"(?P<unit>hours|minutes|days|weeks|months|years) (?P<way>ago|earlier|later|afterwards|after|before(?=[,.;:)]|$"
        r"| (?:that|in|at|on)\b))\b(?! than)", re.I, "unit"),
    ("offset", r"\b(?:the|that) (?P<number>)(?P<way>next|following|previous|preceding) (?P<unit>day|night|week|month"
        r"|year|morning|evening|afternoon)\b", re.I, "unit"),
    ("offset", r"\bthe (?P<number>)(?P<unit>day|night|week|month|year|morning|afternoon|evening) (?P<way>before|after)\b"
        r"(?=[,.;:)]|$| (?:in|at|on|by|near|when|and|but)\b)", re.I, "unit"),
    ("same", r"\b(?:(?:that|the) (?:very )?same|that|the very) (?P<unit>day|night|morning|afternoon|evening|weekend"
        r"|week|month|year)\b", re.I, "unit"),
    ("period", r"\b(?:(?P<part>earlier|later|early|late|sometime) )?(?:(?:over|during|in) )?(?P<which>last|this|next|this "
        r"past|the past|the coming) (?P<unit>weekend|week|month|year)\b(?!['’]s (?!.{0,40}))", re.I, "unit"),
    ("period", r"\b(?P<part>earlier|later|early|late) in (?P<which>the) (?P<unit>week|month|year)\b(?! of)", re.I, "unit"),
    ("weekend", r"\b(?:over|during|at) the (?:past )?weekend\b", re.I, "weekend"),
    ("bare day", r"\b(?<=[Oo]n )(?:the )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=[,.;:)]|$| (?:in|at|by|near|when|and"
        r"|but|from|after|claimed|killed|left|was|were|said|of this month)\b)", 0, "ordinal"),
    ("anniversary", rf"\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth"
        rf"|ninth|tenth|eleventh|twelfth|fifteenth|twentieth|thirtieth|fortieth|fiftieth)|"
        rf"{NUMBER.replace('<number>', '<count>')}-year) anniversary\b", re.I, "anniversary"),
    ("holiday", rf"\b{HOLIDAY}(?: (?:{YEAR}|(?P<which>last) year))?\b", re.I, "holiday"),
)  # fmt: skip


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
def compile_held() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in HELD.items()}


@cache
def compile_wordings() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple((name, re.compile(pattern, flags), held) for name, pattern, flags, held in WORDINGS)


def scan_table(text: str, table: Sequence[tuple[str, re.Pattern[str]]]) -> list[Wording]:
    """All matches, overlapping ones too, in the order of the table."""
    return [read_match(name, m) for name, pattern in table for m in pattern.finditer(text)]


def read_match(name: str, match: re.Match[str]) -> Wording:
    return Wording(name, match.start(), match.end(), {k: v for k, v in match.groupdict().items() if v is not None})


def keep_longest(found: Sequence[Wording]) -> list[Wording]:
    """Non-overlapping wordings in text order; of those that overlap the longest stays, of equals the first."""
    taken: list[Wording] = []
    for wording in sorted(found, key=lambda w: w.start - w.end):
        if all(wording.end <= other.start or other.end <= wording.start for other in taken):
            taken.append(wording)
    return sorted(taken, key=lambda w: w.start)


def scan_wordings(text: str, *, ranges: bool = True) -> list[Wording]:
    """The calendar's wordings of a text, in its order; without `ranges` both ends of "May 3 to June 4" stand by themselves."""
    lower = fold_case(text)
    stretches = {
        held: find_stretches(text if held in {"month", "weekday"} else lower, words) for held, words in compile_held().items()
    }
    return keep_longest(
        [
            read_match(name, m)
            for name, pattern, held in compile_wordings()
            if ranges or name != "range"
            for m in search_stretches(pattern, text, stretches[held])
        ]
    )
