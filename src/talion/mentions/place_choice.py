"""Hits of one report go in, one gazetteer place for each comes out: wording, countries named, nearness, population decide."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from talion.gazetteer import Candidate
from talion.gazetteer.candidates import measure_km
from talion.gazetteer.keys import drop_article, fold_name
from talion.gazetteer.tables import map_demonyms
from talion.mentions.place_hits import Hit, Word
from talion.mentions.place_words import load_words
from talion.records import Actor, PlacePrecision

NEAR_KM = 300.0
SAME_DIVISION_KM = 150.0
CONTAINED, CONTAINS, OF_KIND, NEARBY, SAME_COUNTRY, FAMOUS, TOWN_FIRST, SAME_DIVISION, OWN_NAME = (
    14.0,
    5.0,
    10.0,
    3.0,
    1.5,
    1.0,
    2.5,
    3.0,
    1.5,
)
COMPANY, FEWEST_NAMES, OUTSHONE = 6.0, 2, 100
OWN_PEOPLE, MOST_BY_COMPANY = 4.0, 6.5
HOME_KINDS, AT_HOME = frozenset({"armed group", "militia", "police"}), 2.5
PEOPLE_WEIGHT = 1.5
PROVINCE_PRIOR, SITE_PRIOR, TOWN_PRIOR, SEA_PRIOR, COUNTRY_PRIOR = 8.0, 9.7, 6.8, 10.5, 3.0
LARGE = 1_000_000
CAPITAL = 2.5
MOST_BY_NEARNESS = 4.0
WELL_KNOWN, KNOWN = 100_000, 10_000
CLEAR_LEAD = 3
TOWN_WITH_PROVINCE = 20_000
CONTAINER_GAP = re.compile(
    r"(?: (?:city|town|village|district|neighbou?rhood|quarter|suburb|province|governorate|area|camp|airport|base))?(?:,? in|,)"
    r"(?: (?:in|the|of|a|an|its|province|governorate|region|state|district|county|restive|neighbou?ring|remote|rural"
    r"|war-torn|central|upper|lower|(?:north|south|east|west)[a-z-]*))* ?"
)
POSSESSOR_GAP = re.compile(r"['’]s(?: [a-z-]+){0,4} ")
DEMONYM_GAP = re.compile(r" (?:[a-z-]+ )?(?:city|town|village|capital|port|province|governorate|region|district)(?: of)?,? | ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the report says around its hits: how often each country is named, and where; whose armed groups are named."""

    counts: Mapping[str, int]
    homes: Mapping[str, int]
    demonyms: Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One hit, the regions that its wording puts around it, the places put into it, and its type word."""

    hit: Hit
    containers: Sequence[Candidate]
    contained: Sequence[Candidate]
    kind: PlacePrecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Which names of the report have a candidate about each degree of the map: names that are told together lie together."""

    cells: Mapping[tuple[int, int], frozenset[str]]
    names: int

    def score(self, c: Candidate, hit: Hit) -> float:
        """Points by the share of the other names that may lie within a degree or so of `c`."""
        if c.lat is None or c.lon is None or c.precision in ("country", "sea"):
            return 0.0
        others = len(self.cells.get(_find_cell(c.lat, c.lon), frozenset()) - {hit.key})
        return COMPANY * others / max(FEWEST_NAMES, self.names - 1)


def find_company(hits: Sequence[Hit]) -> Company:
    """The names of all hits by the cells of one degree that their better candidates lie in or beside."""
    found: dict[tuple[int, int], set[str]] = {}
    names = {hit.key: hit for hit in hits if name_country(hit) is None}
    for key, hit in names.items():
        largest = max(c.population for c in hit.candidates)
        for c in hit.candidates:
            known = c.precision in ("town", "district", "site") and c.population * OUTSHONE >= largest
            if known and c.lat is not None and c.lon is not None:
                row, column = _find_cell(c.lat, c.lon)
                for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                    found.setdefault(cell, set()).add(key)
    return Company(cells={cell: frozenset(keys) for cell, keys in found.items()}, names=len(names))


def _find_cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat), math.floor(lon)


def read_surroundings(words: Sequence[Word], hits: Sequence[Hit], actors: Sequence[Actor] = ()) -> Surroundings:
    """Countries by name and demonym, and the home countries of armed groups."""
    demonyms = find_demonyms(words)
    counts = Counter(country for _, _, country in demonyms)
    counts.update(country for country in (_name_nation(hit) for hit in hits) if country)
    homes = Counter(a.country for a in actors if a.country and a.kind in HOME_KINDS)
    return Surroundings(counts=counts, homes=homes, demonyms=demonyms)


