"""JudgementLines go in, the styled lines of `talion judge log` come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from talion.cli.sheet import Sheet
from talion.views.judgements import JudgementLine

NUMBERS = 4  # columns of a judgement's number


def render_log(lines: Iterable[JudgementLine], sheet: Sheet) -> Iterator[Text]:
    """Each judgement with its number, its reason and what became of it."""
    for line in lines:
        yield from render_judgement(line, sheet)


def render_judgement(line: JudgementLine, sheet: Sheet) -> Iterator[Text]:
    lead = Text(f"{line.number:>{NUMBERS}}  ", "dim")
    blank = Text(" " * lead.cell_len)
    style = "bold" if line.holds else "dim strike" if sheet.styled else ""
    yield from sheet.hang(lead, Text.assemble((line.what, style), (f" — {line.author}, {line.made}", "dim")))
    yield from sheet.hang(blank, Text(line.because, "italic"))
    if line.fate:
        yield from sheet.hang(blank, Text(line.fate, "yellow"))
