"""A parsed report and its actor mentions go in, the relations between actors that its words state come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from talion.mentions.actor_names import find_names
from talion.records import Actor, Mention, Relation, RelationKind, Span
from talion.words import text_of

BACKING = "backed|supported|sponsored|funded|financed|armed|trained|equipped|supplied|directed|bankrolled|propped up"
ROLE = (
    "general|commander|commanders|chief|leader|member|fighter|operative|official|spokesman|spokesperson|spokeswoman|figure|officer|head|deputy|founder|adviser|advisor|"
    "militant|strategist|brigadier|colonel|admiral|emir|lieutenant|commander-in-chief|politician|negotiator"
)
MILITARY_ROLE = "general|commander|commanders|chief|officer|brigadier|colonel|admiral|lieutenant|commander-in-chief|strategist"
ADVERBS = r"(?:(?:[a-z]+ly|long|openly|also|both|all|heavily|widely|been|once|still|now)\s+)*"
LINKING = r"(?:,?\s*(?:which|who|that))?\s*(?:\b(?:is|are|was|were|has|have|had)\b\s*)?"
ARTICLE = r"(?:(?:the|a|an|its|their)\s+)?"
SMALL = r"(?:[a-z][\w-]*\s+)"

BACKED_BY = re.compile(rf"^{LINKING},?\s*{ADVERBS}(?:(?:{BACKING})(?:,|\s+and|\s+or)?\s+)+by\s+{ARTICLE}$")
BACKS = re.compile(
    rf"^\s+{ADVERBS}(?:has\s+|have\s+)?{ADVERBS}"
    rf"(?:backs?|supports?|sponsors?|funds?|finances?|arms?|trains?|{BACKING})(?:\s+and\s+\w+)?\s+(?:the\s+)?$"
)
PROXY = re.compile(rf"^['’]s?\s+{SMALL}{{0,2}}(?:proxy|proxies|client)(?:\s+(?:group|militia|force))?,?\s+(?:the\s+)?$")
ALLY = re.compile(rf"^['’]s?\s+{SMALL}{{0,2}}(?:ally|allies),?\s+(?:the\s+)?$")
ALLIED = re.compile(
    rf"^{LINKING},?\s*{ADVERBS}(?:(?:allied|aligned)\s+(?:with|to)|"
    rf"(?:an?|the)\s+{SMALL}{{0,2}}ally\s+of|in\s+(?:an\s+)?alliance\s+with)\s+{ARTICLE}$"
)
PART_OF = re.compile(
    rf"^{LINKING},?\s*(?:(?:an?|one|now|the|formally|officially|nominally)\s+)*{SMALL}{{0,3}}?"
    rf"(?:part|faction|member|members|component|wing|branch|unit|affiliate|arm|element|offshoot|section)\s+of\s+{ARTICLE}{SMALL}{{0,2}}$"
)
BELONGS = re.compile(rf"^{LINKING},?\s*(?:belongs?|belonging|answers?|reports?)\s+to\s+{ARTICLE}$")
KEY_PLAYER = re.compile(rf"^\)?,\s+an?\s+{SMALL}{{1,4}}(?:in|of)\s+(?:the\s+)?$")
POSSESSIVE = re.compile(r"^['’]s?\s+(?:own\s+|elite\s+|powerful\s+|notorious\s+|feared\s+)*$")
INCLUDING = re.compile(r"^,?\s*(?:\(?\s*)?(?:including|such\s+as|like|among\s+them|notably|namely|chiefly)\s+(?:the\s+)?$")
LISTED = re.compile(r"^[\s,]*(?:(?:and|or|as\s+well\s+as|plus)\s+)?(?:also\s+)?(?:the\s+)?$")
LOCATED = re.compile(r"^\s+(?:in|of|from)\s+(?:the\s+)?$")
UMBRELLA = re.compile(
    r"^,?\s*(?:an?\s+)?(?:umbrella|coalition|alliance|network|grouping)[^.;]{0,60}?"
    r"\b(?:includes|including|made\s+up\s+of|comprising|comprises|composed\s+of)\s+(?:the\s+)?$"
)
APPOSED = re.compile(
    r"^,\s+(?:which\s+(?:is|are)\s+|(?:is|are)\s+)?(?:an?|the|another|one\s+of\s+(?:the|several))\s+$|^\s+(?:is|are)\s+an?\s+$"
)
OF = re.compile(r"^\s+of\s+(?:the\s+)?$")
HEADS = re.compile(rf"^,?\s*(?:who\s+)?{ADVERBS}(?:leads|led|heads|headed|commands|commanded|founded|runs|ran)\s+(?:the\s+)?$")
LEADER_OF = re.compile(
    r"^,?\s*(?:(?:is|was)\s+)?(?:the\s+)?(?:overall\s+|top\s+|supreme\s+|then\s+|longtime\s+|veteran\s+|powerful\s+)*"
    r"(?:leader|head|commander|chief|founder|commander-in-chief)\s+of\s+(?:the\s+)?$"
)
RANK_OF = re.compile(rf"^,?\s*(?:(?:is|was)\s+)?(?:an?\s+|the\s+)?{SMALL}{{0,4}}(?:{ROLE})\s+(?:of|in|with|for)\s+(?:the\s+)?$")
LED_BY = re.compile(rf"^{LINKING},?\s*(?:led|headed|commanded|founded)\s+by\s+(?:\w+\.?\s+){{0,2}}$")
PERSON_APPOSED = re.compile(rf"^,\s+((?:an?|one\s+of|the)\s+)?((?:{SMALL}){{0,3}})$")
BEFORE_PERSON = re.compile(r"^,?\s+(?:(?:Gen|Maj|Brig|Col|Lt)\.?\s+|General\s+|Brigadier\s+|Major\s+|Sheikh\s+)*$")
ROLE_AFTER = re.compile(rf"^(?:['’]s?)?\s+((?:[\w-]+\s+){{0,4}}?)({ROLE})\b")
ROLE_END = re.compile(rf"\b({ROLE})(?:$|\s+(?:of|from)\b)", re.IGNORECASE)
AND = re.compile(r"^\s+and\s+(?:the\s+)?$")
TIE = re.compile(r"^(?:['’]s)?-?\s?(backed|sponsored|supported|funded|armed|trained|financed|proxy|allied|aligned)\b")

NAMING = frozenset({"", "person for group", "named organisation", "coalition of the report"})
LESSER = re.compile(r"\b(?:senior|local|former|ex|deputy|field|regional|top|military|mid-level|one)\b", re.IGNORECASE)
ORGANISED = frozenset({"armed group", "militia", "military", "coalition", "government", "other", "police", "intelligence"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation with the characters that state it."""

    subject: Actor
    relation: RelationKind
    object: Actor
    start: int
    end: int


