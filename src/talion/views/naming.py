"""Ids go in, the shortest forms that still tell them apart come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

HASHED = re.compile(r"[a-z]-[0-9a-f]{16}")
LEAST = 6  # hexadecimal digits


def shorten_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """Each id with its short form: "i-3f9c21" for a hashed id, with as many digits as all need; other ids stay whole."""
    known = sorted(set(ids))
    hashed = [one for one in known if HASHED.fullmatch(one)]
    length = 2 + LEAST
    while len({one[:length] for one in hashed}) < len(hashed):
        length += 1
    return {one: one[:length] if HASHED.fullmatch(one) else one for one in known}
