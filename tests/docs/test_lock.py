"""The lock file holds everything that an install needs, with hashes, and no address."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# An install takes all of them from the lock file, so that its tests can use any.
LOCKED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"], *PROJECT["optional-dependencies"]["postgresql"]]


def read_pins() -> dict[str, str]:
    return {canonicalize_name(found["name"]): found["version"] for found in PIN.finditer(LOCK)}


def applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def find_needed(requirement: Requirement, seen: set[tuple[str, str]]) -> None:
    """Adds what the requirement needs, with the extras that it asks for, as (name, extra) pairs."""
    name = canonicalize_name(requirement.name)
    for extra in ("", *sorted(requirement.extras)):
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            below = requires(name) or []
        except PackageNotFoundError:
            continue  # not installed here: that it is pinned is checked all the same
        for text in below:
            # The extras of a package are spelt with "-" or "_", which means the same.
            spellings = {extra, extra.replace("-", "_"), extra.replace("_", "-")}
            if any(applies(Requirement(text), spelling) for spelling in spellings):
                find_needed(Requirement(text), seen)


def test_everything_that_is_needed_is_pinned() -> None:
    seen: set[tuple[str, str]] = set()
    for text in LOCKED:
        find_needed(Requirement(text), seen)
    assert sorted({name for name, _ in seen} - read_pins().keys()) == []


def test_pins_are_within_the_declared_ranges() -> None:
    pins = read_pins()
    for text in LOCKED:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), text


def test_every_pin_has_a_hash() -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^#.*$", "", LOCK, flags=re.MULTILINE), flags=re.MULTILINE)
    pinned = [block for block in blocks if block.strip()]
    assert len(pinned) == len(read_pins())
    for block in pinned:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_no_address_stands_in_it() -> None:
    assert not re.search(r"://|^-| @ |^[ ]+--(?!hash)", LOCK, re.MULTILINE)
