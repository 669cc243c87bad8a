"""A ledger of the form before goes in, the same comes out with the bodies of its incidents in a table of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_FACTS = [
    "date_start", "date_end", "status", "country", "place", "lat", "lon", "place_precision", "killed",
    "acled_event_type", "acled_sub_event_type", "plover_type", "confidence", "verdict", "disputed",
]  # fmt: skip
_INCIDENTS = sa.table("incidents", sa.column("id", sa.Text), sa.column("body", sa.Text))


def upgrade() -> None:
    bodies = op.create_table(
        "incident_bodies",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    connection.execute(sa.insert(bodies).from_select(["incident", "body"], sa.select(_INCIDENTS.c.id, _INCIDENTS.c.body)))
    op.drop_index("incidents_by_facts", "incidents")
    op.drop_column("incidents", "body")
    op.create_index("incidents_by_date", "incidents", ["date_start", "date_end"])


def downgrade() -> None:
    op.drop_index("incidents_by_date", "incidents")
    op.add_column("incidents", sa.Column("body", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE incidents SET body = (SELECT body FROM incident_bodies WHERE incident = incidents.id)")
    op.create_index("incidents_by_facts", "incidents", _FACTS)
    op.drop_table("incident_bodies")
