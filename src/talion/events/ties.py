"""Two triggers of one sentence go in; out comes how closely the parse ties them, or that words set them apart."""

from __future__ import annotations

from spacy.tokens import Token

from talion.events.arguments import is_passive
from talion.events.drafts import Draft
from talion.events.event_words import words_of
from talion.events.kinship import are_taken
from talion.events.scene import Scene, hangs_over_place, lemma, misread_subject
from talion.words import in_one_sentence

RELATIVES = frozenset({"that", "which"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
JOIN_PREPS = frozenset(["in", "by", "during", "with", "of", "from", "at"])


def is_apart(token: Token, other: Token) -> bool:
    if not in_one_sentence(token, other) or is_misread_subject(token, other) or is_misread_subject(other, token):
        return False
    mine, theirs = [token, *token.ancestors], [other, *other.ancestors]
    shared = {t.i for t in mine} & {t.i for t in theirs}
    one = [t for t in mine if t.i not in shared]
    two = [t for t in theirs if t.i not in shared]
    meeting = next((t for t in mine if t.i in shared), None)
    if meeting is not None and one and two and meeting.pos_ == "VERB" and brings_on(meeting):
        return True
    steps = [(s, other) for s in one] + [(s, token) for s in two]
    return any(sets_apart(s, s.i in {token.i, other.i}) and not is_of_next_clause(s, far) for s, far in steps)


def is_misread_subject(noun: Token, verb: Token) -> bool:
    """ "A day after the bombing killed nine": the noun does what the verb says, though the parser hung it elsewhere."""
    found = misread_subject(verb) if noun.pos_ in {"NOUN", "PROPN"} and verb.pos_ == "VERB" else None
    return found is not None and found.i == noun.i


def brings_on(verb: Token) -> bool:
    """ "The raid prompted an attack", "touched off clashes", "anger at the killing spilled over into riots" """
    if lemma(verb) in words_of("answering") or any(c.dep_ == "nsubj" and lemma(c) in words_of("angers") for c in verb.children):
        return True
    particles = (c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"})
    return any(f"{lemma(verb)} {particle}" in words_of("answering") for particle in particles)


def is_of_next_clause(step: Token, far: Token) -> bool:
    """ "A fight broke out, and the troops left after arresting two": the order of leaving and arresting, not of the fight."""
    over = step.head
    owned = over.pos_ == "VERB" and any(c.dep_ in SUBJECTS for c in over.children)
    return owned and step.dep_ in {"prep", "advcl"} and far.i < over.left_edge.i


def is_prelude(verb: Token) -> bool:
    """ "A blast followed by gunfire has killed nine": what one harm came of is one attack."""
    first = verb.head
    if lemma(verb) != "follow" or verb.dep_ != "acl" or not any(c.lower_ == "by" for c in verb.children):
        return False
    harms = words_of("harming") | words_of("hurting")
    return first.dep_ in {"nsubj", "nsubjpass"} and lemma(first.head) in harms


def sets_apart(step: Token, own: bool) -> bool:
    """Is the token, on the way between two triggers, a word that tells one happening from another?"""
    if step.dep_ in {"prep", "mark", "pcomp"} and lemma(step) in words_of("apart"):
        carried = lemma(step.head) in words_of("prepositional_light_verbs")
        return not (is_span_of(step) or carried or step.head.lower_ in words_of("owing"))
    if step.dep_ == "prep" and lemma(step) in {"in", "as"} and any(lemma(c) in words_of("answers") for c in step.children):
        return True
    if step.dep_ in {"relcl", "acl"} and lemma(step) in words_of("masterminding") | words_of("pursuing") and not own:
        return True  # "shot the man who planned the bombing", "killed by a patrol pursuing the men who attacked"
    if step.pos_ == "VERB" and brings_on(step) and not own:
        return not is_prelude(step)
    return any(c.dep_ == "mark" and lemma(c) in {"after", "before", "since"} for c in step.children)


def is_sequel(harm: Token, cause: Token) -> bool:
    """ "killed after gunmen attacked", "hurt following an explosion": does the cause hang under the harm by such a word alone?"""
    if harm.i not in {a.i for a in cause.ancestors}:
        return False
    steps = [cause, *path_up(cause, harm)]
    marks = [s for s in steps if s.dep_ == "prep"] + [c for s in steps for c in s.children if c.dep_ == "mark"]
    return len(marks) == 1 and lemma(marks[0]) in {"after", "follow", "when", "as"}


def set_off_by(token: Token) -> Token | None:
    """ "Riots broke out when police shot a boy", "the riots, which began when he died": the noun of what began so."""
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"advcl", "relcl"}), None)
    if clause is None or clause.dep_ != "advcl" or lemma(clause.head) not in words_of("beginning"):
        return None
    own = next((c for c in clause.head.children if c.dep_ == "nsubj"), None)
    if clause.head.dep_ in {"relcl", "acl"} and (own is None or own.tag_ == "WDT"):
        return clause.head.head
    return own


