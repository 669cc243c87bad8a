"""News in TimeML goes in (TempEval-3), figures of how well expressions of time are found and valued come out.

What counts, after TempEval-3 (UzZaman et al. 2013, task A): the TIMEX3 inside <TEXT> are gold, the day of publication (<DCT>) is
given and not scored. Span: a found expression is right where it overlaps a gold one, each at most once, in text order (relaxed).
Value: right where besides that both values are the same string; precision is over all that was found, recall over all gold, so an
expression that was not found costs the value too. "DATE" leaves only gold and found expressions of that type on either side.

`python -m suites.timex FOLDER [--rivals]`, run in bench/, prints the table; with --rivals timexy and dateparser run on the same
texts, where they are installed (`pip install talion[bench]`).
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import importlib.util
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import spacy

from suites.results import Figure, Suite, Tally, add_tallies, format_suites, tally
from talion.mentions.timex import find_timexes
from talion.parse import parse_report
from talion.records import Report

NAME = "TempEval-3 news"
TIMEXY_VALUE = re.compile(r'type="(\w+)" value="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Characters `start` to `end` of a text are said to be of this TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its day of publication and the expressions that annotators marked."""

    id: str
    text: str
    published: dt.date
    gold: tuple[Expression, ...]


Finder = Callable[[Article], Sequence[Expression]]
SearchDates = Callable[..., list[tuple[str, dt.datetime]] | None]


def read_article(path: Path) -> Article:
    """One TimeML file. Raises ValueError where it has no <TEXT> or no day of publication."""
    root = ElementTree.fromstring(path.read_bytes())
    body, day = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or day is None:
        raise ValueError(f"{path.name} is no TimeML file: it has no TEXT or no DCT")
    pieces: list[str] = []
    gold: list[Expression] = []

    def walk(node: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            end = sum(map(len, pieces))
            gold.append(Expression(start=start, end=end, type=node.get("type", ""), value=node.get("value", "")))

    walk(body)
    published = dt.date.fromisoformat(day.get("value", "")[:10])
    return Article(id=path.stem, text="".join(pieces), published=published, gold=tuple(sorted(gold, key=lambda e: e.start)))


def read_articles(folder: Path) -> list[Article]:
    """Every .tml file under the folder, by name."""
    articles = [read_article(p) for p in sorted(folder.rglob("*.tml"))]
    if not articles:
        raise ValueError(f"no .tml file under {folder}")
    return articles


def pair(found: Sequence[Expression], gold: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Found and gold expressions that overlap, one to one, in text order."""
    pairs, free = [], list(found)
    for wanted in gold:
        match = next((f for f in free if f.start < wanted.end and wanted.start < f.end), None)
        if match is not None:
            free.remove(match)
            pairs.append((match, wanted))
    return pairs


def score(found: Sequence[Expression], gold: Sequence[Expression]) -> tuple[Tally, Tally]:
    """Spans and values of one text."""
    pairs = pair(found, gold)
    values = sum(f.value == g.value for f, g in pairs)
    return tally(len(pairs), len(found), len(gold)), tally(values, len(found), len(gold))


def of_type(expressions: Iterable[Expression], kind: str) -> list[Expression]:
    return [e for e in expressions if e.type == kind]


def score_finder(name: str, find: Finder, articles: Sequence[Article]) -> tuple[list[Figure], float]:
    """Span and value F1 over all articles, all types and DATE only, and the seconds that finding took."""
    start = time.perf_counter()
    found = [list(find(a)) for a in articles]
    seconds = time.perf_counter() - start
    every = [score(f, a.gold) for f, a in zip(found, articles, strict=True)]
    dates = [score(of_type(f, "DATE"), of_type(a.gold, "DATE")) for f, a in zip(found, articles, strict=True)]
    figures = [
        add_tallies(s for s, _ in every).as_figure(f"{name}span F1"),
        add_tallies(v for _, v in every).as_figure(f"{name}value F1"),
        add_tallies(s for s, _ in dates).as_figure(f"{name}DATE span F1"),
        add_tallies(v for _, v in dates).as_figure(f"{name}DATE value F1"),
    ]
    return figures, seconds


def find_ours(article: Article) -> list[Expression]:
    doc = parse_report(Report(id=article.id, text=article.text, published=article.published.isoformat()))
    return [Expression(start=t.start, end=t.end, type=t.type, value=t.value) for t in find_timexes(doc, article.published)]


def build_timexy() -> Finder:
    """timexy on a blank English pipeline; its midnight date-times are read as days."""
    importlib.import_module("timexy")  # registers its component
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def find(article: Article) -> list[Expression]:
        found = []
        for entity in nlp(article.text).ents:
            said = TIMEXY_VALUE.search(entity.kb_id_)
            if said is not None:
                value = said[2].removesuffix("T00:00:00")
                found.append(Expression(start=entity.start_char, end=entity.end_char, type=said[1], value=value))
        return found

    return find


def build_dateparser() -> Finder:
    """dateparser's search, told that the text is English and when it was published; each line is searched by itself."""
    search_dates: SearchDates = importlib.import_module("dateparser.search").search_dates

    def find(article: Article) -> list[Expression]:
        base = dt.datetime.combine(article.published, dt.time())
        found, at = [], 0
        for line in article.text.splitlines(keepends=True):
            place = at
            for words, when in search_dates(line, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
                start = article.text.find(words, place)
                if start < 0:
                    continue
                place = start + len(words)
                found.append(Expression(start=start, end=place, type="DATE", value=when.date().isoformat()))
            at += len(line)
        return found

    return find


RIVALS: dict[str, Callable[[], Finder]] = {"timexy": build_timexy, "dateparser": build_dateparser}


def measure(path: Path, *, rivals: bool = False) -> Suite:
    """Our figures on the TimeML files under `path`; with `rivals` those of every rival that is installed as well.

    The note says how long each rival took, or that it is not installed.
    """
    articles = read_articles(path)
    figures, seconds = score_finder("", find_ours, articles)
    notes = []
    for name, build in RIVALS.items() if rivals else ():
        if importlib.util.find_spec(name) is None:
            notes.append(f"{name} is not installed (pip install talion[bench])")
            continue
        theirs, spent = score_finder(f"{name}: ", build(), articles)
        figures += theirs
        notes.append(f"{name} took {spent:.1f} s")
    return Suite(name=NAME, documents=len(articles), figures=tuple(figures), seconds=seconds, note="; ".join(notes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivals", action="store_true", help="measure timexy and dateparser too")
    options = parser.parse_args()
    suite = measure(options.folder, rivals=options.rivals)
    print(format_suites([suite]))
    print(f"{suite.seconds:.1f} s", suite.note, sep="; ")


if __name__ == "__main__":
    main()
