"""A parsed report goes in, its actor mentions come out: names, states, unnamed groups, police, crowds, civilians."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from talion.mentions.actor_entities import find_groups, find_persons
from talion.mentions.actor_learning import learn_names, settle_coalition, settle_peacekeepers, settle_regime
from talion.mentions.actor_meaning import Reading, read_phrase
from talion.mentions.actor_names import NameHit, find_names
from talion.mentions.actor_phrases import coordinated, find_phrases
from talion.mentions.actor_ships import find_ships
from talion.mentions.actor_singles import read_single
from talion.mentions.actor_tokens import Line, build_line
from talion.records import Mention
from talion.words import text_of


def find_actors(doc: Doc, report: str) -> list[Mention]:
    """Every mention of an actor, sorted by place, none overlapping another.

    `value` is the Actor with its canonical name; `rule` says how it follows from the words: "" is the name itself. Rules that
    start with "modifier" mark words that only qualify something else, "demonym" an adjective alone.
    """
    text = text_of(doc)
    ships = find_ships(text)
    hits = _without_persons(doc, text, _keep_free(find_names(text), ships))
    hits = learn_names(text, [*hits, *ships])
    line = build_line(doc, report, sorted(hits, key=lambda h: h.start))
    persons = find_persons(doc, line)
    readings = _without_titles(_read_phrases(line), persons, line)
    readings += persons
    readings += find_groups(doc, line)
    readings += _read_singles(line, readings)
    return settle_regime(text, settle_peacekeepers(settle_coalition([_mention(line, r) for r in _choose(readings)])))


def _read_phrases(line: Line) -> list[Reading]:
    readings: list[Reading] = []
    for phrase in find_phrases(line):
        reading = read_phrase(line, phrase)
        if reading is None:
            continue
        readings.append(reading)
        if reading.actor.kind in ("state", "coalition", "armed group") and not reading.rule.startswith("modifier"):
            for hit in coordinated(line, reading.first):
                first, last = line.words_of(hit.start, hit.end)
                readings.append(Reading(first, last, hit.actor, "state for its forces", (hit,)))
    return readings


def _without_titles(readings: Sequence[Reading], persons: Sequence[Reading], line: Line) -> list[Reading]:
    """Without the words that only introduce the name behind them: "President" of "President Moise"."""
    names = {r.first for r in persons}
    names |= {line.words_of(h.start, h.end)[0] for h in line.hits if h.actor.kind in ("person", "ship")}
    introducing = ("role", "ship by its words")
    readings = [_with_name(line, r) if r.rule == "ship by its words" and r.actor.country else r for r in readings]
    return [r for r in readings if not (r.rule in introducing and r.last + 1 in names and r.actor.country is None)]


def _with_name(line: Line, ship: Reading) -> Reading:
    """ "The Greek tanker Olympia": one ship, by its name."""
    hit = line.hit(ship.last + 1)
    if hit is None or hit.actor.kind != "ship":
        return ship
    return Reading(ship.first, line.last(ship.last + 1), hit.actor, "", (*ship.used, hit))


def _read_singles(line: Line, taken: Sequence[Reading]) -> list[Reading]:
    """Names that no phrase has taken in."""
    used = {(h.start, h.end) for r in taken for h in r.used}
    readings: list[Reading] = []
    for hit in line.hits:
        if (hit.start, hit.end) not in used:
            reading = read_single(line, hit)
            if reading is not None:
                readings.append(reading)
    return readings


def _choose(readings: Iterable[Reading]) -> list[Reading]:
    """The longest of overlapping readings, earlier ones first among equals, in the order of the text."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.first - r.last, r.first, r.rule)):
        if all(reading.last < k.first or k.last < reading.first for k in kept):
            kept.append(reading)
    return sorted(kept, key=lambda r: r.first)


def _mention(line: Line, reading: Reading) -> Mention:
    return Mention(kind="actor", span=line.span(reading.first, reading.last), value=reading.actor, rule=reading.rule)


def _keep_free(hits: Sequence[NameHit], taken: Sequence[NameHit]) -> list[NameHit]:
    return [h for h in hits if all(h.end <= t.start or t.end <= h.start for t in taken)]


def _without_persons(doc: Doc, text: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Without the names that are part of a person's name: "Michael Jordan", "Israel Adesanya"."""
    persons = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    kept: list[NameHit] = []
    for hit in hits:
        inside = [p for p in persons if p[0] <= hit.start and hit.end <= p[1] and p != (hit.start, hit.end)]
        single = " " not in text[hit.start : hit.end]
        risky = single and (hit.name.form in ("name", "capital") and (hit.is_state or hit.name.weak))
        if not (inside and risky and not text[hit.start : hit.end].isupper()):
            kept.append(hit)
    return kept
