"""A hit in its report goes in, a score comes out: how surely these words name a place there, and not a person or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from talion.gazetteer.tables import map_demonyms
from talion.mentions.place_hits import Hit, Word
from talion.mentions.place_words import PlaceWords, load_words
from talion.parse import find_datelines

ENOUGH, SURE = 2, 4
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
DATELINE = re.compile(
    r"\s*(?P<head>[A-Z][^\n:;!?()]{1,70}?)\s*(?:\([A-Z][\w .,/&-]{1,40}\)\s*)?"
    r"(?: -{1,2} | ?[–—] ?|: (?=[A-Z\"“])| {2,}(?=[A-Z]))"
)
LATER_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,25})? ?(?:\([A-Z][\w .]{1,20}\) ?)?(?:--|–|—|:)")
LONGER = re.compile(r"-(?:on|upon|na|sur|sous|am|en|les|de|do|da|e|i|ye|yi|ul|ud|o)-[A-Z]")
LINK_BEFORE = re.compile(r"\w-(?:e|i|ye|yi|ul|ud)-$")
OTHER_AFTER = re.compile(r" (?:24|One)\b(?! [A-Z])| (?:local )?time\b")
AREA_BEFORE = re.compile(
    r"\b(?:capital|city|town|village|suburb|port|district|province|state|region|people|streets?|outskirts|control"
    r"|north|south|east|west|part|parts|centre|center|coast) of (?:the )?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A parsed report as the evidence needs it."""

    doc: Doc
    text: str
    words: Sequence[Word]
    entities: Sequence[Span]
    surnames: frozenset[str]
    dateline_end: int
    datelines: tuple[tuple[int, int], ...]  # of paragraphs further down


def read_scene(doc: Doc, text: str, words: Sequence[Word]) -> Scene:
    """`text` is the text of `doc`, which spaCy would put together anew at every question."""
    entities = tuple(doc.ents)
    return Scene(
        doc=doc, text=text, words=words, entities=entities, surnames=_find_surnames(entities), dateline_end=find_dateline(text),
        datelines=tuple(find_datelines(text)),
    )  # fmt: skip


def find_dateline(text: str) -> int:
    """Where the dateline at the text's start ends ("ERBIL, Jan. 24 - "), or 0 where there is none."""
    match = DATELINE.match(text)
    if match is None:
        return 0
    calendar = load_words().calendar
    head = [word for word in re.findall(r"[^\W\d_]+", match.group("head")) if word.lower() not in calendar]
    return match.end("head") if len(head) <= 6 and all(word[0].isupper() for word in head) else 0


def _find_surnames(entities: Sequence[Span]) -> frozenset[str]:
    """The last words of the personal names of two words or more, and every later word of them."""
    names = [[token.text for token in entity if token.pos_ == "PROPN"] for entity in entities if entity.label_ == "PERSON"]
    return frozenset(word for name in names if len(name) >= 2 for word in name[1:])


def is_dateline(scene: Scene, hit: Hit) -> bool:
    return hit.end <= scene.dateline_end or any(start <= hit.start and hit.end <= end for start, end in scene.datelines)


def find_token(scene: Scene, start: int, end: int) -> Token:
    """The syntactic head of the tokens that the characters touch."""
    span = scene.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None else scene.doc[0]


def score_evidence(scene: Scene, hit: Hit) -> int:
    """Points for and against a place; a hit counts from ENOUGH on."""
    lists = load_words()
    if hit.text in lists.abbreviations:
        return ENOUGH
    if is_other_name(scene, hit):
        return -9
    if names_kind(hit) and any(c.precision in ("district", "province") for c in hit.candidates):
        return SURE
    token = find_token(scene, hit.start, hit.end)
    around = _score_before(scene, hit, lists) + _score_neighbours(scene, hit, lists)
    # "The town of" says more than the recogniser, which takes many a name that it does not know for a people or a person.
    entity = max(0, _score_entity(scene, hit)) if _follows_kind(scene, hit, lists) else _score_entity(scene, hit)
    after = 3 if lists.kind_after.match(scene.text, hit.end) else 0
    dateline = 4 if is_dateline(scene, hit) or (LATER_DATELINE.match(scene.text, hit.end) and hit.text.isupper()) else 0
    person = 3 if hit.first == hit.last and hit.text in scene.surnames else 0
    wrong_part = 4 if token.pos_ not in ("PROPN", "NOUN", "X", "ADJ") and token.ent_type_ not in PLACE_LABELS else 0
    thing = 4 if _is_thing(hit, token) else 0
    return (
        _score_prior(hit, lists) - thing + around + entity + after + dateline - person - wrong_part - _score_speaker(hit, token)
    )


def _is_thing(hit: Hit, token: Token) -> bool:
    """Whether "the" before a town's bare name makes it a ship, a team or a hotel: "the Aris was hijacked"."""
    only_towns = hit.first == hit.last and all(c.feature in ("populated place", "capital") for c in hit.candidates)
    return only_towns and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and any(c.lower_ == "the" for c in token.lefts)


def is_other_name(scene: Scene, hit: Hit) -> bool:
    """Whether the hit is a demonym or a date, or part of the name of a body, an outlet or a team."""
    lists = load_words()
    text = scene.text
    if hit.text.casefold() in lists.calendar or hit.text in map_demonyms():
        return True
    head = lists.head_before.search(text, max(0, hit.start - 80), hit.start)
    if head or OTHER_AFTER.match(text, hit.end) or is_part(scene, hit):
        return True
    following = neighbour(scene, hit.last, 1)
    local = names_kind(hit) or (following and following.text in lists.local_bodies)
    if following and following.text in lists.tails and not local and text[hit.end : following.start] == " ":
        return True
    before = neighbour(scene, hit.first, -1)
    return bool(before and before.text in lists.prefixes and text[before.end : hit.start] == " ")


