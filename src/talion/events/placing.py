"""Groups of drafts go in, the same groups come out with a place where the words around them give one.

A happening without a place of its own takes one from its sentences that belongs to nothing else, and failing that the country
that most of the report's places lie in. Each is marked as derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talion.events.drafts import Draft
from talion.events.ownership import SAID, find_main_country, is_told_place
from talion.events.scene import Marked, Scene
from talion.mentions.actor_knowledge import states_by_country
from talion.records import Place


def settle_places(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Every group with the best place that can be had for it."""
    owned = {m.start for g in groups for d in g for m in d.places}
    main = main_place(scene)
    return [settle_group(scene, g, owned, main) for g in groups]


def settle_group(scene: Scene, group: Sequence[Draft], owned: set[int], main: Marked | None) -> list[Draft]:
    if any(d.places for d in group) or any(d.trigger.frame.name in SAID for d in group):
        return list(group)
    for draft in group:
        sent = scene.doc[draft.token].sent
        free = [m for m in scene.within("place", sent.start, sent.end) if m.start not in owned and is_told_place(scene, m)]
        if free:
            exact = [m for m in free if m.place and m.place.precision != "country"] or free
            nearest = min(exact, key=lambda m: (abs(m.head - draft.token), m.start))
            return [replace(d, places=(nearest.derive("place of the sentence"),)) if d is draft else d for d in group]
    if any(is_here(scene, d) for d in group):
        here = next((m for m in scene.marks.get("place", ()) if m.mention.rule == "dateline"), None)
        if here is not None:
            return [replace(group[0], places=(here.derive("here"),)), *group[1:]]
    if main is not None:
        return [replace(group[0], places=(main,)), *group[1:]]
    return list(group)


def is_here(scene: Scene, draft: Draft) -> bool:
    """ "a bomb went off in a market here": the place of the dateline."""
    return any(t.lower_ == "here" and t.dep_ == "advmod" for t in scene.doc[draft.token].sent)


def main_place(scene: Scene) -> Marked | None:
    """The report's main country, at the first place that names it or lies in it."""
    country = find_main_country(scene)
    if country is None:
        return None
    told = [m for m in scene.marks.get("place", ()) if m.place and m.place.country == country and is_told_place(scene, m)]
    state, _ = states_by_country().get(country, (None, ""))
    named = next((m.place.name for m in told if m.place and m.place.precision == "country"), state.name if state else country)
    place = Place(name=named, country=country, precision="country")
    return replace(told[0], mention=replace(told[0].mention, value=place, rule="country that most of the report's places lie in"))
