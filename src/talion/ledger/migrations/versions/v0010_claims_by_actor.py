"""A ledger of the form before goes in, the same comes out with an index of the claims that name an actor."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    named = sa.text("field IN ('perpetrators', 'recipients', 'claimed_by', 'attributed_to')")
    op.create_index("claims_by_actor", "claims", ["field", "value"], sqlite_where=named, postgresql_where=named)


def downgrade() -> None:
    op.drop_index("claims_by_actor", "claims")
