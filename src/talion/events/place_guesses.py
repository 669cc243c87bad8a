"""A group of drafts without a place goes in, a place goes out that the words around it suggest, its rule saying so.

Such a place is shown, but it neither proves a happening nor tells two apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.ownership import is_of_another, is_told_place, tells_home
from talion.events.rules import GUESSED
from talion.events.scene import Marked, Scene, lemma
from talion.gazetteer.tables import map_demonyms
from talion.mentions.actor_knowledge import states_by_country
from talion.mentions.place_words import load_words
from talion.records import Mention, Place, PlacePrecision

ENCLOSING = frozenset({"in", "during", "by", "amid", "from", "at", "after", "following", "with"})
AGAIN: dict[str, tuple[PlacePrecision, ...]] = {
    **dict.fromkeys(("city", "capital", "town", "village"), ("town",)),
    **dict.fromkeys(("province", "region", "governorate", "oblast", "state"), ("province",)),
    **dict.fromkeys(("district", "neighbourhood", "neighborhood", "area"), ("district", "town")),
    **dict.fromkeys(("camp", "base", "airport", "prison"), ("site",)),
    "island": ("province", "town"),
}
AGAIN_AFTER = frozenset({"in", "at", "across", "throughout", "inside", "around", "outside", "near"})
EXACT = frozenset({"site", "town", "district", "sea"})


def nearest(places: Sequence[Marked], token: int) -> Marked:
    exact = [m for m in places if m.place and m.place.precision in EXACT]
    exact = exact or [m for m in places if m.place and m.place.precision != "country"] or list(places)
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


def find_again(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The place last named that "in the city", "besieged the town" or "a city that rebels besieged" stands for."""
    for draft in group:
        trigger = scene.doc[draft.token]
        for token in trigger.sent:
            precisions = AGAIN.get(lemma(token))
            if precisions is None or not is_meant_again(scene, trigger, token):
                continue
            known = [m for m in scene.marks.get("place", ()) if m.head < token.i and m.place and m.place.precision in precisions]
            known = [m for m in known if not m.mention.rule.endswith("for government")]
            called = [m for m in known if is_called(scene, m, lemma(token))]
            if known:
                sure = called or len({m.place.name for m in known if m.place}) == 1
                return (called or known)[-1].derive(f"{'' if sure else GUESSED}the {lemma(token)}")
    return None


def is_meant_again(scene: Scene, trigger: Token, token: Token) -> bool:
    """Is the noun a place told before, at which the trigger happened?"""
    if is_named(scene, token):
        return False
    if trigger.dep_ == "relcl" and trigger.head.i == token.i:
        return True
    there = token.dep_ == "pobj" and token.head.lower_ in AGAIN_AFTER and trigger.is_ancestor(token)
    struck = token.dep_ == "dobj" and token.head.i == trigger.i
    return (there or struck) and any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)


def is_called(scene: Scene, marked: Marked, word: str) -> bool:
    """Is the place's name told with the word: the city is "Marawi City"?"""
    near = scene.doc[marked.start : min(marked.end + 1, len(scene.doc))]
    return any(t.lower_ == word and t.text.istitle() for t in near)


def is_named(scene: Scene, token: Token) -> bool:
    """Whether a name stands with the noun: "the city of Hama", "the Syrian capital"."""
    below = (t for c in token.children if c.dep_ != "relcl" for t in c.subtree)
    return any(scene.at("place", t.i) or t.text in map_demonyms() for t in (token, *below))


