"""A parsed report and the gazetteer go in, place mentions come out: what is named, where it lies, how exactly that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from talion.gazetteer import Candidate, Gazetteer
from talion.mentions.actor_knowledge import load_actors
from talion.mentions.place_choice import choose_places, name_country, read_surroundings
from talion.mentions.place_evidence import (
    ENOUGH,
    SURE,
    Scene,
    find_token,
    is_dateline,
    is_other_name,
    is_part,
    read_scene,
    score_evidence,
)
from talion.mentions.place_government import stands_for_government
from talion.mentions.place_hits import Hit, find_hits, split_words
from talion.mentions.place_names import Known, find_unknown_names
from talion.mentions.place_words import load_words
from talion.records import Actor, Mention, Place, Span
from talion.words import text_of

EMBASSY = re.compile(
    r"\b(?P<name>(?P<who>[A-Z][\w.]+(?: [A-Z][a-z]+)?)(?:['’]s)? (?P<what>(?i:embassy|consulate|mission))(?i: general)?)"
    r"(?: [Cc]ompound| complex| building)? (?:in|at) (?:the (?:[\w-]+ ){0,2}capital,? (?:of )?)?$",
)
REPEATED = -1
LOOSE_KINDS = frozenset({"area", "outskirts", "suburbs", "islands", "island", "mountains", "mountain"})
GUESSED_KINDS = frozenset({"person", "other"})
ADJECTIVAL = frozenset({"compound", "amod", "nmod"})
GROUP_KINDS = frozenset({"armed group", "militia"})


def find_places(doc: Doc, gazetteer: Gazetteer, report: str, actors: Sequence[Mention] | None = None) -> list[Mention]:
    """The place mentions of a report, in order and without overlap; every value is a Place.

    `actors` are those that the report names: an armed group speaks for its own country. Only where they are given are names
    that nobody knows sought by where they stand ("an outpost at Xyz"), for actors may stand there too.

    `rule` is "" where the name is the place, and else one of: "dateline", "capital for government", "country for government",
    "part of country", "part of province", "near", "away from", "site at town", "embassy in city", "district by its town",
    "province by its seat", "alike", "name only". Demonyms and names inside those of bodies, persons and outlets are not mentions.
    """
    text = text_of(doc)
    words = split_words(text)
    hits = find_hits(text, words, gazetteer)
    scene = read_scene(doc, text, words)
    groups = [m for m in actors or () if _is_known_group(m)]
    kept = [hit for hit in _keep_places(scene, hits) if not _is_adjective(scene, hit) and not _opens_group(hit, groups)]
    around = read_surroundings(words, kept, [m.value for m in actors or () if isinstance(m.value, Actor)])
    chosen = choose_places(text, kept, around)
    mentions = [make_mention(scene, hit, candidate, report) for hit, candidate in zip(kept, chosen, strict=True) if candidate]
    others = [hit for hit in hits if not is_part(scene, hit) and (is_other_name(scene, hit) or name_country(hit))]
    barred = [(hit.start, hit.end) for hit in others]
    barred += [(m.span.start, m.span.end) for m in actors or () if not may_be_place(m)]
    known = Known(mentions=mentions, barred=barred, around=around, gazetteer=gazetteer, slots=actors is not None)
    mentions += find_unknown_names(scene, report, known)
    return _drop_overlaps(mentions)


def may_be_place(actor: Mention) -> bool:
    """Is the actor only guessed from how the name is written, so that a place may bear it?"""
    return isinstance(actor.value, Actor) and actor.value.kind in GUESSED_KINDS and actor.value.country is None


def _is_known_group(actor: Mention) -> bool:
    return isinstance(actor.value, Actor) and actor.value.kind in GROUP_KINDS and actor.value.name in load_actors()


def _opens_group(hit: Hit, groups: Sequence[Mention]) -> bool:
    """The "Al-Sultan" of "Al-Sultan Murad faction": a name that only begins that of a group."""
    return name_country(hit) is None and any(m.span.start == hit.start and hit.end < m.span.end for m in groups)


def without_places(actors: Sequence[Mention], places: Sequence[Mention]) -> list[Mention]:
    """The actors but for names that stand where only a place can: the "Wad Madani" of "retook Wad Madani"."""
    unknown = {m.span.start for m in places if m.rule in {"name only", "alike"}}
    return [m for m in actors if not (m.span.start in unknown and may_be_place(m))]


def outside(weapons: Sequence[Mention], places: Sequence[Mention]) -> list[Mention]:
    """The places that are no part of a weapon's name: "Molotov cocktails", "Grad rockets"."""
    taken = {k for m in weapons for k in range(m.span.start, m.span.end)}
    return [m for m in places if m.span.start not in taken]


