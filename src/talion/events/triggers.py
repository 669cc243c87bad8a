"""A Scene goes in, the Triggers come out: the words that tell of a happening, each with the frame that it evokes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from talion.events.antecedents import find_weapon_at_work, list_doing_harm
from talion.events.event_words import words_of
from talion.events.frames import Frame, load_frames
from talion.events.light_verbs import keeper_of, light_verb_of
from talion.events.misfits import comes_about, downs_one, goes_unsaid, has_beside, is_felled, is_misfit, is_visited, is_worship
from talion.events.objects import OBJECT_DEPS, any_of, doers, fills, is_territory
from talion.events.scene import Marked, Scene, lemma
from talion.events.verb_phrases import irregular_forms, phrasal_forms, verb_lemmas
from talion.records import MentionKind
from talion.words import text_of, tokens_of

CLOSERS = frozenset('.!?:;,"”’)]')
FURNITURE_WORDS = 25
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
ARGUMENT_DEPS = frozenset({*OBJECT_DEPS, "nsubj", "nsubjpass", "pobj"})
NAMED: tuple[MentionKind, ...] = ("actor", "place", "weapon")
BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
COMPASS = frozenset({"east", "west", "north", "south"})
TAKING = frozenset({"arrest", "apprehend", "capture"})
HARMING = frozenset({"kill", "fire", "rape"})
TAKERS = ("people", "armed", "mob", "crowd")
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
BLAST_PREPS = frozenset(["in", "at", "on", "under", "near", "outside", "inside", "beside", "against", "into", "by", "beneath"])


@dataclass(frozen=True, slots=True)
class Trigger:
    """Token `i` evokes `frame`; `start` to `end` are the trigger's words; `verb` is the light verb that carries a noun."""

    i: int
    frame: Frame
    start: int
    end: int
    noun: bool
    verb: int | None = None
    lemma: str = ""
    doer: str = ""


class TriggerTyper(Protocol):
    """Decides whether a token tells of a happening, and of which kind: the frames' `match_token`, or a trained scorer."""

    def __call__(self, scene: Scene, token: Token, /) -> Trigger | None: ...


def find_triggers(scene: Scene, typer: TriggerTyper | None = None) -> list[Trigger]:
    """Every trigger of the report, in text order; whether it tells of something real is decided later.

    `typer` is asked for each token outside times and page furniture; the frames when none is given.
    """
    furniture = find_furniture(scene)
    found: list[Trigger] = []
    for token in tokens_of(scene.doc):
        if scene.at("time", token.i) is not None or token.i in furniture:
            continue
        trigger = (typer or match_token)(scene, token)
        if trigger is not None and not in_name(scene, trigger):
            found.append(trigger)
    found = [t for t in found if not is_inner(scene.doc[t.i], {f.i: f for f in found})]
    taken = {t.i for t in found} | {t.verb for t in found if t.verb is not None}
    blasts = [t for t in find_blasts(scene, frozenset(taken)) if t.i not in furniture]
    return sorted([*found, *blasts], key=lambda t: t.i)


def is_inner(token: Token, found: Mapping[int, Trigger]) -> bool:
    """Told by the words of the trigger above: the shots of "exchanged gunfire", the ambush that somebody falls into."""
    above = found.get(token.head.i) if token.dep_ in OBJECT_DEPS else found.get(token.head.head.i)
    if above is not None and token.dep_ in {*OBJECT_DEPS, "pobj"} and above.lemma.endswith(f" {lemma(token)}"):
        return True
    if found[token.i].frame.name in TAKING and any(
        c.dep_ == "conj" and c.i in found and found[c.i].frame.name in HARMING and is_of_same(token, c) for c in token.children
    ):
        return True  # "dragged two men out and shot them": the taking is a part of the killing
    if lemma(token) in words_of("deaths") and found[token.i].frame.stumbles and " into " not in found[token.i].lemma:
        return any(i != token.i and token.sent.start <= i < token.sent.end for i in found)  # the blow that killed is told beside
    struck = found.get(token.head.head.i if token.head.dep_ in OBJECT_DEPS else token.head.head.head.i)
    return token.dep_ in {"acl", "relcl"} and token.pos_ == "VERB" and struck is not None and struck.frame.stumbles


