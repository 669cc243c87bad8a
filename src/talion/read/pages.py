"""The HTML of a page goes in, a Draft of its article comes out, with the title, publisher, address and date that it states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from talion.read.drafts import Draft, ReadError

if TYPE_CHECKING:
    from trafilatura.settings import Document

# Menus, buttons and notices of a missing page stay below this; a single reported sentence lies above it.
MIN_SENTENCE_WORDS = 9
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
PAGE_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.I | re.S)
XML_PAGE_START = re.compile(r"\s*<\?xml\b[^>]*>.{0,1000}?<html\b", re.I | re.S)


def read_page(name: str, html: str) -> Draft:
    """The draft of a page's article, its paragraphs parted by an empty line. Raises ReadError for a page without one."""
    found = extract_article(html)
    text = re.sub(r"\s*\n\s*", "\n\n", (found and found.text) or "").strip()
    if found is None or not has_sentence(text):
        raise ReadError("no article is found in the page")
    return Draft(
        name=name, text=text, publisher=found.sitename or found.hostname or "", url=found.url or "", title=found.title or "",
        published=found.date,
    )  # fmt: skip


def looks_like_page(text: str) -> bool:
    """Whether `text` opens as an HTML page does."""
    return bool(PAGE_START.match(text[:4096]) or XML_PAGE_START.match(text[:4096]))


def extract_article(html: str) -> Document | None:
    from trafilatura import bare_extraction

    # A bare fragment is a page as well, which the extractor does not see.
    page = html if "<html" in html[:4096].lower() else f"<html><body>{html}</body></html>"
    # Only what the page states as its date: a search through the text takes the day of a copyright line or of a happening.
    # The late bound lets a date in the future be seen and refused, instead of being passed over by this computer's clock.
    dates = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
    try:
        found = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except Exception as error:
        # On broken markup the libraries fail in ways that they do not document, with AssertionError for one.
        raise ReadError(f"the page cannot be parsed ({type(error).__name__}: {error})".replace(": )", ")")) from error
    return None if isinstance(found, dict) else found


def has_sentence(text: str) -> bool:
    return any(len(line.split()) >= MIN_SENTENCE_WORDS and SENTENCE_END.search(line) for line in text.split("\n"))
