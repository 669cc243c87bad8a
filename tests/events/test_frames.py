"""Every kind of happening that PLOVER and ACLED know has words that tell of it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from talion.events.frames import load_frames
from talion.registry import load_toml

PLOVER = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


@pytest.mark.parametrize("plover", PLOVER)
def test_every_plover_type_has_verbs_and_nouns(plover: str) -> None:
    table = load_frames()
    verbs = [v for v, frames in table.verbs.items() if any(f.plover == plover for f in frames)]
    nouns = [n for n, frame in table.nouns.items() if frame.plover == plover]
    assert len(verbs) >= 3
    assert len(nouns) >= 2


def test_no_frame_has_a_type_that_plover_lacks() -> None:
    table = load_frames()
    assert {f.plover for frames in table.verbs.values() for f in frames} <= set(PLOVER)


def test_strategic_sub_types_have_several_verbs() -> None:
    """The sub-types that no weapon or party decides hang on the frame alone."""
    verbs: dict[str, set[str]] = defaultdict(set)
    for verb, frames in load_frames().verbs.items():
        for frame in frames:
            if frame.acled:
                verbs[frame.acled].add(verb)
    for acled in (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other", "Peaceful protest", "Violent demonstration",
        "Protest with intervention", "Sexual violence", "Abduction/forced disappearance", "Armed clash", "territory",
    ):  # fmt: skip
        assert len(verbs[acled]) >= 3, acled


def test_every_frame_has_a_kind_of_happening() -> None:
    kinds = load_toml("kinship.toml")["kinds"]
    assert isinstance(kinds, dict)
    known = {name for names in kinds.values() for name in names}
    table = load_frames()
    assert {f.name for frames in table.verbs.values() for f in frames} | {f.name for f in table.nouns.values()} <= known
