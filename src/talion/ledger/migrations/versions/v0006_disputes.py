"""A ledger of the form before goes in, the same comes out with a count of the points on which sources disagree.

It is empty until the incidents are computed anew, which the next addition does for all of them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BEFORE = [
    "date_start", "date_end", "status", "country", "place", "lat", "lon", "place_precision", "killed",
    "acled_event_type", "acled_sub_event_type", "plover_type", "confidence", "verdict",
]  # fmt: skip


def upgrade() -> None:
    op.add_column("incidents", sa.Column("disputed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
    op.drop_index("incidents_by_facts", "incidents")
    op.create_index("incidents_by_facts", "incidents", [*_BEFORE, "disputed"])
    op.execute("DELETE FROM built_with")


def downgrade() -> None:
    op.drop_index("incidents_by_facts", "incidents")
    op.create_index("incidents_by_facts", "incidents", _BEFORE)
    op.drop_column("incidents", "disputed")
