"""Places, times, weapons, targets and tolls of a Scene go in; out comes the trigger that each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from talion.events.antecedents import find_weapon_at_work
from talion.events.arguments import is_passive
from talion.events.event_words import words_of
from talion.events.frames import load_frames
from talion.events.scene import Marked, Scene, clause_head, lemma
from talion.events.tolls import Toll
from talion.events.triggers import Trigger
from talion.mentions.time_resolution import LOCAL_TIME
from talion.records import Status

BOUND = re.compile(r"\b(?:since|until)(?:; )?")
TAKEN_UP = "the weapon that the pronoun stands for"
INSIDE = 'the house that "inside" goes back to'
AHEAD = frozenset({"planned", "threatened"})
MAIN_SHARE = 0.5
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def assign_marks(scene: Scene, triggers: Sequence[Trigger]) -> dict[tuple[str, int], list[Marked]]:
    """Every place, time, weapon and target goes to the trigger under whose words it hangs."""
    owned: dict[tuple[str, int], list[Marked]] = {}
    lookup: dict[int, Trigger] = {t.i: t for t in triggers}
    lookup.update({t.verb: t for t in triggers if t.verb is not None})
    for kind in ("place", "time", "weapon", "target"):
        for marked in scene.marks.get(kind, ()):
            if kind == "weapon" and (is_struck(scene, marked, lookup) or is_of_unit(scene.doc[marked.head])):
                continue
            if kind == "place" and not is_location(scene, marked):
                continue
            if marked.mention.rule in {"dateline", "capital for government"}:
                continue
            for trigger in owners(scene, marked, lookup):
                if kind == "place" and (trigger.frame.name in words_of("said_frames") or is_goal(scene, marked, trigger)):
                    continue
                if kind == "target" and not is_hit(scene, marked, trigger):
                    continue
                owned.setdefault((kind, trigger.i), []).append(date_of_start(scene, marked, trigger))
    for trigger in triggers:
        meant = find_weapon_at_work(scene, scene.doc[trigger.i]) if not trigger.noun else None
        known = scene.at("weapon", meant.i) if meant is not None else None
        if known is not None:
            owned.setdefault(("weapon", trigger.i), []).append(known.derive(TAKEN_UP))
        if ("target", trigger.i) not in owned and (house := find_house(scene, trigger)) is not None:
            owned["target", trigger.i] = [house.derive(INSIDE)]
    return owned


def find_house(scene: Scene, trigger: Trigger) -> Marked | None:
    """ "A mosque, where gunmen opened fire inside": the house or vehicle that the sentence named last before."""
    verb = scene.doc[trigger.verb if trigger.verb is not None else trigger.i]
    inside = next((c for c in verb.children if c.lower_ == "inside" and c.dep_ == "advmod" and c.i > verb.i), None)
    if inside is None:
        return None
    before = scene.within("target", verb.sent.start, verb.i)
    return next((m for m in reversed(before) if m.mention.value in words_of("houses")), None)


def is_goal(scene: Scene, marked: Marked, trigger: Trigger) -> bool:
    """ "drove the pupils off to Sambisa", "taken into Chad": where those who are carried off are brought, not where from."""
    token = scene.doc[marked.head]
    return trigger.frame.name in {"abduct", "capture"} and token.dep_ == "pobj" and token.head.lower_ in {"to", "into", "towards"}


def is_hit(scene: Scene, marked: Marked, trigger: Trigger) -> bool:
    """Can the blow have fallen on it: not on who acts, what they act with, or the time of day?"""
    token, head = scene.doc[marked.head], scene.doc[trigger.i]
    if scene.at("weapon", token.i) is not None:
        return False
    step = next((t for t in (token, *token.ancestors) if t.head.i == head.i and t.i != head.i), None)
    if step is None:
        return True
    if trigger.noun:
        return step.dep_ not in {"compound", "amod", "poss", "nmod"} or trigger.frame.name in {"kill", "assassinate", "abduct"}
    acts = step.dep_ == "nsubj" and not is_passive(head) and trigger.frame.name != "explode"
    return not acts and step.dep_ not in {"agent", "npadvmod", "advmod"}


def date_of_start(scene: Scene, marked: Marked, trigger: Trigger) -> Marked:
    """ "since the hijacking on November 19" and "until Tuesday, when" bound what is above, and date what is below."""
    token = scene.doc[trigger.i]
    below = (c for c in scene.doc[marked.head].children if c.dep_ in {"relcl", "acl", "advcl"})
    if any(c.i == token.i or c.is_ancestor(token) for c in below):
        return replace(marked, mention=replace(marked.mention, rule=BOUND.sub("", marked.mention.rule)))
    if token.dep_ != "pobj" or lemma(token.head) != "since" or not marked.mention.rule.startswith("since"):
        return marked
    return replace(marked, mention=replace(marked.mention, rule=marked.mention.rule.removeprefix("since").removeprefix("; ")))


def is_struck(scene: Scene, marked: Marked, lookup: dict[int, Trigger]) -> bool:
    """Is the weapon what the blow fell on: "destroyed four missiles"?"""
    token = scene.doc[marked.head]
    if token.i in lookup and lookup[token.i].noun:
        return False
    for step in (token, *token.ancestors):
        verb = step.head
        if verb.i in lookup and not lookup[verb.i].noun and lookup[verb.i].frame.name in {"strike", "attack", "bomb"}:
            passive = is_passive(verb)
            return (step.dep_ == "dobj" and not passive) or (step.dep_ == "nsubjpass") or step.dep_ == "relcl"
        if step.pos_ == "VERB" and step.i != token.i:
            return False
    return False


def is_of_unit(weapon: Token) -> bool:
    """ "killed the commander of a rocket unit": what those who were struck serve with, not what struck them."""
    unit = weapon.head
    return weapon.dep_ in {"compound", "nmod"} and lemma(unit) in words_of("weapon_units") and unit.dep_ != "nsubj"


def owned_by(owned: dict[tuple[str, int], list[Marked]], trigger: Trigger, kind: str) -> list[Marked]:
    """The trigger's marks of a kind; of several days, the one that stands nearest."""
    marks = owned.get((kind, trigger.i), [])
    days = [m for m in marks if m.is_point and m.when is not None and m.when.precision == "day"]
    if len({m.when for m in days}) > 1:
        nearest = min(days, key=lambda m: (abs(m.head - trigger.i), m.start))
        return [m for m in marks if m not in days or m.when == nearest.when]
    return marks


