"""`/login` and `/logout`: a token or a name and password open a session."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from talion.web.access import Acting, admit
from talion.web.meter import Meter
from talion.web.rendering import show_page

router = APIRouter()
METER = Meter(tries=10, window=60.0)


@router.get("/login")
def show_form(request: Request) -> HTMLResponse:
    return _form(request, "")


@router.post("/login", response_class=HTMLResponse)
def log_in(
    request: Request,
    token: Annotated[str, Form(max_length=500)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """To the ledger, or back to the form for a wrong word."""
    if not METER.admit():
        return _form(request, "Too many tries: wait a minute.", status=429)
    given = {"token": token, "name": name, "password": password}
    if not admit(request, request.app.state.settings, request.app.state.users, given):
        return _form(request, "That is not right.", status=401)
    return RedirectResponse("/", status_code=303)


@router.post("/logout")
def log_out(request: Request, visitor: Acting) -> RedirectResponse:
    request.session.clear()
    return RedirectResponse("/login", status_code=303)


def _form(request: Request, problem: str, *, status: int = 200) -> HTMLResponse:
    return show_page("login.html", {"title": "Log in", "problem": problem, "named": bool(request.app.state.users)}, status=status)
