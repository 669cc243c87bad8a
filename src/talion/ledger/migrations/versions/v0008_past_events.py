"""A ledger of the form before goes in, the same comes out with room for the events that newer codings no longer tell."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    owner = sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False)
    quote = sa.Column("quote", sa.Text, nullable=False)
    key = sa.Column("id", sa.Text, primary_key=True, nullable=False)
    op.create_table(
        "past_events", key, owner, _number("start_at"), _number("end_at"), quote, sqlite_strict=True, sqlite_with_rowid=False
    )
    op.create_index("past_events_by_report", "past_events", ["report"])


def downgrade() -> None:
    op.drop_table("past_events")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)
