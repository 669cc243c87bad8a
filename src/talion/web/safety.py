"""Every request and answer passes here: hosts and sizes are checked, headers that keep the browser from doing harm are set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

Answer = Callable[[Request], Awaitable[Response]]

# Plotly draws by style attributes and makes workers of blobs for its maps; nothing is run that does not lie in /static.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST = 8_000_000  # bytes of one request


def guard_requests(hosts: frozenset[str]) -> Callable[[Request, Answer], Awaitable[Response]]:
    """A middleware that answers only requests for one of the `hosts` and of a bearable size."""

    async def guard(request: Request, answer: Answer) -> Response:
        refused = refuse_request(request, hosts)
        response = refused if refused is not None else await answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guard


def refuse_request(request: Request, hosts: frozenset[str]) -> Response | None:
    name = request.headers.get("host", "").rpartition("@")[2]
    bare = name[: name.index("]") + 1].strip("[]") if name.startswith("[") and "]" in name else name.partition(":")[0]
    if bare.lower() not in hosts:
        return PlainTextResponse("These pages are not served under that name.", status_code=421)
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST:
        return PlainTextResponse(f"At most {LARGEST:,} bytes can be sent at once.", status_code=413)
    return None