def is_part(scene: Scene, hit: Hit) -> bool:
    """Is the hit but a part of a longer name: the "Kota" of "Kota-e-Sangi", the "Stratford" of "Stratford-upon-Avon"?"""
    linked = LINK_BEFORE.search(scene.text, max(0, hit.start - 6), hit.start)
    return LONGER.match(scene.text, hit.end) is not None or linked is not None


def neighbour(scene: Scene, number: int, step: int) -> Word | None:
    """The word beside word `number` when only one blank, hyphen or possessive lies between."""
    other = number + step
    if not 0 <= other < len(scene.words):
        return None
    low, high = sorted((number, other))
    gap = scene.text[scene.words[low].end : scene.words[high].start]
    return scene.words[other] if gap in (" ", "-", "'s ", "’s ", ". ") else None


def _score_prior(hit: Hit, lists: PlaceWords) -> int:
    best = hit.candidates[0]
    known = any(c.gazetteer_id.startswith("talion:") or c.precision in ("country", "sea") for c in hit.candidates)
    bare = hit.text.casefold().removeprefix("the ")
    several = hit.last > hit.first and bare.count(" ") + bare.count("-") > 0
    people = 3 if best.population >= 1_000_000 else 2 if best.population >= 150_000 else 1 if best.population >= 20_000 else 0
    division = (3 if several else 2) if any(c.precision == "province" for c in hit.candidates) else 0
    unique = several and len({c.country for c in hit.candidates}) == 1
    prior = 3 if known or names_kind(hit) else max(people, division, 2 if unique else 1 if several else 0)
    prior -= 2 if len(hit.text) <= 3 and not known else 0
    doubtful = bare in lists.doubtful and not any(c.precision == "country" for c in hit.candidates)
    return prior - (3 if doubtful else 0)


def names_kind(hit: Hit) -> bool:
    """Whether the name itself says what it is: "Laurel County", "Ariha District"."""
    return hit.last > hit.first and hit.text.rpartition(" ")[2].lower() in load_words().kinds


def _score_before(scene: Scene, hit: Hit, lists: PlaceWords) -> int:
    text = scene.text
    before = text[max(0, hit.start - 60) : hit.start]
    if _follows_kind(scene, hit, lists) or AREA_BEFORE.search(before):
        return 3
    words = before.split()
    if not words or not before[-1].isspace():
        return 0
    last = words[-2] if words[-1].lower() in ("the", "both") and len(words) > 1 else words[-1]
    return 3 if last.lower() in lists.strong else 2 if last.lower() in lists.fair else 0


def _follows_kind(scene: Scene, hit: Hit, lists: PlaceWords) -> bool:
    """Does a word say what it is right before it: "the town of Saravan"?"""
    return lists.kind_before.search(scene.text, max(0, hit.start - 60), hit.start) is not None


def _score_neighbours(scene: Scene, hit: Hit, lists: PlaceWords) -> int:
    """Minus points where a capitalised word touches the hit, as in a person's name, and after a title."""
    score = 0
    before = neighbour(scene, hit.first, -1)
    if before and scene.text[before.end : hit.start] in (" ", ". ", "-"):
        lowered = before.text.rstrip(".").lower()
        token = find_token(scene, before.start, before.end)
        if lowered in lists.titles:
            score -= 5
        elif before.capital and token.pos_ == "PROPN" and not _is_harmless(lowered, lists):
            score -= 0 if token.ent_type_ in ("DATE", "TIME") else 4
    after = neighbour(scene, hit.last, 1)
    goes_on = after and after.capital and scene.text[hit.end : after.start] == " " and not names_kind(hit)
    if after and goes_on and not _is_harmless(after.text.lower(), lists) and after.text not in lists.local_bodies:
        score -= 3 if find_token(scene, after.start, after.end).pos_ == "PROPN" else 0
    return score


def _is_harmless(lowered: str, lists: PlaceWords) -> bool:
    known = lowered in lists.calendar or lowered in lists.kinds or lowered in lists.directions
    return known or lowered in lists.strong or lowered in lists.fair


def _score_entity(scene: Scene, hit: Hit) -> int:
    for entity in scene.entities:
        if entity.start_char < hit.end and hit.start < entity.end_char:
            whole = entity.start_char >= hit.start - 4 and entity.end_char <= hit.end + 2
            if entity.label_ in PLACE_LABELS:
                return -3 if _is_cut_off(scene, hit, entity) else 3
            if entity.label_ in ("DATE", "TIME", "LANGUAGE", "MONEY"):
                return -3 if whole else 0
            if entity.label_ == "NORP":
                return -1 if whole else 0  # no demonym, or it would not be asked
            if entity.label_ == "PERSON":
                return -1 if whole else -3
    return 0


def _is_cut_off(scene: Scene, hit: Hit, entity: Span) -> bool:
    """Whether the model's longer place name goes on where the hit stops ("Kafr" of "Kafr Nuran")."""
    lists = load_words()
    sides = ((hit.first, -1), (hit.last, 1))
    beside = [word for word in (neighbour(scene, number, step) for number, step in sides) if word]
    inside = [word for word in beside if entity.start_char <= word.start and word.end <= entity.end_char]
    return any(word.capital and not _is_harmless(word.text.lower(), lists) for word in inside)


def _score_speaker(hit: Hit, token: Token) -> int:
    """Who says something is a person unless the place is a country or a capital."""
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in ("say", "tell", "add")
    return 2 if speaks and not any(c.feature in ("country", "capital") for c in hit.candidates) else 0
