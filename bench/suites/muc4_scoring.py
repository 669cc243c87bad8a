"""Predicted and gold templates of a document go in, counts by slot come out, as the GTT paper's scorer counts them.

Each predicted template is matched with at most one gold template of its type, and so as to give the best micro F1. A predicted
entity is right when its strings are all strings of one gold entity of the role; a gold entity is found when such an entity was
predicted.
"""

from __future__ import annotations

from collections.abc import Sequence

from suites.muc4_keys import ROLES, Template
from suites.results import Tally, add_tallies

TYPE = "IncidentType"
SLOTS = (TYPE, *ROLES)
Tallies = dict[str, Tally]


def score_document(predicted: Sequence[Template], gold: Sequence[Template]) -> Tallies:
    """The counts of one document by slot."""
    pairs = match_templates(predicted, gold)
    total = {slot: Tally() for slot in SLOTS}
    for p, template in enumerate(predicted):
        total = _add(total, compare(template, gold[pairs[p]]) if p in pairs else _one_sided(template, predicted=True))
    for g, template in enumerate(gold):
        if g not in pairs.values():
            total = _add(total, _one_sided(template, predicted=False))
    return total


def compare(predicted: Template, gold: Template) -> Tallies:
    """The counts of two templates that are taken for one incident."""
    tallies = {TYPE: Tally(hits=1, predicted=1, found=1, gold=1)}
    for role in ROLES:
        said, wanted = predicted.entities(role), gold.entities(role)
        tallies[role] = Tally(
            hits=sum(any(p <= g for g in wanted) for p in said), predicted=len(said),
            found=sum(any(p <= g for p in said) for g in wanted), gold=len(wanted),
        )  # fmt: skip
    return tallies


def match_templates(predicted: Sequence[Template], gold: Sequence[Template]) -> dict[int, int]:
    """Index of a predicted template -> index of its gold template, in the matching of the best micro F1.

    The counts that F1 divides by are the same for every matching, so only pairs of (hits, found) that no other beats are kept
    while the predicted templates are gone through. Exact; a document has few templates.
    """
    asked = sum(len(t.entities(r)) for t in predicted for r in ROLES) + len(predicted)
    wanted = sum(len(t.entities(r)) for t in gold for r in ROLES) + len(gold)
    states: dict[frozenset[int], dict[tuple[int, int], dict[int, int]]] = {frozenset(): {(0, 0): {}}}
    for p, template in enumerate(predicted):
        following = {used: dict(ends) for used, ends in states.items()}
        for g, other in enumerate(gold):
            if template.kind not in other.kind:
                continue
            gain = add_tallies(compare(template, other).values())
            for used, ends in states.items():
                if g not in used:
                    target = following.setdefault(used | {g}, {})
                    for (hits, found), pairs in ends.items():
                        target.setdefault((hits + gain.hits, found + gain.found), {**pairs, p: g})
        states = {used: _keep_best(ends) for used, ends in following.items()}
    best = -1.0
    choice: dict[int, int] = {}
    for ends in states.values():
        for (hits, found), pairs in ends.items():
            f1 = Tally(hits=hits, predicted=asked, found=found, gold=wanted).f1
            if f1 > best:
                best, choice = f1, pairs
    return choice


def _keep_best(ends: dict[tuple[int, int], dict[int, int]]) -> dict[tuple[int, int], dict[int, int]]:
    return {a: pairs for a, pairs in ends.items() if not any(b != a and b[0] >= a[0] and b[1] >= a[1] for b in ends)}


def _one_sided(template: Template, *, predicted: bool) -> Tallies:
    def count(number: int) -> Tally:
        return Tally(predicted=number) if predicted else Tally(gold=number)

    return {TYPE: count(1), **{role: count(len(template.entities(role))) for role in ROLES}}


def _add(total: Tallies, more: Tallies) -> Tallies:
    return {slot: total[slot] + more[slot] for slot in SLOTS}
