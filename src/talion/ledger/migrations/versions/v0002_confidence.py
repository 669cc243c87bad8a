"""A ledger of the first form goes in, the same comes out with room for the confidence of incidents and claims.

What was kept before says nothing of it: null, until the reports are coded again (claims) or anything is added (incidents).
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INCIDENTS = sa.table("incidents", sa.column("id", sa.Text), sa.column("body", sa.Text))


def upgrade() -> None:
    for name in ("claims", "incidents"):
        op.add_column(name, sa.Column("confidence", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True))
    connection = op.get_bind()
    for key, body in connection.execute(sa.select(_INCIDENTS.c.id, _INCIDENTS.c.body)).all():
        connection.execute(sa.update(_INCIDENTS).where(_INCIDENTS.c.id == key).values(body=_widen(body)))


def downgrade() -> None:
    connection = op.get_bind()
    for key, body in connection.execute(sa.select(_INCIDENTS.c.id, _INCIDENTS.c.body)).all():
        connection.execute(sa.update(_INCIDENTS).where(_INCIDENTS.c.id == key).values(body=_narrow(body)))
    for name in ("claims", "incidents"):
        op.drop_column(name, "confidence")


def _widen(body: str) -> str:
    row = json.loads(body)
    return _dump({**row, "confidence": None, "claims": [[*claim, None] for claim in row["claims"]]})


def _narrow(body: str) -> str:
    row = json.loads(body)
    row.pop("confidence")
    return _dump({**row, "claims": [claim[:-1] for claim in row["claims"]]})


def _dump(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
