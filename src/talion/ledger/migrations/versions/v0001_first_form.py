"""An empty database goes in, the first form of the ledger comes out."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    _make_coded()
    _make_computed()


def downgrade() -> None:
    computed = ("incident_links", "incident_actors", "incident_events", "incidents")
    coded = ("relations", "aggregates", "event_links", "claims", "events", "reports")
    for name in computed + coded:
        op.drop_table(name)


def _text(name: str, *, owner: str | None = None, key: bool = False, null: bool = False) -> sa.Column[str]:
    if owner is None:
        return sa.Column(name, sa.Text, primary_key=key, nullable=null)
    return sa.Column(name, sa.Text, sa.ForeignKey(owner, ondelete="CASCADE"), primary_key=key, nullable=null)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, primary_key=key, nullable=False, autoincrement=False)


def _passage() -> tuple[sa.Column[int], sa.Column[int], sa.Column[str]]:
    return _number("start_at"), _number("end_at"), _text("quote")


def _make(name: str, *columns: sa.Column[int] | sa.Column[str]) -> None:
    op.create_table(name, *columns, **_SQLITE)


def _make_coded() -> None:
    _make(
        "reports",
        *(_text("id", key=True), _text("publisher"), _text("url"), _text("published", null=True), _text("title"), _text("text")),
    )
    _make("events", _text("id", key=True), _text("report", owner="reports.id"), *_passage(), _text("mentions"))
    op.create_index("events_by_report", "events", ["report"])
    _make(
        "claims",
        *(_text("event", owner="events.id", key=True), _number("position", key=True), _text("field"), _text("value")),
        *(_text("said_by", null=True), _text("stance"), _text("derived", null=True), _text("coder"), _text("spans")),
    )
    _make(
        "event_links",
        *(_text("owner", owner="reports.id", key=True), _number("position", key=True)),
        *(_text("source", owner="events.id"), _text("target", owner="events.id"), _text("kind"), _number("inferred")),
        *(_text("report"), *_passage()),
    )
    op.create_index("event_links_by_source", "event_links", ["source"])
    op.create_index("event_links_by_target", "event_links", ["target"])
    _make(
        "aggregates",
        *(_text("report", owner="reports.id", key=True), _number("position", key=True), *_passage()),
        *(_text("amount"), _text("what"), _text("actor", null=True)),
        *(_text("since", null=True), _text("until", null=True), _text("region")),
    )
    _make(
        "relations",
        *(_text("report", owner="reports.id", key=True), _number("position", key=True)),
        *(_text("subject"), _text("relation"), _text("object"), *_passage()),
    )


def _make_computed() -> None:
    _make(
        "incidents",
        *(_text("id", key=True), _text("date_start", null=True), _text("date_end", null=True)),
        *(_text("place", null=True), _text("country", null=True), _text("acled_event_type", null=True)),
        *(_text("acled_sub_event_type", null=True), _text("plover_type", null=True), _text("status")),
        *(_text("quotes"), _text("body")),
    )
    op.create_index("incidents_by_date", "incidents", ["date_start", "date_end"])
    _make("incident_events", _text("event", owner="events.id", key=True), _text("incident", owner="incidents.id"))
    op.create_index("incident_events_by_incident", "incident_events", ["incident"])
    _make("incident_actors", _text("incident", owner="incidents.id", key=True), _text("name", key=True))
    _make(
        "incident_links",
        *(_number("position", key=True), _text("source", owner="incidents.id"), _text("target", owner="incidents.id")),
        *(_text("kind"), _number("inferred"), _text("report"), *_passage()),
    )
    op.create_index("incident_links_by_source", "incident_links", ["source"])
    op.create_index("incident_links_by_target", "incident_links", ["target"])
