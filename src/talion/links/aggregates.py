"""A Scene goes in, its Aggregates come out: counts over many happenings ("140 attacks since November"), never incidents."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.quantity import Quantity, count_happenings, count_things, count_times, is_aggregate
from talion.events.roles import find_roles
from talion.events.scene import Marked, Scene, lemma
from talion.events.triggers import Trigger
from talion.mentions.times import describe_since
from talion.records import Aggregate, Count, Span


def find_aggregates(scene: Scene, triggers: Sequence[Trigger]) -> list[Aggregate]:
    """Aggregates in text order, one a counted noun, of all the report's triggers."""
    found: dict[int, Aggregate] = {}
    for trigger in triggers:
        times = sentence_marks(scene, trigger, "time")
        for quantity in (count_happenings(scene, trigger), count_things(scene, trigger), count_times(scene, trigger)):
            if quantity is None or not is_aggregate(scene, trigger, quantity, times) or quantity.head in found:
                continue
            found[quantity.head] = build_aggregate(scene, trigger, quantity, times)
    return sorted(found.values(), key=lambda a: (a.span.start, a.span.end))


def sentence_marks(scene: Scene, trigger: Trigger, kind: str) -> tuple[Marked, ...]:
    sent = scene.doc[trigger.i].sent
    return tuple(scene.within("time" if kind == "time" else "place", sent.start, sent.end))


def build_aggregate(scene: Scene, trigger: Trigger, quantity: Quantity, times: Sequence[Marked]) -> Aggregate:
    noun = scene.doc[quantity.head]
    agents, _ = find_roles(scene, trigger)
    since = next((m for m in times if "since" in m.mention.rule), None)
    span = aggregate_span(scene, noun, quantity, since)
    region = sorted({m.place.country for m in sentence_marks(scene, trigger, "place") if m.place and m.place.country})
    count = quantity.count.count or Count(low=None, high=None)
    return Aggregate(
        span=span, count=count, what=describe(scene, noun), actor=agents[0].actor.name if agents and agents[0].actor else None,
        since=describe_since(since.mention) if since is not None else None, until=None, region=tuple(region),
    )  # fmt: skip


def aggregate_span(scene: Scene, noun: Token, quantity: Quantity, since: Marked | None) -> Span:
    """From the number to the end of the counted noun's phrase, with the period where it follows."""
    start = min(quantity.count.start, noun.left_edge.i)
    while start < quantity.count.start and (scene.doc[start].is_punct or scene.doc[start].is_space):
        start += 1
    end = noun.right_edge.i + 1
    if since is not None and since.start < noun.sent.end:
        end = max(end, since.end if since.end - end <= 12 else end)
    while end > noun.i + 1 and (scene.doc[end - 1].is_punct or scene.doc[end - 1].is_space):
        end -= 1
    return scene.span(start, end)


def describe(scene: Scene, noun: Token) -> str:
    """The counted noun with what belongs to it, without the number: "attacks on bases with U.S. troops"."""
    tokens = [t for t in noun.subtree if t.i >= noun.i or (t.dep_ in {"compound", "amod"} and t.head.i == noun.i)]
    start = min(t.i for t in tokens)
    end = noun.i + 1
    for child in noun.children:
        if child.dep_ == "prep" and lemma(child) in {"on", "of", "against", "at", "by"} and child.i >= noun.i:
            end = max(end, child.right_edge.i + 1)
    return " ".join(scene.doc[start:end].text.split())
