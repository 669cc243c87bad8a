"""Anchors of judgements and the events that are there go in, the event that each anchor means comes out.

An anchor is the trigger of an event as it was when somebody judged. A newer coder may hang the same telling on another word,
which makes it another event; its mentions still cover the place in the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from talion.records import Event, Judgement, Span, event_id

Places = Mapping[Span, str]


def list_anchors(judgements: Iterable[Judgement]) -> list[Span]:
    """Every anchor, each once, sorted."""
    return sorted({anchor for one in judgements for anchor in (*one.about, *one.others)})


def place_anchors(anchors: Iterable[Span], known: Container[str], told: Mapping[str, Sequence[Event]]) -> Places:
    """By anchor its event: the one with this very trigger, else the one of its report that tells of that place in the text.

    `known` are the ids of all events, `told` the events by report, where an anchor's own event is gone. Anchors that hang in the
    air are left out.
    """
    placed: dict[Span, str] = {}
    for anchor in anchors:
        own = event_id(anchor)
        found = own if own in known else find_telling(anchor, told.get(anchor.report, ()))
        if found is not None:
            placed[anchor] = found
    return placed


def find_telling(anchor: Span, events: Iterable[Event]) -> str | None:
    """The event of the anchor's report whose mentions overlap it most, of several the one whose trigger is nearest."""
    ranked = [(-shared, abs(e.trigger.start - anchor.start), e.id) for e in events if (shared := count_shared(anchor, e))]
    return min(ranked)[2] if ranked else None


def count_shared(anchor: Span, event: Event) -> int:
    """How many characters of the anchor the event's passages hold; 0 for another report."""
    held: set[int] = set()
    for span in (event.trigger, *event.mentions):
        if span.overlaps(anchor):
            held.update(range(max(span.start, anchor.start), min(span.end, anchor.end)))
    return len(held)
