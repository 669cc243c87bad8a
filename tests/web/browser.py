"""A running server, a headless Chromium, and a page that notes what must not be: console errors, requests to other hosts."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
# Software drawing of WebGL, which the map needs and a machine without a screen lacks.
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
PATIENCE = 30.0  # seconds


@dataclass(slots=True)
class Watched:
    """A page and what went wrong on it."""

    page: Page
    address: str
    wrongs: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The app on a free port of this computer; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started:
        if time.monotonic() > end:
            raise TimeoutError("the server does not start")
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


@contextmanager
def watching(browser: Browser, address: str, *, width: int = 1440, dark: bool = False) -> Iterator[Watched]:
    """A new page of this width; whatever it asks of other hosts or complains of is a wrong."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    watched = Watched(page=context.new_page(), address=address)
    watched.page.on("console", lambda m: watched.wrongs.append(m.text) if m.type == "error" else None)
    watched.page.on("pageerror", lambda e: watched.wrongs.append(str(e)))
    watched.page.on("request", lambda r: None if r.url.startswith((address, "blob:", "data:")) else watched.wrongs.append(r.url))
    watched.page.set_default_timeout(PATIENCE * 1000)
    try:
        yield watched
    finally:
        context.close()


def is_required() -> bool:
    """On the machine that checks every change the browser has to be there."""
    return os.environ.get("CI") == "true"
