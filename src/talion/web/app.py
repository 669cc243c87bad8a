"""Settings go in, the application that answers for the ledger comes out."""

from __future__ import annotations

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from talion.ledger.errors import LedgerError, NotFoundError
from talion.ledger.store import Ledger
from talion.records import TalionError
from talion.version import VERSION
from talion.web.access import find_visitor, read_users
from talion.web.api import router as api
from talion.web.filters import FilterError
from talion.web.judging import ChangedError
from talion.web.pages import (
    actors,
    aggregates,
    chains,
    digest,
    disputes,
    docs,
    incident,
    ledger,
    login,
    report,
    review,
    selection,
    tryout,
)
from talion.web.rendering import show_page
from talion.web.safety import guard_requests
from talion.web.settings import Settings, check_settings
from talion.web.sources import PLOTLY, STATIC


def build_app(settings: Settings) -> FastAPI:
    """Raises LedgerError where there is no ledger, and ServeError for settings that would open it to strangers."""
    check_settings(settings)
    app = FastAPI(title="Talion", version=VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.ledger = Ledger.open(settings.ledger, create=False)
    app.state.settings = settings
    app.state.users = read_users(settings.users) if settings.users else {}
    app.add_middleware(GZipMiddleware, minimum_size=2000)
    app.add_middleware(
        SessionMiddleware, secret_key=settings.secret, session_cookie="talion", same_site="strict", max_age=12 * 3600
    )
    app.middleware("http")(guard_requests(settings.hosts))
    app.add_exception_handler(TalionError, refuse)
    app.add_exception_handler(HTTPException, miss)
    app.add_exception_handler(RequestValidationError, doubt)
    app.add_api_route("/static/plotly.min.js", send_plotly, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(login.router, include_in_schema=False)
    known = [Depends(find_visitor)]
    for page in (ledger, incident, report, chains, actors, disputes, digest, aggregates, review, tryout, selection, docs):
        app.include_router(page.router, include_in_schema=False, dependencies=known)
    app.include_router(api, dependencies=known)
    return app


async def send_plotly() -> FileResponse:
    """The drawing library, as its Python package carries it."""
    return FileResponse(PLOTLY, media_type="text/javascript", headers={"Cache-Control": "max-age=86400"})


async def refuse(request: Request, error: Exception) -> Response:
    """What Talion refuses: a filter that means nothing, an id that nobody has, a ledger that is busy."""
    return _answer(request, str(error), 404 if isinstance(error, NotFoundError) else choose_status(error))


def choose_status(error: Exception) -> int:
    """422 for what was asked wrongly, 409 for what has changed meanwhile, 503 for a ledger that cannot answer now."""
    if isinstance(error, ChangedError):
        return 409
    return 503 if isinstance(error, LedgerError) and not isinstance(error, FilterError) else 422


async def miss(request: Request, error: Exception) -> Response:
    """An address that leads nowhere, or a way of asking that it does not know."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 401 and not request.url.path.startswith("/api/"):
        return RedirectResponse("/login", status_code=303)
    return _answer(request, str(error.detail), error.status_code)


async def doubt(request: Request, error: Exception) -> Response:
    """A value that an address or a form cannot have."""
    if not isinstance(error, RequestValidationError):
        raise error
    return _answer(request, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors()), 422)


def _answer(request: Request, reason: str, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": reason}, status_code=status)
    return show_page("error.html", {"title": "Not there" if status == 404 else "Not possible", "reason": reason}, status=status)
