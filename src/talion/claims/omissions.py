"""Groups of drafts and the events that were made of them go in; what was left out comes out, each with the reason in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from talion.claims.selection import has_time, is_old_measure
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.scene import Scene
from talion.records import Event, Span, event_id

UNPROVED = "too little says that it is conflict: no weapon, armed actor, harm to people or military target beside it"
UNTIMED = "nothing says when it happened"
OLD = "a measure of another year, told as background"
ONLY_SAID = "words, not between two named parties to the conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Words that could tell of a happening, and why none was made of them."""

    span: Span
    reason: str


def list_omissions(
    scene: Scene, groups: Sequence[Sequence[Draft]], proved: Sequence[Sequence[Draft]], events: Collection[Event]
) -> Iterator[Omission]:
    """In the order of the text. `proved` are those of the groups that tell of conflict."""
    kept, certain = {event.id for event in events}, {id(group) for group in proved}
    for group in groups:
        span = scene.span(group[0].trigger.start, group[0].trigger.end)
        if event_id(span) not in kept:
            yield Omission(span=span, reason=find_reason(scene, group) if id(group) in certain else UNPROVED)


def find_reason(scene: Scene, group: Sequence[Draft]) -> str:
    """Why a group that tells of conflict became no event."""
    if not has_time(group):
        return UNTIMED
    if is_old_measure(scene, group):
        return OLD
    return ONLY_SAID if group[0].trigger.frame.name in words_of("said_frames") else UNTIMED
