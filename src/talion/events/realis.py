"""A trigger goes in, its Realis comes out: it happened, was tried, stopped, threatened, planned or denied, or is no happening.

Reads the clause tree above the trigger: negation, modals, conditions, governing verbs and nouns; the words are data
(`knowledge/realis.toml`).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from talion.events.antecedents import describes
from talion.events.demands import MUST, REFUSAL
from talion.events.event_words import words_of
from talion.events.habits import is_habit
from talion.events.realis_words import Realis, caller_of, cue_words, governing_verb, is_infinitive, is_negated, is_past, verdict
from talion.events.scene import Scene, lemma
from talion.events.threats import find_speaker, judge_modal, judge_threat
from talion.events.triggers import Trigger

__all__ = ["Realis", "judge_realis"]

NOUN_PREPS = frozenset({"of", "to", "from", "against", "for", "in", "on", "about", "into", "over"})
GROUPS_OF_ONE = frozenset({"wave", "string", "series", "spate"})  # "a wave of strikes" told as one operation
ABLE = frozenset({"able", "right", "power", "force", "bound", "order", "likely"})
CALLING = frozenset({"call", "convene", "announce", "organise", "organize", "schedule", "plan", "set"})
READY = frozenset({"ready", "set", "due", "poised"})
SETTING_ASIDE = frozenset({"without", "instead"})
CLAUSE_DEPS = frozenset({"xcomp", "ccomp", "pcomp", "csubj"})
OPEN_CLAUSE_DEPS = frozenset({"acl", "advcl", "relcl"})


TAKING = frozenset({"arrest", "apprehend", "abduct", "capture", "release"})


def judge_realis(scene: Scene, trigger: Trigger) -> Realis:
    """What the words around the trigger make of it."""
    token = scene.doc[trigger.i]
    if trigger.lemma in {MUST, REFUSAL}:
        return Realis("occurred", trigger.start)
    if trigger.frame.status == "threatened":
        return judge_threat(token)
    if (is_drill(token) and trigger.frame.plover != "MOBILIZE") or is_told_tale(token):
        return Realis(None, token.i)
    habit = is_habit(token, trigger)
    found = (judge_noun(token) if trigger.noun else None) or judge_clauses(scene, token, trigger)
    if found is not None:
        return replace(found, habit=habit)
    if trigger.frame.status is not None:
        return Realis(trigger.frame.status, token.i, habit)
    if trigger.frame.defender:
        return Realis("intercepted", token.i, habit)
    return Realis("occurred", None, habit)


def is_drill(token: Token) -> bool:
    """Does a drill hold the happening: "in the exercise, paratroopers stormed a village"?"""
    for above in (token, *token.ancestors):
        for child in above.children:
            within = child.dep_ == "prep" and lemma(child) in {"in", "during", "at", "as"}
            nouns = list(child.children) if within else [child] if child.dep_ == "nsubj" else []
            nouns.extend(o for n in list(nouns) if lemma(n) == "part" for p in n.children for o in p.children)
            if any(lemma(n) in cue_words("drills", "occasions") for n in nouns):
                return True
    return False


def is_told_tale(token: Token) -> bool:
    """ "The film's best scene shows rebels storming the radio", "the novel opens with a massacre"."""
    for above in token.ancestors:
        tellers = [c for c in above.children if c.dep_ == "nsubj"] if lemma(above) in words_of("showing") else []
        if any(lemma(t) in words_of("fictions") for t in tellers):
            return True
    return False


def judge_noun(token: Token) -> Realis | None:
    """Adjectives and governing nouns of a nominal trigger."""
    return judge_modifiers(token) or judge_noun_above(token) or judge_absence(token)


def judge_modifiers(token: Token) -> Realis | None:
    for child in token.children:
        if child.i > token.i or child.dep_ not in {"amod", "compound", "det", "nmod"}:
            continue
        word = lemma(child)
        for kind in ("attempted", "planned", "threatened", "intercepted", "dropped"):
            if word in cue_words("modifiers", kind) and word != "no":
                return verdict(kind, child.i)
        if word in cue_words("drills"):
            return Realis(None, child.i)
    return None


def judge_noun_above(token: Token) -> Realis | None:
    """ "a threat of attack", "an attempt at", "no sign of sabotage", "attack drones"."""
    if token.dep_ == "compound" and token.head.pos_ == "NOUN" and describes(token):
        return Realis(None, token.head.i)
    if token.dep_ != "pobj":
        return None
    if lemma(token.head) in SETTING_ASIDE:
        return Realis(None, token.head.i)
    above = token.head.head
    if token.head.dep_ not in {"prep", "prt"} or above.pos_ not in {"NOUN", "PROPN"} or lemma(token.head) not in NOUN_PREPS:
        return None
    if lemma(above) in GROUPS_OF_ONE and above.tag_ == "NN" and any(c.dep_ == "det" for c in above.children):
        return None
    if lemma(above) in cue_words("nouns", "traces") and is_absent(above):
        return Realis("denied", above.i)
    return judge_by_noun(above, infinitive=False)


def judge_by_noun(noun: Token, *, infinitive: bool) -> Realis | None:
    """What a noun makes of the happening that hangs on it; a plot counts as tried where somebody foiled it."""
    word = lemma(noun)
    if infinitive and word in cue_words("nouns", "threatened"):
        return verdict("threatened", noun.i)
    if word in cue_words("nouns", "plotted"):
        return verdict("attempted" if is_foiled(noun) else "planned", noun.i)
    for kind in ("attempted", "planned", "dropped"):
        if word in cue_words("nouns", kind):
            return verdict(kind, noun.i)
    return None


def is_foiled(noun: Token) -> bool:
    above = governing_verb(noun)
    return above is not None and lemma(above) in cue_words("foils") and not is_infinitive(above)


def is_absent(noun: Token) -> bool:
    """ "no attack", "there was not any sign"."""
    return any(lemma(c) in {"no", "neither"} for c in noun.children if c.dep_ == "det")


def judge_absence(token: Token) -> Realis | None:
    """ "no attack": denied where somebody says that there was none, nothing at all elsewhere."""
    if not is_absent(token):
        return None
    above = governing_verb(token)
    told = above is not None and lemma(above) in {"be", "happen", "occur", "take"} and find_speaker(above) is not None
    return Realis("denied" if told else None, token.i)


def judge_clauses(scene: Scene, token: Token, trigger: Trigger) -> Realis | None:
    """The verbs from the trigger's clause upwards, as far as their meaning reaches."""
    verb = (
        scene.doc[trigger.verb] if trigger.verb is not None else token if not trigger.noun else governing_verb(stand_for(token))
    )
    if verb is None:
        return None
    found = judge_call(scene, verb, trigger) or judge_object(scene, token, verb, trigger)
    if found is None and is_answered(token, verb, trigger):
        return None
    while found is None:
        found = judge_own_clause(scene, verb, trigger)
        if found is not None or verb.head.i == verb.i:
            return found
        found = judge_above(verb)
        above = step_up(verb)
        if found is not None or above is None or above.i == verb.i:
            return found
        verb = above
    return found


