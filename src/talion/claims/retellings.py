"""Where each telling of a report went, and its events, go in; why words were taken to tell of one happening comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from talion.events.coreference import Placing
from talion.events.drafts import Draft
from talion.events.pairs import Pair
from talion.events.scene import Scene
from talion.events.signs import list_reasons
from talion.records import Reason, Span, event_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """Words that go on telling of an event: `spans` are they, `before` those that told of it last, `reasons` as weighed."""

    event: str
    spans: tuple[Span, ...]
    before: tuple[Span, ...]
    reasons: tuple[Reason, ...]


def list_retellings(scene: Scene, placings: Sequence[Placing], events: Collection[str]) -> Iterator[Retelling]:
    """In the order of the text; `events` are the ids of those that were made of the report."""
    opened: dict[int, str] = {}
    last: dict[int, Placing] = {}
    for placing in placings:
        if placing.joined is None:
            opened[placing.happening] = event_id(trigger_span(scene, placing.telling.drafts[0]))
        elif opened[placing.happening] in events:
            yield Retelling(
                event=opened[placing.happening],
                spans=trigger_spans(scene, placing.telling.drafts),
                before=trigger_spans(scene, last[placing.happening].telling.drafts),
                reasons=tuple(Reason(points=r.points, says=r.says) for r in list_reasons(Pair(placing.telling, placing.joined))),
            )
        last[placing.happening] = placing


def trigger_spans(scene: Scene, drafts: Sequence[Draft]) -> tuple[Span, ...]:
    return tuple(sorted({trigger_span(scene, draft) for draft in drafts}))


def trigger_span(scene: Scene, draft: Draft) -> Span:
    return scene.span(draft.trigger.start, draft.trigger.end)