def is_of_same(verb: Token, after: Token) -> bool:
    """Does the coordinated verb act on whom the first acts on: by a pronoun, or as one more passive?"""
    pronoun = any(c.dep_ in OBJECT_DEPS and c.pos_ == "PRON" for c in after.children)
    own = any(c.dep_ in {*OBJECT_DEPS, "nsubj", "nsubjpass"} for c in after.children)
    return pronoun or (not own and after.tag_ in {"VBN", "VBD"} and any(c.dep_ == "nsubjpass" for c in verb.children))


def match_token(scene: Scene, token: Token) -> Trigger | None:
    if token.pos_ in NOUN_TAGS:
        misread = token.dep_ == "acomp" and token.lower_ in irregular_forms()  # "the posts were overrun"
        return match_verb(scene, token) if misread else match_noun(scene, token)
    if not is_verbal(token):
        return None
    gerund = (
        token.tag_ == "VBG"
        and token.dep_ in {"pcomp", "pobj", "nsubj", "dobj"}
        and not any(c.dep_ in OBJECT_DEPS for c in token.children)
    )
    return (match_noun(scene, token) if gerund else None) or match_verb(scene, token)


def find_furniture(scene: Scene) -> frozenset[int]:
    """Tokens of lines that are menus or headlines of other pages: short, without closing punctuation, and not the first line."""
    found: set[int] = set()
    first = True
    start = 0
    lines = text_of(scene.doc).splitlines(keepends=True)
    for line in lines:
        text = line.strip()
        if text and not first and text[-1] not in CLOSERS and len(text.split()) <= FURNITURE_WORDS:
            piece = scene.doc.char_span(start, start + len(line), alignment_mode="contract")
            found.update(t.i for t in piece or ())
        first = first and not text
        start += len(line)
    wrapped = sum(1 for line in lines if line.strip()) > 3 and len(found) > 0.6 * len(scene.doc)
    return frozenset() if wrapped else frozenset(found)


def is_verbal(token: Token) -> bool:
    """A verb, also one that the parser hangs on the noun after it: "the ships used water cannon"."""
    if token.pos_ != "VERB":
        return False
    if token.dep_ not in {"amod", "compound"} or token.i > token.head.i:
        return True  # but not "fighting vehicles"
    return token.i > 0 and token.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON", "PUNCT", "AUX"} and token.tag_ in {"VBD", "VBN"}


def in_name(scene: Scene, trigger: Trigger) -> bool:
    """A trigger word inside the name of an actor, ship, place or weapon ("Tehrik-i-Taliban", "attack drones") tells nothing."""
    actor, place, weapon = (scene.at(kind, trigger.i) for kind in NAMED)
    named = actor is not None and actor.head != trigger.i and scene.doc[trigger.i].pos_ != "VERB"
    armed = trigger.noun and weapon is not None and weapon.head > trigger.i
    return named or place is not None or armed


def match_noun(scene: Scene, token: Token) -> Trigger | None:
    """The frame of a noun, with the light verb that carries it; None where what stands around it makes it another thing."""
    frames = load_frames().nouns
    if token.dep_ == "compound" and token.head.pos_ in NOUN_TAGS and token.i < token.head.i:
        return None  # "attack drones", "strike group", "protest leader", "bomb attack"
    start, word = longest_noun(token)
    frame = frames.get(word)
    if frame is None:
        return None
    if start == token.i:
        frame = refine(token, word, frame)
    if frame is None or not is_meant(scene, token, word, frame):
        return None
    verb = light_verb_of(token)
    political = frame.name in words_of("political_frames")
    if frame.light_only and verb is None and (political or not comes_about(token)):
        return None
    return Trigger(token.i, frame, start, token.i + 1, True, verb.i if verb is not None else None)


