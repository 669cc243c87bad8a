"""A parsed report and its mentions go in, a Scene comes out: what every token is covered by, and the walks over the parse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from talion.events.toll_corrections import settle_corrections
from talion.events.toll_people import index_numbers
from talion.events.tolls import Toll, find_tolls
from talion.records import Actor, Count, Mention, MentionKind, Place, Report, Span, When

BOUNDS = re.compile(r"\b(?:since|until)\b")
CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention and the tokens that it covers: `start` to `end` (exclusive); `head` is its syntactic head."""

    mention: Mention
    start: int
    end: int
    head: int

    @property
    def actor(self) -> Actor | None:
        return self.mention.value if isinstance(self.mention.value, Actor) else None

    @property
    def place(self) -> Place | None:
        return self.mention.value if isinstance(self.mention.value, Place) else None

    @property
    def when(self) -> When | None:
        return self.mention.value if isinstance(self.mention.value, When) else None

    def derive(self, rule: str) -> Marked:
        """The same mention, taken over by `rule` from the words around."""
        inner = self.mention.rule
        return replace(self, mention=replace(self.mention, rule=f"{rule}; {inner}" if inner else rule))

    @property
    def is_point(self) -> bool:
        """A resolved time that does not only bound a period ("since November", "until Friday")."""
        return self.when is not None and not BOUNDS.search(self.mention.rule)

    @property
    def count(self) -> Count | None:
        return self.mention.value if isinstance(self.mention.value, Count) else None

    @property
    def word(self) -> str | None:
        return self.mention.value if isinstance(self.mention.value, str) else None


@dataclass(frozen=True, slots=True)
class Scene:
    """One report as the events stage sees it. `bodies` gives, by person, the body that the report says the person belongs to."""

    report: Report
    doc: Doc
    marks: Mapping[MentionKind, tuple[Marked, ...]]
    by_token: Mapping[tuple[MentionKind, int], tuple[Marked, ...]]
    tolls: tuple[Toll, ...]
    bodies: Mapping[str, str]

    def at(self, kind: MentionKind, token: int) -> Marked | None:
        """The first mention of the kind that covers the token."""
        found = self.by_token.get((kind, token))
        return found[0] if found else None

    def all_at(self, kind: MentionKind, token: int) -> tuple[Marked, ...]:
        """Every mention of the kind that covers the token: "U.S.-U.K." is one token and two states."""
        return self.by_token.get((kind, token), ())

    def within(self, kind: MentionKind, start: int, end: int) -> list[Marked]:
        return [m for m in self.marks.get(kind, ()) if start <= m.head < end]

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `start` to `end` (exclusive), as the report has them."""
        piece = self.doc[start:end]
        return Span(
            report=self.report.id, start=piece.start_char, end=piece.end_char,
            quote=self.report.text[piece.start_char : piece.end_char],
        )  # fmt: skip


def build_scene(report: Report, doc: Doc, mentions: Sequence[Mention], bodies: Mapping[str, str]) -> Scene:
    marks: dict[MentionKind, list[Marked]] = {}
    by_token: dict[tuple[MentionKind, int], list[Marked]] = {}
    for mention in sorted(without_misread(mentions), key=lambda m: (m.span.start, m.span.end, m.kind)):
        piece = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if piece is None or not len(piece):
            continue
        marked = Marked(mention, piece.start, piece.end, piece.root.i)
        marks.setdefault(mention.kind, []).append(marked)
        for i in range(piece.start, piece.end):
            by_token.setdefault((mention.kind, i), []).append(marked)
    covers = {key: tuple(found) for key, found in by_token.items()}
    return Scene(
        report,
        doc,
        {k: tuple(v) for k, v in marks.items()},
        covers,
        tuple(replace(t, span=t.span.requote(report.text)) for t in read_tolls(doc, report.id)),
        bodies,
    )


def read_tolls(doc: Doc, report: str) -> list[Toll]:
    """The tolls of a parsed report, with those that it gives up for others."""
    return settle_corrections(doc, report, find_tolls(doc, report), index_numbers(doc, report))


def without_misread(mentions: Sequence[Mention]) -> list[Mention]:
    """Without unknown persons and organisations in a place's name ("al-Assad airbase"), weapons in a name ("Qassam Brigades")."""
    places = [m.span for m in mentions if m.kind == "place" and isinstance(m.value, Place) and m.value.precision != "country"]
    names = [m.span for m in mentions if isinstance(m.value, Actor) and m.value.kind in {"person", "ship"} and not m.rule]
    groups = [
        m.span for m in mentions if isinstance(m.value, Actor) and m.value.kind in {"armed group", "militia"} and not m.rule
    ]
    datelines = [m.span for m in mentions if m.kind == "place" and m.rule == "dateline"]
    return [
        m for m in mentions
        if not (m.kind == "actor" and any(m.span.overlaps(d) for d in datelines))
        and not (is_unknown(m) and any(m.span.overlaps(p) for p in places))
        and not (m.kind in {"weapon", "target", "place"} and any(m.span.overlaps(n) for n in names))
        and not (m.kind == "weapon" and not m.rule and m.span.quote[0].isupper() and any(m.span.overlaps(g) for g in groups))
    ]  # fmt: skip


