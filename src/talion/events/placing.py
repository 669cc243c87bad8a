"""Groups of drafts go in, the same groups come out with a place where the words around them give one.

A happening without a place of its own takes one from its sentences that belongs to nothing else, that of the happening in which
it took place, or the sole exact one of the sentence before; failing these the country of most of the report's places. Each is
marked as derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.ownership import SAID, find_main_country, is_told_place
from talion.events.scene import Marked, Scene
from talion.mentions.actor_knowledge import states_by_country
from talion.records import Place

ENCLOSING = frozenset({"in", "during", "by", "amid", "from", "at", "after", "following", "with"})
GUESSED = "guessed by the place of "  # how the rules start that show a place but neither prove a happening nor tell two apart
EXACT = frozenset({"site", "town", "district", "sea"})


def settle_places(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Every group with the best place that can be had for it."""
    drafts = [d for g in groups for d in g]
    owned = {m.start for d in drafts for m in d.places}
    main = main_place(scene)
    return [settle_group(scene, g, drafts, owned, main) for g in groups]


def settle_group(
    scene: Scene, group: Sequence[Draft], drafts: Sequence[Draft], owned: set[int], main: Marked | None
) -> list[Draft]:
    if any(d.places for d in group) or any(d.trigger.frame.name in SAID for d in group):
        return list(group)
    found = find_in_sentence(scene, group, owned) or find_in_frame(scene, group, drafts) or find_here(scene, group)
    found = found or find_before(scene, group) or main
    return [replace(group[0], places=(found,)), *group[1:]] if found else list(group)


def find_in_sentence(scene: Scene, group: Sequence[Draft], owned: set[int]) -> Marked | None:
    """A place of one of the sentences that belongs to nothing else: an exact one, the nearest of several."""
    for draft in group:
        sent = scene.doc[draft.token].sent
        free = [m for m in scene.within("place", sent.start, sent.end) if m.start not in owned and is_told_place(scene, m)]
        if free:
            return nearest(free, draft.token).derive("place of the sentence")
    return None


def nearest(places: Sequence[Marked], token: int) -> Marked:
    exact = [m for m in places if m.place and m.place.precision != "country"] or places
    return min(exact, key=lambda m: (abs(m.head - token), m.start))


def find_in_frame(scene: Scene, group: Sequence[Draft], drafts: Sequence[Draft]) -> Marked | None:
    """The place of the happening in which this one took place: "killed in an ambush near Tuz", "shot during clashes in Taiz"."""
    for draft in group:
        for other in drafts:
            if other.places and encloses(scene.doc[other.token], scene.doc[draft.token]):
                return nearest(other.places, other.token).derive(f"{GUESSED}what it was part of")
    return None


def encloses(frame: Token, token: Token) -> bool:
    """Whether `frame` hangs on `token` by a preposition of time or means, or the other way round."""
    return any(
        low.dep_ == "pobj" and low.head.lemma_.lower() in ENCLOSING and high.i in {low.head.head.i, low.head.head.head.i}
        for low, high in ((frame, token), (token, frame))
    )


def find_here(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The place of the dateline for what happened "here"."""
    if not any(is_here(scene, d) for d in group):
        return None
    here = next((m for m in scene.marks.get("place", ()) if m.mention.rule == "dateline"), None)
    return here.derive("here") if here else None


def find_before(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The last exact place told in the sentence before, where it has but one."""
    first = min(d.token for d in group)
    start = scene.doc[first].sent.start
    if not start:
        return None
    before = scene.doc[start - 1].sent
    told = [m for m in scene.within("place", before.start, before.end) if is_told_place(scene, m)]
    exact = [m for m in told if m.place and m.place.precision in EXACT]
    return exact[0].derive(f"{GUESSED}the sentence before") if len(exact) == 1 else None


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