def find_relations(doc: Doc, actors: Sequence[Mention], report: str) -> list[Relation]:
    """Who backs, leads or belongs to whom; one Relation for each (subject, relation, object), at its first span.

    `actors` are the report's mentions as `find_actors` gives them. Only what the words say, never what the data files know.
    """
    mentions = sorted((m for m in actors if isinstance(m.value, Actor)), key=lambda m: m.span.start)
    first: dict[tuple[str, RelationKind, str], Stated] = {}
    for stated in sorted(_state_all(doc, mentions), key=lambda s: (s.start, s.end)):
        if stated.subject.name != stated.object.name:
            first.setdefault((stated.subject.name, stated.relation, stated.object.name), stated)
    return [
        Relation(
            subject=s.subject.name, relation=s.relation, object=s.object.name, span=_span(text_of(doc), report, s.start, s.end)
        )
        for s in first.values()
    ]


def _state_all(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Stated]:
    text = text_of(doc)
    ends = [s.end_char for s in doc.sents]
    for i, mention in enumerate(mentions):
        yield from _inside(mention)
        end = next((e for e in ends if e > mention.span.start), len(text))
        rest = [m for m in mentions[i + 1 :] if m.span.start < end]
        yield from _listed(text, mention, rest)
        if rest:
            start = _start(text, mentions, i)
            gap = text[mention.span.end : rest[0].span.start]
            right = _owned(text, rest)
            yield from _between(gap, mention, right, start)
            yield from _backed(text, gap, mention, rest, start)
            yield from _persons(text, gap, mention, right, start)
            if right is not rest[0]:
                yield from _persons(text, gap, mention, rest[0], start)


def _owned(text: str, rest: Sequence[Mention]) -> Mention:
    """The next mention, or the body that it owns: "Quds Force" for "Iran's Quds Force"."""
    if len(rest) < 2 or _value(rest[0]).kind != "state" or not _is_named(rest[1]):
        return rest[0]
    return rest[1] if POSSESSIVE.match(text[rest[0].span.end : rest[1].span.start]) else rest[0]