def is_span_of(prep: Token) -> bool:
    """ "Driven back after eight hours of fighting", "amid two days of clashes": how long the same went on."""
    spans = (o for o in prep.children if o.dep_ == "pobj" and lemma(o) in words_of("spans"))
    return any(c.lower_ == "of" for o in spans for c in o.children)


def is_outcome(harm: Token, cause: Token) -> bool:
    """ "Shooting that led to the death of a man": is the harm what the other brought about?"""
    brings = harm.head.head if harm.dep_ == "pobj" and harm.head.lower_ in {"to", "in"} else harm.head
    if lemma(brings) not in words_of("bringing_about") or harm.dep_ not in {"pobj", "dobj"}:
        return False
    subject = subject_shared(brings)
    return cause.i < brings.i and (subject is None or subject.lower_ in RELATIVES or subject.i == cause.i)


def path_up(low: Token, high: Token) -> list[Token]:
    """The tokens between one token and another that stands above it; empty where it does not."""
    steps: list[Token] = []
    for above in low.ancestors:
        if above.i == high.i:
            return steps
        steps.append(above)
    return []


def tie_pair(scene: Scene, draft: Draft, other: Draft) -> float:
    one, two = anchors(scene, draft), anchors(scene, other)
    if not in_one_sentence(one[0], two[0]):
        return 0.0
    if tells_who(one[0], two[0]) or tells_who(two[0], one[0]):
        return 0.0
    best = 0.0
    for lows, highs in ((one, two), (two, one)):
        for low in lows:
            for high in highs:
                more = tells_of_one(scene, low, high, (draft, other) if low is one[0] else (other, draft))
                more = more or is_seen_of_unrest(low, high) or is_misread_subject(low, high) or is_misread_subject(high, low)
                best = max(best, 2.5 if more else tie_tokens(low, high))
    return best


def tells_who(low: Token, high: Token) -> bool:
    """ "Greeks protesting against the cuts burned a bank": the protest only tells who did it."""
    doer = low.dep_ in {"acl", "relcl"} and low.head.dep_ == "nsubj" and low.head.head.i == high.i
    return doer and lemma(low) in words_of("protesting")


def tells_of_one(scene: Scene, low: Token, high: Token, drafts: tuple[Draft, Draft]) -> bool:
    """Is the lower trigger, of the first draft, a part of what the higher tells, whatever the parser makes of it?"""
    draft, other = drafts
    over = hangs_over_place(scene, low)
    return (
        tells_more_of(low, high)
        or is_of_its_day(low, high)
        or (over is not None and over.i == high.i)
        or is_end_of(low, high, draft, other)
        or lists_harm(low, high)
        or is_when_of(low, high)
        or is_harm_beside(low, high, draft)
        or is_one_raid(low, high, draft, other)
        or is_cause_of(low, high)
        or is_told_with(low, high, draft)
        or is_fate_of(low, high, other)
    )


def tells_more_of(low: Token, high: Token) -> bool:
    """ "the strike in Aden on April 1 that killed seven": is the clause the strike's, whatever the parser gives it to?"""
    link = subject_shared(low)
    if link is None or link.lower_ not in RELATIVES:
        link = in_which(low)
    if link is None or not high.i < link.i < low.i or high.pos_ == "VERB":
        return False
    return not any(t.pos_ in {"VERB", "AUX"} for t in low.doc[high.i + 1 : link.i])


