"""Items and a page's number go in, one page of them comes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from talion.web.filters import PAGE_SIZE

Item = TypeVar("Item")
Number = Annotated[int, Query(ge=1, le=1_000_000, description="The page, from 1.")]


class Page(BaseModel, Generic[Item]):
    """`total` items there are; these are the ones of page `page` of `pages`."""

    total: int
    page: int
    pages: int
    items: Sequence[Item]


def lay_out(items: Sequence[Item], total: int, page: int) -> Page[Item]:
    """`items` are those of the page."""
    return Page(total=total, page=page, pages=-(-total // PAGE_SIZE), items=items)


def cut(items: Sequence[Item], page: int) -> Page[Item]:
    """The page of all `items`."""
    return lay_out(items[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], len(items), page)
