"""Counts of right and wrong go in, named figures come out: what every suite measures in and hands back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value. `of` is the number of gold items (or of items judged) that it rests on."""

    name: str
    value: float
    of: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """What one public set says: `documents` read, the figures in order (the one that counts first), seconds of coding."""

    name: str
    documents: int
    figures: tuple[Figure, ...]
    seconds: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts behind precision, recall and F1. `hits` are right predictions of `predicted`, `found` gold items found of `gold`.

    The two differ where several predictions may be right about one gold item.
    """

    hits: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            hits=self.hits + other.hits, predicted=self.predicted + other.predicted,
            found=self.found + other.found, gold=self.gold + other.gold,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_figure(self, name: str) -> Figure:
        """The F1 under this name, with precision and recall as its note."""
        return Figure(name=name, value=self.f1, of=self.gold, note=f"P {self.precision:.3f} R {self.recall:.3f}")


def tally(right: int, predicted: int, gold: int) -> Tally:
    """The counts where one prediction is right about one gold item."""
    return Tally(hits=right, predicted=predicted, found=right, gold=gold)


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """The sum: micro averages are made of it."""
    return sum(tallies, start=Tally())


def format_suites(suites: Iterable[Suite]) -> str:
    """A table in Markdown, a row for each figure."""
    lines = ["| set | documents | figure | value | of | note |", "|---|---|---|---|---|---|"]
    for suite in suites:
        for figure in suite.figures:
            cells = [suite.name, str(suite.documents), figure.name, f"{figure.value:.3f}", str(figure.of), figure.note]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