def is_fate_of(low: Token, high: Token, loss: Draft) -> bool:
    """ "the murder of a lawyer and of his clerk, who were shot in their car": how those of the noun met their end."""
    link = subject_shared(low)
    if link is None or link.lower_ != "who" or low.dep_ != "relcl" or high.pos_ != "NOUN":
        return False
    lost = loss.token == high.i and loss.trigger.frame.name in words_of("fates")
    whose = any(c.dep_ == "prep" and c.lower_ == "of" for c in high.children)
    return lost and whose and high.i < link.i and not any(t.pos_ in {"VERB", "AUX"} for t in low.doc[high.i + 1 : link.i])


def is_when_of(low: Token, high: Token) -> bool:
    """ "The raid follows the worst attack in years, when rockets hit": the clause tells of the noun that stands before it."""
    when = next((c for c in low.children if c.lower_ == "when" and c.i < low.i), None)
    if when is None or high.pos_ != "NOUN" or not high.i < when.i or when.i == 0 or when.nbor(-1).text != ",":
        return False
    if not any(lemma(c) in {"follow", "after", "since"} for c in (high.head, high.head.head)):
        return False
    return not any(t.pos_ in {"VERB", "AUX"} for t in low.doc[high.i + 1 : when.i])


def is_seen_of_unrest(low: Token, high: Token) -> bool:
    """ "Rioting in the Bogside, where youths threw stones at police": what was done where the unrest was, is of it."""
    where = low.dep_ == "relcl" and any(c.lower_ == "where" for c in low.children)
    return where and lemma(high) in words_of("unrest") and not any(t.pos_ in {"VERB", "AUX"} for t in low.doc[high.i + 1 : low.i])


def in_which(verb: Token) -> Token | None:
    """The "which" of "an attack on a base in which a guard was killed", "during which two were hurt"."""
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "during"} and c.i < verb.i)
    return next((o for p in preps for o in p.children if o.lower_ == "which"), None)


def subject_shared(verb: Token) -> Token | None:
    """The subject of the verb or, where it has none, of the verb that it is joined to: "that killed one and wounded five"."""
    while True:
        own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return own
        verb = verb.head


def is_of_its_day(low: Token, high: Token) -> bool:
    """ "The assault began on Monday, when shells hit the plant": the clause hangs on the day of the other happening."""
    if low.dep_ != "relcl" or not any(c.lower_ == "when" for c in low.children):
        return False
    over = low.head.head if low.head.dep_ == "pobj" else low.head
    verb = over.head
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return lemma(verb) in words_of("beginning") and subject is not None and subject.i == high.i


def lists_harm(one: Token, other: Token) -> bool:
    """ "That killed one guard, injured another and wounded five": are both of one list, whatever the parser hung them on?"""
    low, high = max(one, other, key=lambda t: t.i), min(one, other, key=lambda t: t.i)
    if not {lemma(low), lemma(high)} <= words_of("hurting") or low.pos_ != "VERB" or high.pos_ != "VERB":
        return False
    between = low.doc[high.i + 1 : low.i]
    return not any(t.dep_ in {"nsubj", "nsubjpass", "mark", "auxpass"} or t.pos_ in {"VERB", "AUX"} for t in between) and any(
        c.dep_ == "dobj" for c in low.children
    )


def is_end_of(low: Token, high: Token, draft: Draft, other: Draft) -> bool:
    """ "A missile was fired at a ship and shot down": of what was sent off is told under one subject how it ended."""
    ends = "intercept" in {draft.trigger.frame.name, other.trigger.frame.name}
    return (
        ends and low.dep_ == "conj" and low.head.i == high.i and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in low.children)
    )


def is_harm_beside(low: Token, high: Token, harm: Draft) -> bool:
    """ "The convoy was ambushed, and nine soldiers were killed": harm that no one is said to do, beside a blow, is the blow's."""
    if lemma(low) not in words_of("hurting") or lemma(high) in words_of("hurting") or harm.token != low.i:
        return False
    return low.dep_ == "conj" and low.head.i == high.i and not (harm.agents or harm.weapons or harm.places or harm.times)


