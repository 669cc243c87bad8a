"""A group of drafts goes in; out comes whether its words prove a happening of conflict against all that speaks for another field.

What speaks against it: words of sport, business, nature, accidents, stage and private crime beside it; a cause that cannot act
("measles killed nine"); and violence or arrests without any sign of an organised party.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Token

from talion.claims.evidence import around, tells_of_conflict, weigh_evidence
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.objects import ARMED_KINDS, doers, goals, noun_core, patients
from talion.events.scene import Marked, Scene, lemma
from talion.records import MentionKind
from talion.registry import load_toml

PROOF = 3
DOUBT = 3
PLAYFUL = frozenset({"sport", "stage", "business"})
MANY_HURT = 10  # private crime seldom costs as many
SIGN_KINDS = (ARMED_KINDS - {"police"}) | {"government", "protesters", "ship"}
WARRING_KINDS = frozenset({"armed group", "militia", "coalition", "protesters"})
ACTING_MARKS: tuple[MentionKind, ...] = ("actor", "place", "weapon", "count")
IN_WORD = re.compile(r"\w")
ACTING_CLASSES = ("people", "troops", "crowds", "mobs", "gunmen", "acting", "corpses")


def has_evidence(scene: Scene, group: Sequence[Draft]) -> bool:
    """Do the words prove that this is conflict, not sport, business, weather, an accident or ordinary crime?"""
    return weigh_evidence(scene, group) - weigh_doubt(scene, group) >= PROOF


def weigh_doubt(scene: Scene, group: Sequence[Draft]) -> int:
    """DOUBT points for every field that the words beside the happening belong to, for a mishap, and for ordinary crime."""
    text = " ".join(neighbourhood(scene, *span) for span in dict.fromkeys(around(scene, d) for d in group)).lower()
    denied = group[0].realis.status == "denied"  # what it is said to have been instead speaks for the denial
    fields = 0 if denied else len(find_fields(text) - (PLAYFUL if is_deadly(group) else frozenset()))
    return DOUBT * (
        fields
        + (not denied and is_mishap(scene, group))
        + is_ordinary(scene, group)
        + is_politics(scene, group)
        + is_feast(scene, group)
        + 2 * is_police_matter(scene, group)
        + 2 * any(d.trigger.doer in words_of("kin") for d in group)
    )


def is_deadly(group: Sequence[Draft]) -> bool:
    """A weapon of war and people hurt: what stands around it is where it fell, a pitch or a stage."""
    hurt = any((t.count.low or t.count.high or 0) > 0 for d in group for t in d.tolls)
    return hurt and any(set(real_weapons(d)) - words_of("ordinary_weapons") for d in group)


def is_feast(scene: Scene, group: Sequence[Draft]) -> bool:
    """People come together, and no word tells of anything that they want or are angry about."""
    if not all(d.trigger.frame.weak and d.trigger.lemma in words_of("feast_verbs") for d in group):
        return False
    own = {d.token for d in group}
    near = [t for d in group for t in scene.doc[slice(*around(scene, d))] if t.i not in own]
    return not any(lemma(t) in words_of("causes") or lemma(t) in words_of("conflict_words") for t in near)


def neighbourhood(scene: Scene, start: int, end: int) -> str:
    """The words of tokens `start` to `end` (exclusive), by form and by lemma; a golf club that strikes is no sport."""
    arms = {i for m in scene.within("weapon", start, end) for i in (*range(m.start, m.end), *bound_to(scene.doc[m.head]))}
    tokens = [t for t in scene.doc[start:end] if t.i not in arms and not is_done_by_crowd(t)]
    return " ".join([*(t.text for t in tokens), *(t.lemma_ for t in tokens)]).replace(" - ", "-")


def is_done_by_crowd(verb: Token) -> bool:
    """ "The crowds that flooded the square": no water does it."""
    if verb.pos_ != "VERB" or not any(c.dep_ == "dobj" for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    who = verb.head if verb.dep_ in {"relcl", "acl"} and (subject is None or subject.tag_ == "WDT") else subject
    return who is not None and lemma(who) in words_of("crowds")


def bound_to(weapon: Token) -> list[int]:
    return [c.i for c in weapon.children if c.dep_ == "compound"]


def find_fields(text: str) -> set[str]:
    """The fields of `knowledge/false_friends.toml` of which a whole word or phrase stands in the lower-case text."""
    automaton, fields = load_false_friends()
    hits = automaton.find_matches_as_indexes(text, overlapping=True)
    return {field for index, start, end in hits if is_whole(text, start, end) for field in fields[index]}


def is_whole(text: str, start: int, end: int) -> bool:
    """Does no letter or digit run on from a word before `start` or after `end`?"""
    return not (start and IN_WORD.match(text, start - 1)) and not IN_WORD.match(text, end)


@cache
def load_false_friends() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """The automaton over all words, and for each of its patterns the fields that it belongs to."""
    table = cast("Mapping[str, Mapping[str, Sequence[str]]]", load_toml("false_friends.toml"))
    fields: dict[str, list[str]] = {}
    for name, row in table.items():
        for word in row["words"]:
            fields.setdefault(word, []).append(name)
    return AhoCorasick(list(fields), matchkind=MatchKind.Standard), tuple(tuple(names) for names in fields.values())


def is_mishap(scene: Scene, group: Sequence[Draft]) -> bool:
    """Is all that is said to have done it a thing that cannot mean harm: "a fire killed nine", "the crane fell, killing ten"?"""
    if any(d.agents or real_weapons(d) or not d.trigger.frame.weak for d in group):
        return False
    causes = [c for d in group if not d.trigger.noun for c in doers(scene.doc[d.token])]
    return bool(causes) and not any(can_act(scene, c) for c in causes)


def real_weapons(draft: Draft) -> list[str]:
    """The weapons that words name, not those that the verb only implies."""
    return [m.word for m in draft.weapons if m.word and not m.mention.rule.startswith("verb")]


def can_act(scene: Scene, head: Token) -> bool:
    """People, bodies, states, weapons, and happenings told by a noun."""
    if head.pos_ in {"PRON", "NUM", "DET"}:
        return True
    for token in noun_core(head):
        if token.ent_type_ in {"PERSON", "NORP", "ORG"} or any(scene.at(kind, token.i) is not None for kind in ACTING_MARKS):
            return True
        word = lemma(token)
        if any(word in words_of(name) for name in ACTING_CLASSES) or (word in load_frames().nouns and word != "fire"):
            return True
    return False


def is_ordinary(scene: Scene, group: Sequence[Draft]) -> bool:
    """Violence or arrests such as any town knows: no armed or public party, no weapon of war, no word of conflict."""
    if not all(is_common(d) for d in group):
        return False
    if any(set(real_weapons(d)) - words_of("ordinary_weapons") for d in group) or hits_public(scene, group):
        return False
    if any(
        d.trigger.doer in words_of("lynchers") | words_of("fuses") or d.trigger.lemma in words_of("mass_verbs") for d in group
    ):
        return False
    parties = [m for d in group for m in (*d.agents, *d.recipients)]
    return not (any(is_party(scene, m) for m in parties) or costs_many(scene, group) or tells_of_conflict(scene, group))


def is_politics(scene: Scene, group: Sequence[Draft]) -> bool:
    """Laws, talks and offices of peace, rules to come: no word of conflict stands beside them."""
    ahead = all(d.realis.status in {"planned", "threatened"} for d in group)
    frames = words_of("political_frames") | ({"sanction"} if ahead else set())
    return all(d.trigger.frame.name in frames for d in group) and not tells_of_conflict(scene, group)


def is_common(draft: Draft) -> bool:
    """A verb of private violence, an arrest, or a raid by police; an assault or ambush told by its noun is less common."""
    frame = draft.trigger.frame
    if frame.name == "attack" and draft.trigger.noun:
        return any(m.actor is not None and m.actor.kind == "police" for m in draft.agents)
    return frame.weak and frame.name in words_of("ordinary_frames")


def hits_public(scene: Scene, group: Sequence[Draft]) -> bool:
    """Does it fall on what the public owns, or on somebody in public life?"""
    if any(m.word in words_of("public_targets") for d in group for m in d.targets):
        return True
    verbs = [(scene.doc[d.token], d.trigger.frame.to) for d in group if not d.trigger.noun]
    struck = [t for verb, preps in verbs for o in (*patients(verb), *goals(verb, preps)) for t in noun_core(o)]
    return any(lemma(t) in words_of("public_people") and t.dep_ != "poss" for t in struck)


def is_police_matter(scene: Scene, group: Sequence[Draft]) -> bool:
    """Does the report tell of courts and police, and of no armed group or army at all?"""
    if not all(d.trigger.frame.name in words_of("ordinary_frames") | {"abduct"} for d in group):
        return False
    if any(m.actor is not None and m.actor.kind in WARRING_KINDS for m in scene.marks.get("actor", ())):
        return False
    return bool(load_court_words().search(scene.report.text.lower()))


@cache
def load_court_words() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(words_of("courts")))
    return re.compile(rf"\b(?:{words})\b")


def is_party(scene: Scene, marked: Marked) -> bool:
    """An armed or public body, or one whom politics hurts; a lone "assailant" may be anybody."""
    actor = marked.actor
    if actor is None:
        return False
    if actor.kind == "unidentified" and lemma(scene.doc[marked.head]) in words_of("lone_attackers"):
        return scene.doc[marked.head].tag_ != "NN"
    return actor.kind in SIGN_KINDS or actor.name in words_of("public_victims")


def costs_many(scene: Scene, group: Sequence[Draft]) -> bool:
    """Are many said to be hurt, shot or taken?"""
    hurt = [t.count for d in group for t in d.tolls]
    taken = [m.count for d in group if d.trigger.frame.name == "capture" for m in scene.within("count", *d.passage) if m.count]
    struck = [
        c for d in group if not d.trigger.noun for o in patients(scene.doc[d.token]) for c in o.children if c.dep_ == "nummod"
    ]
    taken += [m.count for c in struck for m in scene.all_at("count", c.i) if m.count]
    return any((c.low or c.high or 0) >= MANY_HURT for c in (*hurt, *taken))
