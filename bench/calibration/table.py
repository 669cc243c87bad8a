"""Fitted weights go in, the knowledge file comes out with them; its words, names and rules stay as they are."""

from __future__ import annotations

import re
from pathlib import Path

from calibration.logistic import Fit
from talion.claims.signs import Subject

DIGITS = 3


def set_weights(text: str, subject: Subject, fit: Fit) -> str:
    """confidence.toml with the constant and the weights of `subject`. Raises KeyError for a sign that was not fitted."""

    def put(found: re.Match[str]) -> str:
        return f"{found[1]}{round(fit.weights[found[2]], DIGITS) + 0.0}"

    text = re.sub(rf"(\[{subject}\]\nconstant = ).*", lambda m: f"{m[1]}{round(fit.constant, DIGITS) + 0.0}", text)
    return re.sub(rf'(\[\[{subject}\.sign\]\]\nname = "(\w+)"\nsays = ".*"\nweight = ).*', put, text)


def set_default(text: str, share: float) -> str:
    return re.sub(r"(\nmin_confidence = ).*", lambda m: f"{m[1]}{share}", text)


def write_table(path: Path, fits: dict[Subject, Fit], share: float) -> None:
    text = path.read_text(encoding="utf-8")
    for subject, fit in fits.items():
        text = set_weights(text, subject, fit)
    path.write_text(set_default(text, share), encoding="utf-8")
