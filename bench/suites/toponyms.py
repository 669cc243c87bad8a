"""LGL, GeoWebNews and GeoVirus go in, out comes how many of their toponyms are found and how near to the gold point they lie.

What counts. A gold toponym counts where it has a point: in LGL those with a GeoNames entry (4,462 of 5,088), in GeoWebNews all
with coordinates whatever their type (2,601: literal, associative and embedded names, demonyms as modifiers), in GeoVirus all.
Toponyms without a point count neither for nor against.

Ours are the place mentions, and beside them every name or demonym that is read as a country, wherever it stands: the ledger has
states as actors ("U.S. troops", "the Syrian army") where the gold has toponyms. A country lies at its point in
country_points.tsv. Continents and names inside those of bodies ("Washington Post") are left out on purpose, though the gold
marks some of them.

A gold toponym is found where one of ours overlaps it. "within 161 km, of found" is the share of these whose point is that near
(one without a point is wrong), "of all" the share of all gold toponyms that count.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from spacy.tokens import Doc

from suites.results import Figure, Suite, Tally, add_tallies
from talion.gazetteer import Gazetteer, open_gazetteer
from talion.gazetteer.candidates import measure_km
from talion.mentions.place_choice import find_demonyms, name_country
from talion.mentions.place_hits import find_hits, split_words
from talion.mentions.places import find_places
from talion.parse import parse_report
from talion.records import Place, Report

NEAR_KM = 161.0
SETS = {"LGL": "lgl.xml", "GWN": "GWN.xml", "GeoVirus": "GeoVirus.xml"}
FIELDS = {"lat": (".//lat", "latitude"), "lon": (".//lon", "longitude")}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A named place: its offsets, and its point where it has one."""

    start: int
    end: int
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One gold article. `spared` are stretches that count neither way."""

    text: str
    gold: tuple[Toponym, ...]
    spared: tuple[Toponym, ...]


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of one of the three files."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        marked = [read_toponym(row) for row in [*article.iter("toponym"), *article.iter("location")]]
        toponyms = [toponym for toponym in marked if toponym is not None]
        yield Article(
            text=article.findtext("text") or "",
            gold=tuple(t for t in toponyms if t.point is not None),
            spared=tuple(t for t in toponyms if t.point is None),
        )


def read_toponym(row: ElementTree.Element) -> Toponym | None:
    """The toponym of one element, None where the file gives it no offsets or marks a common noun."""
    start, end = row.findtext("start"), row.findtext("end")
    if not start or not end or (row.findtext("type") or "").endswith("_Expression"):
        return None
    lat = next((value for path in FIELDS["lat"] if (value := row.findtext(path))), None)
    lon = next((value for path in FIELDS["lon"] if (value := row.findtext(path))), None)
    return Toponym(start=int(start), end=int(end), point=(float(lat), float(lon)) if lat and lon else None)


@cache
def locate_countries() -> dict[str, Point]:
    """Country (alpha-3) to its point."""
    lines = (Path(__file__).parent / "country_points.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["country"]: (float(row["lat"]), float(row["lon"])) for row in rows}


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """Ours: place mentions, and the names and demonyms of countries outside them."""
    found = [
        Toponym(start=mention.span.start, end=mention.span.end, point=locate(mention.value))
        for mention in find_places(doc, gazetteer, "")
        if isinstance(mention.value, Place)
    ]
    words = split_words(doc.text)
    countries = [(hit.start, hit.end, name_country(hit)) for hit in find_hits(doc.text, words, gazetteer)]
    for start, end, country in [*countries, *find_demonyms(words)]:
        if country and not any(overlap(start, end, other) for other in found):
            found.append(Toponym(start=start, end=end, point=locate_countries().get(country)))
    return sorted(found, key=lambda toponym: toponym.start)


def locate(place: Place) -> Point | None:
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    return locate_countries().get(place.country or "") if place.precision == "country" else None


def overlap(start: int, end: int, other: Toponym) -> bool:
    return start < other.end and other.start < end


def pair(gold: Toponym, ours: Sequence[Toponym]) -> Toponym | None:
    """The toponym of ours that overlaps the gold one; of several the one of the same stretch, or the first."""
    over = [toponym for toponym in ours if overlap(gold.start, gold.end, toponym)]
    return min(over, key=lambda t: (abs(t.start - gold.start) + abs(t.end - gold.end), t.start), default=None)


def compare(article: Article, ours: Sequence[Toponym]) -> tuple[Tally, list[float | None]]:
    """Found and spurious toponyms, and the error in kilometres of each found one, None without a point."""
    pairs = [(gold, match) for gold in article.gold if (match := pair(gold, ours)) is not None]
    judged = [o for o in ours if not any(overlap(o.start, o.end, spared) for spared in article.spared)]
    hits = sum(any(overlap(o.start, o.end, gold) for gold in article.gold) for o in judged)
    tally = Tally(hits=hits, predicted=len(judged), found=len(pairs), gold=len(article.gold))
    errors = [measure_km(gold.point, match.point) if gold.point and match.point else None for gold, match in pairs]
    return tally, errors


def measure_toponyms(name: str, path: Path, *, every: int = 1) -> Suite:
    """The figures of one file; `every` takes each n-th article only."""
    gazetteer = open_gazetteer()
    articles = [article for number, article in enumerate(read_articles(path)) if number % every == 0]
    tallies, errors = [], []
    start = time.perf_counter()
    for article in articles:
        tally, distances = compare(article, find_toponyms(parse_report(Report(id=name, text=article.text)), gazetteer))
        tallies.append(tally)
        errors += distances
    seconds = time.perf_counter() - start
    return Suite(name=name, documents=len(articles), figures=summarise(add_tallies(tallies), errors), seconds=seconds)


def summarise(total: Tally, errors: Sequence[float | None]) -> tuple[Figure, ...]:
    near = sum(error is not None and error <= NEAR_KM for error in errors)
    known = [error for error in errors if error is not None]
    return (
        Figure(name="within 161 km, of found", value=near / len(errors) if errors else 0.0, of=len(errors)),
        Figure(name="within 161 km, of all", value=near / total.gold if total.gold else 0.0, of=total.gold),
        total.as_figure("recognition"),
        Figure(name="mean error, km", value=statistics.fmean(known) if known else 0.0, of=len(known)),
        Figure(name="median error, km", value=statistics.median(known) if known else 0.0, of=len(known)),
    )


def measure(folder: Path, *, every: int = 1) -> list[Suite]:
    """The three files of the folder."""
    return [measure_toponyms(name, folder / file, every=every) for name, file in SETS.items()]
