"""The ledger's tables as SQLAlchemy sees them: nothing goes in, `METADATA` and the tables come out.

`reports` to `relations` hold what was coded and `judgements` what people decided: these are the truth. All others are computed
from them at every change: the `incident` tables make reading fast, `event_keys` and `event_ties` tell what a change touches. No
column holds a time of writing, and every key is made of content (but for the numbers of judgements, which follow their arrival),
so that equal ledgers are equal byte for byte. Structured values are canonical JSON text, which every database compares alike.
"""

from __future__ import annotations

from sqlalchemy import REAL, BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, Table, select, text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from talion.ledger.dialects import Words

VERSION = "0011"
VERSION_TABLE = "talion_version"

# Which claims name an actor, as the index of these has it: databases use it only for a condition in these very words.
NAMES_ACTORS = "field IN ('perpetrators', 'recipients', 'claimed_by', 'attributed_to')"

METADATA = MetaData()
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
_SHARE: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def _table(name: str, *items: SchemaItem) -> Table:
    # SQLite's STRICT tables know INTEGER (64 bits) and TEXT; without a row id, rows lie in the order of their keys.
    return Table(name, METADATA, *items, sqlite_strict=True, sqlite_with_rowid=False)


def _key(name: str, owner: str | None = None) -> Column[str]:
    if owner is None:
        return Column(name, Words, primary_key=True, nullable=False)
    return Column(name, Words, ForeignKey(owner, ondelete="CASCADE"), primary_key=True, nullable=False)


def _place() -> list[Column[int] | Column[str]]:
    """Where a passage lies in its report: code points, exclusive end, and its words."""
    return [
        Column("start_at", _NUMBER, nullable=False),
        Column("end_at", _NUMBER, nullable=False),
        Column("quote", Words, nullable=False),
    ]


def _position() -> Column[int]:
    return Column("position", _NUMBER, primary_key=True, nullable=False, autoincrement=False)