def longest_noun(token: Token) -> tuple[int, str]:
    """The noun in the form that the frames know, with the one or two words before it where they make one term."""
    nouns = load_frames().nouns
    word = lemma(token)
    if token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
        word = f"{word}-{token.nbor(2).lower_}"  # "sit-in", "walk-out"
    elif token.i >= 2 and token.nbor(-1).text == "-":
        word = f"{token.nbor(-2).lower_}-{word}" if f"{token.nbor(-2).lower_}-{word}" in nouns else word
    if word not in nouns and word.endswith("s"):
        word = word.removesuffix("s")
    for size in (2, 1):
        if token.i >= size:
            before = " ".join(lemma(t) for t in token.doc[token.i - size : token.i])
            if f"{before} {word}" in nouns:
                return token.i - size, f"{before} {word}"
    return token.i, word


def refine(token: Token, word: str, frame: Frame) -> Frame | None:
    """What the words before the noun make of it: a rail strike is a protest, a camp fire nothing, an air raid an air strike."""
    nouns = load_frames().nouns
    modifiers = {lemma(c) for c in token.children if c.dep_ in BEFORE_NOUN and c.i < token.i}
    if word in {"strike", "raid", "attack", "assault", "bombing"} and modifiers & words_of("air"):
        return nouns["airstrike"]
    if word == "strike" and (modifiers & words_of("labour") or is_of_labour(token)):
        return nouns["walkout"]
    if word == "fire":
        return frame if under_fire(token, modifiers) else None
    if word == "operation":
        return frame if modifiers & words_of("operations") or is_somewhere(token) or is_begun(token) else None
    if (word == "offensive" and modifiers & words_of("charms")) or (frame.name == "clash" and modifiers & words_of("quarrels")):
        return None
    if frame.name == "clash" and is_won(token):
        return None
    if frame.name == "shell" and any(
        lemma(o) in words_of("complaints") for c in token.children if lemma(c) == "of" for o in c.children
    ):
        return None
    if frame.name == "explode" and "suicide" in modifiers:
        return nouns["suicide bombing"]
    return frame


def is_of_labour(token: Token) -> bool:
    """ "A general strike began. The strike shut the ports": a bare strike is of the sort that was told before it."""
    if any(c.dep_ in {"prep", "relcl", "acl", "amod", "compound"} for c in token.children):
        return False
    for before in reversed(token.doc[: token.i]):
        if before.pos_ == "NOUN" and lemma(before) in {"strike", "walkout"}:
            kinds = {lemma(c) for c in before.children if c.dep_ in BEFORE_NOUN and c.i < before.i}
            if kinds & words_of("labour") or lemma(before) == "walkout":
                return True
            if any(c.dep_ in {"prep", "compound", "amod"} for c in before.children):
                return False
    return False


def is_won(token: Token) -> bool:
    """ "won a battle with the tax office", "lost his fight": nobody calls a battle of arms so."""
    loose = any(c.dep_ in {"det", "poss"} and c.lower_ in {"a", "an", "his", "her", "their"} for c in token.children)
    return loose and token.dep_ in OBJECT_DEPS and lemma(token.head) in {"win", "lose"}


def is_begun(token: Token) -> bool:
    """ "launch an operation in the north": whoever does, the evidence decides whether it is one of force."""
    return token.dep_ in OBJECT_DEPS and lemma(token.head) in {"launch", "begin", "mount", "start"}


def is_somewhere(token: Token) -> bool:
    """ "an operation east of the river", "its operation against the rebels": one of force, if its agent is."""
    return any(c.dep_ == "prep" and lemma(c) in {"against"} for c in token.children) or any(
        lemma(c) in COMPASS for c in token.children
    )


def under_fire(token: Token, modifiers: set[str]) -> bool:
    """Gunfire, not flames: "came under rocket fire", "small-arms fire"."""
    if modifiers & words_of("firing"):
        return True
    return token.dep_ == "pobj" and lemma(token.head) == "under" and lemma(token.head.head) == "come" and bool(modifiers)


