"""WikiEvents files go in, their documents come out: text, gold triggers of the types that Talion codes, arguments by role.

Li, Ji and Han 2021. Both forms are read: the full one, and the coarse one whose types have two levels and whose arguments are
words without places. Types are cut to two levels; an argument is known by the words of its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Side = Literal["agent", "patient", "weapon", "place"]
SIDES: Mapping[str, Side] = {
    "Attacker": "agent", "Killer": "agent", "Injurer": "agent", "Jailer": "agent", "Demonstrator": "agent", "Destroyer": "agent",
    "DamagerDestroyer": "agent", "Victim": "patient", "Target": "patient", "Detainee": "patient", "Artifact": "patient",
    "ExplosiveDevice": "weapon", "Instrument": "weapon", "Place": "place",
}  # fmt: skip
NO_BLANK_BEFORE = frozenset([",", ".", ";", ":", "?", "!", ")", "]", "’", "'", "”", "%", "-", "–", "/", "'s", "’s", "n't"])
NO_BLANK_AFTER = frozenset(["(", "[", "“", "$", "-", "–", "/"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    side: Side
    text: str

    @property
    def head(self) -> str:
        """The last word before the first preposition, in lower case."""
        words = self.text.lower().split()
        cut = next((i for i, w in enumerate(words) if i and w in {"of", "in", "from", "at", "who", "that", ","}), len(words))
        return words[cut - 1].strip(".,’'\"“”") if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTrigger:
    """Characters `start` to `end` of the document evoke an event of `type` ("Conflict.Attack")."""

    type: str
    start: int
    end: int
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WikiDocument:
    id: str
    text: str
    triggers: tuple[GoldTrigger, ...]


def read_wikievents(folder: Path, types: frozenset[str]) -> Iterator[WikiDocument]:
    """The documents of every .jsonl file, with the triggers of these types."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield read_document(json.loads(line), types)


def read_document(row: Mapping[str, object], types: frozenset[str]) -> WikiDocument:
    tokens = [str(t) for t in listed(row["tokens"])]
    text, places = join_tokens(tokens, sentence_starts(row))
    triggers = []
    for event in listed(row["event_mentions"]):
        assert isinstance(event, Mapping)
        kind = ".".join(str(event["event_type"]).split(".")[:2])
        trigger = event["trigger"]
        assert isinstance(trigger, Mapping)
        first = int(str(trigger.get("start_idx", trigger.get("start"))))
        last = int(str(trigger.get("end_idx", trigger.get("end")))) - 1
        if kind in types:
            triggers.append(
                GoldTrigger(type=kind, start=places[first][0], end=places[last][1], arguments=read_arguments(event["arguments"]))
            )
    return WikiDocument(id=str(row.get("doc_id", row.get("docid"))), text=text, triggers=tuple(triggers))


def read_arguments(rows: object) -> tuple[Argument, ...]:
    found = []
    for row in listed(rows):
        assert isinstance(row, Mapping)
        side = SIDES.get(str(row["role"]))
        if side is not None:
            found.append(Argument(side=side, text=str(row["text"])))
    return tuple(dict.fromkeys(found))


def listed(value: object) -> Sequence[object]:
    assert isinstance(value, list)
    return value


def sentence_starts(row: Mapping[str, object]) -> frozenset[int]:
    """The tokens with which the sentences begin."""
    starts, at = set(), 0
    for sentence in listed(row["sentences"]):
        starts.add(at)
        at += len(sentence.split()) if isinstance(sentence, str) else len(listed(listed(sentence)[0]))
    return frozenset(starts)


def join_tokens(tokens: Sequence[str], starts: frozenset[int]) -> tuple[str, list[tuple[int, int]]]:
    """The text as one would write it, a line a sentence, and where each token lies in it."""
    text, places = "", []
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        tight = (
            token in NO_BLANK_BEFORE
            or before in NO_BLANK_AFTER
            or (before in ("’", "'") and token in ("s", "t", "re", "ve", "ll"))
        )
        text += "" if not text else "\n" if i in starts else "" if tight else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places
