"""The data files about actors come in, the names and word classes that the finders look for go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from talion.records import Actor, ActorKind, TalionError
from talion.registry import load_toml, load_tsv

NameForm = Literal["name", "demonym", "nationals", "capital", "body", "blocked"]


IRREGULAR = (
    ("man", "men"),
    ("woman", "women"),
    ("person", "persons"),
    ("child", "children"),
    ("passer-by", "passers-by"),
    ("medium", "media"),
)
UNCHANGED = ("men", "people", "police", "personnel", "aircraft", "media", "staff")
FORMAL = (
    "Armed Forces of", "Government of", "Republic of", "Kingdom of", "Ministry of Defence of", "Ministry of Defense of",
    "Army of", "Navy of", "Air Force of", "Ministry of Foreign Affairs of",
)  # fmt: skip


class ActorDataError(TalionError):
    """A data file about actors is not as this version expects it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """One way to write an actor's name. A weak name counts only where the report names the actor or its country otherwise."""

    shown: str
    actor: Actor
    form: NameForm
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Nouns that speak of actors without naming them, see `knowledge/actor_words.toml`."""

    rule: str
    kind: ActorKind
    bare_kind: ActorKind
    name: str
    with_state: str
    with_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head noun as lower-case words without hyphens, its class, and its plural for names."""

    words: tuple[str, ...]
    plural: str
    word_class: WordClass


@cache
def load_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Word lists by table and key, all but the classes."""
    data = load_toml("actor_words.toml")
    tables: dict[str, Mapping[str, frozenset[str]]] = {}
    for title, table in data.items():
        if isinstance(table, dict):
            tables[title] = {key: frozenset(_strings(title, value)) for key, value in table.items()}
    return tables


@cache
def load_states() -> Mapping[str, tuple[Actor, str]]:
    """Canonical name -> the state, and the adjective to call its things by."""
    states: dict[str, tuple[Actor, str]] = {}
    for row in load_tsv("states.tsv"):
        adjectives = _listed(row["demonyms"])
        state = Actor(name=row["name"], kind="state", country=row["alpha3"] or None)
        states[row["name"]] = (state, adjectives[0].lstrip("?") if adjectives else row["name"])
    return states


@cache
def states_by_country() -> Mapping[str, tuple[Actor, str]]:
    """Alpha-3 code -> the state, and the adjective for its things; the first row of a code is its state."""
    found: dict[str, tuple[Actor, str]] = {}
    for state, adjective in load_states().values():
        if state.country:
            found.setdefault(state.country, (state, adjective))
    return found


@cache
def load_actors() -> Mapping[str, Actor]:
    """Canonical name -> actor, states included."""
    actors = {name: state for name, (state, _) in load_states().items()}
    for name in _group_names():
        actors.setdefault(name.actor.name, name.actor)
    return actors


@cache
def load_names() -> tuple[ActorName, ...]:
    """Every name of every known actor, in the order of the files."""
    return (*_state_names(), *_group_names(), *_other_names())


@cache
def load_heads() -> Mapping[str, tuple[Head, ...]]:
    """Last word -> the heads that end in it, longest first."""
    classes = load_toml("actor_words.toml").get("class")
    if not isinstance(classes, list):
        raise ActorDataError("actor_words.toml has no [[class]]")
    found: dict[str, list[Head]] = {}
    for table in classes:
        word_class = _read_class(table)
        for singular in _strings("heads", table.get("heads", [])):
            plural = pluralise(singular)
            for form in dict.fromkeys((singular, plural)):
                _add(found, form, plural, word_class)
        for plural in _strings("plural", table.get("plural", [])):
            _add(found, plural, plural, word_class)
    return {last: tuple(sorted(heads, key=lambda h: -len(h.words))) for last, heads in found.items()}


def pluralise(noun: str) -> str:
    """The plural of an English noun or compound."""
    for singular, plural in IRREGULAR:
        if noun == singular or noun.endswith(" " + singular) or (noun.endswith(singular) and singular in ("man", "woman")):
            return noun[: -len(singular)] + plural
    if noun.endswith(UNCHANGED) or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _add(found: dict[str, list[Head]], form: str, plural: str, word_class: WordClass) -> None:
    words = tuple(form.replace("-", " ").split())
    known = found.setdefault(words[-1], [])
    if all(head.words != words for head in known):
        known.append(Head(words=words, plural=plural, word_class=word_class))


def _read_class(table: Mapping[str, object]) -> WordClass:
    kind = cast(ActorKind, str(table["kind"]))
    return WordClass(
        rule=str(table["rule"]),
        kind=kind,
        bare_kind=cast(ActorKind, str(table.get("bare_kind", kind))),
        name=str(table["name"]),
        with_state=str(table["with_state"]),
        with_group=table.get("with_group") is True,
    )


def _strings(where: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ActorDataError(f"actor_words.toml: {where} is not a list of words")
    return value


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _name(shown: str, actor: Actor, form: NameForm) -> ActorName:
    return ActorName(shown=shown.removeprefix("?"), actor=actor, form=form, weak=shown.startswith("?"))


def _state_names() -> list[ActorName]:
    names: list[ActorName] = []
    rows = load_tsv("states.tsv")
    declared = {alias for row in rows for alias in _listed(row["aliases"]) + _listed(row["bodies"])}
    for row in rows:
        state, _ = load_states()[row["name"]]
        demonyms, nationals = _listed(row["demonyms"]), _listed(row["nationals"])
        full = [row["name"], *_listed(row["aliases"])]
        names += [_name(shown, state, "name") for shown in full]
        names += [_name(shown, state, "demonym") for shown in demonyms if shown not in full]
        regular = [d + "s" for d in demonyms if not nationals and d[-1] in "abiknort" and d.isalpha()]
        names += [_name(shown, state, "nationals") for shown in nationals + regular]
        names += [_name(shown, state, "body") for shown in _listed(row["bodies"])]
        names += [_name(shown, state, "capital") for shown in _listed(row["capitals"])]
        formal = (f"{of} {row['name']}" for of in FORMAL)
        names += [_name(shown, state, "body") for shown in formal if shown not in declared]
    return names


def _group_names() -> list[ActorName]:
    names: list[ActorName] = []
    for row in load_tsv("actors.tsv"):
        if row["kind"] not in get_args(ActorKind):
            raise ActorDataError(
                f"actors.tsv: {row['name']!r} has the unknown kind {row['kind']!r}; {', '.join(get_args(ActorKind))}"
            )
        actor = Actor(
            name=row["name"],
            kind=cast(ActorKind, row["kind"]),
            country=row["country"] or None,
            parent=row["parent"] or None,
            backers=tuple(_listed(row["backers"])),
            ucdp_id=row["ucdp_id"] or None,
        )
        names += [_name(shown, actor, "name") for shown in (row["name"], *_listed(row["aliases"]))]
    return names


def _other_names() -> list[ActorName]:
    """Names that must not be read as parts, and peoples in the plural."""
    nothing = Actor(name="", kind="other")
    words = load_words()
    names = [_name(shown, nothing, "blocked") for shown in sorted(words["blocked"]["names"])]
    for shown in sorted(words["peoples"]["nationals"]):
        names.append(_name(shown, Actor(name=shown, kind="civilians"), "nationals"))
    return names
