"""`/api/...`: the same as the pages show, as JSON and GeoJSON; described at `/openapi.json`."""

from __future__ import annotations

from fastapi import APIRouter

from talion.web.api import incidents

router = APIRouter(prefix="/api")
router.include_router(incidents.router)

__all__ = ["router"]
