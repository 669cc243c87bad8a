"""A parsed report goes in, its weapon mentions come out, each under the name of its family ("Tomahawk" is a cruise missile)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from talion.mentions.phrases import Hit, PhraseTable, build_table, forms_of, match_phrases
from talion.records import Mention, Span
from talion.registry import load_toml
from talion.words import tokens_of

AIR_VERBS = frozenset({
    "bomb", "hit", "strike", "pound", "attack", "target", "raid", "blast", "pummel", "hammer", "level", "flatten", "destroy",
    "kill", "rocket", "launch", "drop", "carry", "conduct", "strafe", "fire", "bombard",
})  # fmt: skip
GUNMEN = frozenset({"gunman", "sniper"})
GUN_VERBS = frozenset({
    "leave", "shoot", "fire", "open", "kill", "attack", "ambush", "murder", "wound", "storm", "assassinate", "raid", "burst",
    "massacre", "execute", "enter", "spray",
})  # fmt: skip
BOMBER_VERBS = frozenset({
    "kill", "strike", "attack", "hit", "target", "detonate", "leave", "murder", "wound", "blow",
})  # fmt: skip
PEOPLE_WHO_FIRE = frozenset({
    "police", "policeman", "officer", "soldier", "troop", "force", "gunman", "guard", "trooper", "militant", "army", "fighter",
    "assailant", "attacker",
})  # fmt: skip
NOT_SHOT = frozenset(
    {
        "film",
        "movie",
        "video",
        "photo",
        "photograph",
        "picture",
        "scene",
        "goal",
        "rocket",
        "missile",
        "drone",
        "arrow",
        "footage",
        "documentary",
        "hoop",
        "glance",
        "commercial",
    }
)
FIRE_SETTERS = frozenset({"set", "torch"})


@dataclass(frozen=True, slots=True)
class WeaponTable:
    """Terms and implying verbs with their family; per family the neighbours that make its terms another thing."""

    terms: PhraseTable
    verbs: Mapping[str, str]
    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]


@cache
def load_weapons() -> WeaponTable:
    rows = cast("Sequence[Mapping[str, object]]", load_toml("weapons.toml")["weapon"])

    def words(row: Mapping[str, object], key: str) -> Sequence[str]:
        return cast("Sequence[str]", row.get(key, ()))

    names = [cast("str", row["name"]) for row in rows]
    return WeaponTable(
        terms=build_table((term, name) for name, row in zip(names, rows, strict=True) for term in words(row, "terms")),
        verbs={verb: name for name, row in zip(names, rows, strict=True) for verb in words(row, "verbs")},
        after={name: frozenset(words(row, "after")) for name, row in zip(names, rows, strict=True)},
        before={name: frozenset(words(row, "before")) for name, row in zip(names, rows, strict=True)},
    )


def find_weapons(doc: Doc, report: str) -> list[Mention]:
    """Weapons in text order. The rule is "" for a weapon by name or kind and says which word implies it otherwise."""
    table = load_weapons()
    hits = [hit for hit in match_phrases(doc, table.terms) if is_weapon(doc, hit, table)]
    found = [(hit.start, hit.end, hit.value, "") for hit in hits if not follows_model(doc, hit, hits)]
    covered = {i for start, end, _, _ in found for i in range(start, end)}
    for token in tokens_of(doc):
        if token.i in covered:
            continue
        implied = imply_weapon(token, table)
        if implied is not None:
            found.append((token.i, implied[2], implied[0], implied[1]))
    return [build_mention(doc, report, row) for row in sorted(found)]


def follows_model(doc: Doc, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Does the phrase only say what the model before it is: "bombs" of "GBU-39 bombs"?"""
    before = next((h for h in hits if h.end == hit.start), None)
    return before is not None and before.value != hit.value and any(c.isdigit() for c in before.term)


def build_mention(doc: Doc, report: str, row: tuple[int, int, str, str]) -> Mention:
    start, end, value, rule = row
    piece = doc[start:end]
    span = Span(report=report, start=piece.start_char, end=piece.end_char, quote=piece.text)
    return Mention(kind="weapon", span=span, value=value, rule=rule)


def is_weapon(doc: Doc, hit: Hit, table: WeaponTable) -> bool:
    """Is the phrase the weapon, not a verb, a possessive or a thing of the same name?"""
    last = doc[hit.end - 1]
    single = hit.end - hit.start == 1
    if (
        single
        and last.pos_ in {"VERB", "AUX", "PRON"}
        and last.dep_ not in {"compound", "amod", "dobj", "pobj", "nsubjpass"}
        and last.tag_ != "NNS"
    ):
        return False
    if single and (last.pos_ == "PRON" or last.tag_.startswith("PRP")):
        return False
    if single and last.lemma_.lower() == "mine" and any(c.dep_ == "poss" for c in last.children):
        return False  # where somebody digs: "the company's mine"
    if (
        " " not in hit.term
        and last.text[0].isupper()
        and last.ent_type_ in {"ORG", "PERSON"}
        and last.text[1:].islower()
        and hit.term in table.terms
        and is_plain(hit.term)
    ):
        return False
    return not (near_words(doc, hit.start, -1) & table.after[hit.value] or near_words(doc, hit.end, 1) & table.before[hit.value])


def is_plain(term: str) -> bool:
    """A common noun that a company or a person may be called after ("Shell", "Gun")."""
    return term in {"shell", "gun", "tank", "mine", "cannon", "blade", "predator", "reaper", "rocket", "grad"}


def near_words(doc: Doc, at: int, step: int) -> frozenset[str]:
    """The forms of the word right before token `at` (step -1) or of the token at `at` (step 1), past a hyphen."""
    i = at - 1 if step < 0 else at
    while 0 <= i < len(doc) and doc[i].text in {"-", "–"}:
        i += step
    return frozenset(forms_of(doc[i])) if 0 <= i < len(doc) else frozenset()