def is_meant(scene: Scene, token: Token, word: str, frame: Frame) -> bool:
    """Does what hangs on the noun bear out its frame?"""
    if frame.name == "take territory":
        return is_hold(scene, token) if word in words_of("holdings") else of_place(scene, token)
    if frame.name == "launch":
        return any(scene.at("weapon", t.i) is not None for t in token.subtree)
    if frame.name == "sanction" and lemma(token.head) in words_of("easing"):
        return False
    if frame.name == "protest":
        return not is_visited(token) and not is_worship(token, word)
    if (word == "strike" and token.dep_ == "pobj" and lemma(token.head) == "on") or is_felled(token):
        return False  # "went on strike"
    if word == "battle":
        fields = [o for c in token.children if c.dep_ == "prep" and lemma(c) == "of" for o in c.children]  # not "of the sexes"
        return all(o.pos_ == "PROPN" or any_of(scene, [o], ("place", "people", "armed")) for o in fields)
    if word == "custody":
        held = lemma(keeper_of(token)) in words_of("holding_verbs")
        return held and token.dep_ == "pobj" and lemma(token.head) in {"in", "into"}
    if word == "deployment":
        return any(any_of(scene, [o], ("troops",)) for c in token.children if lemma(c) == "of" for o in c.children)
    if word == "attempt":
        return any(lemma(c) == "on" and any(lemma(o) == "life" for o in c.children) for c in token.children)
    return True


def of_place(scene: Scene, token: Token) -> bool:
    """ "the capture of Gharyan", "its seizure of the hill"."""
    return any(c.dep_ == "prep" and lemma(c) == "of" and any(is_territory(scene, o) for o in c.children) for c in token.children)


def is_hold(scene: Scene, token: Token) -> bool:
    """ "Damascus was in rebel hands by dawn", "the town is back under the army's control": a place is, and whose is said."""
    inside = token.dep_ == "pobj" and lemma(token.head) in {"in", "under", "into"}
    verb = next((a for a in token.ancestors if a.pos_ in {"AUX", "VERB"}), None) if inside else None
    if verb is None or lemma(verb) not in {"be", "return", "come", "pass"}:
        return False
    whose = [c for c in token.children if c.dep_ in BEFORE_NOUN | {"poss"}] + [
        o for c in token.children if lemma(c) == "of" for o in c.children
    ]
    places = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return any_of(scene, whose, ("armed",)) and any_of(scene, places, ("place", "name"))


def match_verb(scene: Scene, token: Token) -> Trigger | None:
    """The first frame of the verb, with its particle before it alone, whose arguments are of the classes that it asks for."""
    frames = load_frames().verbs
    for word in verb_lemmas(token):
        for phrase, end, goals in phrasal_forms(scene, token):
            for frame in frames.get(f"{word} {phrase}", ()):
                if suits(scene, token, frame, goals):
                    return Trigger(
                        token.i, by_bomber(token, frame), token.i, end, False, lemma=f"{word} {phrase}", doer=doer_of(token)
                    )
        for frame in frames.get(word, ()):
            if suits(scene, token, frame, []):
                return Trigger(token.i, by_bomber(token, frame), token.i, token.i + 1, False, lemma=word, doer=doer_of(token))
    return None


def doer_of(verb: Token) -> str:
    return next((lemma(d) for d in doers(verb)), "")


def by_bomber(verb: Token, frame: Frame) -> Frame:
    """A person who blows up is the bomb: "blew himself up", "the boy who blew up a wedding", "bombers struck the shrine"."""
    if frame.stumbles:
        return frame
    if frame.name == "explode" and any(c.lower_ in REFLEXIVE for c in verb.children if c.dep_ in OBJECT_DEPS):
        return load_frames().nouns["suicide bombing"]
    actors = doers(verb)
    bombers = any(lemma(a) == "bomber" for a in actors)
    alone = any(a.tag_ == "NN" and lemma(a) in words_of("people") - words_of("police") for a in actors)
    people = alone and any(c.dep_ in OBJECT_DEPS for c in verb.children)
    if (bombers and frame.name in {"explode", "strike", "kill", "attack", "wound"}) or (
        people and frame.name == "explode" and not frame.conditional
    ):
        return load_frames().nouns["suicide bombing"]
    return frame


