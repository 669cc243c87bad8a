"""A ledger without judgements goes in, the same comes out with room for them and for the verdicts of incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    given = [_text(name) for name in ("id", "kind", "author", "made", "because", "about", "others")]
    number = sa.Column(
        "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, nullable=False, autoincrement=False
    )
    op.create_table(
        "judgements", number, *given, _text("field", null=True), _text("change", null=True), _text("given"),
        _text("undoes", null=True), sa.UniqueConstraint("id"), sqlite_strict=True, sqlite_with_rowid=False,
    )  # fmt: skip
    op.add_column("incidents", sa.Column("verdict", sa.Text, nullable=True))


def downgrade() -> None:
    op.drop_column("incidents", "verdict")
    op.drop_table("judgements")


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)