def judge_call(scene: Scene, verb: Token, trigger: Trigger) -> Realis | None:
    """ "called on Ugandans to rally on Saturday": planned where the day is still to come, nothing yet elsewhere."""
    above = caller_of(verb)
    if above is None or trigger.frame.plover != "PROTEST":
        return None
    return verdict("planned" if is_to_come(scene, above) else "dropped", above.i)


def judge_object(scene: Scene, token: Token, verb: Token, trigger: Trigger) -> Realis | None:
    """The meaning of a verb whose object is the happening: "planned an attack", "foiled a raid", "denied the bombing"."""
    noun = stand_for(token) if trigger.noun else token
    if trigger.noun and noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.i == verb.i:
        return judge_by_verb(verb, "verbs", finite=False) if lemma(verb) in cue_words("aims") else None
    if not trigger.noun or token.head.i != verb.i or token.dep_ not in {"dobj", "nsubjpass"}:
        return None
    if trigger.frame.plover == "PROTEST" and lemma(verb) in CALLING:
        return verdict("planned", verb.i) if is_to_come(scene, verb) else None
    if verb.i == trigger.verb or is_naming(verb) or is_mastermind(token, verb):
        return None
    return judge_by_verb(verb, "verbs", finite=False)


def is_mastermind(token: Token, verb: Token) -> bool:
    """ "killed the man who planned the bombing": what "the" points to was carried out, unless somebody foiled it."""
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBD", "VBN"} or lemma(verb) not in words_of("masterminding"):
        return False
    return any(c.dep_ == "det" and c.lower_ == "the" for c in token.children) and not is_foiled(verb.head)


def is_naming(verb: Token) -> bool:
    """ "called its missiles a reply", "called the raid a crime": what is called something took place."""
    return lemma(verb) in CALLING and any(c.dep_ == "oprd" and c.pos_ == "NOUN" for c in verb.children)


