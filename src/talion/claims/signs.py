"""Signs that hold go in, a probability comes out: the fitted table of `knowledge/confidence.toml` as a logistic model.

A sign is one plain thing that holds or does not ("a weapon is named"). Its weight is added to the constant where it holds, and
the sum is turned into a probability. The weights are fitted by bench/calibrate.py; bench/RELIABILITY.md says how well they hold.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from talion.records import TalionError
from talion.registry import load_toml

TABLE = "confidence.toml"
DIGITS = 3
SURE = 0.999  # nothing that a machine read is certain
Subject = Literal["incident", "claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """`says` is the sign in a reader's words, `weight` what it adds to the log-odds."""

    name: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """`constant` is the log-odds where no sign holds."""

    constant: float
    signs: Mapping[str, Sign]

    def weigh(self, found: Collection[str]) -> float:
        """The probability in (0, 1], to three digits. Raises TalionError for a sign that the table has not."""
        if unknown := sorted(set(found) - self.signs.keys()):
            raise TalionError(f"{TABLE} has no sign {unknown[0]!r}")
        odds = self.constant + math.fsum(self.signs[name].weight for name in sorted(found))
        return round(min(SURE, max(1 - SURE, 1 / (1 + math.exp(-odds)))), DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Parts of the rules by which values come: taken over from other words, or a last resort."""

    carried: tuple[str, ...]
    resort: tuple[str, ...]


@cache
def load_model(subject: Subject) -> Model:
    """The model of an incident's or a claim's confidence. Raises TalionError where the table is not whole."""
    table = cast("Mapping[str, Mapping[str, object]]", load_toml(TABLE))[subject]
    rows = [
        Sign(name=str(row["name"]), says=str(row["says"]), weight=float(cast("float", row["weight"])))
        for row in cast("Sequence[Mapping[str, object]]", table["sign"])
    ]
    signs = {row.name: row for row in rows}
    if len(signs) < len(rows):
        raise TalionError(f"{TABLE}: a sign of {subject} stands twice")
    return Model(constant=float(cast("float", table["constant"])), signs=signs)


@cache
def load_default() -> float:
    """The confidence below which incidents are left out unless somebody asks otherwise."""
    table = cast("Mapping[str, Mapping[str, float]]", load_toml(TABLE))["defaults"]
    return table["min_confidence"]


@cache
def load_rules() -> Rules:
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml(TABLE))["rules"]
    return Rules(carried=tuple(table["carried"]), resort=tuple(table["resort"]))