def _value(mention: Mention) -> Actor:
    assert isinstance(mention.value, Actor)
    return mention.value


def _is_named(mention: Mention) -> bool:
    """Is it a body by its name, not "rebels" or "Iraqi militias"?"""
    return _value(mention).kind in ORGANISED and mention.rule in NAMING


def _is_backer(mention: Mention) -> bool:
    return _value(mention).kind == "state" or _is_named(mention)


def _start(text: str, mentions: Sequence[Mention], i: int) -> int:
    """Where the mention begins, its full name included when it is the abbreviation in brackets."""
    mention = mentions[i]
    before = mentions[i - 1] if i else mention
    bracketed = re.fullmatch(r"\s*\(\s*", text[before.span.end : mention.span.start])
    return before.span.start if bracketed and _value(before) == _value(mention) else mention.span.start


def _inside(mention: Mention) -> Iterator[Stated]:
    """ "Iranian-backed Houthi militants": a tie within one mention; "Iranian Quds Force": a state's own body."""
    actor, quote = _value(mention), mention.span.quote
    if not _is_named(mention):
        return
    for hit in find_names(quote):
        if (hit.actor.kind != "state" and not hit.is_group) or hit.actor.name == actor.name or hit.name.form == "nationals":
            continue
        tie = TIE.match(quote[hit.end :])
        if tie and (quote[hit.end] == "-" or tie.group(1) in ("proxy", "backed")):
            relation: RelationKind = "allied_with" if tie.group(1) in ("allied", "aligned") else "backed_by"
            yield Stated(actor, relation, hit.actor, mention.span.start, mention.span.end)
        elif not tie and hit.actor.kind == "state" and _is_body_of(actor, hit.actor):
            yield Stated(actor, "part_of", hit.actor, mention.span.start, mention.span.end)


def _is_body_of(actor: Actor, state: Actor) -> bool:
    """Bodies of a state; an armed group is only at home there ("Lebanon's Hezbollah")."""
    return actor.kind in ("military", "intelligence") and actor.country == state.country


def _listed(text: str, mention: Mention, rest: Sequence[Mention]) -> Iterator[Stated]:
    """ "Iran-backed groups, including Hezbollah in Lebanon and Houthi rebels in Yemen": the tie holds for all of the list."""
    actor = _value(mention)
    backers = actor.backers if mention.rule == "backed by" else ()
    if not rest or not (backers or _is_named(mention)):
        return
    opening = text[mention.span.end : rest[0].span.start]
    located = _is_location(opening, rest[0])
    if len(rest) > 1 and (located or (_is_named(mention) and not _is_named(rest[0]) and _value(rest[0]).kind != "state")):
        opening, rest = text[rest[0].span.end : rest[1].span.start], rest[1:]
    pattern = INCLUDING if backers else UMBRELLA
    if not pattern.match(opening):
        return
    for member in _members(text, rest):
        end = member.span.end
        if backers:
            for backer in backers:
                yield Stated(_value(member), "backed_by", Actor(name=backer, kind="state"), mention.span.start, end)
        elif actor.kind in ("coalition", "militia", "armed group"):
            yield Stated(_value(member), "part_of", actor, mention.span.start, end)


def _is_location(gap: str, mention: Mention) -> bool:
    return _value(mention).kind == "state" and LOCATED.match(gap) is not None


def _members(text: str, rest: Sequence[Mention]) -> Iterator[Mention]:
    """The named groups of an enumeration; a state after "in" says only where."""
    last = rest[0].span.start
    for mention in rest:
        gap = text[last : mention.span.start]
        if _is_location(gap, mention):
            last = mention.span.end
            continue
        if not LISTED.match(gap) or not _is_named(mention):
            return
        yield mention
        last = mention.span.end


