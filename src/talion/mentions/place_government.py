"""A hit that names a country or capital and its parse go in, out comes whether it stands for a government that speaks or acts."""

from __future__ import annotations

from spacy.tokens import Token

from talion.mentions.place_words import load_words

JOINED = frozenset({"conj", "appos"})
SUPPORTERS = frozenset(
    {"back", "support", "fund", "arm", "sponsor", "ally", "align", "supply", "lead", "train", "finance", "link", "tie"}
)


def stands_for_government(token: Token, *, before: str) -> bool:
    """Whether `token` names the government of its country: the subject of "said", "by X", "X's allies", one that is accused.

    `before` is the text before the name, where a preposition of place settles that it is a place.
    """
    lists = load_words()
    words = before.rsplit(None, 1)
    if words and words[-1].lower() in lists.strong:
        return False
    first = token
    while first.dep_ in JOINED and first.head.i != first.i:
        first = first.head
    head = first.head
    match first.dep_:
        case "nsubj":
            return head.pos_ in ("VERB", "AUX") and (head.lemma_.lower() in lists.verbs or _is_bidden(head))
        case "pobj":
            return (head.lemma_ == "by" and head.dep_ in ("agent", "prep")) or _is_supporter(head)
        case "dobj":
            return head.lemma_ in lists.addressed
        case "nsubjpass":
            return head.lemma_ in lists.addressed
        case _:
            return False


def _is_bidden(verb: Token) -> bool:
    """As in: Moscow must stop, Paris should press for an end."""
    return verb.pos_ == "VERB" and any(c.dep_ == "aux" and c.lower_ in load_words().bidding for c in verb.children)


def _is_supporter(preposition: Token) -> bool:
    """As in: aligned with Tehran, linked to Moscow."""
    return preposition.lemma_ in ("with", "to", "by") and preposition.head.lemma_ in SUPPORTERS
