"""`/api/...`: the same as the pages show, as JSON and GeoJSON; described at `/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter

from talion.web.api import accounts, actors, chains, incidents, judgements, reports

router = APIRouter(prefix="/api")
for _part in (incidents, reports, chains, actors, accounts, judgements):
    router.include_router(_part.router)

__all__ = ["router"]
