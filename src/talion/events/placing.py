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
from talion.events.event_words import words_of
from talion.events.ownership import find_main_country, is_told_place
from talion.events.place_guesses import (
    find_again,
    find_before,
    find_here,
    find_in_frame,
    find_land,
    find_only_country,
    find_there,
    nearest,
)
from talion.events.scene import Marked, Scene, lemma
from talion.mentions.actor_knowledge import states_by_country
from talion.records import Place


def settle_places(scene: Scene, groups: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Every group with the best place that can be had for it."""
    drafts = [d for g in groups for d in g]
    owned = {m.start for d in drafts for m in d.places}
    main = main_place(scene)
    return [settle_group(scene, g, drafts, owned, main) for g in groups]


def settle_group(
    scene: Scene, group: Sequence[Draft], drafts: Sequence[Draft], owned: set[int], main: Marked | None
) -> list[Draft]:
    if any(d.places for d in group) or any(d.trigger.frame.name in words_of("said_frames") for d in group):
        return list(group)
    found = (
        find_there(scene, group)
        or find_in_sentence(scene, group, owned)
        or find_in_frame(scene, group, drafts)
        or find_again(scene, group)
        or find_here(scene, group)
        or find_before(scene, group)
        or find_own_state(group)
        or (None if is_afloat(group) else main or find_land(scene, group) or find_only_country(scene))
    )
    return [replace(group[0], places=(found,)), *group[1:]] if found else list(group)


def is_afloat(group: Sequence[Draft]) -> bool:
    """Was a ship struck? No land is its place merely because the report tells of that land."""
    return any(m.actor is not None and m.actor.kind == "ship" for d in group for m in d.recipients)


def find_own_state(group: Sequence[Draft]) -> Marked | None:
    """ "Kyiv called up its reserves and closed the air": a measure of a state at home is taken in its own country."""
    first = group[0]
    states = [m for m in first.agents if m.actor and m.actor.kind == "state" and m.actor.country]
    if not is_home_measure(first) or len(states) != 1 or states[0].actor is None:
        return None
    place = Place(name=states[0].actor.name, country=states[0].actor.country, precision="country")
    mention = replace(states[0].mention, kind="place", value=place, rule="a measure of the state at home")
    return replace(states[0], mention=mention)


def is_home_measure(draft: Draft) -> bool:
    frame = draft.trigger.frame
    called = frame.name == "mobilize" and draft.trigger.lemma.startswith(("call up", "mobilis", "mobiliz"))
    return called or (frame.name == "sanction" and frame.plover == "COERCE")


def find_in_sentence(scene: Scene, group: Sequence[Draft], owned: set[int]) -> Marked | None:
    """A place of one of the sentences that belongs to nothing else: an exact one, the nearest of several."""
    for draft in group:
        sent = scene.doc[draft.token].sent
        told = [m for m in scene.within("place", sent.start, sent.end) if m.start not in owned and is_told_place(scene, m)]
        free = [m for m in told if not is_of_what_shall_end(scene.doc[m.head], scene.doc[draft.token])]
        if free:
            return nearest(free, draft.token).derive("place of the sentence")
    return None


def is_of_what_shall_end(place: Token, trigger: Token) -> bool:
    """ "The strikes do not help, and Paris should seek an end to the war in Yemen": that is elsewhere."""
    ends = [a for a in place.ancestors if a.pos_ == "NOUN" and lemma(a) in words_of("ceasing")]
    return bool(ends) and not any(end.is_ancestor(trigger) for end in ends)


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