def is_datable(scene: Scene, status: Status | None, marked: Marked) -> bool:
    """Can the time date what has this status? What has happened does not lie after publication, but where it is a day ahead."""
    published = scene.report.published_date
    ahead = LOCAL_TIME in marked.mention.rule
    return status in AHEAD or published is None or marked.when is None or marked.when.earliest <= published or ahead


def is_location(scene: Scene, marked: Marked) -> bool:
    """Does the place say where? A country that acts, or stands before a noun, does not."""
    head = scene.doc[marked.head]
    while head.dep_ == "conj":
        head = head.head
    place = marked.place
    if place is None:
        return False
    if head.dep_ in {"nsubj", "nsubjpass", "agent"} and place.precision == "country":
        return head.dep_ == "nsubjpass" and scene.at("actor", head.i) is None
    if place.precision == "country" and head.dep_ in {"poss", "compound", "amod", "nmod"}:
        return False
    if head.dep_ == "poss" and lemma(head.head) not in words_of("landmarks") | words_of("compass"):
        return False  # "Washington's first response"; "Gaza's hospital", "Raqqa's south" say where
    if head.dep_ == "pobj" and is_left(head):
        return True
    if is_of_another(head) or is_of_care(head) or is_blamed(head):
        return False
    if head.dep_ == "pobj" and (
        lemma(head.head) not in words_of("place_prepositions") or (lemma(head.head) == "between" and place.precision == "country")
    ):
        return False
    return not tells_origin(head) and not tells_home(head)


