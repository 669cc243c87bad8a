"""A wording of a span or a rate goes in, its TIMEX3 value comes out: "P3D", "PXW", "XXXX-WXX-5"."""

from __future__ import annotations

from talion.mentions.time_patterns import Wording
from talion.mentions.time_words import MONTHS, WEEKDAYS, read_small
from talion.mentions.timex_forms import DAY_PARTS, LETTERS, SEASONS, Told, Value, unit_of, write_span


def value_duration(wording: Wording, told: Told) -> Value:
    words = wording.part("number").lower()
    half = 0.5 if wording.part("half") or wording.part("half2") else 0.0
    number = 0.5 if words.startswith("half") else read_small(words) + half
    return "DURATION", write_span(number, unit_of(wording))


def value_vague(wording: Wording, told: Told) -> Value:
    letter = LETTERS[unit_of(wording)]
    amount = "X0" if unit_of(wording) == "decade" else "X"
    return "DURATION", f"P{'TX' + letter[1] if letter[0] == 'T' else amount + letter}"


def value_recent(wording: Wording, told: Told) -> Value:
    """ "recent years" is the past as such, "recent weeks" a span."""
    if unit_of(wording) in {"year", "decade"}:
        return "DATE", "FUTURE_REF" if wording.part("way").lower() == "coming" else "PAST_REF"
    return value_vague(wording, told)


def value_age(wording: Wording, told: Told) -> Value:
    return value_duration(wording, told) if wording.part("number") else value_vague(wording, told)


def value_rate(wording: Wording, told: Told) -> Value:
    if wording.part("month"):
        return "SET", f"XXXX-{MONTHS[wording.part('month').lower().rstrip('.')]:02}"
    if wording.part("weekday"):
        return "SET", f"XXXX-WXX-{WEEKDAYS[wording.part('weekday').lower()] + 1}"
    if wording.part("season"):
        return "SET", f"XXXX-{SEASONS[wording.part('season').lower()]}"
    if wording.part("daypart"):
        return "SET", f"XXXX-XX-XX{DAY_PARTS.get(wording.part('daypart').lower(), 'TWE')}"
    number = read_small(wording.part("number")) if wording.part("number") else 1
    return "SET", write_span(number, wording.part("unit").lower())
