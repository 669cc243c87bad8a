"""The frames of `knowledge/frames.toml` and `idioms.toml`: a lemma, with its particle, goes in; what it may evoke comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from talion.records import Status, TalionError
from talion.registry import load_toml

FILES = ("frames.toml", "idioms.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a trigger tells of and how its roles hang on the parse; the fields are explained in frames.toml."""

    name: str
    plover: str
    mode: str | None
    acled: str | None
    by_state: str | None
    weapon: str | None
    objects: tuple[str, ...]
    subjects: tuple[str, ...]
    beside: tuple[str, ...]
    to: frozenset[str]
    weak: bool
    light_only: bool
    status: Status | None
    defender: bool
    stumbles: bool
    order: int

    @property
    def conditional(self) -> bool:
        """Does the frame ask for an object, a subject or something beside it of some class?"""
        return bool(self.objects or self.subjects or self.beside)


@dataclass(frozen=True, slots=True)
class FrameTable:
    """Frames by verb ("kill", "blow up"), to be tried in order of the file, and by noun ("bombing", "suicide bombing")."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, Frame]


def build_frame(row: Mapping[str, object], order: int) -> Frame:
    def text(key: str) -> str | None:
        return cast("str | None", row.get(key))

    def words(key: str) -> tuple[str, ...]:
        return tuple(cast("Sequence[str]", row.get(key, ())))

    return Frame(
        name=cast("str", row["name"]), plover=cast("str", row["plover"]), mode=text("mode"), acled=text("acled"),
        by_state=text("by_state"), weapon=text("weapon"), objects=words("objects"), subjects=words("subjects"),
        beside=words("beside"), to=frozenset(words("to")),
        weak=bool(row.get("weak", False)), light_only=bool(row.get("light_only", False)),
        status=cast("Status | None", row.get("status")), defender=row.get("role") == "defender",
        stumbles=row.get("role") == "stumbles", order=order,
    )  # fmt: skip


@cache
def load_frames() -> FrameTable:
    """The shipped frames. Raises TalionError where a noun, or a verb that takes any object, evokes two frames."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, Frame] = {}
    rows = [row for name in FILES for row in cast("Sequence[Mapping[str, object]]", load_toml(name)["frame"])]
    for order, row in enumerate(rows):
        frame = build_frame(row, order)
        for word in cast("Sequence[str]", row["verbs"]):
            if any(not other.conditional for other in verbs.get(word, ())):
                raise TalionError(f"{word!r} of {frame.name!r} is never reached, {verbs[word][-1].name!r} takes any object")
            verbs.setdefault(word, []).append(frame)
        for word in cast("Sequence[str]", row["nouns"]):
            if word in nouns:
                raise TalionError(f"{word!r} stands in {nouns[word].name!r} and in {frame.name!r}")
            nouns[word] = frame
    return FrameTable({word: tuple(frames) for word, frames in verbs.items()}, nouns)