reports = _table(
    "reports",
    _key("id"),
    Column("publisher", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("published", Words),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    # A tree of PostgreSQL bounds the length of what it holds, and a publisher is whatever a page says.
    Index("reports_by_publisher", "publisher", postgresql_using="hash"),
)

events = _table(
    "events",
    _key("id"),
    Column("report", Words, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    *_place(),
    Column("mentions", Words, nullable=False),
    Index("events_by_report", "report"),
)

# Triggers of events that a newer coding of their report no longer tells; their ids lead on to what now tells of that place.
past_events = _table(
    "past_events",
    _key("id"),
    Column("report", Words, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    *_place(),
    Index("past_events_by_report", "report"),
)

claims = _table(
    "claims",
    _key("event", "events.id"),
    _position(),
    Column("field", Words, nullable=False),
    Column("value", Words, nullable=False),
    Column("said_by", Words),
    Column("stance", Words, nullable=False),
    Column("derived", Words),
    Column("coder", Words, nullable=False),
    Column("spans", Words, nullable=False),
    Column("confidence", _SHARE),
    Index("claims_by_actor", "field", "value", sqlite_where=text(NAMES_ACTORS), postgresql_where=text(NAMES_ACTORS)),
)

# `owner` is the report whose coding gave the link; `report` is the one that is quoted, "" for an order that was only inferred.
event_links = _table(
    "event_links",
    _key("owner", "reports.id"),
    _position(),
    Column("source", Words, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("target", Words, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("inferred", _NUMBER, nullable=False),
    Column("report", Words, nullable=False),
    *_place(),
    Index("event_links_by_source", "source"),
    Index("event_links_by_target", "target"),
)

aggregates = _table(
    "aggregates",
    _key("report", "reports.id"),
    _position(),
    *_place(),
    Column("amount", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("actor", Words),
    Column("since", Words),
    Column("until", Words),
    Column("region", Words, nullable=False),
)

relations = _table(
    "relations",
    _key("report", "reports.id"),
    _position(),
    Column("subject", Words, nullable=False),
    Column("relation", Words, nullable=False),
    Column("object", Words, nullable=False),
    *_place(),
)

# `number` is the place in the order in which this ledger got them; `about` and `others` are spans, `made` is a UTC date-time.
judgements = _table(
    "judgements",
    Column("number", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("kind", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("made", Words, nullable=False),
    Column("because", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("others", Words, nullable=False),
    Column("field", Words),
    Column("change", Words),
    Column("given", Words, nullable=False),
    Column("undoes", Words),
)

# `place` is folded for searching; `killed` is the highest figure, or the lowest where that is open; `disputed` counts the
# points on which sources disagree.
incidents = _table(
    "incidents",
    _key("id"),
    Column("date_start", Words),
    Column("date_end", Words),
    Column("place", Words),
    Column("country", Words),
    Column("acled_event_type", Words),
    Column("acled_sub_event_type", Words),
    Column("plover_type", Words),
    Column("status", Words, nullable=False),
    Column("confidence", _SHARE),
    Column("verdict", Words),
    Column("lat", _SHARE),
    Column("lon", _SHARE),
    Column("place_precision", Words),
    Column("killed", _NUMBER),
    Column("disputed", _NUMBER),
    Index("incidents_by_date", "date_start", "date_end"),
)

# The whole incident: apart, because counting, sorting and filtering read every row, and bodies are long.
incident_bodies = _table("incident_bodies", _key("incident", "incidents.id"), Column("body", Words, nullable=False))
# An incident's id and body, to which conditions may be added.
BODIES = select(incidents.c.id, incident_bodies.c.body).join_from(
    incidents, incident_bodies, incident_bodies.c.incident == incidents.c.id
)

# The passages that tell of it, folded for searching.
incident_quotes = _table("incident_quotes", _key("incident", "incidents.id"), Column("quotes", Words, nullable=False))

incident_events = _table(
    "incident_events",
    _key("event", "events.id"),
    Column("incident", Words, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
    Index("incident_events_by_incident", "incident"),
)

# `name` is folded for searching.
incident_actors = _table(
    "incident_actors",
    _key("incident", "incidents.id"),
    _key("name"),
)

# Who did it and to whom, as the incident names them; `side` is "by" or "against".
incident_parties = _table(
    "incident_parties",
    _key("incident", "incidents.id"),
    Column("side", Words, primary_key=True, nullable=False),
    _key("name"),
    Index("incident_parties_by_name", "name"),
)

incident_weapons = _table(
    "incident_weapons",
    _key("incident", "incidents.id"),
    _key("name"),
    Index("incident_weapons_by_name", "name"),
)

incident_links = _table(
    "incident_links",
    Column("source", Words, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("target", Words, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("kind", Words, primary_key=True, nullable=False),
    Column("inferred", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("report", Words, primary_key=True, nullable=False),
    Column("start_at", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("end_at", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("quote", Words, nullable=False),
    Index("incident_links_by_target", "target"),
)

# Where other events look for one that may be the same happening; `key` is a digest.
event_keys = _table(
    "event_keys",
    Column("key", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    _key("event", "events.id"),
    Index("event_keys_by_event", "event"),
)

# Pairs that score high enough to be one happening; what becomes of an event hangs on those alone that they connect it with.
event_ties = _table(
    "event_ties",
    _key("one", "events.id"),
    _key("other", "events.id"),
    Index("event_ties_by_other", "other"),
)

# What the computed tables were computed with, and how many rows of the greater ones there are.
built_with = _table("built_with", _key("name"), Column("value", Words, nullable=False))

# What an event answers and its report only refers to; the dates are those of the words, null where these give none.
event_references = _table(
    "event_references",
    _key("owner", "reports.id"),
    _position(),
    Column("source", Words, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("date_start", Words),
    Column("date_end", Words),
    *_place(),
    Column("body", Words, nullable=False),
    Index("event_references_by_source", "source"),
    Index("event_references_by_date", "date_start", "date_end"),
)

# By what a report that reprints another is found; `key` is a digest, and reports that share none are not alike.
report_keys = _table(
    "report_keys",
    Column("key", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    _key("report", "reports.id"),
    Index("report_keys_by_report", "report"),
)
