"""A time's words and the parse around them go in; out comes what the grammar says: future, since, until, or no time."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from talion.mentions.time_patterns import Wording
from talion.words import text_of, tokens_of

Bound = Literal["", "since", "until"]
SINCE = re.compile(
    r"\b(?:ever )?(?:since|starting(?: on| in)?|beginning(?: on| in)?|dating back to|as of)(?: (?:at least|about"
    r"|around|early on|the (?:night|evening|morning) of|last|the))*\s*$",
    re.I,
)
UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|up to)(?: (?:at least|about|around|early|late|the (?:night|evening|morning"
    r"|end) of|midnight on|noon on|the))*\s*$",
    re.I,
)
AHEAD = re.compile(r"\b(?:as (?:early|soon) as|effective|payable|due) $", re.I)
WHEN = re.compile(r",? when\b")
BACK_TO = re.compile(r"\b(?:back|date|dates|dated|dating|until|up) to $", re.I)
WRAP = re.compile(r"(?<=[^\n]{40})\n(?=\S)")
ONWARD = re.compile(r"^,? (?:onwards?|on(?=[,. ](?!the |a )))", re.I)
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
PLAN_VERBS = frozenset({
    "plan", "vow", "threaten", "expect", "schedule", "set", "due", "prepare", "intend", "pledge", "promise", "propose", "want",
    "hope", "aim", "mean", "slate", "swear", "urge", "call", "invite", "demand", "give",
})  # fmt: skip
ANNOUNCED = frozenset({"schedule", "expect", "slate", "plan"})
DEADLINE_VERBS = frozenset({
    "give", "demand", "order", "must", "allow", "grant", "withdraw", "leave", "vacate", "release", "surrender",
})  # fmt: skip
OPENING = frozenset({
    "begin", "start", "erupt", "break", "open", "resume", "launch", "come", "take", "become",
})  # fmt: skip
APPOINTING = frozenset(
    {"call", "schedule", "plan", "set", "announce", "convene", "organise", "organize", "slate", "fix", "summon"}
)
PLAN_WORDS = frozenset({"planned", "scheduled", "upcoming", "forthcoming", "coming", "due", "set", "deadline"})
RANKS = frozenset({"first", "last", "latest", "next", "only", "second", "third"})
MONTH_NAMES_OF_PEOPLE = frozenset({"april", "june", "august"})
HAPPENINGS = frozenset({
    "attack", "attacks", "shooting", "shootings", "bombing", "bombings", "strike", "strikes", "raid", "raids", "killing",
    "killings", "massacre", "coup", "election", "elections", "ambush", "assault", "offensive", "clashes", "riot", "riots",
    "protest", "protests", "explosion", "blast",
})  # fmt: skip
PLACES_IN_TIME = frozenset(
    {"in", "since", "during", "of", "until", "till", "by", "from", "through", "before", "after", "throughout"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed text whose tokens are found by their characters; `starts` are the tokens' first characters.

    `text` is the document's, character for character, but for ends of wrapped lines, which are spaces.
    """

    doc: Doc
    text: str
    starts: tuple[int, ...]

    def token_at(self, char: int) -> Token:
        return self.doc[max(0, bisect_right(self.starts, char) - 1)]

    def root(self, wording: Wording) -> Token:
        return self.doc[self.token_at(wording.start).i : self.token_at(wording.end - 1).i + 1].root


def read_doc(doc: Doc) -> Reading:
    return Reading(doc, WRAP.sub(" ", text_of(doc)), tuple(t.idx for t in tokens_of(doc)))


def is_time(reading: Reading, wording: Wording) -> bool:
    """Is a bare month or year there a time, and no verb, name or number?"""
    if wording.name == "bare month":
        return is_month(reading.token_at(wording.start))
    if wording.name == "year":
        return is_year(reading, wording)
    if wording.name == "month":
        month = reading.token_at(reading.text.index(wording.part("month"), wording.start))
        return month.tag_ not in {"VB", "VBP", "VBD", "MD"}
    return True


def is_month(token: Token) -> bool:
    """ "the October attack", "November's vote"; a month that is a given name needs a word of time before it."""
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ in {"march", "may"}:
        return token.dep_ in {"compound", "nmod", "amod"} and token.head.lower_ in HAPPENINGS and before not in PLACES_IN_TIME
    if before in PLACES_IN_TIME:
        return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.lower_ in MONTH_NAMES_OF_PEOPLE or after is None:
        return False
    dates = token.dep_ in {"compound", "amod", "nmod"} and after.pos_ == "NOUN"
    return after.tag_ == "POS" or (dates and before in {"the", "a", "an", "'s", "’s", "its", "their", "his", "her"})