def _between(gap: str, left: Mention, right: Mention, start: int) -> Iterator[Stated]:
    """Relations of two organised actors with the words between them."""
    a, b, end = _value(left), _value(right), right.span.end
    if left.rule.startswith("modifier") or right.rule.startswith("modifier"):
        return
    if _is_named(left) and _is_backer(right):
        if ALLIED.match(gap):
            yield Stated(a, "allied_with", b, start, end)
        if PART_OF.match(gap) or BELONGS.match(gap) or (KEY_PLAYER.match(gap) and b.kind == "state" and _is_body_of(a, b)):
            yield Stated(a, "part_of", b, start, end)
    if _is_named(left) and right.rule == "backed by" and APPOSED.match(gap):
        for backer in b.backers:
            yield Stated(a, "backed_by", Actor(name=backer, kind="state"), start, end)
    if _is_backer(left) and _is_named(right):
        if BACKS.match(gap) or PROXY.match(gap + _lead(right)):
            yield Stated(b, "backed_by", a, start, end)
        if ALLY.match(gap):
            yield Stated(b, "allied_with", a, start, end)
        if POSSESSIVE.match(gap) and a.kind == "state" and _is_body_of(b, a):
            yield Stated(b, "part_of", a, start, end)


def _lead(mention: Mention) -> str:
    """The words of a mention in front of its name: "proxy" of "proxy Hezbollah"."""
    hit = next((h for h in find_names(mention.span.quote) if h.actor.name == _value(mention).name), None)
    return mention.span.quote[: hit.start] if hit else ""


def _backed(text: str, gap: str, left: Mention, rest: Sequence[Mention], start: int) -> Iterator[Stated]:
    """ "the Assad regime, backed by Russia and Iran": every backer of the enumeration."""
    if not BACKED_BY.match(gap) or not (
        _is_named(left) or left.rule == "state for its government" or "regime" in left.span.quote
    ):
        return
    last = rest[0]
    for right in rest:
        if not _is_backer(right) or (right is not last and not AND.match(text[last.span.end : right.span.start])):
            return
        yield Stated(_value(left), "backed_by", _value(right), start, right.span.end)
        last = right


def _persons(text: str, gap: str, left: Mention, right: Mention, start: int) -> Iterator[Stated]:
    """What a person is to a body or a state."""
    a, b = _value(left), _value(right)
    if a.kind == "person" and _is_backer(right):
        yield from _person_first(text, gap, left, right, start)
    if b.kind == "person" and _is_backer(left):
        if LED_BY.match(gap):
            yield Stated(b, "leads", a, start, right.span.end)
        role = ROLE_END.search(left.span.quote)
        title = ROLE_AFTER.match(gap)
        if role and BEFORE_PERSON.match(gap):
            yield _by_role(b, a, role.group(1), left.span.quote, (text[max(0, start - 4) : start], start, right.span.end))
        elif title and BEFORE_PERSON.match(gap[title.end() :]) and _may_hold(a, title.group(2)):
            yield _by_role(b, a, title.group(2), title.group(1), ("", start, right.span.end))


def _person_first(text: str, gap: str, left: Mention, right: Mention, start: int) -> Iterator[Stated]:
    person, body, end = _value(left), _value(right), right.span.end
    if HEADS.match(gap) or LEADER_OF.match(gap):
        yield Stated(person, "leads" if body.kind != "state" else "member_of", body, start, end)
        return
    if RANK_OF.match(gap) or (OF.match(gap) and body.kind != "state"):
        yield Stated(person, "member_of", body, start, end)
        return
    apposed = PERSON_APPOSED.match(gap)
    if not apposed:
        return
    role = ROLE_END.search(right.span.quote)
    after = ROLE_AFTER.match(text[end:])
    if role:
        yield _by_role(person, body, role.group(1), apposed.group(2) + right.span.quote, (apposed.group(1) or "", start, end))
    elif after and _may_hold(body, after.group(2)):
        description = apposed.group(2) + after.group(1)
        yield _by_role(person, body, after.group(2), description, (apposed.group(1) or "", start, end + after.end()))


def _may_hold(body: Actor, role: str) -> bool:
    """A state has generals and commanders of its own; its officials and leaders are no members of a body."""
    return body.kind != "state" or re.fullmatch(MILITARY_ROLE, role) is not None


def _by_role(person: Actor, body: Actor, role: str, description: str, place: tuple[str, int, int]) -> Stated:
    """ "Hamas leader X" and "X, the Hamas leader" lead; "a Hamas leader" and "a senior commander" are members."""
    article, start, end = place
    single = role.lower() in ("leader", "head", "chief") and not re.search(r"\b(?:an?|one of)\s*$", article, re.IGNORECASE)
    lesser = LESSER.search(description)
    leads = single and not lesser and body.kind != "state"
    return Stated(person, "leads" if leads else "member_of", body, start, end)


def _span(text: str, report: str, start: int, end: int) -> Span:
    return Span(report=report, start=start, end=end, quote=text[start:end])
