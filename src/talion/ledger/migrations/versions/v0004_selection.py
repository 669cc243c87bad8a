"""A ledger of the form before goes in, the same comes out with what the map, the sorting and the filters read.

Points and tolls get columns, parties, weapons and quotes tables, and one index holds every column but the long bodies.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SHARE: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TYPES: dict[str, sa.types.TypeEngine[float] | sa.types.TypeEngine[int] | sa.types.TypeEngine[str]] = {
    "lat": _SHARE, "lon": _SHARE, "place_precision": sa.Text(), "killed": _NUMBER,
}  # fmt: skip
_FACTS = [
    "date_start", "date_end", "status", "country", "place", "lat", "lon", "place_precision", "killed",
    "acled_event_type", "acled_sub_event_type", "plover_type", "confidence", "verdict",
]  # fmt: skip
_INCIDENTS = sa.table(
    "incidents", *(sa.column(n, sa.Text) for n in ("id", "body", "quotes")), *(sa.column(n, t) for n, t in _TYPES.items())
)


def upgrade() -> None:
    for name, kind in _TYPES.items():
        op.add_column("incidents", sa.Column(name, kind, nullable=True))
    weapons = op.create_table(
        "incident_weapons",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    parties = op.create_table(
        "incident_parties",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("side", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("incident_parties_by_name", "incident_parties", ["name"])
    op.create_index("incident_weapons_by_name", "incident_weapons", ["name"])
    quotes = op.create_table(
        "incident_quotes",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("quotes", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("reports_by_publisher", "reports", ["publisher"])
    connection = op.get_bind()
    connection.execute(sa.insert(quotes).from_select(["incident", "quotes"], sa.select(_INCIDENTS.c.id, _INCIDENTS.c.quotes)))
    for key, body in connection.execute(sa.select(_INCIDENTS.c.id, _INCIDENTS.c.body)).all():
        row = json.loads(body)
        connection.execute(sa.update(_INCIDENTS).where(_INCIDENTS.c.id == key).values(**_columns(row)))
        for name in sorted(set(row["weapons"])):
            connection.execute(sa.insert(weapons).values(incident=key, name=name))
        for side, names in (("by", row["perpetrators"]), ("against", row["recipients"])):
            for name in sorted(set(names)):
                connection.execute(sa.insert(parties).values(incident=key, side=side, name=name))
    op.drop_column("incidents", "quotes")
    op.drop_index("incidents_by_date", "incidents")
    op.create_index("incidents_by_facts", "incidents", _FACTS)


def downgrade() -> None:
    op.drop_index("incidents_by_facts", "incidents")
    op.create_index("incidents_by_date", "incidents", ["date_start", "date_end"])
    op.add_column("incidents", sa.Column("quotes", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    for key, quotes in connection.execute(sa.text("SELECT incident, quotes FROM incident_quotes")).all():
        connection.execute(sa.update(_INCIDENTS).where(_INCIDENTS.c.id == key).values(quotes=quotes))
    op.drop_table("incident_quotes")
    op.drop_index("reports_by_publisher", "reports")
    op.drop_table("incident_parties")
    op.drop_table("incident_weapons")
    for name in _TYPES:
        op.drop_column("incidents", name)


def _columns(row: dict[str, dict[str, object] | None]) -> dict[str, object]:
    place, dead = row["place"] or {}, row["fatalities"] or {}
    killed = dead.get("min") if dead.get("max") is None else dead["max"]
    return {"lat": place.get("lat"), "lon": place.get("lon"), "place_precision": place.get("precision"), "killed": killed}
