"""A name that stands alone goes in, the actor mention that it makes comes out, with the rule that says what it is worth."""

from __future__ import annotations

from collections.abc import Mapping

from talion.mentions.actor_knowledge import load_states, load_words
from talion.mentions.actor_meaning import Reading, state_of
from talion.mentions.actor_names import NameHit
from talion.mentions.actor_phrases import expand_left, hits_within, tie_of
from talion.mentions.actor_tokens import Line
from talion.records import Actor

IRREGULAR: Mapping[str, str] = {
    "said": "say", "sent": "send", "struck": "strike", "withdrew": "withdraw", "held": "hold", "saw": "see", "sought": "seek",
    "told": "tell", "gave": "give", "began": "begin", "denied": "deny", "denies": "deny", "shot": "shoot", "broke": "break",
    "lost": "lose", "given": "give",
}  # fmt: skip
DOERS = ("ers", "ors", "ists", "eers", "men", "smiths", "wrights")
RELATIONS = frozenset({"talks", "tensions", "relations", "ties"})


def read_single(line: Line, hit: NameHit) -> Reading | None:
    """The mention of a lone name; None where it is only a place (a capital that does not act)."""
    first, last = line.words_of(hit.start, hit.end)
    kind, word = tie_of(line, hit)
    if kind:
        return Reading(first, last, _plain(hit), f"modifier:{word}", (hit,))
    match hit.name.form:
        case "capital":
            return Reading(first, last, state_of(hit), "capital for government", (hit,)) if _governs(line, first, last) else None
        case "body":
            return Reading(first, last, state_of(hit), "state for its forces", (hit,))
        case "nationals":
            return _nationals(line, hit, first, last)
        case "demonym" if _is_of_clock(line, last + 1):
            return None
        case "demonym":
            people = _working_people(line, hit, last + 1)
            return people or Reading(first, last, hit.actor, "demonym", (hit,))
    if hit.is_state:
        return Reading(first, last, hit.actor, "", (hit,))
    return _widened(line, hit, first, last)


def _is_of_clock(line: Line, i: int) -> bool:
    """ "8 a.m. Syrian local time", "Iraqi time"."""
    return line.at(i) == "time" or (line.at(i) in ("local", "standard", "summer") and line.at(i + 1) == "time")


def _working_people(line: Line, hit: NameHit, i: int) -> Reading | None:
    """ "three Guyanese gold-panners": a plural that no word class knows, with the ending of those who do something."""
    while i + 2 < len(line) and line.at(i + 1) == "-" and line.is_tight(i + 1):
        i += 2
    if i >= len(line) or line.tag[i] != "NNS" or line.hit_at[i] >= 0 or line.dep[i] in ("compound", "nmod"):
        return None
    word, shapes = line.lower[i], load_words()["shapes"]
    if not word.endswith(DOERS) or word in shapes["doing_things"] or len(word) < 6:
        return None
    first = line.words_of(hit.start, hit.end)[0]
    adjective = load_states()[hit.actor.name][1]
    shown = line.text[line.end[line.words_of(hit.start, hit.end)[1]] : line.end[i]].strip().lower()
    return Reading(
        first, i, Actor(name=f"{adjective} {shown}", kind="civilians", country=hit.actor.country), "occupation", (hit,)
    )


def _plain(hit: NameHit) -> Actor:
    return hit.actor if hit.name.form != "nationals" else state_of(hit)


def _widened(line: Line, hit: NameHit, first: int, last: int) -> Reading:
    """A group's or person's name with the words in front that describe it: "Iranian-backed Houthis", "suspected Boko Haram"."""
    start = expand_left(line, first)
    used = [hit]
    for other in reversed(hits_within(line, start, first - 1) if start < first else []):
        tie = tie_of(line, other)[0]
        if tie == "backed" or (not tie and other.is_state and _belongs(hit.actor, other.actor)):
            used.append(other)
        else:
            start = line.words_of(other.start, other.end)[1] + 1
            while line.at(start) in ("'s", "-") and start < first:
                start += 1 if line.at(start) == "'s" else 2
            break
    return Reading(min(start, first), last, hit.actor, "", tuple(used))


def _belongs(actor: Actor, state: Actor) -> bool:
    return state.country == actor.country or state.name == actor.parent or state.name in actor.backers


def _nationals(line: Line, hit: NameHit, first: int, last: int) -> Reading:
    """ "the Russians pushed forward" is Russia; "12 Palestinians" are people."""
    start = expand_left(line, first)
    if start < first and any(h.actor.name for h in hits_within(line, start, first - 1)):
        start = first
    if hit.actor.kind != "state":
        return Reading(first, last, hit.actor, "people by name", (hit,))
    if start == first and line.at(first - 1) == "the" and line.dep[first] == "nsubj":
        return Reading(first, last, state_of(hit), "nationals for state", (hit,))
    return Reading(start, last, Actor(name="civilians", kind="civilians", country=hit.actor.country), "nationals", (hit,))


def _governs(line: Line, first: int, last: int) -> bool:
    """Does the capital speak or act: subject of such a verb, its object, backer by "by", or owner of what a government has?"""
    government = load_words()["government"]
    dependency, before = line.dep[last], line.at(first - 1)
    ruler = line.lower[line.head[last]]
    if dependency == "nsubj" and _stem(ruler) & government["verbs"]:
        return True
    if dependency in ("dobj", "dative") and _stem(ruler) & government["objects"]:
        return True
    if dependency == "pobj" and before in ("by", "between", "to"):
        ties = load_words()["ties"]["by" if before == "by" else "to"]
        return line.at(first - 2) in ties | government["objects"] | RELATIONS
    if dependency == "pobj" and before in ("on", "upon", "of", "from"):
        return bool(_stem(line.lower[line.head[line.head[last]]]) & government["askers"])
    return line.at(last + 1) == "'s" and line.at(last + 2) in government["things"]


def _stem(verb: str) -> frozenset[str]:
    """The forms that could be the infinitive of a regular verb form."""
    forms = {verb, IRREGULAR.get(verb, verb)}
    for ending in ("s", "es", "ed", "d", "ing"):
        if verb.endswith(ending):
            forms.add(verb[: -len(ending)])
    if verb.endswith("ing"):
        forms.add(verb[:-3] + "e")
    return frozenset(forms)
