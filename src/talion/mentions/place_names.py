"""A scene and the places found go in, place names that no gazetteer knows come out, as mentions with "name only"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Entity

from talion.gazetteer import Gazetteer
from talion.gazetteer.tables import map_demonyms
from talion.mentions.place_choice import CONTAINER_GAP, DEMONYM_GAP, POSSESSOR_GAP, Surroundings
from talion.mentions.place_evidence import Scene, find_token
from talion.mentions.place_slots import find_slots
from talion.mentions.place_words import load_words
from talion.records import Mention, Place, PlacePrecision, Span

NAME = (
    r"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s|[Aa]t|[Aa]r|[Aa]d|[Aa]z)[- ])?[A-Z][\w'’]*[a-z]"
    r"(?:(?:-(?:[a-z]{1,4}-)?| (?:(?:al|el|ez|ash|as|an|ar|at|ad|az)-|(?:al|el|de|del|la) )?)[A-Z][\w'’]*[a-z]){0,3}"
)
KINDS: dict[str, PlacePrecision] = {
    **dict.fromkeys(
        ("village", "town", "city", "hamlet", "settlement", "kibbutz", "municipality", "commune", "locality"), "town"
    ),
    **dict.fromkeys(("district", "neighborhood", "neighbourhood", "suburb", "county", "quarter", "sector"), "district"),
    **dict.fromkeys(("province", "governorate", "state", "region"), "province"),
    **dict.fromkeys(("camp", "refugee camp"), "site"),
}
KIND_WORDS = "|".join(sorted(KINDS, key=lambda word: (-len(word), word)))
KIND_OF_NAME = re.compile(rf"\b(?P<kind>{KIND_WORDS})s? (?:of|called|named) (?P<name>{NAME})")
NAME_IN_PLACE = re.compile(rf"\b(?:in|near|at|outside|around) (?P<name>{NAME})")
NAME_BEFORE_REGION = re.compile(rf"\b(?:in|near|at|on|outside|around) (?P<name>{NAME}) \(")
NAME_LINKED = re.compile(rf"\b(?:in|near|at|on|outside|around|of) (?:the )?(?P<name>{NAME})")
NAME_KIND = re.compile(rf"\b(?P<name>{NAME}) (?P<kind>(?i:{KIND_WORDS}))\b")
LINKED = re.compile(r"\w-(?:e|i|ye|yi|ul|ud)-[A-Z]")  # "Kota-e-Sangi", which the parser takes apart
SHARE_OF_REPORT = 0.5
NEAR_CHARACTERS = 600
STEP = 100.0  # characters: nearer than this hardly counts for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the report's places are known to be so far: mentions, stretches that are other names, countries, the gazetteer.

    `slots`: whether a name that stands where only a place can counts as one.
    """

    mentions: Sequence[Mention]
    barred: Sequence[tuple[int, int]]
    around: Surroundings
    gazetteer: Gazetteer
    slots: bool = False


def find_unknown_names(scene: Scene, report: str, known: Known) -> list[Mention]:
    """The mentions of places that the gazetteer does not know in this spelling, none of them over a known one; in order.

    They come from a type word ("the village of Xyz", "Xyz district"), from the entity recogniser where a preposition of place
    stands before, and from where they stand. The country is that of the place around them, the nearest one, that of the armed
    groups, or the one that most of the report is about. A place of that country with the same consonants is taken for the
    same, else one of that very name in another country of the report (rule "alike"); else rule "name only".
    """
    taken = [*known.barred, *((mention.span.start, mention.span.end) for mention in known.mentions)]
    mentions: list[Mention] = []
    for start, end, precision in sorted(set(_propose(scene, known))):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
        span = Span(report=report, start=start, end=end, quote=scene.text[start:end])
        place, rule = _name_place(span, precision, _infer_country(scene, start, end, known), known)
        town = _find_town(scene, end, known) if rule == "name only" and precision != "province" else None
        if town is not None:
            place, rule = replace(town, name=span.quote, precision="district", gazetteer_id=None), "district by its town"
        mentions.append(Mention(kind="place", span=span, value=place, rule=rule))
    return mentions


def _name_place(span: Span, precision: PlacePrecision, country: str | None, known: Known) -> tuple[Place, str]:
    alike = [c for c in known.gazetteer.find_alike(span.quote) if country and c.country == country and c.precision == precision]
    if not alike:  # a place of just this name in another country that the report names
        alike = [c for c in known.gazetteer.find(span.quote) if c.country in known.around.counts and c.precision == precision]
    if not alike:
        return Place(name=span.quote, country=country, precision=precision), "name only"
    c = alike[0]
    place = Place(name=c.name, country=c.country, precision=precision, lat=c.lat, lon=c.lon, gazetteer_id=c.gazetteer_id)
    return place, "alike"


def _find_town(scene: Scene, end: int, known: Known) -> Place | None:
    """The town that the wording puts around a name that nobody knows: "in Barrio Norte, Tucuman", "Xyz quarter in Aleppo"."""
    for mention in known.mentions:
        inside = mention.span.start > end and CONTAINER_GAP.fullmatch(scene.text, end, mention.span.start)
        if inside and isinstance(mention.value, Place) and mention.value.precision == "town" and mention.rule != "dateline":
            return mention.value
    return None


