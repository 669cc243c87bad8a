"""A text goes in, the stretches come out that tell of time but date no happening: spans, rates, references.

The forms are those of the TimeML guidelines (TIMEX3: DURATION, SET and what a date is besides day, month and year).
"""

from __future__ import annotations

import re
from functools import cache

from talion.mentions.time_patterns import Wording, scan_table
from talion.mentions.time_words import MONTH, NUMBER, WEEKDAY, YEAR

HEDGE = r"(?:(?:about|around|some|nearly|almost|roughly|only|just|at least|at most|more than|over|less than|up to|as long as) )?"
LEAD = r"(?:past|last|next|first|final|coming|previous|preceding|following|recent|early|full|entire|intervening|ensuing)"
KIND = r"(?:(?:trading|business|working|straight|consecutive|full|calendar|more|additional|fiscal|long|whole|successive)[- ])?"
ONE = r"(?:(?<=\bin )|(?<=\bfor )|(?<=ithin )|(?<=\bafter )|(?<=uring )|(?<=\bover )|(?<=than )|(?<=most )|(?<=bout ))"
UNITS = r"(?P<unit>minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|centurie|weekend|summer|winter)s?"
PLURAL = r"(?P<unit>minute|hour|day|night|week|month|quarter|year|decade|centurie|weekend)s"
PLURAL2 = r"(?:minutes|hours|days|weeks|months|years|decades)"
PLACE = r"(?P<ordinal>first|second|third|fourth|last|final)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
DIGITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
NOT_AGE = r"(?![- ]olds?\b)"
COUNTED = (
    r"(?:people|persons|men|women|children|troops|soldiers|fighters|dollars|feet|miles|meters|metres|tons|tonnes|pounds|kilomet"
    r"|percent|per cent|million|billion|shares|homes|jobs|workers|members)"
)
MONTHS = "January|February|April|June|July|August|September|October|November|December"
OF_WHICH = rf"(?:(?:,? of)?,? (?:fiscal )?(?:{YEAR}|(?P<which2>this|last|next) year))?"

