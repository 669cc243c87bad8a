"""The record types that every stage passes on: plain, frozen, keyword-only, standard library only.

Rules that always hold are written at the type they bind. Dates are local calendar dates of the happening,
coordinates WGS84 degrees, countries ISO 3166 alpha-3, text offsets code points with an exclusive end.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

DatePrecision = Literal["day", "week", "month", "year"]
PlacePrecision = Literal["site", "town", "district", "province", "country", "sea"]
Stance = Literal["asserts", "denies", "suspects"]
Status = Literal["occurred", "attempted", "intercepted", "threatened", "planned", "denied", "uncertain"]
LinkKind = Literal["retaliation", "caused", "part_of"]
RelationKind = Literal["backed_by", "part_of", "member_of", "allied_with", "leads"]
MentionKind = Literal["actor", "place", "time", "count", "weapon", "target"]
ActorKind = Literal[
    "state", "military", "police", "intelligence", "government", "armed group", "militia", "coalition", "igo",
    "company", "person", "civilians", "protesters", "ship", "unidentified", "other",
]  # fmt: skip
ClaimField = Literal[
    "acled_sub_event_type", "plover_type", "plover_mode", "date", "place", "perpetrators", "recipients", "victims",
    "target_kind", "weapons", "fatalities", "injured", "claimed_by", "attributed_to", "status",
]  # fmt: skip
JudgementKind = Literal["merge", "split", "set", "accept", "reject", "same-actor", "undo"]
Change = Literal["replaces", "adds", "removes"]
Verdict = Literal["accepted", "rejected"]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
JUDGED = "judgement "  # how the `coder` of a claim begins that a person made; the judgement's id follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as it was published. `published` is an ISO date or date-time, or None where nobody knows."""

    id: str
    text: str
    publisher: str = ""
    url: str = ""
    published: str | None = None
    title: str = ""

    @property
    def published_date(self) -> dt.date | None:
        return dt.date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters `start` to `end` of a report's text. Always: `text[start:end] == quote`."""

    report: str
    start: int
    end: int
    quote: str

    def requote(self, text: str) -> Span:
        """The same characters, quoted from `text`."""
        return Span(report=self.report, start=self.start, end=self.end, quote=text[self.start : self.end])

    def overlaps(self, other: Span) -> bool:
        return self.report == other.report and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class When:
    """The dates within which a happening lies, and how exactly the report says so."""

    earliest: dt.date
    latest: dt.date
    precision: DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or things as a range; `high` is None for "over 100", `low` for "up to 20"."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer, the sites table or a country. A country never has coordinates."""

    name: str
    country: str | None
    precision: PlacePrecision
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts or is acted upon: `name` is canonical, `parent` and `backers` are canonical names as well."""

    name: str
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    backers: tuple[str, ...] = ()
    ucdp_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`actor` is said to have done it, `by` says so."""

    actor: str
    by: str


