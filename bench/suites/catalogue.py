"""A folder of public data sets goes in, the figures of every suite whose data lies there come out."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, cast

from suites.results import Suite

# Each suite's module with the folder or file of its data.
FOLDERS = {
    "muc4": "muc4",
    "timex": "tbaq",
    "toponyms": "geoparsing",
    "event_location": "event_location/labeled_text.jsonl.zip",
    "re3d": "re3d",
    "wikievents": "wikievents",
    "causal_news": "causal_news",
    "ecbplus": "ecbplus",
}


HERE = Path(__file__).parent


class Measure(Protocol):
    """What every suite module offers."""

    def measure(self, path: Path, /) -> Suite | Sequence[Suite]: ...


def measure_suites(root: Path) -> Iterator[Suite]:
    """The suites' figures, in the order of FOLDERS; one whose data or module is not there is named on standard error."""
    for name, folder in FOLDERS.items():
        missing = [part for part in (root / folder, HERE / f"{name}.py") if not part.exists()]
        if missing:
            print(f"{name} is not measured: no {missing[0]}", file=sys.stderr)
            continue
        found = cast("Measure", importlib.import_module(f"suites.{name}")).measure(root / folder)
        yield from [found] if isinstance(found, Suite) else found
