"""A Ledger goes in, a read-only copy of its pages comes out as files that can be mailed, archived and opened without a server."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.responses import Response

from talion.ledger.query import Query
from talion.ledger.store import Ledger
from talion.records import digest as shorten
from talion.web.filters import PAGE_SIZE, read_filters
from talion.web.pages import actors, aggregates, chains, digest, disputes, incident, ledger, report
from talion.web.rendering import copying
from talion.web.settings import ServeError
from talion.web.sources import PLOTLY, STATIC

Make = Callable[[], Response]
REFERENCE = re.compile(r'(?P<name>href|src)="(?P<address>/[^"]*)"')
LONGEST = 120  # characters of a file's name, beyond which its digest stands for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How many pages were written."""

    pages: int


def copy_pages(held: Ledger, folder: Path) -> Copied:
    """Writes the pages of all incidents, reports and actors into `folder`, new or empty. Raises ServeError for any other."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ServeError(f"{folder} is there already and not an empty folder: name a new one")
    pages = dict(_list_pages(held))
    files = {address: _name_file(address) for address in pages}
    with copying():
        for address, make in pages.items():
            target = folder / files[address]
            target.parent.mkdir(parents=True, exist_ok=True)
            body = bytes(make().body).decode("utf-8")
            target.write_text(_turn_references(body, files, files[address]), encoding="utf-8")
    shutil.copytree(STATIC, folder / "static")
    shutil.copyfile(PLOTLY, folder / "static" / PLOTLY.name)
    return Copied(pages=len(pages))


def _list_pages(held: Ledger) -> Iterator[tuple[str, Make]]:
    """Every page's address and what makes it."""
    everything = Query()
    for number in _number_pages(held, everything):
        yield _paged("/", number), partial(ledger.show_ledger, held, read_filters({"page": str(number)}))
    for number in _number_pages(held, Query(min_disputed=1)):
        yield _paged("/disputes", number), partial(disputes.show_disputes, held, read_filters({"page": str(number)}))
    told = len(chains.find_chains(held, "latest"))
    for number in range(1, max(1, -(-told // chains.SHOWN)) + 1):
        yield _paged("/chains", number), partial(chains.show_chains, held, "latest", str(number))
    yield "/digest", partial(digest.show_digest, held)
    yield "/aggregates", partial(aggregates.show_aggregates, held)
    yield "/actors", partial(actors.show_actors, held, read_filters({}))
    for party in held.parties(everything):
        yield f"/actors/{party.name}", partial(actors.show_one, held, party.name)
    standings = held.review()
    for one in held.incidents(everything):
        yield f"/incidents/{one.id}", partial(incident.show_whole, held, one, standings)
    for key in held.reports():
        yield f"/reports/{key}", partial(report.show_report, key, held)


def _number_pages(held: Ledger, query: Query) -> range:
    """From 1; there is one also where nothing meets the query."""
    return range(1, max(1, -(-held.tally(query).total // PAGE_SIZE)) + 1)


def _paged(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


def _name_file(address: str) -> str:
    """ "/reports/a b" is reports/a_20b.html: letters, digits, - and . stay, everything else is its code."""
    parts = urlsplit(address)
    if address.startswith("/static/"):
        return address.removeprefix("/")
    names = [_name_part(part) for part in address.partition("?")[0].strip("/").split("/", 1)] if parts.path != "/" else ["index"]
    page = dict(parse_qsl(parts.query)).get("page")
    return "/".join(names) + (f"-page-{page}" if page else "") + ".html"


def _name_part(text: str) -> str:
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else f"_{ord(c):x}" for c in text)
    return name if len(name) <= LONGEST else shorten(text)


def _turn_references(page: str, files: dict[str, str], own: str) -> str:
    """Addresses become the files of the copy; what is not copied is no link any more."""
    up = "../" * own.count("/")

    def turn(found: re.Match[str]) -> str:
        address = html.unescape(found["address"])
        path, _, place = address.partition("#")
        target = path.removeprefix("/") if path.startswith("/static/") else files.get(unquote(path))
        if target is None:
            return ""
        return f'{found["name"]}="{html.escape(up + target + (f"#{place}" if place else ""))}"'

    return REFERENCE.sub(turn, page)
