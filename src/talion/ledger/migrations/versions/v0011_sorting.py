"""A ledger of the form before goes in, the same comes out; PostgreSQL then sorts its text by code points, as SQLite does.

Its index of publishers becomes one that takes names of any length.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_VERSIONS = "talion_version"


def upgrade() -> None:
    _turn("C", "hash")


def downgrade() -> None:
    _turn("default", "btree")


def _turn(collation: str, kind: str) -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    op.drop_index("reports_by_publisher", "reports")
    op.create_index("reports_by_publisher", "reports", ["publisher"], postgresql_using=kind)
    inspector = sa.inspect(connection)
    for table in inspector.get_table_names():
        texts = [column["name"] for column in inspector.get_columns(table) if isinstance(column["type"], sa.Text)]
        if texts and table != _VERSIONS:
            turned = ", ".join(f'ALTER COLUMN "{name}" TYPE TEXT COLLATE "{collation}"' for name in texts)
            op.execute(f'ALTER TABLE "{table}" {turned}')
