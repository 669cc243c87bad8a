"""A small stand-in for the evaluation script, so that these tests need no data: exact sameness, names in lower case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ledgers.scripts import Row, Spans, read_rows


class PlainScore:
    """`correct` is what `score` says is paired, `spurious` the ids that it says are not."""

    def __init__(self, correct: int = 0, spurious: Sequence[str] = ()) -> None:
        self.correct = correct
        self.spurious = spurious

    def score(
        self, gold_dir: Path, pred_dir: Path, only: Collection[str] | None = None
    ) -> tuple[Mapping[str, object], list[str]]:
        predicted = len(read_rows(pred_dir, "incidents"))
        part = {"p": 1.0, "r": 0.5, "f1": 0.667, "correct": self.correct, "predicted": predicted, "gold": 2}
        figures = dict.fromkeys(("incidents", "ledger", "links", "aggregates", "merging"), part)
        lines = [f"spurious {one} Attack 2024-01-01 None: words" for one in self.spurious]
        return {**figures, "reports": 1, "evidence": 1.0, "fields": {"date": part}}, ["missed g9 words", *lines]

    def spans(self, incident: Row, texts: Mapping[str, str]) -> tuple[Spans, int]:
        return [(m["report"], m["start"], m["end"]) for m in incident["mentions"]], 0  # type: ignore[index, attr-defined]

    def overlap(self, a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
        return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]

    def agree(self, gi: Row, pi: Row) -> float:
        return float(gi.get("country") == pi.get("country"))

    def values(self, i: Row) -> Mapping[str, Sequence[object]]:
        return {name: i.get(name, ()) for name in ("date", "place", "weapons", "fatalities", "injured")}  # type: ignore[misc]

    def same(self, field: str, g: object, p: object, gi: Row, pi: Row) -> bool:
        return g == p

    def kind(self, i: Row) -> str | None:
        return str(i["acled_sub_event_type"])

    def actor_key(self, name: str) -> str:
        return name.lower()

    def weapon_key(self, name: str) -> str:
        return name.lower()

    def plain(self, text: str) -> str:
        return text.lower()