def find_demonyms(words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Start, end and country of every demonym, the two-word ones ("South Sudanese") first."""
    known = map_demonyms()
    found: list[tuple[int, int, str]] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        double = f"{before.text} {word.text}" if before and before.end + 1 == word.start else ""
        if double.casefold() in load_words().ignored:
            continue
        if double in known and before:
            found.append((before.start, word.end, known[double]))
        elif word.text in known:
            found.append((word.start, word.end, known[word.text]))
    return found


def name_country(hit: Hit) -> str | None:
    """The country that the hit names, if it names one and nothing else of weight."""
    countries = [c.country for c in hit.candidates if c.precision == "country"]
    return countries[0] if countries else None


def _name_nation(hit: Hit) -> str | None:
    """The country that the hit names or, where it most likely names a province, the province's."""
    country = name_country(hit)
    if country:
        return country
    best = max(hit.candidates, key=_score_prior)
    single = len({c.country for c in hit.candidates}) == 1
    return best.country if best.precision == "province" or (best.precision == "district" and single) else None


def choose_places(text: str, hits: Sequence[Hit], around: Surroundings) -> list[Candidate | None]:
    """The best candidate of every hit, in the hits' order; one spelling has one meaning in a report.

    None stands for a small place of a country of which the report says nothing: most likely another one of that name is meant.
    """
    containers = [find_containers(text, hits, number, around) for number in range(len(hits))]
    shared: dict[str, list[Candidate]] = {}
    for hit, found in zip(hits, containers, strict=True):
        shared.setdefault(hit.key, []).extend(found)
    kinds = settle_kinds(hits, [find_kind(text, hit) for hit in hits])
    insides = {hit.key: find_contained(text, hits, number) for number, hit in enumerate(hits)}
    wordings = [
        Wording(hit=hit, containers=shared[hit.key], contained=insides[hit.key], kind=kind)
        for hit, kind in zip(hits, kinds, strict=True)
    ]
    company = find_company(hits)
    first = [_choose(wording, around, company, []) for wording in wordings]
    anchors = [c for wording, c in zip(wordings, first, strict=True) if c.lat is not None and _is_sure(wording, c)]
    nations = {*around.counts, *around.homes, *(anchor.country for anchor in anchors)}
    chosen = [_choose(wording, around, company, anchors) for wording in wordings]
    return [c if _is_plausible(c, wording, nations) else None for wording, c in zip(wordings, chosen, strict=True)]


def _is_plausible(c: Candidate, wording: Wording, nations: set[str | None]) -> bool:
    if c.precision in ("country", "sea") or c.gazetteer_id.startswith("talion:") or c.country in nations or not nations:
        return True
    rivals = [other.population for other in wording.hit.candidates if other.country != c.country]
    if not rivals and (c.population >= KNOWN or " " in _fold(wording.hit.text)):
        return True
    outstanding = c.population >= WELL_KNOWN and c.population >= CLEAR_LEAD * max(rivals, default=0)
    return outstanding or any(_contains(container, c) for container in wording.containers)


def _is_sure(wording: Wording, chosen: Candidate) -> bool:
    countries = {c.country for c in wording.hit.candidates}
    famous = chosen.feature == "capital" or chosen.population >= LARGE
    single = len(countries) == 1 and (chosen.population >= WELL_KNOWN or chosen.precision == "province")
    return single or bool(wording.containers) or famous or chosen.gazetteer_id.startswith("talion:")


def find_contained(text: str, hits: Sequence[Hit], number: int) -> list[Candidate]:
    """The places that the wording puts into what hit `number` names: the "Atlanta" before ", Georgia"."""
    if number and CONTAINER_GAP.fullmatch(text, hits[number - 1].end, hits[number].start):
        return list(hits[number - 1].candidates)
    return []


def find_kind(text: str, hit: Hit) -> PlacePrecision | None:
    """What a type word beside the name says it is: "Kirkuk province", "the city of Idlib"."""
    lists = load_words()
    match = lists.kind_after.match(text, hit.end) or lists.kind_before.search(text, max(0, hit.start - 40), hit.start)
    return lists.kinds[match.group("kind").lower()] if match else None


def settle_kinds(hits: Sequence[Hit], kinds: Sequence[PlacePrecision | None]) -> list[PlacePrecision | None]:
    """A name that the report calls a province, and nowhere a town, is the province also where it stands bare."""
    told: dict[str, set[PlacePrecision]] = {}
    for hit, kind in zip(hits, kinds, strict=True):
        if kind is not None:
            told.setdefault(hit.key, set()).add(kind)
    return [kind or ("province" if told.get(hit.key) == {"province"} else None) for hit, kind in zip(hits, kinds, strict=True)]


def find_containers(text: str, hits: Sequence[Hit], number: int, around: Surroundings) -> list[Candidate]:
    """The countries and regions that the wording puts around hit `number`: "X, Y", "X in Y", "Y's X", "the Yish town of X"."""
    hit = hits[number]
    found: list[Candidate] = []
    if number + 1 < len(hits) and CONTAINER_GAP.fullmatch(text, hit.end, hits[number + 1].start):
        nation = name_country(hit) is not None
        found += [c for c in _regions(hits[number + 1]) if not (nation and c.precision == "country")]
    if number and POSSESSOR_GAP.fullmatch(text, hits[number - 1].end, hit.start):
        found += _regions(hits[number - 1])
    for _, end, country in around.demonyms:
        if end <= hit.start and DEMONYM_GAP.fullmatch(text, end, hit.start):
            found.append(_make_country(country))
    return found


def _regions(hit: Hit) -> list[Candidate]:
    return [c for c in hit.candidates if c.precision in ("country", "province")]


def _make_country(country: str) -> Candidate:
    return Candidate(
        name=country, country=country, lat=None, lon=None, precision="country", population=0,
        gazetteer_id=f"iso3166:{country}", feature="country",
    )  # fmt: skip


def _choose(wording: Wording, around: Surroundings, company: Company, anchors: Sequence[Candidate]) -> Candidate:
    hit = wording.hit
    others = [a for a in anchors if a not in hit.candidates]
    scored = [
        (-_score(c, wording, around) - _score_company(c, hit, others, company), order) for order, c in enumerate(hit.candidates)
    ]
    return wording.hit.candidates[min(scored)[1]]


def _score_company(c: Candidate, hit: Hit, others: Sequence[Candidate], company: Company) -> float:
    """Points by what lies near; none for a town that is called like its country, or like a state of it that lies elsewhere."""
    if c.precision == "town" and any(_outranks(o, c) for o in hit.candidates):
        return 0.0
    return min(_score_nearness(c, others) + company.score(c, hit), MOST_BY_COMPANY)


def _outranks(region: Candidate, town: Candidate) -> bool:
    """ "Mexico" is the country, not its capital; "Oregon" the state, not the suburb in Ohio."""
    if region.country != town.country:
        return False
    elsewhere = region.precision == "province" and region.admin1 != town.admin1 and town.population < TOWN_WITH_PROVINCE
    return region.precision == "country" or elsewhere


def _score(c: Candidate, wording: Wording, around: Surroundings) -> float:
    score = _score_prior(c)
    if c.precision != "country" and c.country is not None and c.country in around.counts:
        score += 1.5 + 2.5 * around.counts[c.country] / sum(around.counts.values())
    if c.precision != "country" and c.country is not None and c.country in around.homes:
        score += AT_HOME * around.homes[c.country] / sum(around.homes.values())
    if c.precision == "country" and any(country == c.country for _, _, country in around.demonyms):
        score += OWN_PEOPLE
    if any(_contains(container, c) for container in wording.containers):
        score += CONTAINED
    if any(_contains(c, inside) for inside in wording.contained if c.precision in ("country", "province")):
        score += CONTAINS
    if wording.kind and wording.kind == c.precision:
        score += OF_KIND
    if wording.kind is None and c.precision == "sea":
        score += OF_KIND
    if c.precision == "province" and wording.kind is None and _has_town(c, wording.hit):
        score -= TOWN_FIRST
    if _fold(c.name) == _fold(wording.hit.text):
        score += OWN_NAME
    return score


@lru_cache(maxsize=50_000)
def _fold(name: str) -> str:
    return drop_article(fold_name(name))


def _has_town(province: Candidate, hit: Hit) -> bool:
    """Whether a town of the same name lies in the province: the bare name means the town."""
    return any(
        c.precision == "town" and c.country == province.country and c.population >= TOWN_WITH_PROVINCE for c in hit.candidates
    )


def _score_prior(c: Candidate) -> float:
    famous = CAPITAL if c.feature == "capital" else FAMOUS if c.population >= LARGE else 0.0
    people = PEOPLE_WEIGHT * math.log10(c.population + 1) + famous
    own = c.gazetteer_id.startswith("talion:")
    match c.precision:
        case "country":
            return people + COUNTRY_PRIOR
        case "sea":
            return SEA_PRIOR
        case "province":
            return PROVINCE_PRIOR if own or c.lat is not None else PROVINCE_PRIOR - 2.0
        case "site":
            return SITE_PRIOR if own else TOWN_PRIOR
        case _:
            return max(people, TOWN_PRIOR) if own else people


def _contains(container: Candidate, c: Candidate) -> bool:
    if container.country != c.country or c.precision == "country" or container.gazetteer_id == c.gazetteer_id:
        return False
    if container.precision == "country" or (container.admin1 and container.admin1 == c.admin1):
        return True
    if None in (container.lat, container.lon, c.lat, c.lon) or (container.admin1 and c.admin1):
        return False
    return _measure(container, c) <= SAME_DIVISION_KM


def _score_nearness(c: Candidate, others: Sequence[Candidate]) -> float:
    if c.lat is None:
        return 0.0
    score = SAME_COUNTRY if any(a.country == c.country for a in others) else 0.0
    if any(a.precision == "province" and a.admin1 and (a.country, a.admin1) == (c.country, c.admin1) for a in others):
        score += SAME_DIVISION
    nearest = min((_measure(a, c) for a in others), default=NEAR_KM)
    score += 1.0 + NEARBY * (1.0 - nearest / NEAR_KM) if nearest < NEAR_KM else 0.0
    return min(score, MOST_BY_NEARNESS)


def _measure(one: Candidate, other: Candidate) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return measure_km((one.lat, one.lon), (other.lat, other.lon))
