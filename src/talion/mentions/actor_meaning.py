"""A noun phrase goes in, the actor that it stands for comes out, with the stretch that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from talion.mentions.actor_knowledge import Head, WordClass, load_actors, load_states, load_words
from talion.mentions.actor_names import NameHit
from talion.mentions.actor_phrases import Phrase, hits_within, named_heads, tie_of
from talion.mentions.actor_tokens import Line
from talion.records import Actor

LEADERS = frozenset({"leader", "commander", "chief", "spokesman"})
DROP = "@drop"


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `first` to `last` (inclusive) stand for `actor`; `used` are the hits that need no mention of their own."""

    first: int
    last: int
    actor: Actor
    rule: str
    used: tuple[NameHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands inside a phrase: groups and states that are its actor, and those that only back or own it."""

    groups: tuple[NameHit, ...]
    states: tuple[NameHit, ...]
    backers: tuple[NameHit, ...]
    leaders: tuple[NameHit, ...]


def read_phrase(line: Line, phrase: Phrase) -> Reading | None:
    """The actor of a phrase, or None where its words name none."""
    phrase, after = _with_postmodifier(line, phrase)
    parts = _sort_hits(line, phrase, after)
    noun = _telling_head(phrase)
    actor = _actor_of(line, phrase, noun, parts)
    if actor is None or (phrase.modifies and not _may_modify(noun.word_class, actor)):
        return None
    used = (*parts.groups, *parts.states, *parts.backers, *parts.leaders)
    first = _first_word(line, phrase, parts, actor)
    kept = tuple(h for h in used if line.words_of(h.start, h.end)[0] >= first)
    rule = "modifier" if phrase.modifies else _rule_of(noun.word_class, actor, parts)
    return Reading(first, phrase.last, actor, rule, kept)


def state_of(hit: NameHit) -> Actor:
    return load_states()[hit.actor.parent or "" if hit.actor.kind == "person" else hit.actor.name][0]


def adjective_of(state: str) -> str:
    """ "Kenyan" for Kenya."""
    known = load_states().get(state)
    return known[1] if known else state


def backed_militia(backers: Sequence[Actor], country: str | None, head: str) -> Actor:
    """The unnamed groups that a state backs, or that are tied to a named group."""
    names = tuple(dict.fromkeys(b.parent if b.parent in load_states() and b.parent else b.name for b in backers))
    if names[0] in load_states():
        return Actor(name=f"{names[0]}-backed militias", kind="militia", country=country, backers=names)
    return Actor(name=f"{names[0]}-linked {head}", kind="armed group", country=country, parent=names[0])


def _with_postmodifier(line: Line, phrase: Phrase) -> tuple[Phrase, tuple[str, NameHit] | None]:
    """ "militias backed by Iran", "groups linked to al-Qaeda", "militant group Hamas": the phrase with its tail."""
    if phrase.modifies:
        return phrase, None
    ties = load_words()["ties"]
    at, word, then = phrase.last + 1, line.at(phrase.last + 1), line.at(phrase.last + 2)
    relation = ""
    if (word in ties["by"] and then == "by") or (word in ties["to"] and then in ("to", "with")):
        relation, at = "backed", at + 2
    elif word in ("of", "from") and (phrase.noun.word_class.with_group or phrase.noun.word_class.with_state == "state"):
        relation, at = "of", at + 1
    elif word == "with" and _tied_at(line, at) >= 0:
        relation, at = "backed", _tied_at(line, at)
    elif line.hit(at) is not None and phrase.noun.word_class.with_group:
        relation = "apposed"
    if not relation:
        return phrase, None
    if relation != "apposed":
        while _is_passed(line, at, relation):
            at = line.last(at) + 1
    hit = line.hit(at)
    if hit is None or line.sentence[at] != line.sentence[phrase.last] or not _fits_tail(line, relation, hit, phrase):
        return phrase, None
    return replace(phrase, last=line.last(at)), (relation, hit)


def _tied_at(line: Line, at: int) -> int:
    """The name in "with links to al-Qaeda", "with al-Qaeda links", at the word "with"; -1 where there is none."""
    nouns = load_words()["ties"]["nouns"]
    tie = next((i for i in range(at + 1, min(at + 4, len(line))) if line.lower[i] in nouns), -1)
    if tie >= 0 and line.at(tie + 1) in ("to", "with"):
        return tie + 3 if line.at(tie + 2) in ("the", "an", "a") else tie + 2
    hit = line.first(at + 1)
    return hit if line.hit(hit) is not None and line.at(line.last(hit) + 1) in nouns else -1


def _is_passed(line: Line, at: int, relation: str) -> bool:
    """Articles and adjectives between "of" and a name: "of the Colombian ELN"."""
    if line.at(at) in ("the", "a", "an", "so", "-", "called"):
        return True
    hit = line.hit(at)
    if relation != "of" or at >= len(line):
        return False
    following = line.hit(line.last(at) + 1)
    return line.pos[at] == "ADJ" if hit is None else hit.is_state and following is not None and following.is_group


def _fits_tail(line: Line, relation: str, hit: NameHit, phrase: Phrase) -> bool:
    if tie_of(line, hit)[0] or (line.at(line.words_of(hit.start, hit.end)[1] + 1) == "'s" and relation != "backed"):
        return False
    if relation == "backed":
        return hit.is_state or hit.is_group or hit.name.form in ("capital", "body")
    word_class = phrase.noun.word_class
    if relation == "apposed":
        armed = word_class.kind in ("armed group", "militia", "coalition") and phrase.noun.words[-1] not in LEADERS
        return hit.is_group and armed
    following = line.words_of(hit.start, hit.end)[1] + 1
    bare = following >= len(line) or line.pos[following] not in ("NOUN", "PROPN") or line.hit_at[following] >= 0
    if hit.is_group or hit.name.form == "body":
        return bare
    of_state = word_class.with_state == "state" and word_class.kind == "military"
    return of_state and hit.is_state and hit.name.form == "name" and bare


def _sort_hits(line: Line, phrase: Phrase, after: tuple[str, NameHit] | None) -> Parts:
    groups: list[NameHit] = []
    states: list[NameHit] = []
    backers: list[NameHit] = []
    leaders: list[NameHit] = []
    for hit in hits_within(line, phrase.first, phrase.last):
        tie = after[0] if after and hit is after[1] and after[0] == "backed" else tie_of(line, hit)[0]
        if tie == "backed" or (phrase.noun.words[0] == "proxy" and hit.is_state):
            backers.append(hit)
        elif tie == "led":
            leaders.append(hit)
        elif not tie and (hit.is_group or _leads_group(hit)):
            groups.append(hit)
        elif not tie and (hit.is_state or hit.name.form in ("body", "capital") or hit.actor.kind == "person"):
            states.append(hit)
    return Parts(tuple(groups), tuple(states), tuple(backers), tuple(leaders))


def _leads_group(hit: NameHit) -> bool:
    """ "Haftar's jets": a person whose body is no state."""
    return hit.actor.kind == "person" and (hit.actor.parent or "") not in load_states()


def _group_of(hit: NameHit) -> Actor:
    return load_actors().get(hit.actor.parent or "", hit.actor) if hit.actor.kind == "person" else hit.actor


def _telling_head(phrase: Phrase) -> Head:
    """The rightmost head that says what kind of actor it is: "militia" of "militia leader", "air force" of "air force planes"."""
    if phrase.noun.word_class.with_state == "only":
        forces = (h for h in phrase.inner if h.word_class.kind in ("military", "police") and h.word_class.name)
        return next(forces, phrase.noun)
    if phrase.noun.word_class.name == "soldiers":
        for head in phrase.inner:
            if head.word_class.kind in ("armed group", "militia") and head.word_class.name != DROP:
                return head
    for head in named_heads(phrase):
        if head.word_class.name != DROP:
            return head
    return phrase.noun


def _actor_of(line: Line, phrase: Phrase, noun: Head, parts: Parts) -> Actor | None:
    word_class = noun.word_class
    if parts.groups and phrase.noun.word_class.with_group:
        return _group_of(parts.groups[-1])
    if parts.groups and phrase.noun.word_class.with_state == "only":
        return _group_of(parts.groups[-1])
    if word_class.with_state == "led" or parts.leaders:
        return _led(parts, word_class)
    nation = bool(parts.states) and word_class.with_state == "state"
    if parts.backers and word_class.kind in ("armed group", "militia", "military") and not nation:
        country = parts.states[-1].actor.country if parts.states else None
        head = "militants" if word_class.name == DROP else _armed_plural(noun)
        return backed_militia([h.actor for h in parts.backers], country, head)
    if parts.states:
        state = state_of(parts.states[-1])
        if parts.states[-1].name.form == "body" and word_class.with_state == "police":
            return state  # "an FSB officer" is of no police
        return _of_state(line, phrase, noun, state)
    if word_class.name == DROP or word_class.with_state == "only":
        return None
    qualifiers = _qualifiers(line, phrase, word_class)
    if qualifiers and word_class.kind in ("armed group", "militia", "protesters"):
        return Actor(name=f"{qualifiers} {_armed_plural(noun)}", kind=word_class.kind)
    cause = _cause_of(line, phrase) if word_class.name == "soldiers" else ""
    if cause:  # "Kurdish forces", "an Islamist brigade": armed, but no state's
        return Actor(name=f"{cause} {noun.plural if noun.plural == 'forces' else 'militants'}", kind="armed group")
    people = _people_of(line, phrase) if word_class.kind == "civilians" else ""
    if people:
        return Actor(name=f"{people} {_own_words(line, phrase)}", kind="civilians")
    return Actor(name=word_class.name or _own_name(line, phrase, noun), kind=word_class.bare_kind)


def _led(parts: Parts, word_class: WordClass) -> Actor | None:
    owner = state_of(parts.states[-1]) if parts.states and parts.states[-1].name.form == "capital" else None
    known = load_actors().get(f"{adjective_of(owner.name)}-led coalition") if owner is not None else None
    if known is not None and not parts.leaders:
        return known  # "Riyadh's coalition"
    if parts.leaders and word_class.kind in ("coalition", "military"):
        leader = parts.leaders[-1].actor.name
        return Actor(name=f"{leader}-led coalition", kind="coalition", backers=(leader,))
    return Actor(name=word_class.name, kind=word_class.kind) if word_class.kind == "coalition" else None


def _of_state(line: Line, phrase: Phrase, noun: Head, state: Actor) -> Actor | None:
    word_class, adjective = noun.word_class, adjective_of(state.name)
    match word_class.with_state:
        case "state" | "only":
            return state
        case "police":
            return Actor(name=f"{adjective} police", kind="police", country=state.country, parent=state.name)
        case "role":
            name = f"{adjective} {_own_name(line, phrase, noun)}"
            return Actor(name=name, kind=word_class.kind, country=state.country, parent=state.name)
        case "qualified":
            qualifiers = _qualifiers(line, phrase, word_class)
            name = " ".join(part for part in (adjective, qualifiers, _armed_plural(noun) if qualifiers else noun.plural) if part)
            return Actor(name=name, kind=word_class.kind, country=state.country)
        case "country":
            ship = word_class.kind == "ship"  # "Greek tanker"
            own = (not ship and word_class.name) or _own_name(line, phrase, noun)
            shown = own if word_class.name and word_class.kind not in ("protesters", "ship") else f"{adjective} {own}"
            return Actor(name=shown, kind=word_class.kind, country=state.country)
    return None


def _armed_plural(noun: Head) -> str:
    """One noun for the armed people of a cause: "fighters" and "gunmen" are "militants"."""
    if noun.plural == "militiamen":
        return "militias"
    return "militants" if noun.plural in load_words()["qualified"]["militants"] else noun.plural


def _qualifiers(line: Line, phrase: Phrase, word_class: WordClass) -> str:
    """Faith, people and cause, as the phrase has them: "Shiite", "pro-government"."""
    words = load_words()
    text = line.text[line.start[phrase.first] : line.end[phrase.head - 1]] if phrase.head > phrase.first else ""
    kept: list[str] = []
    for word in text.split():
        is_people = word in words["peoples"]["adjectives"] or word.capitalize() in words["peoples"]["adjectives"]
        if word.lower() in words["qualifiers"]["governments_own"]:
            kept.append("pro-government")
        elif (is_people or word.lower() in words["qualifiers"]["words"]) and word.lower() != "armed":
            kept.append(word if is_people and not word.isupper() else word.capitalize() if is_people else word.lower())
    return " ".join(kept)


def _cause_of(line: Line, phrase: Phrase) -> str:
    """The people that the phrase names its armed men by, else the cause of such as no state has."""
    causes = load_words()["qualified"]["causes"]
    before = [line.lower[i] for i in range(phrase.first, phrase.head)]
    return _people_of(line, phrase) or next((word.capitalize() for word in before if word in causes), "")


def _is_people(line: Line, i: int) -> bool:
    hit = line.hit(i)
    return hit is None or hit.name.form == "nationals"


def _people_of(line: Line, phrase: Phrase) -> str:
    """The people or faith that the phrase names its civilians by: "Muslim" of "two Muslim traders"."""
    adjectives = load_words()["peoples"]["adjectives"]
    before = [line.word(i) for i in range(phrase.first, phrase.head) if _is_people(line, i)]
    return next((w for w in before if w in adjectives and w[0].isupper()), "")


def _own_name(line: Line, phrase: Phrase, noun: Head) -> str:
    """The words of the phrase where its own head tells, else the plural of the telling noun: "pirates" for "pirate boats"."""
    if noun is not phrase.noun or noun.word_class.kind == "armed group":
        return noun.plural
    return _own_words(line, phrase)


def _own_words(line: Line, phrase: Phrase) -> str:
    """The head with the nouns that are compounded with it and no name in it, in lower case: "coal miners"."""
    first = phrase.head
    while first > phrase.first and line.pos[first - 1] == "NOUN" and line.hit_at[first - 1] < 0:
        first -= 1
    last = max(i for i in range(phrase.head, phrase.last + 1) if line.hit_at[i] < 0)
    return " ".join(line.text[line.start[first] : line.end[last]].lower().split())


def _first_word(line: Line, phrase: Phrase, parts: Parts, actor: Actor) -> int:
    """Where the actor's words begin: what only owns or opposes stays outside."""
    first, adjectives = phrase.first, load_words()["peoples"]["adjectives"]
    for hit in hits_within(line, phrase.first, phrase.head):
        of_people = hit.name.form == "nationals" and line.word(line.words_of(hit.start, hit.end)[0]) in adjectives
        if not of_people and hit not in (*parts.groups, *parts.states, *parts.backers, *parts.leaders):
            first = line.words_of(hit.start, hit.end)[1] + 1
            if line.at(first) == "-":
                first += 2
    return min(first, phrase.head)


def _may_modify(word_class: WordClass, actor: Actor) -> bool:
    """Police stations, army bases and rebel strongholds speak of police, army, rebels; passenger planes not of passengers."""
    return word_class.kind in ("police", "military", "militia", "armed group", "government") and actor.kind != "unidentified"


def _rule_of(word_class: WordClass, actor: Actor, parts: Parts) -> str:
    if parts.groups and actor == parts.groups[-1].actor:
        return "" if word_class.kind in ("armed group", "militia") and word_class.name != DROP else "person for group"
    if actor.name.endswith(("-backed militias",)) or "-linked " in actor.name:
        return "backed by"
    if actor.kind == "state":
        return "state for its forces" if word_class.kind == "military" else "state for its government"
    told = word_class.with_state in ("role", "country", "police") or word_class.kind in ("armed group", "militia")
    return word_class.rule if told else "unnamed"