def is_of_another(head: Token) -> bool:
    """ "the deadliest since the one in Beslan": the place of what it is measured against, unless a clause tells of that."""
    if head.dep_ != "pobj" or head.head.head.lower_ not in {"one", "ones", "that", "those"}:
        return False
    told = any(c.dep_ in {"relcl", "acl"} for c in head.children)
    return head.head.head.pos_ != "SCONJ" and not told and not any(t.lower_ == "where" for t in head.doc[head.i : head.sent.end])


def is_of_care(head: Token) -> bool:
    """ "taken to a hospital in Nawa", "died in the Tyre hospital": where the hurt were brought."""
    ward = next((a for a in head.ancestors if a.pos_ in {"VERB", "AUX"} or lemma(a) in words_of("wards")), None)
    if ward is None or ward.dep_ != "pobj" or lemma(ward) not in words_of("wards"):
        return False
    return ward.head.lower_ == "to" or lemma(ward.head.head) in words_of("caring")


def is_blamed(head: Token) -> bool:
    """ "a strike blamed on Israel": who is said to have done it."""
    return head.dep_ == "pobj" and head.head.lower_ == "on" and lemma(head.head.head) in words_of("blaming")


def is_left(head: Token) -> bool:
    """ "pulled back from Kherson": what is given up is where it happens."""
    if head.head.lower_ != "from":
        return False
    above = head.head.head
    return lemma(above) in words_of("leaving") or (above.dep_ in {"advmod", "prt"} and lemma(above.head) in words_of("leaving"))


