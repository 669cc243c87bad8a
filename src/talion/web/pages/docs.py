"""`/docs` and `/openapi.json`: what the API answers to, for people and for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse

from talion.web.rendering import show_page

router = APIRouter()


@router.get("/openapi.json")
def give_schema(request: Request) -> JSONResponse:
    return JSONResponse(request.app.openapi())


@router.get("/docs")
def show_docs(request: Request) -> HTMLResponse:
    schema: dict[str, Any] = request.app.openapi()  # OpenAPI's own shape
    ways = [(path, method, way) for path, ways in schema["paths"].items() for method, way in ways.items()]
    return show_page("docs.html", {"title": "API", "ways": ways, "bodies": list_bodies(schema)})


def list_bodies(schema: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """By path what a call sends as JSON: in words, and the names of its keys."""
    bodies = {}
    for path, ways in schema["paths"].items():
        content = ways.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json")
        if content:
            shape = schema["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
            bodies[path] = (shape.get("description", ""), list(shape["properties"]))
    return bodies
