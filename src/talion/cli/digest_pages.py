"""A Digest goes in, the same as Markdown, as one HTML page, and as plain data comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from talion.views.digest import TITLES, Digest, Item, Section
from talion.views.passage import Passage

SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid #999;margin-top:2rem}"
    "article{margin:1.2rem 0}h3{font-size:1rem;margin:0}p{margin:.15rem 0}"
    "blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.7rem;border-left:3px solid #bbb}"
    "mark{background:#ffe9a8}cite,.aside,code{color:#555;font-style:normal}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}mark{background:#6b5600;color:#fff}"
    "cite,.aside,code{color:#aaa}}"
)


def write_markdown(digest: Digest) -> str:
    """Headings, one list entry each, the words that count in bold."""
    lines = [f"# {mark_down(digest.title)}", "", mark_down(digest.summary)]
    lines += ["", mark_down(digest.aside)] if digest.aside else []
    for section in digest.sections:
        lines += ["", f"## {section.title}", ""]
        lines += [line for item in section.items for line in _list_item(item)]
    return "\n".join(lines) + "\n"


def _list_item(item: Item) -> Iterator[str]:
    date = f"{mark_down(item.date)} · " if item.date else ""
    yield f"- {date}**{mark_down(item.head)}**" + (f" `{item.short}`" if item.short else "")
    for line in item.lines:
        yield f"  - {mark_down(line)}"
    for passage in item.passages:
        words = "".join(f"**{mark_down(p.text)}**" if p.marked else mark_down(p.text) for p in passage.pieces)
        yield f"  - “{words}” — {mark_down(passage.source)}"


def mark_down(text: str) -> str:
    """The text with all that Markdown would read as a mark made plain."""
    return SPECIAL.sub(r"\\\1", text)


def write_html(digest: Digest) -> str:
    """One page that needs nothing else; each incident has its id as an anchor in its section."""
    body = [f"<h1>{escape(digest.title)}</h1>", f"<p>{escape(digest.summary)}</p>"]
    body += [f'<p class="aside">{escape(digest.aside)}</p>'] if digest.aside else []
    for section in digest.sections:
        body += [f'<section id="{section.name}">', f"<h2>{escape(section.title)}</h2>"]
        body += [_write_article(item, section) for item in section.items]
        body.append("</section>")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(digest.title)}</title>'
    page = [
        "<!doctype html>",
        '<html lang="en">',
        f"<head>{head}<style>{STYLE}</style></head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return "\n".join(page) + "\n"


def _write_article(item: Item, section: Section) -> str:
    date = f"{escape(item.date)} · " if item.date else ""
    short = f" <code>{escape(item.short)}</code>" if item.short else ""
    anchor = f' id="{escape(item.id)}"' if item.id and section.name in ("incidents", "changes") else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in item.lines)
    quotes = "".join(_quote(passage) for passage in item.passages)
    return f"<article{anchor}><h3>{date}{escape(item.head)}{short}</h3>{lines}{quotes}</article>"


def _quote(passage: Passage) -> str:
    words = "".join(f"<mark>{escape(p.text)}</mark>" if p.marked else escape(p.text) for p in passage.pieces)
    return f"<blockquote>“{words}” <cite>— {escape(passage.source)}</cite></blockquote>"


def digest_row(digest: Digest) -> dict[str, object]:
    """Plain data for JSON; every section is there, empty or not."""
    held = {section.name: [item_row(item) for item in section.items] for section in digest.sections}
    return {
        "since": digest.since.isoformat(), "until": digest.until.isoformat(), "summary": digest.summary, "aside": digest.aside,
        **{name: held.get(name, []) for name in TITLES},
    }  # fmt: skip


def item_row(item: Item) -> dict[str, object]:
    return {
        "head": item.head, "incident": item.id or None, "date": item.date, "lines": list(item.lines), "other": item.other or None,
        "changes": [{"field": c.field, "before": c.before, "now": c.now} for c in item.changes],
        "quotes": [{"report": p.report, "quote": p.text, "source": p.source} for p in item.passages],
    }  # fmt: skip
