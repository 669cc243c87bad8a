"""The ledger's tables as SQLAlchemy sees them: nothing goes in, `METADATA` and the tables come out.

`reports` to `relations` hold what was coded and `judgements` what people decided: these are the truth. All others are computed
from them at every change: the `incident` tables make reading fast, `event_keys` and `event_ties` tell what a change touches. No
column holds a time of writing, and every key is made of content (but for the numbers of judgements, which follow their arrival),
so that equal ledgers are equal byte for byte. Structured values are canonical JSON text, which every database compares alike.
"""

from __future__ import annotations

from sqlalchemy import REAL, BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, Table, Text, select, text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

VERSION = "0010"
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
        return Column(name, Text, primary_key=True, nullable=False)
    return Column(name, Text, ForeignKey(owner, ondelete="CASCADE"), primary_key=True, nullable=False)


def _place() -> list[Column[int] | Column[str]]:
    """Where a passage lies in its report: code points, exclusive end, and its words."""
    return [
        Column("start_at", _NUMBER, nullable=False),
        Column("end_at", _NUMBER, nullable=False),
        Column("quote", Text, nullable=False),
    ]


def _position() -> Column[int]:
    return Column("position", _NUMBER, primary_key=True, nullable=False, autoincrement=False)


reports = _table(
    "reports",
    _key("id"),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("reports_by_publisher", "publisher"),
)

events = _table(
    "events",
    _key("id"),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    *_place(),
    Column("mentions", Text, nullable=False),
    Index("events_by_report", "report"),
)

# Triggers of events that a newer coding of their report no longer tells; their ids lead on to what now tells of that place.
past_events = _table(
    "past_events",
    _key("id"),
    Column("report", Text, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    *_place(),
    Index("past_events_by_report", "report"),
)

claims = _table(
    "claims",
    _key("event", "events.id"),
    _position(),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("said_by", Text),
    Column("stance", Text, nullable=False),
    Column("derived", Text),
    Column("coder", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("confidence", _SHARE),
    Index("claims_by_actor", "field", "value", sqlite_where=text(NAMES_ACTORS), postgresql_where=text(NAMES_ACTORS)),
)

# `owner` is the report whose coding gave the link; `report` is the one that is quoted, "" for an order that was only inferred.
event_links = _table(
    "event_links",
    _key("owner", "reports.id"),
    _position(),
    Column("source", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("target", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("inferred", _NUMBER, nullable=False),
    Column("report", Text, nullable=False),
    *_place(),
    Index("event_links_by_source", "source"),
    Index("event_links_by_target", "target"),
)

aggregates = _table(
    "aggregates",
    _key("report", "reports.id"),
    _position(),
    *_place(),
    Column("amount", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("actor", Text),
    Column("since", Text),
    Column("until", Text),
    Column("region", Text, nullable=False),
)

relations = _table(
    "relations",
    _key("report", "reports.id"),
    _position(),
    Column("subject", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("object", Text, nullable=False),
    *_place(),
)

# `number` is the place in the order in which this ledger got them; `about` and `others` are spans, `made` is a UTC date-time.
judgements = _table(
    "judgements",
    Column("number", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("others", Text, nullable=False),
    Column("field", Text),
    Column("change", Text),
    Column("given", Text, nullable=False),
    Column("undoes", Text),
)

# `place` is folded for searching; `killed` is the highest figure, or the lowest where that is open; `disputed` counts the
# points on which sources disagree.
incidents = _table(
    "incidents",
    _key("id"),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("place", Text),
    Column("country", Text),
    Column("acled_event_type", Text),
    Column("acled_sub_event_type", Text),
    Column("plover_type", Text),
    Column("status", Text, nullable=False),
    Column("confidence", _SHARE),
    Column("verdict", Text),
    Column("lat", _SHARE),
    Column("lon", _SHARE),
    Column("place_precision", Text),
    Column("killed", _NUMBER),
    Column("disputed", _NUMBER),
    Index("incidents_by_date", "date_start", "date_end"),
)

# The whole incident: apart, because counting, sorting and filtering read every row, and bodies are long.
incident_bodies = _table("incident_bodies", _key("incident", "incidents.id"), Column("body", Text, nullable=False))
# An incident's id and body, to which conditions may be added.
BODIES = select(incidents.c.id, incident_bodies.c.body).join_from(
    incidents, incident_bodies, incident_bodies.c.incident == incidents.c.id
)

# The passages that tell of it, folded for searching.
incident_quotes = _table("incident_quotes", _key("incident", "incidents.id"), Column("quotes", Text, nullable=False))

incident_events = _table(
    "incident_events",
    _key("event", "events.id"),
    Column("incident", Text, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
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
    Column("side", Text, primary_key=True, nullable=False),
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
    Column("source", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("target", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("kind", Text, primary_key=True, nullable=False),
    Column("inferred", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("report", Text, primary_key=True, nullable=False),
    Column("start_at", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("end_at", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
    Column("quote", Text, nullable=False),
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
built_with = _table("built_with", _key("name"), Column("value", Text, nullable=False))

# What an event answers and its report only refers to; the dates are those of the words, null where these give none.
event_references = _table(
    "event_references",
    _key("owner", "reports.id"),
    _position(),
    Column("source", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    *_place(),
    Column("body", Text, nullable=False),
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