def is_year(reading: Reading, wording: Wording) -> bool:
    """A year stands after a word of time ("in 2014"), a part ("late 2023") or before what it dates ("the 2003 invasion")."""
    token = reading.token_at(wording.end - 4)
    if len(token.text) > 5 and not wording.part("part"):
        return False
    if wording.part("part") or "year" in reading.text[wording.start : wording.end]:
        return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    before = token.nbor(-1).lower_ if token.i else ""
    if WHEN.match(reading.text[wording.end : wording.end + 8]) or BACK_TO.search(
        reading.text[max(0, wording.start - 24) : wording.start]
    ):
        return True
    if (
        after is not None
        and after.tag_ in {"NNS", "NNPS"}
        and token.head.i == after.i
        and before not in {"in", "since", "the", "'s", "’s"}
    ):
        return False
    if before in PLACES_IN_TIME | {"around", "between", "and", "early", "mid", "late", "("}:
        return after is None or after.tag_ not in {"NNS", "NNPS", "CD"} or before == "in"
    return (
        before in {"the", "his", "her", "its", "their", "a", "'s", "’s"}
        and after is not None
        and after.pos_ in {"NOUN", "PROPN", "ADJ"}
    )


def find_bound(reading: Reading, wording: Wording) -> Bound:
    """ "since" and "until" where the time opens or closes a period, also from afar ("since the war began in May")."""
    before = reading.text[max(0, wording.start - 48) : wording.start]
    if SINCE.search(before) or (before.endswith("from ") and ONWARD.search(reading.text[wording.end : wording.end + 12])):
        return "since"
    if UNTIL.search(before):
        return "until"
    return "since" if has_since_above(reading.root(wording)) else ""


def has_since_above(token: Token) -> bool:
    for above in token.ancestors:
        if above.lower_ == "since":
            return True
        if above.pos_ in {"VERB", "AUX"}:
            marked = any(c.lower_ == "since" and c.dep_ == "mark" and 0 < token.i - c.i < 14 for c in above.children)
            return marked and above.lemma_.lower() in OPENING
    return False


def is_future(reading: Reading, wording: Wording) -> bool:
    """Does the verb over the time speak of what is still to come: future, plan, order, deadline?"""
    if AHEAD.search(reading.text[max(0, wording.start - 16) : wording.start]):
        return True
    if is_appointed(reading.root(wording)):
        return True
    for above in reading.root(wording).ancestors:
        if any(c.lower_ in PLAN_WORDS and c.dep_ in {"amod", "acl"} for c in above.children) and above.pos_ == "NOUN":
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return is_future_verb(above)
    return False


def is_appointed(root: Token) -> bool:
    """ "called a strike for Thursday", "set the march for Sunday"."""
    if root.dep_ != "pobj" or root.head.lower_ != "for":
        return False
    return any(a.lemma_.lower() in APPOINTING for a in root.head.ancestors)


def is_past(reading: Reading, wording: Wording) -> bool:
    """Does the verb over the time speak of what is over?"""
    verb = next((a for a in reading.root(wording).ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is None or is_future_verb(verb):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return (
        verb.tag_ == "VBD"
        or bool(helpers & {"was", "were", "had", "did"})
        or (verb.tag_ == "VBN" and (verb.dep_ == "acl" or bool(helpers & {"has", "have"})))
    )


def is_future_verb(verb: Token) -> bool:
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if words & FUTURE_AUX or ("would" in words and "have" not in words):
        return True
    if verb.tag_ == "VBN" and verb.lemma_.lower() in ANNOUNCED:
        return True
    if "to" in words or (verb.dep_ == "xcomp" and verb.tag_ == "VB"):
        head = verb.head
        if head.lemma_.lower() in PLAN_VERBS and verb.dep_ in {"xcomp", "ccomp", "acl", "advcl", "ROOT"} and "have" not in words:
            return True
        if head.pos_ == "AUX" and head.tag_ in {"VBZ", "VBP"} and head.lemma_ == "be":
            return True
        if head.lower_ == "going" or is_to_be_done(verb):
            return True
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ in {"by", "before"}:
        return False
    return (
        verb.dep_ == "conj" and head.i != verb.i and verb.tag_ == "VB" and head.pos_ in {"VERB", "AUX"} and is_future_verb(head)
    )


def is_to_be_done(verb: Token) -> bool:
    """ "The bill to be voted on Thursday"; not "the third officer to be killed on Thursday"."""
    passive = any(c.lower_ == "be" and c.dep_ == "auxpass" for c in verb.children) and verb.dep_ in {"acl", "relcl"}
    ranked = any(c.ent_type_ == "ORDINAL" or c.lower_ in RANKS or c.tag_ == "JJS" for c in verb.head.children)
    return passive and verb.head.pos_ == "NOUN" and not ranked


def is_deadline(reading: Reading, wording: Wording) -> bool:
    """ "gave them until Friday", "has until Sunday to leave": the day is still to come."""
    if not UNTIL.search(reading.text[max(0, wording.start - 48) : wording.start]):
        return False
    verb = next((a for a in reading.root(wording).ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    if lemma == "have":
        return verb.tag_ in {"VBZ", "VBP", "VBD"} and any(c.dep_ in {"xcomp", "relcl", "acl"} for c in verb.subtree)
    return lemma in DEADLINE_VERBS
