"""Predicted probabilities and outcomes go in, the measures and tables of how well they hold come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A predicted probability of being right, whether it was, and what the guess is about."""

    kind: str
    share: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """`brier` is the mean squared error, `plain` that of one probability for all, `ece` the mean gap over the bins."""

    number: int
    predicted: float
    observed: float
    brier: float
    plain: float
    ece: float


def bin_guesses(guesses: Sequence[Guess]) -> list[list[Guess]]:
    """The guesses in tenths of probability, empty ones left out, from the least to the most sure."""
    bins: list[list[Guess]] = [[] for _ in range(BINS)]
    for guess in guesses:
        bins[min(BINS - 1, int(guess.share * BINS))].append(guess)
    return [b for b in bins if b]


def mean_share(guesses: Iterable[Guess]) -> float:
    return fmean(g.share for g in guesses)


def mean_right(guesses: Iterable[Guess]) -> float:
    return fmean(g.right for g in guesses)


def judge_guesses(guesses: Sequence[Guess]) -> Quality:
    """Raises statistics.StatisticsError where there is none."""
    observed = mean_right(guesses)
    gaps = [len(b) * abs(mean_share(b) - mean_right(b)) for b in bin_guesses(guesses)]
    return Quality(
        number=len(guesses), predicted=mean_share(guesses), observed=observed,
        brier=fmean((g.share - g.right) ** 2 for g in guesses), plain=observed * (1 - observed), ece=sum(gaps) / len(guesses),
    )  # fmt: skip


def format_bins(guesses: Sequence[Guess]) -> str:
    """A row for each tenth of probability."""
    lines = ["| predicted | n | mean predicted | observed |", "|---|---|---|---|"]
    for group in bin_guesses(guesses):
        low = min(BINS - 1, int(group[0].share * BINS)) / BINS
        lines.append(f"| {low:.1f} to {low + 1 / BINS:.1f} | {len(group)} | {mean_share(group):.3f} | {mean_right(group):.3f} |")
    return "\n".join(lines)


def format_kinds(guesses: Sequence[Guess]) -> str:
    """A row for each kind of guess, then one for all."""
    lines = ["| of | n | predicted | observed | Brier | Brier of one share for all | ECE |", "|---|---|---|---|---|---|---|"]
    groups = {kind: [g for g in guesses if g.kind == kind] for kind in sorted({g.kind for g in guesses})}
    for name, group in [*groups.items(), *([("all", list(guesses))] if len(groups) > 1 else [])]:
        q = judge_guesses(group)
        figures = (q.predicted, q.observed, q.brier, q.plain, q.ece)
        lines.append(f"| {name} | {q.number} | " + " | ".join(f"{x:.3f}" for x in figures) + " |")
    return "\n".join(lines)
