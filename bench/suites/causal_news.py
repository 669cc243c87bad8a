"""Causal News Corpus: the folder goes in, how many of its causal sentences Talion's links and link wordings find comes out.

Tan et al. 2022, subtask 1: is a sentence of protest news causal (label 1) or not? Every sentence is read as a report of its own,
published on one and the same day (the corpus does not say when, and no figure hangs on it). Two answers of ours are scored
by precision, recall and F1 of the causal class: a link between two happenings was found; a wording of answer or cause was found
in a sentence with a trigger, link or not. Gold counts any cause, of whatever kind ("to demand higher pay", "killed in the fire
fight"), so links of conflict happenings can only find a part.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from suites.results import Suite, Tally
from talion.claims.selection import select_proved
from talion.gazetteer.index import open_gazetteer
from talion.links.connectives import find_links
from talion.links.cues import find_cues
from talion.pipeline import Told, tell_report
from talion.records import Report

PUBLISHED = "2015-06-30"
FILES = (("dev_subtask1.csv", 1), ("train_subtask1.csv", 6))
"""File, and every how many-th row is read: the whole of dev, a sixth of train."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    id: str
    text: str
    causal: bool


def read_sentences(folder: Path) -> list[Sentence]:
    """The sampled sentences in the order of the files. Raises FileNotFoundError where a file is missing."""
    found: list[Sentence] = []
    for name, step in FILES:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        found += [Sentence(id=r["index"], text=untokenise(r["text"]), causal=r["label"] == "1") for r in rows[::step]]
    return found


def untokenise(text: str) -> str:
    """The sentence without the blanks that the corpus puts around marks."""
    for mark in (",", ".", ";", ":", "?", "!", "’ s", "'s", ")"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("’ s", "’s")


def find_answers(told: Told) -> tuple[bool, bool]:
    """Is there a link; is there a wording of answer or cause in a sentence that has a trigger?"""
    links = find_links(told.scene, select_proved(told.scene, told.groups), told.triggers)
    return bool(links), bool(told.triggers) and bool(find_cues(told.scene))


def count_answers(gold: Sequence[bool], answers: Sequence[bool]) -> Tally:
    right = sum(g and a for g, a in zip(gold, answers, strict=True))
    return Tally(hits=right, predicted=sum(answers), found=right, gold=sum(gold))


def measure(folder: Path) -> Suite:
    """F1 of the causal class by links, then by wordings."""
    gazetteer = open_gazetteer()
    sentences = read_sentences(folder)
    begun = time.perf_counter()
    answers = [find_answers(tell_report(Report(id=s.id, text=s.text, published=PUBLISHED), gazetteer)) for s in sentences]
    seconds = time.perf_counter() - begun
    gold = [s.causal for s in sentences]
    figures = (
        count_answers(gold, [a[0] for a in answers]).as_figure("causal sentences by links, F1"),
        count_answers(gold, [a[1] for a in answers]).as_figure("causal sentences by wordings, F1"),
    )
    return Suite(name="causal_news", documents=len(sentences), figures=figures, seconds=seconds)