def is_unknown(mention: Mention) -> bool:
    return isinstance(mention.value, Actor) and (
        mention.rule == "named organisation" or (mention.value.kind == "person" and not mention.value.parent)
    )


def clause_head(token: Token) -> Token:
    """The verb (or root) of the clause that the token stands in."""
    while (
        token.dep_ not in CLAUSE_DEPS and not (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}) and token.head.i != token.i
    ):
        token = token.head
    return token


def clause_range(head: Token, others: frozenset[int]) -> tuple[int, int]:
    """Tokens around a clause's head, cut where a coordinated or subordinate clause with a trigger of its own begins."""
    stop = {t.i for t in head.subtree if t.i != head.i and t.i in others and is_clause(t)}
    kept = [t.i for t in head.subtree if not any(s == t.i or is_under(t, s, head.i) for s in stop)]
    start = end = head.i
    inside = set(kept)
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    while end > head.i and head.doc[end].is_punct:
        end -= 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space or head.doc[start].dep_ == "cc"):
        start += 1
    return start, end + 1


def is_clause(token: Token) -> bool:
    return token.dep_ in CLAUSE_DEPS or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"})


def is_under(token: Token, top: int, limit: int) -> bool:
    """Does the token hang under token `top`, looking no higher than `limit`?"""
    for a in token.ancestors:
        if a.i == top:
            return True
        if a.i == limit:
            return False
    return False


def misread_subject(verb: Token) -> Token | None:
    """The subject of a passive that the parser gave to the participle before it: "drones fired from Yemen were intercepted".

    Or the noun before the verb that it hung on "after" alone: "died after masked youths broke a window", "a day after the
    worst bombing in years killed nine".
    """
    head = verb.head
    bare = not any(c.dep_ in {"nsubj", "nsubjpass", "mark"} for c in verb.children)
    before = verb.nbor(-1) if bare and verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.i else None
    ended = (
        [t for t in (before, *before.ancestors) if t.dep_ == "pobj" and t.right_edge.i == verb.i - 1]
        if before is not None
        else []
    )
    hung = [t for t in ended if t.head.lower_ in {"after", "before", "since", "until", "as"}]
    if hung:
        return hung[-1]
    if not bare or verb.dep_ != "ccomp" or not any(c.dep_ == "auxpass" for c in verb.children) or head.i > verb.i:
        return None
    reads_as_main = head.tag_ in {"VBD", "VBN"} and not any(c.dep_ in {"dobj", "aux"} for c in head.children)
    return next((c for c in head.children if c.dep_ == "nsubj"), None) if reads_as_main else None


def hangs_over_place(scene: Scene, verb: Token) -> Token | None:
    """What the verb tells more of, where the parser hung it on a place: "a strike in northern Syria targeting a leader"."""
    head = verb.head
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        return head.head if subject is not None and scene.at("place", subject.i) is not None else None
    place = scene.at("place", head.i)
    if (
        verb.dep_ not in {"acl", "relcl"}
        or place is None
        or head.dep_ != "pobj"
        or any(c.lower_ == "where" for c in verb.children)
    ):
        return None
    return head.head.head


def count_sentences(doc: Doc, start: int, end: int) -> int:
    """How many sentences the tokens from `start` to `end` (exclusive) touch."""
    return 1 + sum(1 for token in doc[start + 1 : end] if token.is_sent_start)


def lemma(token: Token) -> str:
    return token.lemma_.lower()