def suits(scene: Scene, verb: Token, frame: Frame, goals: list[Token]) -> bool:
    if frame.name in words_of("political_frames") and verb.dep_ in {"relcl", "acl", "advcl"}:
        return False  # "those who had split from the group": background, not news
    meant = find_weapon_at_work(scene, verb)  # "they came down in a field"
    acting = [meant] if meant is not None else doers(verb) or ([verb.head] if goals and is_misread(verb) else [])
    if meant is not None and "armed" in frame.subjects:
        return False  # "they landed at the base", said of rockets
    if frame.subjects and not any_of(scene, acting, frame.subjects) and not goes_unsaid(verb, frame):
        return False
    if frame.name == "abduct" and not all(d.pos_ in {"PROPN", "PRON"} or any_of(scene, [d], TAKERS) for d in doers(verb)):
        return False  # "held hostage by a power cut"
    if is_misfit(scene, verb, frame):
        return False
    if frame.name == "intercept" and "weapon" in frame.objects and downs_one(scene, verb):
        return True
    if frame.objects and not fills(scene, verb, frame.objects, frame.to, goals):
        return False
    return not frame.beside or has_beside(scene, verb, frame.beside)


def is_misread(verb: Token) -> bool:
    """ "Residents with clubs set on passers-by": the parser may read the main verb as a participle that describes its subject."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and verb.head.dep_ == "ROOT"
        and not any(c.dep_ == "agent" for c in verb.children)
    )


def find_blasts(scene: Scene, taken: frozenset[int]) -> list[Trigger]:
    """Weapons whose name alone tells of their use: "Sunday's missiles", "the bomb on the bridge", "a shell left ten dead"."""
    found = []
    harming = list_doing_harm(scene)
    for marked in scene.marks.get("weapon", ()):
        token = scene.doc[marked.head]
        if marked.word not in words_of("blasts") or token.pos_ not in NOUN_TAGS or token.i in taken:
            continue
        if token.dep_ in BEFORE_NOUN and token.i not in harming:
            continue
        if token.dep_ in ARGUMENT_DEPS and {token.head.i, token.head.head.i} & taken:
            continue  # its verb tells of it already
        if token.i in harming or went_off(scene, token):
            found.append(Trigger(token.i, blast_frame(marked), token.i, token.i + 1, True, None))
    return found


def went_off(scene: Scene, token: Token) -> bool:
    """Does the weapon stand in a place or time of its own, or does it do harm?"""
    if any(c.dep_ in {"poss", "nmod", "npadvmod"} and scene.at("time", c.i) is not None for c in token.children):
        return True
    if token.dep_ == "pobj" and lemma(token.head) == "of" and lemma(token.head.head) == "target":
        return True
    below = {t.i for t in token.head.subtree}
    costs = token.dep_ == "nsubj" and lemma(token.head) in words_of("harming") and any(t.anchor in below for t in scene.tolls)
    return costs or lies_at(scene, token)


def lies_at(scene: Scene, token: Token) -> bool:
    """ "the bomb under the jetty in April", "missiles on Tel Aviv": a place hangs on the weapon."""
    spots = [o for c in token.children if c.dep_ == "prep" and lemma(c) in BLAST_PREPS for o in c.children]
    return any(scene.at("place", o.i) is not None for o in spots)


def blast_frame(marked: Marked) -> Frame:
    nouns = load_frames().nouns
    if marked.word in words_of("blasts_of_shells"):
        return nouns["shelling"]
    if marked.word in words_of("blasts_of_any_kind"):
        return nouns["attack"]
    return nouns["suicide bombing"] if marked.word == "suicide bomb" else nouns["explosion"]
