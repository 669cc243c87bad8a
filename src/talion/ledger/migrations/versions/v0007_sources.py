"""A ledger of the form before goes in, the same comes out with room for what reports refer to, and for finding reprints.

Both tables are empty at first: the next addition fills in by what its reports are found, coding anew what they refer to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "event_references",
        sa.Column("owner", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sa.Column("position", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("source", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("date_start", sa.Text),
        sa.Column("date_end", sa.Text),
        sa.Column("start_at", _NUMBER, nullable=False),
        sa.Column("end_at", _NUMBER, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("event_references_by_source", "event_references", ["source"])
    op.create_index("event_references_by_date", "event_references", ["date_start", "date_end"])
    op.create_table(
        "report_keys",
        sa.Column("key", _NUMBER, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("report_keys_by_report", "report_keys", ["report"])


def downgrade() -> None:
    op.drop_table("report_keys")
    op.drop_table("event_references")
