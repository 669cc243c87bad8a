"""A ledger of the form before goes in, the same comes out with the tables that tell what a change touches.

These are empty at first: the next addition computes all of it. Incidents say nothing yet of why their events were joined.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SQLITE = {"sqlite_strict": True, "sqlite_with_rowid": False}
_INCIDENTS = sa.table("incidents", sa.column("id", sa.Text), sa.column("body", sa.Text))
_ENDS = ("source", "target")
_SAID = ("kind", "inferred", "report", "start_at", "end_at")


def upgrade() -> None:
    _turn_links([*(_text(name, owner="incidents.id") for name in _ENDS), *_said(key=True), _text("quote", key=False)])
    op.create_table("event_keys", _number("key"), _text("event", owner="events.id"), **_SQLITE)
    op.create_index("event_keys_by_event", "event_keys", ["event"])
    op.create_table("event_ties", _text("one", owner="events.id"), _text("other", owner="events.id"), **_SQLITE)
    op.create_index("event_ties_by_other", "event_ties", ["other"])
    op.create_table("built_with", _text("name"), _text("value", key=False), **_SQLITE)
    _rewrite(lambda row: {**row, "joinings": []})


def downgrade() -> None:
    for name in ("built_with", "event_ties", "event_keys"):
        op.drop_table(name)
    ends = [_text(name, owner="incidents.id", key=False) for name in _ENDS]
    _turn_links([_number("position"), *ends, *_said(key=False), _text("quote", key=False)])
    op.create_index("incident_links_by_source", "incident_links", ["source"])
    _rewrite(lambda row: {name: value for name, value in row.items() if name != "joinings"})


def _turn_links(columns: list[sa.Column[str] | sa.Column[int]]) -> None:
    """The links between incidents in a table of these columns; they are computed, but nothing else would bring them back."""
    connection = op.get_bind()
    order = ", ".join((*_ENDS, *_SAID, "quote"))
    rows = [dict(row) for row in connection.execute(sa.text(f"SELECT {order} FROM incident_links ORDER BY {order}")).mappings()]
    op.drop_table("incident_links")
    table = op.create_table("incident_links", *columns, **_SQLITE)
    op.create_index("incident_links_by_target", "incident_links", ["target"])
    if any(column.name == "position" for column in columns):
        rows = [{"position": at, **row} for at, row in enumerate(rows)]
    if rows:
        connection.execute(sa.insert(table), rows)


def _said(*, key: bool) -> list[sa.Column[str] | sa.Column[int]]:
    return [_text(name, key=key) if name in ("kind", "report") else _number(name, key=key) for name in _SAID]


def _text(name: str, *, owner: str | None = None, key: bool = True) -> sa.Column[str]:
    if owner is None:
        return sa.Column(name, sa.Text, primary_key=key, nullable=False)
    return sa.Column(name, sa.Text, sa.ForeignKey(owner, ondelete="CASCADE"), primary_key=key, nullable=False)


def _number(name: str, *, key: bool = True) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, primary_key=key, nullable=False, autoincrement=False)


def _rewrite(turn) -> None:  # type: ignore[no-untyped-def]
    connection = op.get_bind()
    for key, body in connection.execute(sa.select(_INCIDENTS.c.id, _INCIDENTS.c.body)).all():
        row = json.dumps(turn(json.loads(body)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        connection.execute(sa.update(_INCIDENTS).where(_INCIDENTS.c.id == key).values(body=row))
