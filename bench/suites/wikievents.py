"""WikiEvents: the folder goes in, how many conflict triggers and their arguments Talion finds comes out.

Types are those of TYPES, to which our frames lead; movement, contact, investigation and courts are outside the ontology and not
counted. A trigger of ours is right where its head word lies in a gold trigger ("found"), and typed right where the types are the
same too. Arguments are scored for the typed-right triggers that we make a draft of: by side (agent, patient, weapon, place), an
argument is right where a mention of ours on that side has the gold argument's head word. Every
STEP-th document is read. Gold is not exhaustive: a happening that is told again is often not annotated again.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from suites.results import Suite, Tally, add_tallies
from suites.wikievents_texts import GoldTrigger, Side, WikiDocument, read_wikievents
from talion.events.drafts import Draft
from talion.gazetteer.index import open_gazetteer
from talion.pipeline import Told, tell_report
from talion.records import Report

STEP = 3
ATTACK, ARREST, DEMONSTRATE = "Conflict.Attack", "Justice.ArrestJailDetain", "Conflict.Demonstrate"
TYPES: Mapping[str, str] = {
    **dict.fromkeys(("attack", "bomb", "airstrike", "shell", "launch", "strike", "fire", "explode"), ATTACK),
    **dict.fromkeys(("suicide", "clash", "beat", "rape"), ATTACK), **dict.fromkeys(("arrest", "apprehend", "capture"), ARREST),
    "kill": "Life.Die", "assassinate": "Life.Die", "wound": "Life.Injure",
    "release": "Justice.ReleaseParole", "protest": DEMONSTRATE, "riot": DEMONSTRATE, "threaten": "Contact.ThreatenCoerce",
    "burn": "ArtifactExistence.DamageDestroyDisableDismantle",
}  # fmt: skip
"""Frame -> event type."""


def pair_triggers(document: WikiDocument, told: Told) -> list[tuple[int, str, tuple[GoldTrigger, ...]]]:
    """Our triggers of coded types: token, type, and the gold triggers on the same words."""
    ours = [(t.i, TYPES[t.frame.name]) for t in told.triggers if t.frame.name in TYPES]
    return [
        (i, kind, tuple(g for g in document.triggers if g.start < told.doc[i].idx + len(told.doc[i]) and told.doc[i].idx < g.end))
        for i, kind in ours
    ]


def count_triggers(document: WikiDocument, pairs: Sequence[tuple[int, str, tuple[GoldTrigger, ...]]], *, typed: bool) -> Tally:
    def keys(kind: str, gold: Sequence[GoldTrigger]) -> set[tuple[int, str]]:
        return {(g.start, g.type if typed else "") for g in gold if not typed or g.type == kind}

    hit = [keys(kind, gold) for _, kind, gold in pairs]
    found = set().union(*hit)
    gold = {(g.start, g.type if typed else "") for g in document.triggers}
    return Tally(hits=sum(map(bool, hit)), predicted=len(pairs), found=len(found), gold=len(gold))


def count_arguments(told: Told, pairs: Sequence[tuple[int, str, tuple[GoldTrigger, ...]]]) -> dict[Side, Tally]:
    drafts = {d.token: d for group in told.groups for d in group}
    totals: dict[Side, Tally] = {"agent": Tally(), "patient": Tally(), "weapon": Tally(), "place": Tally()}
    for token, kind, gold in pairs:
        matching = [g for g in gold if g.type == kind]
        if token in drafts and matching:
            ours = sides_of(told, drafts[token])
            for side in totals:
                wanted = {a.head for a in matching[0].arguments if a.side == side}
                totals[side] += count_side(wanted, ours[side])
    return totals


def count_side(wanted: set[str], ours: Sequence[str]) -> Tally:
    words = [set(quote.lower().replace("-", " ").split()) | {quote.lower()} for quote in ours]
    hits = sum(bool(w & wanted) for w in words)
    found = sum(any(head in w for w in words) for head in wanted)
    return Tally(hits=hits, predicted=len(words), found=found, gold=len(wanted))


def sides_of(told: Told, draft: Draft) -> Mapping[Side, Sequence[str]]:
    """The words of our mentions by side; a target that is also a recipient counts once."""
    patients = list(draft.recipients)
    patients += [t for t in draft.targets if all(t.end <= r.start or r.end <= t.start for r in draft.recipients)]
    return {
        "agent": [m.mention.span.quote for m in draft.agents],
        "patient": [m.mention.span.quote for m in patients],
        "weapon": [m.mention.span.quote for m in draft.weapons],
        "place": [m.mention.span.quote for m in draft.places],
    }


def measure(folder: Path) -> Suite:
    """Trigger F1 (words, then words and type), then argument F1, all and by side."""
    gazetteer = open_gazetteer()
    documents = list(read_wikievents(folder, frozenset(TYPES.values())))[::STEP]
    found, typed = Tally(), Tally()
    arguments: dict[Side, Tally] = {"agent": Tally(), "patient": Tally(), "weapon": Tally(), "place": Tally()}
    seconds = 0.0
    for document in documents:
        begun = time.perf_counter()
        told = tell_report(Report(id=document.id, text=document.text), gazetteer)
        seconds += time.perf_counter() - begun
        pairs = pair_triggers(document, told)
        found += count_triggers(document, pairs, typed=False)
        typed += count_triggers(document, pairs, typed=True)
        for side, tally in count_arguments(told, pairs).items():
            arguments[side] += tally
    figures = (
        found.as_figure("trigger words, F1"),
        typed.as_figure("trigger words and type, F1"),
        add_tallies(arguments.values()).as_figure("arguments of found triggers, F1"),
        *(tally.as_figure(f"arguments: {side}, F1") for side, tally in arguments.items()),
    )
    return Suite(name="wikievents", documents=len(documents), figures=figures, seconds=seconds)
