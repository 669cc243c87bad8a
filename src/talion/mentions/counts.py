"""A parsed report goes in, its counts come out: number phrases with their hedges ("at least 32") as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from talion.mentions.number_words import MANY, ORDINALS, SCALES, UNITS, read_number, read_ordinal
from talion.mentions.stretches import find_stretches, fold_case, search_stretches
from talion.mentions.time_words import MONTHS
from talion.records import Count, Mention, Span
from talion.words import KEPT, text_of

WORD = "(?:" + "|".join([*UNITS, *SCALES]) + ")"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?=[ -](?:thousand|million|billion)\b)|\d+|\b{WORD}\b)"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and ){WORD}\b)*"
)
A_SCALE = rf"(?:half a dozen|(?:an?|half a) (?:dozen|hundred|thousand|million)\b(?:(?: and |[ -]){WORD}\b)*)"
AT_LEAST = r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|a total of at least"
MORE = (
    r"more than|over|above|in excess of|upwards? of|exceeding|greater than|well over|well above|just over|slightly "
    r"more than|many more than"
)
AT_MOST = r"up to|as many as|no more than|not more than|at most|a maximum of|maximum of"
FEWER = r"fewer than|less than|under|below|just under"
ABOUT = r"about|around|some|nearly|almost|approximately|roughly|close to|an estimated|estimated|an additional|exactly|just|only"
PHRASE = re.compile(
    rf"(?<![\w.,$€£#/:-])(?<![$€£]\d )(?<![$€£]\d\d )(?<![$€£]\d\d\d )(?:(?P<at_least>{AT_LEAST})|(?P<more>{MORE})"
    rf"|(?P<at_most>{AT_MOST})|(?P<fewer>{FEWER})|(?P<about>{ABOUT}))?"
    rf"(?(at_least) |(?(more) |(?(at_most) |(?(fewer) |(?(about) |)))))(?:(?:about|around|some|an estimated|nearly|another) )?"
    rf"(?P<between>between |from )?"
    rf"(?:(?P<several>several (?:dozen|hundred|thousand|million)s?\b)|(?P<tens>(?:tens|hundreds|scores|dozens) of "
    rf"(?:thousands|millions))"
    rf"|(?P<scale>{A_SCALE})|(?P<number>{NUMBER}))"
    rf"(?:(?P<joint> to | or | and |[-–]| – )(?P<second>{NUMBER}|several (?:dozen|hundred|thousand)\b))?"
    rf"(?P<plus>\+|-plus| or more\b|,? at (?:the )?least\b| or so\b)?(?![\w%]|,\d|\.\d|[:/]\d|-[A-Z0-9])",
    re.I,
)
VAGUE = re.compile(
    r"\b(?P<word>dozens|scores|hundreds|thousands|millions|several|a number of|a handful of|a few|a couple(?: of)?|a "
    r"pair of|a brace of)\b(?! (?:dozen|hundred|thousand|of (?:thousands|millions)))",
    re.I,
)
ORDINAL = re.compile(
    r"\b(?P<word>\d{1,3}(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty)-)?(?:"
    + "|".join(ORDINALS)
    + r"))\b(?= (?:[a-z-]+ )?[a-z])",
    re.I,
)
# What every phrase must hold, in lower case.
IN_PHRASE = re.compile(rf"\d|\b{WORD}")
IN_VAGUE = re.compile(r"dozens|scores|hundreds|thousands|millions|several|number of|handful of|a few|couple|pair of|brace of")
IN_ORDINAL = re.compile(r"\dst|\dnd|\drd|\dth|" + "|".join(ORDINALS))
VAGUE_LOWS = {**MANY, "several": 2, "a number of": 2, "a handful of": 2, "a few": 2}
TWOS = frozenset({"a couple", "a couple of", "a pair of", "a brace of"})
MEASURES = frozenset({
    "percent", "per", "pc", "%", "km", "kilometre", "kilometer", "kilometres", "kilometers", "mile", "miles", "metre", "metres",
    "meter", "meters", "feet", "foot", "inch", "inches", "mm", "cm", "millimetre", "millimeter", "tonne", "tonnes", "ton",
    "tons", "kg", "kilo", "kilos", "kilogram", "kilograms", "pound", "pounds", "degree", "degrees", "dollar", "dollars", "euro",
    "euros", "a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "utc", "hrs", "o'clock", "hectare", "hectares", "acre", "acres",
    "knot", "knots", "gallon", "gallons", "litre", "litres", "barrel", "barrels", "nautical", "square", "cubic", "year-old",
})  # fmt: skip
MONTH_WORDS = frozenset(w.capitalize() for w in MONTHS)
PERIODS = frozenset({
    "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century",
})  # fmt: skip
NAMED_BEFORE = frozenset({
    "resolution", "article", "chapter", "unit", "brigade", "division", "battalion", "regiment", "squadron", "flight", "highway",
    "route", "page", "no.", "no", "number", "group-of", "phase", "level", "channel", "category", "option", "section", "area",
    "block", "zone", "sector", "boeing", "airbus", "room", "gate",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text and the number that it tells."""

    start: int
    end: int
    count: Count
    rule: str