def _propose(scene: Scene, known: Known) -> Iterator[tuple[int, int, PlacePrecision]]:
    for pattern in (KIND_OF_NAME, NAME_KIND):
        for match in pattern.finditer(scene.text):
            start, end = match.span("name")
            if _is_proper(scene, start, end):
                yield start, end, KINDS[match.group("kind").lower()]
    for match in NAME_IN_PLACE.finditer(scene.text):
        start, end = match.span("name")
        if any(CONTAINER_GAP.fullmatch(scene.text, end, m.span.start) for m in known.mentions) and _is_proper(scene, start, end):
            yield start, end, "town"
    for match in NAME_LINKED.finditer(scene.text):
        if LINKED.search(match.group("name")) and _is_proper(scene, *match.span("name")):
            yield *match.span("name"), "town"
    for match in NAME_BEFORE_REGION.finditer(scene.text):  # "a strike on Douris (Baalbek-Hermel)"
        if any(m.span.start == match.end() for m in known.mentions) and _is_name(scene, *match.span("name")):
            yield *match.span("name"), "town"
    for entity in scene.entities:
        bounds = _trim_entity(entity)
        if bounds is None or entity.label_ not in ("GPE", "LOC", "FAC"):
            continue
        owns = scene.text[bounds[1] : bounds[1] + 2] in {"'s", "’s"}  # "at Aerocorp's offices"
        if not owns and _stands_in_place(scene, bounds[0]) and _is_proper(scene, *bounds):
            yield *bounds, "site" if entity.label_ == "FAC" else "town"
    if known.slots:
        yield from find_slots(scene)


def _trim_entity(entity: Entity) -> tuple[int, int] | None:
    """The entity's offsets without "the" and "'s"."""
    match = re.fullmatch(r"(?:[Tt]he )?(?P<name>[^\n]*?)(?:['’]s)?", entity.text)
    if match is None or not match.group("name"):
        return None
    return entity.start_char + match.start("name"), entity.start_char + match.end("name")


def _is_proper(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are a name of their own, and no personal name."""
    return _is_name(scene, start, end) and not scene.surnames.intersection(re.findall(r"[^\W\d_]+", scene.text[start:end]))


def _is_name(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are proper nouns, no demonym, month, direction or known body."""
    lists = load_words()
    name = scene.text[start:end]
    words = re.findall(r"[^\W\d_]+", name)
    if not words or not any(word[0].isupper() for word in words) or name.casefold().removeprefix("the ") in lists.ignored:
        return False
    if any(word in map_demonyms() or word in lists.tails or word.lower() in lists.titles | lists.calendar for word in words):
        return False
    if all(word.lower() in lists.directions or word.lower() in lists.kinds or word.lower() in lists.ignored for word in words):
        return False
    if words[0] in lists.prefixes:
        return False
    first = find_token(scene, start + len(name) - len(words[-1]), end)
    return first.pos_ in ("PROPN", "X") or LINKED.search(name) is not None


def _stands_in_place(scene: Scene, start: int) -> bool:
    words = scene.text[max(0, start - 30) : start].split()
    before = words[-2:] if words and words[-1].lower() == "the" else words[-1:]
    return bool(before) and before[0].lower() in load_words().strong


def _infer_country(scene: Scene, start: int, end: int, known: Known) -> str | None:
    """By the wording, the nearest place, the armed groups, then the people named; forces that strike abroad tell nothing."""
    text, around = scene.text, known.around
    for mention in known.mentions:
        if isinstance(mention.value, Place) and _holds(text, mention, start, end):
            return mention.value.country
    for _, demonym_end, country in around.demonyms:
        if DEMONYM_GAP.fullmatch(text, demonym_end, start):
            return country
    near = _weigh_neighbours(text, start, known)
    if near:
        return max(near, key=lambda country: (near[country], country))
    if len(around.homes) == 1:
        return next(iter(around.homes))
    abroad = load_words().abroad
    for _, demonym_end, country in around.demonyms:
        if country not in abroad and re.fullmatch(r"[ a-z]{1,30}", text[demonym_end:start]):
            return country
    best = min(around.counts, key=lambda country: (-around.counts[country], country), default=None)
    sure = best is not None and best not in abroad and around.counts[best] >= SHARE_OF_REPORT * sum(around.counts.values())
    return best if sure else None


def _weigh_neighbours(text: str, start: int, known: Known) -> dict[str, float]:
    """The countries of the places near by, each the heavier the more and the nearer its places."""
    found: dict[str, float] = {}
    for mention in known.mentions:
        distance = abs(mention.span.start - start)
        if (
            isinstance(mention.value, Place)
            and mention.value.country
            and mention.value.precision != "country"
            and distance <= NEAR_CHARACTERS
            and not mention.rule.endswith("government")
            and text[mention.span.end : mention.span.end + 2] not in {"'s", "’s"}
        ):
            found[mention.value.country] = found.get(mention.value.country, 0.0) + 1.0 / (STEP + distance)
    return found


def _holds(text: str, mention: Mention, start: int, end: int) -> bool:
    """ "Xyz in Iran", "Iran's Xyz"."""
    after = CONTAINER_GAP.fullmatch(text, end, mention.span.start)
    return bool(after or POSSESSOR_GAP.fullmatch(text, mention.span.end, start))