def is_cause_of(low: Token, high: Token) -> bool:
    """ "Hurt due to the shelling", "killed as a result of the strikes", "because of the raid"."""
    prep = cause_phrase(low)
    return prep is not None and prep.head.i == high.i


def cause_phrase(noun: Token) -> Token | None:
    """The first word of what says that the noun is the cause: "due" of "due to", "as" of "as a result of"."""
    if noun.dep_ != "pobj":
        return None
    steps = [noun.head, noun.head.head]
    found = next((s for s in steps if s.lower_ in words_of("owing")), None)
    if found is not None or noun.head.lower_ != "of":
        return found
    return steps[1].head if lemma(steps[1]) in words_of("results") and steps[1].head.lower_ == "as" else None


def is_told_with(low: Token, high: Token, harm: Draft) -> bool:
    """ "Reported the attack, saying six were killed": harm that is told as said of what is told."""
    saying = low.head
    said = low.dep_ == "ccomp" and saying.dep_ == "advcl" and lemma(saying) in words_of("speech") and harm.token == low.i
    return said and high.dep_ == "dobj" and high.head.i == saying.head.i and lemma(low) in words_of("hurting") and not harm.agents


def is_one_raid(low: Token, high: Token, draft: Draft, other: Draft) -> bool:
    """ "Stormed a house and detained two men", "held during a raid on the camp", "operations that led to the arrest of three"."""
    if not are_taken(draft.trigger.frame.name, other.trigger.frame.name):
        return False
    if low.pos_ == high.pos_ == "VERB" and low.head.i == high.i and low.dep_ in {"conj", "advcl"}:
        return not any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in low.children) and not is_passive(high)
    raid = lemma(low) in words_of("raids") and low.dep_ == "pobj" and high.i < low.i
    if raid and (low.head.lower_ == "during" or (low.head.lower_ == "in" and low.head.head.i == high.i)):
        return high.i in {a.i for a in low.ancestors}
    return is_outcome(low, high) or is_opened_by(low, high)


def is_opened_by(raid: Token, verb: Token) -> bool:
    """ "In a raid at dawn, troops killed two men and held five": is the raid told before what was done in it?"""
    if lemma(raid) not in words_of("raids") or raid.dep_ != "pobj" or raid.head.lower_ not in {"in", "during"}:
        return False
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in first.children):
        first = first.head
    return raid.i < verb.i and raid.head.head.i == first.i


def anchors(scene: Scene, draft: Draft) -> list[Token]:
    """The trigger and the light verb that carries it."""
    tokens = [scene.doc[draft.token]]
    return [*tokens, scene.doc[draft.trigger.verb]] if draft.trigger.verb is not None else tokens


def tie_tokens(low: Token, high: Token) -> float:
    """How closely `low` hangs under `high`, or beside it under one verb."""
    if high.i in {a.i for a in low.ancestors}:
        path = path_up(low, high)
        if low.dep_ in {"nsubj", "nsubjpass", "dobj"} and low.head.i == high.i:
            return 3.0
        if (
            low.dep_ in {"pobj", "pcomp"}
            and lemma(low.head) in JOIN_PREPS
            and all(p.pos_ in {"ADP", "VERB", "AUX"} for p in path)
        ):
            return 2.5
        if low.dep_ in {"advcl", "relcl", "acl", "xcomp"} and low.head.i == high.i:
            return 2.0
        if low.dep_ in {"acl", "relcl"} and low.head.dep_ in {"nsubj", "nsubjpass", "dobj"} and low.head.head.i == high.i:
            return 2.5  # "a drone launched by the rebels struck"
        if low.dep_ == "conj" and low.head.i == high.i and low.pos_ == "VERB" and high.pos_ == "VERB":
            return 2.0 if {lemma(low), lemma(high)} <= words_of("hurting") else 1.0
    subject = high.dep_ in {"nsubj", "nsubjpass"} and high.head.i in {a.i for a in low.ancestors}
    return 1.5 if subject and low.dep_ in {"advcl", "conj", "xcomp"} and low.head.i == high.head.i else 0.0