SPANS: tuple[tuple[str, str, int], ...] = (
    ("duration", rf"\b{HEDGE}(?:(?:the|its|their|his|her|another) )?(?:{LEAD} )?(?<!-)(?:(?!an? ){NUMBER})(?P<half> and a half)?"
        rf"[- ]{KIND}{UNITS}(?:-long)?\b{NOT_AGE}(?P<half2> and a half)?", re.I),
    ("duration", rf"{ONE}(?P<number>an?|half an?) {KIND}{UNITS}\b(?!s|-|['’]s| of ){NOT_AGE}(?P<half> and a half)?", re.I),
    ("vague span", rf"\b(?:the )?(?:{LEAD} )?(?:(?:a )?(?:few|several|many|couple of)) (?:{LEAD} |more )?{PLURAL}\b", re.I),
    ("recent span", rf"\b(?:the )?(?P<way>recent|past|coming) {PLURAL}(?: (?:and|or) {PLURAL2})?\b", re.I),
    ("vague span", rf"\b(?:the|these|those) {LEAD} {PLURAL}\b", re.I),
    ("vague span", rf"(?:(?<=\b[Ff]or )|(?<=ithin )|(?<=uring the )|(?<=\bin the )|(?<=\bover the )){PLURAL}\b(?! ago)",
        re.I),
    ("age", rf"\b(?:{NUMBER}-(?P<unit>month|week|day|decade)|(?P<unit2>year|month|week|decade)s)-old\b(?! (?:son|daughter|baby"
        r"|boy|girl|child|infant|brother|sister|twin))", re.I),
    ("rate", rf"\b(?:every|each) (?:single |other |{NUMBER} )?(?:{UNITS}|{MONTH}|{WEEKDAY}|(?P<season>spring|summer|autumn|fall"
        r"|winter)|(?P<daypart>morning|afternoon|evening|weekend))\b", re.I),
    ("rate word", r"\b(?P<rate>annually)\b", re.I),
    ("quarter", rf"\b(?:the )?(?:(?:fiscal|latest|current) )?{YEAR}(?:['’]s)?(?: fiscal)? {PLACE}[- ]quarter\b", re.I),
    ("quarter", rf"\b(?:the )?(?:fiscal |(?P<back>year-earlier|year-ago) |(?P<which>this|last|next) year['’]s )?"
        rf"(?:fiscal )?{PLACE}[- ]quarter{OF_WHICH}\b", re.I),
    ("that quarter", rf"\b(?:the|that|this|its|(?P<back>year-earlier|year-ago)) (?:(?P<latest>latest )|current |fiscal |{YEAR} "
        r"|(?P<before>previous |preceding |prior |year-earlier |year-ago ))?(?:quarter|period)\b(?! of)", re.I),
    ("half", rf"\b(?:the )?(?:fiscal )?{PLACE}[- ]half(?: of (?:fiscal )?(?:{YEAR}|(?P<which>this|last|next) year|the year))?\b"
        r"(?! of)", re.I),
    ("year before", r"\b(?:the |a )?year[- ](?:earlier|ago)\b", re.I),
    ("plain year", rf"(?<![$#£€.,:/\-\d])\b(?P<year>(?:19|20)\d\d)\b(?![\d,.%:-]\d|['’]?s\b)(?! {COUNTED}\b)", 0),
    ("decade", r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?:nineteen )?(?P<word>twenties|thirties|forties|fifties|sixties|seventies"
        r"|eighties|nineties)\b", re.I),
    ("plain season", r"(?:(?<=in )|(?<=into )|(?<=over )|(?<=by )|(?<=uring )|(?<=of ))the (?:early |late )?(?P<season>spring"
        r"|summer|autumn|winter|fall)\b(?! of )", re.I),
    ("plain month", rf"\b(?P<month>{MONTHS})\b(?! \d)", 0),
    ("fiscal year", rf"\b(?:the )?(?:(?P<which>last|this|next|latest|current|past|previous|prior|coming|full) )?"
        rf"(?:fiscal|calendar)(?: (?:year )?{YEAR}| (?:year|['’](?P<short>\d\d)))\b", re.I),
    ("decade", r"\b(?:the )?(?:(?:very )?(?P<part>early|mid|late|first half of the|last half of the)[- ])?(?:the )?"
        r"(?:(?P<century>1[6-9]|20)(?P<tens>\d)0|['’`](?P<tens2>\d)0)s\b", re.I),
    ("century", r"\b(?:the )?(?:(?:early|mid|late)[- ])?(?:(?P<n>\d{1,2})(?:st|nd|rd|th)[- ]century|(?P<which>this|last|next)"
        r" century|turn of the century)\b", re.I),
    ("spoken year", rf"\b(?P<spoken>(?:eighteen|nineteen)[- ](?:hundred|{TENS}(?:[- ]{DIGITS})?)|(?:the year )?two thousand"
        rf"(?:[- ](?:and )?{DIGITS})?)\b(?! (?:dollars|people|men|feet))", re.I),
    ("spoken month", rf"\b{MONTH},? (?P<spoken>nineteen[- ]{TENS}(?:[- ]{DIGITS})?)\b", re.I),
    ("end of", r"\b(?:the )?(?:(?P<part>early|late|end|beginning|start|middle|rest|remainder|close|turn|half)(?: of| in) (?:the"
        r"|this|that) (?P<unit>year|month|week|day|quarter|decade)|(?P<edge>year|month)(?:[- ]|['’]s )end)\b", re.I),
    ("the unit", r"\b(?:the (?:(?:full|whole|entire|current|same|calendar|previous|prior|preceding|following|latest) )?"
        r"(?P<unit>year|month|week|weekend)|(?<=in )the (?P<unit2>day)|(?<=uring )the (?P<unit3>day))\b(?!s|-|['’]s \w+est"
        r"| (?:of the|after|before|when|that)\b)(?P<ended> ended)?", re.I),
    ("this unit", r"\b(?:(?:earlier|later|early|late) )?(?:(?P<which>this|last|next|that|the past|the coming|this past|the last"
        r"|the next|current) )(?P<unit>decade|century|spring|quarter)\b", re.I),
    ("now", r"\b(?:right now|now(?! that\b)|currently|at present|presently|at the moment|these days|nowadays|the present"
        r"|(?<!then )current(?= \w))\b(?!-)", re.I),
    ("past", r"\b(?:recently|lately|(?<=the )recent(?= [a-z]+)(?! days| weeks| months| years)|(?<=in )the past(?!"
        r" \w+ ?(?:day|week|month|year"
        r"|decade|hour)s?\b)(?=\W)(?! (?:few|several|two|three|four|five|six|seven|eight|nine|ten|\d))|(?<=\ba )recent(?= [a-z]+)"
        r"|past (?=years))\b", re.I),
    ("future", r"\b(?:(?<=in )(?:the (?:near )?)?future|(?<=into )the future|(?<=\bfor )the future|the near future)\b", re.I),
    ("clock", r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?(?: (?:[ECMP][SD]?T|GMT|local time))?", re.I),
    ("clock word", r"\b(?:at |by |until |before |after |around )(?P<word>noon|midnight|midday)\b", re.I),
    ("day part", r"\b(?:(?:early|late|mid)[- ](?:in the )?|(?<=in )the |(?<=uring )the |(?<=By )|(?<=by ))(?P<daypart>morning"
        r"|afternoon|evening)\b", re.I),
    ("short date", r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])(?P<sep>[/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<short>\d\d)"
        r"(?![\d/-])", 0),
    ("feast", r"\b(?P<feast>Thanksgiving|Easter(?: Sunday)?|Good Friday|Labor Day|Memorial Day|Election Day|Christmas"
        r"|Independence Day|Halloween)(?: Day)?\b(?: (?P<which>last|this|next) year)?", 0),
)  # fmt: skip


@cache
def compile_spans() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, flags)) for name, pattern, flags in SPANS)


def scan_spans(text: str) -> list[Wording]:
    """All matches, overlapping ones too, in the order of the table."""
    return scan_table(text, compile_spans())