def _keep_places(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The hits with evidence enough; a name that is surely a place somewhere in the report needs less of it elsewhere."""
    scores = [score_evidence(scene, hit) for hit in hits]
    doubtful = load_words().doubtful
    sure = {hit.text for hit, score in zip(hits, scores, strict=True) if score >= SURE and hit.text.casefold() not in doubtful}
    return [hit for hit, score in zip(hits, scores, strict=True) if score >= (REPEATED if hit.text in sure else ENOUGH)]


def _is_adjective(scene: Scene, hit: Hit) -> bool:
    """Whether a country's name only qualifies what follows: "Iran-backed", "U.S. troops"."""
    if not any(c.precision == "country" for c in hit.candidates):
        return False
    if re.match(r"[-‑–][a-z]", scene.text[hit.end : hit.end + 2]):
        return True
    short = len(hit.text.replace(".", "")) <= 3
    return short and find_token(scene, hit.start, hit.end).dep_ in ADJECTIVAL


def make_mention(scene: Scene, hit: Hit, candidate: Candidate, report: str) -> Mention:
    """The mention of one hit: its span may take in the type word, the direction or the embassy that changes what is meant."""
    place = Place(
        name=candidate.name, country=candidate.country, precision=candidate.precision,
        lat=candidate.lat, lon=candidate.lon, gazetteer_id=candidate.gazetteer_id,
    )  # fmt: skip
    start, end, value, rule = _read_wording(scene, hit, candidate, place)
    span = Span(report=report, start=start, end=end, quote=scene.text[start:end])
    return Mention(kind="place", span=span, value=value, rule=rule)


def _read_wording(scene: Scene, hit: Hit, candidate: Candidate, place: Place) -> tuple[int, int, Place, str]:
    text = scene.text
    before = text[max(0, hit.start - 80) : hit.start]
    if is_dateline(scene, hit):
        return hit.start, hit.end, place, "dateline"
    embassy = EMBASSY.search(before)
    if embassy and place.precision == "town":
        name = f"{embassy.group('who')} {embassy.group('what').capitalize()}, {place.name}"
        start = hit.start - len(before) + embassy.start("name")
        return start, hit.end, replace(place, name=name, precision="site", gazetteer_id=None), "embassy in city"
    if candidate.feature in ("country", "capital") and _is_government(scene, hit, before):
        return hit.start, hit.end, place, f"{candidate.feature} for government"
    if load_words().away_before.search(before):
        return hit.start, hit.end, place, "away from"
    if load_words().near_before.search(before):
        return hit.start, hit.end, place, "near"
    direction = load_words().direction_before.search(before)
    if direction and place.precision in ("country", "province"):
        start = hit.start - len(before) + direction.start("direction")
        return start, hit.end, place, f"part of {place.precision}"
    end, value, rule = _read_kind(text, hit, place)
    return hit.start, end, value, rule


def _is_government(scene: Scene, hit: Hit, before: str) -> bool:
    token = find_token(scene, hit.start, hit.end)
    joined = re.match(r"[-‑–](?:backed|aligned|led|linked|sponsored|supported|allied|funded)", scene.text[hit.end : hit.end + 12])
    return bool(joined) or stands_for_government(token, before=before)


def _read_kind(text: str, hit: Hit, place: Place) -> tuple[int, Place, str]:
    """The place that a name and the type word after it make together, and the end of the two."""
    match = load_words().kind_after.match(text, hit.end)
    word = match.group("kind").lower() if match else ""
    kind = load_words().kinds.get(word)
    if match is None or kind is None or word in LOOSE_KINDS or text[hit.end] != " ":
        return hit.end, place, ""
    if kind == place.precision:
        return match.end("kind") if kind == "province" else hit.end, place, ""
    if kind == "site" and place.precision in ("town", "district"):
        return match.end("kind"), replace(place, name=f"{place.name} {word}", precision="site", gazetteer_id=None), "site at town"
    if word == "county" and place.precision == "town":
        name = f"{place.name} County"
        return match.end("kind"), Place(name=name, country=place.country, precision="district"), "name only"
    if kind == "district" and place.precision == "town":
        return match.end("kind"), replace(place, precision="district", gazetteer_id=None), "district by its town"
    if kind == "province" and place.precision == "town":
        return match.end("kind"), replace(place, precision="province", gazetteer_id=None), "province by its seat"
    return hit.end, place, ""


def _drop_overlaps(mentions: list[Mention]) -> list[Mention]:
    """The mentions in order; of two that overlap the one that starts first, or the longer, stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