@lru_cache(maxsize=KEPT)
def find_counts(doc: Doc, report: str) -> tuple[Mention, ...]:
    """Counts in text order. Dates, clock times, money, percentages, measures, ages and numbers in names are none.

    "at least 5" is 5 to None, "over 5" 6 to None, "up to 5" None to 5; dozens are 24 or more, scores 40, hundreds 200, thousands
    2000, several 2 or more. An ordinal ("the second time") is exact, with the rule "ordinal"; lengths of time have the rule
    "duration".
    """
    text = text_of(doc)
    phrases = [p for p in (*read_phrases(text), *read_vague(doc, text), *read_ordinals(doc, text)) if p is not None]
    taken: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda p: (p.start - p.end, p.start)):
        if all(phrase.end <= t.start or t.end <= phrase.start for t in taken):
            taken.append(phrase)
    return tuple(build_mention(text, report, p) for p in sorted(taken, key=lambda p: p.start))


def build_mention(text: str, report: str, phrase: Phrase) -> Mention:
    span = Span(report=report, start=phrase.start, end=phrase.end, quote=text[phrase.start : phrase.end])
    return Mention(kind="count", span=span, value=phrase.count, rule=phrase.rule)


def read_phrases(text: str) -> list[Phrase]:
    return [p for stretch in find_stretches(fold_case(text), IN_PHRASE) for p in read_stretch(text, *stretch)]


def read_stretch(text: str, start: int, stop: int) -> Iterator[Phrase]:
    at = start
    while (match := PHRASE.search(text, at, stop)) is not None:
        count, end = read_range(text, match)
        at = max(end, match.start() + 1)
        if count is not None and is_count(text, match):
            unit = next_word(text, end).lower().rstrip(".")
            rule = "duration" if unit.removesuffix("s") in PERIODS and unit != "second" else ""
            first = match.start("number") if match["number"] else match.start("scale")
            yield Phrase(first if match["between"] and count.low == count.high else match.start(), end, count, rule)


def is_count(text: str, match: re.Match[str]) -> bool:
    """No date, year, time, money, percentage, measure, age or number of a name."""
    number = match["number"] or ""
    before, after = previous_word(text, match.start()), next_word(text, match.end())
    if after.rstrip(".,") in MONTH_WORDS or before.rstrip(".") in MONTH_WORDS or before[-1:] in {"$", "€", "£"}:
        return False
    before, after = before.lower(), after.lower()
    if after in MEASURES:
        return False
    if (
        text[match.end() : match.end() + 9]
        .lower()
        .startswith(("-year-old", " years old", "-year", "-day", "-hour", "-month", "-mile", "-km", "-minute"))
    ):
        return False
    if number.isdigit():
        if before in NAMED_BEFORE or before in {"aged", "age"}:
            return False
        if (
            len(number) == 4
            and number[:2] in {"18", "19", "20"}
            and not match["at_least"]
            and not match["more"]
            and not match["about"]
        ):
            return (
                after.endswith("s")
                and after.isalpha()
                and before not in {"in", "since", "of", "from", "until", "by", "the", "during", "to"}
            )
        if is_age(text, match):
            return False
    if number.lower() == "one":
        return (
            before not in {"no", "the", "this", "that", "any", "every", "each", "which", "another", "some", "day"}
            and after not in {"another", "another's"}
            and text[match.end() : match.end() + 1] != "-"
        )
    return not (number.isdigit() and text[: match.start()].rstrip(" ")[-1:] in {"$", "€", "£"})


