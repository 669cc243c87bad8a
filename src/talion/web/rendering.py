"""A template's name and its data go in, the page as HTML comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from fastapi.encoders import jsonable_encoder
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from talion.version import VERSION
from talion.views.words import word_number

# What would end a data block or begin another element, as JSON writes it instead.
_HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page that every page leads to; `copied` says whether it makes sense in a copy that nobody serves."""

    name: str
    path: str
    copied: bool = True


TABS = (
    Tab(name="Ledger", path="/"),
    Tab(name="Chains", path="/chains"),
    Tab(name="Actors", path="/actors"),
    Tab(name="Disputes", path="/disputes"),
    Tab(name="Digest", path="/digest"),
    Tab(name="Aggregates", path="/aggregates"),
    Tab(name="Review", path="/review", copied=False),
    Tab(name="Try", path="/try", copied=False),
)
_COPYING: ContextVar[bool] = ContextVar("copying", default=False)


@contextmanager
def copying() -> Iterator[None]:
    """Pages that are made within are read from files: nothing can be asked or done on them."""
    before = _COPYING.set(True)
    try:
        yield
    finally:
        _COPYING.reset(before)


def is_live() -> bool:
    return not _COPYING.get()


@cache
def open_templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("talion.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["data"] = write_data
    environment.filters["pairs"] = lambda values: [(value, value) for value in values]
    environment.globals["live"] = is_live
    environment.globals["number"] = word_number
    environment.globals["tabs"] = TABS
    environment.globals["version"] = VERSION
    return environment


def write_data(value: object) -> Markup:
    """JSON that can stand inside a script element of type application/json, whatever the value holds."""
    return Markup(json.dumps(jsonable_encoder(value), ensure_ascii=False).translate(_HARMLESS))


def show_page(template: str, data: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(open_templates().get_template(template).render(**data), status_code=status)
