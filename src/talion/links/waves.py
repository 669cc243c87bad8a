"""A Scene and its Telling go in; the single blows of a wave that is told as one happening come out, each with the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talion.events.affinity import WIDE, compare_actors, compare_dates, compare_places, distance_km, specific
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.hostages import is_force
from talion.events.kinship import weapons_kinship
from talion.events.pairs import BAND
from talion.events.place_guesses import EXACT
from talion.events.scene import Scene
from talion.events.waves import is_one_of, is_wave, opens_as_one_of
from talion.links.accounts import Telling
from talion.links.fit import MIRROR_FIT, Account
from talion.links.takings_up import is_blow
from talion.records import Place, Span
from talion.words import sentences_of

GAP = 2  # sentences that tell of nothing, between a wave and the list of its blows, or in the list
FEWEST = 2  # of a list in which no word says that these are the wave's blows
AREA_KM = 400.0
OPENING = 3  # words
TOUCHING = 0.5  # at most so well do two days fit that only touch
Part = tuple[int, int, Span]  # group of the part, group of the wave, the words


def find_parts(scene: Scene, telling: Telling) -> list[Part]:
    """What the words say to be of a wave, and the plain list of single blows that follows the words that announce it."""
    found: dict[int, Part] = {}
    waves = [k for k in range(len(telling.groups)) if telling.is_dated(k) and is_blow(telling, k) and announce(scene, telling, k)]
    for wave in waves:
        sayings = ((k, read_saying(scene, telling, k, wave)) for k in range(len(telling.groups)) if k != wave)
        said = {k: span for k, span in sayings if span is not None}
        listed = dict(list_parts(scene, telling, wave, waves))
        many = len({*said, *listed}) >= FEWEST
        spans = {k: quote(scene, telling, k) for k, sure in listed.items() if sure or many} | said
        for part, span in spans.items():
            found.setdefault(part, (part, wave, span))
    return [found[part] for part in sorted(found)]


def announce(scene: Scene, telling: Telling, group: int) -> list[int]:
    """The tokens of the group that tell of many blows."""
    return [d.token for d in telling.groups[group] if is_wave(scene, d)]


def read_saying(scene: Scene, telling: Telling, group: int, wave: int) -> Span | None:
    """ "The blast was part of a string of attacks": the words that say so, where neither day nor doer is at odds."""
    part, whole = telling.accounts[group], telling.accounts[wave]
    if not telling.is_real(group) or not is_on_day(part, whole) or not is_by_same(part.agents, whole.agents):
        return None
    doc = scene.doc
    pairs = ((d.token, o.token) for d in telling.groups[group] for o in telling.groups[wave])
    return next((scene.span(doc[a].left_edge.i, b + 1) for a, b in pairs if is_one_of(doc[a], doc[b])), None)


def list_parts(scene: Scene, telling: Telling, wave: int, waves: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """The groups first told in the sentences after the announcement, until another happening is told.

    Each with whether a word says that it is of the wave.
    """
    sentences = sorted({(s.start, s.end) for s in scene.doc.sents})
    start = min(announce(scene, telling, wave))
    idle = 0
    for first, end in sentences:
        if end <= start or first <= start:
            continue
        new = [k for k in range(len(telling.groups)) if first <= first_told(telling, k) < end and telling.is_real(k)]
        again = any(first <= d.token < end for d in telling.groups[wave])
        parts = [(k, sign) for k in new if k not in waves and (sign := read_sign(scene, telling, k, wave)) is not None]
        yield from parts
        if not parts and new and not again:
            return
        idle = 0 if parts or again else idle + 1
        if idle > GAP:
            return


def first_told(telling: Telling, group: int) -> int:
    return min(d.token for d in telling.groups[group])


def read_sign(scene: Scene, telling: Telling, group: int, wave: int) -> bool | None:
    """True where a word says that it is of the wave, False where it only stands in the list at a place of its own; else None."""
    if not is_blow(telling, group) or not fits(telling, group, wave):
        return None
    first = telling.groups[group][0]
    if opens_as_one_of(scene, first):
        return True
    if turns_away(scene, first):
        return None
    own = {m.place.name for d in telling.groups[group] for m in d.places if m.place and m.place.precision in EXACT}
    theirs = {m.place.name for d in telling.groups[wave] for m in d.places if m.place and m.place.precision in EXACT}
    guessed = any("guessed" in m.mention.rule for d in telling.groups[group] for m in d.places)
    return False if own and not own & theirs and not guessed else None


def turns_away(scene: Scene, draft: Draft) -> bool:
    """ "In a separate incident", "meanwhile": the sentence opens with something else than one more of the list."""
    start, _ = sentences_of(scene.doc)[draft.token]
    return any(t.lower_ in words_of("turns_from_wave") for t in scene.doc[start : start + OPENING])


def fits(telling: Telling, group: int, wave: int) -> bool:
    """Nothing speaks against it: by the doer of the wave or nobody named, on its day, in its area, with a weapon like its."""
    part, whole = telling.accounts[group], telling.accounts[wave]
    if not is_on_day(part, whole) or weapons_kinship(part.weapons, whole.weapons) == "apart":
        return False
    if not part.places or not whole.places or not any(lies_in(a, b) for a in part.places for b in whole.places):
        return False
    if (compare_actors(specific(part.recipients), specific(whole.agents)) or 0.0) >= MIRROR_FIT:
        return False
    return is_by_same(part.agents, whole.agents)


def is_on_day(part: Account, whole: Account) -> bool:
    """On a day of the wave, not the one before or after."""
    fit = compare_dates(part.whens, whole.whens)
    return fit is None or fit > TOUCHING


def lies_in(spot: Place, area: Place) -> bool:
    """A province or region may be wide: from its middle to its edge more than to what else one happening spreads over."""
    if compare_places([spot], [area]):
        return True
    distance = distance_km(spot, area) if spot.country == area.country else None
    return area.precision in WIDE and distance is not None and distance <= AREA_KM


def is_by_same(part: Sequence[str], whole: Sequence[str]) -> bool:
    if not part:
        return True
    if set(part) == {BAND}:
        return not any(map(is_force, whole))
    return bool(whole) and (compare_actors(part, whole) or 0.0) >= MIRROR_FIT


def quote(scene: Scene, telling: Telling, part: int) -> Span:
    """The passage of the sentence that first tells of the part."""
    drafts = telling.groups[part]
    _, stop = sentences_of(scene.doc)[drafts[0].token]
    start, end = drafts[0].passage[0], max(min(d.passage[1], stop) for d in drafts if d.token < stop)
    noun = scene.doc[drafts[0].token]
    if noun.dep_ == "nsubj" and noun.head.pos_ == "AUX":
        end = max(end, min(noun.head.right_edge.i + 1, stop))  # "the deadliest attack was at Boni"
    while end - 1 > start and (scene.doc[end - 1].is_punct or scene.doc[end - 1].is_space or scene.doc[end - 1].dep_ == "cc"):
        end -= 1
    return scene.span(start, end)
