"""A parsed report goes in, people and groups that no data file knows come out, by the parser's entities and telling words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from talion.casing.lexicon import load_words as load_casing
from talion.mentions.actor_knowledge import load_heads, load_words
from talion.mentions.actor_meaning import Reading
from talion.mentions.actor_names import is_media
from talion.mentions.actor_tokens import Line
from talion.records import Actor, ActorKind

PLACING = frozenset({"in", "at", "near", "off", "outside", "around", "inside", "into", "towards", "toward", "across"})
ARABIC_ARTICLES = frozenset({"al", "el", "ash", "as", "ad", "ar", "an", "at", "az"})
OFFICES = frozenset({"state", "defense", "defence", "staff", "justice", "interior"})
NAME_MARKS = frozenset("'’-.\"“”")
BRACKETS = frozenset("()[]")
ARTICLES = frozenset({"the", "a", "an", '"', "“", "'"})
ENDINGS = frozenset({"'s", "'", '"', "”", "“", ".", ","})


def find_persons(doc: Doc, line: Line) -> list[Reading]:
    """PERSON entities that are names of people; a lone surname counts after the full name or a title."""
    readings: list[Reading] = []
    surnames = {line.word(line.words_of(h.start, h.end)[1]): h.actor for h in reversed(line.hits) if h.actor.kind == "person"}
    alone: list[tuple[int, int]] = []
    for first, last in _person_entities(doc, line):
        if first == last:
            alone.append((first, last))
            continue
        actor = Actor(name=_text(line, first, last), kind="person")
        known = surnames.setdefault(line.word(last), actor)
        readings.append(Reading(first, last, known if _same_person(known, actor) else actor, ""))
    readings += _surnames(line, readings, surnames)
    alone += [(i, i) for i in range(1, len(line)) if line.pos[i] == "PROPN" and _is_titled(line, i)]
    return readings + _titled(line, readings, alone)


def _person_entities(doc: Doc, line: Line) -> Iterator[tuple[int, int]]:
    free, given = _free_words(doc, line), load_casing()["given"]
    end = -1
    for entity in doc.ents:
        if entity.label_ == "PERSON" or (entity.label_ == "ORG" and entity[0].lower_ in given and len(entity) > 1):
            first, last = _name_words(line, *line.words_of(entity.start_char, entity.end_char))
            if end < first <= last and not _is_placed(line, first, last):
                first, end = _whole_name(line, first, last, free)
                yield first, end


def _free_words(doc: Doc, line: Line) -> frozenset[int]:
    """The words that may be part of a person's name: proper, and no part of a place, a people or a date."""
    others = {
        i
        for entity in doc.ents
        if entity.label_ not in ("PERSON", "ORG")
        for first, last in [line.words_of(entity.start_char, entity.end_char)]
        for i in range(first, last + 1)
    }
    return frozenset(
        i
        for i in range(len(line))
        if i not in others and line.pos[i] == "PROPN" and line.word(i).istitle() and _is_name_word(line, i)
    )


def _whole_name(line: Line, first: int, last: int, free: frozenset[int]) -> tuple[int, int]:
    """The name with the words that the parser has cut off it: "Bernardo Jaramillo" of "Bernardo Jaramillo Ossa"."""
    titles = load_words()["titles"]["words"]
    while last + 1 in free and line.start[last + 1] == line.end[last] + 1 and line.sentence[last + 1] == line.sentence[last]:
        last += 1
    while first - 1 in free and line.start[first] == line.end[first - 1] + 1 and not _is_title(line, first - 1, titles):
        if line.sentence[first - 1] != line.sentence[first]:
            break
        first -= 1
    return first, last


def _surnames(line: Line, readings: list[Reading], surnames: dict[str, Actor]) -> list[Reading]:
    """Later mentions by surname alone."""
    taken = {i for r in readings for i in range(r.first, r.last + 1)}
    free = (
        i for i in range(len(line)) if i not in taken and line.hit_at[i] < 0 and line.pos[i] == "PROPN" and len(line.lower[i]) > 2
    )
    return [Reading(i, i, surnames[line.word(i)], "surname") for i in free if line.word(i) in surnames]


def _titled(line: Line, readings: list[Reading], alone: list[tuple[int, int]]) -> list[Reading]:
    """ "President Raisi": a title makes a lone surname a person."""
    titles = load_words()["titles"]["words"]
    taken = {i for r in readings for i in range(r.first, r.last + 1)}
    found: list[Reading] = []
    for first, last in alone:
        title = line.at(first - 1)
        if title in titles and not title.endswith("man") and not taken & {first - 1, first, last}:
            shown = line.word(first - 1)
            actor = Actor(name=f"{shown[0].upper()}{shown[1:]} {_text(line, first, last)}", kind="person")
            found.append(Reading(first - 1, last, actor, ""))
            taken |= set(range(first - 1, last + 1))
    return found


def _is_titled(line: Line, i: int) -> bool:
    """A capitalised word that names nothing else, with a capitalised title in front."""
    words = load_words()
    word, title = line.word(i), line.word(i - 1)
    if not title[0].isupper() or line.lower[i - 1] not in words["titles"]["words"] or line.lower[i - 1] == "prime":
        return False
    if not word[0].isupper() or word.isupper() or line.hit_at[i] >= 0 or line.lower[i] in load_heads():
        return False
    shapes = words["shapes"]
    return line.lower[i] not in words["titles"]["words"] | shapes["places"] | shapes["no_names"]