def stand_for(noun: Token) -> Token:
    """The noun that it is joined to, or that takes it in: "preparing for violent actions, including bombings and raids"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    included = noun.dep_ == "pobj" and noun.head.lower_ in {"including", "like"} and noun.head.head.pos_ == "NOUN"
    return stand_for(noun.head.head) if included else noun


def is_to_come(scene: Scene, verb: Token) -> bool:
    """ "called a strike for Thursday": is the day of what was called still to come?"""
    published = scene.report.published_date
    times = scene.within("time", verb.left_edge.i, verb.right_edge.i + 1)
    return published is not None and any(m.when is not None and m.when.earliest > published for m in times)


def is_answered(token: Token, verb: Token, trigger: Trigger) -> bool:
    """ "vowed to avenge the strike", "would respond to the attack": what is answered happened, whatever becomes of the answer."""
    if not trigger.noun or verb.i == trigger.verb or lemma(verb) not in words_of("repaying"):
        return False
    return (token.dep_ == "dobj" and token.head.i == verb.i) or (
        token.dep_ == "pobj" and token.head.head.i == verb.i and lemma(token.head) in {"to", "for"}
    )


def judge_by_verb(verb: Token, table: str, *, finite: bool) -> Realis | None:
    word = lemma(verb)
    if word in cue_words(table, "stopped"):
        return verdict("attempted" if is_past(verb) else "dropped", verb.i)
    for kind in ("attempted", "planned", "threatened", "denied", "dropped"):
        if word in cue_words(table, kind) and not (finite and kind == "attempted"):
            return verdict(kind, verb.i)
    return None


def judge_above(verb: Token) -> Realis | None:
    """What the word over a clause makes of it."""
    head = verb.head
    loose = verb.dep_ in OPEN_CLAUSE_DEPS
    if verb.dep_ in CLAUSE_DEPS or (loose and is_infinitive(verb)):
        target = head.head if head.dep_ in {"prep", "agent"} or head.pos_ == "ADP" else head
        if target.i != head.i and lemma(head) not in cue_words("complements"):
            return Realis(None, head.i) if lemma(head) in SETTING_ASIDE else None
        return judge_governor(verb, target)
    if verb.dep_ == "relcl" and lemma(verb) in cue_words("verbs", "planned") and is_foiled(head):
        return verdict("attempted", head.i)
    return None


def judge_governor(verb: Token, target: Token) -> Realis | None:
    word = lemma(target)
    if verb.dep_ == "ccomp" and has_no_party(target, ""):
        return Realis(None, target.i)  # "nobody believes that an invasion is coming"
    if target.pos_ in {"VERB", "AUX", "ADJ"}:
        finite = verb.dep_ == "ccomp" and not is_infinitive(verb) and verb.tag_ != "VBG"
        found = judge_by_verb(target, "clauses" if finite else "verbs", finite=finite)
        meant = word in cue_words("verbs", "planned") and target.dep_ in {"relcl", "acl"}
        if found is not None and meant and is_foiled(target.head):
            return verdict("attempted", target.i)  # "a cell that meant to attack" was broken up
    else:
        found = judge_by_noun(target, infinitive=is_infinitive(verb))
    if found is not None and any(c.dep_ == "mark" and lemma(c) in cue_words("conditions") for c in target.children):
        return Realis(None, target.i)  # "will shoot if anybody tries to storm the barracks"
    if found is not None or not is_infinitive(verb):
        return found
    if word in cue_words("fuses"):
        return verdict("planned", target.i)
    if target.pos_ in {"NOUN", "ADJ"} and word in ABLE | READY:
        return verdict("planned" if word in READY else "dropped", target.i)
    if is_inverted(target):
        return Realis(None, target.i)
    if target.pos_ == "AUX" and verb.dep_ == "xcomp" and not any(c.dep_ in {"acomp", "attr"} for c in target.children):
        return verdict("planned", target.i)  # "his troops are to pull back"
    if verb.dep_ in OPEN_CLAUSE_DEPS and target.pos_ in {"VERB", "NOUN", "AUX"} and word not in cue_words("factive"):
        return Realis(None, target.i)
    return None


def step_up(verb: Token) -> Token | None:
    """The verb whose meaning reaches down to this one; None where the clause stands for itself."""
    head = verb.head
    if verb.dep_ == "ccomp" and is_past(verb):
        return None  # told as done, whatever the verbs above the one that reports it say
    if verb.dep_ in CLAUSE_DEPS or (verb.dep_ in OPEN_CLAUSE_DEPS and is_infinitive(verb)):
        target = head.head if head.dep_ in {"prep", "agent"} or head.pos_ == "ADP" else head
        return target if target.pos_ in {"VERB", "AUX"} else governing_verb(target)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children)
        if not own or shares_aux(verb, head) or head.dep_ in {"ccomp", "xcomp", "advcl"}:
            return head
    return None


def shares_aux(verb: Token, head: Token) -> bool:
    return verb.tag_ in {"VB", "VBN"} and any(c.dep_ == "aux" for c in head.children)


def judge_own_clause(scene: Scene, verb: Token, trigger: Trigger) -> Realis | None:
    """Negation, modals and conditions on one verb."""
    own = verb.i in {trigger.i, trigger.verb}
    subject = trigger.i in {t.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree}
    if is_negated(verb) and own and is_dud(verb, trigger):
        return verdict("attempted", verb.i)
    if is_negated(verb) and (own or subject):
        licensed = subject and trigger.frame.plover == "PROTEST" and lemma(verb) in words_of("licensing")
        return verdict("planned", verb.i) if licensed else Realis(None, verb.i)
    if is_case(verb) or (own and is_command(verb)):
        return Realis(None, verb.i)
    if (own and has_no_party(verb, trigger.frame.name)) or is_inverted(verb) or (own and sums_up(verb)):
        return Realis(None, verb.i)
    for child in verb.children:
        if child.dep_ == "aux" and child.tag_ == "MD" and (own or carries(verb, trigger)):
            found = judge_modal(scene, verb, trigger, child)
            if found is not None:
                return found
        if child.dep_ == "mark" and lemma(child) in cue_words("conditions"):
            return Realis(None, child.i)
    return None


def is_dud(verb: Token, trigger: Trigger) -> bool:
    """ "The device did not go off": somebody had meant it to."""
    past = any(c.dep_ == "aux" and c.lower_ in {"did", "had"} for c in verb.children)
    doer = words_of("fuses") | words_of("duds")
    return past and trigger.frame.name == "explode" and trigger.doer in doer


def is_command(verb: Token) -> bool:
    """ "an ultimatum: lift the siege within a week": the bare verb at the head of its clause is asked for, not told."""
    bare = verb.tag_ == "VB" and not any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
    return bare and verb.i > 0 and verb.nbor(-1).text in {":", "“", '"', "‘", "'"}


def is_case(verb: Token) -> bool:
    """ "in case trawlers blocked the harbour": only feared."""
    return verb.dep_ == "advcl" and any(c.lower_ == "in" and any(o.lower_ == "case" for o in c.children) for c in verb.children)


def is_inverted(verb: Token) -> bool:
    """ "Had the rebels taken the town", "Were they to attack": a condition without its word."""
    leads = [c for c in verb.children if c.dep_ == "aux" and c.lower_ == "had"] or [verb] * (verb.lower_ == "were")
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return bool(leads) and subject is not None and leads[0].i < subject.i and verb.dep_ in {"advcl", "ccomp"}


def sums_up(verb: Token) -> bool:
    """ "Seventeen have been jailed since the pact was signed": a tally of what came after."""
    joined = [verb, *([verb.head] if verb.dep_ == "conj" else []), *(c for c in verb.children if c.dep_ == "conj")]
    below = [c for v in joined for c in v.children]
    perfect = any(c.dep_ == "aux" and lemma(c) == "have" and c.tag_ in {"VBP", "VBZ"} for c in below)
    clauses = [c for c in below if c.dep_ == "advcl"]
    return perfect and any(m.dep_ == "mark" and lemma(m) == "since" for c in clauses for m in c.children)


def has_no_party(verb: Token, frame: str) -> bool:
    """ "no soldier fell", "nobody marched", "arrested nobody"; a blow that hurts nobody is a blow all the same."""
    for child in verb.children:
        if child.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
            continue
        if any(lemma(d) == "no" for d in child.children if d.dep_ == "det"):
            return True
        if (child.dep_ != "dobj" or frame in TAKING) and lemma(child) in {"nobody", "none", "neither"}:
            return True
    return False


def carries(verb: Token, trigger: Trigger) -> bool:
    """Is the trigger the verb's own subject or object, so that the verb's modal holds for it?"""
    token = verb.doc[trigger.i]
    return token.head.i == verb.i and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
