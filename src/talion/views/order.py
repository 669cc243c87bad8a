"""Incidents go in, the same in the order of time come out: date, then id; undated ones last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from talion.records import Incident


def sort_incidents(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=_key)


def _key(incident: Incident) -> tuple[dt.date, dt.date, str]:
    if incident.when is None:
        return (dt.date.max, dt.date.max, incident.id)
    return (incident.when.earliest, incident.when.latest, incident.id)
