"""The store: codings go in, the ledger's records come out; schema, migrations and named operations; SQL nowhere else."""

from talion.ledger.errors import AmbiguousError, LedgerError, NotFoundError
from talion.ledger.query import Query
from talion.ledger.store import Added, Ledger

__all__ = ["Added", "AmbiguousError", "Ledger", "LedgerError", "NotFoundError", "Query"]
