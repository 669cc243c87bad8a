"""A telling and a group go in; out comes how far points of a list, entries of a live page or paragraphs set them apart."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from talion.events.groups import CASUALTY_FRAMES, point_times
from talion.events.pairs import Pair
from talion.words import KEPT, in_one_paragraph, sentences_of, text_of, tokens_of

MARK = re.compile(r"^[ \t]*(?:\(?\d{1,2}[.)]|\([ivx]{1,4}\)|[-–•*·]|\d{1,2}[:.]\d{2}(?=\s))[ \t]+(?=\S)", re.M)
OUTSIDE = (-1, -1)
GOES_ON = 0.3


@lru_cache(maxsize=KEPT)
def items_of(doc: Doc) -> tuple[tuple[int, int], ...]:
    """For each token the offsets at which the text of its item begins and its line ends; OUTSIDE where no list of two is."""
    text = text_of(doc)
    items = [(m.end(), end if (end := text.find("\n", m.end())) >= 0 else len(text)) for m in MARK.finditer(text)]
    found, k = [], 0
    for token in tokens_of(doc):
        while k < len(items) and items[k][1] <= token.idx:
            k += 1
        inside = len(items) > 1 and k < len(items) and items[k][0] <= token.idx
        found.append(items[k] if inside else OUTSIDE)
    return tuple(found)


def stands_in_other_item(pair: Pair) -> float:
    """1 where the telling is dated or goes on with what its own item told first, less where it may go on with the item before."""
    doc = pair.scene.doc
    items = items_of(doc)
    mine, theirs = ({items[d.token] for d in g.drafts} for g in (pair.telling, pair.group))
    if mine & theirs or OUTSIDE in mine | theirs:
        return 0.0
    first = pair.telling.drafts[0]
    opens = doc[sentences_of(doc)[first.token][0]].idx <= items[first.token][0]
    return GOES_ON if opens and not any(point_times(d) for d in pair.telling.drafts) else 1.0


def is_harm_elsewhere(pair: Pair) -> bool:
    """ "Gangs attacked the town. Eight people were killed": undated harm goes on with its own paragraph, unless it opens one."""
    telling, doc = pair.telling, pair.scene.doc
    if not telling.frames <= CASUALTY_FRAMES or telling.is_definite or any(point_times(d) for d in telling.drafts):
        return False
    first = doc[telling.drafts[0].token]
    start = sentences_of(doc)[first.i][0]
    opens = start == 0 or not in_one_paragraph(doc[start - 1], first)
    return not opens and not any(in_one_paragraph(first, doc[d.token]) for d in pair.group.drafts)
