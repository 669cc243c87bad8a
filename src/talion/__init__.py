"""Talion reads reports of conflict and keeps a sourced ledger of incidents."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from talion.records import Coding, TalionError
from talion.version import VERSION

__version__ = VERSION

__all__ = ["TalionError", "__version__", "code"]


def code(text: str, *, published: dt.date | str | None = None, publisher: str = "", url: str = "", title: str = "") -> Coding:
    """Codes one text: its incidents with their claims, links, aggregates and relations (talion.records.Coding).

    `published` is the day of publication (a date or an ISO string); without it, dates that hang on it stay unknown. Raises
    TalionError where the text is empty, too long or not English, where `published` is no date or lies in the future, and where
    the text cannot be coded.
    """
    from talion.pipeline import code_reports
    from talion.read.drafts import Draft, finish_draft

    day = published.isoformat() if isinstance(published, dt.date) else published
    draft = Draft(name="text", text=text, publisher=publisher, url=url, published=day, title=title)
    coding = code_reports([finish_draft(draft, published=None, today=dt.date.today())])
    if coding.failures:
        raise TalionError(coding.failures[0].reason)
    if day is None:
        return replace(coding, notes=("no publication date: dates that hang on it stay unknown",))
    return coding
