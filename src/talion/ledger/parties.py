"""A query goes in, who acts and against whom comes out, counted by the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from talion.ledger.query import Query, list_conditions
from talion.ledger.schema import incident_parties, incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as the incidents name it: in how many it acts, in how many it is acted upon."""

    name: str
    acts: int
    suffers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who acts against whom, in how many incidents, and the dead by the highest figures."""

    by: str
    against: str
    incidents: int
    killed: int


def count_parties(connection: Connection, query: Query) -> list[Party]:
    """The most active first, then by name."""
    acts = func.sum(case((incident_parties.c.side == "by", 1), else_=0))
    suffers = func.sum(case((incident_parties.c.side == "against", 1), else_=0))
    statement = (
        select(incident_parties.c.name, acts.label("acts"), suffers.label("suffers"))
        .join(incidents, incident_parties.c.incident == incidents.c.id)
        .where(*list_conditions(query))
        .group_by(incident_parties.c.name)
        .order_by((acts + suffers).desc(), incident_parties.c.name)
    )
    return [Party(name=row.name, acts=row.acts, suffers=row.suffers) for row in connection.execute(statement)]


def count_pairings(connection: Connection, query: Query, limit: int) -> list[Pairing]:
    """The most frequent first, then by name, at most `limit`."""
    doers, receivers = incident_parties.alias("doers"), incident_parties.alias("receivers")
    number = func.count()
    statement = (
        select(
            doers.c.name.label("by"), receivers.c.name.label("against"), number, func.coalesce(func.sum(incidents.c.killed), 0)
        )
        .select_from(incidents)
        .join(doers, (doers.c.incident == incidents.c.id) & (doers.c.side == "by"))
        .join(receivers, (receivers.c.incident == incidents.c.id) & (receivers.c.side == "against"))
        .where(*list_conditions(query))
        .group_by(doers.c.name, receivers.c.name)
        .order_by(number.desc(), doers.c.name, receivers.c.name)
        .limit(limit)
    )
    return [
        Pairing(by=by, against=against, incidents=n, killed=int(dead)) for by, against, n, dead in connection.execute(statement)
    ]