def tells_home(head: Token) -> bool:
    """ "Munir of Quetta", "the Haifa gunman", "according to a source in Kabul": where someone is from, or where it was said."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.ent_type_ in {"PERSON", "ORG"}:
        return True
    if head.dep_ in {"compound", "amod", "nmod"} and lemma(head.head) in words_of("people_of_a_place"):
        return True
    if head.dep_ == "npadvmod" and head.i + 1 < len(head.doc) and head.nbor().text == "-":
        return True  # "the Odesa-bound freighter"
    return any(above.lower_ == "according" for above in head.ancestors)


def tells_origin(head: Token) -> bool:
    """ "flagged in the Marshall Islands", "in support of Palestinians in Gaza": the place says whose or what for, not where.

    So does that of "gunmen operating out of Libya".
    """
    out = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    if out.lower_ in {"out", "from"} and out.head.dep_ in {"acl", "relcl"} and lemma(out.head) in words_of("staying"):
        return True
    for above in head.ancestors:
        if lemma(above) in words_of("origins") and above.dep_ in {"acl", "relcl"}:
            return True
        if above.dep_ in {"pobj", "attr", "oprd"} and lemma(above) in words_of("purposes"):
            return True
        if above.pos_ in {"VERB", "AUX"} or lemma(above) in load_frames().nouns:
            return False
    return False


def owners(scene: Scene, marked: Marked, lookup: dict[int, Trigger]) -> list[Trigger]:
    """The trigger above the mark; or the triggers that are arguments of the plain verb above it. Speech verbs stop the climb."""
    token = scene.doc[marked.head]
    if token.i in lookup and marked.mention.kind != "place":
        return [lookup[token.i]]
    if marked.mention.kind in {"weapon", "time", "place", "target"}:
        beside = [c for a in token.children if a.dep_ == "appos" for c in a.children] if marked.mention.kind == "place" else []
        if token.lower_ == "anniversary":
            beside = [o for c in token.children if c.lower_ == "of" for o in c.children]
            return [lookup[o.i] for o in beside if o.i in lookup]
        beside += token.head.children if token.dep_ == "conj" and marked.mention.kind == "weapon" else []
        for below in (*token.children, *beside):  # "Shusha, a town that the army took"
            misread = below.dep_ == "amod" and below.tag_ == "VBD"  # "the crowd in Izmir attacked shops"
            if (below.dep_ in {"relcl", "acl"} or misread) and below.i in lookup:
                return [lookup[below.i]]
    dated = told_when(scene, marked) if marked.mention.kind == "time" else None
    if dated in lookup:
        return [lookup[dated]]
    child = token
    for above in token.ancestors:
        if above.i in lookup:
            carried = lookup[above.i].i != above.i and lemma(above) in words_of(
                "owning_up"
            )  # "announcing the strike on Thursday"
            told = marked.mention.kind == "time" and (carried or is_when_told(scene, token, above))
            return [] if told else [lookup[above.i]]
        met = list_answered(above, token) if marked.mention.kind in {"time", "place"} else []
        if met and met[0] in lookup:
            return [lookup[met[0]]]
        if marked.mention.kind == "time" and is_since(above):
            return []
        if above.pos_ in {"VERB", "AUX"}:
            arguments = [lookup[t.i] for c in above.children if c.i != child.i for t in argument_heads(c) if t.i in lookup]
            if lemma(above) in words_of("speech") and marked.mention.kind in {"time", "place"}:
                return []
            if arguments:
                return arguments[:1]
            if marked.mention.kind in {"time", "place"} and (done := find_deed(above, token, lookup)):
                return done
            if above.dep_ in {"relcl", "ccomp", "advcl"}:
                return find_user(scene, marked, above, lookup)
        child = above
    return find_user(scene, marked, token, lookup)


def is_when_told(scene: Scene, time: Token, noun: Token) -> bool:
    """ "Announcing the raid on Tuesday": the parser gives the raid the day on which it was told of."""
    verb, prep = noun.head, time.head
    if noun.dep_ != "dobj" or lemma(verb) not in words_of("owning_up") or prep.head.i != noun.i or prep.lower_ != "on":
        return False
    return not any(scene.at("time", t.i) for c in verb.children if c.i != noun.i for t in (c, *c.children))


def find_deed(verb: Token, token: Token, lookup: dict[int, Trigger]) -> list[Trigger]:
    """ "Began a sweep on Monday in Homs, arresting dozens", "came on Monday and burned houses": one go has one day."""
    after = [c for c in verb.children if c.i > token.i and c.i in lookup]
    deeds = (c for c in after if (c.dep_, c.tag_) in {("advcl", "VBG"), ("conj", verb.tag_)})
    return [lookup[c.i] for c in deeds if not any(s.dep_ in {*SUBJECTS, "mark", "aux"} for s in c.children)][:1]


def is_since(verb: Token) -> bool:
    """ "The first strike since he took office in May": the time of what is only counted from."""
    return (verb.dep_ == "pcomp" and verb.head.lower_ == "since") or (
        verb.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in verb.children)
    )


def list_answered(above: Token, token: Token) -> list[int]:
    """ "called it its reply to the bombing of the port on Friday": what stands behind an answer is said of what was answered."""
    answers = [t for t in (above, *above.children) if t.dep_ != "nsubj" and t.pos_ == "NOUN" and lemma(t) in words_of("answers")]
    return [o.i for t in answers if t.i < token.i for c in t.children if c.lower_ == "to" for o in c.children]


def find_user(scene: Scene, marked: Marked, verb: Token, lookup: dict[int, Trigger]) -> list[Trigger]:
    """The blow of a weapon where the parse does not say: "missiles were fired", "it was carried out with drones"."""
    if marked.mention.kind != "weapon":
        return []
    doc, after = scene.doc, marked.end
    while after < len(doc) and (doc[after].pos_ in {"AUX", "ADV", "CCONJ"} or scene.at("weapon", after) is not None):
        after += 1
    sent = words_of("sending_off") - {"shoot"}
    if after in lookup and not lookup[after].noun and doc[after].tag_ == "VBN" and lemma(doc[after]) in sent:
        return [lookup[after]]
    token = doc[marked.head]
    verb = next((t for t in (verb, *token.ancestors) if t.pos_ == "VERB"), verb)
    shared = [
        c.i for c in verb.children if c.dep_ == "conj" and c.i in lookup and not any(s.dep_ in SUBJECTS for s in c.children)
    ]
    if token.dep_ in SUBJECTS and token.head.i == verb.i and shared and lemma(verb) in sent:
        return [lookup[shared[0]]]
    if not any(tells_manner(v) for v in (verb, *verb.ancestors)) or not verb.sent.start:
        return []
    floor = doc[max(0, doc[verb.sent.start - 1].sent.start - 1)].sent.start
    before = max((i for i in lookup if floor <= i < verb.sent.start and doc[i].tag_ not in {"NNS", "NNPS"}), default=None)
    return [lookup[before]] if before is not None else []


def tells_manner(verb: Token) -> bool:
    """ "It was carried out with drones", "It involved ten rockets": how what was told before was done."""
    told = any(c.dep_ in SUBJECTS and c.lower_ in {"it", "this"} for c in verb.children)
    return told and lemma(verb) in words_of("carrying_out")


def told_when(scene: Scene, marked: Marked) -> int:
    """The verb of a clause that dwells on the time: "came on Monday, when rebels hit the ship"; -1 where there is none."""
    doc = scene.doc
    after = marked.end + 1 if marked.end < len(doc) and doc[marked.end].text == "," else marked.end
    return doc[after].head.i if after < len(doc) and doc[after].lower_ == "when" else -1


def argument_heads(token: Token) -> list[Token]:
    if token.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return [token, *(c for c in token.children if c.dep_ == "conj")]
    if token.dep_ in {"prep", "agent"}:
        return [o for o in token.children if o.dep_ == "pobj"]
    return []


def toll_owner(scene: Scene, toll: Toll, triggers: Sequence[Trigger]) -> int | None:
    """The trigger that caused the toll: above its death word, beside it in its clause, or the last before it in the sentence."""
    anchor = scene.doc[toll.anchor]
    lookup = {t.i: t for t in triggers}
    lookup.update({t.verb: t for t in triggers if t.verb is not None})
    if anchor.i in lookup:
        return lookup[anchor.i].i
    under = [
        t
        for t in triggers
        if t.i != anchor.i and any(a.i == anchor.i for a in scene.doc[t.i].ancestors) and near_clause(scene, t, anchor)
    ]
    if under:
        return under[0].i
    start, end = anchor.sent.start, anchor.sent.end
    inside = [t for t in triggers if start <= t.i < end]
    before = [t for t in inside if t.i < anchor.i]
    if before:
        return before[-1].i
    for above in anchor.ancestors:
        if above.i in lookup:
            return lookup[above.i].i
    return inside[0].i if inside else told_just_before(scene, start, triggers)


def told_just_before(scene: Scene, start: int, triggers: Sequence[Trigger]) -> int | None:
    """The last trigger of the sentence before: "It left 137 people dead"."""
    if start == 0:
        return None
    floor = scene.doc[start - 1].sent.start
    return max((t.i for t in triggers if floor <= t.i < start), default=None)


def near_clause(scene: Scene, trigger: Trigger, anchor: Token) -> bool:
    """Is the trigger in the anchor's own clause or in one of manner and time under it ("died when missiles hit")?"""
    head = clause_head(scene.doc[trigger.verb if trigger.verb is not None else trigger.i])
    return (
        head.i == anchor.i
        or (head.head.i == anchor.i and head.dep_ in {"advcl", "xcomp", "conj"})
        or clause_head(anchor).i == head.i
    )


def is_home(place: Marked, agents: Sequence[Marked], main: str | None) -> bool:
    """Is the place in an agent's own state, while the report tells of another country: "announced in Washington"?"""
    country = place.place.country if place.place else None
    homes = {m.actor.country for m in agents if m.actor and m.actor.kind == "state"}
    return country is not None and country in homes and main is not None and country != main


def find_main_country(scene: Scene) -> str | None:
    """The country that at least half of the report's located places lie in, where two or more do, or the sole one named."""
    located = [m.place.country for m in scene.marks.get("place", ()) if m.place and m.place.country and is_told_place(scene, m)]
    country, most = min(Counter(located).items(), key=lambda x: (-x[1], x[0]), default=(None, 0))
    return country if most >= max(2, MAIN_SHARE * len(located)) else None


def is_told_place(scene: Scene, marked: Marked) -> bool:
    return is_location(scene, marked) and marked.mention.rule != "dateline" and not marked.mention.rule.endswith("for government")