def is_age(text: str, match: re.Match[str]) -> bool:
    """ "Amina Yusuf, 34, was killed": a number between commas after a name."""
    head = text[max(0, match.start() - 30) : match.start()]
    return (
        bool(re.search(r"[A-Z][\w’'-]+, $", head))
        and text[match.end() : match.end() + 1] in {",", ".", ";"}
        and len(match["number"]) <= 2
    )


def previous_word(text: str, at: int) -> str:
    """The word before a place, in its own case; "" where none stands right before it."""
    return (text[max(0, at - 24) : at].split() or [""])[-1] if at and text[at - 1] == " " else ""


def next_word(text: str, at: int) -> str:
    match = re.match(r"[ -]?([^\s,;:!?)]+)", text[at : at + 30])
    return match[1] if match else ""


def read_range(text: str, match: re.Match[str]) -> tuple[Count | None, int]:
    """The count of a matched phrase and where the phrase ends."""
    if match["several"]:
        return Count(
            low=2 * SCALES[match["several"].lower().split()[1].rstrip("s")] if "dozen" not in match["several"].lower() else 24,
            high=None,
        ), match.end()
    if match["tens"]:
        first, last = match["tens"].lower().split(" of ")
        base = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200}[first]
        return Count(low=base * (1000 if last == "thousands" else 1_000_000), high=None), match.end()
    low = read_number(match["scale"] or match["number"])
    if low is None:
        return None, match.end()
    if (match["second"] or "").lower().startswith("several"):
        return Count(low=low, high=None), match.end()
    high, end = read_second(match, low)
    if match["at_least"] or (match["plus"] and not match["plus"].endswith("so") and end == match.end()):
        return Count(low=low, high=None), end
    if match["more"]:
        return Count(low=low + 1, high=None), end
    if match["at_most"]:
        return Count(low=None, high=high), end
    if match["fewer"]:
        return Count(low=None, high=high - 1), end
    return Count(low=low, high=high), end


def read_second(match: re.Match[str], low: int) -> tuple[int, int]:
    """The upper number of "two or three", "25 to 30", "between 10 and 15", and where the phrase ends with it or without it."""
    joint, second = match["joint"], match["second"]
    if second is None:
        return low, match.end()
    high = read_number(second)
    ranged = joint.strip() in {"or", "to", "-", "–"} or (joint == " and " and match["between"] is not None)
    if (match["between"] or "").strip().lower() == "from" and joint != " to ":
        ranged = False
    if high is None or not ranged or high <= low:
        return low, match.start("joint")
    return high, match.end()


def read_vague(doc: Doc, text: str) -> list[Phrase]:
    found = []
    for match in search_stretches(VAGUE, text, find_stretches(fold_case(text), IN_VAGUE)):
        word = match["word"].lower()
        if word in MANY and not is_noun(doc, match.start()):
            continue
        count = Count(low=2, high=2) if word in TWOS else Count(low=VAGUE_LOWS[word], high=None)
        found.append(Phrase(match.start(), match.end(), count, "vague"))
    return found


def is_noun(doc: Doc, char: int) -> bool:
    """ "scores were hurt", not "he scores"."""
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span is not None and len(span) > 0 and span[0].pos_ != "VERB"


def is_of_nation(doc: Doc, char: int) -> bool:
    """ "the ninth Turkish strike", not "the 101st Airborne"."""
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span is not None and len(span) > 0 and span[0].ent_type_ == "NORP"


def read_ordinals(doc: Doc, text: str) -> list[Phrase]:
    found = []
    for match in search_stretches(ORDINAL, text, find_stretches(fold_case(text), IN_ORDINAL)):
        value = read_ordinal(match["word"])
        before, after = previous_word(text, match.start()), next_word(text, match.end())
        if (
            value is None
            or match["word"][0].isupper()
            or before.rstrip(".") in MONTH_WORDS
            or (after[:1].isupper() and not is_of_nation(doc, match.end() + 1))
            or after in {"of", "century", "anniversary"}
        ):
            continue
        found.append(Phrase(match.start(), match.end(), Count(low=value, high=value), "ordinal"))
    return found