def _is_placed(line: Line, first: int, last: int) -> bool:
    """ "in Kfar Kila", "the Khan Sheikhoun barracks": names of places that the parser takes for people."""
    toponyms, particles = load_words()["shapes"]["toponyms"], ARABIC_ARTICLES
    stem = first + (2 if line.at(first + 1) == "-" else 1) if line.lower[first] in particles else first
    if line.lower[first] in toponyms or line.at(min(stem, last)) in toponyms or _is_before_place(line, last):
        return True
    if (
        stem == last > first and line.dep[last] == "conj"
    ):  # "Tel Shannan, Al-Dardarah and Umm Al-Kif": no person has but an article
        return True
    return line.at(first - 1) in PLACING and line.at(last + 1) != "'s"


def _is_before_place(line: Line, last: int) -> bool:
    return line.at(last + 1) in load_words()["shapes"]["places"] or line.at(last + 2) in ("base", "airport")


def _same_person(known: Actor, actor: Actor) -> bool:
    return known.name.split()[0][0] == actor.name.split()[0][0]


def _name_words(line: Line, first: int, last: int) -> tuple[int, int]:
    """The entity without titles, possessives and what is no name; empty where it is none."""
    titles = load_words()["titles"]["words"]
    while first <= last and (
        _is_title(line, first, titles) or not line.lower[first][0].isalpha() or line.pos[first] in ("ADP", "DET")
    ):
        first += 1
    while last >= first and (not line.lower[last][0].isalpha() or line.lower[last] == "'s" or line.pos[last] == "VERB"):
        last -= 1  # of a headline, "Raid Killed" is no name
    return (first, last) if all(_is_name_word(line, i) for i in range(first, last + 1)) else (1, 0)


def _is_title(line: Line, i: int, titles: frozenset[str]) -> bool:
    of_office = line.lower[i] in OFFICES and line.at(i - 1) in ("of", "for")  # "Secretary of State Mike Pompeo"
    return of_office or line.lower[i] in titles or line.lower[i] + "." in titles


def _is_name_word(line: Line, i: int) -> bool:
    word, words = line.word(i), load_words()
    if line.hit_at[i] >= 0 or line.lower[i] in load_heads() or line.lower[i] in words["shapes"]["places"]:
        return False
    proper = word[0].isupper() or line.lower[i] in words["titles"]["particles"] or word in NAME_MARKS
    return proper and not any(c.isdigit() for c in word)


def find_groups(doc: Doc, line: Line) -> list[Reading]:
    """Names of groups and organisations by a telling word ("Sultan Murad Division") or as the parser's ORG entities."""
    readings: list[Reading] = []
    for entity in doc.ents:
        if entity.label_ not in ("ORG", "NORP", "PERSON", "GPE"):
            continue
        first, last = _trimmed(line, *line.words_of(entity.start_char, entity.end_char))
        if first > last or any(line.hit_at[i] >= 0 for i in range(first, last + 1)) or not _is_proper(line, first, last):
            continue
        kind = _group_kind(line, first, last, entity.label_)
        name = _text(line, first, last)
        if kind is not None and not is_media(name):
            readings.append(Reading(first, last, Actor(name=name, kind=kind), "named organisation"))
    return _with_acronyms(line, readings)


def _with_acronyms(line: Line, readings: list[Reading]) -> list[Reading]:
    """The same readings, and each acronym that a bracket explains as the name before it: "Labour Party [PL]", later "the PL"."""
    full = {
        line.word(r.last + 2): r.actor
        for r in readings
        if line.at(r.last + 1) in BRACKETS and line.at(r.last + 3) in BRACKETS and line.word(r.last + 2).isupper()
    }
    if not full:
        return readings
    later = [Reading(i, i, full[line.word(i)], "named organisation") for i in range(len(line)) if line.word(i) in full]
    taken = {r.first for r in later}
    return [r for r in readings if r.first not in taken] + [r for r in later if line.hit_at[r.first] < 0]


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    while first <= last and line.lower[first] in ARTICLES:
        first += 1
    while last > first and line.lower[last] in ENDINGS:
        last -= 1
    return first, last


def _group_kind(line: Line, first: int, last: int, label: str) -> ActorKind | None:
    shapes, words = load_words()["shapes"], set(line.lower[first : last + 1])
    if words & shapes["places"] or _is_before_place(line, last) or any(w[0].isdigit() for w in words) or len("".join(words)) < 3:
        return None
    if words & shapes["groups"] and last > first:
        return "armed group"
    if line.lower[first] in shapes["toponyms"] or line.lower[first] in ("al", "el", "ash", "as", "ad"):
        return None
    if (label == "NORP" and first == last) or label == "PERSON":
        return None
    if _is_before_armed(line, last):
        return "armed group"
    if label == "ORG" and (words & shapes["organisations"] or last > first or line.word(first).isupper()):
        return "other"
    return None


def _is_before_armed(line: Line, last: int) -> bool:
    """ "Lakurawa militants": does a noun for an armed group, not for a man, follow?"""
    heads = (h for h in load_heads().get(line.at(last + 1), ()) if h.word_class.with_group and not h.words[-1].endswith("man"))
    return any(h.word_class.kind in ("armed group", "militia") for h in heads)


def _is_proper(line: Line, first: int, last: int) -> bool:
    if _is_force(line, first, last) or (first == last and line.lower[first] in load_heads()):
        return False
    return line.word(first)[0].isupper() and "\n" not in line.text[line.start[first] : line.end[last]]


def _is_force(line: Line, first: int, last: int) -> bool:
    """ "Air Force", "State Security": what every state may have is no name of its own."""
    words = tuple(line.lower[first : last + 1])
    return any(h.words == words and h.word_class.kind in ("military", "police") for h in load_heads().get(words[-1], ()))


def _text(line: Line, first: int, last: int) -> str:
    return " ".join(line.text[line.start[first] : line.end[last]].split())