MentionValue = Actor | Place | When | Count | str | None
ClaimValue = str | When | Count | Place | Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names something. `rule` says how the value follows from the words ("" when it is the words).

    The value of a time is None where it hangs on a publication date that nobody knows.
    """

    kind: MentionKind
    span: Span
    value: MentionValue
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one event with its evidence: the words, who says so, and the rule where the words alone do not give it.

    `confidence`: the probability in (0, 1] that the value is right, given that the happening is one; None where nobody gauged it.
    """

    event: str
    field: ClaimField
    value: ClaimValue
    spans: tuple[Span, ...]
    said_by: str | None = None
    stance: Stance = "asserts"
    derived: str | None = None
    coder: str = ""
    confidence: float | None = None

    @property
    def id(self) -> str:
        said = [self.event, self.field, as_json(self.value), [[s.start, s.end] for s in self.spans], self.said_by, self.stance]
        return "c-" + digest(said)

    @property
    def is_judged(self) -> bool:
        """Whether a person made it, not the coder: it then belongs to an incident, and to no event's own claims."""
        return self.coder.startswith(JUDGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as one report tells it: every passage that tells of it, and what these say.

    The id hashes the report's id and the trigger's place in it, never the coder's version.
    """

    report: str
    trigger: Span
    mentions: tuple[Span, ...]
    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        return event_id(self.trigger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One sign for or against two events being one happening, in a reader's words; `points` add up to the score."""

    points: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Why two events, `one` the lesser id, were taken for one happening. `score` is None where people decided it."""

    one: str
    other: str
    score: float | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening as all reports tell it. Every value is computed from `claims`; `events` are the ids of its events.

    `id` is made from the least of its events' ids, so neither the order of reading nor the coder's version changes it.
    `confidence`: the probability in (0, 1] that there is such a happening and only once; None where nobody gauged it.
    `joinings` tie the events together: one fewer than there are events, each the pair that brought two parts into one.
    `verdict`: what a person said of it as a whole; the claims then hold also what people set.
    """

    id: str
    events: tuple[str, ...]
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_type: str | None
    plover_mode: str | None
    when: When | None
    place: Place | None
    perpetrators: tuple[str, ...]
    recipients: tuple[str, ...]
    victims: tuple[str, ...] = ()
    target_kind: tuple[str, ...]
    weapons: tuple[str, ...]
    fatalities: Count | None
    injured: Count | None
    claimed_by: tuple[str, ...]
    attributed_to: tuple[Attribution, ...]
    status: Status
    mentions: tuple[Span, ...]
    claims: tuple[Claim, ...]
    confidence: float | None = None
    joinings: tuple[Joining, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided, never changed once made. It outranks the coder, and a newer one outranks an older one.

    `made` is a UTC date-time. `about` are the triggers of the events that it is about, by which a newer coder's events are found;
    `others` are those merged with them, or split off from them. `field`, `change` and `values` say what is set; without values
    the field becomes unknown. The values of "same-actor" are the name that is shown, then those that give way to it. `undoes` is
    the id of the judgement that is taken back.
    """

    kind: JudgementKind
    author: str
    made: str
    because: str
    about: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    field: ClaimField | None = None
    change: Change | None = None
    values: tuple[ClaimValue, ...] = ()
    undoes: str | None = None

    @property
    def id(self) -> str:
        anchors = [[[s.report, s.start, s.end, s.quote] for s in group] for group in (self.about, self.others)]
        said = [self.field, self.change, [as_json(value) for value in self.values], self.undoes]
        return "j-" + digest([self.kind, self.author, self.made, self.because, *anchors, *said])


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`source` (the later one, the answer) to `target`: ids of events while coding, of incidents in a ledger.

    `inferred`: no report says so. `found`: by what the target was found where the report only refers to it, "" where it tells it.
    """

    source: str
    target: str
    kind: LinkKind
    span: Span
    inferred: bool = False
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a report says of a happening that it only refers to, and that the event `source` answers.

    `named` are actors whose side the words leave open, `whens` and `places` what the words say of when and where.
    """

    source: str
    kind: LinkKind
    span: Span
    perpetrators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    weapons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A count over many happenings. `since` and `until` are ISO dates as precise as the text: "2023-10"."""

    span: Span
    count: Count
    what: str
    actor: str | None
    since: str | None
    until: str | None
    region: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Who backs, leads or belongs to whom, as a report says."""

    subject: str
    relation: RelationKind
    object: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """All that one report gives. `links` join ids of its events; `references` begin at one."""

    report: Report
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    aggregates: tuple[Aggregate, ...]
    relations: tuple[Relation, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read or coded, and why, in a user's words."""

    input: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The result of coding some reports: one ledger's worth of records, in an order that content alone decides.

    `judgements` are what people decided, in the order in which the ledger got them.
    """

    reports: tuple[Report, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    links: tuple[Link, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    relations: tuple[Relation, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = field(default=())
    judgements: tuple[Judgement, ...] = ()
    references: tuple[Reference, ...] = ()


class TalionError(Exception):
    """Anything that Talion refuses, with a message for the person who asked."""


def as_json(value: ClaimValue | Actor | None) -> object:
    """The value in the shapes of the exchange files."""
    match value:
        case When():
            return {"start": value.earliest.isoformat(), "end": value.latest.isoformat(), "precision": value.precision}
        case Count():
            return {"min": value.low, "max": value.high}
        case Place():
            return {
                "name": value.name, "country": value.country, "lat": value.lat, "lon": value.lon,
                "precision": value.precision, "gazetteer_id": value.gazetteer_id,
            }  # fmt: skip
        case Attribution():
            return {"actor": value.actor, "by": value.by}
        case Actor():
            return value.name
        case _:
            return value


def plain(name: str) -> str:
    """A name without case, marks, apostrophes and a leading article, for comparing spellings."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[’'`ʿʾ]", "", text)).strip()
    return re.sub(r"^(the|al|ain|ayn) ", "", text)


def canonical(content: object) -> str:
    """JSON text that equal contents share."""
    return _ENCODER.encode(content)


def digest(content: object) -> str:
    """Sixteen hexadecimal digits of the canonical JSON of `content`."""
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()[:16]


def report_id(text: str, *, publisher: str = "", published: str | None = None, title: str = "") -> str:
    """The id of a report that came without one, made from its content."""
    return "r-" + digest([text, publisher, published, title])


@lru_cache(maxsize=1 << 14)  # the same events are asked again and again while a ledger is built
def event_id(trigger: Span) -> str:
    return "e-" + digest([trigger.report, trigger.start, trigger.end, trigger.quote])


def incident_id(events: tuple[str, ...]) -> str:
    """The id of the incident that holds these events: the least of them decides."""
    return "i-" + min(events).removeprefix("e-")