def find_here(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The place of the dateline for what happened "here"."""
    if not any(is_here(scene, d) for d in group):
        return None
    here = next((m for m in scene.marks.get("place", ()) if m.mention.rule == "dateline"), None)
    return here.derive("here") if here else None


def find_there(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """ "The raid there", "was shot there on Monday": the exact place told last before."""
    for draft in group:
        trigger = scene.doc[draft.token]
        near = [t for t in trigger.subtree if t.lower_ == "there" and t.dep_ == "advmod"]
        if near:
            told = [m for m in scene.marks.get("place", ()) if m.end <= near[0].i and is_told_place(scene, m)]
            exact = [m for m in told if m.place and m.place.precision in EXACT]
            close = [m for m in exact if scene.doc[m.head].sent.end >= near[0].sent.start]
            return close[-1].derive(f"{GUESSED}there") if close else None
    return None


def find_before(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The exact place told in the sentence before, where it has but one; failing that, its one province."""
    first = min(d.token for d in group)
    start = scene.doc[first].sent.start
    if not start:
        return None
    before = scene.doc[start - 1].sent
    told = [m for m in scene.within("place", before.start, before.end) if is_told_place(scene, m)]
    exact = [m for m in told if m.place and m.place.precision in EXACT]
    sole = exact or [m for m in told if m.place and m.place.precision == "province"]
    return sole[0].derive(f"{GUESSED}the sentence before") if len(sole) == 1 else None


def find_land(scene: Scene, group: Sequence[Draft]) -> Marked | None:
    """The country whose village, base or port was struck: "two Iraqi bases"."""
    for draft in group:
        trigger = scene.doc[draft.token]
        for token in trigger.sent:
            country = map_demonyms().get(token.text)
            if country is None or token.dep_ not in {"amod", "compound", "nmod"} or not trigger.is_ancestor(token):
                continue
            land, subject = lemma(token.head), is_subject(token, trigger)
            abroad = land in words_of("garrisons") and country in load_words().abroad
            if land in words_of("lands") | words_of("garrisons") and not abroad and not subject:
                return mark_country(scene, country, token, "the land of what was struck")
    return None


def is_subject(token: Token, trigger: Token) -> bool:
    """Whether `token` stands in the subject of `trigger`."""
    return any(above.dep_ == "nsubj" and above.head.i == trigger.i for above in token.ancestors)


def find_only_country(scene: Scene) -> Marked | None:
    """The one country in which the report tells of places, and of no other people; or the one of which it speaks repeatedly."""
    known = [m for m in scene.marks.get("place", ()) if m.place and m.place.country and m.mention.rule != "dateline"]
    peoples = [map_demonyms()[t.text] for t in scene.doc if t.text in map_demonyms()]
    land = [m for m in known if tells_land(scene, m)]
    for places in (land, known if len(known) + len(peoples) > 1 else []):
        countries = {m.place.country for m in places if m.place and m.place.country}
        if len(countries) == 1 and (countries.issuperset(peoples) or opens_there(scene, places)):
            (country,) = countries
            return mark_country(scene, country, scene.doc[places[0].head], "the only country named")
    return None


def opens_there(scene: Scene, places: Sequence[Marked]) -> bool:
    """Does the first sentence tell of a town there, and of no other people?"""
    end = next(iter(scene.doc.sents)).end
    told = any(m.head < end and m.place is not None and m.place.precision in EXACT for m in places)
    return told and not any(t.text in map_demonyms() for t in scene.doc[:end])


def tells_land(scene: Scene, marked: Marked) -> bool:
    """Neither where the reporter sits nor where someone comes from."""
    head = scene.doc[marked.head]
    from_there = head.dep_ == "pobj" and head.head.lower_ == "from"
    return marked.mention.rule != "dateline" and not from_there and not tells_home(head) and not is_of_another(head)


def mark_country(scene: Scene, country: str, token: Token, rule: str) -> Marked:
    state, _ = states_by_country().get(country, (None, ""))
    place = Place(name=state.name if state else country, country=country, precision="country")
    mention = Mention(kind="place", span=scene.span(token.i, token.i + 1), value=place, rule=f"{GUESSED}{rule}")
    return Marked(mention, token.i, token.i + 1, token.i)


def is_here(scene: Scene, draft: Draft) -> bool:
    """ "a bomb went off in a market here": the place of the dateline."""
    return any(t.lower_ == "here" and t.dep_ == "advmod" for t in scene.doc[draft.token].sent)
