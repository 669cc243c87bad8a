"""Groups of drafts go in, the same groups come out with a place where the words around them give one.

A happening without a place of its own takes one from its sentences that belongs to nothing else, and failing that the country that
most of the report's places lie in. Each is marked as derived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from talion.events.drafts import SAID, Draft, is_location
from talion.events.scene import Marked, Scene
from talion.records import Place

MAIN_SHARE = 0.5


def settle_places(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Every group with the best place that can be had for it."""
    owned = {m.start for g in groups for d in g for m in d.places}
    main = find_main_country(scene)
    return [settle_group(scene, g, owned, main) for g in groups]


def settle_group(scene: Scene, group: Sequence[Draft], owned: set[int], main: Marked | None) -> list[Draft]:
    if any(d.places for d in group) or any(d.trigger.frame.name in SAID for d in group):
        return list(group)
    for draft in group:
        sent = scene.doc[draft.token].sent
        free = [m for m in scene.within("place", sent.start, sent.end) if m.start not in owned and is_location(scene, m) and not is_aside(m)]
        if free:
            exact = [m for m in free if m.place and m.place.precision != "country"] or free
            nearest = min(exact, key=lambda m: (abs(m.head - draft.token), m.start))
            return [replace(d, places=(derive(nearest, "place of the sentence"),)) if d is draft else d for d in group]
    if main is not None:
        return [replace(group[0], places=(main,)), *group[1:]]
    return list(group)


def is_aside(marked: Marked) -> bool:
    return marked.mention.rule == "dateline" or marked.mention.rule.endswith("for government")


def derive(marked: Marked, rule: str) -> Marked:
    inner = marked.mention.rule
    return replace(marked, mention=replace(marked.mention, rule=f"{rule}; {inner}" if inner else rule))


def find_main_country(scene: Scene) -> Marked | None:
    """The country that at least half of the report's located places lie in, at the first place that names or lies in it."""
    located = [m for m in scene.marks.get("place", ()) if m.place and m.place.country and is_location(scene, m) and not is_aside(m)]
    counts = Counter(m.place.country for m in located if m.place)
    if not counts:
        return None
    country, most = min(counts.items(), key=lambda x: (-x[1], str(x[0])))
    if most < MAIN_SHARE * sum(counts.values()) or most < 2:
        return None
    first = next(m for m in located if m.place and m.place.country == country)
    name = first.place.name if first.place and first.place.precision == "country" else str(country)
    place = Place(name=name, country=country, precision="country")
    return replace(first, mention=replace(first.mention, value=place, rule="country that most of the report's places lie in"))