def imply_weapon(token: Token, table: WeaponTable) -> tuple[str, str, int] | None:
    """Family, rule and end of a word that implies a weapon without naming it."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return imply_by_verb(token, lemma, table)
    if is_charged(token):
        return "vehicle bomb", "a vehicle packed with what explodes", token.i + 1
    if token.dep_ in {"nsubj", "pobj", "nsubjpass", "compound", "poss", "conj"} and token.pos_ in {"NOUN", "PROPN"}:
        if is_aircraft(token):
            verb = governor(token)
            strikes = (
                token.dep_ == "pobj"
                and token.head.lower_ == "by"
                and token.head.head.lemma_.lower() in {"strike", "raid", "attack", "bombing", "bombardment"}
            )
            if strikes or (verb is not None and verb.lemma_.lower() in AIR_VERBS and acts(token, verb)):
                return "airstrike", "aircraft that attack", token.i + 1
        if lemma == "bomber" and any(is_plane(c) for c in token.children):
            verb = governor(token)
            if verb is not None and acts(token, verb) and verb.lemma_.lower() in AIR_VERBS:
                return "airstrike", "aircraft that attack", token.i + 1
        if lemma == "bomber" and not any(is_plane(c) for c in token.children):
            verb = governor(token)
            if verb is not None and acts(token, verb) and verb.lemma_.lower() in BOMBER_VERBS:
                return "bomb", "bombers that attack", token.i + 1
        if lemma in GUNMEN or token.lower_ in {"gunmen", "gunman"}:
            verb = governor(token)
            if verb is not None and verb.lemma_.lower() in GUN_VERBS and acts(token, verb):
                return "small arms", "gunmen that attack", token.i + 1
    return None


@cache
def load_list(name: str) -> frozenset[str]:
    return frozenset(cast("Sequence[str]", load_toml("weapons.toml")[name]))


def is_charged(token: Token) -> bool:
    """ "a van packed with gas cylinders": a vehicle that somebody made a bomb of."""
    if token.lemma_.lower() not in load_list("vehicles") or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    near = [*token.children, *token.doc[token.i + 1 : token.i + 2]]  # the parser may take the vehicle for a subject
    packed = [c for c in near if c.tag_ in {"VBN", "VBD"} and c.lemma_.lower() in load_list("packing")]
    loads = [o for v in packed for p in v.children if p.lower_ == "with" for o in p.children]
    full = [c for c in token.children if c.lower_ == "full" and c.i > token.i]
    loads += [o for c in full for p in c.children if p.lower_ == "of" for o in p.children]
    inside = [
        t for load in loads for t in (load, *load.conjuncts, *(c for p in load.children if p.lower_ == "of" for c in p.children))
    ]
    return any(t.lemma_.lower() in load_list("charges") for t in inside)


def is_plane(token: Token) -> bool:
    """A plane by its kind or model: "warplanes", "F-16s"."""
    return not load_list("aircraft").isdisjoint((token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")))


def is_aircraft(token: Token) -> bool:
    return is_plane(token) or (token.lemma_.lower() == "force" and token.i > 0 and token.nbor(-1).lower_ == "air")


def governor(token: Token) -> Token | None:
    return next((a for a in token.ancestors if a.pos_ == "VERB"), None)


def acts(token: Token, verb: Token) -> bool:
    """Is the noun the verb's subject or its agent?"""
    if token.dep_ == "nsubj":
        return token.head.i == verb.i
    return token.dep_ == "pobj" and token.head.dep_ == "agent" and token.head.head.i == verb.i


def imply_by_verb(token: Token, lemma: str, table: WeaponTable) -> tuple[str, str, int] | None:
    if lemma == "open":
        fire = next((c for c in token.children if c.lower_ == "fire" and c.dep_ == "dobj"), None)
        if fire is not None and not any(c.dep_ == "compound" for c in fire.children):
            return "small arms", "opened fire", fire.i + 1
        return None
    if lemma == "fire":
        aimed = next(
            (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"on", "at", "into"} and 0 < c.i - token.i <= 2), None
        )
        shooters = any(c.dep_ == "nsubj" and c.lemma_.lower() in PEOPLE_WHO_FIRE for c in token.children)
        loaded = any(c.dep_ in {"dobj", "nsubjpass"} for c in token.children)
        return ("small arms", "fired on", aimed.i + 1) if aimed is not None and shooters and not loaded else None
    if lemma in FIRE_SETTERS and (
        lemma == "torch" or any(c.lower_ in {"fire", "ablaze", "alight"} for c in token.subtree if 0 < c.i - token.i < 8)
    ):
        return "arson", "set on fire", token.i + 1
    family = table.verbs.get(lemma)
    if family is None:
        return None
    after = {c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep"}}
    objects = {c.lemma_.lower() for c in token.children if c.dep_ in {"dobj", "nsubjpass"}}
    if lemma == "shoot" and (after & {"down", "up", "back", "off", "out"} or objects & NOT_SHOT):
        return None
    if lemma == "gun" and "down" not in after:
        return None
    if (
        lemma in {"hack", "gas", "knife"}
        and not any(c.dep_ in {"dobj", "nsubjpass"} and c.pos_ in {"NOUN", "PROPN", "PRON"} for c in token.children)
        and token.dep_ != "acl"
    ):
        return None
    if lemma == "hack" and "death" not in {t.lower_ for t in token.doc[token.i : token.i + 5]}:
        return None
    if lemma == "mine" and (not objects or objects & table.after[family] or objects & {"crypto", "data", "resource", "area"}):
        return None
    if lemma == "shell" and "out" in after:
        return None
    return family, f"the verb {lemma!r}", token.i + 1
