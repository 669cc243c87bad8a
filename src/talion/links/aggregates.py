"""A Scene goes in, its Aggregates come out: counts over many happenings ("140 attacks since November"), never incidents."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.quantity import Quantity, count_happenings, count_things, count_times, is_aggregate
from talion.events.roles import find_roles
from talion.events.scene import Marked, Scene, lemma
from talion.events.tolls import is_when_of_since
from talion.events.triggers import Trigger
from talion.links.tallies import Tally, find_tallies
from talion.mentions.times import describe_since
from talion.records import Aggregate, Count, Span

SINCE_REACH = 12


def find_aggregates(scene: Scene, triggers: Sequence[Trigger]) -> list[Aggregate]:
    """Aggregates in text order, one a number: what triggers count, and in a report of conflict what nouns and tolls count."""
    found: dict[int, Aggregate] = {}
    heads: list[int] = []
    for trigger in triggers:
        times = tuple(marks_beside(scene, scene.doc[trigger.i], "time"))
        for quantity in (count_happenings(scene, trigger), count_things(scene, trigger), count_times(scene, trigger)):
            if quantity is None or quantity.count.start in found:
                continue
            bounds = drop_begun(scene, quantity, times)
            if is_aggregate(scene, trigger, quantity, bounds):
                found[quantity.count.start] = build_aggregate(scene, trigger, quantity, bounds)
                heads += [] if quantity.ordinal or not trigger.noun else [quantity.head]
    for tally in find_tallies(scene, heads) if triggers else ():
        if tally.start not in found:
            found[tally.start] = build_tally(scene, tally, triggers)
    return sorted(found.values(), key=lambda a: (a.span.start, a.span.end))


def drop_begun(scene: Scene, quantity: Quantity, times: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """ "Tense since May, when a bomb killed 11": the period does not bound what it began with."""
    counted = scene.doc[quantity.head]

    def is_begun(marked: Marked) -> bool:
        words = scene.doc[max(marked.start - 1, 0) : marked.end]
        return any(t.lower_ == "since" and is_when_of_since(t, counted) for t in words)

    return tuple(m for m in times if "since" not in m.mention.rule or not is_begun(m))


def marks_beside(scene: Scene, token: Token, kind: str) -> list[Marked]:
    sent = token.sent
    return scene.within("time" if kind == "time" else "place", sent.start, sent.end)


def build_aggregate(scene: Scene, trigger: Trigger, quantity: Quantity, times: Sequence[Marked]) -> Aggregate:
    noun = scene.doc[quantity.head]
    since = since_of(times)
    start = min(quantity.count.start, noun.left_edge.i)
    span = cut_span(scene, (start, quantity.count.start), (noun.i + 1, noun.right_edge.i + 1), since)
    count = quantity.count.count or Count(low=None, high=None)
    return fill_aggregate(scene, span, (count, describe(scene, noun)), (noun, since), doer_of(scene, [trigger]))


def build_tally(scene: Scene, tally: Tally, triggers: Sequence[Trigger]) -> Aggregate:
    head = scene.doc[tally.head]
    since = since_of(marks_beside(scene, head, "time"))
    inside = [t for t in triggers if head.sent.start <= t.i < head.sent.end]
    stop = max(tally.stop, tally.end)
    span = cut_span(scene, (tally.start, tally.start), (stop, stop), since)
    what = tally.what or describe(scene, head)
    return fill_aggregate(scene, span, (tally.count, what), (head, since), doer_of(scene, inside))


def fill_aggregate(
    scene: Scene, span: Span, said: tuple[Count, str], period: tuple[Token, Marked | None], actor: str | None
) -> Aggregate:
    head, since = period
    inside = [m for m in marks_beside(scene, head, "place") if not is_backer(scene, m)]
    region = sorted({m.place.country for m in inside if m.place and m.place.country})
    start = describe_since(since.mention) if since is not None else None
    return Aggregate(span=span, count=said[0], what=said[1], actor=actor, since=start, until=None, region=tuple(region))


def is_backer(scene: Scene, marked: Marked) -> bool:
    """ "militias that are backed by Iran" """
    above = scene.doc[marked.head].head
    return above.dep_ == "agent" or (above.lower_ == "by" and above.head.tag_ == "VBN")


def since_of(times: Sequence[Marked]) -> Marked | None:
    return next((m for m in times if "since" in m.mention.rule), None)


def doer_of(scene: Scene, triggers: Sequence[Trigger]) -> str | None:
    agents = [m.actor.name for t in triggers for m in find_roles(scene, t)[0] if m.actor]
    return agents[0] if agents else None


def cut_span(scene: Scene, starts: tuple[int, int], ends: tuple[int, int], since: Marked | None) -> Span:
    """From the first start to the last end, without punctuation at the edges, and with the period where it follows closely.

    `starts` are the furthest token and the number's own, `ends` the counted noun's and the furthest, both exclusive.
    """
    start, number = starts
    while start < number and (scene.doc[start].is_punct or scene.doc[start].is_space):
        start += 1
    least, end = ends
    if since is not None and since.start < scene.doc[number].sent.end:
        end = max(end, since.end if since.end - end <= SINCE_REACH else end)
    while end > least and (scene.doc[end - 1].is_punct or scene.doc[end - 1].is_space):
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
