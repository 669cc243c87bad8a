"""Signs and outcomes go in, the weights of a logistic model come out, fitted by Newton's method with an L2 penalty.

The loss is convex and the signs are few, so some thirty lines of numpy reach its one optimum, exactly and alike on every machine;
a library for it would be one more thing to install.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
PENALTY = 1.0  # as one observation of each sign with the outcome undecided
FOLDS = 10
STEPS = 50
CLOSE = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Log-odds where no sign holds, and what each sign adds."""

    constant: float
    weights: dict[str, float]


def fit_weights(names: Sequence[str], found: Sequence[Collection[str]], right: Sequence[bool]) -> Fit:
    """The weights of `names`; `found` are the signs of each case, `right` its outcome. A sign that never holds weighs nothing."""
    solution = solve(design(names, found), np.array(right, dtype=np.float64))
    return Fit(constant=float(solution[0]), weights={n: float(w) for n, w in zip(names, solution[1:], strict=True)})


def predict_folds(
    names: Sequence[str], found: Sequence[Collection[str]], right: Sequence[bool], groups: Sequence[str]
) -> list[float]:
    """The probability of each case by weights that were fitted without the cases of its tenth of the groups."""
    cases, outcomes = design(names, found), np.array(right, dtype=np.float64)
    fold = np.array([zlib.crc32(group.encode("utf-8")) % FOLDS for group in groups])
    predicted = np.zeros(len(outcomes))
    for number in range(FOLDS):
        held = fold == number
        if held.any():
            predicted[held] = logistic(cases[held] @ solve(cases[~held], outcomes[~held]))
    return [float(p) for p in predicted]


def design(names: Sequence[str], found: Sequence[Collection[str]]) -> Array:
    """One row a case: one for the constant, then one or nought for each sign."""
    return np.array([[1.0, *(float(n in signs) for n in names)] for signs in found]).reshape(len(found), len(names) + 1)


def solve(cases: Array, outcomes: Array) -> Array:
    """The constant and the weights that make the outcomes likeliest, less the penalty on the weights. Shape: (signs + 1,)."""
    penalty = np.full(cases.shape[1], PENALTY)
    penalty[0] = CLOSE
    weights = np.zeros(cases.shape[1])
    for _ in range(STEPS):
        likely = logistic(cases @ weights)
        slope = cases.T @ (outcomes - likely) - penalty * weights
        bend = (cases * (likely * (1 - likely))[:, None]).T @ cases + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def logistic(odds: Array) -> Array:
    shares: Array = 1 / (1 + np.exp(-odds))
    return shares
