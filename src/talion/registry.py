"""Reads the data files of `talion.knowledge`: a TOML or TSV file's name goes in, typed rows come out."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from importlib.resources import files


def load_toml(name: str) -> Mapping[str, object]:
    """The tables of `knowledge/NAME`."""
    return tomllib.loads((files("talion.knowledge") / name).read_text(encoding="utf-8"))


def load_tsv(name: str) -> list[dict[str, str]]:
    """The rows of `knowledge/NAME`: a header line, then one row a line; lines that start with # are comments."""
    text = (files("talion.knowledge") / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
