"""Reports go in, those that reprint another come out, each with the one that it reprints.

A report is the set of its runs of five words. One whose runs mostly stand in an earlier report is a reprint of that. Which pairs
are worth comparing is found by keys: the least hashes of the runs under a few orders (MinHash), some of them made of the opening
alone, as a wire text is mostly cut from its end. Two reports that share no key are never compared, so that a new report costs a
few look-ups however many there are. Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np

from talion.records import Report

RUN = 5  # words
LEAST = 20  # runs; a line or two may be alike by chance
COPIED = 0.6  # the share of its runs that a reprint has from the other
OPENING = 60  # words
ROWS = 3  # hashes a key
KEYS, OPENING_KEYS = 16, 4  # finds 98 of 100 pairs that share six tenths of their runs
WORD = re.compile(r"[^\W_]+")
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Print:
    """A report's runs of words as numbers, and its keys: those that share none are not alike."""

    runs: frozenset[int]
    keys: tuple[int, ...]


def find_reprints(reports: Iterable[Report]) -> Mapping[str, str]:
    """The id of each reprint with the id of the report that it goes back to: the earliest, of one time the longest, then by id.

    The order of the reports does not matter. An undated report is taken for the latest.
    """
    prints = {report.id: read_print(report.text) for report in reports}
    order = sorted(reports, key=lambda r: (not r.published, r.published or "", -len(prints[r.id].runs), r.id))
    by_key: defaultdict[int, list[str]] = defaultdict(list)
    first: dict[str, str] = {}
    rank = {report.id: number for number, report in enumerate(order)}
    for report in order:
        mine = prints[report.id]
        likely = sorted({other for key in mine.keys for other in by_key[key]}, key=rank.__getitem__)
        source = next((other for other in likely if is_copy(mine, prints[other])), None)
        if source is not None:
            first[report.id] = first.get(source, source)
        for key in mine.keys:
            by_key[key].append(report.id)
    return first


def is_copy(copy: Print, source: Print) -> bool:
    """Does the one have most of its words from the other?"""
    return len(copy.runs) >= LEAST and len(copy.runs & source.runs) >= COPIED * len(copy.runs)


@lru_cache(maxsize=KEPT)
def read_print(text: str) -> Print:
    """The runs and keys of a text; no keys where it is too short to tell."""
    words = WORD.findall(text.lower())
    runs = hash_runs(words)
    if len(set(runs)) < LEAST:
        return Print(frozenset(runs), ())
    opening = runs[: OPENING - RUN + 1]
    keys = (*make_keys(runs, 0, KEYS), *make_keys(opening, KEYS, OPENING_KEYS))
    return Print(frozenset(runs), tuple(dict.fromkeys(keys)))


def hash_runs(words: list[str]) -> list[int]:
    return [hash_text(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]


def hash_text(text: str) -> int:
    """64 bits that depend on the text alone."""
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "big")


def make_keys(runs: list[int], first: int, count: int) -> list[int]:
    """Keys of 63 bits, which every database holds, numbered from `first`."""
    hashes = np.array(sorted(set(runs)), dtype=np.uint64)
    least = [int((hashes * factor + shift).min()) for factor, shift in orders(first * ROWS, count * ROWS)]
    rows = [least[at : at + ROWS] for at in range(0, len(least), ROWS)]
    return [hash_text(f"{first + number}:{row}") >> 1 for number, row in enumerate(rows)]


@cache
def orders(first: int, count: int) -> tuple[tuple[np.uint64, np.uint64], ...]:
    """Factors (odd) and shifts that put 64-bit numbers into as many different orders."""
    return tuple(
        (np.uint64(hash_text(f"factor {number}") | 1), np.uint64(hash_text(f"shift {number}")))
        for number in range(first, first + count)
    )
